"""Where a topic is defined, in a file of its own or in the list of topics, and changes to what it says."""

from msgspec import Struct

from backstory.content.documents import Document
from backstory.problems import Place, Problem, SiteError
from backstory.rewriting.editable_yaml import EditableYaml, inline, value_of
from backstory.text import fold
from backstory.yaml.writer import scalar, sequence
from yaml import MappingNode, Node, ScalarNode, SequenceNode

MERGED_ALREADY = (
    "title",
    "names",
    "also_known_as",
    "aliases",
    "abbr",
    "redirect_from",
    "slug",
    "permalink",
    "url",
)
"""Keys of a topic that goes which become names and old addresses of the other."""


class Definition(Struct):
    """A topic in a YAML text. `key` is its title where that stands before a colon, `item` the whole entry of a list.

    `mapping` is None where there are no keys yet.
    """

    yaml: EditableYaml
    mapping: MappingNode | None
    key: ScalarNode | None = None
    item: Node | None = None
    items: Node | None = None


def find_definition(yaml: EditableYaml, document: Document) -> Definition:
    """Where a document that is a topic is defined in its file."""
    root = yaml.root
    if yaml.path != "topics.yaml":
        return Definition(yaml, root if isinstance(root, MappingNode) and root.value else None)
    title = document.facts.title
    if isinstance(root, MappingNode):
        for key, value in root.value:
            if _said(key) == title or (isinstance(value, MappingNode) and _titled(value) == title):
                mapping = value if isinstance(value, MappingNode) and value.value else None
                named_inside = mapping is not None and value_of(mapping, "title") is not None
                return Definition(yaml, mapping, None if named_inside else key, value, root)
    if isinstance(root, SequenceNode):
        for item in root.value:
            if isinstance(item, MappingNode) and _titled(item) == title:
                return Definition(yaml, item, None, item, root)
            if isinstance(item, ScalarNode) and _said(item) == title:
                return Definition(yaml, None, None, item, root)
    raise SiteError(Problem("edit-impossible", Place(yaml.path), {"reason": f'"{title}" is not found in it'}))


def rename(found: Definition, title: str, *, names: list[str], redirects: list[str]) -> None:
    """Another title, and what goes on leading to the topic."""
    yaml, mapping = found.yaml, found.mapping
    if mapping is not None and (node := value_of(mapping, "title")) is not None:
        assert isinstance(node, ScalarNode)
        yaml.set_scalar(node, title)
    elif found.key is not None:
        yaml.set_scalar(found.key, title)
    elif mapping is not None:
        start = yaml.start(mapping)
        end = ", " if mapping.flow_style else f"\n{' ' * yaml.column(mapping)}"
        yaml.replace(
            start + bool(mapping.flow_style), start + bool(mapping.flow_style), f"title: {scalar(title)}{end}"
        )
    if mapping is not None:
        add(found, names=names, redirects=redirects)
    else:
        _write_keys(found, title, names=names, redirects=redirects)


def add(found: Definition, *, names: list[str], redirects: list[str], title: str = "") -> None:
    """More names and old addresses; `title` is needed where there are no keys yet."""
    if found.mapping is None:
        _write_keys(found, title, names=names, redirects=redirects)
        return
    found.yaml.add_items(found.mapping, "names", names)
    found.yaml.add_items(found.mapping, "redirect_from", redirects)


def take_over(into: Definition, gone: Definition, without: set[int]) -> list[str]:
    """Copy what the topic that goes says and the other doesn't; gives the keys where both say something.

    Items of lists are put behind those that are there; `without` has the ids of entries for the topic that stays.
    """
    if gone.mapping is None or into.mapping is None:
        return []
    left: list[str] = []
    for key, value in gone.mapping.value:
        if key.value.lower() in MERGED_ALREADY or (isinstance(value, ScalarNode) and not value.value):
            continue
        there = value_of(into.mapping, key.value.lower())
        if isinstance(value, SequenceNode):
            items = [item for item in value.value if id(item) not in without]
            if items:
                _take_list(into, gone, key, value, items=items)
        elif there is not None:
            left.append(key.value)
        else:
            into.yaml.add_key(into.mapping, _copied(into, gone, key, value))
    return left


