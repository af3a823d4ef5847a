"""Pages, feeds, documents and addresses are imported as drafts: once, whole or not at all, and with a line on what is wrong."""

import importlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from tests.importers.formats.pages import PAGES
from tests.importers.formats.sources import ATOM, JSON_FEED, RSS, docx, paragraph, table

from backstory.importers import ImportResult, KnownNames, import_texts
from backstory.importers.formats.feeds import read_feed
from backstory.importers.formats.html_markdown import as_markdown
from backstory.importers.formats.word_document import read_document
from backstory.importers.records import is_untouched
from backstory.problems import SiteError

KNOWN = KnownNames({"Harbour board": ("Harbour",)})


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def imported(content: Path, *sources: Path | str, mend: bool = False, dry_run: bool = False) -> ImportResult:
    return import_texts(sources, content, known=KNOWN, mend=mend, dry_run=dry_run)


def given(content: Path, name: str, data: str | bytes) -> Path:
    file = content.parent / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def codes(result: ImportResult) -> list[str]:
    return [problem.code for problem in result.problems]


def only_text(content: Path) -> str:
    (file,) = content.rglob("*.md")
    return file.read_text("utf-8")


def test_a_page_becomes_a_draft_with_its_rights_and_its_source(content: Path) -> None:
    page = given(content, "saved.html", PAGES["news_portal"].html)
    assert codes(imported(content, page)) == []
    text = only_text(content)
    assert "\ndraft: true\n" in text and "\nmarkdown: commonmark\n" in text
    assert "title: Budget passed by one voice  # from JSON-LD headline" in text
    assert "date: 2025-03-04T23:40:00Z  # from JSON-LD datePublished" in text
    assert 'rights:\n  - {text: "https://county.example/terms", from: JSON-LD license}' in text
    assert "After nine hours of talks" in text and "partners store cookies" not in text
    assert is_untouched(text)
    again = imported(content, page)
    assert [file.status for file in again.files()] == [] and only_text(content) == text
    assert {file.status for one in again.sources for file in one.files} == {"unchanged"}


def test_each_entry_of_a_feed_is_a_draft_and_colliding_titles_get_files_of_their_own(content: Path) -> None:
    result = imported(content, given(content, "feed.xml", RSS))
    paths = sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))
    assert paths == ["articles/2024/pier-mended-2.md", "articles/2024/pier-mended.md"]
    text = (content / "articles/2024/pier-mended.md").read_text("utf-8")
    assert "The pier is **mended** &#124; at last.\n\nIt took a year." in text
    assert "topics: [Harbour board]" in text and "authors: [Ann Quire]" in text
    assert (
        "date: 2024-02-03T09:00:00Z" in text and "{text: Harrow Post 2025, from: rights of the feed}" in text
    )
    assert any("1 without a text" in guess.why for one in result.sources for guess in one.guesses)
    assert (
        '{id: original, title: Pier mended, url: "https://post.example/pier", publisher: Harrow Post, date: 2024-02-03}'
        in text
    )
    before = {path: path.read_bytes() for path in content.rglob("*.md")}
    imported(content, given(content, "feed.xml", RSS))
    assert {path: path.read_bytes() for path in content.rglob("*.md")} == before


def test_atom_and_json_feeds_are_read() -> None:
    atom = read_feed(ATOM.encode())
    assert atom is not None and [one.title.value for one in atom.entries if one.title] == ["Sixty & one"]
    assert atom.entries[0].updated is not None and atom.entries[0].rights[0].value == "CC BY"
    feed = read_feed(JSON_FEED.encode())
    assert feed is not None and [one.body for one in feed.entries] == [
        "First \\*words\\*.\n\nMore.",
        "Second.\n",
    ]
    assert feed.entries[0].authors == ("Jo",) and feed.entries[1].date is None


def test_a_document_keeps_headings_lists_and_tables() -> None:
    text = read_document(docx(paragraph("The *plan*", "Heading1"), paragraph("One | two."), paragraph("Why", "Heading2"), table([["Year", "a|b"], ["2023", "4"]])))  # fmt: skip
    assert text.title is not None and (text.title.value, text.title.where) == (
        "The *plan*",
        "its first heading",
    )
    assert text.body == "One &#124; two.\n\n## Why\n\n| Year | a&#124;b |\n| --- | --- |\n| 2023 | 4 |\n"
    assert text.authors == ("Ada Quill",) and text.topics == ("ferry", "pier")
    assert text.date is not None and text.date.value == "2025-01-02T03:04:05Z"


