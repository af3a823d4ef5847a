"""Boxes, quotations, code, tabs and layout of other programs: Markdown that both dialects read."""

import re

from backstory.markdown.foreign import meanings
from backstory.markdown.foreign.replaced_text import ReplacedText
from backstory.markdown.foreign.tags import Tag
from backstory.markdown.foreign.words import in_brackets, only_text

_LONG_FENCE = re.compile(r"^[ \t>]*(`{3,})", re.MULTILINE)


def box(text: ReplacedText, tag: Tag) -> None:
    """A box of its kind."""
    kind = _kind_of_box(tag)
    words = [one for one in tag.positional if one.lower() not in meanings.BOX_KINDS]
    title = tag.first(("title", "header", "heading"), None) or (words[0] if tag.pair and words else "")
    said = tag.first(meanings.CONTENT_KEYS, None) or " ".join(words)
    _begin_box(text, tag, f"!!! {kind}", title, said)


def fold(text: ReplacedText, tag: Tag) -> None:
    """A box to unfold."""
    title = tag.first(meanings.TITLE_KEYS)
    sign = "???+" if tag.named.get("open", "").lower() == "true" else "???"
    _begin_box(text, tag, f"{sign} {_kind_of_box(tag)}", title, "")


def term(text: ReplacedText, tag: Tag) -> None:
    """The name of an entry, with the anchor that glossaries of other programs make of the tag and its id."""
    anchor = re.sub(r"[^\w.:-]", "-", f"{tag.name}-{tag.named['id']}")
    text.put(tag.start, tag.end, f"**{in_brackets(tag.named['name'])}**{{#{anchor}}}")


def _begin_box(text: ReplacedText, tag: Tag, begin: str, title: str, said: str) -> None:
    prefix = text.line_prefix(tag)
    heading = f'{begin} "{only_text(title)}"' if title else begin
    if tag.pair is None:
        if said:
            text.put(tag.start, tag.end, f"{text.apart(tag)}{heading}\n{prefix}    {said}\n")
        else:
            text.gap(tag)
        return
    rest = text.rest_of_line(tag.end)
    text.put(tag.start, tag.end, f"{text.apart(tag)}{heading}" + (f"\n{prefix}    " if rest else ""))
    text.around.append((tag.pair, "    "))


def quote(text: ReplacedText, tag: Tag) -> None:
    """A quotation, with who said it."""
    if tag.pair is None:
        text.gap(tag)
        return
    by = tag.first(("author", "by", "cite", "source"), None)
    rest = text.rest_of_line(tag.end)
    begin = f"> {by}:\n{text.line_prefix(tag)}>" if by else ">"
    text.put(
        tag.start,
        tag.end,
        f"{text.apart(tag)}{begin}" + (f"\n{text.line_prefix(tag)}> " if rest else ""),
    )
    text.around.append((tag.pair, "> "))


def code(text: ReplacedText, tag: Tag) -> None:
    """Code, in a line or as a block."""
    if tag.pair is None:
        said = tag.first(("code", "content"))
        text.put(tag.start, tag.end, f"`{said}`") if said else text.gap(tag)
        return
    inner = text.source[tag.end : tag.pair.start]
    prefix = text.line_prefix(tag)
    if "\n" not in inner.strip("\n") and "\n" not in inner and not text.is_alone(tag.start, tag.pair.end):
        text.put(tag.start, tag.pair.end, f"`{inner.strip()}`")
        return
    longest = max((len(one) for one in _LONG_FENCE.findall(inner)), default=2)
    fence = "`" * max(3, longest + 1)
    language = tag.name if tag.name in ("mermaid", "plantuml") else tag.first(("lang", "language", "type"))
    language = re.sub(r"[^\w+#.-]", "", language.removeprefix("lang:"))
    text.put(
        tag.start,
        tag.end,
        f"{text.apart(tag)}{fence}{language}" + ("" if inner.startswith("\n") else f"\n{prefix}"),
    )
    text.begin_lines(tag.pair.start)
    before = "" if inner.rstrip(" \t").endswith("\n") else f"\n{prefix}"
    text.put(
        tag.pair.start,
        tag.pair.end,
        f"{before}{fence}" + (f"\n\n{prefix}" if text.rest_of_line(tag.pair.end) else ""),
    )


def raw(text: ReplacedText, tag: Tag) -> None:
    """What it holds, as it was written."""
    text.leave_out(tag.start, tag.end)
    if tag.pair is not None:
        text.begin_lines(tag.pair.start)
        text.put(tag.pair.start, tag.pair.end, "")


def tab(text: ReplacedText, tag: Tag) -> None:
    """A box with the title of the tab."""
    title = tag.first(meanings.TITLE_KEYS)
    if title and tag.pair is not None:
        _begin_box(text, tag, "!!! tab", title, "")
        return
    prefix = text.line_prefix(tag)
    text.put(tag.start, tag.end, f"{text.apart(tag)}**{only_text(title)}**\n{prefix}" if title else "")


def contents(text: ReplacedText, tag: Tag) -> None:
    """A table of contents, where it has a line to itself."""
    text.put(tag.start, tag.end, "[TOC]" if text.is_alone(tag.start, tag.end) else "")


def layout(text: ReplacedText, tag: Tag) -> None:
    """Nothing: what it holds is shown where it stands."""
    between = tag.name in ("else", "elsif", "elif") and not text.is_alone(tag.start, tag.end)
    if between:
        text.put(tag.start, tag.end, " / ")
    else:
        text.leave_out(tag.start, tag.end)


def dropped(text: ReplacedText, tag: Tag) -> None:
    """Nothing, and nothing of what it holds."""
    text.gap(tag, tag.pair.end if tag.pair else None)


def _kind_of_box(tag: Tag) -> str:
    if tag.kind:
        return tag.kind
    named = tag.name if tag.name in meanings.BOX_KINDS else ""
    given = [tag.first(meanings.KIND_KEYS, None), *tag.positional[:1]]
    kind = next((one.lower() for one in given if one.lower() in meanings.BOX_KINDS), named or "note")
    return meanings.PLAIN_KINDS.get(kind, kind)
