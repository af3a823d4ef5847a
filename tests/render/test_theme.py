"""The theme and the site's own templates laid over it, and when a page's templates count as changed."""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, TemplateSyntaxError
from jinja2.meta import find_referenced_templates

from backstory import messages
from backstory.render.theme import find_theme, load_templates, references

NOWHERE = Path("/nowhere/at/all")
THEME, _ = load_templates(NOWHERE)
THEMES_OWN = sorted(name for name in THEME.sources if not name.startswith("theme/"))


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path = path.with_name(re.sub(r"_(html|yaml|txt)$", r".\1", path.name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_theme_of_a_checkout_is_its_templates_folder() -> None:
    assert find_theme() == Path(__file__).parents[2] / "templates"


def test_a_site_without_templates_has_the_theme_and_no_problem() -> None:
    templates, problems = load_templates(NOWHERE)
    assert problems == ()
    assert {"base.html", "article.html", "topic.html", "parts/box.html"} <= templates.sources.keys()
    assert "style.css" in templates.assets
    assert templates.words["en"]["section.news"] == "What just happened"


def test_a_file_of_the_site_stands_for_the_themes_and_the_themes_stays_within_reach(tmp_path: Path) -> None:
    templates, _ = load_templates(write(tmp_path, topic_html="mine"), label="my/templates")
    assert templates.sources["topic.html"] == "mine"
    assert templates.labels["topic.html"] == "my/templates/topic.html"
    assert templates.sources["theme/topic.html"] == THEME.sources["topic.html"]
    assert templates.labels["theme/topic.html"] == "theme/topic.html"


def test_a_site_changes_single_words_and_single_assets(tmp_path: Path) -> None:
    site = write(
        tmp_path, words__en_yaml="section.news: Lately\n", words__xx_yaml="a: b\n", assets__own_txt="x"
    )
    templates, _ = load_templates(site)
    assert templates.words["en"]["section.news"] == "Lately"
    assert templates.words["en"]["section.timeline"] == "How we got here"
    assert templates.words["xx"] == {"a": "b"}
    assert templates.assets["own.txt"] == b"x"
    assert templates.assets["style.css"] == THEME.assets["style.css"]


def test_other_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    templates, problems = load_templates(write(tmp_path, README_md="x", _git__a_html="x", b_txt="y"))
    assert "README_md" not in templates.sources
    (tmp_path / ".hidden.html").write_text("x")
    assert ".hidden.html" not in load_templates(tmp_path)[0].sources
    assert problems == ()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("topic.html", b"\xff\xfe", "the file is not UTF-8 text"),
        ("words/en.yaml", b"a: b\nc: {d\n", "a bracket is opened here"),
        ("words/en.yaml", b"- a\n", "there are no keys with values here"),
        ("words/en.yaml", b"a: [b, c]\n", '"a" should be one sentence'),
        ("words/en.yaml", b"section:\n  news: Lately\n", '"section" should be one sentence'),
        ("words/en.yaml", b"a: {one: x}\n", 'has plural forms, but no form "other"'),
    ],
)
def test_a_broken_file_of_the_site_is_a_problem_and_the_theme_stands(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    templates, problems = load_templates(tmp_path)
    assert [problem.place.path for problem in problems] == [f"templates/{name}"]
    assert message in messages.line(problems[0], {})
    assert templates.sources == THEME.sources
    assert templates.words == THEME.words


def test_a_yaml_mistake_names_its_line(tmp_path: Path) -> None:
    _, problems = load_templates(write(tmp_path, words__en_yaml='a: b\nc: "d\n'))
    assert [messages.line(problem, {}) for problem in problems] == [
        "templates/words/en.yaml:2:4: error: the quotation marks here don't match: one is missing, or there is one "
        "inside the text; close it, or put the other kind of quotation mark round the text [yaml-quote]"
    ]


def test_a_misspelt_key_of_a_sentence_is_told_unless_a_template_of_the_site_says_it(tmp_path: Path) -> None:
    own = write(tmp_path, words__en_yaml="section.news: Lately\nsection.nws: Lately\nmood.glad: Glad\n")
    assert [messages.line(problem, {}) for problem in load_templates(own)[1]] == [
        'templates/words/en.yaml:2:1: warning: no template says "section.nws"; did you mean "section.news"? '
        "[words-unknown]"
    ]
    assert load_templates(write(own, home_html='{{ say("section.nws") }}'))[1] == ()


def test_a_template_that_extends_itself_is_a_problem_that_says_what_to_write(tmp_path: Path) -> None:
    _, problems = load_templates(write(tmp_path, topic_html='{% extends "topic.html" %}'))
    assert messages.line(problems[0], {}) == (
        "templates/topic.html:1:1: error: this template leads back to itself: topic.html → topic.html; "
        'the theme\'s own file is called "theme/topic.html" [template-cycle]'
    )


def test_a_circle_of_several_templates_is_told_once_at_a_file_of_the_site(tmp_path: Path) -> None:
    own = write(tmp_path, base_html='{% extends "article.html" %}')
    _, problems = load_templates(own)
    assert [messages.line(problem, {}) for problem in problems] == [
        "templates/base.html:1:1: error: this template leads back to itself: base.html → article.html → base.html; "
        'the theme\'s own file is called "theme/base.html" [template-cycle]'
    ]


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        ("<p>Here</p>", 1),
        ("\n{% block deck %}x{% block deeper %}y{% endblock %}z{% endblock %}\nHere", 3),
        ("{% if a %}Here{% endif %}", 1),
        ("{# no #}{% set a = 1 %}{% set b %}no{% endset %}{% macro c(d=1) %}no{% endmacro %}{{ a }}", 0),
        ("{% from 'parts/row.html' import row %}\n{% block deck %}x{% endblock deck %}\n", 0),
        ("{% raw %}no{% endraw %}", 0),
    ],
)
def test_what_a_template_says_outside_of_its_blocks_is_told(tmp_path: Path, rest: str, line: int) -> None:
    own = write(tmp_path, article_html="{% extends 'theme/article.html' %}" + rest)
    told = [problem.place.line for problem in load_templates(own)[1] if problem.code == "template-outside"]
    assert told == ([line] if line else [])


