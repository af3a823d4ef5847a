"""What accepting proposals writes, as edits of the author's files: order, comments and everything else stay."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import structs

from backstory.importers.inbox.proposals import (
    AddItem,
    AddName,
    AddNames,
    AddSource,
    AddText,
    Change,
    Proposal,
    ProposedFile,
    SetKey,
)
from backstory.problems import Place, Problem, SiteError
from backstory.rewriting.editable_yaml import EditableYaml, value_of
from backstory.rewriting.edits import FileEdit, read_text
from backstory.text import fold, slug
from backstory.yaml.writer import comment, mapping, scalar, sequence
from yaml import MappingNode, Node, ScalarNode, SequenceNode

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def worded(proposal: Proposal, text: str) -> Proposal:
    """The proposal with its title as the author words it: of an event, claim, piece or topic, or the day of a date."""
    text = " ".join(text.split())
    if proposal.kind == "question":
        return structs.replace(proposal, title=_answer(proposal, text))
    if not text or text == proposal.title:
        return proposal
    if proposal.kind == "date":
        if not _DAY.fullmatch(text):
            raise SiteError(Problem("review-date", Place(str(proposal.details["path"])), {"value": text}))
        return structs.replace(
            proposal, title=text, changes=(SetKey(str(proposal.details["path"]), "date", text),)
        )
    changes = tuple(_worded(change, proposal.title, text) for change in proposal.changes)
    return structs.replace(proposal, title=text, changes=changes)


def _answer(proposal: Proposal, text: str) -> str:
    """Which of those whom a name may mean is meant."""
    candidates = [str(one) for one in proposal.details["candidates"]]  # type: ignore[attr-defined]
    for one in candidates:
        if fold(one) == fold(text):
            return one
    raise SiteError(
        Problem(
            "review-which",
            Place("review"),
            {"id": proposal.id, "names": ", ".join(candidates), "name": candidates[0]},
        )
    )


def joined(one: Proposal, other: Proposal) -> Proposal:
    """Two proposals of one kind as one: the first keeps its wording and takes the names, places and text of the other."""
    if one.kind != other.kind or one.kind not in ("topic", "background", "event", "claim"):
        raise SiteError(Problem("review-join", Place("review"), {"one": one.id, "other": other.id}))
    changes = list(one.changes)
    if one.kind == "topic":
        names = (other.title, *_names(other))
        changes[0] = _with_names(changes[0], names)
    elif one.kind == "background":
        changes = [
            *_with_text(changes, other),
            *(change for change in other.changes if isinstance(change, AddName)),
        ]
        changes = [
            structs.replace(change, text=one.title) if isinstance(change, AddName) else change
            for change in changes
        ]
    else:
        first = changes[0]
        assert isinstance(first, AddItem)
        places = ", ".join(f"{quote.path}:{quote.line}" for quote in other.quotes)
        changes[0] = structs.replace(first, remark=f"{first.remark}, {places}")
    quotes = tuple(dict.fromkeys((*one.quotes, *other.quotes)))
    return structs.replace(one, changes=tuple(changes), quotes=quotes, keys=(*one.keys, *other.keys))


def edits_of(content: Path, proposals: Iterable[Proposal]) -> list[FileEdit]:
    """The edits that accepting these proposals makes, one a file. Stops where a file to make is there already."""
    work = _Acceptance(content)
    for proposal in proposals:
        for change in proposal.changes:
            work.take(change, proposal.title)
    return work.edits()


class _Acceptance:
    """The files that are being written."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._yaml: dict[str, EditableYaml] = {}
        self._new: dict[str, bytes] = {}
        self._items: dict[tuple[str, str], list[str]] = {}
        self._names: dict[tuple[str, str], list[str]] = {}
        self._sources: dict[str, dict[str, str]] = {}
        self._texts: dict[str, str] = {}

    def take(self, change: Change, title: str) -> None:
        """Take note of one change."""
        if isinstance(change, ProposedFile):
            self._make(change, title)
        elif isinstance(change, AddItem):
            remark = f"  {comment(change.remark)}" if change.remark else ""
            self._items.setdefault((change.path, change.key), []).append(f"{mapping(change.fields)}{remark}")
        elif isinstance(change, AddSource):
            self._sources.setdefault(change.path, {})[change.id] = mapping(change.fields)
        elif isinstance(change, AddName):
            self._names.setdefault((change.path, change.key), []).append(change.text)
        elif isinstance(change, AddNames):
            self._names.setdefault((change.path, "names"), []).extend(change.names)
        elif isinstance(change, AddText):
            self._texts[change.path] = self._texts.get(change.path, "") + change.text
        else:
            self._set(self._open(change.path), change)

    def _set(self, yaml: EditableYaml, change: SetKey) -> None:
        """A key that is not there yet: in the place of the remark that it is missing, else below the title."""
        root = self._mapping(yaml)
        if value_of(root, change.key) is not None:
            return
        line = f"{change.key}: {change.value}"
        remark = re.compile(rf"^# {change.key}: missing;.*$", re.M).search(
            yaml.file.text, yaml.base, yaml.body_start
        )
        if remark:
            yaml.replace(remark.start(), remark.end(), line)
        else:
            yaml.add_key(root, line, after="title")

    def edits(self) -> list[FileEdit]:
        """Everything, each file once."""
        for path, sources in self._sources.items():
            there = _ids(value_of(self._mapping(self._open(path)), "sources"))
            more = [source for id_, source in sources.items() if id_ not in there]
            _add_items(self._open(path), self._mapping(self._open(path)), "sources", more)
        for (path, key), items in self._items.items():
            _add_items(self._open(path), self._mapping(self._open(path)), key, items)
        for (path, key), names in self._names.items():
            yaml = self._open(path)
            yaml.add_items(self._mapping(yaml), key, _unlisted(yaml, self._mapping(yaml), key, names))
        for path, text in self._texts.items():
            yaml = self._open(path)
            end = len(yaml.file.text)
            yaml.replace(end, end, text if yaml.file.text.endswith("\n") else f"\n{text}")
        made = [FileEdit(path, None, data) for path, data in self._new.items()]
        changed = [edit for yaml in self._yaml.values() if (edit := yaml.edit()) is not None]
        return sorted([*made, *changed], key=lambda edit: edit.path)

    def _make(self, change: ProposedFile, title: str) -> None:
        if change.path in self._new or (self._content / change.path).exists():
            raise SiteError(Problem("file-exists", Place(change.path)))
        lines = ["---", f"title: {scalar(title)}", *change.front, "---"]
        self._new[change.path] = ("\n".join(lines) + "\n" + change.body).encode()

    def _open(self, path: str) -> EditableYaml:
        if path not in self._yaml:
            self._yaml[path] = EditableYaml(read_text(self._content, path))
        return self._yaml[path]

    def _mapping(self, yaml: EditableYaml) -> MappingNode:
        if not isinstance(yaml.root, MappingNode) or not yaml.root.value:
            raise SiteError(
                Problem("edit-impossible", Place(yaml.path), {"reason": "it has no front matter"})
            )
        return yaml.root


