"""Every page that the site has: where it is kept, which template makes it, and from what."""

from collections.abc import Callable, Collection, Iterator
from functools import partial

from msgspec import Struct, structs

from backstory.catalog.catalog import Catalog
from backstory.catalog.fingerprints import Fingerprints, fingerprints
from backstory.catalog.recorder import Recorder
from backstory.catalog.topics import Topic
from backstory.pages.articles import article_view, contents
from backstory.pages.backgrounds import background_view, backgrounds_view
from backstory.pages.claims import claims_view
from backstory.pages.context import PageContext
from backstory.pages.coverage import coverage, page_count
from backstory.pages.fronts import home_view, missing_view
from backstory.pages.lists import corrections_view, sources_view, timeline_view, topics_view
from backstory.pages.own_templates import page_template
from backstory.pages.pairs import Pairs
from backstory.pages.passages import fill
from backstory.pages.sources import SourceNumbers
from backstory.pages.topics import topic_view
from backstory.pages.views import CoverageView, Facet, Page, PageHead, PageRef, PlainView, RedirectView, View
from backstory.settings import Settings
from backstory.url_paths import output_file

_LISTS: tuple[tuple[str, str, Callable[[PageContext], View], str], ...] = (
    ("topics/", "topics.html", topics_view, "topics"),
    ("background/", "backgrounds.html", backgrounds_view, "background"),
    ("timeline/", "timeline.html", timeline_view, "timeline"),
    ("sources/", "sources.html", sources_view, ""),
    ("corrections/", "corrections.html", corrections_view, ""),
    ("claims/", "claims.html", claims_view, ""),
)


class Entry(Struct, frozen=True):
    """A page of the plan that is not made yet: its file in the output folder, and what makes it."""

    address: str
    make: Callable[[], Page]


class Partners:
    """The pairs of topics that have a page, counted when they are first needed."""

    def __init__(self, context: PageContext, counted: Pairs | None = None) -> None:
        self._context = context
        self.counted = counted

    def pairs(self) -> Pairs:
        """The pairs of the site."""
        if self.counted is None:
            self.counted = Pairs(self._context.catalog, self._context.settings.pair_pages)
        return self.counted

    def facets(self, topic: str) -> list[tuple[str, int, str]]:
        """What the page of a topic shows of its pairs; noted in the trace."""
        self._context.recorder.own.add(topic)
        return self.pairs().facets(topic)

    def address(self, one: str, other: str) -> str:
        """The address of the page of a pair; noted in the trace."""
        self._context.recorder.own.update((one, other))
        return self.pairs().address(one, other)


class Plan:
    """Every page of a site, each made when it is asked for.

    `templates` are the names of those that documents may ask for. `pairs` may come from a plan of the same
    articles with the same topics: counting them takes a while.
    """

    def __init__(
        self, catalog: Catalog, settings: Settings, templates: Collection[str], *, pairs: Pairs | None = None
    ) -> None:
        context = PageContext(catalog, settings, templates)
        self._partners = Partners(context, pairs)
        self._index: dict[str, Entry] = {}
        # Nothing here leads back to the plan: a preview makes many, and a large one has to go at once.
        self._ahead = entries(context, self._partners)

    @property
    def pairs(self) -> Pairs | None:
        """The pairs of topics that have a page, if they were counted."""
        return self._partners.counted

    def page_at(self, address: str) -> Page | None:
        """The page that is kept in this file of the output folder; None where there is none."""
        while address not in self._index:
            entry = next(self._ahead, None)
            if entry is None:
                return None
            self._index[entry.address] = entry
        return self._index[address].make()


def entries(context: PageContext, partners: Partners) -> Iterator[Entry]:
    """The pages in the order in which they are built, the front page first."""
    catalog = context.catalog
    yield Entry("index.html", partial(_home, context))
    for path in catalog.documents:
        if path in catalog.addresses and path not in catalog.topics:
            yield Entry(output_file(catalog.addresses[path]), partial(_document_page, context, path))
    for topic in catalog.topics.values():
        addresses = _coverage_addresses(catalog, context.settings, topic)
        yield Entry(output_file(addresses[0]), partial(_topic_page, context, topic, partners, addresses))
        for number in range(2, len(addresses) + 1):
            make = partial(_coverage_page, context, topic, addresses, number)
            yield Entry(output_file(addresses[number - 1]), make)
    for pair, address in partners.pairs().addresses.items():
        yield Entry(output_file(address), partial(_pair_page, context, pair, partners))
    yield from _lists(context)
    yield Entry("404.html", partial(_missing, context))
    for old, key in catalog.redirects.items():
        if key in catalog.addresses:
            yield Entry(output_file(old), partial(_redirect, context, old))


class Outline(Struct, frozen=True):
    """Every page of a site, none of them made yet, in the order of the plan."""

    entries: list[Entry]
    recorder: Recorder
    """What is looked at while pages are made."""
    fingerprints: Fingerprints
    """Of all that there is to look at."""


def outline(catalog: Catalog, settings: Settings, templates: Collection[str] = ()) -> Outline:
    """What pages there are, before any is made. `templates` are the names of those that documents may ask for."""
    context = PageContext(catalog, settings, templates)
    partners = Partners(context)
    planned = list(entries(context, partners))
    pairs = partners.pairs()
    facets = {topic: pairs.facets(topic) for topic in pairs.of}
    return Outline(planned, context.recorder, fingerprints(catalog, facets))


