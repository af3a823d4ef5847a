"""What a picture's file says of it: XMP first, then IPTC's older records, then EXIF, as the IPTC photo standard has them."""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from xml.etree.ElementTree import Element, ParseError, fromstring

from PIL import Image, IptcImagePlugin, UnidentifiedImageError

from backstory.images.image_file import OwnWords

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_CC = "{http://creativecommons.org/ns#}"

_DESCRIPTION, _ARTIST, _COPYRIGHT = 0x010E, 0x013B, 0x8298
_OF_CAMERAS = re.compile(
    r"olympus digital camera|minolta digital camera|sony dsc|samsung( \w+)?|dcim\\.*|exif[_ ]jpeg[_ ]picture"
    r"|kodak digital still camera|default|untitled|created with gimp|screenshot",
    re.I,
)
"""What cameras and programs write where nobody has said anything."""
_LIMIT = 2_000
"""Characters of a text that are taken."""


def own_words(data: bytes) -> OwnWords:
    """What the file says; nothing where it can't be read."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            xmp = _Packet(image).value
            iptc = IptcImagePlugin.getiptcinfo(image) or {}
            exif = image.getexif()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return OwnWords()

    def record(number: int) -> str:
        value = iptc.get((2, number), b"")
        return _plain(b", ".join(value) if isinstance(value, list) else value)

    described = _of_exif(exif.get(_DESCRIPTION, ""))
    return OwnWords(
        alt=xmp(f"{_IPTC}AltTextAccessibility"),
        caption=xmp(f"{_DC}description")
        or record(120)
        or ("" if _OF_CAMERAS.fullmatch(described) else described),
        credit=xmp(f"{_PHOTOSHOP}Credit")
        or record(110)
        or xmp(f"{_DC}creator")
        or record(80)
        or _of_exif(exif.get(_ARTIST, "")),
        license=xmp(f"{_RIGHTS}UsageTerms")
        or xmp(f"{_CC}license")
        or xmp(f"{_DC}rights")
        or record(116)
        or _of_exif(exif.get(_COPYRIGHT, "")),
    )


class _Packet:
    """The properties of an XMP packet by their full names; the first of several languages is the default one."""

    def __init__(self, image: Image.Image) -> None:
        data = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else str(data)
        self._root: Element | None = None
        # Nothing in it may define entities: a packet has no use for them.
        if "<!" not in text:
            with suppress(ParseError):
                self._root = fromstring(text[text.find("<") : text.rfind(">") + 1])

    def value(self, name: str) -> str:
        """The property, as text; empty where it is not there."""
        return next(filter(None, map(_plain, self._values(name))), "")

    def _values(self, name: str) -> Iterator[str]:
        for about in self._root.iter(f"{_RDF}Description") if self._root is not None else ():
            yield about.get(name, "")
            for found in about.findall(name):
                items = found.findall(f"*/{_RDF}li")
                chosen = [one for one in items if one.get(_XML_LANG) == "x-default"]
                if found.find(f"{_RDF}Seq") is not None or found.find(f"{_RDF}Bag") is not None:
                    yield ", ".join(one.text or "" for one in items)
                yield from (one.text or "" for one in (*chosen, *items))
                yield found.get(f"{_RDF}resource", "") or found.text or ""


def _of_exif(value: object) -> str:
    """EXIF has ASCII, so programs write UTF-8 there, and Pillow reads Latin-1."""
    return _plain(str(value).encode("latin-1", "replace"))


def _plain(value: object) -> str:
    """A text on one line, without what no page can show."""
    if isinstance(value, bytes):
        try:
            text = value.decode()
        except UnicodeDecodeError:
            text = value.decode("latin-1")
    else:
        text = str(value)
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:_LIMIT]).split())
