"""Every page that the site has, by the register of kinds: where it is kept, and what makes it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Any

from msgspec import Struct, structs

from backstory.catalog.catalog import Catalog
from backstory.catalog.fingerprints import Fingerprints, fingerprints
from backstory.catalog.recorder import Recorder
from backstory.pages.context import PageContext
from backstory.pages.kinds import KINDS
from backstory.pages.page_kind import PageKind
from backstory.pages.pairs import Pairs
from backstory.pages.structured_data import StructuredData
from backstory.pages.views import Page
from backstory.problems import Problem
from backstory.settings import Settings
from backstory.url_paths import address_of, output_file


class Entry(Struct, frozen=True):
    """A page of the plan that is not made yet: its file in the output folder, and what makes it."""

    address: str
    make: Callable[[], Page]


class Plan:
    """Every page of a site, each made when it is asked for.

    `templates` are the names of those that documents may ask for. `pairs` may come from a plan of the same
    articles with the same topics: counting them takes a while.
    """

    def __init__(
        self, catalog: Catalog, settings: Settings, templates: Collection[str], *, pairs: Pairs | None = None
    ) -> None:
        self._context = PageContext(catalog, settings, templates, pairs=pairs)
        self._index: dict[str, Entry] = {}
        # Nothing here leads back to the plan: a preview makes many, and a large one has to go at once.
        self._ahead = entries(self._context)

    @property
    def pairs(self) -> Pairs:
        """The pairs of topics that have a page."""
        return self._context.pairs

    def page_at(self, address: str) -> Page | None:
        """The page that is kept in this file of the output folder; None where there is none."""
        while address not in self._index:
            entry = next(self._ahead, None)
            if entry is None:
                return None
            self._index[entry.address] = entry
        return self._index[address].make()


def entries(context: PageContext) -> Iterator[Entry]:
    """The pages in the order in which they are built, the front page first; of two with one address, the first."""
    there: set[str] = set()
    for entry in _wanted(context):
        if entry.address not in there:
            there.add(entry.address)
            yield entry


def _wanted(context: PageContext) -> Iterator[Entry]:
    """The same, also where an author has given a page the address of one that the site makes by itself."""
    data = StructuredData(context)
    for kind in KINDS:
        for address, about in kind.where(context):
            yield Entry(output_file(address), partial(_made, kind, context, data, address, about))


def _made(kind: PageKind, context: PageContext, data: StructuredData, address: str, about: Any) -> Page:
    """A page with what its head says of it to programs."""
    page = kind.make(context, address, about)
    said = data.of(page, about)
    return structs.replace(page, head=structs.replace(page.head, data=said)) if said else page


class Outline(Struct, frozen=True):
    """Every page of a site, none of them made yet, in the order of the plan."""

    entries: list[Entry]
    files: tuple[str, ...]
    """As `page_files` has them."""
    recorder: Recorder
    """What is looked at while pages are made."""
    fingerprints: Fingerprints
    """Of all that there is to look at."""


def outline(catalog: Catalog, settings: Settings, templates: Collection[str] = ()) -> Outline:
    """What pages there are, before any is made. `templates` are the names of those that documents may ask for."""
    context = PageContext(catalog, settings, templates)
    planned = list(entries(context))
    files = tuple(entry.address for entry in _wanted(context))
    beside = {topic: context.pairs.facets(topic) for topic in context.pairs.of}
    translations = context.translations.of
    return Outline(planned, files, context.recorder, fingerprints(catalog, beside, translations))


def page_files(catalog: Catalog, settings: Settings) -> tuple[str, ...]:
    """The output files of all pages, none of which is made; twice where two would be kept in one."""
    return tuple(entry.address for entry in _wanted(PageContext(catalog, settings)))


def page_problems(catalog: Catalog, files: Iterable[str]) -> list[Problem]:
    """What is wrong where two pages would be kept in one file; `files` are those of `page_files`.

    Told at the document whose page or old address has the place of one that the site makes by itself.
    """
    twice = [path for path, count in Counter(files).items() if count > 1]
    if not twice:
        return []
    owners = {output_file(address): key for key, address in catalog.addresses.items()}
    owners |= {output_file(old): path for old, path in catalog.redirects.items()}
    documents = [(path, catalog.documents.get(owners.get(path, ""))) for path in twice]
    return [
        Problem(
            "address-taken",
            document.place_of("permalink", "redirect_from"),
            {"other": "one that the site makes by itself", "address": address_of(path)},
        )
        for path, document in documents
        if document is not None
    ]


def plan(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The pages one after another, the front page first. Nothing is kept: a page is large."""
    return (entry.make() for entry in entries(PageContext(catalog, settings)))
