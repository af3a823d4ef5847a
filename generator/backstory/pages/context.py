"""How pages name each other: targets, topic references and cards, each made once."""

from collections.abc import Collection, Iterable
from typing import Any
from urllib.parse import quote, unquote

from msgspec import structs

from backstory.catalog.catalog import Catalog, days_of_change
from backstory.catalog.recorder import Recorder
from backstory.content.documents import Document
from backstory.content.front_matter_types import FrontMatter
from backstory.images.cards import HEIGHT, WIDTH, can_be_drawn
from backstory.mentions.linking import LinkChoice
from backstory.pages.days import DayOfSite, Days, day_key
from backstory.pages.pairs import Pairs
from backstory.pages.pictures import lead_picture
from backstory.pages.translations import Translations
from backstory.pages.views import ArticleCard, PageHead, PageRef, Picture, TopicRef
from backstory.settings import Settings
from backstory.text import excerpt
from backstory.url_paths import output_file

_NOTHING = FrontMatter()
_POINTERS: dict[str, Any] = {
    name: getattr(_NOTHING, name)
    for name in (
        *("topics", "background", "events", "claims", "broader", "related", "not_related", "translation_of"),
        *("facts", "lists", "quotes", "questions", "answers", "pin"),
        *("redirect_from", "embargo", "template", "source_keys", "places"),
    )
}
"""Metadata that lead to other documents, or say where and by which key something was said, left empty."""
_SAFE = "/+~!$&'(),;=@"
_SAFE_ON_WEB = _SAFE.replace("&", "")
"""Signs that stay in an address on the web; `&` is escaped twice otherwise by some readers of site maps."""
_LINE = 160
"""Characters of a one-line text that is cut from a longer one."""


