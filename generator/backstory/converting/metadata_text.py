"""Changed metadata as text: where it is YAML with a key a line, only the lines that change; else written anew as YAML."""

import re
from collections.abc import Iterator, Sequence

from backstory.converting.changes import Changes
from backstory.converting.node_text import entry_lines
from backstory.yaml.parser import Mapping

_COMMENT = re.compile(r"(?:^|(?<=\s))#(?P<said>.*)$")
_ANCHORS = re.compile(r"(?m)(?:[:\-\[,]|^)\s*[&*][\w-]")


def changed(metadata: str, first_line: int, syntax: str, node: Mapping, changes: Changes) -> str:
    """The lines of metadata with the changes made, as YAML that ends in a line end; its comments are kept.

    `first_line` is that of the metadata in its file, as the places of `node` have it.
    """
    lines = metadata.removesuffix("\n").split("\n") if metadata.strip() else []
    if syntax == "yaml" and _a_key_a_line(lines, first_line, node) and not _ANCHORS.search(metadata):
        made = list(_edited(lines, first_line, node, changes))
    else:
        made = list(_anew(lines, first_line, syntax, node, changes))
    return "".join(f"{line}\n" for line in made)


def whole_text(metadata: str, body: str, *, fenced: bool) -> str:
    """A file with this metadata and body. `fenced` says that it had some, and so no blank line is put between them."""
    if not metadata and not fenced:
        return body
    gap = "" if fenced or body.startswith("\n") else "\n"
    return f"---\n{metadata}---\n{gap}{body}"


def _a_key_a_line(lines: Sequence[str], first_line: int, node: Mapping) -> bool:
    """Whether each key begins a line of its own."""
    places = [(at.line - first_line, at.column) for at in node.keys.values()]
    return (
        len({line for line, _ in places}) == len(places)
        and all(0 <= line < len(lines) and column == 1 for line, column in places)
        and not any(line.startswith(("{", "---", "...", "?", "%")) for line in lines)
    )


def _edited(lines: Sequence[str], first_line: int, node: Mapping, changes: Changes) -> Iterator[str]:
    starts = sorted((at.line - first_line, key) for key, at in node.keys.items())
    ends = [start for start, _ in starts[1:]] + [len(lines)] if starts else []
    yield from lines[: starts[0][0]] if starts else lines
    for (start, key), end in zip(starts, ends, strict=True):
        block = lines[start:end]
        if key in changes.values or key in changes.merged:
            after = _after(block)
            value, rest = block[: len(block) - after], block[len(block) - after :]
            yield from _comments(value)
            if key not in changes.merged:
                yield from entry_lines(changes.names.get(key, key), changes.values[key])
            yield from rest
        elif key in changes.names:
            yield changes.names[key] + _behind_key(block[0])
            yield from block[1:]
        else:
            yield from block
    for key, added in changes.added.items():
        yield from entry_lines(key, added)


def _behind_key(line: str) -> str:
    """What follows a key on its line, from the colon."""
    quote = line[:1] if line[:1] in "\"'" else ""
    start = line.index(quote, 1) + 1 if quote else 0
    return line[line.index(":", start) :]


def _after(block: Sequence[str]) -> int:
    """How many lines at the end of a key's block are blank, or comments at the beginning of a line."""
    count = 0
    for line in reversed(block[1:]):
        if line.strip() and not line.startswith("#"):
            break
        count += 1
    return count


def _comments(lines: Sequence[str]) -> Iterator[str]:
    """The comments in lines whose value is written anew."""
    for line in lines:
        found = _COMMENT.search(line)
        if found and line[: found.start()].count('"') % 2 == line[: found.start()].count("'") % 2 == 0:
            yield f"# {found['said'].strip()}"


def _anew(
    lines: Sequence[str], first_line: int, syntax: str, node: Mapping, changes: Changes
) -> Iterator[str]:
    comments = _comments_by_line(lines, first_line) if syntax in ("yaml", "toml") else []
    applied = changes.applied(node)
    for key, value in applied.values.items():
        while comments and comments[0][0] <= applied.keys[key].line and key not in changes.added:
            yield comments.pop(0)[1]
        yield from entry_lines(key, value)
    for _, said in comments:
        yield said


def _comments_by_line(lines: Sequence[str], first_line: int) -> list[tuple[int, str]]:
    return [(first_line + number, said) for number, line in enumerate(lines) for said in _comments((line,))]
