"""What a name on the command line means: a name of the site's, a path, or an address."""

from urllib.parse import unquote, urlsplit

from backstory.cli.options import SiteOptions
from backstory.engine.known_site import KnownSite
from backstory.names.gate import held_back
from backstory.names.registry import Names, Target
from backstory.problems import Place, Problem, SiteError
from backstory.suggestions import suggestion
from backstory.url_paths import address_key

_NEAR = 3

_HELD = {
    "draft": ("it is a draft", "add --drafts to see it"),
    "embargo": ("its date has not come yet", "add --future to see it"),
    "expired": ("it has expired", "give an earlier day with --as-of to see it"),
    "hidden": ("it is marked as not for readers", "backstory check says by what"),
    "edition": ("it is for another edition", "say which with --edition to see it"),
    "": ("it has an error", "backstory check says which"),
}
"""Why a document is held back, as messages say it, and what to do."""


class Lookup:
    """Finds documents and topics by what people call them. `command` is what a problem is said to come from."""

    def __init__(self, options: SiteOptions, site: KnownSite, command: str) -> None:
        self.names = Names(
            site.content.documents,
            site.catalog.documents,
            language=options.settings.language,
            known=site.content.known,
        )
        self._here = options
        self._catalog = site.catalog
        self._content = site.content
        self._place = Place(command)

    def find(self, text: str) -> Target:
        """The document or topic, perhaps with the anchor of a section; published. Stops where there is none."""
        whole, _, anchor = text.partition("#")
        found = self.all_of(text) if "#" not in text else ()
        found = found or self.all_of(whole)
        if not found:
            raise SiteError(self.unknown(text))
        if len(found) > 1:
            facts = {"name": text, "candidates": ", ".join(self.names.called(target.id) for target in found)}
            raise SiteError(Problem("name-ambiguous", self._place, facts))
        target = found[0]
        if target.id not in self._catalog.addresses:
            raise SiteError(self._held(text, target.id))
        return Target(target.id, self._anchor(target.id, anchor)) if anchor else target

    def all_of(self, text: str) -> tuple[Target, ...]:
        """Everything that it may mean: the document at a path or address, else what has the name."""
        if not text.strip():
            return ()
        path = text.strip().replace("\\", "/").removeprefix("./")
        label = self._here.folders.content_label.removeprefix("./").rstrip("/") + "/"
        for candidate in (path, path.removeprefix(label)):
            if candidate in self.names.kinds:
                return (Target(candidate),)
        if at := self._at_address(path):
            return (Target(at),)
        return self.names.targets(text.strip(), at="", prefer="topic")

    def topic(self, text: str) -> str:
        """The id of a topic. Stops where there is none of that name."""
        found = self.names.topic(text, at="") or tuple(
            target for target in self.all_of(text) if self.names.kinds[target.id] == "topic"
        )
        if len(found) == 1:
            return found[0].id
        if found:
            facts = {"name": text, "candidates": ", ".join(self.names.called(target.id) for target in found)}
            raise SiteError(Problem("name-ambiguous", self._place, facts))
        if self.all_of(text):
            raise SiteError(Problem("name-not-topic", self._place, {"name": text}))
        raise SiteError(self.unknown(text, topics_only=True))

    def unknown(self, text: str, *, topics_only: bool = False) -> Problem:
        """That nothing has this name, with the names that it is near to."""
        kinds, spellings = self.names.kinds, self.names.spellings
        known: list[str] = []
        for key, kind in kinds.items():
            if not topics_only or kind == "topic":
                known.append(spellings[key])
                if not key.startswith("topic:") and "::" not in key:
                    known.append(key)
        return Problem("name-unknown", self._place, {"name": text} | suggestion(text, known, limit=_NEAR))

    def _at_address(self, text: str) -> str | None:
        base = self._here.settings.base_url
        if base and text.startswith(base.rstrip("/")):
            text = text[len(base) :]
        elif not text.startswith("/") and not text.endswith("/"):
            return None
        key = address_key(unquote(urlsplit(text).path))
        for addresses in (
            self._catalog.addresses.items(),
            ((v, k) for k, v in self._catalog.redirects.items()),
        ):
            for owner, address in addresses:
                if address_key(address) == key:
                    return owner
        return None

    def _anchor(self, path: str, text: str) -> str:
        document = self._catalog.documents.get(path)
        if document is not None:
            for heading in document.facts.headings:
                if text.casefold() in (heading.anchor.casefold(), heading.text.casefold()):
                    return heading.anchor
            if text in document.facts.parts:
                return text
        facts = {"name": self._catalog.names[path], "anchor": text}
        if document is not None and document.facts.headings:
            facts["near"] = ", ".join(heading.text for heading in document.facts.headings)
        raise SiteError(Problem("anchor-missing", self._place, facts))

    def _held(self, text: str, path: str) -> Problem:
        document = next((one for one in self._content.documents if one.path == path), None)
        held = held_back(document.front, self._here.cut_off) if document else ""
        reason, advice = _HELD[held]
        return Problem("page-held", self._place, {"name": text, "reason": reason, "advice": advice})
