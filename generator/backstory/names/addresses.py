"""Where each page is kept. An address is a promise: it depends on the document alone, never on its neighbours."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from backstory.content.documents import Document
from backstory.names.registry import Names, file_name
from backstory.problems import Place, Problem
from backstory.text import slug
from backstory.url_paths import clean


class Addresses:
    """The address of every document and topic, relative to the site's root: "topics/russia/".

    `reserved` are the addresses of pages that every site has. Where two pages claim one, the first by path keeps it and the other has none; `taken` says so.
    """

    def __init__(
        self, documents: Sequence[Document], names: Names, language: str, reserved: Collection[str]
    ) -> None:
        self._language = language
        self.of: dict[str, str] = {}
        self.taken: list[Problem] = []
        self._owners: dict[str, str] = dict.fromkeys(reserved, "the site itself")
        for document in sorted(documents, key=lambda document: document.path):
            self._claim(document.path, _address(document, self._language, self.taken), document.place())
        for topic in names.topics():
            if not topic.filed:
                self._claim(topic.id, f"topics/{topic.id.removeprefix('topic:')}/", None)
        self.redirects = self._redirects(documents)

    def _claim(self, owner: str, address: str, place: Place | None) -> None:
        key = address.casefold()
        if key not in self._owners:
            self._owners[key] = owner
            self.of[owner] = address
        elif place is not None:
            facts = {"other": self._owners[key], "address": f"/{address}"}
            self.taken.append(Problem("address-taken", place, facts))

    def _redirects(self, documents: Sequence[Document]) -> dict[str, str]:
        """Old address -> path of the document that answers for it now."""
        wanted: defaultdict[str, list[Document]] = defaultdict(list)
        for document in documents:
            for old in document.front.redirect_from:
                if (address := clean(old)) is not None:
                    wanted[address].append(document)
        redirects: dict[str, str] = {}
        for address, claimants in sorted(wanted.items()):
            owner = min(claimants, key=lambda document: document.path)
            if address.casefold() in self._owners:
                facts = {"address": f"/{address}", "other": self._owners[address.casefold()]}
                self.taken.append(Problem("redirect-taken", owner.place_of("redirect_from"), facts))
            else:
                redirects[address] = owner.path
                self._owners[address.casefold()] = owner.path
        return redirects


def _address(document: Document, language: str, problems: list[Problem]) -> str:
    front = document.front
    if front.permalink:
        address = clean(front.permalink)
        if address is not None:
            return address
        facts = {"address": front.permalink}
        problems.append(Problem("permalink-unusable", document.place_of("permalink"), facts))
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
