"""Who uses a page: its backlinks, with the sentence around each."""

from backstory.catalog.uses import QUOTED
from backstory.catalog.uses import DocumentUse as Backlink
from backstory.pages.context import PageContext, day
from backstory.pages.views import Use

_LIMIT = QUOTED
"""Backlinks listed at most; a topic that everybody mentions needs no longer list."""


def uses(context: PageContext, key: str, *, without: frozenset[str] = frozenset()) -> tuple[Use, ...]:
    """The published documents that use this one, the closest use first, but for those in `without`."""
    found = (use for use in context.catalog.uses.get(key, ()) if use.path not in without)
    seen: dict[str, Backlink] = {}
    for use in found:
        seen.setdefault(use.path, use)
        if len(seen) == _LIMIT:
            break
    return tuple(
        Use(
            page=context.page_ref(use.path),
            how=use.how,
            sentence=use.sentence,
            kind=context.catalog.documents[use.path].kind,
            section=context.title(key, use.anchor) if use.anchor else "",
            day=day(context.catalog.documents[use.path]),
        )
        for use in seen.values()
    )
