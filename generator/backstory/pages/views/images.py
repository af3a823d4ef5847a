"""Pictures that pages show, and the smaller copies that are drawn of them."""

from msgspec import Struct

from backstory.images.image_file import CopySize, ImageFile


class PictureFiles(Struct, frozen=True, array_like=True):
    """The same picture in several widths, each a pair of its address and its pixels; all of one media type."""

    type: str
    files: tuple[tuple[str, int], ...]


class Picture(Struct, frozen=True, array_like=True):
    """A picture. Width and height are 0 where unknown; what its author and its file don't say is empty."""

    url: str
    alt: str
    credit: str
    license: str
    width: int = 0
    height: int = 0
    caption: str = ""
    better: tuple[PictureFiles, ...] = ()
    """The same in formats that are smaller and that not every browser knows, the best first."""
    same: PictureFiles | None = None
    """The same in the format of `url`."""
    asked: int = 0
    """CSS pixels of width that the author asked for."""
    given: tuple[tuple[str, str], ...] = ()
    """Further attributes that the author gave it."""


class ImageCopy(Struct, frozen=True, tag=True):
    """A smaller copy of a picture, drawn from the content file at `source`."""

    source: str
    image: ImageFile
    size: CopySize
