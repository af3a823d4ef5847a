"""The size of an AVIF picture, by the boxes of its file (ISO/IEC 14496-12 and 23008-12)."""

import struct
from collections.abc import Iterator


def avif_header(data: bytes) -> tuple[int, int, bool]:
    """Width, height and whether it moves; IndexError or struct.error where the boxes don't say."""
    meta = _box(data, b"meta", 0, len(data))
    inside = (meta[0] + 4, meta[1])
    start, end = _box(data, b"iprp", *inside)
    properties = list(_boxes(data, *_box(data, b"ipco", start, end)))
    shown = _shown_by(data, *_box(data, b"ipma", start, end), item=_primary(data, *inside))
    width = height = turns = 0
    for name, at, _ in (properties[number - 1] for number in shown if 0 < number <= len(properties)):
        if name == b"ispe":
            width, height = struct.unpack_from(">II", data, at + 4)
        elif name == b"irot":
            turns = data[at] & 3
    if turns % 2:
        width, height = height, width
    return width, height, data[8:12] == b"avis"


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, and start and end of the content, of each box."""
    while start + 8 <= end:
        size, name = struct.unpack_from(">I4s", data, start)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, start + 8)
            head = 16
        elif size == 0:
            size = end - start
        if size < head:
            return
        yield name, start + head, min(start + size, end)
        start += size


def _box(data: bytes, wanted: bytes, start: int, end: int) -> tuple[int, int]:
    """Start and end of what the first box of a name holds; IndexError where there is none."""
    for name, inner, last in _boxes(data, start, end):
        if name == wanted:
            return inner, last
    raise IndexError


def _primary(data: bytes, start: int, end: int) -> int:
    """The number of the item that is shown."""
    at, _ = _box(data, b"pitm", start, end)
    return int.from_bytes(data[at + 4 : at + (6 if data[at] == 0 else 8)], "big")


def _shown_by(data: bytes, at: int, end: int, *, item: int) -> list[int]:
    """The numbers of the properties of an item, counted from 1."""
    wide, large = data[at] >= 1, data[at + 3] & 1
    (count,) = struct.unpack_from(">I", data, at + 4)
    at += 8
    for _ in range(count):
        if at >= end:
            break
        number = int.from_bytes(data[at : at + (4 if wide else 2)], "big")
        at += 4 if wide else 2
        held, step = data[at], 2 if large else 1
        at += 1
        found = [int.from_bytes(data[at + n * step : at + (n + 1) * step], "big") for n in range(held)]
        if number == item:
            return [one & (0x7FFF if large else 0x7F) for one in found]
        at += held * step
    raise IndexError
