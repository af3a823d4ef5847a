"""Where each page is kept, and what answers at an address. An address is a promise to readers."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from backstory.content.documents import Document
from backstory.names.registry import Names, file_name
from backstory.problems import Place, Problem
from backstory.text import slug
from backstory.url_paths import MANIFEST, RECORD, address_key, clean, file_key, output_file

_OURS = "the site itself"
_MADE = re.compile(r"topics/(?:[^/+]+/)?page/\d+/?|topics/[^/+]+\+[^/+]+/?")
"""Further pages of topics, and pages of two topics: whether there is one is known when all pages are."""


class AddressContext(Struct, frozen=True):
    """What else of a site its documents' addresses and links depend on."""

    reserved: Collection[str] = ()
    """Addresses of the pages that every site has."""
    files: Collection[str] = ()
    """The paths of all files of the content folder."""
    known: Mapping[str, Collection[str]] = {}
    """Document -> the addresses that readers were given before."""
    topic_addresses: Sequence[str] = ()
    """Patterns of the addresses that topics had in another program, with `{slug}`."""


NO_OTHERS = AddressContext()


class Addresses:
    """The address of every document and topic, relative to the site's root: "topics/russia/".

    It depends on the document alone, unless two want the same: then the one that readers know already keeps it, else
    the first by path, and the other's has the names of its folders, too. Where that is no help, or an author asked for
    the address of another, it has none, and `taken` says so. Nothing takes the place of a topic's page.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        names: Names,
        language: str,
        context: AddressContext,
    ) -> None:
        self._language = language
        self._names = names
        self.of: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        """Old address -> path of the document that answers for it now."""
        self.taken: list[Problem] = []
        self._claims = _Claims((*context.reserved, MANIFEST, RECORD))
        self._give_all(documents, context.known)
        for topic in names.topics():
            if not topic.filed:
                address = f"topics/{topic.id.removeprefix('topic:')}/"
                if other := self._give(topic.id, address, None):
                    self._tell(topic.id, address, other, None)
        for document in sorted(documents, key=lambda document: document.path):
            self._redirect(document)
        self._redirect_topics(names, context.topic_addresses)

    def _give_all(self, documents: Sequence[Document], known: Mapping[str, Collection[str]]) -> None:
        waiting = []
        for document in sorted(documents, key=lambda one: _turn(one, known)):
            ours = _address(document, self._language)
            before = "" if document.front.permalink else clean(document.front.tree_address) or ""
            address = before or ours
            place = document.place_of("permalink", "slug", "title")
            longer = [ours, *_longer(document, ours)] if before else list(_longer(document, ours))
            kept = next((one for one in longer if f"/{one}" in known.get(document.path, ())), address)
            if other := self._give(document.path, kept, place):
                # Only where a page had its address elsewhere does it make way for one that every site has.
                ways = longer if before or other != _OURS else []
                waiting.append((document.path, address, other, ways, place))
        for path, address, other, ways, place in waiting:
            if all(self._give(path, one, place) for one in ways):
                self._tell(path, address, other, place)

    def _give(self, owner: str, address: str, place: Place | None) -> str:
        """Who has the address already, and nothing where it is the owner's now."""
        other = self._claims.claim(address, owner, place)
        if not other:
            self.of[owner] = address
        return other

    def _tell(self, owner: str, address: str, other: str, place: Place | None) -> None:
        # A topic that no file tells of has no place: it is said where the page is that stands in its way.
        where = place or self._claims.place(other)
        if where is not None:
            facts = {"other": self._called(other if place is not None else owner), "address": f"/{address}"}
            self.taken.append(Problem("address-taken", where, facts))

    def _called(self, owner: str) -> str:
        return owner if owner == _OURS else self._names.called(owner)

    def _redirect_topics(self, names: Names, patterns: Sequence[str]) -> None:
        """From where another program had the pages of topics; only where nothing else is."""
        for topic in names.topics() if patterns else ():
            for pattern in patterns:
                address = clean(pattern.replace("{slug}", slug(topic.name)))
                if address and "#" not in pattern and not self._claims.claim(address, topic.id, None):
                    self.redirects[address] = topic.id

    def _redirect(self, document: Document) -> None:
        for written in document.front.redirect_from:
            address = clean(written)
            if address is None or self.redirects.get(address) == document.path:
                continue
            place = document.place_of(f"redirect_from {written}", "redirect_from")
            other = self._claims.claim(address, document.path, place)
            if not other:
                self.redirects[address] = document.path
            elif other != document.path:
                facts = {"address": f"/{address}", "other": self._called(other)}
                self.taken.append(Problem("redirect-taken", place, facts))


