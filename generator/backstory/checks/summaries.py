"""Topics that many articles are about and that nobody has summed up."""

from collections.abc import Iterator

from backstory.checks.context import CheckContext
from backstory.problems import Place, Problem

LARGE = 8
"""Articles from which a list alone tells a reader too little."""


def missing_summaries(context: CheckContext) -> Iterator[Problem]:
    """Large topics with neither a summary nor a written lead."""
    for topic in context.catalog.topics.values():
        document = context.catalog.documents.get(topic.id)
        if len(topic.tagged) < LARGE:
            continue
        if document is not None and (document.front.summary or document.facts.words):
            continue
        # A topic without a file has no place of its own to point at.
        place = document.place_of("title") if document else Place("topics")
        facts = {"name": topic.name, "count": str(len(topic.tagged))}
        yield Problem("summary-missing", place, facts)
