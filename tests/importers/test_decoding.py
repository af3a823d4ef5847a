"""What can be imported is text; what is something else is said to be that, whatever its name."""

import gzip
import io
import zipfile

import pytest

from backstory import messages
from backstory.importers.decoding import decode


def archive() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as opened:
        opened.writestr("word/document.xml", "<w:document/>")
    return data.getvalue()


def test_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    data = b"One.\nTwo.\nRelated Topics\n- Asia\n"
    assert (
        decode(data, "a")
        == decode(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), "a")
        == (data.decode(), ())
    )


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"one\ntwo \xff\n", "import-encoding", 2),
        ("Übung".encode("utf-16"), "import-encoding", 1),
        (b"one\ntw\0o\n", "import-encoding", 2),
        (b"", "import-empty", 0),
        (b"\xef\xbb\xbf \r\n\t\n", "import-empty", 0),
        (b"x" * 8_000_001, "import-too-large", 0),
        (b"---\ntitle: A\n---\nOne.\n", "import-document", 1),
        (b"\n---\r\n# ours\r\ntags:\r\n- b\r\n---\r\n", "import-document", 2),
    ],
)
def test_what_is_no_raw_text_is_a_problem_with_its_line(data: bytes, code: str, line: int) -> None:
    text, (problem,) = decode(data, "raw.txt")
    assert text == ""
    assert (problem.code, problem.place.path, problem.place.line) == (code, "raw.txt", line)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"%PDF-1.4\n% all of it could be ASCII\n", "a PDF"),
        (b"%PDF-1.4\n" + b"x" * 8_000_001, "a PDF"),
        (archive(), "an archive, or a document of an office program"),
        (b"{\\rtf1\\ansi Hello. \\par}", "a document in Rich Text Format"),
        (gzip.compress(b"One.", mtime=0), "an archive"),
        (b"\n <!DOCTYPE html>\n<p>One.", "a page in HTML"),
        (b"<html lang=en><p>One.", "a page in HTML"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><rss/>', "XML"),
    ],
)
def test_what_is_something_else_is_called_by_its_name(data: bytes, kind: str) -> None:
    text, (problem,) = decode(data, "raw.txt")
    assert text == ""
    assert problem.code == "import-not-text"
    assert messages.sentence(problem).startswith(f"this is {kind};")


@pytest.mark.parametrize(
    "text",
    ["---\nOne: two.", "---\nA line across.\n---\nOne.", "<p>One.", "PK is a family.", "%PDF", "{rtf}"],
)
def test_prose_that_only_looks_like_it_is_text(text: str) -> None:
    assert decode(text.encode(), "raw.txt") == (text, ())
