"""The bytes of a web page become its text: by its byte order mark, what was sent with it, its own word, or a guess."""

import codecs
import re

from backstory.importers.formats.extra import is_there

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset\s*=\s*["']?|<\?xml[^>]*encoding\s*=\s*["'])([\w.:-]{2,40})""", re.I)
_HEAD = 4096
_MEANT = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs", "x-mac-cyrillic": "mac-cyrillic"}  # fmt: skip
"""Names that stand for more than they say, as browsers have it (encoding.spec.whatwg.org)."""


def page_text(data: bytes, sent: str = "") -> tuple[str, str]:
    """The text of a page and, where its encoding had to be guessed, its name; `sent` is what came with the page."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), ""
    declared = _DECLARED.search(data[:_HEAD])
    for name in (sent, declared[1].decode("ascii") if declared else "", "utf-8"):
        if name and (text := _strictly(data, name)) is not None:
            return text, ""
    guessed = _guessed(data)
    return data.decode(guessed, "replace"), guessed


def _strictly(data: bytes, name: str) -> str | None:
    try:
        codec = codecs.lookup(_MEANT.get(name.lower(), name))
        return data.decode(codec.name) if getattr(codec, "_is_text_encoding", True) else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    normalizer = is_there("charset_normalizer")
    best = normalizer.from_bytes(data[:200_000]).best() if normalizer is not None else None
    name = best.encoding if best is not None else "windows-1252"
    return name if _strictly(data, name) is not None else "windows-1252"
