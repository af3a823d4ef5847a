"""Links to other sites: whether what they lead to is there. Only when asked, and politely."""

import http.client
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError, URLError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from msgspec import Struct

from backstory import __version__
from backstory.checks.context import CheckContext
from backstory.problems import Place, Problem

TIMEOUT = 15.0
"""Seconds to wait for an answer."""
PAUSE = 1.0
"""Seconds between two questions to one host."""
HOSTS = 8
"""Hosts that are asked at once, each one question at a time."""
_MOVES = 10
_GONE = (404, 410)
_PERMANENT = (301, 308)
_AGENT = f"backstory/{__version__} (link check; asks each page once)"


class LinkStatus(Struct, frozen=True):
    """What came of one address: a status, or why there is none; and where it has moved to for good."""

    status: int = 0
    reason: str = ""
    moved: str = ""


def outside_links(context: CheckContext) -> dict[str, list[Place]]:
    """Every address on another site, without its fragment, and where it is written."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    own = context.settings.base_url
    for document in context.catalog.documents.values():
        front = document.front
        written: list[tuple[str, Place]] = []
        for source in front.sources:
            place = document.metadata_place(source.line, source.column)
            written += [(source.url, place), (source.archived, place)]
        written += [(address, document.place_of("same_as")) for address in front.same_as]
        written += [(one.name, document.place(one.line, one.column)) for one in document.facts.external_links]
        for address, place in written:
            plain = urldefrag(address).url
            ours = bool(own) and plain.startswith(own)
            if plain.startswith(("http://", "https://")) and not ours and place not in found[plain]:
                found[plain].append(place)
    return {address: sorted(places) for address, places in sorted(found.items())}


def ask_all(
    links: Mapping[str, Sequence[Place]],
    *,
    told: Callable[[int, int], None] = lambda done, of: None,
    pause: float = PAUSE,
    timeout: float = TIMEOUT,
) -> list[Problem]:
    """Ask for every address once, and give a problem for each place where one is written that isn't there.

    A host that asks us to wait, or refuses programs, says nothing about its pages: that is no problem.
    `told` is called with how many of how many are done.
    """
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for address in links:
        by_host[urlsplit(address).netloc.lower()].append(address)
    done = 0
    problems: list[Problem] = []
    with ThreadPoolExecutor(max_workers=HOSTS) as pool:
        asked = pool.map(lambda addresses: _ask_host(addresses, pause, timeout), by_host.values())
        for addresses, answers in zip(by_host.values(), asked, strict=True):
            for address, answer in zip(addresses, answers, strict=True):
                problems += _judged(address, answer, links[address])
            done += len(addresses)
            told(done, len(links))
    return problems


def _ask_host(addresses: Sequence[str], pause: float, timeout: float) -> list[LinkStatus]:
    """The answers to questions to one host, one after the other."""
    answers: list[LinkStatus] = []
    for address in addresses:
        if answers:
            time.sleep(pause)
        answer = _ask(address, "HEAD", timeout)
        if answer.status >= 400 or not answer.status:
            # Some hosts answer HEAD wrongly, or not at all.
            time.sleep(pause)
            answer = _ask(address, "GET", timeout)
        answers.append(answer)
        if not answer.status:
            # Nobody is there: the other pages would each take as long to say so.
            answers += [answer] * (len(addresses) - len(answers))
            break
    return answers


def _judged(address: str, answer: LinkStatus, places: Sequence[Place]) -> list[Problem]:
    if answer.moved:
        return [Problem("external-moved", place, {"url": address, "to": answer.moved}) for place in places]
    if answer.status in _GONE:
        facts = {"url": address, "status": str(answer.status)}
        return [Problem("external-dead", place, facts) for place in places]
    if answer.status >= 500 or not answer.status:
        reason = answer.reason or f"it answers {answer.status}"
        return [
            Problem("external-unreachable", place, {"url": address, "reason": reason}) for place in places
        ]
    return []


class _Moves(HTTPRedirectHandler):
    """Follows redirects to http and https only, and remembers where the permanent ones led first of all."""

    max_redirections = _MOVES

    def __init__(self) -> None:
        self.moved = ""
        self._for_good = True

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if urlsplit(newurl).scheme not in ("http", "https"):
            return None
        self._for_good = self._for_good and code in _PERMANENT
        if self._for_good:
            self.moved = urljoin(req.full_url, newurl)
        return Request(newurl, headers=dict(req.header_items()), method=req.get_method())


def _ask(address: str, method: str, timeout: float) -> LinkStatus:
    moves = _Moves()
    request = Request(address, method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})
    try:
        with build_opener(moves).open(request, timeout=timeout) as response:
            return LinkStatus(response.status, moved=moves.moved)
    except HTTPError as error:
        error.close()
        return LinkStatus(error.code)
    except URLError as error:
        return LinkStatus(reason=_reason(error.reason))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return LinkStatus(reason=_reason(error))


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return "it timed out"
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    if isinstance(error, ssl.SSLError):
        return (
            "its certificate is not valid" if "CERTIFICATE" in str(error) else "it has no secure connection"
        )
    if isinstance(error, ConnectionRefusedError):
        return "the connection was refused"
    return (getattr(error, "strerror", "") or str(error) or type(error).__name__).lower()
