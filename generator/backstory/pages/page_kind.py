"""What a kind of page or file is: where its pages are kept, and how one of them is made."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Literal

from msgspec import Struct, structs

from backstory.content.documents import Document, Kind
from backstory.pages.context import PageContext
from backstory.pages.own_templates import page_template
from backstory.pages.parts.passages import documents_shown
from backstory.pages.views import FileText, Page, View
from backstory.url_paths import output_file

Menu = Literal["", "navigation", "footer"]


class PageKind(Struct, frozen=True):
    """A kind of page, or of file that is no page.

    Its pages are told apart by what they are about: a path, a topic, a pair of topics, or nothing where there is one.
    """

    name: str
    template: str
    """The usual one: a document may ask for another."""
    where: Callable[[PageContext], Iterable[tuple[str, Any]]]
    """The address of each page, relative to the site's root, and what the page is about. Made before any page is."""
    make: Callable[[PageContext, str, Any], Page]
    """The page at an address, about something that `where` gave."""
    replaceable: bool = False
    """Whether a file of the author's, `static/robots.txt`, stands in its place where there is one."""
    fixed: str | None = None
    """The one address that every site has of this kind: no document can have it."""
    place: str = ""
    """Its name in the navigation, and the theme's word for it."""
    menu: Menu = ""
    """Which list of links on every page leads to it."""
    listed: Callable[[PageContext], bool] = bool
    """Whether the menu of this site does."""


def fixed_kind(
    name: str,
    address: str,
    template: str,
    view: Callable[[PageContext], View],
    *,
    place: str = "",
    menu: Menu = "",
    listed: Callable[[PageContext], bool] = lambda context: True,
) -> PageKind:
    """A kind with one page, at the same address on every site. Its title is the theme's word, so its template has it."""

    def make(context: PageContext, address: str, about: None) -> Page:
        head = context.head_at(address, title="", place=place)
        if not address:
            # What the site says of itself stands on its front page.
            head = structs.replace(
                head, description=context.settings.description, known=context.catalog.known
            )
        return Page(output_file(address), template, head, view(context))

    return PageKind(
        name,
        template,
        partial(_once, address),
        make,
        fixed=address,
        place=place,
        menu=menu,
        listed=listed,
    )


def text_kind(address: str, text: Callable[[PageContext], str], *, replaceable: bool = False) -> PageKind:
    """A kind with one file, at the same address on every site, whose text a program makes."""

    def make(context: PageContext, address: str, about: None) -> Page:
        head = context.head_at(address, title="")
        return Page(address, "", head, FileText(text(context)))

    where = partial(_once, address)
    return PageKind(address, "", where, make, replaceable=replaceable, fixed=address)


def _once(address: str, context: PageContext) -> Iterable[tuple[str, None]]:
    return [(address, None)]


def document_kind(
    name: Kind,
    template: str,
    view: Callable[[PageContext, Document], View],
    *,
    place: str = "",
    unlisted: bool = False,
) -> PageKind:
    """A kind with a page for each published document of the kind `name`; with `unlisted`, for those alone."""
    where = partial(_documents, name, unlisted)
    make = partial(_document_page, template, view, place)
    return PageKind(f"unlisted {name}" if unlisted else name, template, where, make, place=place)


def _documents(kind: Kind, unlisted: bool, context: PageContext) -> Iterable[tuple[str, str]]:
    catalog = context.catalog
    for path, document in catalog.documents.items():
        if document.kind == kind and path in catalog.addresses and (document.front.unlisted or not unlisted):
            yield catalog.addresses[path], path


def _document_page(
    template: str,
    view: Callable[[PageContext, Document], View],
    place: str,
    context: PageContext,
    address: str,
    path: str,
) -> Page:
    document = context.catalog.documents[path]
    shown = view(context, document)
    head = context.head(path, title=document.facts.title, description=context.line(path), place=place)
    head = structs.replace(head, known=context.latest_day((path, *documents_shown(shown))))
    own = page_template(document, template, context.templates)
    return Page(output_file(address), own, head, shown, front=context.said(path), sources=(path,))
