"""Which pictures documents show."""

from collections.abc import Mapping

from backstory.images.image_file import ImageFile
from backstory.names.references import References


def image_paths(references: References) -> tuple[str, ...]:
    """The content files of a document's pictures, the one that stands for it first, each once."""
    return tuple(dict.fromkeys(filter(None, (references.image, *references.images))))


def shown_in(references: References, images: Mapping[str, ImageFile]) -> tuple[ImageFile | None, ...]:
    """What is known of these."""
    return tuple([images.get(path) for path in image_paths(references)]) if images else ()
