"""Pictures of documents as pages show them: the one that stands for it, and those in its text."""

from collections.abc import Mapping
from urllib.parse import quote

from msgspec import structs

from backstory.content.documents import Document
from backstory.images.image_file import UNKNOWN, CopySize, ImageFile
from backstory.names.references import References
from backstory.pages.views import Picture, PictureFiles
from backstory.text import slug

COPIES = "assets/pictures/"
"""Where smaller copies are kept."""

_SAFE = "/+~!$&'(),;=@"
_NAME = 40
"""Characters of a file's name that its copies have."""

Images = Mapping[str, ImageFile]
"""Content file -> what is known of it."""


def lead_picture(
    document: Document, references: References, images: Images, *, folder: str
) -> Picture | None:
    """The picture that stands for a document; `folder` is where its own files are, as it stands in links."""
    image = document.front.image
    if image is None or not image.file or "://" in image.file or image.file.startswith("//"):
        # A picture from another host would tell that host who reads what.
        return None
    shown = _picture(image.file, references.image, images, folder)
    return structs.replace(
        shown,
        alt=image.alt or shown.alt,
        caption=image.caption or shown.caption,
        credit=image.credit or shown.credit,
        license=image.license or shown.license,
    )


def picture_in_text(
    document: Document, number: int, references: References, images: Images, *, folder: str
) -> Picture:
    """The picture of that number among those in a document's text.

    Where it is a paragraph by itself, its title is its caption, as other programs have it.
    """
    written = document.facts.shown_images[number]
    given = dict(written.given)
    name, path = document.facts.images[written.image].name, references.images[number]
    shown = _picture(name, path, images, folder)
    known = images.get(path, UNKNOWN)
    caption = given.pop("title", "") if written.alone else ""
    alt = given.pop("alt", "")
    width, height = given.get("width", ""), given.get("height", "")
    if known.width and (width + height).isdecimal():
        given.pop("width", None), given.pop("height", None)
        size = _asked(int(width or 0), int(height or 0), known)
        shown = structs.replace(shown, width=size[0], height=size[1], asked=size[0])
    elif width or height:
        shown = structs.replace(shown, width=0, height=0)
    return structs.replace(
        shown, alt=alt or shown.alt, caption=caption or shown.caption, given=tuple(given.items())
    )


def copy_address(path: str, size: CopySize) -> str:
    """Where a copy of the picture at this content file is kept: its name changes with its bytes."""
    stem = slug(path.rpartition("/")[2].rpartition(".")[0])[:_NAME].strip("-")
    ending = "jpg" if size.kind == "jpeg" else size.kind
    return f"{COPIES}{stem}-{size.width}.{size.made_from[:16]}.{ending}"


def _picture(name: str, path: str, images: Images, folder: str) -> Picture:
    """A picture with all that its file says; `name` is what the author wrote."""
    image = images.get(path, UNKNOWN)
    quoted = quote(name.lstrip("/"), safe=_SAFE)
    url = quoted if name.startswith("/") else folder + quoted
    same = [(quote(copy_address(path, one)), one.width) for one in image.copies if one.kind == image.kind]
    width, height = image.width, image.height
    if image.stays_home:
        url, widest = same[-1]
        width, height = widest, next(one.height for one in image.copies if one.width == widest)
    elif same:
        same.append((url, image.width))
    words = image.words
    return Picture(
        url,
        words.alt,
        words.credit,
        words.license,
        width,
        height,
        words.caption,
        better=tuple(
            PictureFiles(f"image/{kind}", _files(path, image, kind))
            for kind in dict.fromkeys(one.kind for one in image.copies)
            if kind != image.kind
        ),
        same=PictureFiles(f"image/{image.kind}", tuple(same)) if same else None,
    )


def _files(path: str, image: ImageFile, kind: str) -> tuple[tuple[str, int], ...]:
    return tuple((quote(copy_address(path, one)), one.width) for one in image.copies if one.kind == kind)


def _asked(width: int, height: int, known: ImageFile) -> tuple[int, int]:
    """The size that an author asked for by one side or both, no larger than the picture is; drawings have no largest."""
    if known.kind != "svg":
        width, height = min(width, known.width), min(height, known.height)
    return (
        width or max(1, round(height * known.width / known.height)),
        height or max(1, round(width * known.height / known.width)),
    )
