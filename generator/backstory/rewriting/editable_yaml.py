"""The YAML of a file with the place of everything in it, and edits to its text that leave the rest alone."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import yaml
from backstory.content.fences import split
from backstory.problems import Place, Problem, SiteError
from backstory.rewriting.edits import FileEdit, TextFile
from backstory.yaml.writer import scalar, sequence
from yaml import MappingNode, Node, ScalarNode, SequenceNode

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class EditableYaml:
    """A file that is YAML, or begins with YAML between fences. Edits are gathered, and made by `edit`.

    Offsets count characters of the whole file's text.
    """

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.path = file.path
        self._edits: list[tuple[int, int, str]] = []
        self.fenced = not file.path.endswith((".yaml", ".yml"))
        parts = split(file.text, file.path) if self.fenced else None
        if parts is not None and parts.syntax != "yaml":
            place = Place(file.path, parts.metadata_line, 1)
            reason = f"its front matter is {parts.syntax.upper()}"
            raise SiteError(Problem("edit-impossible", place, {"reason": reason}))
        self.has_yaml = parts is None or parts.metadata_line > 0
        self.base = 0 if parts is None else file.offset(max(1, parts.metadata_line), 1)
        text = file.text if parts is None else parts.metadata
        self.body_start = len(file.text) if parts is None else file.offset(parts.body_line, 1)
        self.root: Node | None = yaml.compose(text, Loader=_LOADER) if text.strip() else None
        if isinstance(self.root, ScalarNode) and not self.root.value:
            self.root = None

    # Places

    def start(self, node: Node) -> int:
        """Where a node begins, its quotes included."""
        return self.base + int(node.start_mark.index)

    def end(self, node: Node) -> int:
        """Where a node's own text ends, without the blank lines and comments after it."""
        if isinstance(node, ScalarNode):
            end = self.base + int(node.end_mark.index)
            if node.style in ("|", ">"):
                end = self.start(node) + len(self.file.text[self.start(node) : end].rstrip())
            return end
        assert isinstance(node, MappingNode | SequenceNode)
        if node.flow_style:
            return self.base + int(node.end_mark.index)
        last = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
        if isinstance(last, ScalarNode) and not last.value and not last.style:
            # "key:" without a value ends at its colon, "-" at itself.
            if isinstance(node, MappingNode):
                return self.file.text.index(":", self.end(node.value[-1][0])) + 1
            return max(self.start(node) + 1, min(self.end(last), self.line_end(self.start(last))))
        return self.end(last)

    def raw(self, node: Node) -> str:
        """The node as its author wrote it."""
        return self.file.text[self.start(node) : self.end(node)]

    def line_end(self, offset: int) -> int:
        """The end of the line of an offset, before its `\\n`."""
        end = self.file.text.find("\n", offset)
        return len(self.file.text) if end < 0 else end

    def line_start(self, offset: int) -> int:
        """The start of the line of an offset."""
        return self.file.text.rfind("\n", 0, offset) + 1

    def column(self, node: Node) -> int:
        """Characters before a node on its line."""
        return int(node.start_mark.column)

    def scalars(self) -> Iterator[tuple[ScalarNode, tuple[Node, ...]]]:
        """Every piece of text that is not a key, with the lists and mappings that it stands in, outermost first."""
        if self.root is not None:
            yield from _scalars(self.root, ())

    # Edits

    def replace(self, start: int, end: int, text: str) -> None:
        """OutputFile other text in the place of what stands between two offsets."""
        self._edits.append((start, end, text))

    def set_scalar(self, node: ScalarNode, text: str) -> None:
        """Another text, in the author's kind of quotes."""
        self.replace(self.start(node), self.end(node), scalar(text, node.style or ""))

    def remove_items(self, items: SequenceNode, removed: Sequence[Node]) -> None:
        """Take items out of a list, with their commas or lines; without any left it is an empty list."""
        if not removed:
            return
        if len(removed) == len(items.value):
            end = self.end(items) if items.flow_style else self.line_end(self.end(items))
            self.replace(self.start(items), end, "[]")
        elif items.flow_style:
            self._remove_runs(items, removed)
        else:
            for item in removed:
                start, end = self.line_start(self.start(item)), self.line_end(self.end(item)) + 1
                self.replace(start, min(len(self.file.text), end), "")

    def _remove_runs(self, items: SequenceNode, removed: Sequence[Node]) -> None:
        at = 0
        for gone, run in groupby(items.value, key=lambda item: any(item is one for one in removed)):
            size = len(list(run))
            first, after = at, at + size
            at = after
            if gone and after < len(items.value):
                self.replace(self.start(items.value[first]), self.start(items.value[after]), "")
            elif gone:
                self.replace(self.end(items.value[first - 1]), self.end(items.value[after - 1]), "")

    def add_items(self, mapping: MappingNode, key: str, texts: list[str]) -> None:
        """OutputFile items at the end of the list under a key; a key that isn't there comes below the title."""
        value = value_of(mapping, key)
        if not texts:
            return
        if value is None:
            self.add_key(mapping, f"{key}: {sequence(texts)}", after="title")
        elif isinstance(value, SequenceNode):
            self.append(value, [scalar(text) for text in texts])
        elif isinstance(value, ScalarNode) and value.value:
            items = [scalar(value.value, value.style or ""), *map(scalar, texts)]
            self.replace(self.start(value), self.end(value), f"[{', '.join(items)}]")
        else:
            colon = self.file.text.index(":", self.end(key_of(mapping, key))) + 1
            self.replace(colon, colon, f" {sequence(texts)}")

    def append(self, items: SequenceNode, written: list[str]) -> None:
        """OutputFile items, as YAML, at the end of a list."""
        if not written:
            return
        if not items.value:
            self.replace(self.start(items), self.end(items), f"[{', '.join(written)}]")
        elif items.flow_style:
            end = self.end(items.value[-1])
            self.replace(end, end, "".join(f", {item}" for item in written))
        else:
            end = self.line_end(self.end(items))
            indent = " " * self.column(items)
            self.replace(end, end, "".join(f"\n{indent}- {item}" for item in written))

    def add_key(self, mapping: MappingNode, written: str, *, after: str = "") -> None:
        """Put a key with its value, as YAML, below another key, or at the end."""
        key, value = next(
            (pair for pair in mapping.value if pair[0].value.lower() == after), mapping.value[-1]
        )
        end = self.end(value)
        if isinstance(value, ScalarNode) and not value.value and not value.style:
            end = self.file.text.index(":", self.end(key)) + 1
        if mapping.flow_style:
            self.replace(end, end, f", {written}")
        else:
            end = self.line_end(end)
            self.replace(end, end, f"\n{' ' * self.column(mapping)}{written}")

    def edit(self) -> FileEdit | None:
        """All edits together; None where there are none."""
        if not self._edits:
            return None
        return FileEdit(self.path, self.file.data, self.file.encoded(self.edited()))

    def edited(self) -> str:
        """The text with all edits made. Stops where two of them meet."""
        made: list[str] = []
        done = 0
        for start, end, text in sorted(self._edits, key=lambda edit: edit[:2]):
            if start < done:
                reason = "two of the changes meet in one place"
                raise SiteError(Problem("edit-impossible", Place(self.path), {"reason": reason}))
            made += [self.file.text[done:start], text]
            done = end
        return "".join([*made, self.file.text[done:]])


