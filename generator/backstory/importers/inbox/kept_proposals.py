"""Proposals that no text of the site makes: of an imported folder, or of a list of names from outside.

They are kept with the content until somebody decides; what is decided is told by reviewed.txt, as of all proposals.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import structs

from backstory.content.documents import Document
from backstory.content.files import PROPOSED, Stamp, stamp
from backstory.importers.inbox.proposals import (
    AddName,
    AddNames,
    Change,
    Proposal,
    ProposedFile,
    SetKey,
    id_of,
    key_of,
)
from backstory.problems import Place, Problem, SiteError
from backstory.text import fold, slug
from backstory.whole_files import write_whole
from backstory.yaml.writer import scalar, sequence

_PROPOSALS = msgspec.json.Decoder(list[Proposal])


def topic_proposal(
    title: str,
    why: str,
    *,
    names: tuple[str, ...] = (),
    kind: str = "",
    broader: tuple[str, ...] = (),
    same_as: tuple[str, ...] = (),
    definition: str = "",
) -> Proposal:
    """That there be a topic of this title that says so much. What of it a site has is found when it is looked at."""
    lines = [
        f"kind: {kind}" if kind else "",
        f"definition: {scalar(definition)}" if definition else "",
        f"names: {sequence(names)}" if names else "",
        f"broader: {sequence(broader)}" if broader else "",
        f"same_as: {sequence(same_as)}" if same_as else "",
    ]
    keys = tuple(key_of("topic", title, name) for name in (*names, *same_as)) or (key_of("topic", title),)
    change = ProposedFile(f"topics/{slug(title)}.md", tuple(filter(None, lines)), "")
    details = {"names": names, "kind": kind, "broader": broader, "same_as": same_as, "definition": definition}
    return Proposal(id_of("topic", keys), "topic", title, why, (), keys, (change,), details)


def keep(content: Path, proposals: Iterable[Proposal]) -> None:
    """Keep these proposals beside those that are kept already; one of the same id stands for the older one."""
    kept = {one.id: one for one in read_kept(content)}
    before = dict(kept)
    kept |= {one.id: one for one in proposals}
    if kept != before:
        data = msgspec.json.format(
            msgspec.json.encode(sorted(kept.values(), key=lambda one: one.id)), indent=1
        )
        try:
            write_whole(content / PROPOSED, content / f".{PROPOSED}.backstory", (data, b"\n"))
        except OSError as error:
            raise _stop("import-unwritten", error.strerror or str(error)) from None


def read_kept(content: Path) -> list[Proposal]:
    """All that is kept, decided or not. Stops where the file is not as it was written."""
    try:
        return _PROPOSALS.decode((content / PROPOSED).read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, msgspec.DecodeError) as error:
        raise _stop("file-unreadable", getattr(error, "strerror", "") or str(error)) from None


def kept_stamp(content: Path) -> Stamp | None:
    """What tells whether the kept proposals changed."""
    try:
        return stamp((content / PROPOSED).stat())
    except OSError:
        return None


def waiting(
    kept: Iterable[Proposal], topics: Mapping[str, Document], decided: Collection[str]
) -> Iterator[Proposal]:
    """Those of the kept proposals that say something which the site does not have, and nobody has decided on."""
    for proposal in kept:
        if set(decided) & set(proposal.keys):
            continue
        document = topics.get(fold(proposal.title))
        if document is None:
            yield proposal
        elif "::" not in document.path and (changes := tuple(_lacking(document, proposal))):
            yield structs.replace(proposal, changes=changes)


def _lacking(document: Document, proposal: Proposal) -> Iterator[Change]:
    """What a topic's file does not say of what is proposed."""
    front, path = document.front, document.path
    said = {key: _texts(value) for key, value in proposal.details.items()}
    had = {fold(name) for name in (document.facts.title, *front.names, front.abbr)}
    if names := tuple(name for name in said.get("names", ()) if fold(name) not in had):
        yield AddNames(path, names)
    if said.get("kind") and not front.kind:
        yield SetKey(path, "kind", said["kind"][0])
    if said.get("definition") and not front.definition:
        yield SetKey(path, "definition", scalar(said["definition"][0]))
    broader = {fold(one.name) for one in front.broader}
    yield from (AddName(path, "broader", one) for one in said.get("broader", ()) if fold(one) not in broader)
    yield from (AddName(path, "same_as", one) for one in said.get("same_as", ()) if one not in front.same_as)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def _stop(code: str, reason: str) -> SiteError:
    return SiteError(Problem(code, Place(PROPOSED), {"reason": reason}))
