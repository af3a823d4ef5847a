"""One text of the tree in our form: metadata under our keys, and the body as it is."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from backstory.content.documents import Document
from backstory.content.fences import Split, read_fenced, split
from backstory.converting.changes import Changes
from backstory.converting.keys import kept_foreign, renamed
from backstory.converting.metadata_text import changed, whole_text
from backstory.converting.named_values import with_values
from backstory.converting.said_elsewhere import add_what_is_missing
from backstory.converting.source_tree import SourceTree
from backstory.settings import Settings
from backstory.yaml import parser


class ConvertedFile(Struct, frozen=True):
    """A file to be, by its path in the content folder."""

    path: str
    source: str
    """Its path in the tree."""
    data: bytes


class Tally(Struct):
    """What was done, counted over all texts."""

    renamed: Counter[tuple[str, str]] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    values: Counter[str] = field(default_factory=Counter)
    """Named values of the configuration that stand in texts now, as they were written there."""

    def note(self, node: parser.Mapping, changes: Changes) -> None:
        """Count what becomes of one text's keys."""
        self.renamed.update((old, new) for old, new in changes.names.items() if old != new)
        self.renamed.update(changes.merged.items())
        self.added.update(list(changes.added))
        self.kept.update(kept_foreign(node, changes))


def converted(
    document: Document, tree: SourceTree, settings: Settings, tally: Tally
) -> Iterator[ConvertedFile]:
    """The file of a document, and of the metadata beside it where it has some; unchanged where there is an error in it."""
    path, beside = document.path, document.sidecar
    data = tree.data(path)
    if path in tree.unread or beside in tree.unread:
        yield ConvertedFile(tree.target(path), path, data)
        if beside:
            yield ConvertedFile(tree.target(beside), beside, tree.data(beside))
        return
    parts = split(data.decode("utf-8-sig"), path)
    if beside:
        yield _beside(document, tree, settings, tally)
        changes, node = Changes(), parser.Mapping({}, {}, 1, 1)
    else:
        node = read_fenced(parts, path)[0] or parser.Mapping({}, {}, 1, 1)
        changes = _changes(node, document, tree, settings, tally)
    body = with_values(parts.body, tree, tally.values)
    if changes or body != parts.body or parts.syntax != "yaml":
        data = _written(parts, body, node, changes).encode()
    yield ConvertedFile(tree.target(path), path, data)


def _written(parts: Split, body: str, node: parser.Mapping, changes: Changes) -> str:
    metadata = parts.metadata
    if changes or parts.syntax != "yaml":
        metadata = changed(parts.metadata, parts.metadata_line, parts.syntax, node, changes)
    return whole_text(metadata, body, fenced=parts.metadata_line > 0)


def _beside(document: Document, tree: SourceTree, settings: Settings, tally: Tally) -> ConvertedFile:
    """The file of metadata beside a text."""
    path = document.sidecar
    data = tree.data(path)
    metadata = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    node, _ = parser.read_mapping(metadata, path)
    if node is not None and (changes := _changes(node, document, tree, settings, tally)):
        data = changed(metadata, 1, "yaml", node, changes).encode()
    return ConvertedFile(tree.target(path), path, data)


def _changes(
    node: parser.Mapping, document: Document, tree: SourceTree, settings: Settings, tally: Tally
) -> Changes:
    changes = renamed(node, document)
    add_what_is_missing(changes, node, document, tree, settings)
    tally.note(node, changes)
    return changes
