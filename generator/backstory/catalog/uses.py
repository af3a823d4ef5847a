"""Who uses what: which documents embed, name as background, link to and mention which others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from backstory.catalog.links import Resolved
from backstory.catalog.sightings import NOTHING, Sightings
from backstory.catalog.surface_names import SurfaceName
from backstory.catalog.survey import Survey
from backstory.content.documents import Document

USES = ("embed", "background", "link", "mention")
"""The ways in which a document uses another, the closest first."""


class Use(Struct, frozen=True, array_like=True, gc=False):
    """The document at `path` uses another: `how` is one of USES; `anchor` is the section that is used."""

    path: str
    how: str
    anchor: str = ""
    sentence: str = ""


_ByWay = dict[str, defaultdict[str, list[Use]]]
"""For each way, the uses of each thing."""


def gather_uses(
    found: Survey,
    articles: Sequence[str],
    sightings: Mapping[str, Sightings],
    names: Sequence[SurfaceName],
) -> dict[str, tuple[Use, ...]]:
    """By id, the uses of everything that is published, as `in_order_of_use` has them.

    `articles` are the newest first, `names` those that were searched for.
    """
    by_way = _nothing()
    others = sorted(path for path, document in found.documents.items() if document.kind != "article")
    for path in (*articles, *others):
        _add(by_way, found.documents[path], found.resolved[path], sightings.get(path, NOTHING), names)
    return {key: uses for key, uses in _joined(by_way).items() if key in found.addresses.of}


def uses_in(
    document: Document, resolved: Resolved, here: Sightings, names: Sequence[SurfaceName]
) -> dict[str, tuple[Use, ...]]:
    """What a document uses, by id: each way once. What it links to is not listed again as mentioned."""
    by_way = _nothing()
    _add(by_way, document, resolved, here, names)
    return _joined(by_way)


def in_order_of_use(uses: Iterable[Use], ranks: Mapping[str, int]) -> tuple[Use, ...]:
    """Uses of one thing, the closest way first; `ranks` are the places of articles among the newest."""
    last = len(ranks)
    return tuple(sorted(uses, key=lambda use: (USES.index(use.how), ranks.get(use.path, last), use.path)))


def _nothing() -> _ByWay:
    return {how: defaultdict(list) for how in USES}


def _add(
    by_way: _ByWay, document: Document, resolved: Resolved, here: Sightings, names: Sequence[SurfaceName]
) -> None:
    path = document.path
    sentences = [link.sentence for link in document.facts.links]
    seen: set[str] = set()
    for how, meanings in (
        ("embed", resolved.embeds),
        ("background", resolved.background),
        ("link", resolved.links),
    ):
        seen = {path}
        for at, meaning in enumerate(meanings):
            if meaning is not None and meaning.id not in seen:
                seen.add(meaning.id)
                sentence = sentences[at] if how == "link" else ""
                by_way[how][meaning.id].append(Use(path, how, meaning.anchor, sentence))
    mentioned = by_way["mention"]
    for topic, sentence in here.quotes(names):
        if topic not in seen:
            mentioned[topic].append(Use(path, "mention", "", sentence))


def _joined(by_way: _ByWay) -> dict[str, tuple[Use, ...]]:
    keys = dict.fromkeys(chain.from_iterable(by_way.values()))
    return {key: tuple(chain.from_iterable(uses.get(key, ()) for uses in by_way.values())) for key in keys}
