"""Corrections as pages show them."""

from collections.abc import Iterable

from backstory.content.front_matter_types import Correction
from backstory.pages.context import PageContext
from backstory.pages.views import CorrectionEntry


def corrections_in(context: PageContext, paths: Iterable[str]) -> tuple[CorrectionEntry, ...]:
    """The corrections made in these documents, newest first."""
    entries = [
        correction_entry(context, path, one)
        for path in dict.fromkeys(paths)
        for one in context.front(path).corrections
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.page.title), reverse=True))


def correction_entry(context: PageContext, path: str, one: Correction) -> CorrectionEntry:
    """A correction that was made in a document."""
    return CorrectionEntry(one.day, one.kind, one.was, one.now, one.note, context.page_ref(path))
