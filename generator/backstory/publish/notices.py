"""Telling others what a publish changed: search engines by IndexNow (indexnow.org), readers' programs by WebSub (W3C, 2018).

Nothing here is needed for a site to be published, so what fails is told and is no error.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen

import msgspec
from msgspec import Struct

from backstory import __version__
from backstory.batches import batched
from backstory.publish.built_site import BuiltSite
from backstory.publish.difference import Difference
from backstory.publish.site_files import is_page
from backstory.settings import Notify
from backstory.url_paths import address_of

_CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]*)"')
_HIDDEN = re.compile(rb'<meta (?:name="robots"[^>]*noindex|http-equiv="refresh")')
_FEEDS = ("feed.xml", "feed.json", "updates.xml")
_MOST = 10_000
"""Addresses that IndexNow takes at once."""
_SECONDS = 15.0


class Notice(Struct, frozen=True):
    """What one service was told, and why it did not take it, where it did not."""

    service: str
    addresses: tuple[str, ...]
    failure: str = ""


def notify(site: BuiltSite, found: Difference, gone: Iterable[str], told: Notify) -> Iterator[Notice]:
    """Tell each service that the site names of what `found` says was sent; `gone` are addresses that readers knew."""
    if told.indexnow:
        yield from _tell_engines(site, [*_changed_pages(site, found), *gone], told)
    if told.hub:
        yield from _tell_hub(
            site, [path for path in (*found.new, *found.changed) if _is_feed(path)], told.hub
        )


def gone_addresses(site: BuiltSite, found: Difference, listed: Iterable[str]) -> list[str]:
    """On the web, the addresses of pages that went, of those that stood in lists."""
    known = set(listed)
    addresses = (address_of(path) for path in found.gone if is_page(path))
    return [_on_web(site, address.lstrip("/")) for address in addresses if address in known]


def _changed_pages(site: BuiltSite, found: Difference) -> Iterator[str]:
    """As each page says what its address is; those that search engines shall not have are none of them."""
    for path in (*found.new, *found.changed):
        if is_page(path):
            head = site.read(path).partition(b"</head>")[0]
            canonical = _CANONICAL.search(head)
            if canonical and not _HIDDEN.search(head):
                yield unescape(canonical[1].decode())


def _is_feed(path: str) -> bool:
    return path.rpartition("/")[2] in _FEEDS


def _on_web(site: BuiltSite, path: str) -> str:
    return site.manifest.base_url + quote(path, safe="/+~!$'(),;=@")


def _tell_engines(site: BuiltSite, addresses: Sequence[str], told: Notify) -> Iterator[Notice]:
    base, key = site.manifest.base_url, told.indexnow
    for some in batched(addresses, _MOST):
        said = {
            "host": urlsplit(base).netloc,
            "key": key,
            "keyLocation": f"{base}{key}.txt",
            "urlList": some,
        }
        request = Request(
            told.indexnow_endpoint,
            msgspec.json.encode(said),
            {"Content-Type": "application/json; charset=utf-8"},
        )
        yield Notice("IndexNow", tuple(some), _post(request))


def _tell_hub(site: BuiltSite, feeds: Sequence[str], hub: str) -> Iterator[Notice]:
    for path in feeds:
        address = _on_web(site, path)
        failure = _post(Request(hub, urlencode({"hub.mode": "publish", "hub.url": address}).encode()))
        yield Notice("WebSub", (address,), failure)
        if failure:
            # What one feed can't be told, the others can't either, and each would take as long.
            return


def _post(request: Request) -> str:
    """Send it; why it was not taken, else nothing."""
    request.add_header("User-Agent", f"backstory/{__version__}")
    try:
        with urlopen(request, timeout=_SECONDS):
            return ""
    except HTTPError as error:
        error.close()
        return f"it answers {error.code}"
    except URLError as error:
        return str(getattr(error.reason, "strerror", "") or error.reason).lower()
    except (OSError, HTTPException, ValueError) as error:
        return (str(error) or type(error).__name__).lower()
