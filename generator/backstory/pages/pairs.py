"""Pairs of topics that share enough articles for a page of their own."""

from collections import Counter, defaultdict
from itertools import combinations

from backstory.catalog.catalog import Catalog
from backstory.text import slug

_FACETS = 3
"""Partners of a topic that get a page with it, at most: those it shares most articles with."""


class Pairs:
    """Which pairs have a page, and where it is kept: topics/<a>+<b>/, the two in order of the alphabet."""

    def __init__(self, catalog: Catalog, minimum: int) -> None:
        self.of: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        """Topic -> (partner, shared articles), most first."""
        self.addresses: dict[tuple[str, str], str] = {}
        if minimum:
            self._choose(catalog, minimum)

    def _choose(self, catalog: Catalog, minimum: int) -> None:
        shared: Counter[tuple[str, str]] = Counter()
        for path in catalog.articles:
            topics = [topic for topic in catalog.references[path].topics if topic in catalog.topics]
            shared.update(combinations(sorted(topics), 2))
        partners: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for (one, other), count in shared.items():
            if count >= minimum:
                partners[one].append((-count, catalog.names[other], other))
                partners[other].append((-count, catalog.names[one], one))
        taken: set[str] = set()
        for topic in sorted(partners):
            for count, _, partner in sorted(partners[topic])[:_FACETS]:
                pair = (min(topic, partner), max(topic, partner))
                if pair not in self.addresses:
                    address = "topics/" + "+".join(sorted(_slug(catalog, one) for one in pair)) + "/"
                    if address.casefold() in taken:
                        continue
                    taken.add(address.casefold())
                    self.addresses[pair] = address
                self.of[topic].append((partner, -count))

    def facets(self, topic: str) -> list[tuple[str, int, str]]:
        """What `of` lists for a topic, with the addresses: what its page shows of its pairs."""
        return [(partner, count, self.address(topic, partner)) for partner, count in self.of.get(topic, ())]

    def address(self, one: str, other: str) -> str:
        """The address of the page of a pair that `of` lists."""
        return self.addresses[min(one, other), max(one, other)]


def _slug(catalog: Catalog, topic: str) -> str:
    parts = catalog.addresses[topic].strip("/").split("/")
    return parts[1] if len(parts) == 2 and parts[0] == "topics" else slug(catalog.names[topic])
