"""One pass over a finished site: every file is the one that was built, and which anchors its pages link to."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from msgspec import Struct

from backstory.publish.addresses import address_of, is_page
from backstory.publish.host import Tell
from backstory.publish.redirects import leads_to
from backstory.publish.site import Site

_LINK = re.compile(rb"""\bhref\s*=\s*(?:"([^"#]*)#([^"]+)"|'([^'#]*)#([^']+)'|([^\s"'>#]*)#([^\s"'>]+))""")
_ID = re.compile(rb"""\b(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


class Survey(Struct, frozen=True):
    """What the pages of a site are like."""

    sizes: dict[str, int]
    """Bytes of every file."""
    linked: dict[str, frozenset[str]]
    """Address -> anchors in it that other pages link to."""
    redirects: dict[str, str]
    """Old address -> where its page leads on to."""


def survey(site: Site, tell: Tell) -> Survey:
    """Read every file once. Stops at the first that is not as the build left it."""
    base = site.manifest.base_url
    sizes: dict[str, int] = {}
    linked: dict[str, set[str]] = {}
    redirects: dict[str, str] = {}
    for done, path in enumerate(site.files):
        data = site.read(path)
        sizes[path] = len(data)
        if is_page(path):
            if target := leads_to(path, data):
                redirects[address_of(path)] = target
            for address, anchor in _links(path, data, base):
                linked.setdefault(address, set()).add(anchor)
        tell("check", done, len(site.files))
    return Survey(sizes, {address: frozenset(anchors) for address, anchors in linked.items()}, redirects)


def anchors_in(data: bytes) -> frozenset[str]:
    """Every anchor of a page."""
    groups: Iterable[tuple[bytes, ...]] = _ID.findall(data)
    return frozenset(unescape(b"".join(found).decode(errors="replace")) for found in groups)


def _links(path: str, data: bytes, base: str) -> Iterator[tuple[str, str]]:
    """The links of a page to an anchor in another page of the site, as (address, anchor)."""
    here = address_of(path)
    for found in set(_LINK.findall(data)):
        url, anchor = (unescape(part.decode(errors="replace")) for part in _pair(found))
        if not url:
            continue
        if base and url.startswith(base):
            target = "/" + url.removeprefix(base)
        elif _ABSOLUTE.match(url):
            continue
        else:
            target = normpath(join("/", dirname(path), unquote(url))) + ("/" if url.endswith("/") else "")
        address = address_of(target.lstrip("/")) if target != "//" else "/"
        if address != here:
            yield address, unquote(anchor)


def _pair(found: tuple[bytes, ...]) -> tuple[bytes, bytes]:
    for at in (0, 2, 4):
        if found[at + 1]:
            return found[at], found[at + 1]
    return b"", b""
