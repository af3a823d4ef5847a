"""The text of a page as a reader has it: for showing what changed, and for knowing a page that moved."""

import re
from collections.abc import Iterator
from difflib import unified_diff
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote br dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section summary table td th tr ul".split()
)
_UNSEEN = frozenset({"script", "style", "template", "nav"})
_RUN = 4
"""Words in a row that two texts share or do not."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self._inside = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside += tag == "main"
        self._unseen += tag in _UNSEEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "main"
        self._unseen -= tag in _UNSEEN
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._inside > 0 and self._unseen <= 0:
            self.lines[-1] += data

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.lines.append("")


def prose(page: bytes) -> list[str]:
    """The text in a page's `<main>`, a line for each block."""
    reader = _Reader()
    reader.feed(page.decode(errors="replace"))
    reader.close()
    lines = (" ".join(line.split()) for line in reader.lines)
    return [line for line in lines if line]


def prose_difference(old: bytes, new: bytes, *, address: str) -> list[str]:
    """What a reader of a page would see changed, as a unified diff without its surroundings."""
    lines = unified_diff(
        prose(old), prose(new), f"{address} (published)", f"{address} (built)", n=1, lineterm=""
    )
    return list(lines)


def likeness(old: bytes, new: bytes) -> float:
    """How much of their text two pages share: 0 for nothing, 1 for all.

    Jaccard's measure on runs of four words, Broder 1997.
    """
    one, other = (frozenset(_runs(page)) for page in (old, new))
    return len(one & other) / len(one | other) if one and other else 0.0


def _runs(page: bytes) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(prose(page)).lower())
    for at in range(max(len(words) - _RUN + 1, min(1, len(words)))):
        yield tuple(words[at : at + _RUN])
