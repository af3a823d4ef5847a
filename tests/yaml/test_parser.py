"""YAML as text with places, and the slip that is named where it can't be read."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory import messages
from backstory.problems import Problem
from backstory.yaml import parser
from backstory.yaml.parser import Mapping, Scalar, plain, read, read_mapping


def only(problems: tuple[Problem, ...]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


@pytest.fixture(params=["libyaml", "python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs a test with libyaml, and as it is where libyaml is not installed."""
    if request.param == "python":
        monkeypatch.setattr(parser, "_quick_parser", lambda: None)
    return str(request.param)


def test_every_scalar_stays_the_text_that_was_written() -> None:
    node, problems = read("topics: [NO, 508, on, 12:30, 1_000, 0x1F, 2023-07-27, ~]", "a.md")
    assert node is not None and not problems
    assert plain(node) == {"topics": ["NO", "508", "on", "12:30", "1_000", "0x1F", "2023-07-27", None]}


def test_nothing_given_is_null_unless_it_is_quoted() -> None:
    node, _ = read("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: Null", "a.md")
    assert node is not None
    assert plain(node) == {"a": None, "b": None, "c": None, "d": "", "e": "null", "f": None}


def test_places_count_from_one_in_the_file_and_not_in_the_yaml(either_parser: str) -> None:
    node, _ = read("title: A\nevents:\n  - {date: 2023, title: B}\n", "a.md", first_line=2)
    assert isinstance(node, Mapping)
    assert node.keys["events"] == Scalar("events", 3, 1)
    events = node.values["events"]
    assert isinstance(events, parser.Sequence)
    event = events.items[0]
    assert isinstance(event, Mapping)
    assert (event.line, event.column) == (4, 5)
    assert event.values["title"] == Scalar("B", 4, 25)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("date: 2024\ntitle: Courses: now new", "yaml-colon", 2, 15),
        ("title: a\n  expires: 2025", "yaml-continues", 2, 3),
        ("/about/\ntitle: a", "yaml-line", 1, 1),
        ("title: a\nb\nc: d", "yaml-line", 2, 1),
        ("title: a\nid:b\nc: d", "yaml-space", 2, 3),
        ("topics:\n  - a\n  -b\nc: d", "yaml-space", 3, 3),
        ("topics:\n  -NASA\n  -Boeing", "yaml-space", 2, 3),
        ("topics:\n  -NASA", "yaml-space", 2, 3),
        ("topics: - a", "yaml-list", 1, 9),
        ('title: "it\'s\'\nsummary: "x"', "yaml-quote", 1, 8),
        ("title: 'it's'\nb: c", "yaml-quote", 1, 8),
        ('title: "never closed\n\n', "yaml-quote", 1, 8),
        ("link: [text](https://example.org)", "yaml-bracket", 1, 7),
        ("topics: [a, b\ndate: 2023", "yaml-bracket", 1, 9),
        ("a: {b: c", "yaml-bracket", 1, 4),
        ("events:\n  - {date: 2023, title: War: and peace}", "yaml-colon", 2, 28),
        ("a: {b: c\nd: e", "yaml-bracket", 1, 4),
        ("title: a\ntopics: [\n", "yaml-bracket", 2, 9),
        ("topics: [a, , b]", "yaml-comma", 1, 13),
        ("topics: [#one, two]\ndate: 2024", "yaml-character", 1, 10),
        ("topics: [a, b  # later\ndate: 2024", "yaml-bracket", 1, 9),
        ("title: “Courses: now new”", "yaml-curly", 1, 8),
        ("a:\n\t- b", "yaml-tab", 2, 1),
        ('a: "C:\\data"', "yaml-escape", 1, 4),
        ("a: @home", "yaml-character", 1, 4),
        ("questions: [Who was it?]", "yaml-question", 1, 23),
        ("a: {q: Who?, b: c}", "yaml-question", 1, 11),
        ("a: `code`", "yaml-character", 1, 4),
        ("a: %d", "yaml-character", 1, 4),
        ("a: >text", "yaml-character", 1, 4),
        ("a: !!bool maybe", "yaml-character", 1, 4),
        ("a: !important", "yaml-character", 1, 4),
        ("a: *star*", "yaml-alias", 1, 4),
        ("a: &b c\nd: *b", "yaml-alias", 1, 4),
        ("base: &x {a: 1}\nb:\n  <<: *x", "yaml-alias", 1, 7),
        ("{{ name }}: b", "yaml-key", 1, 2),
        ("topics:\n  - a\n policy: b", "yaml-indent", 3, 2),
        ("Kim:\n  kind: person\n names: [a]", "yaml-indent", 3, 2),
        ("a: b\n---\nc: d", "yaml-documents", 2, 1),
        ("a: b\n...\nc", "yaml-documents", 3, 1),
        ("a: b\x00", "yaml-control", 1, 5),
        ("a: \x1b", "yaml-control", 1, 4),
        ("a: b\n<<<<<<< HEAD\n=======\n>>>>>>> main", "conflict-marker", 2, 1),
    ],
)
def test_each_slip_has_a_name_and_a_place(text: str, code: str, line: int, column: int) -> None:
    node, problems = read(text, "a.md")
    problem = only(problems)
    assert node is None
    assert (problem.code, problem.place.path) == (code, "a.md")
    assert (problem.place.line, problem.place.column) == (line, column)


