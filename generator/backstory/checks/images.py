"""Pictures that say nothing to those who can't see them."""

from collections.abc import Iterator

from backstory.checks.context import CheckContext
from backstory.problems import Problem


def images_without_text(context: CheckContext) -> Iterator[Problem]:
    """Pictures in a text or above it without a text of their own."""
    for document in context.catalog.documents.values():
        image = document.front.image
        if image is not None and not image.alt:
            yield Problem("image-alt-missing", document.place_of("image"), {"name": image.file})
        for one in document.facts.bare_images:
            yield Problem("image-alt-missing", document.place(one.line, one.column), {"name": one.name})
