"""Topics of a tree that may be one under several spellings, as proposals that wait for their author."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from backstory.converting.source_tree import SourceTree
from backstory.importers import Proposal
from backstory.importers.inbox.kept_proposals import topic_proposal
from backstory.mentions.duplicate_topics import Twins, find_twins
from backstory.mentions.forms import SurfaceName
from backstory.text import slug

_REASONS = {
    "plural": "one is the plural of the other",
    "abbreviation": "one may be short for the other",
    "order": "they have the same words in another order",
    "spelling": "they differ by a letter, a sign or a blank",
}


def spelling_proposals(tree: SourceTree) -> list[Proposal]:
    """A proposal for each group of topics whose names are nearly the same: one topic with the others as its names."""
    counts = _counts(tree)
    names = {topic.id: topic.name for topic in tree.topics}
    twins = find_twins([SurfaceName(topic.id, topic.name, "title") for topic in tree.topics])
    filed = {topic.id for topic in tree.topics if topic.filed}
    found = []
    for group in _groups(twins):
        open_ = [one for one in group if one not in filed]
        first = min(group, key=lambda one: (one not in filed, -counts[slug(names[one])], names[one]))
        others = [names[one] for one in open_ if one != first]
        if others:
            why = "; ".join(_reasons(twins, group, names, counts))
            found.append(topic_proposal(names[first], why, names=tuple(sorted(others))))
    return found


def _counts(tree: SourceTree) -> Counter[str]:
    """How many texts name each topic, by its slug."""
    return Counter(
        slug(name) for one in tree.documents for name in {topic.name for topic in one.front.topics}
    )


def _groups(twins: Sequence[Twins]) -> Iterator[list[str]]:
    """Topics that are alike, directly or by way of others."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for pair in twins:
        one, other = pair.topics
        beside[one].add(other)
        beside[other].add(one)
    seen: set[str] = set()
    for topic in sorted(beside):
        group, waiting = [], [topic]
        while waiting:
            if (one := waiting.pop()) not in seen:
                seen.add(one)
                group.append(one)
                waiting += beside[one]
        if group:
            yield group


def _reasons(
    twins: Sequence[Twins], group: Sequence[str], names: Mapping[str, str], counts: Counter[str]
) -> Iterator[str]:
    inside = set(group)
    for pair in twins:
        if inside >= set(pair.topics):
            one, other = (f'"{names[topic]}" ({counts[slug(names[topic])]})' for topic in pair.topics)
            yield f"{one} and {other}: {_REASONS[pair.reason]}"
