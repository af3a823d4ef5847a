"""HTML whose content is marked as Markdown, `<aside markdown="1">`, as kramdown has it: blank lines make it that here.

A paragraph that is marked so becomes one of Markdown's, with its classes as a list of attributes.
"""

import re
from collections.abc import Iterator

from backstory.markdown.comments import CODE
from backstory.markdown.commonmark.source_edits import Edit
from backstory.markdown.html_tags import attributes

_QUICK = re.compile(r"<[A-Za-z][^<>]*\smarkdown(?=[\s=>])")
_TAG = re.compile(
    rf"""
      (?P<code> {CODE} )
    | <(?P<ends>/?)(?P<name>article|aside|blockquote|center|dd|details|div|figcaption|figure|footer|header|hr|img|li|main|p
        |section|summary|td|th)(?P<attributes>(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?)>
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_VOID = ("hr", "img")
_MOST_OPEN = 100
_PREFIX = re.compile(r"[ \t]*")


def markdown_edits(text: str) -> Iterator[Edit]:
    """The edits that part marked elements from their content."""
    if _QUICK.search(text) is None:
        return
    waiting: list[tuple[str, bool]] = []
    for found in _TAG.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        if found["code"] or text.startswith(">", line):
            continue
        name = found["name"].lower()
        if found["ends"]:
            names = [one for one, _ in waiting]
            if name in names:
                place = len(names) - 1 - names[::-1].index(name)
                if waiting[place][1]:
                    yield _closing(text, found, line)
                del waiting[place:]
        elif name not in _VOID:
            given = attributes(found["attributes"])
            marked = given.get("markdown", "0") not in ("0", "off", "false")
            waiting = [*waiting[-_MOST_OPEN:], (name, marked)]
            if marked:
                yield _opening(text, found, line, given)
        elif waiting and waiting[-1][1] and text[found.end() : found.end() + 1] == "\n":
            yield Edit(found.end(), found.end(), "\n")


def _opening(text: str, found: re.Match[str], line: int, given: dict[str, str]) -> Edit:
    blanks = _PREFIX.match(text, line)
    prefix = blanks[0] if blanks else ""
    if found["name"].lower() != "p":
        return Edit(found.end(), found.end(), f"\n\n{prefix}")
    names = [f".{one}" for one in given.get("class", "").split()]
    listed = f"{{: {' '.join(names)}}}" if names else ""
    alone = text[found.end() : found.end() + 1] == "\n"
    return Edit(found.start(), found.end(), f"\n{prefix}{listed}" + ("" if alone else f"\n{prefix}"))


def _closing(text: str, found: re.Match[str], line: int) -> Edit:
    tag = "" if found["name"].lower() == "p" else found[0]
    blanks = _PREFIX.match(text, line)
    prefix = blanks[0] if blanks else ""
    alone = line + len(prefix) == found.start()
    return Edit(found.start(), found.end(), f"\n{prefix}{tag}" if alone else f"\n\n{prefix}{tag}")