def test_what_is_written_shows_the_words_of_the_html() -> None:
    html = "<p># no [[link]] | {{ tag }} %%z%% ==y==</p><ul><li>1. a<ul><li>b</li></ul></li></ul><pre><code>x | y\n # z</code></pre>"
    assert as_markdown(html) == (
        "\\# no \\[\\[link]] &#124; \\{\\{ tag }} &#37;%z&#37;% &#61;=y&#61;=\n\n- 1\\. a\n  - b\n\n```\nx | y\n # z\n```\n"
    )


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("large.html", b"<p>words " * 2_300_000, "import-too-large"),
        ("none.html", b"<html><body><nav>Home</nav></body></html>", "import-no-article"),
        ("empty.html", b" \n", "import-empty"),
        ("torn.docx", docx(paragraph("Text."))[:400], "import-damaged"),
        ("other.docx", b"PK\x03\x04 no archive", "import-damaged"),
        ("text.docx", b"just words", "import-damaged"),
        ("page.xml", b"<?xml version='1.0'?><html><p>Text.</p></html>", "import-no-feed"),
        ("data.json", b'{"a": 1}', "import-no-feed"),
        ("torn.json", b'{"version": "https://jsonfeed.org/version/1", "items": [', "import-damaged"),
    ],
)
def test_what_can_not_be_read_is_one_line_and_nothing_is_written(
    content: Path, name: str, data: bytes, code: str
) -> None:
    result = imported(content, given(content, name, data))
    assert codes(result) == [code] and list(content.rglob("*")) == []


def test_of_a_broken_feed_the_entries_that_can_be_read_are_taken_and_it_is_told(content: Path) -> None:
    result = imported(
        content, given(content, "feed.xml", RSS.replace("</channel></rss>", "<item><title>Torn &bogus; <"))
    )
    (problem,) = result.problems
    assert problem.code == "import-feed-broken" and problem.facts["count"] == "2" and problem.place.line
    assert len(list(content.rglob("*.md"))) == 2


def test_a_damaged_part_of_a_document_is_found_whatever_it_is(content: Path) -> None:
    whole = docx(paragraph("Text. " * 200))
    for place in range(0, len(whole), max(1, len(whole) // 40)):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        result = imported(content, given(content, "a.docx", damaged), dry_run=True)
        assert codes(result) in ([], ["import-damaged"], ["import-empty"])


def test_garbled_letters_are_told_and_mended_only_on_request(content: Path) -> None:
    garbled = "<html><body><article><h1>Café</h1>" + "<p>Der BÃ¼rgermeister saÃŸ im CafÃ© und schÃ¤mte sich sehr.</p>" * 5 + "</article></body></html>"  # fmt: skip
    page = given(content, "a.html", garbled)
    told = imported(content, page, dry_run=True)
    assert codes(told) == ["import-garbled"] and "BÃ¼rgermeister" in told.problems[0].facts["words"]
    assert codes(imported(content, page, mend=True)) == []
    assert "Der Bürgermeister saß im Café" in only_text(content)


def test_a_raw_text_with_garbled_letters_is_told_too(content: Path) -> None:
    raw = given(content, "a.txt", "Der BÃ¼rgermeister saÃŸ im CafÃ©.\n")
    assert codes(imported(content, raw)) == ["import-garbled"]
    assert "BÃ¼rgermeister" in only_text(content)


def test_a_missing_extra_is_told_with_how_to_install_it(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(SiteError) as stop:
        imported(content, given(content, "a.html", PAGES["ghost"].html))
    assert [problem.code for problem in stop.value.problems] == ["import-extra"]
    assert list(content.rglob("*")) == []


class _Server(BaseHTTPRequestHandler):
    def __init__(self, answers: dict[str, tuple[int, dict[str, str], bytes]], *args: object) -> None:
        self._answers = answers
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        code, headers, body = self._answers.get(self.path, (404, {}, b""))
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def server() -> Iterator[str]:
    """A web server on this machine, and its address."""
    page = PAGES["press_release"].html.encode("utf-16-le")
    answers = {
        "/moved": (302, {"Location": "/mussels"}, b""),
        "/mussels": (200, {"Content-Type": "text/html; charset=utf-16-le"}, page),
        "/feed": (200, {"Content-Type": "application/rss+xml"}, RSS.encode()),
        "/picture": (200, {"Content-Type": "image/png"}, b"png"),
        "/file": (302, {"Location": "file:///etc/hostname"}, b""),
        "/torn": (200, {"Content-Type": "text/html", "Content-Length": "900"}, b"<p>"),
    }
    httpd = HTTPServer(("127.0.0.1", 0), partial(_Server, answers))
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def test_a_page_is_fetched_from_its_address(content: Path, server: str) -> None:
    result = imported(content, f"{server}/moved")
    text = only_text(content)
    assert codes(result) == [] and result.sources[0].source == f"{server}/moved"
    assert "Researchers at the marine station" in text and f'url: "{server}/mussels"' in text
    assert "rights:\n  - {text: Free to reprint with the source named, from: meta dcterms.rights}" in text


def test_a_feed_is_fetched_from_its_address(content: Path, server: str) -> None:
    assert codes(imported(content, f"{server}/feed")) == []
    assert len(list(content.rglob("*.md"))) == 2


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/none", "import-unreachable"),
        ("/picture", "import-not-text"),
        ("/file", "import-unreachable"),
        ("/torn", "import-unreachable"),
    ],
)
def test_what_does_not_come_is_one_line(content: Path, server: str, path: str, code: str) -> None:
    assert codes(imported(content, server + path)) == [code] and list(content.rglob("*")) == []


def test_an_address_where_nobody_answers_is_one_line(content: Path, server: str) -> None:
    assert codes(imported(content, "http://127.0.0.1:9/")) == ["import-unreachable"]
    assert codes(imported(content, "http://[::bad/")) == ["import-unreachable"]
