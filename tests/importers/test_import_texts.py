"""Proposals become files: once, never over what is there, and with a difference to look at."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.importers.reading import front, shown, words

from backstory.content.documents import Document
from backstory.content.front_matter_types import FrontMatter
from backstory.importers import ImportResult, KnownNames, NewFile, import_texts, known_names
from backstory.markdown.body import Facts, Reference
from backstory.messages import RULES
from backstory.problems import SiteError

RAW = (
    "Kim Jong Un met Sergei Shoigu.\nBeijing had sent troops in the autumn of 1950.\n"
    "Mr Kim smiled, KCNA said.\nRelated Topics\n- Kim Jong-un\n- Asia\n"
)
ARTICLE = "articles/kim-jong-un-met-sergei-shoigu.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    file = tmp_path / "raw" / "visit.txt"
    file.parent.mkdir()
    file.write_text(RAW, encoding="utf-8")
    return file


def imported(
    content: Path, *sources: Path, dry_run: bool = False, known: KnownNames | None = None
) -> ImportResult:
    return import_texts(sources, content, known=known or KnownNames(), dry_run=dry_run)


def statuses(result: ImportResult) -> dict[str, str]:
    return {file.path: file.status for source in result.sources for file in source.files}


def files(content: Path) -> dict[str, str]:
    return {
        path.relative_to(content).as_posix(): path.read_bytes().decode()
        for path in sorted(content.rglob("*"))
        if path.is_file()
    }


def test_files_are_written_once_and_a_second_run_changes_nothing(content: Path, raw: Path) -> None:
    first = imported(content, raw)
    written = files(content)
    assert statuses(first) == dict.fromkeys(written, "created")
    assert set(written) == {ARTICLE}
    second = imported(content, raw)
    assert files(content) == written
    assert set(statuses(second).values()) == {"unchanged"}
    assert second.problems == ()


def test_a_dry_run_writes_nothing_and_shows_what_it_would(content: Path, raw: Path) -> None:
    dry = imported(content, raw, dry_run=True)
    assert files(content) == {}
    wet = imported(content, raw)
    assert dry == wet
    diffs = [file.diff for source in dry.sources for file in source.files]
    assert diffs[0].startswith(f"--- /dev/null\n+++ content/{ARTICLE}\n@@ -0,0 +1,")
    assert "\n+title: Kim Jong Un met Sergei Shoigu" in diffs[0]


def test_an_edited_article_is_left_alone_and_said_to_be_edited(content: Path, raw: Path) -> None:
    imported(content, raw)
    article = content / ARTICLE
    edited = article.read_text(encoding="utf-8").replace("draft: true\n", "") + "\nMy own words.\n"
    article.write_text(edited, encoding="utf-8")
    outcome = imported(content, raw).sources[0].files[0]
    assert (outcome.path, outcome.status) == (ARTICLE, "differs")
    assert "\n-My own words." in outcome.diff
    assert "\n+draft: true" in outcome.diff
    assert article.read_text(encoding="utf-8") == edited


def test_an_article_that_moved_or_changed_its_line_ends_is_known_again(content: Path, raw: Path) -> None:
    imported(content, raw)
    moved = content / "articles" / "2023" / "visit.md"
    moved.parent.mkdir()
    moved.write_bytes((content / ARTICLE).read_bytes().replace(b"\n", b"\r\n"))
    (content / ARTICLE).unlink()
    before = files(content)
    assert statuses(imported(content, raw))["articles/2023/visit.md"] == "unchanged"
    assert files(content) == before


def test_a_record_in_another_layout_is_still_a_record(content: Path, raw: Path) -> None:
    imported(content, raw)
    article = content / ARTICLE
    lines = article.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("imported:"))
    digest = lines[at].split('digest: "')[1].split('"')[0]
    lines[at : at + 1] = ["imported:", "  from: visit.txt", f"  digest: {digest}"]
    (content / "articles" / "other.md").write_text("\n".join(lines), encoding="utf-8")
    article.unlink()
    assert statuses(imported(content, raw))["articles/other.md"] == "differs"


def test_an_article_without_its_record_is_known_by_its_text(content: Path, raw: Path) -> None:
    imported(content, raw)
    article = content / ARTICLE
    lines = article.read_text(encoding="utf-8").splitlines(keepends=True)
    article.write_text("".join(line for line in lines if not line.startswith("imported:")), encoding="utf-8")
    outcome = imported(content, raw).sources[0].files[0]
    assert (outcome.path, outcome.status) == (ARTICLE, "differs")


def test_a_newer_version_of_a_source_replaces_an_article_that_nobody_edited(content: Path, raw: Path) -> None:
    imported(content, raw)
    raw.write_text(RAW.replace("Mr Kim smiled", "Mr Kim laughed"), encoding="utf-8")
    outcome = imported(content, raw).sources[0].files[0]
    assert (outcome.path, outcome.status) == (ARTICLE, "updated")
    assert "\n+Mr Kim laughed, KCNA said." in outcome.diff
    assert "Mr Kim laughed" in files(content)[ARTICLE]
    assert list(files(content)) == [ARTICLE]
    assert set(statuses(imported(content, raw)).values()) == {"unchanged"}


def test_a_newer_version_never_replaces_an_edited_article(content: Path, raw: Path) -> None:
    imported(content, raw)
    article = content / ARTICLE
    article.write_text(article.read_text(encoding="utf-8") + "\nMy own words.\n", encoding="utf-8")
    before = files(content)
    raw.write_text(RAW.replace("Mr Kim smiled", "Mr Kim laughed"), encoding="utf-8")
    assert statuses(imported(content, raw)) == {ARTICLE: "differs"}
    assert files(content) == before


def test_another_text_with_the_same_title_gets_a_number(content: Path, raw: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "visit.txt"
    other.parent.mkdir()
    other.write_text(
        "Kim Jong Un met Sergei Shoigu.\nNothing else\nis the same\nin this text.\n", encoding="utf-8"
    )
    result = imported(content, raw, other)
    assert statuses(result)[ARTICLE.replace(".md", "-2.md")] == "created"
    assert set(statuses(imported(content, other, raw)).values()) == {"unchanged"}


def test_a_file_of_the_author_in_the_way_is_never_written_over(content: Path, raw: Path) -> None:
    mine = {ARTICLE: "Mine.\n"}
    for path, text in mine.items():
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    imported(content, raw)
    assert {path: text for path, text in files(content).items() if path in mine} == mine
    assert ARTICLE.replace(".md", "-2.md") in files(content)


def test_the_same_source_twice_is_imported_once(content: Path, raw: Path) -> None:
    result = imported(content, raw, raw)
    assert [source.files[0].status for source in result.sources] == ["created", "unchanged"]


def test_topics_are_spelt_as_the_first_text_or_the_site_spells_them(content: Path, raw: Path) -> None:
    second = raw.with_name("zweite.txt")
    second.write_text("It rained.\nDr Kim came.\nTags\n- Kim Jong Un\n", encoding="utf-8")
    imported(content, raw.parent)
    article = NewFile("articles/it-rained.md", files(content)["articles/it-rained.md"])
    assert [topic.name for topic in front(article).topics] == ["Kim Jong-un"]
    assert "Kim Jong Un → Kim Jong-un" in article.text


def test_each_problem_names_its_file_and_the_rest_is_imported(
    content: Path, raw: Path, tmp_path: Path
) -> None:
    broken, empty, folder = raw.with_name("broken.txt"), raw.with_name("empty.txt"), tmp_path / "nothing"
    broken.write_bytes(b"one\n\xff")
    empty.write_text(" \n", encoding="utf-8")
    folder.mkdir()
    result = imported(content, raw.parent, folder, tmp_path / "missing.txt")
    assert {(problem.code, problem.place.path) for problem in result.problems} == {
        ("import-encoding", str(broken)),
        ("import-empty", str(empty)),
        ("import-nothing", str(folder)),
        ("import-missing", str(tmp_path / "missing.txt")),
    }
    assert {problem.code for problem in result.problems} <= set(RULES)
    assert ARTICLE in files(content)


def test_a_file_that_cannot_be_written_stops_with_its_place(content: Path, raw: Path) -> None:
    (content / "articles").write_text("in the way", encoding="utf-8")
    with pytest.raises(SiteError) as stopped:
        imported(content, raw)
    (problem,) = stopped.value.problems
    assert problem.code == "import-unwritten"
    assert problem.place.path.startswith(str(content / "articles"))
    (content / "articles").unlink()
    imported(content, raw)
    assert ARTICLE in files(content)


def test_the_topics_of_a_site_are_known_with_and_without_a_file() -> None:
    topic = Document(
        "topic", "topics/kim.md", "", FrontMatter(names=("Mr Kim",), abbr="KJU"), Facts("Kim Jong Un")
    )
    named = (Reference("mr kim", 1, 1), Reference("Asia", 1, 1))
    article = Document("article", "a.md", "", FrontMatter(topics=named), Facts("A"))
    known = known_names([article, topic])
    assert known == KnownNames({"Kim Jong Un": ("Mr Kim", "KJU"), "Asia": ()})
    assert known.title("kim jong-un") == "Kim Jong Un"


def test_the_raw_texts_of_the_project_are_imported_whole(content: Path, seeds: list[Path]) -> None:
    assert seeds, "the project's own raw texts are gone"
    imported(content, *seeds)
    written = files(content)
    for path, text in written.items():
        assert front(NewFile(path, text)).draft
    articles = [NewFile(path, text) for path, text in written.items()]
    assert len(articles) == len(seeds)
    shown_lines = {line for article in articles for line in shown(article)}
    for seed in seeds:
        lines = seed.read_text(encoding="utf-8").split("Related Topics")[0].splitlines()
        assert {words(line) for line in lines if line.strip()} <= shown_lines, seed.name
    second = imported(content, *seeds)
    assert set(statuses(second).values()) == {"unchanged"}
    assert files(content) == written


def test_naughty_names_of_files_and_topics_are_imported(content: Path, raw: Path, corpora: Path) -> None:
    strings = json.loads((corpora / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    names = [" ".join(text.split()) for text in strings]
    names = [name for name in names if 0 < len(name) <= 60 and name.isprintable()]
    topics = "\n".join(f"- {name}" for name in names)
    raw.write_text(f"It rained.\nRelated Topics\n{topics}\n", encoding="utf-8")
    imported(content, raw)
    before = files(content)
    assert set(statuses(imported(content, raw)).values()) == {"unchanged"}
    assert files(content) == before


def test_one_text_in_two_files_is_one_article_and_stays_as_it_is(tmp_path: Path) -> None:
    sources = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for source, text in zip(sources, ("in 1900", "\n\nin 1900\n"), strict=True):
        source.write_text(text, encoding="utf-8")
    imported(tmp_path / "content", *sources)
    before = files(tmp_path / "content")
    assert len(before) == 1
    assert set(statuses(imported(tmp_path / "content", *sources)).values()) == {"unchanged"}
    assert files(tmp_path / "content") == before


PARAGRAPHS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=60)
    | st.sampled_from(
        ["It ended in 1953.", "Mr Kim came.", "Tags", "- Kim Jong-un", "the Far Away Bank (FAB)"]
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(PARAGRAPHS, min_size=1, max_size=3))
def test_a_second_run_never_changes_anything(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("import")
    sources = []
    for number, lines in enumerate(texts):
        sources.append(folder / f"{number}.txt")
        sources[-1].write_text("\n".join(lines), encoding="utf-8", newline="")
    imported(folder / "content", *sources)
    before = files(folder / "content")
    second = imported(folder / "content", *sources)
    assert files(folder / "content") == before
    assert set(statuses(second).values()) <= {"unchanged"}
