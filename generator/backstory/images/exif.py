"""Which way up a picture is, by its EXIF data (CIPA DC-008): the one thing of it that a browser shows."""

import struct

_ORIENTATION = 0x0112


def orientation(exif: bytes) -> int:
    """1 to 8, from the TIFF header on; 1 where nothing is said, or nothing that can be read."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind = struct.unpack_from(f"{order}HH", exif, entry)
            if tag == _ORIENTATION and kind == 3:
                (value,) = struct.unpack_from(f"{order}H", exif, entry + 8)
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1