def _turn(document: Document, known: Collection[str]) -> tuple[bool, bool, bool, bool, str]:
    """Who is given an address first: a topic its own, then those whom readers know, then those who ask for none."""
    asks, topic = bool(document.front.permalink), document.kind == "topic"
    return asks or not topic, document.path not in known, asks, not topic, document.path


class _Claims:
    """Who has which address. Two are one where their letters are, and a file can't stand where others need a folder."""

    def __init__(self, reserved: Collection[str]) -> None:
        self._owners: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        """Folder of the output -> who needs it."""
        self._places: dict[str, Place] = {}
        for address in reserved:
            self.claim(address, _OURS, None)

    def claim(self, address: str, owner: str, place: Place | None) -> str:
        """Give an address to its first claimant; who has it already, and nothing where it was free."""
        key = file_key(address)
        folders = _folders(key)
        in_the_way = (self._owners.get(folder, "") for folder in folders)
        other = self._owners.get(key) or self._folders.get(key) or next(filter(None, in_the_way), "")
        if not other:
            self._owners[key] = owner
            self._folders.update((folder, owner) for folder in folders)
            if place is not None:
                self._places[owner] = place
        return other

    def place(self, owner: str) -> Place | None:
        """Where to tell of an owner."""
        return self._places.get(owner)


def _folders(address: str) -> list[str]:
    """The folders that the file of an address lies in: `a`, `a/b` for `a/b/`."""
    parts = address.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _address(document: Document, language: str) -> str:
    front = document.front
    if front.permalink:
        address = clean(front.permalink)
        if address is not None:
            return address
    name = slug(front.slug or file_name(document.path))
    # What is not in the site's language stands under its own: translations share the names of files.
    folder = f"{front.lang.lower()}/" if front.lang and _base(front.lang) != _base(language) else ""
    if document.kind == "topic":
        return f"{folder}topics/{name}/"
    if document.kind == "background":
        return f"{folder}background/{name}/"
    if document.kind == "page":
        return f"{folder}{name}/"
    when = f"{front.date.day[:4]}/{front.date.day[5:7]}/" if front.date is not None else ""
    return f"{folder}articles/{when}{name}/"


def _longer(document: Document, address: str) -> Iterator[str]:
    """The same address with the last folder of the document in it, with the last two, and so on."""
    if document.front.permalink or document.front.slug or not address.endswith("/"):
        return
    head, name = posixpath.split(address.rstrip("/"))
    folders = [slug(folder) for folder in posixpath.dirname(document.path).split("/") if folder]
    # The folder of an index file is its name already.
    if (
        folders
        and folders[-1] == name
        and posixpath.basename(document.path).startswith(("index.", "_index."))
    ):
        folders.pop()
    for count in range(1, len(folders) + 1):
        yield posixpath.join(head, *folders[-count:], name) + "/"


def _base(language: str) -> str:
    """The language of a tag without its country: `en` of `en-GB`."""
    return language.lower().partition("-")[0]


class SiteAddresses:
    """What answers at the addresses of a site: documents, what redirects to them, and pages that the program makes."""

    def __init__(
        self, addresses: Mapping[str, str], redirects: Mapping[str, str], reserved: Collection[str]
    ) -> None:
        """`addresses` by document or topic; `redirects` are documents by their old addresses, `reserved`
        the addresses of pages that every site has."""
        self._addresses = addresses
        self._owners = {address_key(address): owner for owner, address in addresses.items()}
        self._owners |= {address_key(address): owner for address, owner in redirects.items()}
        self._made = {address_key(address): address for address in reserved}

    def document(self, target: str, *, at: str) -> str | None:
        """The document or topic at an address that stands in the document `at`: from the root, or from its page."""
        key = address_key(self._from_root(target, at))
        # Many hosts answer at `/about.html`, too, for the page `/about/`.
        return self._owners.get(key) or self._owners.get(key.removesuffix(".html"))

    def made(self, target: str, *, at: str) -> str | None:
        """The address of a page that the program makes."""
        address = self._from_root(target, at).strip("/")
        found = self._made.get(address_key(address))
        return f"{address}/" if found is None and _MADE.fullmatch(address) else found

    def _from_root(self, target: str, at: str) -> str:
        here = output_file(self._addresses.get(at, ""))
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(here), target))
