"""Feeds, RSS and Atom by feedparser and JSON Feed by ourselves: a text for each entry."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from backstory.importers import escaping
from backstory.importers.formats.extra import load
from backstory.importers.formats.foreign_text import ForeignPicture, ForeignText, FoundValue
from backstory.importers.formats.html_markdown import as_markdown
from backstory.importers.formats.moment_text import moment_text


class Feed(Struct, frozen=True):
    """What a feed holds. `broken` is what is wrong with its syntax, with the line; its entries are those that could be read."""

    entries: tuple[ForeignText, ...]
    broken: str = ""
    line: int = 0


def read_feed(data: bytes, address: str = "") -> Feed | None:
    """The entries of a feed in the order in which they stand there; None for what is no feed."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(data)
    parsed = load("feedparser", "feeds").parse(
        data, response_headers={"content-type": "application/xml", "content-location": address}
    )
    fault = parsed.get("bozo_exception")
    # A declared encoding that is not the real one is a remark, no fault.
    broken = "" if fault is None or "Encoding" in type(fault).__name__ else _reason(fault)
    if not parsed.get("version") and not parsed.entries:
        return None
    entries = tuple(_entry(entry, parsed.feed) for entry in parsed.entries)
    return Feed(entries, broken, _line(fault) if broken else 0)


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> ForeignText:
    contents = [one.get("value", "") for one in entry.get("content", ())]
    summary = str(entry.get("summary") or "")
    body = max(contents, key=len, default="") or summary
    people = [one.get("name", "") for one in entry.get("authors", ())] or [entry.get("author", "")]
    rights = [(entry.get("rights"), "rights of the entry"), (feed.get("rights"), "rights of the feed")]
    rights.append((entry.get("license"), "license of the entry"))
    media = [one for key in ("media_content", "enclosures") for one in entry.get(key, ())]
    pictures = [_picture(one, entry) for one in media if str(one.get("type", "")).startswith("image")]
    return ForeignText(
        as_markdown(body) if body else "",
        FoundValue(_plain(entry["title"]), "title of the entry") if entry.get("title") else None,
        tuple(dict.fromkeys(filter(None, map(_line_of, people)))),
        "author of the entry",
        _moment(entry, "published"),
        _moment(entry, "updated"),
        FoundValue(_plain(summary), "summary of the entry")
        if summary and contents and len(summary) < 600
        else None,
        str(entry.get("language") or feed.get("language") or ""),
        str(entry.get("link") or ""),
        _plain(str(feed.get("title") or "")),
        tuple(dict.fromkeys(str(tag["term"]) for tag in entry.get("tags", ()) if tag.get("term"))),
        next(iter(pictures), None),
        tuple(pictures),
        tuple(FoundValue(_plain(str(value)), where) for value, where in rights if value),
    )


def _picture(media: Mapping[str, Any], entry: Mapping[str, Any]) -> ForeignPicture:
    credit = next((str(one.get("content") or "") for one in entry.get("media_credit", ())), "")
    return ForeignPicture(str(media.get("url") or media.get("href") or ""), "", credit)


def _moment(entry: Mapping[str, Any], key: str) -> FoundValue | None:
    """In UTC, as feedparser has it."""
    # Its own `get` gives one date for the other.
    time = dict.get(entry, f"{key}_parsed")  # type: ignore[call-overload]
    if time is None or not 1 <= time.tm_year <= 9999:
        return None
    return FoundValue("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*time[:6]), f"{key} of the entry")


def _json_feed(data: bytes) -> Feed | None:
    """JSON Feed 1.0 and 1.1 (jsonfeed.org)."""
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        return Feed((), getattr(error, "msg", "it is no JSON"), getattr(error, "lineno", 1))
    items = feed.get("items") if "jsonfeed.org" in str(feed.get("version")) else None
    if not isinstance(items, list):
        return None
    return Feed(tuple(_item(one, feed) for one in items if isinstance(one, dict)))


def _item(item: Mapping[str, Any], feed: Mapping[str, Any]) -> ForeignText:
    html, plain = item.get("content_html"), item.get("content_text")
    body = as_markdown(html) if isinstance(html, str) else "\n\n".join(_paragraphs(str(plain or "")))
    people = item.get("authors") or ([item["author"]] if item.get("author") else feed.get("authors") or [])
    image = item.get("image")
    return ForeignText(
        body,
        FoundValue(_line_of(item["title"]), "title of the item") if item.get("title") else None,
        tuple(_line_of(one["name"]) for one in people if isinstance(one, dict) and one.get("name")),
        "author of the item",
        _day(item, "date_published"),
        _day(item, "date_modified"),
        FoundValue(_line_of(item["summary"]), "summary of the item") if item.get("summary") else None,
        str(item.get("language") or feed.get("language") or ""),
        str(item.get("url") or item.get("external_url") or ""),
        _line_of(feed.get("title") or ""),
        tuple(map(str, item.get("tags") or ())),
        ForeignPicture(image) if isinstance(image, str) else None,
    )


def _paragraphs(text: str) -> Iterator[str]:
    yield from (escaping.as_markdown(part) for part in text.split("\n\n") if part.strip())


def _day(item: Mapping[str, Any], key: str) -> FoundValue | None:
    day = moment_text(str(item.get(key) or ""))
    return FoundValue(day, f"{key} of the item") if day else None


def _plain(html: str) -> str:
    """A line of text that may have tags in it."""
    return (
        " ".join(load("lxml.html", "feeds").fromstring(f"<p>{html}</p>").text_content().split())
        if "<" in html or "&" in html
        else _line_of(html)
    )


def _line_of(value: object) -> str:
    return " ".join(str(value).split())


def _reason(fault: Exception) -> str:
    said: Sequence[Any] = fault.args or (str(fault),)
    return _line_of(getattr(fault, "getMessage", lambda: said[0])())


def _line(fault: Any) -> int:
    return int(getattr(fault, "getLineNumber", lambda: 0)() or 0)
