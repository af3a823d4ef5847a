"""A document of a word processor (.docx) becomes a text: mammoth makes HTML of it, its properties tell who and when."""

import re
import zipfile
import zlib
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from backstory.importers.formats.extra import load
from backstory.importers.formats.foreign_text import ForeignText, FoundValue
from backstory.importers.formats.html_markdown import as_markdown
from backstory.importers.formats.moment_text import moment_text

MOST_UNPACKED = 200_000_000
"""Bytes: what unpacks to more is no document that somebody wrote."""
_PROPERTIES = "docProps/core.xml"
_HEADING = re.compile(r"\A\s*# (?P<words>[^\n]+)\n+")


class DamagedDocument(Exception):  # noqa: N818 - what a document is
    """The document can't be read; the argument says why in words."""


def read_document(data: bytes) -> ForeignText:
    """The text of a document, its tables and lists too; pictures in it are left out and counted."""
    mammoth = load("mammoth", "documents of word processors")
    properties = _properties(data)
    pictures = 0

    def left_out(image: Any) -> dict[str, str]:
        nonlocal pictures
        pictures += 1
        return {}

    try:
        made = mammoth.convert_to_html(BytesIO(data), convert_image=mammoth.images.img_element(left_out))
    except Exception as error:  # of whatever kind: mammoth trusts what it reads
        raise DamagedDocument(f"its text can't be read ({type(error).__name__})") from None
    body = as_markdown(re.sub(r"<img\b[^>]*>", "", made.value))
    heading = _HEADING.match(body)
    title = FoundValue(re.sub(r"\\(.)", r"\1", heading["words"]), "its first heading") if heading else None
    if heading is not None:
        body = body[heading.end() :]
    elif properties.get("title"):
        title = FoundValue(properties["title"], "its properties")
    count = f"{pictures} picture{'s' if pictures > 1 else ''}"
    return ForeignText(
        body,
        title,
        tuple(filter(None, (properties.get("creator"),))),
        "its properties",
        _day(properties, "created"),
        _day(properties, "modified"),
        language=properties.get("language", ""),
        topics=tuple(filter(None, map(str.strip, re.split(r"[,;]", properties.get("keywords", ""))))),
        left_out=(count,) if pictures else (),
    )


def _properties(data: bytes) -> dict[str, str]:
    """What the document says of itself (ECMA-376, part 2: core properties), by name."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_UNPACKED:
                raise DamagedDocument(f"it unpacks to more than {MOST_UNPACKED // 1_000_000} MB")
            if "word/document.xml" not in archive.namelist():
                raise DamagedDocument("it has no text in it")
            if (fault := archive.testzip()) is not None:
                raise DamagedDocument(f"{fault} in it is damaged")
            if _PROPERTIES not in archive.namelist():
                return {}
            text = archive.read(_PROPERTIES)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
        raise DamagedDocument(f"the archive that it is can't be opened: {error}") from None
    if b"<!DOCTYPE" in text:
        return {}
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return {}
    return {one.tag.rpartition("}")[2]: " ".join((one.text or "").split()) for one in root}


def _day(properties: dict[str, str], key: str) -> FoundValue | None:
    day = moment_text(properties.get(key, ""))
    return FoundValue(day, f"its properties, {key}") if day else None
