"""The bytes of a source become its text; or a problem says what they are instead."""

import re

from backstory.content.fences import split
from backstory.problems import Place, Problem

MAX_BYTES = 8_000_000
"""Twelve novels. What is longer is no article but a file given by mistake."""

# How files begin that are given in hope of their words. Some of them would pass as text.
_KINDS = (
    (re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM....\0\0\0\0", re.S), "a picture"),
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"PK\x03\x04|PK\x05\x06"), "an archive, or a document of an office program"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "a document of an office program"),
    (re.compile(rb"\{\\rtf"), "a document in Rich Text Format"),
    (re.compile(rb"\x1f\x8b|BZh[1-9]|\xfd7zXZ\0|7z\xbc\xaf\x27\x1c|Rar!\x1a"), "an archive"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>])", re.I), "a page in HTML"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s"), "XML"),
)
_KEY = re.compile(r"^[A-Za-z_][\w.-]*:(?:\s|\Z)", re.M)


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a source, with `\\n` at line ends; or no text, and the problem with its line.

    `data` is all of the file, or of a larger one more than `MAX_BYTES`.
    """
    kind = next((name for start, name in _KINDS if start.match(data)), "")
    if kind:
        return "", (Problem("import-not-text", Place(path), {"kind": kind}),)
    if len(data) > MAX_BYTES:
        facts = {"limit": f"{MAX_BYTES // 1_000_000} MB"}
        return "", (Problem("import-too-large", Place(path), facts),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", (Problem("import-encoding", Place(path, data.count(b"\n", 0, error.start) + 1)),)
    if "\0" in text:
        return "", (Problem("import-encoding", Place(path, text.count("\n", 0, text.index("\0")) + 1)),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", (Problem("import-empty", Place(path)),)
    parts = split(text, path)
    if _KEY.search(parts.metadata):
        return "", (Problem("import-document", Place(path, parts.metadata_line - 1)),)
    return text, ()
