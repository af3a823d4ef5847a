"""Links that the parser would read otherwise, written so that it does not."""

import re
from collections.abc import Iterator
from typing import Any

from backstory.markdown.commonmark.source_edits import ByteOffsets, Edit

_ADDRESS = re.compile(r"\(|\[(?!\[)")


def link_edits(text: str, events: list[tuple[Any, Any]], labels: frozenset[str]) -> Iterator[Edit]:
    """Signs before what is no wikilink of ours.

    `[[name]]` is Markdown's where the text defines `[name]: …`, and `[[1]](address)` always.
    """
    if not (labels and "[[" in text) and "]](" not in text and "]][" not in text:
        return
    offsets = ByteOffsets(text)
    for event, span in events:
        if isinstance(event, str):
            continue
        if _is_wikilink(event):
            start, end = offsets.character(span["start"]), offsets.character(span["end"])
            if _ADDRESS.match(text, end):
                yield from (Edit(start + 1, start + 1, "\\"), Edit(end - 2, end - 2, "\\"))
            elif folded(text[start + 2 : end - 2]) in labels:
                yield Edit(start, start, "\\")


def _is_wikilink(event: Any) -> bool:
    started = event.get("Start")
    return isinstance(started, dict) and "Link" in started and isinstance(started["Link"]["link_type"], dict)


def folded(label: str) -> str:
    """A label as CommonMark compares them."""
    return " ".join(label.split()).casefold()
