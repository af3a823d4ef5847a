"""What CommonMark has no word for, written in its own before it is parsed: boxes as callouts, in quotations.

    !!! note "Title"        ??? note "Title"       :::note Title       *[ABC]: Full form
        Indented text.          Folded away.       Text.
                                                   :::

A box begins only in what the parser read as a paragraph, so never in code. Inner boxes come out in the next round.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from backstory.markdown.colon_boxes import COLON_BOX, COLON_END, MOST_UNCLOSED, colon_box
from backstory.markdown.commonmark.source_edits import Edit

_INDENTED = re.compile(
    r"""(?: !!! | \?\?\?(?P<unfolded>\+?) )[ ]?(?P<classes>[\w-]+(?:[ ]+[\w-]+)*)(?:[ ]+"(?P<title>.*?)")?[ ]*$""",
    re.VERBOSE,
)
_NO_DEFINITION = re.compile(r":(?![ \t])")
"""The parser takes a colon for a definition's whatever follows it, an emoji's name, too."""
_CODE_FENCE = re.compile(r"`{3,}|~{3,}")
_ABBREVIATION = re.compile(r"\*\[(?P<short>[^\\\]]*)\][ ]?:[ ]*(?P<full>.*)$")
_EMBEDS = re.compile(r"(?:!\[\[[^\[\]\n]{1,500}\]\][ ]*(?:\n[ \t>]*|$))+$")
_ENDING_EMBED = re.compile(r"(?:^[ \t>]*|(?P<colon>:)[ ]*)(?P<embed>!\[\[[^\[\]\n]{1,500}\]\])$")
_QUOTED = re.compile(r"[ \t>]*")
_MARKER = re.compile(r"[^>\s]")


class _Line:
    """A line of a text: what stands before its content, quotation marks and blanks, and where that begins."""

    def __init__(self, text: str, start: int) -> None:
        end = text.find("\n", start)
        self.start = start
        self.end = end if end >= 0 else len(text)
        self.written = text[start : self.end]

    @property
    def blank(self) -> bool:
        return not self.written.strip(" \t>")


class ParagraphSpan(NamedTuple):
    """Where the parser found a paragraph or a definition, from its first character; and whether in a list."""

    start: int
    end: int
    listed: bool


def container_edits(
    text: str, paragraphs: Iterable[ParagraphSpan], abbreviations: dict[str, str]
) -> list[Edit]:
    """The edits that make callouts of the outermost boxes, and take out declared abbreviations, which are noted.

    An embed that ends a paragraph gets one of its own, except in lists.
    """
    edits: list[Edit] = []
    fences = _Fences(text)
    done = 0
    for start, end, listed in paragraphs:
        place = start
        while place < end:
            line = _Line(text, text.rfind("\n", 0, place) + 1)
            content = place if place == start else line.start + len(_quoted(line.written))
            if content >= done:
                found = list(_edits_at(text, line, content, abbreviations, fences))
                edits += found
                done = found[-1].end if found else done
            last, place = place, line.end + 1
        if not listed and start >= done and (edit := _embed_apart(text, start, last, end)):
            edits.append(edit)
            done = edit.end
    return edits


def _embed_apart(text: str, start: int, last: int, end: int) -> Edit | None:
    """The edit that parts an embed from the paragraph that it ends; `last` is where the last line begins."""
    written = text[last:end].rstrip()
    found = _ENDING_EMBED.search(written) if written.endswith("]]") else None
    if found is None or (start == last and not found["colon"]) or _EMBEDS.match(text[start:end].rstrip()):
        return None
    prefix = _MARKER.sub(" ", _quoted(text[text.rfind("\n", 0, last) + 1 : end]))
    return Edit(last + found.start("embed"), last + found.start("embed"), f"\n{prefix}\n{prefix}")


def _quoted(written: str) -> str:
    found = _QUOTED.match(written)
    return found[0] if found else ""


def _edits_at(
    text: str, line: _Line, content: int, abbreviations: dict[str, str], fences: "_Fences"
) -> Iterator[Edit]:
    written = text[content : line.end]
    if written.startswith("*["):
        if (found := _ABBREVIATION.match(written)) and found["short"].strip() and found["full"].strip():
            abbreviations[found["short"].strip()] = found["full"].strip()
            yield Edit(content, line.end, "")
        return
    prefix = _MARKER.sub(" ", text[line.start : content])
    if found := _INDENTED.match(written):
        unfolded = found["unfolded"]
        fold = "" if unfolded is None else unfolded or "-"
        yield _callout(line, content, prefix, found["classes"], found["title"], fold)
        yield from _indented_content(text, line.end + 1, prefix)
    elif not written.startswith(":"):
        return
    elif (found := COLON_BOX.match(written)) and (lines := fences.lines(line.end + 1, prefix)):
        kind, title = colon_box(found)
        fold = "-" if kind == "details" else ""
        yield _callout(line, content, prefix, kind, title or None, fold)
        for inner in lines[:-1]:
            yield _quotation(inner, prefix, len(prefix))
        yield Edit(lines[-1].start, lines[-1].end, prefix.rstrip(" \t"))
    elif _NO_DEFINITION.match(written):
        yield Edit(content, content, "\\")


def _callout(line: _Line, content: int, prefix: str, classes: str, title: str | None, fold: str) -> Edit:
    kind = " ".join(classes.lower().split()) + ("|" if title == "" else "")
    return Edit(content, line.end, f"> [!{kind}]{fold} {title or ''}".rstrip() + f"\n{prefix}>")


def _quotation(line: _Line, prefix: str, indent: int) -> Edit:
    if line.blank:
        return Edit(line.start, line.end, f"{prefix}>")
    return Edit(line.start + len(prefix), line.start + indent, "> ")


def _indented_content(text: str, start: int, prefix: str) -> Iterator[Edit]:
    """The lines from `start` on that are indented by four blanks or a tab, as lines of a quotation."""
    waiting: list[_Line] = []
    while start < len(text):
        line = _Line(text, start)
        start = line.end + 1
        if line.blank:
            waiting.append(line)
            continue
        tab = line.written.startswith(f"{prefix}\t")
        if not tab and not line.written.startswith(f"{prefix}    "):
            if not waiting:
                # What follows at once would go on in the quotation.
                yield Edit(line.start, line.start, prefix.rstrip(" \t") + "\n")
            return
        for blank in waiting:
            yield _quotation(blank, prefix, 0)
        waiting.clear()
        yield _quotation(line, prefix, len(prefix) + (1 if tab else 4))


class _Fences:
    """The boxes of colons of a text. After many that nothing ends no more are looked for: each may go to the end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unclosed = 0

    def lines(self, start: int, prefix: str) -> list[_Line]:
        """The lines from `start` up to the one that ends the box; none where nothing does."""
        if self._unclosed >= MOST_UNCLOSED:
            return []
        lines = _fenced_lines(self._text, start, prefix)
        self._unclosed += not lines
        return lines


def _fenced_lines(text: str, start: int, prefix: str) -> list[_Line]:
    """The lines from `start` up to the one that ends a box of colons; none where nothing does."""
    lines: list[_Line] = []
    depth, fence = 1, ""
    while start < len(text):
        line = _Line(text, start)
        start = line.end + 1
        lines.append(line)
        if line.blank:
            continue
        if not line.written.startswith(prefix):
            return []
        written = line.written[len(prefix) :].strip()
        if fence:
            fence = "" if written.startswith(fence) and not written.strip(fence[0]) else fence
        elif code := _CODE_FENCE.match(written):
            fence = code[0]
        elif COLON_END.match(written):
            depth -= 1
            if not depth:
                return lines
        elif COLON_BOX.match(written):
            depth += 1
    return []
