"""Maps of connections: topics around what the map is about, tied by the articles that they share.

Places follow from order and counts alone: each topic has a row of its own on its side, so that no two names touch.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice
from math import sqrt

from backstory.pages.context import PageContext
from backstory.pages.views import ConnectionMap, MapLines, MapNode, MapRow, Side, TopicMap, TopicRef

_LEAST, _WIDE, _NARROW = 6, 24, 12
"""Topics besides the one the map is about: fewer are no map; the most on a wide page, and on a phone."""
_ARTICLES = 300
"""The newest, which are counted."""
_TOPICS = 12
"""The first of an article, which are counted: those after them are beside the point."""
_BY_HAND = 2
_CHORDS = 30
_ROW = 26
_LETTER, _LARGE = 7.8, 10.5
"""Pixels of a letter, of the others and of what the map is about, in the widest of the fonts that are asked for."""
_HERE = 250
"""Pixels between the signs of both sides."""
_PHONE, _COLUMN = 335, 118

Ties = Mapping[tuple[str, str], int]


def topic_map(context: PageContext, key: str, articles: Sequence[str]) -> ConnectionMap | None:
    """The map of a topic with these articles, the newest first; nothing where few topics share them."""
    ties = _ties(context, articles)
    own = Counter(
        {other: ties[_pair(key, other)] for pair in ties if key in pair for other in pair if other != key}
    )
    shared = dict(own)
    for related in context.catalog.related.get(key, ()):
        if any(reason.kind in ("hand-picked", "relation-of") for reason in related.reasons):
            own[related.topic] += _BY_HAND
    nearest = sorted(own, key=lambda other: (-own[other], context.catalog.names[other], other))[:_WIDE]
    if len(nearest) < _LEAST:
        return None
    weights = {**ties, **{_pair(key, other): own[other] for other in nearest}}
    rows = tuple(MapRow(context.topic(other), shared.get(other, 0)) for other in nearest)
    return ConnectionMap(
        _around(context, key, nearest, weights), _column(context, key, nearest[:_NARROW], weights), rows
    )


def site_map(context: PageContext) -> ConnectionMap | None:
    """The map of the topics that share most articles with others."""
    ties = _ties(context, context.catalog.articles)
    totals: Counter[str] = Counter()
    for (one, other), count in ties.items():
        totals[one] += count
        totals[other] += count
    first = sorted(totals, key=lambda key: (-totals[key], context.catalog.names[key], key))[:_WIDE]
    if len(first) < _LEAST:
        return None
    rows = tuple(MapRow(context.topic(key), totals[key]) for key in first)
    return ConnectionMap(_around(context, "", first, ties), _column(context, "", first[:_NARROW], ties), rows)


def _ties(context: PageContext, articles: Iterable[str]) -> Counter[tuple[str, str]]:
    """How many of the articles each two topics share."""
    catalog = context.catalog
    ties: Counter[tuple[str, str]] = Counter()
    for path in islice(articles, _ARTICLES):
        known = [topic for topic in catalog.references[path].topics[:_TOPICS] if topic in catalog.topics]
        ties.update(combinations(sorted(known), 2))
    return ties


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _in_order(keys: Sequence[str], ties: Ties) -> list[str]:
    """The topics so that those which share much stand beside each other: each time the closest to the last one."""
    left = list(keys)
    order = [left.pop(0)]
    while left:
        closest = max(range(len(left)), key=lambda at: (ties.get(_pair(order[-1], left[at]), 0), -at))
        order.append(left.pop(closest))
    return order


def _around(context: PageContext, key: str, others: Sequence[str], ties: Ties) -> TopicMap:
    """On a wide page: half of the topics on each side of an ellipse."""
    order = _in_order(others, ties)
    rows = (len(order) + 1) // 2
    width, height = 840, rows * _ROW + 8
    middle = height / 2
    places = {key: (width // 2, round(middle))}
    nodes = [_node(context, key, *places[key], "here", _HERE)] if key else []
    for at, other in enumerate(order):
        right = at < rows
        row = at if right else len(order) - 1 - at
        y = 4 + _ROW * (row + 0.5)
        reach = 60 + 90 * sqrt(max(0.0, 1 - ((y - middle) / (middle + _ROW)) ** 2))
        x = width / 2 + (reach if right else -reach)
        places[other] = round(x), round(y)
        room = (width - x if right else x) - 14
        nodes.append(_node(context, other, *places[other], "start" if right else "end", room))
    paths = _Paths()
    for one, other, weight, own in _drawn(key, order, ties):
        (x1, y1), (x2, y2) = places[one], places[other]
        if own:
            paths.add(weight, own, f"M{x1} {y1} {x2} {y2}")
        else:
            bend_x = width / 2 + ((x1 + x2) / 2 - width / 2) * 0.35
            bend_y = middle + ((y1 + y2) / 2 - middle) * 0.35
            paths.add(weight, own, f"M{x1} {y1}Q{round(bend_x)} {round(bend_y)} {x2} {y2}")
    return TopicMap(width, height, tuple(nodes), paths.lines())


def _column(context: PageContext, key: str, others: Sequence[str], ties: Ties) -> TopicMap:
    """On a phone: the topics below each other, what ties them in arcs beside them."""
    order = ([key] if key else []) + _in_order(others, ties)
    places = {other: (_COLUMN, round(4 + _ROW * (at + 0.5))) for at, other in enumerate(order)}
    nodes = [
        _node(context, other, *places[other], "here" if other == key else "start", _PHONE - _COLUMN - 14)
        for other in order
    ]
    paths = _Paths()
    for one, other, weight, own in _drawn(key, order[1:] if key else order, ties):
        (x, y1), (_, y2) = places[one], places[other]
        bend = x - 30 - round(190 * abs(y1 - y2) / (_ROW * len(order)))
        paths.add(weight, own, f"M{x} {y1}Q{bend} {(y1 + y2) // 2} {x} {y2}")
    return TopicMap(_PHONE, len(order) * _ROW + 8, tuple(nodes), paths.lines())


def _drawn(key: str, order: Sequence[str], ties: Ties) -> list[tuple[str, str, int, bool]]:
    """What is drawn: the ties of the topic itself, and the strongest among the others, below those."""
    chords = [
        (ties[pair], *pair)
        for pair in combinations(sorted(order), 2)
        if ties.get(pair, 0) >= (3 if key else 2)
    ]
    chords.sort(key=lambda chord: (-chord[0], chord[1], chord[2]))
    drawn = [(one, other, weight, False) for weight, one, other in chords[:_CHORDS]]
    if key:
        drawn += [(key, other, ties.get(_pair(key, other), 0), True) for other in order]
    return drawn


class _Paths:
    """Lines by how strong they are: one path for all that look the same."""

    def __init__(self) -> None:
        self._paths: defaultdict[tuple[bool, int], list[str]] = defaultdict(list)

    def add(self, weight: int, own: bool, path: str) -> None:
        self._paths[own, 3 if weight >= 12 else 2 if weight >= 5 else 1].append(path)

    def lines(self) -> tuple[MapLines, ...]:
        return tuple(
            MapLines(strength, own, "".join(paths)) for (own, strength), paths in sorted(self._paths.items())
        )


def _node(context: PageContext, key: str, x: int, y: int, side: Side, room: float) -> MapNode:
    ref: TopicRef = context.topic(key)
    most = max(4, int(room / (_LARGE if side == "here" else _LETTER)))
    text = ref.name if len(ref.name) <= most else f"{ref.name[: most - 1].rstrip()}…"
    return MapNode(ref, text, x, y, side)
