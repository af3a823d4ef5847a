"""How large a picture is, by its file's header: no pixel is decoded.

PNG (third edition, with APNG), JPEG (ITU-T T.81), GIF (89a), WebP (RFC 9649), AVIF (ISO/IEC 23000-22) and SVG.
"""

import struct
from collections.abc import Callable, Iterator
from contextlib import suppress

from msgspec import Struct

from backstory.images.avif_header import avif_header
from backstory.images.exif import orientation
from backstory.images.svg_header import svg_header


class Header(Struct, frozen=True):
    """The kind of a picture and its width and height as readers see it, upright, in pixels."""

    kind: str
    """png, jpeg, gif, webp, avif or svg."""
    width: int
    height: int
    moving: bool = False
    """Several frames, or none that can be scaled as one."""


def read_header(data: bytes) -> Header | None:
    """The header of a picture; None where this is none, or is cut off before its size."""
    for kind, begins, read in _KINDS:
        if begins(data):
            with suppress(struct.error, IndexError, ValueError, OverflowError):
                width, height, moving = read(data)
                return Header(kind, width, height, moving) if width > 0 and height > 0 else None
            return None
    return None


_Size = tuple[int, int, bool]


def _png(data: bytes) -> _Size:
    width, height = struct.unpack_from(">II", data, 16)
    turned, moving = 1, False
    for name, start, size in _png_chunks(data):
        if name == b"acTL":
            moving = True
        elif name == b"eXIf":
            turned = orientation(data[start : start + size])
    return *_upright(width, height, turned), moving


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and size of the chunks before the first pixels."""
    at = 8
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if name == b"IDAT":
            return
        yield name, at + 8, size
        at += size + 12


def _jpeg(data: bytes) -> _Size:
    at, turned = 2, 1
    while True:
        while data[at] != 0xFF:
            at += 1
        while data[at] == 0xFF:
            at += 1
        marker = data[at]
        at += 1
        if marker == 0xD9:
            raise IndexError
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            continue
        (size,) = struct.unpack_from(">H", data, at)
        if marker == 0xE1 and data.startswith(b"Exif\0\0", at + 2):
            turned = orientation(data[at + 8 : at + size])
        # The starts of a frame; C4, C8 and CC mean other things.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 3)
            return *_upright(width, height, turned), False
        at += size


def _gif(data: bytes) -> _Size:
    width, height = struct.unpack_from("<HH", data, 6)
    # Each frame begins with an extension that says for how long it stands.
    return width, height, data.count(b"\x21\xf9\x04") > 1


def _webp(data: bytes) -> _Size:
    kind = data[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF, False
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, False
    if kind != b"VP8X":
        raise IndexError
    width = int.from_bytes(data[24:27], "little") + 1
    height = int.from_bytes(data[27:30], "little") + 1
    return width, height, bool(data[20] & 0x02)


def _upright(width: int, height: int, turned: int) -> tuple[int, int]:
    """Width and height as they are seen: orientations from 5 on lie on their side."""
    return (height, width) if turned >= 5 else (width, height)


def _is_avif(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and (data[8:12] in (b"avif", b"avis") or b"avif" in data[16:64])


_KINDS: tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes], _Size]], ...] = (
    ("png", lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    ("jpeg", lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg),
    ("gif", lambda data: data.startswith((b"GIF87a", b"GIF89a")), _gif),
    ("webp", lambda data: data.startswith(b"RIFF") and data[8:12] == b"WEBP", _webp),
    ("avif", _is_avif, avif_header),
    ("svg", lambda data: data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"), svg_header),
)
