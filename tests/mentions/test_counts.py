"""The mentions of one document, kept as columns: what can be asked of them."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.markdown.body import Body, Markup, Text
from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.mentions.counts import NO_MENTIONS, NOTHING, MentionCount, MentionLink, Mentions, blocks_of
from backstory.mentions.form_codes import Case, names_of, numbered, topics_of, wording
from backstory.mentions.forms import FormKind, SurfaceName
from backstory.mentions.matcher import Matcher
from backstory.mentions.search import search

NAMES = (
    SurfaceName("korea", "North Korea", "title"),
    SurfaceName("korea", "DPRK", "name"),
    SurfaceName("kim", "Kim", "title"),
)
BODY = Body(
    (
        Markup("<p>"),
        Text("It rained. Kim left North Korea.", 0, 0),
        Markup("</p><p>"),
        Text("The DPRK said so.", 1, 1),
    ),
    {"": (0, 4)},
)


def found() -> Mentions:
    return search(BODY, Matcher(NAMES))


def test_each_mention_is_told_with_its_place() -> None:
    assert list(found().each(NAMES)) == [
        MentionCount("kim", "Kim", 1, 11, 14, 0, 0, False),
        MentionCount("korea", "North Korea", 1, 20, 31, 0, 0, False),
        MentionCount("korea", "DPRK", 3, 4, 8, 1, 1, False),
    ]


def test_a_topic_is_quoted_with_the_sentence_that_names_it_first() -> None:
    sentence = "Kim left North Korea."
    assert list(found().quotes(NAMES)) == [("kim", sentence), ("korea", sentence)]
    assert found().mention_spans.sentences == (sentence,)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("He said so. The [ferry](https://a.example) of *North* Korea left with Kim. It came back.",
         "The ferry of North Korea left with Kim."),
        ("[[Quay|At the quay]], Kim waited.", "At the quay, Kim waited."),
        ("- One.\n- Kim waits at the [[Quay]].", "Kim waits at the Quay."),
        ("Kim waits. [[Quay]].", "Kim waits."),
        ("Kim waits.", "Kim waits."),
    ],
)  # fmt: skip
def test_the_sentence_goes_on_over_links_and_emphasis(source: str, sentence: str) -> None:
    body = BodyReader(MarkdownSettings()).read(source, first_line=1, path="a.md").body
    assert dict(search(body, Matcher(NAMES)).quotes(NAMES))["kim"] == sentence


def test_sentences_can_be_put_in_place_of_others_where_they_stand() -> None:
    edited = found().quoting(NAMES, lambda segment, sentence: f"{segment}: {sentence.split()[-1]}")
    assert list(edited.quotes(NAMES)) == [("kim", "1: Korea."), ("korea", "1: Korea.")]


def test_links_and_blocks_with_several_topics_are_told() -> None:
    mention_counts, mention_spans = found().mention_counts, found().mention_spans
    topics = mention_counts.topics(NAMES)
    assert mention_spans.links((), topics) == []
    assert mention_spans.links((0, 2), topics) == [
        MentionLink("kim", 1, 11, 14),
        MentionLink("korea", 3, 4, 8),
    ]
    assert [one.link for one in found().each(NAMES, (0, 2))] == [True, False, True]
    assert [[NAMES[number].topic for number in block] for block in blocks_of(mention_counts.together)] == [
        ["kim", "korea"]
    ]


def test_sightings_travel_and_nothing_says_nothing() -> None:
    packed = msgspec.msgpack.encode(found())
    assert msgspec.msgpack.decode(packed, type=Mentions) == found()
    assert search(Body((Text("No name.", 0, 0),), {}), Matcher(NAMES)) == Mentions()
    assert [
        *Mentions().each(NAMES),
        *Mentions().quotes(NAMES),
        *NO_MENTIONS.links((), NOTHING.topics(NAMES)),
        *blocks_of(NOTHING.together),
    ] == []


@given(st.integers(0, 10**6), st.sampled_from(FormKind), st.sampled_from(Case), st.booleans())
def test_a_wording_is_what_its_number_says(name: int, kind: FormKind, case: Case, phrase: bool) -> None:
    number = numbered(name, kind, case, phrase)
    worded = wording(number)
    assert (worded.name, worded.kind, worded.case, worded.phrase) == (name, kind, case, phrase)
    assert names_of([number]) == {name}


def test_a_wording_means_the_topic_of_its_name() -> None:
    numbers = [
        numbered(2, FormKind.NAME, Case.LOWER, False),
        numbered(0, FormKind.PLURAL, Case.CAPITAL, True),
    ]
    assert topics_of(numbers, NAMES) == ["kim", "korea"]