def test_templates_with_a_fault_are_not_the_same_as_those_without(tmp_path: Path) -> None:
    whole, _ = load_templates(write(tmp_path))
    (tmp_path / "topic.html").write_bytes("<p>\n<b>été".encode() + b"\xff")
    broken, problems = load_templates(tmp_path)
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [("file-encoding", 2, 7)]
    assert broken.sources == whole.sources and broken != whole


@pytest.mark.parametrize(
    "source",
    [
        "{% block byline %}{% block ours %}{% endblock %}{% endblock %}",
        "{% block main %}{{ self.ours() }}{% endblock %}{% block ours %}{% endblock %}",
        "{# {% block ours %} #}{% raw %}{% block ours %}{% endraw %}",
        "{%- block head_end -%}{%- endblock -%}",
    ],
    ids=["within another", "called by name", "in a comment", "from the template above the one above"],
)
def test_a_block_that_is_shown_somehow_is_none_that_nobody_sees(tmp_path: Path, source: str) -> None:
    own = write(
        tmp_path,
        article_html='{% extends "theme/article.html" %}' + source,
        free_html="{% block x %}{% endblock %}",
    )
    assert load_templates(own)[1] == ()


def test_a_template_that_extends_the_themes_file_of_its_name_is_none(tmp_path: Path) -> None:
    assert load_templates(write(tmp_path, topic_html='{% extends "theme/topic.html" %}'))[1] == ()


TRICKY = [
    '{% extends "a.html" %}',
    "{%- include 'a.html' ignore missing with context -%}",
    '{% import "a.html" as a without context %}{% from "b.html" import c, d as e with context %}',
    '{% include ["a.html", "b.html"] %}',
    '{% include "a.html" if x else "b.html" %}',
    '{% include "a" ".html" %}',
    '{% include "a\\x2ehtml" %}',
    '{% extends name %}',
    '{% include "a.html" ~ x %}',
    '{# {% include #}{% include "a.html" %}',
    '{# {% include "x" #}{% include "a.html" %}',
    '{{ "{% include" }}{% include "a.html" %}',
    '{% raw %}{% include "a.html" %}{% endraw %}',
    '{% if x %}{%+ include "a.html" %}{% endif %}',
    '{%\n  include\n  "a.html"\n%}',
    '{% include "a%}.html" %}',
    '{% from "a.html" import b %}{% from "c.html" import d -%}',
    '{% set x = "{% include" %}{% include "a.html" %}',
]  # fmt: skip


def may_reach(source: str) -> bool:
    """Whether what we find in a source covers what Jinja itself finds in it."""
    truth = set(find_referenced_templates(Environment().parse(source)))
    found = references(source)
    return found is None or (None not in truth and truth <= found)


@pytest.mark.parametrize("source", TRICKY + [THEME.sources[name] for name in THEMES_OWN])
def test_no_reference_to_a_template_is_ever_missed(source: str) -> None:
    assert may_reach(source)


