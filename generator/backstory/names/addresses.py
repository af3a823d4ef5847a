"""Where each page is kept. An address is a promise: it depends on the document alone, never on its neighbours."""

from collections.abc import Collection, Sequence

from backstory.content.documents import Document
from backstory.names.registry import Names, file_name
from backstory.problems import Place, Problem
from backstory.text import slug
from backstory.url_paths import MANIFEST, RECORD, clean


class Addresses:
    """The address of every document and topic, relative to the site's root: "topics/russia/".

    `reserved` are the addresses of pages that every site has. Where two pages claim one, the first by path keeps it
    and the other has none; `taken` says so.
    """

    def __init__(
        self, documents: Sequence[Document], names: Names, language: str, reserved: Collection[str]
    ) -> None:
        self._language = language
        self.of: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        """Old address -> path of the document that answers for it now."""
        self.taken: list[Problem] = []
        self._claims = _Claims((*reserved, MANIFEST, RECORD))
        for document in sorted(documents, key=lambda document: document.path):
            self._give(document.path, _address(document, self._language), document.place())
        for topic in names.topics():
            if not topic.filed:
                self._give(topic.id, f"topics/{topic.id.removeprefix('topic:')}/", None)
        for document in sorted(documents, key=lambda document: document.path):
            self._redirect(document)

    def _give(self, owner: str, address: str, place: Place | None) -> None:
        other = self._claims.claim(address, owner, place)
        if not other:
            self.of[owner] = address
            return
        # A topic that no file tells of has no place: it is said where the page is that stands in its way.
        where = place or self._claims.place(other)
        if where is not None:
            facts = {"other": other if place is not None else owner, "address": f"/{address}"}
            self.taken.append(Problem("address-taken", where, facts))

    def _redirect(self, document: Document) -> None:
        place = document.place_of("redirect_from")
        for address in dict.fromkeys(map(clean, document.front.redirect_from)):
            if address is None:
                continue
            other = self._claims.claim(address, document.path, place)
            if not other:
                self.redirects[address] = document.path
            else:
                facts = {"address": f"/{address}", "other": other}
                self.taken.append(Problem("redirect-taken", place, facts))


class _Claims:
    """Who has which address. Two are one where their letters are, and a file can't stand where others need a folder."""

    def __init__(self, reserved: Collection[str]) -> None:
        self._owners: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        """Folder of the output -> who needs it."""
        self._places: dict[str, Place] = {}
        for address in reserved:
            self.claim(address, "the site itself", None)

    def claim(self, address: str, owner: str, place: Place | None) -> str:
        """Give an address to its first claimant; who has it already, and nothing where it was free."""
        key = address.casefold()
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


def _base(language: str) -> str:
    """The language of a tag without its country: `en` of `en-GB`."""
    return language.lower().partition("-")[0]
