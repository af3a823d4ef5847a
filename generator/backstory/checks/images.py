"""Pictures that say nothing to those who can't see them."""

from collections.abc import Iterator

from backstory.checks.context import CheckContext
from backstory.problems import Problem


def images_without_text(context: CheckContext) -> Iterator[Problem]:
    """Pictures in a text or above it without a text of their own."""
    for path, document in context.catalog.documents.items():
        image = document.front.image
        if image is not None and not image.alt:
            yield Problem("image-alt-missing", document.place_of("image"), {"name": image.file})
        inside = context.bodies.get(path)
        places = {one.name: (one.line, one.column) for one in document.facts.images}
        for address, line in inside.bare_images if inside else ():
            name = next((name for name in places if address.endswith(name)), address)
            yield Problem("image-alt-missing", document.place(*places.get(name, (line, 0))), {"name": name})