def inline(node: Node) -> str:
    """A value of any kind as YAML on one line, with the quotes that its texts had."""
    if isinstance(node, SequenceNode):
        return f"[{', '.join(map(inline, node.value))}]"
    if isinstance(node, MappingNode):
        return "{" + ", ".join(f"{inline(key)}: {inline(value)}" for key, value in node.value) + "}"
    assert isinstance(node, ScalarNode)
    if not node.value and not node.style:
        return "~"
    style = node.style if node.style in ("'", '"') and "\n" not in node.value else ""
    return scalar(node.value, style)


def value_of(mapping: MappingNode, key: str) -> Node | None:
    """What stands under a key, in any case of letters."""
    return next((value for name, value in mapping.value if name.value.lower() == key), None)


def key_of(mapping: MappingNode, key: str) -> ScalarNode:
    """The key itself; it has to be there."""
    found: ScalarNode = next(name for name, _ in mapping.value if name.value.lower() == key)
    return found


def _scalars(node: Node, above: tuple[Node, ...]) -> Iterator[tuple[ScalarNode, tuple[Node, ...]]]:
    if isinstance(node, ScalarNode):
        yield node, above
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _scalars(item, (*above, node))
    elif isinstance(node, MappingNode):
        for _, value in node.value:
            yield from _scalars(value, (*above, node))
