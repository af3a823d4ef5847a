"""Names of topics: those that look alike, and those too ordinary to be linked."""

from collections.abc import Iterator

from backstory.catalog.catalog import Catalog
from backstory.checks.context import CheckContext
from backstory.mentions.duplicate_topics import Twins, find_twins
from backstory.mentions.forms import SurfaceName
from backstory.problems import Place, Problem


def topics_alike(context: CheckContext) -> Iterator[Problem]:
    """Two topics with files whose names differ by a slip, a plural, the order of words or an abbreviation."""
    catalog = context.catalog
    for twins in _twins(catalog):
        one, other = twins.topics
        if one in catalog.documents and other in catalog.documents:
            document = catalog.documents[one]
            own, name = twins.names
            place = document.place_of_name(own)
            facts = {"own": own, "name": name, "topic": catalog.names[other], "difference": twins.reason}
            yield Problem("topics-alike", place, facts)


def near_topics(context: CheckContext) -> Iterator[Problem]:
    """Topics that only articles name, under a name that is nearly another topic's."""
    catalog = context.catalog
    for twins in _twins(catalog):
        ordered = sorted(twins.topics, key=lambda topic: (topic in catalog.documents, _use(catalog, topic)))
        slip, meant = ordered
        if slip not in catalog.documents:
            facts = {"name": catalog.names[slip], "near": catalog.names[meant]}
            yield Problem("topic-near", _first_place(catalog, slip), facts)


def generic_names(context: CheckContext) -> Iterator[Problem]:
    """Names that the site's texts write as ordinary words, in small letters, so that they are not linked.

    Names that authors leave unlinked by habit are generic, too, but no mistake of anybody's.
    """
    catalog = context.catalog
    for verdict in catalog.verdicts:
        if verdict.kind == "generic" and verdict.evidence is not None and verdict.evidence.ordinary:
            for topic in verdict.topics:
                document = catalog.documents[topic]
                count = str(verdict.evidence.lower_case)
                place = document.place_of_name(verdict.text)
                yield Problem("name-generic", place, {"name": verdict.text, "count": count})


def silent_names(context: CheckContext) -> Iterator[Problem]:
    """Names that say nothing of their topic: articles that use them are hardly more often about it than others."""
    catalog = context.catalog
    for verdict in catalog.verdicts:
        if verdict.kind == "silent" and verdict.evidence is not None:
            count, about = str(verdict.evidence.tagged), str(verdict.evidence.about)
            for topic in verdict.topics:
                place = catalog.documents[topic].place_of_name(verdict.text)
                yield Problem("name-silent", place, {"name": verdict.text, "count": count, "about": about})


def _twins(catalog: Catalog) -> list[Twins]:
    """Those whose authors don't know of each other: who names the other topic knows that it is another."""
    return [twins for twins in find_twins(_names(catalog)) if not _acquainted(catalog, twins)]


def _names(catalog: Catalog) -> list[SurfaceName]:
    """Those of topics with a file, and the one name of each other topic."""
    unfiled = [topic for topic in catalog.topics.values() if topic.id not in catalog.documents]
    return [*catalog.searched, *(SurfaceName(topic.id, topic.name, "title") for topic in unfiled)]


def _acquainted(catalog: Catalog, twins: Twins) -> bool:
    one, other = twins.topics
    return other in _named_by(catalog, one) or one in _named_by(catalog, other)


def _named_by(catalog: Catalog, topic: str) -> set[str]:
    references = catalog.references.get(topic)
    if references is None:
        return set()
    picked = [target.id for target in (*references.related, *references.links) if target is not None]
    return {*references.broader, *references.not_related, *picked}


def _use(catalog: Catalog, topic: str) -> tuple[int, str]:
    """How much a topic is used, the least first; ties by name."""
    return (len(catalog.topics[topic].tagged), catalog.names[topic])


def _first_place(catalog: Catalog, topic: str) -> Place:
    """Where the topic is named first, by path."""
    for path in sorted(catalog.topics[topic].tagged):
        document = catalog.documents[path]
        for reference in document.front.topics:
            if reference.name == catalog.names[topic]:
                return document.metadata_place(reference.line, reference.column)
    tagged = sorted(catalog.topics[topic].tagged)
    return catalog.documents[tagged[0]].metadata_place() if tagged else Place("topics")