def _take_list(
    into: Definition, gone: Definition, key: ScalarNode, value: SequenceNode, *, items: list[Node]
) -> None:
    """OutputFile items of a list into the list under the same key, each once, or make that list."""
    assert into.mapping is not None
    there = value_of(into.mapping, key.value.lower())
    if isinstance(there, SequenceNode) and there.value:
        known = {fold(_said(item)) for item in there.value} - {""}
        _append(into, there, gone, [item for item in items if fold(_said(item)) not in known])
    elif there is not None:
        into.yaml.add_items(into.mapping, key.value.lower(), [_said(item) for item in items if _said(item)])
    elif len(items) < len(value.value):
        into.yaml.add_key(into.mapping, f"{key.value}: [{', '.join(map(inline, items))}]")
    else:
        into.yaml.add_key(into.mapping, _copied(into, gone, key, value))


def remove(found: Definition) -> None:
    """Take the topic out of the list of topics, with its lines."""
    assert found.items is not None and found.item is not None
    yaml = found.yaml
    if isinstance(found.items, SequenceNode):
        yaml.remove_items(found.items, [found.item])
        return
    assert isinstance(found.items, MappingNode)
    key = next(key for key, value in found.items.value if value is found.item)
    end = max(yaml.end(key), yaml.end(found.item))
    start = yaml.line_start(yaml.start(key))
    yaml.replace(start, min(len(yaml.file.text), yaml.line_end(end) + 1), "")


def _append(into: Definition, there: SequenceNode, gone: Definition, items: list[Node]) -> None:
    if there.flow_style:
        into.yaml.append(there, [inline(item) for item in items])
        return
    indent = into.yaml.column(there) + 2
    into.yaml.append(there, [_indented(gone.yaml, item, indent) for item in items])


def _copied(into: Definition, gone: Definition, key: ScalarNode, value: Node) -> str:
    """A key with its value as its author wrote it, unless brackets round it ask for one line."""
    assert into.mapping is not None and gone.mapping is not None
    if into.mapping.flow_style or gone.mapping.flow_style:
        return f"{key.value}: {inline(value)}"
    yaml = gone.yaml
    raw = yaml.file.text[yaml.start(key) : yaml.end(value)]
    return _shifted(raw, into.yaml.column(into.mapping) - yaml.column(gone.mapping))


def _indented(yaml: EditableYaml, node: Node, column: int) -> str:
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style:
        return inline(node) if "\n" in yaml.raw(node) else yaml.raw(node)
    return _shifted(yaml.raw(node), column - yaml.column(node))


def _shifted(text: str, by: int) -> str:
    """The text with all lines but the first moved to the right, or to the left as far as they go."""
    first, *rest = text.split("\n")
    if by >= 0:
        return "\n".join([first, *(" " * by + line if line.strip() else line for line in rest)])
    return "\n".join([first, *(line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in rest)])


def _write_keys(found: Definition, title: str, *, names: list[str], redirects: list[str]) -> None:
    """Keys for a topic that has none: in a file without front matter, or a bare name in a list."""
    yaml = found.yaml
    keys = {"names": names, "redirect_from": redirects}
    written = [f"{key}: {sequence(values)}" for key, values in keys.items() if values]
    if found.key is not None:
        assert isinstance(found.item, ScalarNode)
        said = [f"definition: {inline(found.item)}"] if found.item.value else []
        colon = yaml.file.text.index(":", yaml.end(found.key)) + 1
        end = max(colon, yaml.end(found.item)) if found.item.value else colon
        yaml.replace(colon, end, f" {{{', '.join([*said, *written])}}}")
    elif found.item is not None:
        whole = ", ".join([f"title: {scalar(title)}", *written])
        yaml.replace(yaml.start(found.item), yaml.end(found.item), f"{{{whole}}}")
    else:
        lines = "".join(f"{line}\n" for line in [f"title: {scalar(title)}", *written])
        front = lines if yaml.has_yaml or not yaml.fenced else f"---\n{lines}---\n"
        yaml.replace(yaml.base, yaml.base, front)


def _titled(mapping: MappingNode) -> str:
    node = value_of(mapping, "title")
    return _said(node) if node is not None else ""


def _said(node: Node) -> str:
    return " ".join(node.value.split()) if isinstance(node, ScalarNode) else ""
