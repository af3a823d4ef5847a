"""Fenced code where Python-Markdown finds none: in items, quotations and boxes, and with words behind its language."""

import re
from html import escape

from markdown.preprocessors import Preprocessor

from backstory.markdown.indented_code import is_indented_code
from backstory.markdown.position_marks import unmarked

_OPEN = re.compile(
    r"(?P<prefix>[ \t>]*(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$"
)
_USUAL_INFO = re.compile(r"(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=(?:\"[^\"]*\"|'[^']*')[ ]*)?)$")
"""What Python-Markdown lets stand behind a fence."""
_LANGUAGE = re.compile(r"\s*\{?\s*[.]?(?P<language>[\w#+-]*)")


class FencesInside(Preprocessor):
    """Keeps each such block as finished HTML, a stand-in for which stays where it was."""

    def run(self, lines: list[str]) -> list[str]:
        if not any("```" in line or "~~~" in line for line in lines):
            return lines
        kept: list[str] = []
        at = 0
        while at < len(lines):
            found = _OPEN.match(lines[at])
            end = _end(lines, at, found) if found else -1
            if found is None or end < 0:
                kept.append(lines[at])
                at += 1
            elif not found["prefix"] and _USUAL_INFO.match(found["info"].strip()):
                kept += lines[at : end + 1]
                at = end + 1
            elif _is_code("\n".join(kept), lines[at]):
                kept.append(lines[at])
                at += 1
            else:
                kept += self._kept(found, lines[at + 1 : end], kept)
                at = end + 1
                if at < len(lines) and lines[at].strip(" \t>"):
                    kept.append(found["prefix"].rstrip() if ">" in found["prefix"] else "")
        return kept

    def _kept(self, found: re.Match[str], code: list[str], before: list[str]) -> list[str]:
        width = len(found["prefix"].expandtabs(4))
        inner = "\n".join(_without_prefix(line, width, quoted=">" in found["prefix"]) for line in code)
        info = _LANGUAGE.match(found["info"])
        language = info["language"] if info else ""
        begin = f'<code class="language-{escape(language)}">' if language else "<code>"
        html = f"<pre>{begin}{escape(unmarked(inner), quote=False)}\n</code></pre>"
        stand_in = self.md.htmlStash.store(html)
        blank = found["prefix"].rstrip() if ">" in found["prefix"] else ""
        apart = [blank] if not found["item"] and before and before[-1].strip(" \t>") else []
        return [*apart, f"{found['prefix']}{stand_in}"]


def _end(lines: list[str], at: int, found: re.Match[str]) -> int:
    """The line that closes the fence that a line opens; -1 where none does."""
    fence = found["fence"]
    for number in range(at + 1, len(lines)):
        written = lines[number].strip(" \t>")
        if written.startswith(fence) and not written.strip(fence[0]):
            return number
    return -1


def _is_code(before: str, line: str) -> bool:
    return line[:1] in " \t" and is_indented_code(f"{before}\n{line}", len(before) + 1)


def _without_prefix(line: str, width: int, *, quoted: bool) -> str:
    if quoted:
        return re.sub(r"^(?:[ \t]*>[ ]?)+", "", line)
    line = line.expandtabs(4)
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(blanks, width) :]
