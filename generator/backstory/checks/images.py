"""Pictures that say nothing to those who can't see them, and files that are too much for those who can."""

from collections.abc import Iterator

from backstory.checks.context import CheckContext
from backstory.content.documents import Document
from backstory.images.image_file import ImageFile
from backstory.problems import Place, Problem

_HEAVY = 1_000_000
"""Bytes of a picture that a page shows as it is."""
_ORIGINAL = 30_000_000
"""Bytes of a picture of which pages show copies."""
_MEGABYTE = 1_000_000


def images_without_text(context: CheckContext) -> Iterator[Problem]:
    """Pictures in a text or above it without a text of their own, in the site or in their file."""
    for path, document in context.catalog.documents.items():
        image, references = document.front.image, context.catalog.references[path]
        if image is not None and not image.alt and not _says(context, references.image):
            yield Problem("image-alt-missing", document.place_of("image"), {"name": image.file})
        described = {
            document.facts.images[one.image]
            for one, shown in zip(document.facts.shown_images, references.images, strict=True)
            if _says(context, shown)
        }
        for bare in document.facts.bare_images:
            if bare not in described:
                yield Problem(
                    "image-alt-missing", document.place(bare.line, bare.column), {"name": bare.name}
                )


def unfit_images(context: CheckContext) -> Iterator[Problem]:
    """Files that are no picture, and pictures that weigh more than a page should."""
    for path, document in context.catalog.documents.items():
        references = context.catalog.references[path]
        told: set[str] = set()
        for place, file in _shown(document, references.image, references.images):
            image = context.catalog.images.get(file)
            if image is not None and file not in told:
                told.add(file)
                yield from _unfit(image, place, file)


def _unfit(image: ImageFile, place: Place, file: str) -> Iterator[Problem]:
    facts = {"name": file, "size": f"{image.size / _MEGABYTE:,.1f}"}
    if not image.width:
        yield Problem("image-unread", place, facts)
    elif image.copies and image.size > _ORIGINAL:
        yield Problem("image-large", place, facts)
    elif not image.copies and image.size > _HEAVY:
        yield Problem(
            "image-heavy", place, facts | {"width": f"{image.width:,}", "height": f"{image.height:,}"}
        )


def _shown(document: Document, image: str, images: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    if image:
        yield document.place_of("image"), image
    for one, file in zip(document.facts.shown_images, images, strict=True):
        written = document.facts.images[one.image]
        yield document.place(written.line, written.column), file


def _says(context: CheckContext, file: str) -> bool:
    image = context.catalog.images.get(file)
    return image is not None and bool(image.words.alt)
