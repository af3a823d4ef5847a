"""What no reader comes across: pages without topics and links, topics without anything."""

from collections.abc import Iterator

from backstory.catalog.catalog import Catalog
from backstory.checks.context import CheckContext
from backstory.problems import Problem


def orphans(context: CheckContext) -> Iterator[Problem]:
    """Articles without a topic, and background without a topic that nothing uses either."""
    catalog = context.catalog
    picked = _picked(catalog)
    for path, document in catalog.listed():
        if document.kind not in ("article", "background"):
            continue
        if any(topic in catalog.topics for topic in catalog.references[path].topics):
            continue
        place = document.place_of("topics")
        if not catalog.uses.get(path) and path not in picked:
            yield Problem("orphan", place, {})
        elif document.kind == "article":
            yield Problem("topics-none", place, {})


def unused_topics(context: CheckContext) -> Iterator[Problem]:
    """Topics with a file that no article, no other topic, no event, no claim and no quotation has anything to do with."""
    catalog = context.catalog
    picked = _picked(catalog)
    for topic in catalog.topics.values():
        document = catalog.documents.get(topic.id)
        if document is None or topic.covered or topic.children or topic.id in picked:
            continue
        elsewhere = any(
            set(catalog.events[at].told_by) - {topic.id} for at in catalog.events_of.get(topic.id, ())
        )
        stated = any(catalog.claims[at].path != topic.id for at in catalog.claims_of.get(topic.id, ()))
        stated |= any(catalog.quotes[at].path != topic.id for at in catalog.quotes_of.get(topic.id, ()))
        reached = catalog.uses.get(topic.id) or catalog.backgrounds_of.get(topic.id)
        if not (reached or elsewhere or stated):
            yield Problem("topic-unused", document.place_of("title"), {"name": topic.name})


def _picked(catalog: Catalog) -> set[str]:
    """What somebody else lists as related."""
    return {
        target.id
        for path, references in catalog.references.items()
        for target in references.related
        if target is not None and target.id != path
    }
