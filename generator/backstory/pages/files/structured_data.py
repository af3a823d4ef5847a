"""What pages say of themselves to programs, in schema.org's words as JSON-LD: what they are, what they are about, who
claims and who said what in them.

Only where the site has a `base_url`, for things are told apart by their addresses on the web. A page says no more here than it
shows.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

import msgspec

from backstory.catalog.topics import Topic
from backstory.content.front_matter_types import AiPart, TopicKind
from backstory.dates import OPEN_END, OPEN_START, Moment, Span
from backstory.mentions.counts import NOTHING
from backstory.mentions.form_codes import topics_of
from backstory.pages.context import PageContext
from backstory.pages.files.feed_entries import at
from backstory.pages.views import (
    ArticleView,
    BackgroundsView,
    BackgroundView,
    ClaimEntry,
    ClaimsView,
    CorrectionEntry,
    CorrectionsView,
    CoverageView,
    DaysView,
    DigestView,
    HomeView,
    Page,
    Passage,
    Picture,
    PlainView,
    QuestionsView,
    QuoteEntry,
    SearchView,
    SourceEntry,
    SourcesView,
    TimelineEntry,
    TimelineView,
    TopicRef,
    TopicsView,
    TopicView,
    WordsView,
)
from backstory.text import without_controls

Thing = dict[str, Any]

_TYPES: Mapping[TopicKind, str] = {
    "person": "Person",
    "place": "Place",
    "organisation": "Organization",
    "event": "Event",
    "concept": "DefinedTerm",
    "work": "CreativeWork",
    "": "Thing",
}
_SOURCES = {
    "generated": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    "assisted": "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
}
"""Of the IPTC's types of digital sources, by what a document says of `ai`."""
_LISTS = (
    TopicsView, TimelineView, BackgroundsView, SourcesView, CorrectionsView, WordsView, QuestionsView, DaysView, DigestView,
)  # fmt: skip
_MOST = 20
"""Sources, events, claims and quotations that a page tells of at most: these are for who looks a page over, and all are in its data."""


