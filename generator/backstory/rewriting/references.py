"""Where topics are named in front matter, and other names put there."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from backstory.content.documents import Document, Kind
from backstory.markdown.body import Link, Reference
from backstory.markdown.placeholders import split_anchor
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
    inside: frozenset[tuple[Spot, str]] = frozenset()
    """Texts that have a name of the first one in them, `Russia#^signed` or `since [[Russia]]`, and how it is written."""


def naming(documents: Iterable[Document], names: Names, gone: str, kept: str | None) -> Naming:
    """Where the documents of one file name two topics, given by id."""
    spots: dict[str, set[Spot]] = {gone: set(), kept or "": set()}
    for document in documents:
        for reference, id in _references(document, names):
            if id in spots and id:
                spots[id].add((reference.line, reference.column))
    inside = [
        ((one.line, one.column), split_anchor(one.name)[0])
        for document in documents
        for one, id in _references_inside(document, names)
        if id == gone
    ]
    kept_spots = frozenset(spots[kept or ""]) if kept else frozenset()
    return Naming(frozenset(spots[gone]), kept_spots, frozenset(inside))


def retarget(yaml: EditableYaml, spots: Naming, name: str, *, drop: bool = False) -> None:
    """Write `name` in all places of the topic that goes; in a list that has it already the item goes.

    With `drop`, on the page of the topic that stays, its entries for the other go altogether.
    """
    single = {(line + 1, column + 1): found for found, (line, column) in _starts(yaml)}
    for spot, written in sorted(spots.inside):
        if spot in single:
            _retarget_inside(yaml, single[spot][0], written, name)
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
    topics += [topic for _, query in front.lists for topic in query.topics]
    for reference in topics:
        found = names.topic(reference.name, at=document.path)
        # A tag of a document that is held back is not in the registry.
        yield reference, found[0].id if len(found) == 1 else "" if found else f"topic:{slug(reference.name)}"
    for reference in (*front.background, *(entry.target for entry in front.related)):
        if "#" not in reference.name:
            targets = names.targets(reference.name, at=document.path, prefer=document.kind)
            yield reference, targets[0].id if len(targets) == 1 else ""


def _references_inside(document: Document, names: Names) -> Iterator[tuple[Reference, str]]:
    """References that stand within a text, with the id of what each leads to."""
    front = document.front
    within: list[tuple[Reference, Kind]] = [(link, "topic") for fact in front.facts for link in fact.links]
    within += [(answer, "article") for answer in front.answers if "#" in answer.name]
    for reference, prefer in within:
        targets = names.targets(split_anchor(reference.name)[0], at=document.path, prefer=prefer)
        yield reference, targets[0].id if len(targets) == 1 else ""


def _retarget_inside(yaml: EditableYaml, node: ScalarNode, written: str, name: str) -> None:
    """Another name where a text has the old one in `[[…]]` or before a `#`."""
    if any(mark in name for mark in "\"'#:[]{}|,"):
        place = Place(yaml.path, node.start_mark.line + 1, node.start_mark.column + 1)
        reason = f'"{name}" can\'t stand within a text; write it there by hand'
        raise SiteError(Problem("edit-impossible", place, {"reason": reason}))
    pattern = re.compile(rf"(?:(?<=\[\[)|(?<=^)|(?<=^[\"'])){re.escape(written)}(?=\s*(?:\]\]|\||#))")
    start = yaml.start(node)
    for found in pattern.finditer(yaml.raw(node)):
        yaml.replace(start + found.start(), start + found.end(), name)


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
