"""Smaller copies of a picture: which there are to be, and how one is made."""

import io
from functools import partial
from hashlib import blake2b
from typing import Any

import msgspec
from PIL import Image, ImageCms, ImageOps, PngImagePlugin, features
from PIL.Image import Resampling

from backstory.images.headers import Header
from backstory.images.image_file import WIDTHS, CopySize, ImageFile, OwnWords
from backstory.images.written_words import as_packet

RECIPE = 1
"""To be raised with whatever makes other bytes of the same picture."""
LARGEST = 100_000_000
"""Pixels of a picture up to which copies are made."""

_KINDS = {"jpeg": ("avif", "webp", "jpeg"), "png": ("avif", "webp", "png"), "webp": ("avif", "webp")}
_NEAR = 1.25
"""How much wider a picture has to be than a copy for that to be worth its file."""
_QUALITY: dict[str, dict[str, Any]] = {
    # One thread: several would share the picture out by the cores of the machine.
    "avif": {"quality": 60, "speed": 9, "max_threads": 1},
    "webp": {"quality": 80, "method": 4},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
    "png": {"optimize": False, "compress_level": 9},
}


_DRAWN = "drawn"
"""Whether a picture has few colours and sharp edges, as a diagram has."""
_SMALL_PROFILE = 4_096
"""Bytes of a profile of colours that go with each copy."""


class Undrawable(Exception):  # noqa: N818 - what the picture is
    """A picture that can't be decoded; the text says why."""


def encoders() -> str:
    """What copies are made with: with others, the same picture may have other bytes."""
    names = ("pil", "avif", "webp", "libjpeg_turbo", "jpg", "zlib")
    return " ".join(f"{name} {features.version(name)}" for name in names)


def planned_copies(header: Header, digest: str, words: OwnWords, made_with: str) -> tuple[CopySize, ...]:
    """The copies of a picture with these bytes: none wider than it is, none that moves; a picture in the original
    kind as it is wide is the file itself.
    """
    if header.moving or header.kind not in _KINDS or header.width * header.height > LARGEST:
        return ()
    smaller = [width for width in WIDTHS if width * _NEAR <= header.width or width == header.width]
    if header.width <= WIDTHS[0]:
        return ()
    widths = smaller if header.width > WIDTHS[-1] else sorted({*smaller, header.width})
    sizes = [(width, max(1, round(header.height * width / header.width))) for width in widths]
    return tuple(
        CopySize(kind, width, height, _made_from(digest, kind, width, height, words, made_with))
        for kind in _KINDS[header.kind]
        for width, height in sizes
        if kind != header.kind or width < header.width
    )


def _made_from(*facts: object) -> str:
    return blake2b(msgspec.msgpack.encode((RECIPE, *facts)), digest_size=16).hexdigest()


class Drawing:
    """Makes copies of pictures, one after another; the last picture stays decoded, for it has several.

    All are made from the widest, whichever is made first.
    """

    def __init__(self) -> None:
        self._digest = ""
        self._widest: Image.Image | None = None

    def copy(self, image: ImageFile, size: CopySize, data: bytes) -> bytes:
        """A copy of the picture whose file holds `data`. Raises Undrawable."""
        try:
            if self._widest is None or image.digest != self._digest:
                self._digest, self._widest = image.digest, None
                self._widest = _opened(data, max((copy.width, copy.height) for copy in image.copies))
            return _encoded(_scaled(self._widest, (size.width, size.height)), size.kind, image.words)
        except (OSError, SyntaxError, ValueError, MemoryError, Image.DecompressionBombError) as error:
            raise Undrawable(str(error)) from error


def _encoded(image: Image.Image, kind: str, words: OwnWords) -> bytes:
    given = dict(_QUALITY[kind])
    drawn = bool(image.info.get(_DRAWN))
    if kind == "avif" and (drawn or image.mode == "RGBA"):
        given["subsampling"] = "4:4:4"
    elif kind == "webp" and drawn:
        given = {"lossless": True, "method": 4}
    elif kind == "png" and drawn:
        image = image.quantize(256)
    if profile := image.info.get("icc_profile"):
        given["icc_profile"] = profile
    out = io.BytesIO()
    image.save(out, kind, **(given | _kept(kind, words)))
    return out.getvalue()


def _scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    scaled = image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)
    scaled.info = dict(image.info)
    return scaled


def _kept(kind: str, words: OwnWords) -> dict[str, Any]:
    """What a copy is told of its picture."""
    if not words:
        return {}
    if kind != "png":
        return {"xmp": as_packet(words)}
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", as_packet(words).decode())
    return {"pnginfo": info}


def _opened(data: bytes, size: tuple[int, int]) -> Image.Image:
    """The picture upright in a size, in red, green and blue."""
    image: Image.Image = Image.open(io.BytesIO(data))
    drawn, profile = image.mode == "P", image.info.get("icc_profile")
    if image.format == "JPEG":
        # It can be decoded at a half, a quarter or an eighth of its size.
        lying = (image.width < image.height) != (size[0] < size[1])
        image.draft(None, (size[1], size[0]) if lying else size)
    if image.format != "WEBP":
        # Browsers turn what EXIF says lies on its side, but in this format.
        image = ImageOps.exif_transpose(image)
    if image.mode == "CMYK" and profile:
        image = _from_print(image, profile)
        profile = None
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    image = image.convert("RGBA" if clear else "RGB")
    image.info = {_DRAWN: drawn}
    if profile and len(profile) < _SMALL_PROFILE:
        image.info["icc_profile"] = profile
    return _scaled(image, size)


def _from_print(image: Image.Image, profile: bytes) -> Image.Image:
    """A picture for print as it looks on a screen."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        seen = partial(ImageCms.profileToProfile, image, source, ImageCms.createProfile("sRGB"))
        return seen(outputMode="RGB") or image
    except ImageCms.PyCMSError:
        return image
