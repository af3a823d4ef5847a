"""What stands behind a fence beside the language of its code: a title, and which lines are to be seen first."""

import re
from html import escape
from typing import NamedTuple

_TITLE = re.compile(r"""(?<![\w-])(?:title|file|filename)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
_LINES = re.compile(r"""(?<![\w-])hl_lines=(?P<lines>"[^"]*"|'[^']*'|\[[^\]]*\])""")
_RANGE = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")
_MOST_LINES = 10_000


class FenceInfo(NamedTuple):
    """A title, empty where there is none, and the numbers of lines that stand out; the first is 1."""

    title: str
    lines: frozenset[int]


def read_fence_info(info: str) -> FenceInfo:
    """What the words behind a fence say, in the way of MkDocs, Hugo or Docusaurus: `title="a.py" hl_lines="2 4-6"`."""
    if "=" not in info:
        return FenceInfo("", frozenset())
    titled, lined = _TITLE.search(info), _LINES.search(info)
    title = next((one for one in titled.groups() if one), "") if titled else ""
    return FenceInfo(" ".join(title.split()), _numbers(lined["lines"]) if lined else frozenset())


def with_lines_marked(html: str, lines: frozenset[int]) -> str:
    """Escaped code whose lines of these numbers are marked."""
    if not lines:
        return html
    written = html.split("\n")
    return "\n".join(
        f"<mark>{line}</mark>" if line and number in lines else line for number, line in enumerate(written, 1)
    )


def caption_of(title: str) -> str:
    """The caption of the figure that code with a title is."""
    return f"<figcaption>{escape(title, quote=False)}</figcaption>"


def _numbers(written: str) -> frozenset[int]:
    numbers: set[int] = set()
    for first, last in _RANGE.findall(written):
        numbers.update(range(int(first), min(int(last or first), int(first) + _MOST_LINES) + 1))
    return frozenset(numbers)
