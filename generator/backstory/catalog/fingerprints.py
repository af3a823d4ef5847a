"""Digests of what a catalog holds under each id: two builds are compared by them, and neither keeps its catalog."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import chain

import msgspec
from msgspec import Struct

from backstory.catalog.catalog import Catalog
from backstory.catalog.images import shown_in
from backstory.catalog.shown import AS_SHOWN
from backstory.mentions.link_policy import NameVerdict

CARD = (
    "documents",
    "references",
    "mention_counts",
    "mention_spans",
    "autolink",
    "addresses",
    "redirects",
    "names",
    "topics",
)
"""Tables of the catalog that say what a document or topic is: other pages show it by these."""
OWN = (
    "uses",
    "events_of",
    "claims_of",
    "quotes_of",
    "answers",
    "pins",
    "shelves",
    "backgrounds_of",
    "related",
    "read_next",
)
"""Tables that say what belongs to it: its own page has most use for these."""

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Fingerprints(Struct, frozen=True):
    """By id, a digest of all that the tables of each group hold under it."""

    card: dict[str, bytes]
    own: dict[str, bytes]


def fingerprints(catalog: Catalog, *beside: Mapping[str, object]) -> Fingerprints:
    """Those of a catalog; `beside` is what else pages show of ids, which was counted from it."""
    tables: dict[str, Mapping[str, object]] = {
        **{name: getattr(catalog, name) for name in (*CARD, *OWN)},
        **{name: _as_shown(name, getattr(catalog, name)) for name in AS_SHOWN},
        # Its digest is that of its file, and of what reading depends on; its review falls due with others' dates, and
        # its pictures are other files.
        "documents": {
            path: (
                document.digest,
                catalog.is_due(document.front.review_by),
                shown_in(catalog.references[path], catalog.images),
            )
            for path, document in catalog.documents.items()
        },
        # They follow from the document and from the names, which all pages are made from.
        "mention_counts": {},
        "mention_spans": {},
        # Positions change where nothing else does.
        "events_of": _at(catalog.events_of, catalog.events),
        "claims_of": _at(catalog.claims_of, catalog.claims),
        "quotes_of": _at(catalog.quotes_of, catalog.quotes),
    }
    card = [*(tables[name] for name in CARD), _kinds(catalog.verdicts)]
    own = [*(tables[name] for name in OWN), *beside]
    return Fingerprints(_digests(card), _digests(own))


def _as_shown(name: str, table: Mapping[str, object]) -> dict[str, object]:
    return {key: AS_SHOWN[name](value) for key, value in table.items()}


def _at(positions: Mapping[str, Sequence[int]], things: Sequence[object]) -> dict[str, list[object]]:
    return {key: [things[at] for at in places] for key, places in positions.items()}


def _kinds(verdicts: Iterable[NameVerdict]) -> dict[str, list[tuple[str, str]]]:
    """The kinds of verdict on each topic's names; what they were judged by changes more often."""
    kinds: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for verdict in verdicts:
        for topic in verdict.topics:
            kinds[topic].append((verdict.text, verdict.kind))
    return kinds


def _digests(tables: Sequence[Mapping[str, object]]) -> dict[str, bytes]:
    return {
        key: blake2b(_encode([table.get(key) for table in tables]), digest_size=16).digest()
        for key in dict.fromkeys(chain.from_iterable(tables))
    }