class StructuredData:
    """Makes what each page says; keeps what stands on many."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._topics: dict[str, Thing] = {}
        settings = context.settings
        self._site = {"@id": f"{settings.base_url}#site"}
        self._publisher: Thing = {
            "@type": "NewsMediaOrganization",
            "@id": f"{settings.base_url}#publisher",
            "name": settings.publisher or settings.title,
        }

    def of(self, page: Page, about: object) -> str:
        """A JSON document that can stand in an element of a page; empty where there is nothing to say.

        `about` is what the page's kind says of it: the path of its document, or its topic.
        """
        if not page.head.canonical or not page.template.endswith(".html"):
            return ""
        things = self._things(page, about)
        if not things:
            return ""
        text = msgspec.json.encode({"@context": "https://schema.org", "@graph": things}).decode()
        # Whatever the text has, the element that it stands in does not end.
        return without_controls(text).replace("<", "\\u003c")

    def _things(self, page: Page, about: object) -> list[Thing]:
        view, url = page.view, page.head.canonical
        if isinstance(view, ArticleView) and isinstance(about, str):
            return self._article(page, about, view)
        if isinstance(view, BackgroundView) and isinstance(about, str):
            return self._background(page, about, view)
        if isinstance(view, TopicView) and isinstance(about, Topic):
            return self._topic_page(page, about, view)
        if isinstance(view, HomeView):
            return [self._whole_site()]
        if isinstance(view, ClaimsView):
            claims = self._claims(view.claims, url)
            return [self._page(page, "CollectionPage", hasPart=_refs(claims)), *claims]
        if isinstance(view, CoverageView):
            topics = [self._named(topic.name, topic.kind, topic.url) for topic in view.topics]
            return [self._page(page, "CollectionPage", about=topics)]
        if isinstance(view, _LISTS):
            return [self._page(page, "CollectionPage")]
        if isinstance(view, SearchView):
            return [self._page(page, "SearchResultsPage")]
        return [self._page(page, "WebPage")] if isinstance(view, PlainView) else []

    def _article(self, page: Page, path: str, view: ArticleView) -> list[Thing]:
        front = self._context.front(path)
        day = _moment(front.date)
        claims = self._claims(view.claims, page.head.canonical)
        quotes = self._quotes(view.quotes, page.head.canonical)
        about = self._context.catalog.references[path].topics
        given = [*view.boxes, *(embed.box for embed in view.body.embeds if embed.box is not None)]
        pieces = [
            {"@type": "BackgroundNewsArticle", "@id": self._on_web(box.url), "name": box.title}
            for box in given
            if box.url
        ]
        article = self._written(page, "NewsArticle", path, view.body)
        article |= {
            "datePublished": day,
            "dateModified": max(day, _moment(front.updated), *(one.day for one in view.corrections), ""),
            "author": self._authors(view.authors),
            "backstory": pieces,
            "correction": [_correction(one) for one in view.corrections],
            "citation": [_source(one) for one in view.sources[:_MOST]],
            "hasPart": _refs((*claims, *quotes)),
        }
        if view.picture is not None:
            article["image"] = self._image(view.picture)
        return [_present(article), *claims, *quotes, *self._way(page, about)]

    def _background(self, page: Page, path: str, view: BackgroundView) -> list[Thing]:
        front = self._context.front(path)
        claims = self._claims(view.claims, page.head.canonical)
        quotes = self._quotes(view.quotes, page.head.canonical)
        events = _events(view.events)
        piece = self._written(page, "BackgroundNewsArticle", path, view.body)
        piece |= {
            "datePublished": _moment(front.date),
            "dateModified": max(
                _moment(front.updated), view.reviewed, *(one.day for one in view.corrections)
            ),
            "author": self._authors(front.authors or self._context.settings.authors),
            "temporalCoverage": view.period.edtf if view.period else "",
            "correction": [_correction(one) for one in view.corrections],
            "citation": [_source(one) for one in view.sources[:_MOST]],
            "hasPart": _refs((*claims, *quotes)),
        }
        piece["mentions"] = [*piece.get("mentions", ()), *events]
        return [
            _present(piece),
            *claims,
            *quotes,
            *self._way(page, self._context.catalog.references[path].topics),
        ]

    def _topic_page(self, page: Page, topic: Topic, view: TopicView) -> list[Thing]:
        claims = self._claims(view.claims, page.head.canonical)
        quotes = self._quotes(view.quotes, page.head.canonical)
        open_events = [entry for group in view.timeline if not group.folded for entry in group.entries]
        collection = self._page(
            page,
            "CollectionPage",
            name=topic.name,
            mainEntity=self._topic(topic.id, whole=True),
            about=[self._topic(parent) for parent in topic.parents],
            mentions=_events(open_events),
            hasPart=[
                *(
                    {"@type": "NewsArticle", "@id": self._on_web(card.url), "headline": card.title}
                    for card in view.newest
                ),
                *_refs((*claims, *quotes)),
            ],
        )
        if view.lead_picture is not None:
            collection["image"] = self._image(view.lead_picture)
        if view.changed:
            collection["dateModified"] = view.changed
        return [collection, *claims, *quotes, *self._way(page, topic.parents, name=topic.name)]

    def _whole_site(self) -> Thing:
        settings, base = self._context.settings, self._context.settings.base_url
        return _present(
            {
                "@type": "WebSite",
                **self._site,
                "name": settings.title,
                "description": settings.description,
                "url": base,
                "inLanguage": settings.language,
                "publisher": self._publisher,
            }
        )

    def _page(self, page: Page, kind: str, **more: object) -> Thing:
        head = page.head
        said = {
            "@type": kind,
            "@id": head.canonical,
            "url": head.canonical,
            "name": head.title,
            "description": head.description,
            "inLanguage": head.lang,
            "isPartOf": self._site,
            "publisher": self._publisher,
        }
        return _present(said | more)

    def _image(self, shown: Picture) -> Thing:
        """A picture; its licence is an address, or else a notice."""
        licensed = shown.license.startswith(("https://", "http://"))
        return _present(
            {
                "@type": "ImageObject",
                "url": self._context.on_web(unquote(shown.url)),
                "width": shown.width or None,
                "height": shown.height or None,
                "caption": shown.caption or shown.alt,
                "creditText": shown.credit,
                "license": shown.license if licensed else "",
                "copyrightNotice": "" if licensed else shown.license,
            }
        )

    def _written(self, page: Page, kind: str, path: str, body: Passage) -> Thing:
        """What articles and background have in common: a headline, what they are about, and whom they name."""
        about = [
            topic
            for topic in self._context.catalog.references[path].topics
            if topic in self._context.catalog.topics
        ]
        named = [topic for topic in self._linked(path, body) if topic not in about]
        return self._page(
            page,
            kind,
            name="",
            headline=page.head.title,
            about=[self._topic(topic) for topic in about],
            mentions=[self._topic(topic) for topic in named],
            **_made_with(self._context.front(path).ai),
        )

    def _linked(self, path: str, body: Passage) -> list[str]:
        """The topics that a text names with a link."""
        context = self._context
        linked = {mention.url for mention in body.mentions}
        wordings = context.catalog.mention_counts.get(path, NOTHING).named.wordings
        return sorted(
            topic for topic in topics_of(wordings, context.catalog.searched) if context.url(topic) in linked
        )

    def _topic(self, key: str, *, whole: bool = False) -> Thing:
        """A topic as a thing in the world, the same on every page that names it."""
        context = self._context
        ref, front = context.topic(key), context.front(key)
        if key not in self._topics:
            said = self._named(ref.name, ref.kind, ref.url)
            self._topics[key] = said | ({"sameAs": list(front.same_as)} if front.same_as else {})
        if not whole:
            return self._topics[key]
        names = list(context.catalog.topics[key].names)
        told = {
            "url": self._on_web(ref.url),
            "alternateName": names,
            "description": front.definition or front.summary,
        }
        return _present(self._topics[key] | told)

    def _named(self, name: str, kind: TopicKind, url: str) -> Thing:
        said: Thing = {"@type": _TYPES[kind], "name": name}
        return said | ({"@id": f"{self._on_web(url)}#topic"} if url else {})

    def _authors(self, names: Iterable[str]) -> list[Thing]:
        settings = self._context.settings
        ours = {settings.title, settings.publisher}
        people = [{"@type": "Person", "name": name} for name in names if name not in ours]
        return people or [self._publisher]

    def _claims(self, claims: Sequence[ClaimEntry], url: str) -> list[Thing]:
        """Claims with their answers, each a thing of its own."""
        return [one for claim in claims[:_MOST] for one in self._claim(claim, url, "")]

    def _claim(self, claim: ClaimEntry, url: str, answers: str) -> Iterable[Thing]:
        id = f"{url}#{claim.anchor}"
        by = claim.by
        yield _present(
            {
                "@type": "Claim",
                "@id": id,
                "text": claim.text,
                "author": _speaker(by) if by else None,
                "creativeWorkStatus": claim.status,
                "datePublished": _start(claim.date),
                "appearance": {"@type": "CreativeWork", "@id": self._on_web(claim.said_in.url)}
                if claim.said_in.url
                else None,
                "about": {"@type": "Claim", "@id": answers} if answers else None,
            }
        )
        for reply in claim.replies:
            yield from self._claim(reply, url, id)

    def _quotes(self, quotes: Sequence[QuoteEntry], url: str) -> list[Thing]:
        """What people said. Words that are not their own are a description of what they said, not its text."""
        return [
            _present(
                {
                    "@type": "Quotation",
                    "@id": f"{url}#{quote.anchor}",
                    "text" if quote.exact else "abstract": quote.text,
                    "spokenByCharacter": _speaker(quote.by),
                    "audience": {"@type": "Audience", "name": quote.to.name} if quote.to else None,
                    "locationCreated": {"@type": "Place", "name": quote.place.name} if quote.place else None,
                    "dateCreated": _start(quote.date),
                    "isPartOf": {"@type": "CreativeWork", "@id": self._on_web(quote.said_in.url)}
                    if quote.said_in.url
                    else None,
                }
            )
            for quote in quotes[:_MOST]
        ]

    def _way(self, page: Page, topics: Sequence[str], name: str = "") -> list[Thing]:
        """The way from the front page: by the first of these topics, where there is one."""
        context = self._context
        known = [topic for topic in topics if topic in context.catalog.topics][:1]
        steps = [(context.settings.title, context.settings.base_url)]
        steps += [(context.topic(topic).name, self._on_web(context.url(topic))) for topic in known]
        steps.append((name or page.head.title, page.head.canonical))
        return [
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": position, "name": name, "item": url}
                    for position, (name, url) in enumerate(steps, 1)
                ],
            }
        ]

    def _on_web(self, link: str) -> str:
        """A link of the site as it is anywhere."""
        path, mark, anchor = link.partition("#")
        address = unquote(path.removeprefix("./"))
        if address.rpartition("/")[2] == "index.html":
            address = address.removesuffix("index.html")
        return f"{self._context.on_web(address)}{mark}{anchor}"


def _speaker(who: TopicRef) -> Thing:
    return {"@type": "Person" if who.kind == "person" else "Organization", "name": who.name}


def _made_with(ai: AiPart | None) -> Thing:
    """What part artificial intelligence had, and who answers for the text."""
    if ai is None:
        return {}
    return {
        "digitalSourceType": _SOURCES.get(ai.use, ""),
        "editor": {"@type": "Person", "name": ai.reviewed_by} if ai.reviewed_by else None,
    }


def _present(said: Thing) -> Thing:
    """What is known of it."""
    return {key: value for key, value in said.items() if value or value == 0}


def _refs(things: Iterable[Thing]) -> list[Thing]:
    return [{"@type": one["@type"], "@id": one["@id"]} for one in things]


def _correction(entry: CorrectionEntry) -> Thing:
    text = entry.note or " → ".join(part for part in (entry.was, entry.now) if part)
    return _present({"@type": "CorrectionComment", "datePublished": entry.day, "text": text})


def _source(source: SourceEntry) -> Thing:
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    return _present(
        {"@type": "CreativeWork", "name": source.title, "url": source.url, "publisher": publisher}
    )


def _events(entries: Iterable[TimelineEntry]) -> list[Thing]:
    return [
        _present(
            {
                "@type": "Event",
                "name": entry.title,
                "startDate": _start(entry.date),
                "endDate": _end(entry.date),
            }
        )
        for entry in list(entries)[:_MOST]
    ]


def _start(span: Span | None) -> str:
    """The first day, month or year of a date that is no estimate, in the form of ISO 8601."""
    if span is None or span.about or span.start == OPEN_START:
        return ""
    return _iso(span.edtf.partition("/")[0])


def _end(span: Span) -> str:
    return (
        ""
        if span.about or span.end == OPEN_END or span.precision != "range"
        else _iso(span.edtf.partition("/")[2])
    )


def _iso(edtf: str) -> str:
    """What EDTF writes without marks of doubt is ISO 8601."""
    return edtf if edtf[-1:].isdigit() else ""


def _moment(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return at(moment.instant) if moment.clock else moment.day
