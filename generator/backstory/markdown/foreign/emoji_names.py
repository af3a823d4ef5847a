"""Emoji by their names, `:tada:`, as GitHub, Hugo, Jekyll and MkDocs have them; and MkDocs' icons, `:octicons-check-16:`.

An icon is no text. Where it says yes or no, or is all that a link or a cell of a table has, words stand in its place.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from backstory.markdown.comments import CODE, Comment
from backstory.markdown.indented_code import is_indented_code

_NAME = r":(?<![A-Za-z0-9:\\]:)(?P<name>[a-z0-9+][a-z0-9_+-]{0,80}):(?![A-Za-z0-9:])"
_NAMES = re.compile(rf"(?P<code> {CODE} ) | {_NAME} (?P<list>\{{[^{{}}\n]*\}})?", re.VERBOSE | re.MULTILINE)
_QUICK = re.compile(_NAME)
_ICON = re.compile(
    r"(?:octicons|material|fontawesome(?:-(?:brands|regular|solid))?|simple|lucide)-(?P<words>[a-z0-9-]+)$"
)
_SIZE = re.compile(r"-(?:12|16|24|32|48|96)$")
_YES, _NO = re.compile(r"(?:check|checkbox)\b"), re.compile(r"(?:x|close|cancel|cross|window-close)\b")
_ALONE = re.compile(r"(?:\[|\|[ \t]*)$"), re.compile(r"\]|[ \t]*(?:\||$)", re.MULTILINE)
"""What stands before and behind an icon that is all of a link's words, or of a cell."""


def may_have_names(text: str) -> bool:
    """A quick look: most texts have none."""
    return ":" in text and _QUICK.search(text) is not None


def name_edits(text: str) -> Iterator[Comment]:
    """What stands in the place of each name that is known."""
    for found in _NAMES.finditer(text):
        if found["code"]:
            continue
        name = found["name"]
        icon = _ICON.match(name)
        in_path = text[found.start() - 1 : found.start()] == "/"
        shown = _of_icon(icon["words"], text, found) if icon else None if in_path else _emoji(name)
        if shown is None or is_indented_code(text, found.start()):
            continue
        start, end = found.span() if icon else (found.start(), found.end("name") + 1)
        if not shown and text[start - 1 : start] in ("", " ", "\n") and text[end : end + 1] == " ":
            end += 1
        yield Comment(start, end, shown)


def _of_icon(written: str, text: str, found: re.Match[str]) -> str:
    words = _SIZE.sub("", written)
    if _YES.match(words):
        return "✓"
    if _NO.match(words):
        return "✗"
    before, behind = _ALONE
    alone = before.search(text, max(0, found.start() - 20), found.start()) and behind.match(text, found.end())
    return words.replace("-", " ") if alone else ""


@lru_cache(maxsize=2000)
def _emoji(name: str) -> str | None:
    """The emoji of that name; None where there is none."""
    from emoji import emojize

    shown = emojize(f":{name}:", language="alias")
    return None if shown == f":{name}:" else shown
