"""`/// note | Title` up to `///`, as pymdown-extensions write blocks. Blocks around others have more slashes.

Lines that are indented right below the first one are options; `type` and `open` are read.
"""

import re
from collections.abc import Iterator

from backstory.markdown.comments import CODE
from backstory.markdown.foreign.meanings import MEANINGS
from backstory.markdown.foreign.tags import Tag
from backstory.markdown.indented_code import is_indented_code

_LINE = re.compile(
    rf"""
      (?P<code> {CODE} )
    | ^(?P<indent>[ \t>]*)(?P<sign>/{{3,}})
      (?: [ ]*(?P<name>[A-Za-z][\w-]*)(?:[ ]*\|[ ]*(?P<title>[^\n]*?))?[ \t]*$
          (?P<options>(?:\n(?P=indent)[ ]{{4}}[A-Za-z][\w-]*:[^\n]*)*)
        | [ \t]*$ )
    """,
    re.VERBOSE | re.MULTILINE,
)
_OPTION = re.compile(r"[ ]{4}(?P<key>[A-Za-z][\w-]*):[ ]*(?P<value>[^\n]*)$", re.MULTILINE)
_LAYOUT = frozenset(("html", "caption", "figure-caption", "table-caption", "definition", "define"))
"""What says how its content is shown, or what of."""
_MOST_OPEN = 100


def may_have_slashes(text: str) -> bool:
    """A quick look: most texts have none."""
    return "\n///" in text or text.startswith("///") or " ///" in text


def find_slashes(text: str) -> list[Tag]:
    """The blocks of a text as tags, each with the one that ends it; what has no end is text."""
    found: list[Tag] = []
    waiting: list[tuple[str, Tag]] = []
    for line in _LINE.finditer(text):
        if line["code"] or is_indented_code(text, line.start("sign")):
            continue
        if line["name"]:
            waiting = [*waiting[-_MOST_OPEN:], (line["indent"] + line["sign"], _begin(line))]
            continue
        for number in range(len(waiting) - 1, -1, -1):
            begun = waiting[number][1]
            if waiting[number][0] == line["indent"] + line["sign"]:
                begun.pair = end = Tag(
                    line.start("sign"), line.end(), begun.name, [], {}, closes=True, pair=begun
                )
                found += (begun, end)
                del waiting[number:]
                break
    return sorted(found, key=lambda tag: tag.start)


def _begin(line: re.Match[str]) -> Tag:
    written = line["name"].lower()
    named = dict(_options(line["options"]))
    if line["title"]:
        named["title"] = line["title"]
    means = MEANINGS.get(written)
    name = "div" if written in _LAYOUT else written if means in ("fold", "tab") else "box"
    kind = named.get("type", "") if means == "fold" else written
    return Tag(line.start("sign"), line.end(), name, [], named, kind=kind)


def _options(written: str) -> Iterator[tuple[str, str]]:
    for found in _OPTION.finditer(written):
        yield found["key"].lower(), found["value"].strip().strip("\"'")
