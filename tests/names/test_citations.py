"""Citations of sources that a document doesn't have are told of in every build."""

from pathlib import Path

from tests.support.knowing import doc, know

from backstory.problems import Place


def test_a_source_that_is_not_there_is_missing_wherever_it_is_cited(tmp_path: Path) -> None:
    front = (
        "claims:\n  - {text: Nothing, by: Russia}\n  - {text: Something, source: lag}\n"
        "events:\n  - {date: 2024-01-01, title: It happened, source: b}\n"
        "sources:\n  - {id: log, title: One}"
    )
    found = know(tmp_path, {"articles/a.md": doc("A", front, "Said [@log] and [@c].")}).problems
    missing = [problem for problem in found if problem.code == "citation-missing"]
    assert sorted(problem.facts["name"] for problem in missing) == ["b", "c", "lag"]
    assert {problem.place.line: problem.facts.get("near") for problem in missing}[5] == "log"


def test_a_site_that_calls_it_an_error_leaves_the_document_out(tmp_path: Path) -> None:
    files = {
        "site.yaml": "checks: {citation-missing: error}",
        "articles/a.md": doc("A", "date: 2023-01-01", "Said [@c]."),
        "articles/b.md": doc("B", "date: 2023-01-01", "Said by nobody."),
    }
    assert know(tmp_path, files).catalog.articles == ("articles/b.md",)


def test_so_it_does_where_its_metadata_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    files = {
        "site.yaml": "checks: {citation-missing: error}",
        "articles/a.md": "Text.\n",
        "articles/a.yaml": "title: A\ndate: 2023-01-01\nclaims:\n  - {text: Something, source: b}\n",
        "articles/c.md": doc("C", "date: 2023-01-01", "Said by nobody."),
    }
    found = know(tmp_path, files)
    assert found.catalog.articles == ("articles/c.md",)
    assert [problem.place for problem in found.problems] == [Place("articles/a.yaml", 4, 31)]
