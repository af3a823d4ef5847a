"""How near topics are by their own pages, when the pages of their nearest partners have a say.

A page of a few sentences has few words in common even with the pages it belongs to. What the pages nearest to it
are near to makes up for that, as in query expansion (Rocchio 1971). Whole numbers, so the same on any machine.
"""

from collections.abc import Mapping
from itertools import islice

from backstory.ranking.cooccurrence import Rows

NEAREST = 10
"""Partners whose pages have a say."""
LINKED = 4
"""Who the nearest are, the text of pages says so many times as much as the links between them."""
SAY = 6
"""A page's own words say so many times as much as those of its nearest partners."""
SAID = 8
"""What pages say counts so many times as much as the links between them."""

_WHOLE = 1 << 20


def with_partners(near: Rows, linked: Rows) -> Rows:
    """What the pages say of each topic's partners: only of those that are near, by text, themselves.

    `near` has cosines of pages, the nearest first; `linked` how much topics link to each other.
    """
    nearest = [_nearest(texts, links) for texts, links in zip(near, linked, strict=True)]
    values = []
    for texts, partners in zip(near, nearest, strict=True):
        said: dict[int, int] = {}
        for partner, weight in partners.items():
            its = nearest[partner]
            for other in its.keys() & texts.keys():
                said[other] = said.get(other, 0) + weight * its[other]
        value = _shares(texts, SAY)
        for other, part in _shares(said, 1).items():
            value[other] += part
        values.append(value)
    return values


def with_links(values: Rows, linked: Rows) -> Rows:
    """What the pages say of each topic's partners, and the links between them."""
    both = []
    for value, links in zip(values, linked, strict=True):
        sums = _shares(value, SAID)
        for other, part in _shares(links, 1).items():
            sums[other] = sums.get(other, 0) + part
        both.append(sums)
    return both


def _nearest(texts: Mapping[int, int], links: Mapping[int, int]) -> Mapping[int, int]:
    """The nearest partners of a topic and their parts of the whole."""
    if not links:
        return _shares(dict(islice(texts.items(), NEAREST)), 1)
    parts = _shares(texts, LINKED)
    for other, part in _shares(links, 1).items():
        parts[other] = parts.get(other, 0) + part
    first = sorted(parts.items(), key=lambda entry: (-entry[1], entry[0]))[:NEAREST]
    return _shares(dict(first), 1)


def _shares(numbers: Mapping[int, int], parts: int) -> dict[int, int]:
    total, whole = sum(numbers.values()) or 1, parts * _WHOLE
    return {other: whole * number // total for other, number in numbers.items()}
