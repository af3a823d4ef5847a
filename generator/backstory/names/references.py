"""What each reference in a document leads to, and what is wrong with those that lead nowhere."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct

from backstory.content.documents import Document, Kind
from backstory.markdown.body import Embed, Link, Reference
from backstory.markdown.paragraph_addresses import is_paragraph_address
from backstory.markdown.placeholders import split_anchor
from backstory.names.addresses import SiteAddresses
from backstory.names.files import Files, address_of_file
from backstory.names.registry import Names, Target, withheld_part
from backstory.problems import Place, Problem
from backstory.text import fold, letters_of

Suggest = Callable[[str], str | None]


class QuoteTopics(Struct, frozen=True, array_like=True):
    """The topics that a quotation names; who speaks or is spoken to, and where, need not be one."""

    by: str | None = None
    to: str | None = None
    place: str | None = None
    about: tuple[str, ...] = ()


class References(Struct, frozen=True, array_like=True):
    """The references of one document, resolved; None stands where one leads nowhere.

    `links`, `embeds`, `background`, `related`, `event_topics`, `claim_by`, `claim_about`, `answers`, `facts`,
    `quotes`, `queries` and `lists` run parallel to those of the document.
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
    answers: tuple[Target | None, ...] = ()
    facts: tuple[tuple[Target | None, ...], ...] = ()
    quotes: tuple[QuoteTopics, ...] = ()
    images: tuple[str, ...] = ()
    """Content files, parallel to `shown_images`; empty for what is not there."""
    image: str = ""
    """The same for the picture that stands for the document."""
    queries: tuple[tuple[Target | None, ...], ...] = ()
    lists: tuple[tuple[Target | None, ...], ...] = ()


