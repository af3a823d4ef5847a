"""What stands in the place of other programs' tags: Markdown that both dialects read, or a gap that is told."""

from bisect import bisect_right
from collections.abc import Callable, Mapping

from msgspec import Struct

from backstory.markdown.comments import Comment
from backstory.markdown.file_kinds import is_image
from backstory.markdown.foreign import blocks, links, meanings
from backstory.markdown.foreign.emoji_names import may_have_names, name_edits
from backstory.markdown.foreign.expressions import value_of
from backstory.markdown.foreign.kramdown import line_edits, may_have_lines
from backstory.markdown.foreign.meanings import MEANINGS, Meaning
from backstory.markdown.foreign.replaced_text import ReplacedText
from backstory.markdown.foreign.slashes import find_slashes, may_have_slashes
from backstory.markdown.foreign.tags import Tag, find_tags, may_have_tags
from backstory.markdown.foreign.words import as_address


class Replaced(Struct):
    """The edits of a text in order, and the tags in whose places nothing stands, with where they are."""

    edits: list[Comment]
    gaps: list[tuple[int, str]]


NOTHING = Replaced([], [])


def replace_tags(
    text: str, comments: list[Comment], *, variables: Mapping[str, str] | None = None
) -> Replaced:
    """What is done about the tags of a text, those in `comments` aside.

    `variables` are values by the names that the program has for them.
    """
    edits: list[Comment] = []
    gaps: list[tuple[int, str]] = []
    if may_have_lines(text):
        within = _Spans(comments)
        for edit, written in line_edits(text):
            if edit.start not in within:
                edits.append(edit)
                gaps += [(edit.start, written)] if written else []
    if may_have_names(text):
        within = _Spans([*comments, *edits])
        edits += [one for one in name_edits(text) if one.start not in within]
    tags = find_tags(text) if may_have_tags(text) else []
    if may_have_slashes(text):
        tags = sorted([*tags, *find_slashes(text)], key=lambda tag: tag.start)
    if tags:
        within = _Spans([*comments, *edits])
        tags = [tag for tag in tags if tag.start not in within]
        made = _replaced(text, tags, variables or {})
        # A tag that holds a whole line leaves no place for what else would stand there.
        within = _Spans(made.edits)
        edits = [one for one in edits if one.start not in within] + made.edits
        gaps += made.gaps
    return Replaced(edits, sorted(gaps)) if edits else NOTHING


class _Spans:
    """Stretches of a text, none of which overlap."""

    def __init__(self, edits: list[Comment]) -> None:
        self._edits = sorted((one for one in edits if one.end > one.start), key=lambda one: one.start)
        self._starts = [one.start for one in self._edits]

    def __contains__(self, place: int) -> bool:
        before = bisect_right(self._starts, place) - 1
        return before >= 0 and place < self._edits[before].end


def _replaced(source: str, tags: list[Tag], variables: Mapping[str, str]) -> Replaced:
    """The work on one text, from its first tag to its last."""
    text = ReplacedText(source, variables)
    for tag in tags:
        if tag.start < text.done:
            continue
        text.begin_lines(text.line_start(tag.start) - 1 if _ends_by_itself(text, tag) else tag.start)
        _replace(text, tag)
    text.begin_lines(len(source))
    return Replaced(text.edits, text.gaps)


def _ends_by_itself(text: ReplacedText, tag: Tag) -> bool:
    """Whether a tag that ends the innermost box has a line of its own."""
    innermost = bool(text.around) and text.around[-1][0] is tag
    return innermost and text.line_start(tag.start) > text.done and text.is_alone(tag.start, tag.end)


def _replace(text: ReplacedText, tag: Tag) -> None:
    if tag.literal:
        text.put(tag.start, tag.end, tag.literal)
    elif tag.closes:
        _close(text, tag)
    elif not tag.name:
        _expression(text, tag)
    elif tag.name == "param" and (value := text.variables.get(f"param.{tag.first(())}")) is not None:
        text.put(tag.start, tag.end, value)
    else:
        meaning = MEANINGS.get(tag.name) or _guessed(tag)
        _WRITERS[meaning](text, tag) if meaning else text.gap(tag)


def _close(text: ReplacedText, tag: Tag) -> None:
    if text.around and text.around[-1][0] is tag:
        text.around.pop()
        before = text.source[text.line_start(tag.start) : tag.start].strip(" \t>")
        rest = text.rest_of_line(tag.end)
        text.put(
            tag.start, tag.end, ("\n" if before else "") + (f"\n{text.line_prefix(tag)}" if rest else "")
        )
    else:
        text.put(tag.start, tag.end, "")


def _expression(text: ReplacedText, tag: Tag) -> None:
    value = value_of(tag.expression, text.variables)
    if value is None and tag.expression.lower().lstrip(".") in ("toc", "tableofcontents"):
        blocks.contents(text, tag)
    elif text.in_address(tag):
        if value is None:
            links.unlink(text, tag)
        else:
            text.put(tag.start, tag.end, as_address(value))
    elif value is None:
        text.gap(tag)
    else:
        text.put(tag.start, tag.end, value)


_WRITERS: dict[Meaning, Callable[[ReplacedText, Tag], None]] = {
    "figure": links.figure,
    "reference": links.reference,
    "link": links.link,
    "service": links.service,
    "box": blocks.box,
    "fold": blocks.fold,
    "term": blocks.term,
    "quote": blocks.quote,
    "code": blocks.code,
    "raw": blocks.raw,
    "tab": blocks.tab,
    "contents": blocks.contents,
    "layout": blocks.layout,
    "dropped": blocks.dropped,
}


_PART_SAYS = frozenset(("figure", "service", "box", "code", "quote", "fold"))
"""What a part of a name says for all of it: `code-toggle`, `youtube-lite`, `alert-box`."""


def _guessed(tag: Tag) -> Meaning | None:
    """What a tag of unknown name means: by a part of its name, or by a picture or an address that it is given."""
    for part in tag.name.split("-"):
        if MEANINGS.get(part) in _PART_SAYS:
            return MEANINGS[part]
    given = [*tag.named.values(), *tag.positional]
    if any(is_image(one) for one in given):
        return "figure"
    if tag.named.get("id") and tag.named.get("name"):
        return "term"
    if tag.first(("href", "link", "url", "relref"), None) and tag.first(meanings.TITLE_KEYS, None):
        return "link"
    return None
