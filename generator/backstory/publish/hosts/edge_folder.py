"""A folder for Netlify or Cloudflare Pages: the site, with the redirects and headers that those hosts read.

Formats: docs.netlify.com on redirects and custom headers, developers.cloudflare.com/pages on the same two files.
"""

from urllib.parse import quote

from backstory.publish.built_site import BuiltSite
from backstory.publish.host import Wait
from backstory.publish.hosts.folder_store import FolderStore
from backstory.publish.redirects import redirects
from backstory.publish.sender import Sender
from backstory.publish.site_files import FOR_EVER

_MOST_REDIRECTS = 2000
"""Cloudflare reads no more; pages that lead on stand behind all of them anyway."""
_MOST_RULES = 90
"""Cloudflare reads a hundred rules for headers."""


class EdgeFolder(Sender):
    """A folder that a host's own program, or the host itself, takes from here."""

    def __init__(self, host: FolderStore, wait: Wait, *, kind: str) -> None:
        super().__init__(host, wait)
        self._kind = kind

    def complete(self, site: BuiltSite) -> BuiltSite:
        """The site with `_redirects` and `_headers`; what the author wrote into such files comes first."""
        made = {"_redirects": _redirects(site, self._kind), "_headers": _headers(site)}
        own = {name: _ended(site.read(name)) for name in made if name in site.files}
        return site.with_files(
            {name: own.get(name, b"") + text.encode() for name, text in made.items() if text}
        )


def _ended(text: bytes) -> bytes:
    return text if text.endswith(b"\n") or not text else text + b"\n"


def _redirects(site: BuiltSite, kind: str) -> str:
    # Without the mark, Netlify shows the page that stands at the old address in place of the redirect.
    status = "301!" if kind == "netlify" else "301"
    lines = [f"{_safe(old)} {_safe(new)} {status}\n" for old, new in sorted(redirects(site).items())]
    return "".join(lines[:_MOST_REDIRECTS])


def _headers(site: BuiltSite) -> str:
    rules = ["/*\n  X-Content-Type-Options: nosniff\n"]
    rules += [
        f"{_safe('/' + path)}\n  Cache-Control: {FOR_EVER}\n" for path in site.fingerprinted()[:_MOST_RULES]
    ]
    return "".join(rules)


def _safe(address: str) -> str:
    return quote(address, safe="/:@!$&'()*+,;=~-._%?#")
