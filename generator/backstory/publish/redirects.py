"""Pages of a site that only lead on to another."""

import re
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from backstory.publish.built_site import BuiltSite
from backstory.publish.site_files import is_page
from backstory.url_paths import address_of

_REFRESH = re.compile(rb"<meta\s+http-equiv=[\"']?refresh[\"']?\s+content=[\"']0;\s*url=([^\"']+)[\"']", re.I)
_HEAD = 4000
"""Bytes of a page in which such a mark has to stand."""


def redirects(site: BuiltSite) -> dict[str, str]:
    """Old address -> where its page leads on to: an address from the root of the site, or one elsewhere."""
    found = {}
    for path in site.files:
        if is_page(path) and (target := leads_to(path, site.read(path))):
            found[address_of(path)] = target
    return found


def leads_to(path: str, page: bytes) -> str | None:
    """Where a page leads on to at once; None for one that is there to be read."""
    match = _REFRESH.search(page[:_HEAD])
    if match is None:
        return None
    url = unescape(match[1].decode(errors="replace"))
    if "://" in url:
        return url
    url = unquote(url)
    address = normpath(join("/", dirname(path), url)).lstrip("/")
    return address_of(address) + ("/" if url.endswith("/") and address else "")
