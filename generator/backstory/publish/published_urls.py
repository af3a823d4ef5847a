"""Whether a site still answers at every address that readers have been given, and what to do where it does not."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from backstory.content.fences import read_fenced, split
from backstory.content.files import kind_of
from backstory.content.front_matter import read_front_matter
from backstory.markdown.paragraph_addresses import nearest_address
from backstory.problems import Place, Problem
from backstory.publish.built_site import BuiltSite
from backstory.publish.ledger import NAME, PublishedUrl
from backstory.publish.link_survey import LinkSurvey
from backstory.publish.page_text import likeness
from backstory.publish.site_files import is_page, is_published_url
from backstory.settings import Settings
from backstory.suggestions import suggestion
from backstory.url_paths import address_of, output_file

_ALIKE = 0.5
"""Of two pages, from which one is taken for the other under a new address. Unrelated pages share under 0.1."""
_MOST_PROPOSED = 200
"""Vanished pages that are looked for by their text; comparing is slow."""


class BrokenPromises(Struct, frozen=True):
    """What the check found."""

    problems: tuple[Problem, ...]
    expired: tuple[str, ...]
    """Addresses whose document was to be withdrawn by now, as its front matter says: no promise is broken."""


def published(site: BuiltSite, survey: LinkSurvey) -> dict[str, PublishedUrl]:
    """What a site promises: address -> its document, and the anchors in it that are linked to and exist."""
    documents = site.manifest.documents
    found = {}
    for path in site.manifest.files:
        if is_published_url(path):
            address = address_of(path)
            linked = survey.linked.get(address, frozenset())
            anchors = linked & survey.anchors.get(address, frozenset())
            found[address] = PublishedUrl(documents.get(path, ""), anchors)
    return found


def broken_urls(
    ledger: Mapping[str, PublishedUrl],
    site: BuiltSite,
    survey: LinkSurvey,
    *,
    there: Iterable[str],
    released: frozenset[str],
    read_old: Callable[[str], bytes | None],
    is_expired: Callable[[str], bool],
) -> BrokenPromises:
    """Compare the ledger, and the files that are out `there`, with the site that would take their place."""
    known = {address: promise for address, promise in ledger.items() if not promise.gone}
    withdrawn = {address for address, promise in ledger.items() if promise.gone}
    for path in there:
        if is_published_url(path) and address_of(path) not in withdrawn:
            known.setdefault(address_of(path), PublishedUrl())
    lost = [
        address
        for address in sorted(known)
        if not _answers(address, site, survey) and address not in released
    ]
    expired = [address for address in lost if known[address].document and is_expired(known[address].document)]
    # A feed and the like go with the page that they belong to.
    covered = tuple(address for address in (*released, *expired) if address.endswith("/") and address != "/")
    lost = [address for address in lost if address not in expired and not address.startswith(covered)]
    finder = _Finder(site, known, read_old)
    problems = [_lost(address, known[address], finder) for address in lost]
    problems += _lost_anchors(known, site, survey, released)
    return BrokenPromises(tuple(problems), tuple(expired))


def has_expired(content: Path, settings: Settings, now: int) -> Callable[[str], bool]:
    """A function that tells whether a document's own front matter says that it is past its time."""

    def ask(document: str) -> bool:
        try:
            text = (content / document).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return False
        node, _ = read_fenced(split(text, document), document)
        if node is None:
            return False
        front, _ = read_front_matter(node, kind=kind_of(document), path=document, settings=settings)
        return front.expires is not None and front.expires.instant <= now

    return ask


def _answers(address: str, site: BuiltSite, survey: LinkSurvey) -> bool:
    """Whether there is something at an address, or its page has moved and takes what belongs to it along."""
    if output_file(address) in site.files or output_file(address + "/") in site.files:
        return True
    parts = address.split("/")
    return any("/".join(parts[:count]) + "/" in survey.redirects for count in range(2, len(parts)))


def _lost(address: str, promise: PublishedUrl, finder: "_Finder") -> Problem:
    document = finder.by_id(promise.document) or finder.by_text(address)
    if document:
        return Problem("address-moved", Place(document), {"address": address})
    return Problem("address-lost", Place(promise.document or NAME), {"address": address})


def _lost_anchors(
    known: Mapping[str, PublishedUrl], site: BuiltSite, survey: LinkSurvey, released: frozenset[str]
) -> list[Problem]:
    problems = []
    for address, promise in sorted(known.items()):
        path = output_file(address)
        if not promise.anchors or path not in site.files or address in survey.redirects:
            continue
        there = survey.anchors.get(address, frozenset())
        for anchor in sorted(promise.anchors - there):
            if f"{address}#{anchor}" not in released and not nearest_address(anchor, there):
                facts = {"address": address, "anchor": anchor} | suggestion(anchor, sorted(there))
                document = site.manifest.documents.get(path, "") or promise.document
                problems.append(Problem("anchor-lost", Place(document or NAME), facts))
    return problems


class _Finder:
    """Finds the document that a vanished page is now: by its file, else by its text."""

    def __init__(
        self, site: BuiltSite, known: Mapping[str, PublishedUrl], read_old: Callable[[str], bytes | None]
    ) -> None:
        self._documents = site.manifest.documents
        self._paths = {document: path for path, document in self._documents.items()}
        self._site = site
        self._read_old = read_old
        self._new = [path for path in self._documents if is_page(path) and address_of(path) not in known]
        self._left = _MOST_PROPOSED

    def by_id(self, document: str) -> str:
        """The same document, if it is still published, at whatever address."""
        return document if document and document in self._paths and ":" not in document else ""

    def by_text(self, address: str) -> str:
        """The document of the new page that says most nearly the same."""
        if not self._new or self._left <= 0:
            return ""
        self._left -= 1
        old = self._read_old(output_file(address))
        if old is None:
            return ""
        best, path = max((likeness(old, self._site.read(path)), path) for path in self._new)
        return self._documents[path] if best >= _ALIKE else ""