@given(
    st.lists(
        st.sampled_from([*TRICKY, "{#", "#}", "{%", "%}", '"', "'", "{{", "}}", " ", "include"]), max_size=6
    )
)
def test_no_reference_is_missed_in_templates_put_together_at_random(parts: list[str]) -> None:
    source = "".join(parts)
    try:
        Environment().parse(source)
    except TemplateSyntaxError:
        return
    assert may_reach(source)


def test_the_themes_references_are_all_known_one_by_one() -> None:
    # Else a change of any file would redraw every page.
    assert all(references(THEME.sources[name]) is not None for name in THEMES_OWN)


@pytest.mark.parametrize(
    ("changed", "redrawn", "left"),
    [
        ("topic.html", {"topic.html"}, {"article.html", "home.html"}),
        ("parts/coverage.html", {"topic.html", "coverage.html"}, {"article.html"}),
        ("base.html", {"topic.html", "article.html", "home.html", "404.html"}, {"redirect.html"}),
        ("parts/box.html", {"article.html", "topic.html", "page.html"}, set()),
        ("parts/stamp.html", {"article.html", "topic.html", "home.html"}, {"timeline.html"}),
    ],
)
def test_a_changed_file_changes_the_digests_of_what_reaches_it(
    tmp_path: Path, changed: str, redrawn: set[str], left: set[str]
) -> None:
    path = tmp_path / changed
    path.parent.mkdir(exist_ok=True)
    path.write_text(THEME.sources[changed] + " ")
    templates, _ = load_templates(tmp_path)
    for name in redrawn:
        assert templates.digest(name) != THEME.digest(name), name
    for name in left:
        assert templates.digest(name) == THEME.digest(name), name


def test_changed_words_and_a_missing_include_that_comes_into_being_change_the_digest(tmp_path: Path) -> None:
    assert load_templates(write(tmp_path, words__en_yaml="a: b"))[0].digest("topic.html") != THEME.digest(
        "topic.html"
    )
    site = write(tmp_path / "two", own_html='{% include "extra.html" ignore missing %}')
    before = load_templates(site)[0].digest("own.html")
    assert load_templates(write(site, extra_html="x"))[0].digest("own.html") != before


def test_a_name_that_is_worked_out_may_reach_every_file(tmp_path: Path) -> None:
    before = load_templates(write(tmp_path, own_html="{% include view.part %}"))[0].digest("own.html")
    assert load_templates(write(tmp_path, far_away_html="x"))[0].digest("own.html") != before


def test_the_digest_is_the_same_in_every_process() -> None:
    program = "from pathlib import Path; from backstory.render.theme import load_templates as l; "
    program += "print(sorted(l(Path('/nowhere'))[0].digests.items()))"
    seeds = [
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in "12"
    ]
    assert seeds[0].stdout == seeds[1].stdout != b""


def test_loading_the_templates_does_not_load_jinja_or_babel() -> None:
    program = "import sys; from pathlib import Path; from backstory.render.theme import load_templates; "
    program += "load_templates(Path('/nowhere')); print({'jinja2', 'babel'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


SAID = re.compile(r'say\(\s*"([\w.-]+)"(?!\s*~)')
MADE = re.compile(r'"([\w.-]+[.-])" ~')


def test_every_sentence_of_the_templates_has_words_and_all_words_are_said() -> None:
    # Single quotes stand in attributes.
    sources = [THEME.sources[name].replace("'", '"') for name in THEMES_OWN]
    said = {key for source in sources for key in SAID.findall(source)}
    said |= {key for source in sources for key in re.findall(r'"([a-z]+\.[\w.-]+)" if ', source)}
    said |= {key for source in sources for key in re.findall(r' else "([a-z]+[.\w-]*)"', source)}
    starts = tuple({start for source in sources for start in MADE.findall(source)})
    keys = THEME.words["en"].keys()
    assert {key for key in said if "." in key and not key.endswith(".html")} <= keys
    made_in_python = {"seconds", "minutes", "date.range", "date.about", "date.until", "date.since"}
    assert {key for key in keys - said - made_in_python if not key.startswith(starts)} == set()


def test_the_style_sheet_is_one_file_of_at_most_10_kilobytes_compressed_without_far_requests() -> None:
    style = THEME.assets["style.css"].decode()
    assert len(gzip.compress(style.encode(), mtime=0)) <= 10 * 1024
    assert "/*" not in style
    assert "url(" not in style
    assert "@import" not in style
    # A page in a script that runs the other way mirrors by itself.
    assert not re.search(r"[\s;{](left|right|margin-(left|right)|padding-(left|right)|width|height):", style)
