"""Pages as their readers meet them: every kind with everything and with nothing, and what goes wrong."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.support.outline import Outline
from tests.support.sample_views import BODIES, CARD, CLAIMS, EMPTY, EMPTY_BODIES, FULL, SITE

from backstory import messages
from backstory.pages.views import ArticleView, Page, PageRef, RedirectView, TopicsView, TopicView
from backstory.render.renderer import Renderer, TemplateFault
from backstory.render.theme import load_templates

ALL_BODIES = BODIES | EMPTY_BODIES
RENDERER = Renderer(load_templates(Path("/nowhere"))[0], SITE)
OUTLINES: dict[str, Outline] = {
    f"{amount} {kind}": Outline(RENDERER.render(page, ALL_BODIES))
    for amount, pages in (("full", FULL), ("empty", EMPTY))
    for kind, page in pages.items()
}
KINDS = sorted(FULL)


def page_of(kind: str, **changes: object) -> Page:
    page = FULL[kind]
    return replace(page, view=replace(page.view, **changes))


def outline(page: Page, language: str = "en") -> Outline:
    page = replace(page, head=replace(page.head, lang=language))
    return Outline(RENDERER.render(page, ALL_BODIES))


def headings(outline: Outline, level: int) -> list[str]:
    return [text for at, text in outline.headings if at == level]


@pytest.mark.parametrize("name", sorted(OUTLINES))
def test_every_page_has_one_h1_no_gap_in_its_headings_and_no_id_twice(name: str) -> None:
    found = OUTLINES[name]
    levels = [level for level, _ in found.headings]
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip([0, *levels], levels, strict=False))
    assert all(text for _, text in found.headings)
    assert sorted(found.ids) == sorted(set(found.ids))


@pytest.mark.parametrize("name", sorted(OUTLINES))
def test_no_page_has_a_script_or_style_within_it_or_needs_anybody_else(name: str) -> None:
    found = OUTLINES[name]
    files = [value for tag, key, value in found.attributes if tag == "script" and key == "src"]
    data = [value for tag, key, value in found.attributes if (tag, key) == ("script", "type")]
    assert set(data) <= {"application/ld+json"}
    assert found.tags.count("script") == len(files) + len(data), "each is a file of the site, or data"
    assert all("assets/" in file or file.endswith("changes.js") for file in files)
    assert not [
        tag for tag, attribute, _ in found.attributes if attribute == "style" or attribute.startswith("on")
    ]
    loaded = [
        value for tag, key, value in found.attributes if key == "src" or (tag == "link" and key == "href")
    ]
    canonical = [value for value in loaded if value == f"https://harbour.example/{value[24:]}"]
    assert not [value for value in loaded if "//" in value and value not in canonical]
    assert not [href for href in found.hrefs if href.startswith("javascript:")]


@pytest.mark.parametrize("name", sorted(name for name in OUTLINES if "redirect" not in name))
def test_every_page_has_its_landmarks_with_names_and_a_way_past_them(name: str) -> None:
    found = OUTLINES[name]
    assert [tag for tag, _ in found.landmarks if tag in ("header", "main", "footer")] == [
        "header",
        "main",
        "footer",
    ]
    named = [label for tag, label in found.landmarks if tag in ("nav", "aside")]
    assert all(named)
    assert len(named) == len(set(named))
    assert found.links[0] == ("#main", "Skip to the content")


@pytest.mark.parametrize("name", sorted(OUTLINES))
def test_no_part_is_there_without_something_in_it(name: str) -> None:
    found = OUTLINES[name]
    if name.startswith("empty") and "redirect" not in name:
        allowed = {"empty topics": 2, "empty coverage": 3, "empty timeline": 2}
        assert len(found.headings) <= allowed.get(name, 1), found.headings
    assert "ul" not in found.tags or "li" in found.tags


@pytest.mark.parametrize("kind", KINDS)
def test_every_local_anchor_leads_somewhere(kind: str) -> None:
    found = OUTLINES[f"full {kind}"]
    sections = {"#a", "#tides"}  # of texts that are not part of the sample
    assert {href for href in found.hrefs if href.startswith("#")} - sections <= {
        f"#{one}" for one in found.ids
    }


def test_links_start_at_the_sites_root() -> None:
    assert "../../../../topics/ines-amado/index.html" in OUTLINES["full article"].hrefs
    assert "topics/harbour/index.html" in OUTLINES["full home"].hrefs
    missing = replace(FULL["404"], head=replace(FULL["404"].head, root="/sub/path/"))
    assert "/sub/path/topics/harbour/index.html" in outline(missing).hrefs
    assert "\ue000" not in RENDERER.render(FULL["article"], ALL_BODIES).decode()


def test_an_article_tells_its_sections_in_order() -> None:
    found = OUTLINES["full article"]
    assert found.headings[0] == (1, "The quay is open again, and the ferry is late")
    assert headings(found, 2) == [
        "Topics",
        "Why it silts up",
        "What was there before",
        "Claims and denials",
        "What they said",
        "Background",
        "Where this belongs",
        "Read next",
        "Linked from",
        "Sources",
    ]
    for said in (
        "26 July 2023 Updated 28 July, 09:10",
        "Ana Lund and The editors 4 minutes 2 sources",
        "Correction, 28 July. A number was wrong. It said: 5 m. It now says: 4 m.",
        "The mayor met the ferry company & said <nothing>; see the old harbour.1",
        "As of July 2023",
        "Ines Amado says The channel is four metres deep at low water.",
        "7 shared articles, the latest on 12 July 2023",
        "Reviewed 20 July 2023 used in 6 places full text",
        "Tells almost the same",
    ):
        assert said in found.text, said
    assert ("../../../../topics/harbour/index.html", "old harbour") in found.links


def test_a_topic_tells_its_sections_in_order() -> None:
    found = OUTLINES["full topic"]
    assert headings(found, 1) == ["The old harbour"]
    assert headings(found, 2) == [
        "What just happened",
        "At a glance",
        "Where it comes from",
        "What is at stake",
        "The longer story",
        "How we got here",
        "Connected topics",
        "Background",
        "Questions",
        "Claims and denials",
        "What they said",
        "All coverage",
        "Named in",
        "Sources",
        "Corrections and changes",
    ]
    for said in (
        "Place Changed 28 July 2023",
        "As of 28 July 2023 (due for review)",
        "3 minutes 14 minutes",
        "Porto Velho and the basin",
        "all 22 articles",
        "5 dates, oldest first",
        "1950–1953, 2 dates 1950 to 1953 The long winter closes the quay",
        "about July 1953 A storm fills the basin 3 places",
        "1991, 1 date",
        "In 64 words",
        "Pinned until 1 August",
        "Owner The ferry company",
        "answered on 20 Jul 2023 in Why the harbour silts up",
        "1 Jul 2023 The quay is open again",
        "2 earlier ones",
        "Why does the harbour silt up? Silt comes with every storm.",
        "22 articles since January 2022",
        "2022, 1 article",
    ):
        assert said in found.text, said
    anchors = [
        "news",
        "lead",
        "timeline",
        "background",
        "claims",
        "connected",
        "coverage",
        "sources",
        "corrections",
    ]
    assert [href[1:] for href in found.hrefs if href[1:] in anchors][: len(anchors)] == anchors
    assert "22 articles by month, from January 2022 to July 2023" in found.text
    assert "9 dates, from 1950 to 2023. The lists below have them all." in found.text


def test_every_topic_page_says_how_to_cite_it_once_anything_is_known() -> None:
    cited = f"“{EMPTY['topic'].view.name}”, {SITE.title}, as known on"  # type: ignore[union-attr]
    assert cited in Outline(RENDERER.render(EMPTY["topic"], ALL_BODIES)).text
    undated = replace(EMPTY["topic"], head=replace(EMPTY["topic"].head, known=""))
    assert "as known on" not in Outline(RENDERER.render(undated, ALL_BODIES)).text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Named only in background so far."),
        ({"coverage": "all"}, "22 articles since January 2022, the latest on 27 July 2023."),
        ({"coverage": "undated"}, "1 article."),
        ({"lead_first": "lead"}, "The dredger came in at first light"),
    ],
)
def test_a_topic_without_a_summary_still_says_something(changes: dict[str, str], said: str) -> None:
    full = FULL["topic"].view
    assert isinstance(full, TopicView)
    assert full.coverage is not None
    given: Mapping[str, object] = {
        "all": full.coverage,
        "undated": replace(full.coverage, total=1, first="", latest="", months=()),
        "lead": full.lead,
    }
    bare = EMPTY["topic"]
    page = replace(bare, view=replace(bare.view, **{key: given[value] for key, value in changes.items()}))
    assert said in outline(page).text


def test_reasons_are_sentences() -> None:
    text = OUTLINES["full topic"].text
    for said in (
        "7 shared articles, the latest on 12 July 2023 Runs the only line",
        "member of Chosen by the editors",
        "1 shared article Named together in 3 paragraphs",
        "The wider topic A narrower topic",
        "Linked in The quay is open again One links to the other",
        "Tells of much the same Both about The old harbour, Ines Amado and A topic without a page",
    ):
        assert said in text, said
    assert "Both need the background Why the harbour silts up" in OUTLINES["full article"].text


def test_a_claim_keeps_its_answers_and_says_when_there_is_none() -> None:
    text = OUTLINES["full topic"].text
    assert "Ferry company denies It is not. December 1991 in The quay is open again" in text
    assert "A topic without a page suggests It may cost less than planned." in text
    assert text.count("no answer known") == 2
    assert OUTLINES["full topic"].ids.count("claim-depth") == 1


def test_links_of_boxes_say_of_which_box_they_are() -> None:
    labels = {
        value for tag, name, value in OUTLINES["full topic"].attributes if (tag, name) == ("a", "aria-label")
    }
    boxes = [box.title for box in FULL["topic"].view.boxes if box.used_in_url]  # type: ignore[union-attr]
    assert boxes and all(any(f"places: {title}" in label for label in labels) for title in boxes)


def test_of_many_claims_only_the_newest_stand_open() -> None:
    claims = tuple(replace(CLAIMS[0], anchor=f"claim-{number}", replies=()) for number in range(9))
    assert "6 earlier claims" in outline(page_of("topic", claims=claims)).text
    assert "earlier claim" not in outline(page_of("topic", claims=claims[:7])).text


def test_the_home_page_leads_with_what_happened_and_shelves_the_rest() -> None:
    found = OUTLINES["full home"]
    assert found.headings[:3] == [
        (1, "Briefing of Friday, 28 July 2023"),
        (2, "The quay is open again"),
        (2, "What’s new"),
    ]
    assert headings(found, 2)[2:] == ["Running topics", "Under the news"]
    assert ("topics/index.html", "All 31 topics") in found.links
    assert "before: A ferry that never came" in found.text


def test_the_topics_page_has_letters_kinds_and_names() -> None:
    found = OUTLINES["full topics"]
    assert headings(found, 2) == ["C", "S"]
    assert [link for link in found.links if link[0].startswith("#letter")] == [
        ("#letter-c", "C"),
        ("#letter-s", "S"),
    ]
    assert "All 6 People 1 Places 1 Organisations 1 Events 1 Concepts 1 Others 1" in found.text
    assert "Also: Another name and One more." in found.text
    assert headings(OUTLINES["empty topics"], 2) == ["The old harbour"]


@pytest.mark.parametrize(
    ("line", "said"), [("A quay", "A quay. Also: Pier."), ("A quay?", "A quay? Also: Pier.")]
)
def test_what_a_topic_is_ends_before_its_other_names(line: str, said: str) -> None:
    page = page_of("topics")
    assert isinstance(page.view, TopicsView)
    letter = page.view.letters[0]
    topic = replace(letter.topics[0], line=line, other_names=("Pier",))
    assert said in outline(page_of("topics", letters=(replace(letter, topics=(topic,)),))).text


def test_the_timeline_words_years_before_our_era_and_leaves_out_the_year_that_is_said() -> None:
    found = OUTLINES["full timeline"]
    assert headings(found, 2) == ["Signs", "2023", "1991", "44 BC"]
    assert "25 to 28 July The quay opens" in found.text
    assert "4 events, 44 BC to 2023" in found.text


def test_background_says_how_well_it_is_kept_and_where_it_is_used() -> None:
    found = OUTLINES["full background"]
    assert (
        "Reviewed 20 July 2023 (due for review) Next review by 20 October 2023 Covers 1950 to 1953"
        in found.text
    )
    assert headings(found, 2) == [
        "State of this text",
        "Dates",
        "Claims and denials",
        "What they said",
        "Used in",
        "Sources",
        "Versions",
    ]
    assert headings(found, 3)[:2] == ["Shown as a box, 1", "Named as background, 1"]


def test_sources_link_to_the_web_only_and_to_their_copies() -> None:
    found = OUTLINES["full sources"]
    assert headings(found, 2) == ["Port authority", "Other sources"]
    assert ("https://archive.example/log", "Archived copy") in found.links
    assert "A letter." in found.text
    # Its heading says who published it.
    assert ", Port authority" not in found.text and ", Port authority" in OUTLINES["full article"].text
    assert "seen 28 July 2023 for The quay is open again" in found.text


def test_drafts_and_redirects_are_kept_out_of_search_engines() -> None:
    for kind in ("page", "background", "404", "redirect"):
        assert ("meta", "content", "noindex") in OUTLINES[f"full {kind}"].attributes, kind
    assert ("meta", "content", "unavailable_after: 2024-01-01") in OUTLINES["full article"].attributes


def test_a_redirect_leads_on_without_script() -> None:
    found = OUTLINES["full redirect"]
    assert ("meta", "content", "0; url=../articles/2023/07/quay/index.html") in found.attributes
    assert ("../articles/2023/07/quay/index.html", "The quay is open again") in found.links


def test_what_an_author_wrote_cannot_become_markup() -> None:
    evil = '"><script>alert(1)</script>'
    view = replace(FULL["article"].view, title=evil, summary=evil, authors=(evil,))
    found = outline(replace(FULL["article"], view=view))
    assert found.tags.count("script") == OUTLINES["full article"].tags.count("script")
    assert headings(found, 1) == [evil]
    target = RedirectView(PageRef(evil, f"x/{evil}"))
    assert "script" not in outline(replace(FULL["redirect"], view=target)).tags


def test_a_page_in_another_language_has_its_dates_and_english_words_where_there_are_none() -> None:
    found = outline(FULL["topic"], "de")
    assert ("html", "lang", "de") in found.attributes
    assert "As of 28. Juli 2023 (due for review)" in found.text
    assert "27. Juli The quay" in found.text
    assert "7月27日 The quay is open again" in outline(FULL["topic"], "ja").text


def test_the_same_page_has_the_same_bytes_in_every_process() -> None:
    program = (
        "from pathlib import Path; from hashlib import sha256; from backstory.render.renderer import Renderer; "
        "from backstory.render.theme import load_templates; from tests.support.sample_views import *; "
        "r = Renderer(load_templates(Path('/nowhere'))[0], SITE); "
        "print([sha256(r.render(p, BODIES | EMPTY_BODIES)).hexdigest() for p in (*FULL.values(), *EMPTY.values())])"
    )
    root = Path(__file__).parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=root, env={"PYTHONHASHSEED": seed, "TZ": zone, "LANG": "C"}, capture_output=True, check=True
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Seoul"))
    }  # fmt: skip
    assert len(outputs) == 1


def faulty(folder: Path, page: Page, **files: str) -> str:
    """The message about what is wrong with templates of a site."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    with pytest.raises(TemplateFault) as fault:
        Renderer(load_templates(folder)[0], SITE).render(page, ALL_BODIES)
    return messages.line(fault.value.problem, {})


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<p>\n{{ view.titel }}", '2:9: error: ArticleView has no "titel"; did you mean "title"? [template-field]'),
        ("\n\n{{ veiw.title }}", '3:4: error: nothing here is called "veiw"; did you mean "view"? [template-undefined]'),
        ("{% extends 'theme/artcle.html' %}", '1:13: error: there is no template "theme/artcle.html"; did you mean "theme/article.html"? [template-missing]'),
        ("{% extends 'themes/article.html' %}", '1:13: error: there is no template "themes/article.html"; did you mean "theme/article.html"? [template-missing]'),
        ("{{ zzzz }}", '1:4: error: nothing here is called "zzzz"; every template is given page, view, front, site, root, text, words_in, say, has_words, day_first [template-undefined]'),
        ("{{ view.extra.moood }}", '1:15: error: a dict has no "moood"; did you mean "mood"? [template-field]'),
        ("{{ say('section.new') }}", '1:9: error: there are no words for "section.new"; did you mean "section.news"? [template-words]'),
        ("{{ say('as-of') }}", '1:9: error: the words for "as-of" need a fact "day" that is not given; give it: say("as-of", day=…) [template-fact]'),
        ("{% include 'parts/boxes.html' %}", '1:13: error: there is no template "parts/boxes.html"; did you mean "parts/box.html"? [template-missing]'),
        ("a\n{% if %}", "2:1: error: this is no template: Expected an expression, got 'end of statement block' [template-syntax]"),
        ("a\n{{ 'x'|longg }}", '2:8: error: no filter is called "longg"; did you mean "long"? [template-filter]'),
        ("a\n\n{{ 1 // 0 }}", "3:1: error: ZeroDivisionError: integer division or modulo by zero [template-error]"),
        ("{{ 'tomorrow'|long }}", '1:1: error: ValueError: "tomorrow" is not a day, month or year of ISO 8601 [template-error]'),
        ("{% if view.title %}\n{{ 'x'|uper }}{% endif %}", '2:8: error: no filter is called "uper"; did you mean "upper"? [template-filter]'),
        ("{% filter sfae %}a{% endfilter %}", '1:11: error: no filter is called "sfae"; did you mean "safe"? [template-filter]'),
        ("{{ view is defind }}", '1:12: error: no test is called "defind"; did you mean "defined"? [template-test]'),
        ("{{ 'a' is weeb }}", '1:11: error: no test is called "weeb"; did you mean "web"? [template-test]'),
        ("{{ 'a' is qqq }}", "1:11: error: no test is called \"qqq\"; mend the name: it is neither one of Jinja's nor one of ours [template-test]"),
        ("{{ range(9)|random }}", "1:13: error: no filter is called \"random\"; mend the name: it is neither one of Jinja's nor one of ours [template-filter]"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_template_is_a_problem_with_file_and_line(
    tmp_path: Path, source: str, message: str
) -> None:
    assert faulty(tmp_path, FULL["article"], article_html=source) == f"templates/article.html:{message}"


def test_a_mistake_is_told_where_it_is_however_deep_it_lies(tmp_path: Path) -> None:
    broken = {"parts__box_html": "\n{{ box.titel }}"}
    assert faulty(tmp_path, FULL["article"], **broken) == (
        'templates/parts/box.html:2:8: error: Box has no "titel"; did you mean "title"? [template-field]'
    )
    broken = {"parts__stamp_html": "{% macro stamp(day, year) %}\n{{ dey }}{% endmacro %}"}
    assert faulty(tmp_path, FULL["home"], **broken).startswith(
        "templates/parts/stamp.html:2:4: error: nothing here"
    )


def test_a_macro_without_an_argument_is_told_where_it_is_called(tmp_path: Path) -> None:
    sources = {
        "parts__inner_html": "{% macro inner(day) %}\n\n{{ day }}{% endmacro %}",
        "parts__outer_html": (
            '{% from "parts/inner.html" import inner %}\n{% macro outer(title, day) %}\n{{ inner(day) }}{% endmacro %}'
        ),
        "article_html": '{% from "parts/outer.html" import outer %}\n{{ outer("A") }}',
    }
    assert faulty(tmp_path, FULL["article"], **sources) == (
        'templates/article.html:2:1: error: a macro is called here without its argument "day", which it uses at '
        "templates/parts/outer.html:3; give it, or give it a default in the macro [template-argument]"
    )


def test_a_mistake_shows_up_in_the_themes_file_where_it_is_one_of_the_theme() -> None:
    page = replace(FULL["article"], view=FULL["topic"].view)
    with pytest.raises(TemplateFault) as fault:
        RENDERER.render(page, ALL_BODIES)
    assert fault.value.problem.place.path == "theme/article.html"


def test_a_page_whose_template_is_not_among_them_is_a_problem(tmp_path: Path) -> None:
    page = replace(FULL["article"], template="artikle.html")
    assert faulty(tmp_path, page) == (
        'artikle.html: error: there is no template "artikle.html"; did you mean "article.html"? [template-missing]'
    )


def test_a_site_overrides_one_block_and_keeps_the_rest(tmp_path: Path) -> None:
    (tmp_path / "article.html").write_text(
        '{% extends "theme/article.html" %}\n'
        "{% block byline %}<p>Mood: {{ view.extra.mood }}, {{ view.day|long }}</p>{% endblock %}\n"
        "{% block read_next %}{{ super() }}<p>After {{ view.read_next|length }}</p>{% endblock %}"
    )
    (tmp_path / "base.html").write_text(
        '{% extends "theme/base.html" %}{% block footer_text %}<p>Ours</p>{% endblock %}'
    )
    renderer = Renderer(load_templates(tmp_path)[0], SITE)
    found = Outline(renderer.render(FULL["article"], ALL_BODIES))
    assert "Mood: calm, 26 July 2023" in found.text
    assert "Ana Lund and The editors" not in found.text
    assert "After 2" in found.text
    assert "Read next" in headings(found, 2)
    assert "Everything here is as known" not in found.text
    assert headings(found, 2) == headings(OUTLINES["full article"], 2)


def test_a_site_changes_words_and_a_part_for_all_pages(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/en.yaml").write_text("section.news: Lately\n")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/citation.html").write_text("({{ number }})")
    renderer = Renderer(load_templates(tmp_path)[0], SITE)
    assert "Lately" in headings(Outline(renderer.render(FULL["topic"], ALL_BODIES)), 2)
    assert "see the old harbour.(1)" in Outline(renderer.render(FULL["article"], ALL_BODIES)).text


def test_at_most_four_articles_are_offered_next() -> None:
    view = FULL["article"].view
    assert isinstance(view, ArticleView)
    many = tuple(replace(view.read_next[1], card=replace(CARD, title=f"Next {at}")) for at in range(9))
    text = outline(page_of("article", read_next=many)).text
    assert "Next 3" in text
    assert "Next 4" not in text


@pytest.mark.parametrize(
    ("files", "place", "chain"),
    [
        (
            {"article_html": '{% extends "article.html" %}'},
            "article.html:1:1",
            "article.html → article.html",
        ),
        (
            {"parts__sources_html": 'a\n{% include "parts/sources.html" %}'},
            "parts/sources.html:2:1",
            "parts/sources.html → parts/sources.html",
        ),
        (
            {"article_html": '{% include "a.html" %}', "a_html": '{% include "b.html" %}', "b_html": '{% include "a.html" %}'},
            "a.html:1:1",
            "a.html → b.html → a.html",
        ),
    ],
    ids=["extends", "includes", "through others"],
)  # fmt: skip
def test_a_template_that_leads_back_to_itself_is_named_with_the_way(
    tmp_path: Path, files: dict[str, str], place: str, chain: str
) -> None:
    said = faulty(tmp_path, FULL["article"], **files)
    assert said == (
        f"templates/{place}: error: this template leads back to itself: {chain}; "
        f'the theme\'s own file is called "theme/{place.partition(":")[0]}" [template-cycle]'
    )
    known = [messages.line(problem, {}) for problem in load_templates(tmp_path)[1]]
    assert known in ([], [said]), "what loading finds and what rendering finds is one problem"


def test_a_block_that_calls_itself_is_told_at_its_line(tmp_path: Path) -> None:
    text = '{% extends "theme/base.html" %}\n{% block main %}{{ self.main() }}{% endblock %}'
    said = faulty(tmp_path, FULL["article"], article_html=text)
    assert said.startswith("templates/article.html:2:1: error: this template leads back to itself: ")


@pytest.mark.parametrize("kind", ["article", "topic", "background"])
@pytest.mark.parametrize("block", ["contents", "claims", "uses", "sources", "background"])
def test_a_section_that_kinds_of_pages_share_is_replaced_in_one_of_them_alone(
    tmp_path: Path, kind: str, block: str
) -> None:
    if (kind, block) == ("background", "background"):
        block = "timeline"
    own = f'{{% extends "theme/{kind}.html" %}}{{% block {block} %}}<p>Ours.</p>{{% endblock %}}'
    (tmp_path / f"{kind}.html").write_text(own)
    renderer = Renderer(load_templates(tmp_path)[0], SITE)
    for name, page in FULL.items():
        before, ours, after = renderer.render(page, ALL_BODIES).partition(b"<p>Ours.</p>")
        theirs = RENDERER.render(page, ALL_BODIES)
        assert theirs.startswith(before) and theirs.endswith(after)
        assert bool(ours) == (page.template == f"{kind}.html"), name
