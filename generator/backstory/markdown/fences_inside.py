"""Fenced code where Python-Markdown finds none: in items, quotations and boxes, and with words behind its language."""

import re
from bisect import bisect_right
from collections import defaultdict
from html import escape

from markdown.preprocessors import Preprocessor

from backstory.markdown.fence_info import caption_of, read_fence_info, with_lines_marked
from backstory.markdown.indented_code import LinesBefore
from backstory.markdown.position_marks import unmarked

_OPEN = re.compile(
    r"(?P<prefix>[ \t>]*(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$"
)
_USUAL_INFO = re.compile(r"(?:\{[ ]*\.[\w-]+[ ]*\}|\.?[\w#.+-]*)$")
"""A language alone: of what else may stand behind a fence, Python-Markdown reads some, and fails on values it has no word for."""
_LANGUAGE = re.compile(r"\s*\{?\s*[.]?(?P<language>(?![\w-]+=)[\w#+-]*)")


class FencesInside(Preprocessor):
    """Keeps each such block as finished HTML, a stand-in for which stays where it was."""

    def run(self, lines: list[str]) -> list[str]:
        if not any("```" in line or "~~~" in line for line in lines):
            return lines
        kept = _Kept()
        ends = _Ends(lines)
        at = 0
        while at < len(lines):
            found = _OPEN.match(lines[at])
            end = ends.after(at, found) if found else -1
            if found is None or end < 0:
                kept.add(lines[at])
                at += 1
            elif not found["prefix"] and _USUAL_INFO.match(found["info"].strip()):
                kept.add(*lines[at : end + 1])
                at = end + 1
            elif kept.before.is_code(lines[at]):
                kept.add(lines[at])
                at += 1
            else:
                kept.add(*self._kept(found, lines[at + 1 : end], kept.lines))
                at = end + 1
                if at < len(lines) and lines[at].strip(" \t>"):
                    kept.add(found["prefix"].rstrip() if ">" in found["prefix"] else "")
        return kept.lines

    def _kept(self, found: re.Match[str], code: list[str], before: list[str]) -> list[str]:
        width = len(found["prefix"].expandtabs(4))
        inner = "\n".join(_without_prefix(line, width, quoted=">" in found["prefix"]) for line in code)
        info = _LANGUAGE.match(found["info"])
        language = info["language"] if info else ""
        begin = f'<code class="language-{escape(language)}">' if language else "<code>"
        said = read_fence_info(unmarked(found["info"]))
        shown = with_lines_marked(escape(unmarked(inner), quote=False), said.lines)
        html = f"<pre>{begin}{shown}\n</code></pre>"
        if said.title:
            html = f'<figure class="code">{caption_of(said.title)}{html}\n</figure>'
        stand_in = self.md.htmlStash.store(html)
        blank = found["prefix"].rstrip() if ">" in found["prefix"] else ""
        apart = [blank] if not found["item"] and before and before[-1].strip(" \t>") else []
        return [*apart, f"{found['prefix']}{stand_in}"]


class _Kept:
    """The lines so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.before = LinesBefore()

    def add(self, *lines: str) -> None:
        for line in lines:
            self.lines.append(line)
            self.before.add(line)


class _Ends:
    """The lines that can close a fence: nothing but its sign, as often or more often than what opens it."""

    def __init__(self, lines: list[str]) -> None:
        self._lines: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for number, line in enumerate(lines):
            written = line.strip(" \t>")
            if written[:3] in ("```", "~~~") and not written.strip(written[0]):
                self._lines[written, _blanks(line)].append(number)

    def after(self, at: int, opened: re.Match[str]) -> int:
        """The first of them below a line that opens one, indented hardly more than that; -1 where there is none."""
        prefix, fence = opened["prefix"], opened["fence"]
        most = len(prefix.expandtabs(4)) + 3 if ">" not in prefix else None
        found = (
            numbers[next_one]
            for (written, blanks), numbers in self._lines.items()
            if written.startswith(fence)
            and (most is None or blanks <= most)
            and (next_one := bisect_right(numbers, at)) < len(numbers)
        )
        return min(found, default=-1)


def _blanks(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" "))


def _without_prefix(line: str, width: int, *, quoted: bool) -> str:
    if quoted:
        return re.sub(r"^(?:[ \t]*>[ ]?)+", "", line)
    line = line.expandtabs(4)
    return line[min(_blanks(line), width) :]