def _ids(sources: Node | None) -> set[str]:
    """The ids of the sources that stand in a list."""
    found = (
        value_of(source, "id")
        for source in (sources.value if isinstance(sources, SequenceNode) else ())
        if isinstance(source, MappingNode)
    )
    return {id_.value for id_ in found if isinstance(id_, ScalarNode)}


def _add_items(yaml: EditableYaml, root: MappingNode, key: str, items: Sequence[str]) -> None:
    """Put items into a list, a line each; a comment may stand behind each."""
    if not items:
        return
    value = value_of(root, key)
    if isinstance(value, SequenceNode) and value.value and not value.flow_style:
        yaml.append(value, list(items))
    elif isinstance(value, SequenceNode) and value.value:
        yaml.append(value, [item.partition("  #")[0] for item in items])
    elif value is None:
        yaml.add_key(root, f"{key}:" + "".join(f"\n  - {item}" for item in items))
    else:
        yaml.replace(
            yaml.start(value),
            max(yaml.start(value), yaml.end(value)),
            "".join(f"\n  - {item}" for item in items),
        )


def _unlisted(yaml: EditableYaml, root: MappingNode, key: str, names: Sequence[str]) -> list[str]:
    value = value_of(root, key)
    there = (
        {fold(node.value) for node in value.value if isinstance(node, ScalarNode)}
        if isinstance(value, SequenceNode)
        else set()
    )
    found: dict[str, str] = {}
    for name in names:
        if fold(name) not in there:
            found.setdefault(fold(name), name)
    return list(found.values())


def _worded(change: Change, old: str, text: str) -> Change:
    if isinstance(change, ProposedFile):
        folder = change.path.partition("/")[0]
        return structs.replace(change, path=f"{folder}/{slug(text)}.md")
    if isinstance(change, AddName) and change.text == old:
        return structs.replace(change, text=text)
    if isinstance(change, AddItem) and not any(key == "replies_to" for key, _ in change.fields):
        fields = tuple(
            (key, scalar(text) if key in ("title", "text") else value) for key, value in change.fields
        )
        return structs.replace(change, fields=fields)
    return change


def _names(proposal: Proposal) -> tuple[str, ...]:
    names = proposal.details.get("names", ())
    return tuple(names) if isinstance(names, tuple | list) else ()


def _with_names(change: Change, names: Sequence[str]) -> Change:
    if isinstance(change, AddNames):
        return structs.replace(change, names=(*change.names, *names))
    assert isinstance(change, ProposedFile)
    kept = [line for line in change.front if not line.startswith("names: ")]
    there = next((line for line in change.front if line.startswith("names: ")), "")
    listed = there.removeprefix("names: [").removesuffix("]")
    more = sequence(names)[1:-1]
    return structs.replace(change, front=(*kept, f"names: [{', '.join(filter(None, (listed, more)))}]"))


def _with_text(changes: Sequence[Change], other: Proposal) -> list[Change]:
    """The piece with the sections of the other below its own, under the title of the other."""
    body = next((change.body if isinstance(change, ProposedFile) else change.text for change in other.changes
                 if isinstance(change, ProposedFile | AddText)), "")  # fmt: skip
    added = f"\n## {other.title}\n\n{body.lstrip()}"
    return [
        structs.replace(change, body=change.body + added) if isinstance(change, ProposedFile)
        else structs.replace(change, text=change.text + added) if isinstance(change, AddText)
        else change
        for change in changes
    ]  # fmt: skip
