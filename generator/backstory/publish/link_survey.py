"""One pass over a finished site: every file is the one that was built, and which anchors its pages link to."""

import re
from collections.abc import Iterator
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from msgspec import Struct

from backstory.publish.built_site import BuiltSite
from backstory.publish.host import Tell
from backstory.publish.redirects import leads_to
from backstory.publish.site_files import is_page
from backstory.url_paths import address_of

# They start with what is rare, so that a page is gone through at the speed of a plain search.
_LINK = re.compile(rb"""href=["']?([^"'\s>#]*)#([^"'\s>]+)""")
_ID = re.compile(rb"""id=["']?([^"'\s>]+)""")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


class LinkSurvey(Struct, frozen=True):
    """What the pages of a site are like."""

    sizes: dict[str, int]
    """Bytes of every file."""
    linked: dict[str, frozenset[str]]
    """Address -> anchors in it that other pages link to."""
    anchors: dict[str, frozenset[str]]
    """Address -> every anchor that there is in its page."""
    redirects: dict[str, str]
    """Old address -> where its page leads on to."""


def survey(site: BuiltSite, tell: Tell) -> LinkSurvey:
    """Read every file once. Stops at the first that is not as the build left it."""
    base = site.manifest.base_url
    sizes: dict[str, int] = {}
    linked: dict[str, set[str]] = {}
    anchors: dict[str, frozenset[str]] = {}
    redirects: dict[str, str] = {}
    for done, path in enumerate(site.files):
        data = site.read(path)
        sizes[path] = len(data)
        if is_page(path):
            anchors[address_of(path)] = _anchors(data)
            if target := leads_to(path, data):
                redirects[address_of(path)] = target
            for address, anchor in _links(path, data, base):
                linked.setdefault(address, set()).add(anchor)
        tell("check", done, len(site.files))
    return LinkSurvey(
        sizes, {address: frozenset(found) for address, found in linked.items()}, anchors, redirects
    )


def _anchors(data: bytes) -> frozenset[str]:
    return frozenset(_text(found) for found in _ID.findall(data))


def _links(path: str, data: bytes, base: str) -> Iterator[tuple[str, str]]:
    """The links of a page to an anchor in another page of the site, as (address, anchor)."""
    here = address_of(path)
    for raw_url, raw_anchor in set(_LINK.findall(data)):
        url, anchor = _text(raw_url), _text(raw_anchor)
        if not url:
            continue
        if base and url.startswith(base):
            target = "/" + url.removeprefix(base)
        elif _ABSOLUTE.match(url):
            continue
        else:
            target = normpath(join("/", dirname(path), unquote(url))) + ("/" if url.endswith("/") else "")
        address = address_of(target.lstrip("/"))
        if address != here:
            yield address, unquote(anchor)


def _text(raw: bytes) -> str:
    text = raw.decode(errors="replace")
    return unescape(text) if "&" in text else text
