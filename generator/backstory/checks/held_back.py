"""Documents that are out of the site for a mark that their author may not know of, or has forgotten."""

from collections.abc import Iterable, Iterator

from backstory.content.documents import Document
from backstory.names.gate import held_back
from backstory.problems import Problem
from backstory.settings import CutOff

_FIELD = {"hidden": "hidden", "draft": "draft", "embargo": "embargo"}
"""What decides, by why a document is held back."""
_USUAL = ("published", "publish")
"""Keys that everybody writes on purpose, beside our own."""


def held_documents(documents: Iterable[Document], cut_off: CutOff) -> Iterator[Problem]:
    """Those that a key of another program, a folder or the name of a file keeps from readers."""
    for document in documents:
        field = _FIELD.get(held_back(document.front, cut_off), "")
        mark = document.front.source_keys.get(field, "")
        if not mark or mark in _USUAL:
            continue
        moment = document.front.embargo
        facts = {"mark": mark} | ({"date": moment.day} if field == "embargo" and moment else {})
        yield Problem("held-back", document.place_of(field), facts)
