"""Texts in which artificial intelligence had a part, on a site that says so of some."""

from collections.abc import Iterator

from backstory.checks.context import CheckContext
from backstory.problems import Problem


def ai_part_open(context: CheckContext) -> Iterator[Problem]:
    """Generated texts that nobody has reviewed; and how many articles say nothing, where others do."""
    documents = [document for _, document in context.catalog.listed()]
    for document in documents:
        ai = document.front.ai
        if ai is not None and ai.use == "generated" and not ai.reviewed_by:
            yield Problem("ai-unreviewed", document.place_of("ai"))
    if any(document.front.ai is not None and document.front.ai.use != "none" for document in documents):
        silent = [one for one in documents if one.kind == "article" and one.front.ai is None]
        if silent:
            yield Problem("ai-unsaid", silent[0].place(), {"count": str(len(silent))})
