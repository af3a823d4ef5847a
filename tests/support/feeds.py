"""Whether a feed is one: what RFC 4287 and JSON Feed 1.1 ask for, and what no schema can say."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
_SCHEMA = Path(__file__).with_name("atom.rng")
_ITEM: Mapping[str, type] = {
    "id": str,
    "url": str,
    "title": str,
    "content_html": str,
    "content_text": str,
    "summary": str,
    "image": str,
    "date_published": str,
    "date_modified": str,
    "authors": list,
    "tags": list,
    "language": str,
}


def atom_faults(data: bytes) -> list[str]:
    """What is wrong with an Atom feed: by its schema, then by our own rules."""
    root = etree.fromstring(data)
    schema = etree.RelaxNG(etree.parse(_SCHEMA))
    faults = [] if schema.validate(root) else [str(error) for error in schema.error_log]
    entries = root.findall(f"{_ATOM}entry")
    ids = [one.findtext(f"{_ATOM}id", "") for one in (root, *entries)]
    faults += [f"{one} is the id of several" for one in sorted({one for one in ids if ids.count(one) > 1})]
    for one in entries:
        title, published = one.findtext(f"{_ATOM}title", ""), one.findtext(f"{_ATOM}published", "")
        updated = one.findtext(f"{_ATOM}updated", "")
        if published and datetime.fromisoformat(updated) < datetime.fromisoformat(published):
            faults.append(f"{title} was changed before it was published")
        faults += [
            f"{title}: {address} leads nowhere" for address in _relative(one.findtext(f"{_ATOM}content", ""))
        ]
    links = [
        (link.get("rel"), link.get("type"), link.get("hreflang")) for link in root.findall(f"{_ATOM}link")
    ]
    faults += [f"{link} stands there twice" for link in sorted(set(links)) if links.count(link) > 1]
    if sum(rel == "self" for rel, _, _ in links) != 1:
        faults.append("the feed does not say where it is")
    return faults


def json_feed_faults(feed: Mapping[str, Any]) -> list[str]:
    """What is wrong with a JSON Feed 1.1."""
    faults = [
        f"no {key}" for key in ("version", "title", "home_page_url", "feed_url", "items") if key not in feed
    ]
    for item in feed["items"]:
        faults += [f"{item['id']}: {key}" for key in item if not isinstance(item[key], _ITEM.get(key, int))]
        if not item["id"] or ("content_html" in item) + ("content_text" in item) == 0:
            faults.append(f"{item['id']} says nothing")
        if any(not author.get("name") for author in item["authors"]):
            faults.append(f"{item['id']} has an author without a name")
        faults += [f"{item['id']}: {one} leads nowhere" for one in _relative(item.get("content_html", ""))]
    return faults


def _relative(html: str) -> list[str]:
    """Addresses in a text that lead nowhere away from its page."""
    addresses = re.findall(r'(?:href|src|srcset|poster)="([^"]*)"', html)
    return [address for address in addresses if not re.match("[a-z]+:", address)]