def page_files(catalog: Catalog, settings: Settings) -> set[str]:
    """The output files of all pages, none of which is made."""
    context = PageContext(catalog, settings)
    return {entry.address for entry in entries(context, Partners(context))}


def plan(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The pages one after another, the front page first. Nothing is kept: a page is large."""
    context = PageContext(catalog, settings)
    return (entry.make() for entry in entries(context, Partners(context)))


def _fixed(
    context: PageContext, address: str, template: str, view: View, *, place: str = "", title: str = ""
) -> Page:
    head = context.head_at(
        address, title=title, place=place, description=context.settings.description if not address else ""
    )
    return Page(output_file(address), template, head, view)


def _home(context: PageContext) -> Page:
    return _fixed(context, "", "home.html", home_view(context), place="briefing")


def _document_page(context: PageContext, path: str) -> Page:
    document = context.catalog.documents[path]
    view: View
    if document.kind == "article":
        view, template, place = article_view(context, document), "article.html", ""
    elif document.kind == "background":
        view, template, place = background_view(context, document), "background.html", "background"
    else:
        view, template, place = _plain_view(context, path), "page.html", ""
    head = context.head(path, title=document.facts.title, description=context.line(path), place=place)
    return Page(
        output_file(context.catalog.addresses[path]),
        page_template(document, template, context.templates),
        head,
        view,
        (path,),
    )


def _plain_view(context: PageContext, path: str) -> PlainView:
    document = context.catalog.documents[path]
    return PlainView(
        title=document.facts.title,
        summary=document.front.summary,
        body=fill(context, document, "", SourceNumbers(), on=path),
        contents=contents(document),
        draft=document.front.draft,
        extra=document.front.extra,
    )


def _coverage_addresses(catalog: Catalog, settings: Settings, topic: Topic) -> list[str]:
    first = catalog.addresses[topic.id]
    count = page_count(topic.covered, settings.per_page)
    return (
        [first, *(f"{first}page/{number}/" for number in range(2, count + 1))]
        if first.endswith("/")
        else [first]
    )


def _topic_page(context: PageContext, topic: Topic, partners: Partners, addresses: list[str]) -> Page:
    facets = tuple(
        Facet(context.topic(partner), context.link_to(address), count)
        for partner, count, address in partners.facets(topic.id)
    )
    view = topic_view(context, topic, addresses=addresses, facets=facets)
    head = context.head(topic.id, title=topic.name, description=context.line(topic.id), place="topics")
    head = _neighbours(context, head, addresses, 1)
    document = context.catalog.documents.get(topic.id)
    if document is None:
        return Page(output_file(addresses[0]), "topic.html", head, view, ())
    template = page_template(document, "topic.html", context.templates)
    return Page(output_file(addresses[0]), template, head, view, (topic.id,))


def _coverage_page(context: PageContext, topic: Topic, addresses: list[str], number: int) -> Page:
    """A further page of a topic's articles."""
    shown = coverage(context, topic.covered, number=number, addresses=addresses)
    head = context.head_at(addresses[number - 1], title=topic.name, place="topics")
    return Page(
        output_file(addresses[number - 1]),
        "coverage.html",
        _neighbours(context, head, addresses, number),
        CoverageView((context.topic(topic.id),), number, shown),
    )


def _neighbours(context: PageContext, head: PageHead, addresses: list[str], number: int) -> PageHead:
    if len(addresses) == 1:
        return head

    return structs.replace(
        head,
        previous=context.link_to(addresses[number - 2]) if number > 1 else "",
        next=context.link_to(addresses[number]) if number < len(addresses) else "",
    )


def _pair_page(context: PageContext, pair: tuple[str, str], partners: Partners) -> Page:
    one, other = pair
    address = partners.address(one, other)
    with_other = set(context.catalog.topics[other].tagged)
    articles = [path for path in context.catalog.topics[one].tagged if path in with_other]
    topics = tuple(sorted((context.topic(one), context.topic(other)), key=lambda topic: topic.name))
    everything = coverage(context, articles, number=1, addresses=[address])
    head = context.head_at(address, title=" + ".join(topic.name for topic in topics), place="topics")
    return Page(output_file(address), "coverage.html", head, CoverageView(topics, 1, everything))


def _lists(context: PageContext) -> Iterator[Entry]:
    # Their titles are words of the theme's language: the templates have them.
    for address, template, view, place in _LISTS:
        yield Entry(output_file(address), partial(_list_page, context, address, template, view, place))


def _list_page(
    context: PageContext, address: str, template: str, view: Callable[[PageContext], View], place: str
) -> Page:
    return _fixed(context, address, template, view(context), place=place)


def _missing(context: PageContext) -> Page:
    page = _fixed(context, "404.html", "404.html", missing_view(context))
    base = context.settings.base_url
    # Shown at any depth, so its links start from the host.
    root = "/" + base.partition("://")[2].partition("/")[2] if base else "/"

    return structs.replace(page, head=structs.replace(page.head, root=root))


def _redirect(context: PageContext, address: str) -> Page:
    key = context.catalog.redirects[address]
    target = context.page_ref(key)
    head = context.head_at(context.catalog.addresses[key], title=target.title)
    root = context.head_at(address, title="").root
    return Page(
        output_file(address),
        "redirect.html",
        structs.replace(head, root=root),
        RedirectView(PageRef(target.title, target.url)),
    )
