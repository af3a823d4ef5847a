"""Smaller copies of the pictures that pages show."""

from collections.abc import Iterable

from backstory.images.image_file import CopySize
from backstory.pages.context import PageContext
from backstory.pages.pictures import copy_address
from backstory.pages.views import ImageCopy, Page

About = tuple[str, CopySize]
"""A content file, and one of the copies of it."""


def copy_addresses(context: PageContext) -> Iterable[tuple[str, About]]:
    """Each copy, once: two files with one name and the same bytes have the same."""
    found: dict[str, About] = {}
    for path, image in context.catalog.images.items():
        for size in image.copies:
            found.setdefault(copy_address(path, size), (path, size))
    return found.items()


def copy_page(context: PageContext, address: str, about: About) -> Page:
    """A copy that is to be drawn."""
    path, size = about
    return Page(
        address, "", context.head_at(address, title=""), ImageCopy(path, context.catalog.images[path], size)
    )
