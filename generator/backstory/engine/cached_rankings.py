"""Keeps the rankings of the last build: they are made again only when something that they are made from is new."""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain

import msgspec

from backstory.catalog.rankings import Rank, Rankings, rank
from backstory.engine.cache import Cache
from backstory.ranking.features import ArticleSignals, TopicSignals

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_RANKINGS = msgspec.msgpack.Decoder(Rankings)


def remembered(cache: Cache, depends: str) -> Rank:
    """Ranks as `rank` does. `depends` is a digest of the program.

    The last rankings of each depth are kept, with the digest of all that they were made from before them.
    """

    def ranked(
        topics: Sequence[TopicSignals], articles: Sequence[ArticleSignals], read_next: int
    ) -> Rankings:
        made_from = _digest(depends, topics, articles)
        key = str(read_next)
        kept = cache.find("ranking", key)
        if kept is not None and kept.startswith(made_from):
            known: Rankings = _RANKINGS.decode(memoryview(kept)[len(made_from) :])
            return known
        rankings = rank(topics, articles, read_next)
        cache.put("ranking", {key: made_from + msgspec.msgpack.encode(rankings)})
        return rankings

    return ranked


def _digest(depends: str, topics: Sequence[TopicSignals], articles: Sequence[ArticleSignals]) -> bytes:
    """A digest of all signals, one after another: encoded together they would fill a large site's memory."""
    made_from = blake2b(_encode((depends, len(topics))), digest_size=16)
    for signals in chain(topics, articles):
        made_from.update(_encode(signals))
    return made_from.hexdigest().encode()
