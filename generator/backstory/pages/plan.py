"""Every page that the site has, by the register of kinds: where it is kept, and what makes it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from posixpath import dirname
from typing import Any

from msgspec import Struct, structs

from backstory.catalog.catalog import Catalog
from backstory.catalog.fingerprints import Fingerprints, fingerprints
from backstory.catalog.recorder import Recorder
from backstory.content.documents import Document
from backstory.pages.context import PageContext
from backstory.pages.days import day_key
from backstory.pages.files.structured_data import StructuredData
from backstory.pages.files.twins import twin_of
from backstory.pages.kinds import KINDS
from backstory.pages.page_kind import PageKind
from backstory.pages.pairs import Pairs
from backstory.pages.views import Page
from backstory.problems import Place, Problem
from backstory.settings import Settings
from backstory.url_paths import address_of, clean, file_key, output_file


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
    """The pages in the order in which they are built, the front page first; of two at one place, the first."""
    there = _Places()
    for entry in _wanted(context):
        if not there.taken(entry.address):
            yield entry


class _Places:
    """The places of the output that are taken: where a file is, no other can be, and no folder either."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        """Folder -> a file in it; both as the systems compare them that mind capitals least."""

    def taken(self, file: str) -> str:
        """Which file is in the way of this one; nothing where none was, and this one is there now."""
        above = []
        key = file_key(file)
        folder = dirname(key)
        while folder and folder not in self._folders:
            above.append(folder)
            folder = dirname(folder)
        found = (self._files.get(one, "") for one in (key, *above))
        other = next(filter(None, found), "") or self._folders.get(key, "")
        if not other:
            self._files[key] = file
            self._folders.update(dict.fromkeys(above, file))
        return other


def _wanted(context: PageContext) -> Iterator[Entry]:
    """The same, also where an author has given a page the address of one that the site makes by itself."""
    data = StructuredData(context)
    for kind in KINDS:
        for address, about in kind.where(context):
            yield Entry(output_file(address), partial(_made, kind, context, data, address, about))


def _made(kind: PageKind, context: PageContext, data: StructuredData, address: str, about: Any) -> Page:
    """A page with what its head says of it to programs."""
    page = kind.make(context, address, about)
    twin = twin_of(context, kind, address, about)
    said = data.of(page, about)
    if not (twin or said):
        return page
    head = structs.replace(page.head, data=said, twin=context.link_to(twin) if twin else "")
    return structs.replace(page, head=head)


class PlannedPages(Struct, frozen=True):
    """Every page of a site, none of them made yet, in the order of the plan."""

    entries: list[Entry]
    files: tuple[str, ...]
    """As `page_files` has them."""
    recorder: Recorder
    """What is looked at while pages are made."""
    fingerprints: Fingerprints
    """Of all that there is to look at."""


def outline(catalog: Catalog, settings: Settings, templates: Collection[str] = ()) -> PlannedPages:
    """What pages there are, before any is made. `templates` are the names of those that documents may ask for."""
    context = PageContext(catalog, settings, templates)
    planned = list(entries(context))
    files = tuple(entry.address for entry in _wanted(context))
    beside = {topic: context.pairs.facets(topic) for topic in context.pairs.of}
    translations = context.translations.of
    days = {day_key(day): one for day, one in context.days.of.items()}
    return PlannedPages(planned, files, context.recorder, fingerprints(catalog, beside, translations, days))


def page_files(catalog: Catalog, settings: Settings) -> tuple[str, ...]:
    """The output files of all pages, none of which is made; twice where two would be kept in one."""
    return tuple(entry.address for entry in _wanted(PageContext(catalog, settings)))


def in_the_way(files: Iterable[str]) -> list[tuple[str, str]]:
    """Each of the files that can't be where it should be, and the one before it that is in its way."""
    there = _Places()
    return [(file, other) for file in files if (other := there.taken(file))]


def page_problems(catalog: Catalog, clashes: Sequence[tuple[str, str]]) -> list[Problem]:
    """What is wrong where two pages would be kept at one place; `clashes` are what `in_the_way` finds.

    Told at the document whose page or old address has the place of one that the site makes by itself.
    """
    if not clashes:
        return []
    owners = {output_file(address): key for key, address in catalog.addresses.items()}
    old = {output_file(address): (address, path) for address, path in catalog.redirects.items()}
    problems = {}
    for file in (one for pair in clashes for one in pair):
        facts = {"other": "one that the site makes by itself", "address": address_of(file)}
        if (owner := owners.get(file, "")) in catalog.documents:
            place = catalog.documents[owner].place_of("permalink")
            problems[file] = Problem("address-taken", place, facts)
        elif file in old and old[file][1] in catalog.documents:
            written, owner = old[file]
            problems[file] = Problem(
                "redirect-taken", _place_of_old(catalog.documents[owner], written), facts
            )
    return list(problems.values())


def _place_of_old(document: Document, address: str) -> Place:
    written = next((one for one in document.front.redirect_from if clean(one) == address), "")
    return document.place_of(f"redirect_from {written}", "redirect_from")


def plan(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The pages one after another, the front page first. Nothing is kept: a page is large."""
    return (entry.make() for entry in entries(PageContext(catalog, settings)))
