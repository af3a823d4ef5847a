"""Pages at old addresses, that lead on to the new ones."""

from collections.abc import Iterable

from msgspec import structs

from backstory.pages.context import PageContext
from backstory.pages.views import Page, PageRef, RedirectView
from backstory.url_paths import output_file


def old_addresses(context: PageContext) -> Iterable[tuple[str, None]]:
    """Each old address of which a document or topic answers now."""
    catalog = context.catalog
    for old, key in catalog.redirects.items():
        if key in catalog.addresses:
            yield old, None


def redirect_page(context: PageContext, address: str, about: None) -> Page:
    """The page at an old address."""
    # Looked up as the page is made: another document may take the address over.
    key = context.catalog.redirects[address]
    target = context.page_ref(key)
    head = context.head_at(context.catalog.addresses[key], title=target.title)
    # Canonical is the new address, but the links start from the old one.
    root = context.head_at(address, title="").root
    view = RedirectView(PageRef(target.title, target.url))
    return Page(output_file(address), "redirect.html", structs.replace(head, root=root), view)