class Resolver:
    """Resolves references against the names, addresses and files of a site."""

    def __init__(
        self,
        names: Names,
        documents: Mapping[str, Document],
        *,
        addresses: SiteAddresses,
        files: Files,
        suggest: Suggest,
    ) -> None:
        self._names = names
        self._documents = documents
        self._addresses = addresses
        self._files = files
        self._suggest = suggest

    def resolve(self, document: Document) -> tuple[References, list[Problem]]:
        """The references of `document`, and its problems with them."""
        problems: list[Problem] = []
        front, facts = document.front, document.facts
        pages = partial(self._page, document, problems)
        topics = partial(self._topics, document, problems)
        references = References(
            topics=topics(front.topics),
            links=tuple([self._link(document, problems, _of_link(link)) for link in facts.links]),
            embeds=tuple([pages(_of_embed(embed), "background") for embed in facts.embeds]),
            background=tuple([pages(_of_reference(entry), "background") for entry in front.background]),
            broader=topics(front.broader),
            related=tuple([pages(_of_reference(entry.target), document.kind) for entry in front.related]),
            not_related=topics(front.not_related),
            event_topics=tuple([topics(event.topics) for event in front.events]),
            claim_by=tuple([self._speaker(document, claim.by) for claim in front.claims]),
            claim_about=tuple([topics(claim.about) for claim in front.claims]),
            answers=tuple([pages(_of_reference(entry), "article") for entry in front.answers]),
            facts=tuple(
                [tuple([pages(_of_reference(link), "topic") for link in fact.links]) for fact in front.facts]
            ),
            queries=tuple(
                [
                    tuple([self._page(document, problems, _of_query(one), "topic") for one in query.topics])
                    for query in facts.queries
                ]
            ),
            lists=tuple(
                [
                    tuple([pages(_of_reference(one), "topic") for one in query.topics])
                    for _, query in front.lists
                ]
            ),
            quotes=tuple(
                [
                    QuoteTopics(
                        by=self._speaker(document, quote.by),
                        to=self._speaker(document, quote.to),
                        place=self._speaker(document, quote.place),
                        about=topics(quote.about),
                    )
                    for quote in front.quotes
                ]
            ),
            images=tuple([self._image(document, facts.images[one.image].name) for one in facts.shown_images]),
            image=self._image(document, front.image.file) if front.image is not None else "",
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
                problems.append(self._ambiguous(document, _of_reference(reference), found))
            if found:
                ids[found[0].id] = None
        return tuple(ids)

    def _speaker(self, document: Document, by: Reference | None) -> str | None:
        """The topic that makes a claim or is part of a quotation; neither need be one."""
        found = self._names.topic(by.name, at=document.path) if by is not None else ()
        return found[0].id if found else None

    def _image(self, document: Document, name: str) -> str:
        """The content file of a picture; of one from elsewhere, none."""
        return "" if "://" in name else self._files.find(name, at=document.path) or ""

    def _link(self, document: Document, problems: list[Problem], written: "_Written") -> Target | None:
        """A link leads to files and to pages that the program makes, too."""
        found = self._find(document, written, "topic")
        target = self._elsewhere(document, written) if not found else None
        return target or self._page(document, problems, written, "topic")

    def _elsewhere(self, document: Document, written: "_Written") -> Target | None:
        if (
            not written.wiki
            and (address := self._addresses.made(written.target, at=document.path)) is not None
        ):
            return Target(f"/{address}", written.anchor)
        if file := self._files.find(written.target, at=document.path):
            return Target(f"/{address_of_file(file)}", written.anchor)
        folder = self._files.folder(written.target)
        return Target(f"/{folder}", written.anchor) if folder is not None else None

    def _page(
        self, document: Document, problems: list[Problem], written: "_Written", prefer: Kind
    ) -> Target | None:
        if written.anchor and (whole := self._names.with_sign(written.target, written.anchor)):
            return whole
        found = self._find(document, written, prefer)
        if not found:
            facts = {"name": written.target} | self._near(written.target)
            problems.append(Problem("link-missing", _place(document, written), facts))
            return None
        if len(found) > 1 and written.anchor:
            found = tuple(target for target in found if self._anchor(target.id, written.anchor)) or found
        if len(found) > 1:
            problems.append(self._ambiguous(document, written, found))
        target = found[0]
        if not written.anchor or target.anchor:
            return target
        if real := self._anchor(target.id, written.anchor):
            return Target(target.id, real)
        if anchor := self._withheld(target.id, written.anchor):
            return withheld_part(target.id, anchor)
        problems.append(self._no_anchor(document, written, target.id))
        return target

    def _ambiguous(self, document: Document, written: "_Written", found: tuple[Target, ...]) -> Problem:
        called = [self._names.called(target.id) for target in found]
        facts = {"name": written.target, "candidates": ", ".join(called), "chosen": called[0]}
        return Problem("link-ambiguous", _place(document, written), facts)

    def _near(self, name: str) -> dict[str, str]:
        near = self._suggest(name)
        return {"near": near} if near else {}

    def _find(self, document: Document, written: "_Written", prefer: Kind) -> tuple[Target, ...]:
        target, at = written.target, document.path
        if written.wiki:
            found = self._names.targets(target, at=at, prefer=prefer)
            # `[[Page#]]` is no page called "Page#".
            return found or (
                self._names.targets(target[:-1].strip(), at=at, prefer=prefer) if target.endswith("#") else ()
            )
        path = self._addresses.document(target, at=at) if target.startswith("/") else None
        path = path or self._names.path(target, at=at) or self._addresses.document(target, at=at)
        return (Target(path),) if path else self._names.ending(target, at=at)

    def _anchor(self, path: str, anchor: str) -> str | None:
        """The anchor on the page that the author meant: written as its id, or as the heading's words."""
        document = self._documents.get(path)
        if document is None:
            return None
        if anchor in document.facts.parts:
            return anchor
        if anchor in document.facts.ids or anchor == "top" or is_paragraph_address(anchor):
            return anchor
        sections = [(one.anchor, one.text) for one in document.facts.headings]
        sections += [(one.anchor, one.title) for one in document.facts.inline_backgrounds]
        # GitHub's anchor of a heading, and its words without their punctuation, have its letters.
        for key in (fold, letters_of):
            wanted = key(anchor)
            for real, text in sections if wanted else ():
                if anchor == real or wanted == key(text):
                    return real
        return None

    def _withheld(self, path: str, anchor: str) -> str | None:
        """The anchor that the author meant in a part which is for other readers."""
        document = self._documents.get(path)
        if document is None:
            return None
        withheld = document.facts.withheld
        if anchor in withheld.ids:
            return anchor
        sections = (*withheld.headings, *withheld.backgrounds)
        return next(
            (real for words, real in sections if anchor == real or letters_of(words) == letters_of(anchor)),
            None,
        )

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


def _of_query(reference: Reference) -> _Written:
    return _Written(reference.name, "", reference.line, reference.column)


def _of_reference(reference: Reference) -> _Written:
    target, anchor = split_anchor(reference.name)
    return _Written(target, anchor, reference.line, reference.column, metadata=True)


def _place(document: Document, written: _Written) -> Place:
    place = document.metadata_place if written.metadata else document.place
    return place(written.line, written.column)
