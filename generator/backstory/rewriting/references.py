"""Where topics are named in front matter, and other names put there."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from backstory.content.documents import Document
from backstory.markdown.body import Link, Reference
from backstory.names.registry import Names
from backstory.problems import Place, Problem, SiteError
from backstory.rewriting.editable_yaml import EditableYaml
from backstory.rewriting.edits import TextFile
from backstory.text import slug
from yaml import Node, ScalarNode, SequenceNode

Spot = tuple[int, int]
"""Line and column, both from 1."""


class Naming(Struct, frozen=True):
    """The places in one file's front matter that name the topic which goes, and those that name the one which stays."""

    gone: frozenset[Spot]
    kept: frozenset[Spot]


def naming(documents: Iterable[Document], names: Names, gone: str, kept: str | None) -> Naming:
    """Where the documents of one file name two topics, given by id."""
    spots: dict[str, set[Spot]] = {gone: set(), kept or "": set()}
    for document in documents:
        for reference, id in _references(document, names):
            if id in spots and id:
                spots[id].add((reference.line, reference.column))
    return Naming(frozenset(spots[gone]), frozenset(spots[kept or ""]) if kept else frozenset())


def retarget(yaml: EditableYaml, spots: Naming, name: str, *, drop: bool = False) -> None:
    """Write `name` in all places of the topic that goes; in a list that has it already the item goes.

    With `drop`, on the page of the topic that stays, its entries for the other go altogether.
    """
    single = {(line + 1, column + 1): found for found, (line, column) in _starts(yaml)}
    lists: dict[int, tuple[SequenceNode, list[ScalarNode]]] = {}
    dropped: dict[int, tuple[SequenceNode, list[Node]]] = {}
    for spot in sorted(spots.gone | spots.kept):
        node, above = single.get(spot, (None, ()))
        if node is None or "," in node.value or ";" in node.value:
            if spot in spots.gone:
                _retarget_part(yaml, spot, name)
            continue
        items = above[-1] if above and isinstance(above[-1], SequenceNode) else None
        entry = above[-2] if len(above) > 1 and isinstance(above[-2], SequenceNode) else None
        if items is not None:
            lists.setdefault(id(items), (items, []))[1].append(node)
        elif spot in spots.gone and drop and entry is not None:
            dropped.setdefault(id(entry), (entry, []))[1].append(above[-1])
        elif spot in spots.gone:
            yaml.set_scalar(node, name)
    for items, nodes in lists.values():
        _retarget_list(
            yaml, items, nodes, spots, name=name, drop=drop, also=dropped.pop(id(items), (items, []))[1]
        )
    for entries, gone in dropped.values():
        yaml.remove_items(entries, gone)


def path_links(document: Document, names: Names, gone: str) -> Iterator[Link]:
    """Links in a text that lead to the document `gone` by its path."""
    for link in document.facts.links:
        if link.target and names.path(link.target, at=document.path) == gone and gone != document.path:
            yield link


def retarget_link(file: TextFile, link: Link, target: str) -> tuple[int, int, str]:
    """The edit that lets a link lead elsewhere: start, end, text."""
    start = file.offset(link.line, max(1, link.column))
    at = file.text.find(link.target, start)
    if at < 0 or at > start + 2000:
        reason = f'the link to "{link.target}" is written in a way that is not recognised'
        raise SiteError(
            Problem("edit-impossible", Place(file.path, link.line, link.column), {"reason": reason})
        )
    return at, at + len(link.target), target


def relative(path: str, at: str) -> str:
    """A path of the content folder as it is written in the document `at`."""
    return posixpath.relpath(path, posixpath.dirname(at) or ".")


def _references(document: Document, names: Names) -> Iterator[tuple[Reference, str]]:
    """Every place of the front matter that may name a topic, with the id of what it names."""
    front = document.front
    topics = [*front.topics, *front.broader, *front.not_related]
    topics += [topic for event in front.events for topic in event.topics]
    for claim in front.claims:
        topics += [*claim.about, *([claim.by] if claim.by else [])]
    for quote in front.quotes:
        topics += [*quote.about, *(one for one in (quote.by, quote.to, quote.place) if one)]
    for reference in topics:
        found = names.topic(reference.name, at=document.path)
        # A tag of a document that is held back is not in the registry.
        yield reference, found[0].id if len(found) == 1 else "" if found else f"topic:{slug(reference.name)}"
    for reference in (*front.background, *(entry.target for entry in front.related)):
        if "#" not in reference.name:
            targets = names.targets(reference.name, at=document.path, prefer=document.kind)
            yield reference, targets[0].id if len(targets) == 1 else ""


def _starts(yaml: EditableYaml) -> Iterator[tuple[tuple[ScalarNode, tuple[Node, ...]], Spot]]:
    """Every scalar with the lists and mappings above it, and its line and column in the file, from 0."""
    before = yaml.file.text.count("\n", 0, yaml.base)
    for node, above in yaml.scalars():
        yield (node, above), (node.start_mark.line + before, node.start_mark.column)


def _retarget_list(
    yaml: EditableYaml,
    items: SequenceNode,
    nodes: Sequence[ScalarNode],
    spots: Naming,
    *,
    name: str,
    drop: bool,
    also: Sequence[Node],
) -> None:
    """One list: the first of the two topics stays, under the new name; what is `also` to go goes."""
    before = yaml.file.text.count("\n", 0, yaml.base)
    removed: list[Node] = list(also)
    seen = False
    for node in nodes:
        gone = (node.start_mark.line + before + 1, node.start_mark.column + 1) in spots.gone
        if seen or (gone and drop):
            removed.append(node)
        elif gone:
            yaml.set_scalar(node, name)
        seen = seen or not (gone and drop)
    yaml.remove_items(items, removed)


def _retarget_part(yaml: EditableYaml, spot: Spot, name: str) -> None:
    """A name within a text with commas."""
    if any(mark in name for mark in ",;\"'#:[]{}"):
        reason = f'"{name}" can\'t stand in a text with commas; make it a list'
        raise SiteError(Problem("edit-impossible", Place(yaml.path, *spot), {"reason": reason}))
    start = yaml.file.offset(spot[0], spot[1])
    end = start
    while end < len(yaml.file.text) and yaml.file.text[end] not in ",;\n\"'":
        end += 1
    written = yaml.file.text[start:end].rstrip()
    hash_ = "#" if written.startswith("#") else ""
    yaml.replace(start, start + len(written), hash_ + name)
