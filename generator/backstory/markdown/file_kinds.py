"""What kind of thing a name means, by its extension: a picture, another file, or a document."""

import re

IMAGE_FILES = frozenset(["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"])

_EXTENSION = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,7})$")
_DOCUMENTS = frozenset(["md", "markdown", "mdown", "html", "htm", "txt", "php", "asp", "aspx"])


def is_file(target: str) -> bool:
    """Whether the name is that of a file to be copied, by its extension."""
    extension = _EXTENSION.search(target)
    return extension is not None and extension[1].lower() not in _DOCUMENTS


def is_image(name: str) -> bool:
    """Whether the name is that of a picture, by its extension."""
    extension = _EXTENSION.search(name)
    return extension is not None and extension[1].lower() in IMAGE_FILES
