"""How near topics are by their own pages, when the pages of their nearest partners have a say.

A page of a few sentences has few words in common even with the pages it belongs to. What the pages nearest to it
are near to makes up for that, as in query expansion (Rocchio 1971). Whole numbers, so the same on any machine.
"""

from collections.abc import Mapping, Sequence

from backstory.catalog.tables import Rows

NEAREST = 20
"""Partners whose pages have a say."""
LINKED = 4
"""Who the nearest are, the text of pages says so many times as much as the links between them."""
SAY = 4
"""A page's own words say so many times as much as those of its nearest partners."""

_WHOLE = 1 << 20


def with_partners(near: Rows, linked: Rows) -> Rows:
    """What the pages say of each topic's partners: only of those that are near, by text, themselves.

    `near` has cosines of pages, `linked` how much topics link to each other.
    """
    nearest = [_nearest(texts, links) for texts, links in zip(near, linked, strict=True)]
    values = []
    for texts, partners in zip(near, nearest, strict=True):
        said = dict.fromkeys(texts, 0)
        for partner, weight in partners.items():
            its = nearest[partner]
            for other in its.keys() & texts.keys():
                said[other] += weight * its[other]
        own, others = _shares(texts, SAY), _shares(said, 1)
        values.append({other: own[other] + others[other] for other in texts})
    return values


def _nearest(texts: Mapping[int, int], links: Mapping[int, int]) -> Mapping[int, int]:
    """The nearest partners of a topic and their parts of the whole."""
    parts = _shares(texts, LINKED)
    for other, part in _shares(links, 1).items():
        parts[other] = parts.get(other, 0) + part
    first: Sequence[tuple[int, int]] = sorted(parts.items(), key=lambda entry: (-entry[1], entry[0]))[
        :NEAREST
    ]
    return _shares(dict(first), 1)


def _shares(numbers: Mapping[int, int], parts: int) -> dict[int, int]:
    total = sum(numbers.values()) or 1
    return {other: parts * _WHOLE * number // total for other, number in numbers.items()}
