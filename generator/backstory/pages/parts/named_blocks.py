"""Named blocks as pages show them: where they stand, and gathered on the pages of topics."""

from collections.abc import Iterable
from datetime import date, timedelta

from backstory.content.documents import Document
from backstory.markdown.body import BLOCK_KINDS, NamedBlock
from backstory.pages.context import PageContext, day
from backstory.pages.parts.passages import answer_to, fill
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.views import StakeColumn, StakeEntry

_KEPT = timedelta(days=30)
"""How long something answered is still shown, struck, before the page's last day."""


def stake(
    context: PageContext, paths: Iterable[str], numbers: SourceNumbers, *, on: str, last: str
) -> tuple[StakeColumn, ...]:
    """What these documents say is at stake, by kind, newest first; `last` is the last day of the page."""
    found: dict[str, list[StakeEntry]] = {kind: [] for kind in BLOCK_KINDS}
    for path in dict.fromkeys(paths):
        document = context.catalog.documents.get(path)
        for block in document.facts.named_blocks if document is not None else ():
            assert document is not None
            entry = _entry(context, document, block, numbers, on=on)
            if not entry.answered_on or _is_kept(entry.answered_on, last):
                found[block.kind].append(entry)
    return tuple(
        StakeColumn(kind, tuple(sorted(entries, key=lambda entry: entry.day, reverse=True)))
        for kind, entries in found.items()
        if entries
    )


def _entry(
    context: PageContext, document: Document, block: NamedBlock, numbers: SourceNumbers, *, on: str
) -> StakeEntry:
    answer = answer_to(context, document.path, block)
    return StakeEntry(
        passage=fill(context, document, block.anchor, numbers, on=on),
        day=block.as_of or day(document) or document.front.reviewed or document.front.as_of,
        page=context.page_ref(document.path) if document.path != on else None,
        url=context.url(document.path, block.anchor),
        title=block.title,
        answered_by=context.page_ref(answer) if answer else None,
        answered_on=day(context.catalog.documents[answer]) if answer else "",
        assessment=block.assessment,
    )


def _is_kept(answered: str, last: str) -> bool:
    return not last or date.fromisoformat(answered) + _KEPT >= date.fromisoformat(last)


def open_questions(
    context: PageContext, paths: Iterable[str], numbers: SourceNumbers
) -> tuple[StakeEntry, ...]:
    """What these documents say is not known and no other has answered, newest first."""
    columns = stake(context, paths, numbers, on="", last="")
    entries = next((column.entries for column in columns if column.kind == "unknown"), ())
    return tuple(entry for entry in entries if not entry.answered_on)
