"""Real files whose front matter broke some program once: each gives a problem, or is read right."""

from pathlib import Path

import pytest

from backstory import messages
from backstory.content.fences import split
from backstory.content.front_matter import read_metadata
from backstory.content.front_matter_types import FrontMatter
from backstory.problems import Problem
from backstory.settings import Settings

# What each folder of the corpus is named for, and what we say to the files in it.
FAULTS = {
    "bad-fence": {"fence-wrong"},
    "conflict-markers": {"conflict-marker"},
    "not-a-mapping": {"yaml-not-mapping"},
    "tab-in-yaml": {"yaml-tab-loose"},
    "topics-duplicate": {"topic-twice"},
    "yaml-error": {
        "yaml-bracket",
        "yaml-colon",
        "yaml-continues",
        "yaml-indent",
        "yaml-line",
        "yaml-quote",
        "yaml-space",
    },
}


def read_file(file: Path) -> tuple[FrontMatter, tuple[Problem, ...]]:
    parts = split(file.read_text(encoding="utf-8"), file.name)
    record, problems = read_metadata(
        parts.metadata, file.name, kind="article", settings=Settings(), first_line=parts.metadata_line or 1
    )
    return record, parts.problems + problems


@pytest.fixture
def broken(corpora: Path) -> Path:
    return corpora / "broken-frontmatter"


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_each_file_gives_the_problem_it_is_kept_for(broken: Path, fault: str) -> None:
    files = sorted((broken / fault).glob("*.md"))
    assert files
    for file in files:
        _, problems = read_file(file)
        assert {problem.code for problem in problems} & FAULTS[fault], file
        lines = file.read_text(encoding="utf-8").count("\n") + 1
        for problem in problems:
            assert 1 <= problem.place.line <= lines
            assert messages.line(problem, {}).startswith(f"{file.name}:{problem.place.line}:")


def test_a_fence_that_is_late_indented_or_missing_is_named(broken: Path) -> None:
    fences = {"fence-late", "fence-wrong", "fence-unclosed", "yaml-line"}
    harmless = []
    for file in sorted((broken / "unclosed-or-indented").glob("*.md")):
        record, problems = read_file(file)
        if not {problem.code for problem in problems} & fences:
            harmless.append(file.name)
            assert record.title and record.topics
    assert harmless == ["34.md"]  # its lines end in a lone carriage return, as they did on old Macs


def test_dates_that_other_readers_refuse_are_read(broken: Path) -> None:
    files = sorted((broken / "date-not-parsed").glob("*.md"))
    for file in files:
        record, problems = read_file(file)
        assert record.date is not None and record.date.clock, file
        assert {problem.code for problem in problems} <= {"keys-disagree", "list-gap"}, file
    assert len(files) == 40


def test_a_topic_that_is_a_number_or_nothing_is_named(broken: Path) -> None:
    silent = []
    for file in sorted((broken / "topics-nonstring").glob("*.md")):
        record, problems = read_file(file)
        if not {problem.code for problem in problems} & {"topic-number", "list-gap"}:
            silent.append(file.name)
        if any(problem.code == "topic-number" for problem in problems):
            assert "508" in [topic.name for topic in record.topics]
    assert silent == ["09.md"]  # the empty one is in a list that its own `topics` stands in for


def test_topics_written_as_text_are_topics(broken: Path) -> None:
    split_up = {}
    for file in sorted((broken / "topics-scalar").glob("*.md")):
        record, problems = read_file(file)
        assert record.topics, file
        if any(problem.code == "topics-text" for problem in problems):
            split_up[file.name] = [topic.name for topic in record.topics]
    assert split_up == {"01.md": ["red", "blue", "green"], "36.md": ["github", "github-universe"]}


def test_lines_that_end_as_on_windows_make_no_difference(broken: Path) -> None:
    record, problems = read_file(broken / "crlf" / "01.md")
    assert record.names == ("adventure-x",)
    assert record.related[0].target.name == "adventurex2024"
    assert [(problem.code, problem.place.line) for problem in problems] == [("key-unknown", 9)]