def test_a_colon_in_a_title_is_answered_in_plain_words() -> None:
    _, problems = read("title: Courses: now new", "a.md", first_line=2)
    assert messages.line(only(problems), {}) == (
        'a.md:2:15: error: there is a second colon in "title"; put quotes round the title [yaml-colon]'
    )


def test_all_duplicate_keys_are_reported_with_both_lines(either_parser: str) -> None:
    node, problems = read("a: 1\nb: 2\na: 3\nb: 4", "a.md")
    assert node is None
    assert [(p.code, p.place.line, p.facts["line"]) for p in problems] == [
        ("yaml-duplicate", 3, "1"),
        ("yaml-duplicate", 4, "2"),
    ]


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 200_000, "{a: " * 100_000, "? " * 100_000])
def test_depth_is_refused_before_it_can_hurt(text: str, either_parser: str) -> None:
    _, problems = read(text, "a.md")
    assert only(problems).code == "yaml-too-deep"


def test_more_yaml_than_anybody_writes_is_refused() -> None:
    _, problems = read("a: b\n" * (parser.MAX_CHARACTERS // 5 + 1), "a.md")
    assert only(problems).code == "yaml-too-large"


def test_a_harmless_tab_is_read_and_mentioned(either_parser: str) -> None:
    node, problems = read("authors:\n- melody\t\t\nurl: \thttps://example.org", "a.md")
    assert node is not None
    assert plain(node) == {"authors": ["melody"], "url": "https://example.org"}
    assert (only(problems).code, only(problems).place.line) == ("yaml-tab-loose", 2)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "~"])
def test_an_empty_text_is_an_empty_mapping(text: str, either_parser: str) -> None:
    node, problems = read_mapping(text, "a.md")
    assert node is not None and not node.values and not problems


@pytest.mark.parametrize("text", ["name:zork\nother:thing", "- a\n- b", "just words"])
def test_where_keys_are_wanted_anything_else_is_a_problem(text: str) -> None:
    node, problems = read_mapping(text, "a.md", first_line=2)
    assert node is None
    assert (only(problems).code, only(problems).place.line) == ("yaml-not-mapping", 2)


def test_the_yaml_test_suite_gives_values_or_problems(corpora: Path, either_parser: str) -> None:
    files = sorted((corpora / "yaml-test-suite").rglob("in.yaml"))
    assert len(files) > 350
    for file in files:
        node, problems = read(file.read_text(encoding="utf-8"), "in.yaml")
        assert node is None or not any(messages.severity(problem, {}) == "error" for problem in problems)
        for problem in problems:
            assert problem.place.line >= 1
            assert set(messages._FACT.findall(messages.RULES[problem.code].sentence)) <= set(problem.facts)


def test_text_of_the_yaml_test_suite_is_read_right(corpora: Path) -> None:
    """Where the suite has one JSON document of plain text, and we read the file, both say the same."""
    compared, different = 0, set()
    for file in (corpora / "yaml-test-suite").rglob("in.json"):
        try:
            expected = json.loads(file.read_text(encoding="utf-8"))
        except ValueError:
            continue
        node, problems = read(file.with_name("in.yaml").read_text(encoding="utf-8"), "in.yaml")
        if node is not None and not problems and _only_text(expected):
            compared += 1
            if plain(node) != expected:
                different.add(file.parent.relative_to(corpora / "yaml-test-suite").as_posix())
    assert compared > 60
    # Where libyaml differs from YAML 1.2: blank ends of files, a tab inside quotation marks, `[?x]`; and an escape
    # of a control character.
    assert different <= {"JEF9/02", "L24T/01", "DK95/01", "HM87/01", "G4RS"}


def test_naughty_strings_are_read_or_reported(corpora: Path) -> None:
    for value in json.loads((corpora / "naughty-strings" / "blns.json").read_text(encoding="utf-8")):
        for text in (value, f"title: {value}", f"title: '{value}'", f"- {value}\n- [{value}]"):
            node, problems = read(text, "a.md")
            assert node is None or not any(messages.severity(problem, {}) == "error" for problem in problems)


@given(st.text())
def test_any_text_gives_a_value_or_problems(text: str) -> None:
    node, problems = read(text, "a.md")
    assert node is None or not any(messages.severity(problem, {}) == "error" for problem in problems)
    for problem in problems:
        assert set(messages._FACT.findall(messages.RULES[problem.code].sentence)) <= set(problem.facts)


def _only_text(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_only_text, value.values()))
    if isinstance(value, list):
        return all(map(_only_text, value))
    return isinstance(value, str) and value not in ("", "~", "null")
