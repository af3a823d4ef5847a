"""`_headers` for Netlify and Cloudflare Pages: the author's blocks, and ours merged into them.

Formats: docs.netlify.com on custom headers, developers.cloudflare.com/pages on the same file. Of two blocks for one path
Cloudflare takes the last and Netlify both, so there is one for each path here.
"""

import re
from collections.abc import Sequence

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
    own: str, kept_for_ever: Sequence[str], *, cloudflare: bool
) -> tuple[str, tuple[Problem, ...]]:
    """The file: no guessing of types anywhere, and how long the files `kept_for_ever` may be kept.

    What the author says of a path goes before what we would. And what is wrong with his file; paths are relative to
    the content folder.
    """
    before, blocks = _blocks(own)
    problems = [
        Problem(
            "publish-unread-rule",
            Place(f"static/{NAME}", block.line, block.column),
            {"reason": f"{_MOST_BLOCKS} are read"},
        )
        for block in blocks[_MOST_BLOCKS if cloudflare else len(blocks) :]
    ]
    by_path = {block.path: block for block in blocks}
    everywhere = by_path.setdefault(_EVERYWHERE, HeaderBlock(_EVERYWHERE, 0, []))
    if "x-content-type-options" not in everywhere.names():
        everywhere.lines.append("X-Content-Type-Options: nosniff")
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
