"""Who uses what: which documents embed, name as background, link to and mention which others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from backstory.catalog.topics import Topic
from backstory.content.documents import Document
from backstory.mentions.counts import NOTHING, MentionCounts, Mentions, MentionSpans
from backstory.mentions.forms import SurfaceName
from backstory.names.published import Published
from backstory.names.references import References

QUOTED = 200
"""Mentions of a topic whose sentences are at hand: the newest, but for those in articles about it, which no list has."""
USES = ("embed", "background", "link", "mention")
"""The ways in which a document uses another, the closest first."""


class DocumentUse(Struct, frozen=True, array_like=True, gc=False):
    """The document at `path` uses another: `how` is one of USES; `anchor` is the section that is used.

    `sentence` is what stands around it in the text; of most mentions it can only be had from the counts of mentions.
    """

    path: str
    how: str
    anchor: str = ""
    sentence: str = ""


_ByWay = dict[str, defaultdict[str, list[DocumentUse]]]
"""For each way, the uses of each thing."""


def gather_uses(
    published: Published,
    articles: Sequence[str],
    mention_counts: Mapping[str, MentionCounts],
    mention_spans: Mapping[str, MentionSpans],
    *,
    names: Sequence[SurfaceName],
    topics: Mapping[str, Topic],
) -> dict[str, tuple[DocumentUse, ...]]:
    """By id, the uses of everything that is published, as `in_order_of_use` has them.

    `articles` are the newest first, `names` those that were searched for.
    """
    by_way = _nothing()
    mentioned = by_way["mention"]
    about = {topic.id: frozenset(topic.covered) for topic in topics.values()}
    left = dict.fromkeys(topics, QUOTED)
    others = sorted(path for path, document in published.listed.items() if document.kind != "article")
    for path in (*articles, *others):
        linked = _add(by_way, published.documents[path], published.references[path])
        here = mention_counts.get(path, NOTHING)
        # One for all of them: on a large site they are many millions.
        mention = DocumentUse(path, "mention")
        sentences: tuple[str, ...] = ()
        for topic, number in here.firsts(names):
            if topic in linked:
                continue
            if left.get(topic) and path not in about[topic]:
                left[topic] -= 1
                sentences = sentences or mention_spans[path].sentences
                mentioned[topic].append(DocumentUse(path, "mention", "", sentences[number]))
            else:
                mentioned[topic].append(mention)
    return {key: uses for key, uses in _joined(by_way).items() if key in published.addresses.of}


def uses_in(
    document: Document, references: References, here: Mentions, names: Sequence[SurfaceName]
) -> dict[str, tuple[DocumentUse, ...]]:
    """What a document uses, by id: each way once. What it links to is not listed again as mentioned."""
    by_way = _nothing()
    linked = _add(by_way, document, references)
    for topic, sentence in here.quotes(names):
        if topic not in linked:
            by_way["mention"][topic].append(DocumentUse(document.path, "mention", "", sentence))
    return _joined(by_way)


def in_order_of_use(uses: Iterable[DocumentUse], ranks: Mapping[str, int]) -> tuple[DocumentUse, ...]:
    """Uses of one thing, the closest way first; `ranks` are the places of articles among the newest."""
    last = len(ranks)
    return tuple(sorted(uses, key=lambda use: (USES.index(use.how), ranks.get(use.path, last), use.path)))


def _nothing() -> _ByWay:
    return {how: defaultdict(list) for how in USES}


def _add(by_way: _ByWay, document: Document, references: References) -> set[str]:
    """Add what the author of a document made of others; what it links to."""
    path = document.path
    sentences = [link.sentence for link in document.facts.links]
    seen: set[str] = set()
    for how, targets in (
        ("embed", references.embeds),
        ("background", references.background),
        ("link", references.links),
    ):
        seen = {path}
        for at, target in enumerate(targets):
            if target is not None and target.id not in seen:
                seen.add(target.id)
                sentence = sentences[at] if how == "link" else ""
                by_way[how][target.id].append(DocumentUse(path, how, target.anchor, sentence))
    return seen


def _joined(by_way: _ByWay) -> dict[str, tuple[DocumentUse, ...]]:
    keys = dict.fromkeys(chain.from_iterable(by_way.values()))
    return {key: tuple(chain.from_iterable(uses.get(key, ()) for uses in by_way.values())) for key in keys}
