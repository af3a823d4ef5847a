"""Pictures made for tests, small and real: bytes as programs write them."""

import io
from typing import Any

from PIL import Image


def picture(
    kind: str, size: tuple[int, int] = (64, 32), *, mode: str = "RGB", turned: int = 1, **said: Any
) -> bytes:
    """A picture of that many pixels in its file; `turned` is its orientation by EXIF, `said` what else is written."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    if mode == "RGBA":
        image.putalpha(128)
    out = io.BytesIO()
    if turned != 1:
        exif = Image.Exif()
        exif[0x0112] = turned
        said["exif"] = exif
    image.save(out, kind, **said)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture in these bytes, decoded."""
    image: Image.Image = Image.open(io.BytesIO(data))
    image.load()
    return image
