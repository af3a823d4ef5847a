"""The topics of a site, with their place in the hierarchy and the articles they gather."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from backstory.content.documents import Document
from backstory.content.front_matter_types import TopicKind
from backstory.names.published import Published
from backstory.names.registry import Names
from backstory.problems import Problem


class Topic(Struct, frozen=True):
    """A published topic. `id` is its document's path, or begins with `topic:` where it has no file.

    Articles are paths, newest first: `tagged` name the topic themselves, `covered` also those of narrower topics.
    """

    id: str
    name: str
    kind: TopicKind
    names: tuple[str, ...]
    parents: tuple[str, ...]
    children: tuple[str, ...]
    tagged: tuple[str, ...]
    covered: tuple[str, ...]


def gather_topics(published: Published, articles: Sequence[str]) -> tuple[dict[str, Topic], list[Problem]]:
    """Topics by id, and topics that are their own ancestors. `articles` are all that stand in lists, newest first."""
    ids = [
        topic.id
        for topic in published.names.topics()
        if topic.id in published.addresses.of and (not topic.filed or topic.id in published.listed)
    ]
    known = frozenset(ids)
    parents = {key: tuple(one for one in _parents(key, published) if one in known) for key in ids}
    problems = _cut_circles(parents, published)
    children: defaultdict[str, list[str]] = defaultdict(list)
    for key, above in parents.items():
        for parent in above:
            children[parent].append(key)
    tagged: defaultdict[str, list[int]] = defaultdict(list)
    for rank, path in enumerate(articles):
        for key in published.references[path].topics:
            tagged[key].append(rank)
    covered = _roll_up(ids, children, tagged)
    return {
        key: Topic(
            id=key,
            name=published.names.spellings[key],
            kind=_kind(published.documents.get(key)),
            names=_other_names(published.documents.get(key), published.names),
            parents=parents[key],
            children=tuple(
                sorted(children[key], key=lambda child: (published.names.spellings[child], child))
            ),
            tagged=tuple(articles[rank] for rank in tagged[key]),
            covered=tuple(articles[rank] for rank in covered[key]),
        )
        for key in ids
    }, problems


def _parents(key: str, published: Published) -> tuple[str, ...]:
    references = published.references.get(key)
    return (
        tuple(parent for parent in references.broader if parent in published.addresses.of)
        if references
        else ()
    )


def _kind(document: Document | None) -> TopicKind:
    return document.front.kind if document is not None else ""


def _other_names(document: Document | None, names: Names) -> tuple[str, ...]:
    if document is None:
        return ()
    front = document.front
    abbr = (front.abbr,) if front.abbr and front.abbr not in front.names else ()
    return tuple(name for name in (*front.names, *abbr) if name != names.spellings[document.path])


def _cut_circles(parents: dict[str, tuple[str, ...]], published: Published) -> list[Problem]:
    """Take out of `parents` what would make a topic its own ancestor, in the order of ids."""
    problems: list[Problem] = []
    for key in parents:
        for parent in parents[key]:
            if _is_above(key, parent, parents):
                parents[key] = tuple(one for one in parents[key] if one != parent)
                document = published.documents[key]
                facts = {"name": published.names.spellings[key], "parent": published.names.spellings[parent]}
                given = document.front.broader
                at = next((one for one in given if one.name == facts["parent"]), given[0])
                place = document.metadata_place(at.line, at.column)
                problems.append(Problem("broader-circle", place, facts))
    return problems


def _is_above(key: str, start: str, parents: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether `key` is `start` or an ancestor of it."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one == key:
            return True
        if one not in seen:
            seen.add(one)
            waiting += parents.get(one, ())
    return False


def _roll_up(
    ids: Sequence[str], children: Mapping[str, Sequence[str]], tagged: Mapping[str, Sequence[int]]
) -> dict[str, list[int]]:
    """Ranks of each topic's own articles and of those of all topics below it."""
    below: dict[str, set[int]] = {}

    def gathered(key: str) -> set[int]:
        if key not in below:
            below[key] = set(tagged.get(key, ())).union(*(gathered(child) for child in children.get(key, ())))
        return below[key]

    return {key: sorted(gathered(key)) if children.get(key) else list(tagged.get(key, ())) for key in ids}
