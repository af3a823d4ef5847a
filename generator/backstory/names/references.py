"""What each reference in a document leads to, and what is wrong with those that lead nowhere."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct

from backstory.content.documents import Document, Kind
from backstory.markdown.body import Embed, Link, Reference
from backstory.names.registry import Names, Target
from backstory.problems import Place, Problem
from backstory.text import fold
from backstory.url_paths import address_key

Suggest = Callable[[str], str | None]


class References(Struct, frozen=True, array_like=True):
    """The references of one document, resolved; None stands where one leads nowhere.

    `links`, `embeds`, `background`, `related`, `event_topics`, `claim_by` and `claim_about` run parallel to those
    of the document.
    """

    topics: tuple[str, ...]
    links: tuple[Target | None, ...]
    embeds: tuple[Target | None, ...]
    background: tuple[Target | None, ...]
    broader: tuple[str, ...] = ()
    related: tuple[Target | None, ...] = ()
    not_related: tuple[str, ...] = ()
    event_topics: tuple[tuple[str, ...], ...] = ()
    claim_by: tuple[str | None, ...] = ()
    claim_about: tuple[tuple[str, ...], ...] = ()


class Resolver:
    """Resolves references against the names of a site.

    `addresses` maps absolute addresses (`/about/`) to documents, for links written that way.
    """

    def __init__(
        self,
        names: Names,
        documents: Mapping[str, Document],
        *,
        addresses: Mapping[str, str],
        suggest: Suggest,
    ) -> None:
        self._names = names
        self._documents = documents
        self._addresses = addresses
        self._suggest = suggest

    def resolve(self, document: Document) -> tuple[References, list[Problem]]:
        """The references of `document`, and its problems with them."""
        problems: list[Problem] = []
        front, facts = document.front, document.facts
        pages = partial(self._page, document, problems)
        topics = partial(self._topics, document, problems)
        references = References(
            topics=topics(front.topics),
            links=tuple([pages(_of_link(link), "topic") for link in facts.links]),
            embeds=tuple([pages(_of_embed(embed), "background") for embed in facts.embeds]),
            background=tuple([pages(_of_reference(entry), "background") for entry in front.background]),
            broader=topics(front.broader),
            related=tuple([pages(_of_reference(entry.target), document.kind) for entry in front.related]),
            not_related=topics(front.not_related),
            event_topics=tuple([topics(event.topics) for event in front.events]),
            claim_by=tuple([self._speaker(document, claim.by) for claim in front.claims]),
            claim_about=tuple([topics(claim.about) for claim in front.claims]),
        )
        return references, problems

    def _topics(
        self, document: Document, problems: list[Problem], references: tuple[Reference, ...]
    ) -> tuple[str, ...]:
        """Ids of the topics that the references name, in their order, each once."""
        if not references:
            return ()
        ids: dict[str, None] = {}
        for reference in references:
            found = self._names.topic(reference.name, at=document.path)
            if len(found) > 1:
                problems.append(_ambiguous(document, _of_reference(reference), found))
            elif found:
                ids[found[0].id] = None
        return tuple(ids)

    def _speaker(self, document: Document, by: Reference | None) -> str | None:
        """The topic that makes a claim; who speaks need not be one."""
        found = self._names.topic(by.name, at=document.path) if by is not None else ()
        return found[0].id if len(found) == 1 else None

    def _page(
        self, document: Document, problems: list[Problem], written: "_Written", prefer: Kind
    ) -> Target | None:
        found = self._find(document, written, prefer)
        if not found:
            facts = {"name": written.target}
            if near := self._suggest(written.target):
                facts["near"] = near
            problems.append(Problem("link-missing", _place(document, written), facts))
            return None
        if len(found) > 1 and written.anchor:
            found = tuple(target for target in found if self._anchor(target.id, written.anchor)) or found
        if len(found) > 1:
            problems.append(_ambiguous(document, written, found))
            return None
        target = found[0]
        if not written.anchor or target.anchor:
            return target
        if real := self._anchor(target.id, written.anchor):
            return Target(target.id, real)
        problems.append(self._no_anchor(document, written, target.id))
        return target

    def _find(self, document: Document, written: "_Written", prefer: Kind) -> tuple[Target, ...]:
        if written.wiki:
            return self._names.targets(written.target, at=document.path, prefer=prefer)
        if written.target.startswith("/"):
            path = self._addresses.get(address_key(written.target))
        else:
            path = self._names.path(written.target, at=document.path)
        return (Target(path),) if path else ()

    def _anchor(self, path: str, anchor: str) -> str | None:
        """The anchor on the page that the author meant: written as its id, or as the heading's words."""
        document = self._documents.get(path)
        if document is None:
            return None
        if anchor in document.facts.parts:
            return anchor
        wanted = fold(anchor)
        for heading in document.facts.headings:
            if anchor == heading.anchor or wanted == fold(heading.text):
                return heading.anchor
        for inline in document.facts.inline_backgrounds:
            if wanted == fold(inline.title):
                return inline.anchor
        return None

    def _no_anchor(self, document: Document, written: "_Written", path: str) -> Problem:
        facts = {"name": self._names.spellings[path], "anchor": written.anchor}
        target = self._documents.get(path)
        if target is not None and target.facts.headings:
            facts["near"] = ", ".join(heading.text for heading in target.facts.headings)
        return Problem("anchor-missing", _place(document, written), facts)


class _Written(Struct, frozen=True):
    """A reference as the author wrote it, split at the `#`."""

    target: str
    anchor: str
    line: int
    column: int
    wiki: bool = True
    metadata: bool = False


def _of_link(link: Link) -> _Written:
    return _Written(link.target, link.anchor, link.line, link.column, link.wiki)


def _of_embed(embed: Embed) -> _Written:
    return _Written(embed.target, embed.anchor, embed.line, embed.column)


def _of_reference(reference: Reference) -> _Written:
    target, _, anchor = reference.name.partition("#")
    return _Written(target.strip(), anchor.strip(), reference.line, reference.column, metadata=True)


def _place(document: Document, written: _Written) -> Place:
    place = document.metadata_place if written.metadata else document.place
    return place(written.line, written.column)


def _ambiguous(document: Document, written: _Written, found: tuple[Target, ...]) -> Problem:
    facts = {"name": written.target, "candidates": ", ".join(target.id for target in found)}
    return Problem("link-ambiguous", _place(document, written), facts)
