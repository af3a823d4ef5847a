"""The picture that stands for an article."""

from backstory.content.documents import Document
from backstory.pages.context import PageContext
from backstory.pages.views import Picture


def picture(context: PageContext, document: Document) -> Picture | None:
    """The article's picture; one that lies beside the article is kept at its address."""
    image = document.front.image
    if image is None or not image.file:
        return None
    file = image.file
    if "://" in file or file.startswith("//"):
        # A picture from another host would tell that host who reads what.
        return None
    url = file.lstrip("/") if file.startswith("/") else context.catalog.addresses[document.path] + file
    return Picture(url, image.alt, image.credit, image.license)
