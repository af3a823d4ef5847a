"""Front matter: every key of ours, every dialect, and who wins."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, structs
from tests.support.knowing import know

from backstory import messages
from backstory.content.documents import Kind
from backstory.content.fences import split
from backstory.content.front_matter import read_metadata
from backstory.content.front_matter_types import (
    Claim,
    Correction,
    Event,
    FrontMatter,
    Image,
    Quotation,
    RelatedEntry,
    Source,
)
from backstory.content.keys import KEYS as KEYS_OF_ALL
from backstory.content.topic_list import read_topic_list
from backstory.dates import Moment, Span
from backstory.markdown.body import Assessment, Reference
from backstory.problems import Problem
from backstory.settings import Settings

SETTINGS = Settings(timezone="Europe/London")


def front(yaml: str, kind: Kind = "article") -> FrontMatter:
    """The record of YAML in which nothing is wrong."""
    record, problems = read_metadata(yaml, "a.md", kind=kind, settings=SETTINGS)
    assert not problems, [messages.line(problem, {}) for problem in problems]
    return record


def said(yaml: str, kind: Kind = "article") -> list[str]:
    _, problems = read_metadata(yaml, "a.md", kind=kind, settings=SETTINGS)
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in problems]


def names(references: tuple[Reference, ...]) -> list[str]:
    return [reference.name for reference in references]


class TestSplitting:
    def test_front_matter_ends_where_its_second_fence_stands(self) -> None:
        parts = split("---\ntitle: A\n---\nText.\n", "a.md")
        assert (parts.metadata, parts.metadata_line) == ("title: A\n", 2)
        assert (parts.body, parts.body_line) == ("Text.\n", 4)
        assert not parts.problems

    @pytest.mark.parametrize(
        "text",
        [
            "---\ntitle: A\n...\nText.\n",
            "--- \ntitle: A\n---\t\nText.\n",
            "---\r\ntitle: A\r\n---\r\nText.\r\n",
            "---\rtitle: A\r---\rText.\r",
            "\ufeff---\ntitle: A\n---\nText.\n",
        ],
    )
    def test_other_line_ends_marks_and_fences_make_no_difference(self, text: str) -> None:
        parts = split(text, "a.md")
        assert (parts.metadata, parts.body, parts.body_line) == ("title: A\n", "Text.\n", 4)
        assert not parts.problems

    def test_a_fence_at_the_end_of_the_file_leaves_an_empty_body(self) -> None:
        assert split("---\ntitle: A\n---").body == ""
        assert split("---\n---\nText.").metadata == ""

    def test_a_file_without_fences_is_all_body(self) -> None:
        for text in (
            "",
            "Text.\n",
            "# Heading\n\n---\n\nMore.\n",
            "Note: this is prose.\n",
            "- a\n- b\n",
            "-----\n",
        ):
            parts = split(text, "a.md")
            assert (parts.metadata, parts.metadata_line, parts.body, parts.body_line) == ("", 0, text, 1)
            assert not parts.problems

    def test_blank_lines_above_are_read_over_and_mentioned(self) -> None:
        parts = split("\n \n---\ntitle: A\n---\nText.\n", "a.md")
        assert (parts.metadata, parts.metadata_line, parts.body_line) == ("title: A\n", 4, 6)
        assert [(p.code, p.place.line) for p in parts.problems] == [("fence-late", 3)]

    @pytest.mark.parametrize(
        ("text", "code", "line"),
        [
            ("---\ntitle: A\n\nText.\n", "fence-unclosed", 1),
            ("---\ntitle: A\n ---\nText.\n", "fence-wrong", 3),
            ("---\ntitle: A\n----\nText.\n", "fence-wrong", 3),
            ("—-\ntitle: A\n—- \nText.\n", "fence-wrong", 1),
            (" ---\ntitle: A\n---\nText.\n", "fence-wrong", 1),
            ("\n----\ntitle: A\n----\nText.\n", "fence-wrong", 2),
            ("--\ntitle: A\n--\n", "fence-wrong", 1),
            ("---title: A\ndate: 2023-07-27\n---\n", "fence-wrong", 1),
            ("title: A\ndate: 2023-07-27\nText.\n", "fence-missing", 1),
            ("title: A\ntags:\n- a\n\nText.\n", "fence-missing", 1),
            ('+++\ntitle = "A"\n\nText.\n', "fence-unclosed", 1),
            ('{\n  "title": "A"\n\nText.\n', "fence-unclosed", 1),
            ("---js\n{ title: 'A' }\n---\n", "fence-syntax", 1),
            ("---\ntitle: A\n---\nText.\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n", "conflict-marker", 5),
        ],
    )
    def test_a_fence_that_is_none_is_a_problem(self, text: str, code: str, line: int) -> None:
        problems = split(text, "a.md").problems
        assert [(p.code, p.place.path, p.place.line) for p in problems] == [(code, "a.md", line)]

    def test_a_merge_that_is_shown_as_code_is_none(self) -> None:
        shown = "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```\n"
        assert not split(f"---\ntitle: A\n---\n{shown}").problems


ARTICLE = """\
title: Defence minister tours arms show
date: 2023-07-27
updated: 2023-07-28 09:10
expires: 2033-01-01
draft: no
summary: What happened.
topics: [Kim Jong Un, Russia, "#Asia"]
background: [Korean War#Armistice]
sources:
  - {id: agency, title: State report, url: "https://example.org/a", publisher: KCNA, date: 2023-07-26,
     accessed: 2023-07-27, archived: "https://example.net/a", via: Wire, note: In Korean}
  - https://example.org/b
  - title: An interview
events:
  - {date: 2023-07-26, title: Exhibition opens, topics: [North Korea, Russia], source: agency, key: yes}
  - {date: 1950/1953, title: A war}
claims:
  - {id: arms, text: Pyongyang supplies arms, by: United States, about: [North Korea], status: asserted, date: 2023-07}
  - {text: No such supplies exist, by: North Korea, replies_to: arms, status: Denied, source: agency, likelihood: Remote, confidence: high, would_change: A ship}
corrections:
  - {date: 2023-07-28, was: six, now: seven, note: Miscounted, kind: change}
authors: [Ann Other]
image: {file: show.jpg, alt: A hall, credit: KCNA, license: CC BY 4.0}
slug: arms-show/
permalink: news/arms-show/
redirect_from: [/old/, old.html]
lang: en
translation_of: articles/x.fr.md
template: feature
autolink: first
markdown: commonmark
featured: true
embargo: 2023-08-01
hidden: no
ai: {use: assisted, reviewed_by: Ann Other}
questions: [{question: "Who supplies whom?", section: Arms}]
answers: ["Korean War#^ratified"]
pin: 2023-08-15
unlisted: false
cascade: {draft: true}
quotes:
  - {text: It is so, by: Kim, to: reporters, place: Pyongyang, about: [North Korea], date: 2023-07-27, exact: false, source: agency}
lists: {people: {kind: people, topics: [Asia], since: 2023, by: letter, most: 9, table: yes}}
mood: [calm, {deep: blue}]
"""


def test_every_key_of_an_article_is_read() -> None:
    record = front(ARTICLE)
    assert record.title == "Defence minister tours arms show"
    assert record.date == Moment("2023-07-27", "", 1690412400)
    assert record.updated == Moment("2023-07-28", "09:10", 1690531800)
    assert record.expires is not None and record.expires.day == "2033-01-01"
    assert (record.draft, record.hidden, record.unlisted) == (False, False, False)
    assert record.embargo is not None and record.embargo.day == "2023-08-01"
    assert record.topics == (
        Reference("Kim Jong Un", 7, 10),
        Reference("Russia", 7, 23),
        Reference("Asia", 7, 31),
    )
    assert record.background == (Reference("Korean War#Armistice", 8, 14),)
    day = Span("2023-07-26", 20230726, 20230726, "day")
    assert record.sources == (
        Source(
            "agency",
            "State report",
            url="https://example.org/a",
            publisher="KCNA",
            date=day,
            accessed="2023-07-27",
            archived="https://example.net/a",
            via="Wire",
            note="In Korean",
            line=10,
            column=5,
        ),
        Source("s2", "https://example.org/b", url="https://example.org/b", line=12, column=5),
        Source("s3", "An interview", line=13, column=5),
    )
    assert record.events == (
        Event(
            day,
            "Exhibition opens",
            (Reference("North Korea", 15, 58), Reference("Russia", 15, 71)),
            "agency",
            key=True,
            line=15,
            column=5,
            source_place=(15, 88),
        ),
        Event(Span("1950/1953", 19500101, 19531231, "range"), "A war", line=16, column=5),
    )
    assert record.claims == (
        Claim(
            "arms",
            "Pyongyang supplies arms",
            Reference("United States", 18, 51),
            (Reference("North Korea", 18, 74),),
            "asserted",
            Span("2023-07", 20230701, 20230731, "month"),
            line=18,
            column=5,
        ),
        Claim(
            "c2",
            "No such supplies exist",
            Reference("North Korea", 19, 40),
            status="denied",
            replies_to=Reference("arms", 19, 65),
            source="agency",
            assessment=Assessment("almost no chance", "high", "A ship"),
            line=19,
            column=5,
            source_place=(19, 95),
        ),
    )
    ((name, query),) = record.lists
    assert (name, query.kind, query.since, query.by, query.most, query.table) == (
        "people",
        "person",
        20230101,
        "letter",
        9,
        True,
    )
    assert [topic.name for topic in query.topics] == ["Asia"]
    (quote,) = record.quotes
    assert [one and one.name for one in (quote.by, quote.to, quote.place, *quote.about)] == [
        "Kim",
        "reporters",
        "Pyongyang",
        "North Korea",
    ]
    assert (quote.text, quote.exact, quote.source) == ("It is so", False, "agency")
    assert quote.date is not None and quote.date.edtf == "2023-07-27"
    assert record.corrections == (Correction("2023-07-28", "six", "seven", "Miscounted", "change", 21, 5),)
    assert record.authors == ("Ann Other",)
    assert record.image == Image("show.jpg", "A hall", "KCNA", "CC BY 4.0")
    assert (record.slug, record.permalink) == ("arms-show", "/news/arms-show/")
    assert record.redirect_from == ("/old/", "/old.html")
    assert (record.lang, record.translation_of) == ("en", "articles/x.fr.md")
    assert record.template == Reference("feature", 29, 11)
    assert (record.autolink, record.featured) == ("first", True)
    assert record.extra == {"mood": ["calm", {"deep": "blue"}]}
    assert record.source_keys == {}
    assert record.places["events"] == (14, 1) and record.places["title"] == (1, 8)
    assert "mood" not in record.places


TOPIC = """\
title: Kim Jong Un
kind: Person
names: [Kim Jong-un, "Smith, John"]
abbr: KJU
broader: North Korea
related: [Kim Yo Jong, {topic: Sergei Shoigu, because: hosted him, relation: host of}]
not_related: [Asia]
same_as: ["https://www.wikidata.org/entity/Q56226"]
summary: >
  One or two
  sentences.
definition: Leader of North Korea
as_of: 2023-07-27
autolink: never
reviewed: 2023-01-31
review_every: 1 month
period: 1984~/..
facts: {Capital: "[[Pyongyang]]"}
aliases: [Rocket Man, /old/kim, Data.gov]
"""


def test_every_key_of_a_topic_is_read() -> None:
    record = front(TOPIC, "topic")
    assert record.kind == "person"
    assert record.names == ("Kim Jong-un", "Smith, John", "Rocket Man", "Data.gov")
    assert record.redirect_from == ("/old/kim",)
    assert record.broader == (Reference("North Korea", 5, 10),)
    assert record.related == (
        RelatedEntry(Reference("Kim Yo Jong", 6, 11)),
        RelatedEntry(Reference("Sergei Shoigu", 6, 32), "hosted him", "host of"),
    )
    assert names(record.not_related) == ["Asia"]
    assert record.same_as == ("https://www.wikidata.org/entity/Q56226",)
    assert record.summary == "One or two sentences."
    assert record.as_of == "2023-07-27"
    assert (record.reviewed, record.review_by) == ("2023-01-31", "2023-02-28")
    assert record.period is not None and record.period.edtf == "1984~/.."


NO_KEYS = {"extra", "source_keys", "places", "categories", "tree_address", "audience", "withheld"}
"""Fields that no key of their name fills."""


def test_every_field_of_the_record_can_be_given() -> None:
    given = set(front(ARTICLE).places) | set(front(TOPIC, "topic").places) | {"review_by"}
    assert {field.name for field in structs.fields(FrontMatter)} - NO_KEYS <= given


@pytest.mark.parametrize(
    ("yaml", "field", "value", "key"),
    [
        ("Title: A", "title", "A", ""),
        ("publishDate: 2023-07-27", "date", "2023-07-27", "publishdate"),
        ("pubdate: 2023-07-27", "date", "2023-07-27", "pubdate"),
        ("published: 2023-07-27", "date", "2023-07-27", "published"),
        ("created: 2023-07-27", "date", "2023-07-27", "created"),
        ("date: {created: 2023-07-27, updated: 2023-07-28}", "date", "2023-07-27", "date.created"),
        ("date: {created: 2023-07-27, updated: 2023-07-28}", "updated", "2023-07-28", "date.updated"),
        ("lastmod: 2023-07-27", "updated", "2023-07-27", "lastmod"),
        ("Modified: 2023-07-27", "updated", "2023-07-27", "modified"),
        ("last_modified_at: 2023-07-27", "updated", "2023-07-27", "last_modified_at"),
        ("expiryDate: 2023-07-27", "expires", "2023-07-27", "expirydate"),
        ("unpublishdate: 2023-07-27", "expires", "2023-07-27", "unpublishdate"),
        ("status: Draft", "draft", True, "status"),
        ("published: false", "draft", True, "published"),
        ("publish: 'no'", "draft", True, "publish"),
        ("published: true", "draft", False, "published"),
        ("description: A", "summary", "A", "description"),
        ("excerpt: A", "summary", "A", "excerpt"),
        ("deck: A", "summary", "A", "deck"),
        ("also_known_as: [A]", "names", ("A",), "also_known_as"),
        ("url: /a/", "permalink", "/a/", "url"),
        ("author: Ann Other", "authors", ("Ann Other",), "author"),
        ("Authors: Ann Other; Bob", "authors", ("Ann Other", "Bob"), ""),
        ("author: {name: Ann Other, email: x}", "authors", ("Ann Other",), "author"),
        ("cover: a.jpg", "image", Image("a.jpg"), "cover"),
        ("images: [a.jpg, b.jpg]", "image", Image("a.jpg"), "images"),
        ("hero: {image: a b.jpg, alt: B}", "image", Image("a b.jpg", "B"), "hero"),
        ("thumbnail: a.jpg\nimage_alt: B", "image", Image("a.jpg", "B"), "thumbnail"),
        ("primary_image: a.jpg", "image", Image("a.jpg"), "primary_image"),
        ("hero: false", "image", None, ""),
        ("layout: post", "template", Reference("post", 1, 9), "layout"),
        ("last_reviewed_on: 2023-07-27", "reviewed", "2023-07-27", "last_reviewed_on"),
        ("review_date: 2023-07-27", "review_by", "2023-07-27", "review_date"),
    ],
)
def test_the_keys_of_other_programs_are_read_without_a_word(
    yaml: str, field: str, value: Any, key: str
) -> None:
    record = front(yaml)
    got = getattr(record, field)
    assert (got.day if isinstance(got, Moment) else got) == value
    assert record.source_keys.get(field, "") == key
    assert record.extra == {}


@pytest.mark.parametrize(
    ("yaml", "expected", "key"),
    [
        ("topics: [NO, '508', on]", ["NO", "508", "on"], ""),
        ("topics: North Korea", ["North Korea"], ""),
        ("tags: [b, a]", ["b", "a"], "tags"),
        ("tag: a", ["a"], "tag"),
        ("tags: [a, b]\ncategories: [B, c]", ["a", "b", "c"], "tags, categories"),
        ("tags: [a]\nkeywords: [b]", ["a"], "tags"),
        ("keywords: [b]", ["b"], "keywords"),
        ("topics: [a, b]\ntags: [A]", ["a", "b"], ""),
        ("topics: ['#a', '##b', '#']", ["a", "b"], ""),
        ("topics: ['Washington, DC']", ["Washington, DC"], ""),
        ("topics: []", [], ""),
        ("topics:", [], ""),
    ],
)
def test_topics_come_as_lists_or_text_from_all_taxonomies(yaml: str, expected: list[str], key: str) -> None:
    record = front(yaml)
    assert names(record.topics) == expected
    assert record.source_keys.get("topics", "") == key


def test_topics_may_be_text_with_commas_each_with_its_column() -> None:
    record, problems = read_metadata("tags: 'red, #blue;green'", "a.md", kind="article", settings=SETTINGS)
    assert record.topics == (Reference("red", 1, 8), Reference("blue", 1, 13), Reference("green", 1, 19))
    assert [messages.severity(problem, {}) for problem in problems] == ["ignore"]


def test_aliases_are_old_addresses_or_other_names() -> None:
    record = front("aliases: [Old name, /old/, old-page.html]")
    assert (record.names, record.redirect_from) == (("Old name",), ("/old/", "/old-page.html"))
    assert front("aliases: zil, zork-ii", "topic").names == ("zil", "zork-ii")


def test_ours_goes_first_and_a_disagreement_is_said() -> None:
    yaml = "excerpt: B\nsummary: A\ndescription: A"
    record, problems = read_metadata(yaml, "a.md", kind="article", settings=SETTINGS)
    assert (record.summary, record.source_keys) == ("A", {})
    assert [messages.line(problem, {}) for problem in problems] == [
        'a.md:1:10: warning: "excerpt" says something else than "summary", which is used; keep one of them [keys-disagree]'
    ]
    assert said("date: 2023-07-27\ncreated: 2023-07-27 09:10") == []
    assert said("topics: [a]\ntags: [a, b]") == ["2:7 keys-disagree"]
    assert said("template: a\nlayout: a") == []


def test_a_draft_is_one_where_any_key_says_so() -> None:
    record, problems = read_metadata(
        "draft: false\npublished: false", "a.md", kind="article", settings=SETTINGS
    )
    assert record.draft is True
    assert [problem.code for problem in problems] == ["keys-disagree"]


@pytest.mark.parametrize(
    ("yaml", "place_and_code"),
    [
        ("date: 2026-02-30", "1:7 date-invalid"),
        ("date: [2023-07-27]", "1:7 date-invalid"),
        ("expiryDate: soon", "1:13 date-invalid"),
        ("draft: maybe", "1:8 draft-invalid"),
        ("published: perhaps", "1:12 draft-invalid"),
        ("hidden: perhaps", "1:9 draft-invalid"),
        ("private: ask Ann", "1:10 draft-invalid"),
        ("draft: {de: true}", "1:8 draft-invalid"),
        ("date: {year: 2031}", "1:7 date-invalid"),
        ("date: 2023-07-27\npublishDate: soon", "2:14 date-invalid"),
        ("date: 2023-07-27\nembargo: until we hear", "2:10 date-invalid"),
    ],
)
def test_what_decides_about_publishing_is_an_error_where_it_can_t_be_read(
    yaml: str, place_and_code: str
) -> None:
    assert said(yaml) == [place_and_code]
    _, problems = read_metadata(yaml, "a.md", kind="article", settings=SETTINGS)
    assert messages.severity(problems[0], {}) == "error"


@pytest.mark.parametrize(
    ("yaml", "place_and_code"),
    [
        ("title: {a: b}", "1:8 value-text"),
        ("updated: soon", "1:10 value-date"),
        ("as_of: 2023", "1:8 value-date"),
        ("featured: perhaps", "1:11 value-flag"),
        ("autolink: some", "1:11 value-choice"),
        ("lang: english please", "1:7 value-language"),
        ("review_every: 90", "1:15 value-period"),
        ("permalink: /../../etc/", "1:12 value-address"),
        ("permalink: /:title/", "1:12 value-address"),
        ("slug: ../up", "1:7 value-address"),
        ("redirect_from: [/a/, '//evil.example']", "1:22 value-address"),
        ("same_as: ['javascript:alert(1)']", "1:11 value-url"),
        ("sources: [{title: A, url: www.nasa.gov}]", "1:27 value-url"),
        ("sources: [{title: A, url: nasa.gov/x}]", "1:27 value-url"),
        ("sources: [{title: A, url: 'https://[nasa.gov]/'}]", "1:27 value-url"),
        ("same_as: ['https://[nasa.gov']", "1:11 value-url"),
        ("image: {caption: }", "1:8 entry-incomplete"),
        ("date: 2024-02-02\nexpires: 2024-02-01", "2:10 expires-early"),
        ("image: 'javascript:alert(1)'", "1:8 value-url"),
        ("sources: [{title: A, url: 'data:text/html,x'}]", "1:27 value-url"),
        ('sources: [{title: A, url: "java\\tscript:alert(1)"}]', "1:27 value-url"),
        ("sources: [{note: A}]", "1:11 entry-incomplete"),
        ("sources: [{id: a, title: A}, {id: a, title: B}]", "1:30 id-twice"),
        ("sources: [[a]]", "1:11 value-mapping"),
        ("events: [{title: A}]", "1:10 entry-incomplete"),
        ("events: [{date: long ago, title: A}]", "1:17 value-date"),
        ("events: [A]", "1:10 value-mapping"),
        ("image: {fil: a.jpg, alt: B}", "1:8 entry-incomplete"),
        ("events: [{date: 2023, title: A, sourse: b}]", "1:33 key-unknown"),
        ("events: [{date: 2023, title: War, and peace}]", "1:35 value-comma"),
        ("claims: [{by: A}]", "1:10 entry-incomplete"),
        ("claims: [{text: A, status: sure}]", "1:28 value-choice"),
        ("corrections: [{was: a, now: b}]", "1:15 entry-incomplete"),
        ("related: [{because: b}]", "1:11 entry-incomplete"),
        ("topics: [a, , b]", "1:13 yaml-comma"),
        ("topics: [a, '', b]", "1:13 list-gap"),
        ("topics:\n  - a\n  -", "3:4 list-gap"),
        ("topics: [a, b, A]", "1:16 topic-twice"),
        ("topics:\n  - Courses: new", "2:5 value-name"),
        ("topics: [508]", "1:10 topic-number"),
        ("sumary: A", "1:1 key-unknown"),
        ("redirect-from: /a/", "1:1 key-unknown"),
        ("dtae: 2023-07-27", "1:1 key-unknown"),
    ],
)
def test_each_other_slip_is_a_problem_with_its_place(yaml: str, place_and_code: str) -> None:
    assert said(yaml) == [place_and_code]


def test_a_slip_in_a_key_is_answered_with_the_key_that_was_meant() -> None:
    record, problems = read_metadata("Topcis: [a]\nweight: 3", "a.md", kind="article", settings=SETTINGS)
    assert [messages.line(problem, {}) for problem in problems] == [
        'a.md:1:1: warning: no key is called "Topcis"; did you mean "topics"? [key-unknown]'
    ]
    assert record.extra == {"Topcis": ["a"], "weight": "3"}


def test_a_bad_entry_leaves_the_others() -> None:
    yaml = "events:\n  - {date: x, title: A}\n  - {date: 2023, title: B}"
    record, _ = read_metadata(yaml, "a.md", kind="article", settings=SETTINGS)
    assert [event.title for event in record.events] == ["B"]


def test_ids_of_sources_are_stable_and_never_taken_twice() -> None:
    record = front("sources: [{title: A}, {id: s1, title: B}, {title: C}]")
    assert [source.id for source in record.sources] == ["s1s", "s1", "s3"]


def test_a_topic_has_a_kind_and_an_article_keeps_its_own() -> None:
    assert front("kind: organization", "topic").kind == "organisation"
    assert said("kind: animal", "topic") == ["1:7 value-choice"]
    assert front("kind: news").extra == {"kind": "news"}


def test_a_review_is_due_a_period_after_the_last() -> None:
    assert front("date: 2023-07-27\nreview_every: 90d").review_by == "2023-10-25"
    assert front("reviewed: 2023-07-27\nreview_every: 1y\nreview_by: 2023-12-24").review_by == "2023-12-24"
    assert front("review_every: 1y").review_by == ""


def test_many_short_topics_stand_in_one_list_or_mapping() -> None:
    as_list = "- title: Kim Yo Jong\n  kind: person\n- Asia\n- {kind: place}\n"
    topics, problems = read_topic_list(as_list, "topics.yaml", SETTINGS)
    assert [(front.title, front.kind, front.places["title"][0]) for front, _ in topics] == [
        ("Kim Yo Jong", "person", 1),
        ("Asia", "", 3),
    ]
    assert [(p.code, p.place.line) for p in problems] == [("entry-incomplete", 4)]

    twice = "- title: Asia\n  kind: place\n- Asia\n"
    topics, problems = read_topic_list(twice, "topics.yaml", SETTINGS)
    assert [(front.title, front.kind, front.places["title"][0]) for front, _ in topics] == [
        ("Asia", "place", 1)
    ]
    assert [(p.code, p.place.line, p.facts["line"]) for p in problems] == [("topic-twice", 3, "1")]

    by_title = "Kim Yo Jong:\n  kind: person\nAsia:\nRussia: A country in Europe and Asia\n"
    topics, problems = read_topic_list(by_title, "topics.yaml", SETTINGS)
    assert not problems
    assert [(front.title, front.definition, front.places["title"][0]) for front, _ in topics] == [
        ("Kim Yo Jong", "", 1),
        ("Asia", "", 3),
        ("Russia", "A country in Europe and Asia", 4),
    ]
    assert read_topic_list("", "topics.yaml", SETTINGS) == ([], ())
    assert [p.code for p in read_topic_list("a: b: c", "topics.yaml", SETTINGS)[1]] == ["yaml-colon"]


def test_metadata_may_stand_in_a_file_of_its_own() -> None:
    record, problems = read_metadata("title: A\n", "articles/a.yaml", kind="article", settings=SETTINGS)
    assert (record.title, problems) == ("A", ())


@pytest.mark.parametrize("corpus", ["18f", "healthcare-gov"])
def test_real_sites_are_read(corpora: Path, corpus: str) -> None:
    files = sorted((corpora / corpus).rglob("*.md"))
    records = [_read_file(file) for file in files]
    assert len(records) > 500
    errors = [p for _, problems in records for p in problems if messages.severity(p, {}) == "error"]
    assert {p.code for p in errors} <= {"yaml-duplicate"} and len(errors) <= 3
    titled = sum(1 for record, _ in records if record.title)
    assert titled > 0.85 * len(records)


def _read_file(file: Path) -> tuple[FrontMatter, tuple[Problem, ...]]:
    parts = split(file.read_text(encoding="utf-8"), file.name)
    record, problems = read_metadata(
        parts.metadata, file.name, kind="article", settings=SETTINGS, first_line=parts.metadata_line or 1
    )
    return record, parts.problems + problems


_OTHER_KEYS = "review_every tags published aliases url status categories images author id text by topic"
KEYS = st.sampled_from([*(field.name for field in structs.fields(FrontMatter)), *_OTHER_KEYS.split()])
VALUES = st.recursive(
    st.sampled_from(["2023-07-27", "a, b", "/a/", "true", "draft", "508", "", "~", "1950/1953", "x: y"])
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.sampled_from(["article", "topic", "background", "page"]))
def test_any_values_under_known_keys_give_a_record(data: dict[str, object], kind: Kind) -> None:
    import yaml

    text = yaml.safe_dump(data, allow_unicode=True)
    record, problems = read_metadata(text, "a.md", kind=kind, settings=SETTINGS)
    assert isinstance(record, FrontMatter)
    for problem in problems:
        assert problem.place.line
        assert set(messages._FACT.findall(messages.RULES[problem.code].sentence)) <= set(problem.facts)
    read_topic_list(text, "topics.yaml", SETTINGS)


@given(st.text() | st.text(alphabet="-—+.: \n\t#ab<>=`", max_size=60))
def test_any_text_is_split(text: str) -> None:
    parts = split(text, "a.md")
    assert all(problem.place.line >= 1 for problem in parts.problems)
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert plain.endswith(parts.body)
    assert plain.split("\n")[parts.body_line - 1 :] == parts.body.split("\n")


DOCS = Path(__file__).resolve().parents[2] / "docs" / "front-matter.md"


def test_every_key_is_documented() -> None:
    described = set(re.findall(r"[\w.]+", DOCS.read_text(encoding="utf-8").lower()))
    fields = {field.name for field in structs.fields(FrontMatter)} - NO_KEYS
    keys = {also.lower() for key in KEYS_OF_ALL.values() if not key.also_said for also in key.also}
    parts: list[type[Struct]] = [Source, Event, Claim, Assessment, Quotation, Correction, Image, RelatedEntry]
    inner = {field.name for part in parts for field in structs.fields(part)} - {
        "line",
        "column",
        "source_place",
        "assessment",
        "day",
        "target",
    }
    assert not (fields | keys | inner) - described


def test_of_many_topics_the_one_that_may_be_a_draft_is_kept_from_readers(tmp_path: Path) -> None:
    text = "- Asia\n- {title: Secret, draft: perhaps}\n"
    known = know(tmp_path, {"topics.yaml": text, "site.yaml": "checks: {draft-invalid: ignore}\n"})
    assert [topic.name for topic in known.catalog.topics.values()] == ["Asia"]
    assert known.codes == ["draft-invalid"]


def test_the_examples_of_the_documentation_are_right() -> None:
    examples = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    assert len(examples) > 4
    for example in examples:
        parts = split(example, "a.md")
        assert not parts.problems
        if "Panmunjom" in example:
            topics, problems = read_topic_list(example, "topics.yaml", SETTINGS)
            assert [front.title for front, _ in topics] == ["Kim Yo Jong", "Panmunjom"]
            assert topics[1][0].definition == "The village where the armistice was signed"
        else:
            _, problems = read_metadata(parts.metadata or example, "a.md", kind="article", settings=SETTINGS)
        assert not problems
