"""What each rule says of a site, and what it lets pass."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from backstory import messages
from backstory.checks import RULES, CheckContext, run_rules
from backstory.checks.assessments import mixed_assessments
from backstory.checks.claims import claims_without_source
from backstory.checks.dates import as_of_old, review_due, undated_articles
from backstory.checks.images import images_without_text
from backstory.checks.naming import generic_names, near_topics, silent_names, topics_alike
from backstory.checks.orphans import orphans, unused_topics
from backstory.checks.quotes import quotes_without_source
from backstory.checks.repeats import MOST, repeated_passages
from backstory.checks.summaries import LARGE, missing_summaries
from backstory.problems import Problem

Make = Callable[..., CheckContext]


def told(problems: Iterable[Problem]) -> list[str]:
    return [f"{one.place.path}:{one.place.line} {one.code}" for one in problems]


def article(**front: object) -> str:
    keys = {"title": "A", "date": "2024-01-02", "topics": "[Russia]"} | front
    return "".join(["---\n", *(f"{key}: {value}\n" for key, value in keys.items() if value), "---\nText.\n"])


def test_an_article_without_a_date_is_told_of(context: Make) -> None:
    found = context({"articles/a.md": article(date=""), "articles/b.md": article()})
    assert told(undated_articles(found)) == ["articles/a.md:1 article-undated"]


def test_a_review_is_due_the_day_after_its_last_day(context: Make) -> None:
    files = {"background/a.md": "---\ntitle: A\nreviewed: 2024-01-01\nreview_every: 30d\n---\nText.\n"}
    assert told(review_due(context(files, today="2024-01-31"))) == []
    found = list(review_due(context(files, today="2024-02-01")))
    assert told(found) == ["background/a.md:4 review-due"]
    assert messages.line(found[0], {}) == (
        "background/a.md:4:15: warning: a review was due on 2024-01-31; "
        "read it again, then set reviewed to the day you did [review-due]"
    )


def test_marks_grow_old_where_nobody_has_reviewed_them_since(context: Make) -> None:
    text = "---\ntitle: A\n{}---\nIt has nine. {{as-of 2022-03}}\n\nIt had ten. {{as-of 2024-03}}\n"
    files = {
        "background/a.md": text.format(""),
        "background/b.md": text.format("reviewed: 2024-02-01\n"),
        "articles/c.md": text.format("date: 2022-03-01\n"),
        "topics/d.md": "---\ntitle: D\nsummary: Much.\nas_of: 2023-05-31\n---\n",
    }
    found = context(files, today="2024-06-01")
    assert told(as_of_old(found)) == ["background/a.md:4 as-of-old", "topics/d.md:4 as-of-old"]


def test_no_sentence_says_both_how_likely_something_is_and_how_well_that_is_known(context: Make) -> None:
    claims = (
        "[{text: It is very likely and we have low confidence in it}, "
        "{text: It is very likely. We have low confidence in it.}]"
    )
    block = (
        "---\ntitle: B\nlang: {}\n---\n::: next\nIt comes.\n\nThat is likely, with high confidence.\n:::\n"
    )
    files = {
        "articles/a.md": article(claims=claims),
        "articles/b.md": block.format("en"),
        "articles/c.md": block.format("de"),
    }
    found = list(mixed_assessments(context(files)))
    assert told(found) == ["articles/a.md:5 assessment-mixed", "articles/b.md:8 assessment-mixed"]
    assert found[1].facts == {"likelihood": "likely", "confidence": "high confidence"}


def test_claims_need_a_source_that_can_be_told(context: Make) -> None:
    claims = "claims:\n  - {text: Nothing, by: Russia}\n  - {text: Something, source: b}\n"
    one = "sources:\n  - {id: a, title: One}\n"
    two = "  - {id: b, title: Two}\n"
    files = {
        "articles/none.md": f"---\ntitle: None\ndate: 2024-01-01\n{claims}---\n",
        "articles/one.md": f"---\ntitle: One\ndate: 2024-01-01\n{claims}{one}---\n",
        "articles/two.md": f"---\ntitle: Two\ndate: 2024-01-01\n{claims}{one}{two}---\nSaid [@c].\n",
    }
    found = context(files)
    assert told(claims_without_source(found)) == [
        "articles/none.md:5 claim-without-source",
        "articles/two.md:5 claim-source-open",
    ]
    assert messages.RULES["claim-source-open"].severity == "ignore"


def test_quotations_need_a_source_that_can_be_told(context: Make) -> None:
    quotes = "quotes:\n  - {text: Nothing, by: Russia}\n  - {text: Something, by: Russia, source: b}\n"
    one = "sources:\n  - {id: a, title: One}\n"
    two = "  - {id: b, title: Two}\n"
    head = f"---\ntitle: None\ndate: 2024-01-01\n{quotes}"
    unsourced = head.replace(", source: b", "")
    files = {
        "articles/none.md": f"{unsourced}---\n",
        "articles/one.md": f"{unsourced}{one}---\n",
        "articles/two.md": f"{head}{one}{two}---\n",
    }
    found = list(quotes_without_source(context(files)))
    assert told(found) == [
        "articles/none.md:5 quote-without-source",
        "articles/none.md:6 quote-without-source",
        "articles/two.md:5 quote-without-source",
    ]
    assert [one.facts for one in found[1:]] == [{"by": "Russia"}, {"by": "Russia", "count": "2"}]


def test_two_topics_that_look_like_one_are_told_of_once(context: Make) -> None:
    files = {
        "topics/sanction.md": "---\ntitle: Sanction\n---\n",
        "topics/sanctions.md": "---\ntitle: Sanctions\n---\n",
        "topics/korea.md": "---\ntitle: Korean war\n---\n",
        "topics/koreas.md": "---\ntitle: Korean wars\nnot_related: [Korean war]\n---\n",
    }
    found = list(topics_alike(context(files)))
    assert told(found) == ["topics/sanction.md:2 topics-alike"]
    assert '"Sanction" and "Sanctions"' in messages.sentence(found[0])


def test_a_tag_that_is_nearly_a_topic_is_told_of_where_it_is_written(context: Make) -> None:
    files = {
        "topics/north-korea.md": "---\ntitle: North Korea\n---\n",
        "articles/a.md": article(topics="[Russia, Nroth Korea]"),
    }
    found = list(near_topics(context(files)))
    assert [(one.place.line, one.place.column, one.facts["near"]) for one in found] == [
        (4, 18, "North Korea")
    ]


@pytest.mark.parametrize(("using", "expected"), [(8, []), (16, ["topics/us.md:2 name-silent"])])
def test_names_that_do_not_foretell_their_topic_are_told_of(
    context: Make, using: int, expected: list[str]
) -> None:
    files = {"topics/us.md": "---\ntitle: Us\n---\n"}
    for number in range(24):
        topic = "Us" if number % 6 == 0 else "Trade"
        text = "They asked Us." if number < using and (using == 16 or number % 6 == 0) else "Nothing."
        files[f"articles/{number}.md"] = f"---\ntitle: A{number}\ntopics: [{topic}]\n---\n{text}\n"
    assert told(list(silent_names(context(files)))) == expected


def test_names_that_are_ordinary_words_are_told_of(context: Make) -> None:
    files = {"topics/market.md": "---\ntitle: Market\n---\n"}
    files |= {
        f"articles/{n}.md": article(title=f"A{n}") + "The market fell and a market rose.\n" for n in range(6)
    }
    found = list(generic_names(context(files)))
    assert told(found) == ["topics/market.md:2 name-generic"]
    assert found[0].facts == {"name": "Market", "count": "12"}


def test_what_nobody_reaches_is_an_orphan(context: Make) -> None:
    files = {
        "articles/alone.md": article(title="Alone", topics=""),
        "articles/linked.md": article(title="Linked", topics=""),
        "articles/a.md": article() + "See [[Linked]] and [[Used]].\n",
        "background/used.md": "---\ntitle: Used\n---\nText.\n",
        "background/about.md": "---\ntitle: About\ntopics: [Russia]\n---\nText.\n",
        "background/lost.md": "---\ntitle: Lost\n---\nText.\n",
    }
    assert told(orphans(context(files))) == [
        "articles/alone.md:1 orphan",
        "articles/linked.md:1 topics-none",
        "background/lost.md:1 orphan",
    ]


def test_a_topic_is_unused_only_if_nothing_at_all_has_to_do_with_it(context: Make) -> None:
    files = {
        "topics.yaml": "- title: Unused\n- title: Tagged\n- title: Parent\n- title: Child\n  broader: [Parent]\n"
        "- title: Picked\n- title: Picker\n  related: [Picked]\n- title: Mentioned\n- title: Speaker\n- title: Eventful\n",
        "articles/a.md": "---\ntitle: A\ndate: 2024-01-01\ntopics: [Tagged, Child]\n"
        "claims: [{text: Yes, by: Speaker}]\nevents: [{date: 2024, title: E, topics: [Eventful]}]\n---\nMentioned here.\n",
    }
    assert told(unused_topics(context(files))) == [
        "topics.yaml::Picker:7 topic-unused",
        "topics.yaml::Unused:1 topic-unused",
    ]


def test_a_large_topic_needs_a_summary_or_a_lead(context: Make) -> None:
    files = {f"articles/{n}.md": article(title=f"A{n}", topics="[Plain, Summed, Led]") for n in range(LARGE)}
    files["topics/summed.md"] = "---\ntitle: Summed\nsummary: All of it.\n---\n"
    files["topics/led.md"] = "---\ntitle: Led\n---\nAll of it.\n"
    found = list(missing_summaries(context(files)))
    assert [(one.place.path, one.facts) for one in found] == [
        ("topics", {"name": "Plain", "count": str(LARGE)})
    ]
    del files["articles/0.md"]
    assert list(missing_summaries(context(files))) == []


def test_pictures_need_words(context: Make) -> None:
    text = article(image="{file: hero.jpg}") + "\nWords.\n\n![](bare.png) and ![a map](map.png)\n"
    assert told(images_without_text(context({"articles/a.md": text}))) == [
        "articles/a.md:5 image-alt-missing",
        "articles/a.md:11 image-alt-missing",
    ]


def test_a_repeated_passage_is_told_of_with_all_its_places(context: Make) -> None:
    passage = "The panel of experts watched the [[Russia|sanctions]] for fifteen years until a veto ended its work in 2024.\n"
    files = {f"articles/{n}.md": article(title=n) + "\n" + passage for n in "abc"}
    found = list(repeated_passages(context(files)))
    assert told(found) == ["articles/a.md:8 passage-repeated"]
    assert found[0].facts == {"places": "articles/b.md:8, articles/c.md:8", "likeness": "100 %"}


WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen".split()


def test_no_more_repeated_passages_are_told_than_an_editor_reads(context: Make) -> None:
    bodies = ["\n".join(f"{' '.join(f'{word}{at}' for word in WORDS)}\n" for at in range(MOST + 3))] * 2
    files = {f"articles/{n}.md": article(title=n) + "\n" + body for n, body in zip("ab", bodies, strict=True)}
    files["articles/c.md"] = article(title="c") + f"\n{' '.join(f'{word}{MOST}' for word in WORDS)}\n"
    first, *found, more = repeated_passages(context(files))
    assert first.facts["places"].count(",") == 1, "that with the most places"
    assert (len(found) + 1, more.code, more.facts) == (MOST, "passages-more", {"count": "3"})


def test_all_rules_together_find_nothing_in_a_small_sound_site(context: Make) -> None:
    files = {
        "topics/russia.md": "---\ntitle: Russia\nsummary: A state.\nas_of: 2024-05-01\n---\n",
        "articles/a.md": article() + "\n![[The veto]]\n",
        "background/veto.md": "---\ntitle: The veto\ntopics: [Russia]\nreviewed: 2024-05-01\nreview_every: 1y\n---\nText.\n",
    }
    assert run_rules(context(files)) == []


def test_the_order_of_files_makes_no_difference(context: Make) -> None:
    files = {f"articles/{n}.md": article(title=n, topics=f"[Topic{n}s, Topic{n}]") for n in "abcdef"}
    one, other = run_rules(context(files)), run_rules(context(dict(reversed(files.items()))))
    assert sorted(told(one)) == sorted(told(other)) and one


def test_every_rule_has_its_words_and_its_paragraph_in_the_guide() -> None:
    root = Path(__file__).parents[2]
    guide = (root / "docs" / "checks.md").read_text("utf-8")
    sources = [path.read_text("utf-8") for path in (root / "generator" / "backstory" / "checks").glob("*.py")]
    codes = {
        code for source in sources for code in re.findall(r'"((?:[a-z]+-)+[a-z]+|orphan)"', source)
    } & messages.RULES.keys()
    assert len(codes) >= 16
    assert sorted(code for code in codes if f"### `{code}`" not in guide) == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_says_what_it_looks_for(rule: Callable[..., object]) -> None:
    assert rule.__doc__