class PageContext:
    """The catalog as pages see it, and the trace of what they look at.

    Keeps what it has made: a topic's reference stands on hundreds of pages.
    """

    def __init__(
        self,
        catalog: Catalog,
        settings: Settings,
        templates: Collection[str] = (),
        *,
        pairs: Pairs | None = None,
    ) -> None:
        self.recorder = Recorder()
        self.catalog = self.recorder.over(catalog)
        self.settings = settings
        self.templates = templates
        """The names of the templates that there are."""
        self._note = self.recorder.card.add
        self.choice = LinkChoice.of(catalog)
        self._pairs = pairs
        self._translations: Translations | None = None
        self._days: Days | None = None
        self._urls: dict[str, str] = {}
        self._refs: dict[str, TopicRef] = {}
        self._cards: dict[str, ArticleCard] = {}
        self._page_refs: dict[tuple[str, str], PageRef] = {}
        self._places: dict[str, dict[str, int]] = {}

    @property
    def pairs(self) -> Pairs:
        """The pairs of topics that have a page, counted when they are first needed."""
        if self._pairs is None:
            self._pairs = Pairs(self.catalog, self.settings.pair_pages)
        return self._pairs

    @property
    def translations(self) -> Translations:
        """Which documents say the same, gathered when they are first needed."""
        if self._translations is None:
            self._translations = Translations(self.catalog)
        return self._translations

    @property
    def days(self) -> Days:
        """The days on which something was new, gathered when they are first needed."""
        if self._days is None:
            self._days = Days(self.catalog, self.settings.days)
        return self._days

    def day_of_site(self, day: str) -> DayOfSite:
        """What was new on one of these days."""
        self.recorder.own.add(day_key(day))
        return self.days.of[day]

    def places_in(self, topic: str) -> dict[str, int]:
        """Where each article stands among those that a topic covers, counted from the newest, 0."""
        covered = self.catalog.topics[topic].covered
        places = self._places.get(topic)
        if places is None:
            places = self._places[topic] = {path: at for at, path in enumerate(covered)}
        return places

    def facets(self, topic: str) -> list[tuple[str, int, str]]:
        """What the page of a topic shows of its pairs: partner, shared articles, address."""
        self.recorder.own.add(topic)
        return self.pairs.facets(topic)

    def translated(self, path: str) -> tuple[tuple[str, str], ...]:
        """The languages of a document with the address of each on the web; none where it is in one alone."""
        self.recorder.own.add(path)
        return tuple(
            (self.front(one).lang or self.settings.language, self.on_web(self.catalog.addresses[one]))
            for one in self.translations.of.get(path, ())
            if self.settings.base_url
        )

    def pair_address(self, one: str, other: str) -> str:
        """The address of the page of a pair."""
        self.recorder.own.update((one, other))
        return self.pairs.address(one, other)

    def url(self, key: str, anchor: str = "") -> str:
        """The address of a document or topic for a link, empty where it is not published."""
        self._note(key)
        url = self._urls.get(key)
        if url is None:
            # What is no document goes by its address: a file, a page that the program makes.
            address = key[1:] if key.startswith("/") else self.catalog.addresses.get(key)
            url = self._urls[key] = "" if address is None else self.link_to(address)
        return f"{url}#{quote(anchor)}" if anchor and url else url

    def link_to(self, address: str) -> str:
        """An address as it stands in a link. Where the site's links are pretty, the front page is "./"."""
        return quote((address or "./") if self.settings.pretty_links else output_file(address), safe=_SAFE)

    def on_web(self, address: str) -> str:
        """An address as it is anywhere on the web; empty where the site doesn't say where it will be."""
        base = self.settings.base_url
        return base + quote(address, safe=_SAFE_ON_WEB) if base else ""

    def folder(self, path: str) -> str:
        """Where a document's own files are kept, as it stands in links: with its last slash, empty at the root."""
        folder = output_file(self.catalog.addresses[path]).rpartition("/")[0]
        return quote(f"{folder}/", safe=_SAFE) if folder else ""

    def page_ref(self, key: str, anchor: str = "") -> PageRef:
        """A document, topic or section to link to."""
        self._note(key)
        target = self._page_refs.get((key, anchor))
        if target is None:
            target = PageRef(self.title(key, anchor), self.url(key, anchor))
            self._page_refs[key, anchor] = target
        return target

    def title(self, key: str, anchor: str = "") -> str:
        """What a document, a topic or a section written in an article is called."""
        document = self.catalog.documents.get(key)
        if document is not None and anchor:
            for inline in document.facts.inline_backgrounds:
                if inline.anchor == anchor:
                    return inline.title
            for heading in document.facts.headings:
                if heading.anchor == anchor:
                    return heading.text
        return self.catalog.names.get(key, key)

    def topic(self, key: str) -> TopicRef:
        """A topic, named."""
        self._note(key)
        ref = self._refs.get(key)
        if ref is None:
            topic = self.catalog.topics[key]
            ref = self._refs[key] = TopicRef(topic.name, self.url(key), topic.kind)
        return ref

    def topics(self, keys: tuple[str, ...]) -> tuple[TopicRef, ...]:
        """Those of the topics that are published."""
        return tuple(self.topic(key) for key in keys if key in self.catalog.topics)

    def card(self, path: str) -> ArticleCard:
        """An article in a list."""
        self._note(path)
        card = self._cards.get(path)
        if card is None:
            document = self.catalog.documents[path]
            front = document.front
            card = self._cards[path] = ArticleCard(
                title=document.facts.title,
                url=self.url(path),
                day=day(document),
                summary=front.summary,
                sources=len(front.sources),
                corrections=len(front.corrections),
                picture=self.picture(path),
            )
        return card

    def picture(self, path: str) -> Picture | None:
        """The picture that stands for a document; None where it has none, or is a topic without a file."""
        document = self.catalog.documents.get(path)
        if document is None or document.front.image is None:
            return None
        references = self.catalog.references[path]
        return lead_picture(document, references, self.catalog.images, folder=self.folder(path))

    def front(self, key: str) -> FrontMatter:
        """The metadata of a document; of a topic without a file, nothing."""
        document = self.catalog.documents.get(key)
        return document.front if document is not None else _NOTHING

    def said(self, key: str) -> FrontMatter:
        """What a document's metadata say of itself, for templates.

        Not what they point at, which may be unpublished: of that a view shows what readers may see.
        """
        return structs.replace(self.front(key), **_POINTERS)

    def line(self, key: str) -> str:
        """One line on a document or topic: its definition, else the start of its summary or text."""
        front = self.front(key)
        text = front.definition or front.summary
        if not text and key in self.catalog.documents:
            text = self.catalog.documents[key].facts.excerpt
        return excerpt(text, _LINE)

    def head(self, key: str, *, title: str, description: str, place: str) -> PageHead:
        """The head of the page of a document or topic."""
        lang = self.front(key).lang or self.settings.language
        head = self.head_at(
            self.catalog.addresses[key], title=title, description=description, place=place, lang=lang
        )
        own = self._on_cards(key)
        return structs.replace(head, translations=self.translated(key), picture=own or head.picture)

    def _on_cards(self, key: str) -> Picture | None:
        """The picture that stands for a page elsewhere on the web; a drawing, which no network shows, is none."""
        shown = self.picture(key) if self.settings.base_url else None
        if shown is None or shown.url.endswith(".svg"):
            return self._card(self.card_address(key) if self.settings.cards else "", self.title(key))
        return structs.replace(shown, url=self.on_web(unquote(shown.url)), better=(), same=None)

    def _card_of_site(self) -> Picture | None:
        """What stands for a page that has no picture and no card of its own: a list, the front."""
        return self._card(self.site_card(), self.settings.title)

    def _card(self, address: str, title: str) -> Picture | None:
        return Picture(self.on_web(address), title, "", "", WIDTH, HEIGHT) if address else None

    def site_card(self) -> str:
        """Where the card of the site is kept; empty where it has none."""
        settings = self.settings
        return "card.png" if settings.cards and settings.base_url and can_be_drawn(settings.title) else ""

    def card_address(self, key: str) -> str:
        """Where the card of a page is kept; empty where a picture of its own is shown, or its title can't be drawn."""
        address, picture = self.catalog.addresses[key], self.picture(key)
        drawn = address.endswith("/") and can_be_drawn(self.title(key)) and not self.front(key).unlisted
        own = picture is not None and not picture.url.endswith(".svg")
        return f"{address}card.png" if drawn and not own and self.settings.base_url else ""

    def twin(self, key: str) -> str:
        """The address of a page's twin in Markdown, for a link; empty where it has none."""
        address = self.catalog.addresses[key]
        there = self.settings.twins and address.endswith("/") and not self.front(key).unlisted
        return self.link_to(f"{address}index.md") if there else ""

    def head_at(
        self, address: str, *, title: str, description: str = "", place: str = "", lang: str = ""
    ) -> PageHead:
        """The head of the page at an address."""
        return PageHead(
            title=title,
            description=excerpt(description, _LINE),
            lang=lang or self.settings.language,
            canonical=self.on_web(address),
            root="../" * output_file(address).count("/"),
            place=place,
            picture=self._card_of_site(),
        )

    def due(self, review_by: str) -> bool:
        """Whether a review was due at the site's as-of day."""
        return self.catalog.is_due(review_by)

    def latest_day(self, paths: Iterable[str]) -> str:
        """The latest day on which one of these documents was published, changed or reviewed."""
        return max(
            (one for path in paths for one in days_of_change(self.catalog.documents[path])), default=""
        )


def day(document: Document) -> str:
    """The day a document was first published, empty for the undated."""
    return document.front.date.day if document.front.date is not None else ""
