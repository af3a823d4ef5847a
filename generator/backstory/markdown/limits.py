"""Limits for texts on which Python-Markdown would run out of stack, or take minutes.

No author comes near them; a file that is no text, or a damaged one, may.
"""

import re

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from backstory.markdown.placeholders import Placeholders, TextWarning
from markdown import Markdown

DEEPEST = 24
"""Quotes and lists inside one another; each costs Python-Markdown several frames of Python's stack."""

_DEEP_START = re.compile(r"\n[ >*+\-\d.]{48}")
_NESTING = re.compile(r"[ ]{0,3}(?:>[ ]?|[*+-][ ]+|\d+\.[ ]+)")
_LONGEST_BLOCK = 1000
_LONG_BLOCK = 50
_SHORT_TEXT = 200
"""Lines."""
_MOST_OPEN = 100
"""Tags and fences that nothing closes."""
_PARTS = re.compile(r"#{1,6}[ ]|(?:=+|-+)[ ]*$|(?:[*_-][ ]*){3,}$|\*?\[[^\]\n]*\]:|!!!")
"""Lines that end what stands before and after them, blank lines or none."""
_FENCE = re.compile(r"(`{3,}|~{3,})[ ]*(.*)")


class NestingLimit(Preprocessor):
    """Cuts the nesting of quotes and lists where it goes deeper than `DEEPEST`, and says so."""

    def __init__(self, md: Markdown, placeholders: Placeholders) -> None:
        super().__init__(md)
        self.placeholders = placeholders

    def run(self, lines: list[str]) -> list[str]:
        if not _DEEP_START.search("\n".join(["", *lines])):
            return lines
        cut = [_shallow(line) for line in lines]
        if cut != lines:
            self.placeholders.warnings.append(
                TextWarning("text-nested-deeply", -1, {"deepest": str(DEEPEST)})
            )
        return cut


def _shallow(line: str) -> str:
    """The line with at most `DEEPEST` levels of indentation, and of markers."""
    indent = len(line) - len(line.lstrip(" "))
    if indent > 4 * DEEPEST:
        line = line[indent - 4 * DEEPEST :]
        indent = 4 * DEEPEST
    place, levels = 0, 0
    while (marker := _NESTING.match(line, place)) is not None:
        levels += 1
        if levels > DEEPEST:
            rest = place
            while (more := _NESTING.match(line, rest)) is not None:
                rest = more.end()
            return line[:place] + line[rest:]
        place = marker.end()
    return line


class BlockLimit(Preprocessor):
    """Parts a block of more than 1,000 lines that is no table, and one of 50 at lines that end it anyway: many rules look at all of it once for each line."""

    def run(self, lines: list[str]) -> list[str]:
        if len(lines) <= _SHORT_TEXT:
            return lines
        parted: list[str] = []
        length = 0
        for line in lines:
            length = length + 1 if line.strip() else 0
            if length > _LONG_BLOCK and _PARTS.match(line):
                # Python-Markdown takes such a line out of its block, and looks at all the rest once more.
                parted += [line, ""] if line[0] in "#=-*_" else ["", line]
                length = 0
                continue
            if length > _LONGEST_BLOCK and "|" not in line:
                parted.append("")
                length = 1
            parted.append(line)
        return parted


class OpenTagLimit(Preprocessor):
    """Makes text of `<` that nothing closes, where there are many: the search for each one's end goes to the end."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        closed = text.rfind(">") + 1
        if text.count("<", closed) <= _MOST_OPEN:
            return lines
        return (text[:closed] + text[closed:].replace("<", "&lt;")).split("\n")


class FenceLimit(Preprocessor):
    """Makes text of fences that nothing closes, where there are many: the search for each one's end goes to the end."""

    def run(self, lines: list[str]) -> list[str]:
        found = [(at, fence) for at, line in enumerate(lines) if (fence := _FENCE.match(line))]
        last = {fence[1]: at for at, fence in found if not fence[2].strip()}
        left_open, inside = [], ""
        for at, fence in found:
            if inside:
                inside = "" if fence[1] == inside and not fence[2].strip() else inside
            elif last.get(fence[1], -1) > at:
                inside = fence[1]
            else:
                left_open.append(at)
        if len(left_open) > _MOST_OPEN:
            lines = list(lines)
            for at in left_open:
                lines[at] = lines[at].replace("`", "\\`").replace("~", "&#126;", 1)
        return lines


class LimitExtension(Extension):
    """Adds the limits to a parser; what they complain of goes to `placeholders`."""

    def __init__(self, placeholders: Placeholders) -> None:
        super().__init__()
        self.placeholders = placeholders

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(FenceLimit(md), "fence_limit", 26)
        # Fenced code (25) has been taken out; raw HTML (20) comes between.
        md.preprocessors.register(OpenTagLimit(md), "open_tag_limit", 22)
        md.preprocessors.register(NestingLimit(md, self.placeholders), "nesting_limit", 5)
        md.preprocessors.register(BlockLimit(md), "block_limit", 4)
