"""`_headers` for Netlify and Cloudflare Pages: the author's blocks, and ours merged into them.

Formats: docs.netlify.com on custom headers, developers.cloudflare.com/pages on the same file. Of two blocks for one path
Cloudflare takes the last and Netlify both, so there is one for each path here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from backstory.problems import Place, Problem
from backstory.publish.hosts.edge_redirects import plain_address
from backstory.publish.site_files import FOR_EVER

NAME = "_headers"
_MOST_BLOCKS = 100
"""Cloudflare reads no more; the author's go first."""
_EVERYWHERE = "/*"
_IS_PATH = re.compile(r"/|\S+://")


class HeaderBlock(Struct):
    """What a file says of one path: its lines, each a header, a remark, or a header that is taken away (`! Name`)."""

    path: str
    line: int
    lines: list[str]
    column: int = 1

    def names(self) -> set[str]:
        """The headers that it sets or takes away, in small letters."""
        said = (line.removeprefix("! ").partition(":")[0] for line in self.lines if not line.startswith("#"))
        return {name.strip().lower() for name in said}

    def covers(self, address: str) -> bool:
        """Whether it is for an address."""
        parts = re.split(r"(\*|:[A-Za-z]\w*)", self.path)
        pattern = "".join(
            re.escape(part) if at % 2 == 0 else ".*" if part == "*" else "[^/]+"
            for at, part in enumerate(parts)
        )
        return re.fullmatch(pattern, address) is not None


def with_headers(
    own: str,
    *,
    everywhere: Mapping[str, str],
    kept_for_ever: Sequence[str],
    typed: Mapping[str, str],
    cloudflare: bool,
) -> tuple[str, tuple[Problem, ...]]:
    """The file: headers of every page, types of the files that hosts know none for, how long others may be kept.

    What the author says of a path goes before what we would. And what is wrong with his file; paths are relative to
    the content folder.
    """
    before, blocks = _blocks(own)
    problems = []
    if cloudflare:
        problems += [_unread(block, f"{_MOST_BLOCKS} are read") for block in blocks[_MOST_BLOCKS:]]
    else:
        # Netlify takes such a line for a header of the path before it, and what follows for that path's, too.
        problems += [_unread(block, "it begins with a host") for block in blocks if "://" in block.path]
        blocks = [block for block in blocks if "://" not in block.path]
    by_path = {block.path: block for block in blocks}
    of_all = by_path.setdefault(_EVERYWHERE, HeaderBlock(_EVERYWHERE, 0, []))
    said = of_all.names()
    of_all.lines += [f"{name}: {value}" for name, value in everywhere.items() if name.lower() not in said]
    _add_types(by_path, typed, most=_MOST_BLOCKS if cloudflare else 0)
    about_caching = [block for block in blocks if "cache-control" in block.names()]
    for path in kept_for_ever:
        address = plain_address(f"/{path}")
        if any(block.covers(address) for block in about_caching):
            continue
        if address not in by_path and cloudflare and len(by_path) >= _MOST_BLOCKS:
            break
        by_path.setdefault(address, HeaderBlock(address, 0, [])).lines.append(f"Cache-Control: {FOR_EVER}")
    written = [
        line for block in by_path.values() for line in (block.path, *(f"  {one}" for one in block.lines))
    ]
    return "\n".join([*before, *written]) + "\n", tuple(problems)


def _unread(block: HeaderBlock, reason: str) -> Problem:
    return Problem(
        "publish-unread-rule", Place(f"static/{NAME}", block.line, block.column), {"reason": reason}
    )


def _add_types(by_path: dict[str, HeaderBlock], typed: Mapping[str, str], *, most: int) -> None:
    """A block for each sort of file that has a type of its own, where the author says none; `most` in all, 0 for any."""
    told = [block for block in by_path.values() if "content-type" in block.names()]
    for path, type_ in typed.items():
        if most and path not in by_path and len(by_path) >= most:
            break
        if not any(block.covers(path) for block in told):
            by_path.setdefault(path, HeaderBlock(path, 0, [])).lines.append(f"Content-Type: {type_}")


def type_rules(paths: Iterable[str], types: Mapping[str, str]) -> dict[str, str]:
    """Path of a block -> type, for files whose name or suffix is in `types`: those of one name at one depth are one rule.

    A placeholder stands for each folder but the first, as both hosts read them.
    """
    rules: dict[str, set[str]] = {}
    for path in paths:
        name = path.rpartition("/")[2]
        type_ = types.get(name) or types.get("." + name.rpartition(".")[2])
        if type_:
            folders = path.split("/")[:-1]
            pattern = "/".join([*folders[:1], *(f":f{at}" for at in range(1, len(folders))), name])
            rules.setdefault(f"{pattern}\0{type_}", set()).add(path)
    found = {}
    for key, those in rules.items():
        pattern, _, type_ = key.partition("\0")
        found[f"/{pattern}" if len(those) > 1 else plain_address(f"/{min(those)}")] = type_
    return dict(sorted(found.items()))


def _blocks(own: str) -> tuple[list[str], list[HeaderBlock]]:
    """What stands before the first path, and one block for each path, in the order of the file."""
    before: list[str] = []
    blocks: dict[str, HeaderBlock] = {}
    lines = before
    for number, line in enumerate(own.removeprefix("\ufeff").split("\n"), 1):
        text = line.strip()
        if _IS_PATH.match(text):
            lines = blocks.setdefault(text, HeaderBlock(text, number, [], line.index(text) + 1)).lines
        elif text:
            lines.append(text)
    return before, list(blocks.values())
