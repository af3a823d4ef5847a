"""Every page that the site has: where it is kept, which template makes it, and from what."""

from collections.abc import Iterator

from msgspec import structs

from backstory.catalog.addresses import output_file
from backstory.catalog.catalog import Catalog
from backstory.catalog.topics import Topic
from backstory.pages.articles import article_view, contents
from backstory.pages.backgrounds import background_view, backgrounds_view
from backstory.pages.context import PageContext
from backstory.pages.coverage import coverage, page_count
from backstory.pages.fronts import home_view, missing_view
from backstory.pages.lists import corrections_view, sources_view, timeline_view, topics_view
from backstory.pages.pairs import Pairs
from backstory.pages.passages import fill
from backstory.pages.sources import SourceNumbers
from backstory.pages.topics import topic_view
from backstory.pages.views import CoverageView, Facet, Page, PageHead, PlainView, RedirectView, Target, View
from backstory.settings import Settings


def plan(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The pages one after another, the front page first. Nothing is kept: a page is large."""
    context = PageContext(catalog, settings)
    pairs = Pairs(catalog, settings.pair_pages)
    yield _fixed(context, "", "home.html", home_view(context), place="briefing")
    for path in catalog.documents:
        if path in catalog.addresses and catalog.documents[path].kind != "topic":
            yield _document_page(context, path)
    for topic in catalog.topics.values():
        yield from _topic_pages(context, topic, pairs)
    yield from _pair_pages(context, pairs)
    yield from _list_pages(context)
    yield _missing(context)
    yield from _redirects(context)


def addresses(catalog: Catalog, settings: Settings) -> list[str]:
    """The output files of all pages of the plan, without making them."""
    files = [output_file(address) for address in catalog.addresses.values()]
    files += [output_file(address) for address in catalog.redirects]
    files += [output_file(address) for address in Pairs(catalog, settings.pair_pages).addresses.values()]
    for topic in catalog.topics.values():
        files += [output_file(address) for address in _coverage_addresses(catalog, settings, topic)[1:]]
    return files


def _fixed(
    context: PageContext, address: str, template: str, view: View, *, place: str = "", title: str = ""
) -> Page:
    head = context.head_at(
        address, title=title, place=place, description=context.settings.description if not address else ""
    )
    return Page(output_file(address), template, head, view)


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
    own = document.front.template
    return Page(
        output_file(context.catalog.addresses[path]),
        own if own.endswith(".html") else template,
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


def _topic_pages(context: PageContext, topic: Topic, pairs: Pairs) -> Iterator[Page]:
    addresses = _coverage_addresses(context.catalog, context.settings, topic)
    facets = tuple(
        Facet(context.topic(partner), context.link_to(pairs.address(topic.id, partner)), count)
        for partner, count in pairs.of.get(topic.id, ())
    )
    view = topic_view(context, topic, addresses=addresses, facets=facets)
    title = topic.name
    head = context.head(topic.id, title=title, description=context.line(topic.id), place="topics")
    sources = (topic.id,) if topic.id in context.catalog.documents else ()
    yield Page(
        output_file(addresses[0]), "topic.html", _neighbours(context, head, addresses, 1), view, sources
    )
    for number in range(2, len(addresses) + 1):
        shown = coverage(context, topic.covered, number=number, addresses=addresses)
        head = context.head_at(addresses[number - 1], title=title, place="topics")
        yield Page(
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


def _pair_pages(context: PageContext, pairs: Pairs) -> Iterator[Page]:
    for (one, other), address in pairs.addresses.items():
        with_other = set(context.catalog.topics[other].tagged)
        articles = [path for path in context.catalog.topics[one].tagged if path in with_other]
        topics = tuple(sorted((context.topic(one), context.topic(other)), key=lambda topic: topic.name))
        everything = coverage(context, articles, number=1, addresses=[address])
        head = context.head_at(address, title=" + ".join(topic.name for topic in topics), place="topics")
        yield Page(output_file(address), "coverage.html", head, CoverageView(topics, 1, everything))


def _list_pages(context: PageContext) -> Iterator[Page]:
    # Their titles are words of the theme's language: the templates have them.
    yield _fixed(context, "topics/", "topics.html", topics_view(context), place="topics")
    yield _fixed(context, "background/", "backgrounds.html", backgrounds_view(context), place="background")
    yield _fixed(context, "timeline/", "timeline.html", timeline_view(context), place="timeline")
    yield _fixed(context, "sources/", "sources.html", sources_view(context))
    yield _fixed(context, "corrections/", "corrections.html", corrections_view(context))


def _missing(context: PageContext) -> Page:
    page = _fixed(context, "404.html", "404.html", missing_view(context))
    base = context.settings.base_url
    # Shown at any depth, so its links start from the host.
    root = "/" + base.partition("://")[2].partition("/")[2] if base else "/"

    return structs.replace(page, head=structs.replace(page.head, root=root))


def _redirects(context: PageContext) -> Iterator[Page]:
    for address, key in context.catalog.redirects.items():
        if key not in context.catalog.addresses:
            continue
        target = context.target(key)
        head = context.head_at(context.catalog.addresses[key], title=target.title)
        root = context.head_at(address, title="").root

        yield Page(
            output_file(address),
            "redirect.html",
            structs.replace(head, root=root),
            RedirectView(Target(target.title, target.url)),
        )
