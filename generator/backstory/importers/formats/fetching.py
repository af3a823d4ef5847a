"""What stands at an address on the web. The one place of an import that opens a connection, and only for an address that was given."""

import http.client
import ssl
from collections.abc import Callable
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from msgspec import Struct

from backstory import __version__

_SECONDS = 30
_ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"


class Fetched(Struct, frozen=True):
    """What came: its bytes, at most one more than was allowed; its type, the encoding that was sent, where it really is."""

    data: bytes
    kind: str
    encoding: str
    address: str


class Unreachable(Exception):  # noqa: N818 - what an address is
    """Nothing came; the argument says why in words."""


def is_address(text: str) -> bool:
    """Whether this is an address of the web, not a file."""
    return text.lower().startswith(("http://", "https://"))


def fetch(address: str, most: int) -> Fetched:
    """What stands at an address, up to `most` bytes and one; redirects are followed, on the web alone."""
    try:
        with _opener().open(Request(_written(address), headers=_HEADERS), timeout=_SECONDS) as answer:
            said = answer.headers
            data = answer.read(most + 1)
            if len(data) < min(most, int(said.get("Content-Length") or 0)):
                raise Unreachable(f"it broke off after {len(data):,} bytes")
            return Fetched(data, said.get_content_type(), said.get_content_charset() or "", answer.geturl())
    except HTTPError as error:
        raise Unreachable(f"the server answers {error.code} {error.reason}") from None
    except URLError as error:
        raise Unreachable(str(getattr(error.reason, "strerror", None) or error.reason)) from None
    except (OSError, http.client.HTTPException, ssl.SSLError, ValueError) as error:
        raise Unreachable(str(error) or type(error).__name__) from None


def _opener() -> OpenerDirector:
    """Without the handlers of urllib's own for files and other protocols: a redirect can't lead to them."""
    from urllib.request import HTTPDefaultErrorHandler, HTTPErrorProcessor

    opener = OpenerDirector()
    kinds: tuple[Callable[[], object], ...] = (
        ProxyHandler,
        HTTPHandler,
        HTTPSHandler,
        HTTPRedirectHandler,
        HTTPDefaultErrorHandler,
        HTTPErrorProcessor,
    )
    for kind in kinds:
        opener.add_handler(kind())  # type: ignore[arg-type]
    return opener


def _written(address: str) -> str:
    """An address as it is sent: letters beyond ASCII in its path are encoded, in its host as names of hosts are."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    path, query = (quote(one, safe="/%:@!$&'()*+,;=~?") for one in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


_HEADERS = {"User-Agent": f"backstory/{__version__}", "Accept": _ACCEPT}
