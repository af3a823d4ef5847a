"""The mentions in one document, kept small: most of them are only ever counted."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct, structs

from backstory.mentions.form_codes import name_of, topics_of
from backstory.mentions.forms import SurfaceName

_encode = msgspec.msgpack.Encoder().encode
_TEXTS = msgspec.msgpack.Decoder(tuple[str, ...])
_NUMBERS = msgspec.msgpack.Decoder(tuple[int, ...])
_TOGETHER = msgspec.msgpack.Decoder(tuple[tuple[int, ...], ...])


class Named(Struct, frozen=True, array_like=True, gc=False):
    """What is named, for each mention: the number of its wording, and of the section it stands in."""

    wordings: tuple[int, ...] = ()
    sections: tuple[int, ...] = ()


class Places(Struct, frozen=True, array_like=True, gc=False):
    """Where each mention stands: characters `starts` to `ends` of a segment of the body, and in which block."""

    segments: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    blocks: tuple[int, ...] = ()


_NAMED = msgspec.msgpack.Decoder(Named)
_PLACES = msgspec.msgpack.Decoder(Places)


class MentionCount(Struct, frozen=True, array_like=True, gc=False):
    """One mention: characters `start` to `end` of a segment, and the block and section in which it stands."""

    topic: str
    text: str
    segment: int
    start: int
    end: int
    block: int
    section: int
    link: bool


class MentionLink(Struct, frozen=True, array_like=True, gc=False):
    """A mention that becomes a link."""

    topic: str
    segment: int
    start: int
    end: int


class MentionCounts(Struct, frozen=True, array_like=True, gc=False):
    """What a document names, in the order of the text: what all documents are counted and ranked by.

    The columns stay encoded until they are asked for, since few documents' are at a time.
    """

    named_bytes: bytes = _encode(Named())
    together: bytes = _encode(())
    """For each block that names several topics, the numbers of a name of each, in the order of the topics; see
    `blocks_of`."""
    quoted: bytes = _encode(())
    """For each topic, in the order of their first mentions, the number of the sentence around that one."""

    @property
    def named(self) -> Named:
        return _NAMED.decode(self.named_bytes)

    def topics(self, names: Sequence[SurfaceName]) -> list[str]:
        """The topic of each mention. `names` are those that were searched for."""
        return topics_of(self.named.wordings, names)

    def firsts(self, names: Sequence[SurfaceName]) -> Iterable[tuple[str, int]]:
        """Each topic, in the order of their first mentions, and the number of the sentence around that one."""
        return zip(dict.fromkeys(self.topics(names)), _NUMBERS.decode(self.quoted), strict=True)


class MentionSpans(Struct, frozen=True, array_like=True, gc=False):
    """Where the mentions of a document stand, and what is said there: of use with its counts, in their order.

    Many times larger than those, and needed for a look at one document only.
    """

    places_bytes: bytes = _encode(Places())
    texts_bytes: bytes = _encode(())
    sentences_bytes: bytes = _encode(())

    @property
    def places(self) -> Places:
        return _PLACES.decode(self.places_bytes)

    @property
    def sentences(self) -> tuple[str, ...]:
        return _TEXTS.decode(self.sentences_bytes)

    def links(self, numbers: Collection[int], topics: Sequence[str]) -> list[MentionLink]:
        """The mentions with these numbers, as links; `topics` are those of all mentions."""
        places = self.places
        return [
            MentionLink(topics[at], places.segments[at], places.starts[at], places.ends[at]) for at in numbers
        ]


NOTHING = MentionCounts()
"""Of a document that names no topic."""
NO_MENTIONS = MentionSpans()
"""Beside `NOTHING`."""


class Mentions(Struct, frozen=True, array_like=True, gc=False):
    """All mentions in a document, with all that is known of them."""

    mention_counts: MentionCounts = NOTHING
    mention_spans: MentionSpans = NO_MENTIONS

    def quotes(self, names: Sequence[SurfaceName]) -> Iterable[tuple[str, str]]:
        """Each topic, in the order of their first mentions, and the sentence around that one."""
        sentences = self.mention_spans.sentences
        return [(topic, sentences[number]) for topic, number in self.mention_counts.firsts(names)]

    def each(self, names: Sequence[SurfaceName], links: Collection[int] = ()) -> Iterator[MentionCount]:
        """The mentions one by one, those with the numbers in `links` as links: for a look at few documents."""
        named, places = self.mention_counts.named, self.mention_spans.places
        return map(
            MentionCount,
            topics_of(named.wordings, names),
            _TEXTS.decode(self.mention_spans.texts_bytes),
            places.segments,
            places.starts,
            places.ends,
            places.blocks,
            named.sections,
            [at in links for at in range(len(named.wordings))],
        )

    def quoting(self, names: Sequence[SurfaceName], change: Callable[[int, str], str]) -> "Mentions":
        """The same with other sentences: those that `change` makes of the segment and the sentence there was."""
        firsts: dict[str, int] = {}
        for topic, segment in zip(
            self.mention_counts.topics(names), self.mention_spans.places.segments, strict=True
        ):
            firsts.setdefault(topic, segment)
        sentences = self.mention_spans.sentences
        changed = [
            change(segment, sentences[number])
            for segment, (_, number) in zip(firsts.values(), self.mention_counts.firsts(names), strict=True)
        ]
        return Mentions(
            structs.replace(self.mention_counts, quoted=_encode(tuple(range(len(changed))))),
            structs.replace(self.mention_spans, sentences_bytes=_encode(changed)),
        )


def blocks_of(together: bytes) -> tuple[tuple[int, ...], ...]:
    """The numbers of names in each block that names several topics."""
    return _TOGETHER.decode(together)


def packed(
    named: Named,
    places: Places,
    texts: Sequence[str],
    *,
    names: Sequence[SurfaceName],
    quoted: Iterable[int],
    sentences: Iterable[str],
) -> Mentions:
    """The mentions with these columns; `names` are those that were searched for."""
    return Mentions(
        MentionCounts(_encode(named), _encode(_together(named, places, names)), _encode(tuple(quoted))),
        MentionSpans(_encode(places), _encode(texts), _encode(tuple(sentences))),
    )


def _together(named: Named, places: Places, names: Sequence[SurfaceName]) -> list[list[int]]:
    together: dict[int, dict[str, int]] = {}
    last = -1
    for block, wording in zip(places.blocks, named.wordings, strict=True):
        # Nearly all stand by block: there is little to look up.
        if block != last:
            last = block
            numbers = together.setdefault(block, {})
        number = name_of(wording)
        numbers.setdefault(names[number].topic, number)
    return [[block[topic] for topic in sorted(block)] for block in together.values() if len(block) > 1]
