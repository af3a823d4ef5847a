"""What a web page says of itself beside its text, each with the place where it was found: JSON-LD first, then the head."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from backstory.importers.formats.foreign_text import ForeignPicture, FoundValue
from backstory.importers.formats.moment_text import moment_text

_ARTICLES = re.compile(r"(?:\w*Article|\w*Posting|Report|Review\w*|WebPage)$")
_BY = re.compile(r"^\s*(?:by|von|par|por|da|di|door|af|av)\s+", re.I)
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b)\s*")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b|all rights reserved|licen[cs]ed? under|creative commons)", re.I)


class PageFacts:
    """The facts of one page. `tree` is the page as lxml reads it, `address` where it is from, if that is known."""

    def __init__(self, tree: Any, address: str) -> None:
        self._tree = tree
        self._data = next(iter(sorted(_json_ld(tree), key=_rank)), {})
        self.address = self._link("canonical") or self._meta("og:url") or address
        self._address = address or self.address

    @property
    def title(self) -> FoundValue | None:
        """Its headline."""
        return _first(
            (_said(self._data.get("headline")), "JSON-LD headline"),
            (self._text("//article//h1|//main//h1"), "the heading"),
            (self._meta("og:title"), "meta og:title"),
            (self._text("//h1"), "the heading"),
            (re.split(r"\s+[|–—]\s+", self._text("//head/title"))[0], "the title of the page"),
        )

    def date(self) -> FoundValue | None:
        """When it was published."""
        return self._moment(
            ("datePublished", "dateCreated"),
            ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate"),
            "//time[@pubdate or contains(@class,'publish') or @itemprop='datePublished']/@datetime|//*[@itemprop='datePublished']/@content|//article//time/@datetime|//main//time/@datetime",
        )  # fmt: skip

    def updated(self) -> FoundValue | None:
        """When it was changed."""
        return self._moment(
            ("dateModified",),
            ("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "datemodified"),
            "//*[@itemprop='dateModified']/@datetime|//*[@itemprop='dateModified']/@content|//time[contains(@class,'updated')]/@datetime",
        )

    def authors(self) -> tuple[tuple[str, ...], str]:
        """Its byline, and where that was found."""
        if names := tuple(_names(self._data.get("author"))):
            return names, "JSON-LD author"
        for name in ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author"):
            if (said := self._meta(name)) and "://" not in said:
                return _parted(said), f"meta {name}"
        query = "//*[@rel='author' or @itemprop='author' or contains(concat(' ',@class,' '),' byline ') or contains(@class,'author-name')]"
        said = self._text(query)
        return (_parted(said), "the byline") if said and len(said) < 120 else ((), "")

    def summary(self) -> FoundValue | None:
        """Its own summary."""
        return _first(
            (_said(self._data.get("description")), "JSON-LD description"),
            (self._meta("og:description"), "meta og:description"),
            (self._meta("description"), "meta description"),
        )

    def publisher(self) -> str:
        """Whose site it is on."""
        return (
            next(_names(self._data.get("publisher")), "")
            or self._meta("og:site_name")
            or self._meta("application-name")
        )

    def language(self) -> str:
        """The language tag of the page; empty where it has none of the usual form."""
        said = str(
            next(iter(self._tree.xpath("/html/@lang|/html/@xml:lang")), "")
            or _said(self._data.get("inLanguage"))
        )
        return said if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", said) else ""

    def image(self) -> ForeignPicture | None:
        """The picture that stands for it, with the caption that the page has for it."""
        image = self._data.get("image")
        image = image[0] if isinstance(image, list) and image else image
        said = image if isinstance(image, dict) else {"url": image}
        address = _said(said.get("url")) or _said(said.get("contentUrl")) or self._meta("og:image")
        if not address:
            return None
        address = urljoin(self._address, address)
        shown = next((one for one in self.pictures() if one.address == address), ForeignPicture(address))
        credit = _said(said.get("creditText")) or next(_names(said.get("creator")), "") or shown.credit
        return ForeignPicture(
            address, shown.alt or self._meta("og:image:alt"), credit or _said(said.get("caption"))
        )

    def pictures(self) -> tuple[ForeignPicture, ...]:
        """Those of its figures, each with caption and credit line word for word."""
        found: dict[str, ForeignPicture] = {}
        for image in self._tree.xpath("//figure//img|//article//img"):
            address = image.get("src") or image.get("data-src") or ""
            if not address or address.startswith("data:"):
                continue
            figure = next(image.iterancestors("figure"), None)
            caption = _plain(next(iter(figure.iter("figcaption")), None)) if figure is not None else ""
            beside = figure.xpath(".//*[contains(@class,'credit')]") if figure is not None else []
            extra = " ".join(one for one in map(_plain, beside) if one not in caption)
            address = urljoin(self._address, address)
            found.setdefault(
                address, ForeignPicture(address, image.get("alt") or "", f"{caption} {extra}".strip())
            )
        return tuple(found.values())

    def rights(self) -> tuple[FoundValue, ...]:
        """Every word on who owns it and what may be done with it."""
        found = [
            FoundValue(_said(self._data.get("license")), "JSON-LD license"),
            FoundValue(_said(self._data.get("copyrightNotice")), "JSON-LD copyrightNotice"),
            FoundValue(", ".join(_names(self._data.get("copyrightHolder"))), "JSON-LD copyrightHolder"),
            *(FoundValue(self._meta(name), f"meta {name}") for name in ("copyright", "rights", "dc.rights", "dcterms.rights", "dcterms.license")),
            *(FoundValue(str(one), "rel=license") for one in self._tree.xpath("//*[@rel='license']/@href")),
            *(FoundValue(line, "the foot of the page") for line in self._lines_on_rights()),
        ]  # fmt: skip
        return tuple(dict.fromkeys(one for one in found if one.value))

    def _lines_on_rights(self) -> Iterator[str]:
        for element in self._tree.xpath(
            "//footer//*[not(*)]|//footer|//*[@id='footer' or contains(@class,'copyright')]"
        ):
            text = _plain(element)
            if _RIGHTS.search(text) and len(text) < 300:
                yield text
                return

    def _moment(self, keys: Iterable[str], metas: Iterable[str], query: str) -> FoundValue | None:
        said = [
            *((_said(self._data.get(key)), f"JSON-LD {key}") for key in keys),
            *((self._meta(name), f"meta {name}") for name in metas),
            *((str(one), "a time of the page") for one in self._tree.xpath(query)),
        ]
        return next((FoundValue(day, where) for value, where in said if (day := moment_text(value))), None)

    def _meta(self, name: str) -> str:
        lower: Callable[[str], str] = (
            "translate(@{},'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')".format
        )
        query = f"//meta[{lower('property')}=$n or {lower('name')}=$n or {lower('itemprop')}=$n]/@content"
        return next(
            (" ".join(one.split()) for one in map(str, self._tree.xpath(query, n=name)) if one.strip()), ""
        )

    def _link(self, relation: str) -> str:
        said = next(iter(self._tree.xpath("//link[@rel=$r]/@href", r=relation)), "")
        return str(said) if str(said).startswith(("http://", "https://")) else ""

    def _text(self, query: str) -> str:
        return next((text for one in self._tree.xpath(query) if (text := _plain(one))), "")


def _json_ld(tree: Any) -> Iterator[Mapping[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _objects(json.loads(script), 4)
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list) and depth:
        for one in value:
            yield from _objects(one, depth - 1)
    elif isinstance(value, dict):
        if any(_ARTICLES.search(str(kind)) for kind in _kinds(value)):
            yield value
        yield from _objects(value.get("@graph"), depth - 1)


def _kinds(value: Mapping[str, Any]) -> list[Any]:
    kind = value.get("@type")
    return kind if isinstance(kind, list) else [kind]


def _rank(value: Mapping[str, Any]) -> bool:
    return "WebPage" in map(str, _kinds(value))


def _said(value: Any) -> str:
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, dict):
        value = value.get("url") or value.get("name") or value.get("@id")
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip() and "://" not in name:
            yield " ".join(name.split())


def _parted(byline: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in _AND.split(_BY.sub("", byline)) if part))


def _first(*said: tuple[str, str]) -> FoundValue | None:
    return next((FoundValue(value, where) for value, where in said if value), None)


def _plain(element: Any) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
