"""Slips that Markdown lets pass as plain text: brackets that never close, footnotes and boxes half written."""

import re
from collections.abc import Iterable, Iterator

from backstory.content.documents import Born
from backstory.content.notes import Complaint
from backstory.content.places import Places

# Neither `[[1, 2], [3]]` nor a row of brackets that is closed somewhere.
_UNCLOSED = re.compile(r"\[\[(?P<name>[^\[\]\n]*)(?=$|\n|\[\[|\](?:[\s.;:!?]|$))")
_FOOTNOTE = re.compile(r"\[\^(?P<name>[\w-]{1,60})\]")
_BOX = re.compile(
    r"""^[ ]{0,3}!!![ ]?background\b(?P<rest>[^\n]*)
        (?P<empty> \n*\Z | \n(?:[ \t]*\n)*(?![ ]{4}|\t)(?=\S|[ ]\S|[ ]{2}\S|[ ]{3}\S) )?""",
    re.VERBOSE | re.MULTILINE,
)
_UNTITLED = "Background"
"""What Python-Markdown calls a box of ours whose title is not in quotation marks."""
_LONGEST = 40


def in_text(text: str, start: int, places: Places) -> Iterator[Complaint]:
    """What of a piece of running text was meant as a link or a footnote. `start` is where it was found, or -1."""
    for code, pattern in (("link-unclosed", _UNCLOSED), ("footnote-missing", _FOOTNOTE)):
        for found in pattern.finditer(text):
            # Written with a backslash it is no slip, and is not found.
            offset = places.text.find(found[0], max(start, 0), places.spot + len(text)) if start >= 0 else -1
            if offset >= 0 and places.text[offset - 1 : offset] != "\\":
                yield Complaint(code, offset, {"name": _shortened(found["name"])})


def in_boxes(source: str, born: Iterable[Born]) -> Iterator[Complaint]:
    """Which of the boxes that were made of `source` have no title, or nothing in them."""
    titles = {box.title for box in born}
    for found in _BOX.finditer(source) if titles else ():
        title = found["rest"].strip().strip('"')
        if '"' not in found["rest"] and _UNTITLED in titles:
            yield Complaint("box-untitled", found.start(), {"title": title or "…"})
        elif found["empty"] is not None and title in titles:
            yield Complaint("box-empty", found.start(), {"title": title})


def _shortened(name: str) -> str:
    name = name.strip()
    return name if len(name) <= _LONGEST else name[:_LONGEST].rsplit(" ", 1)[0] + " …"
