"""Real files whose front matter broke some program once, each built as an article of one site."""

from collections.abc import Callable

import pytest
from tests.support.running import AS_OF, backstory
from tests.whole.conftest import BuiltSite

# Files that say nothing wrong, and why. Every other file has a problem that names it.
HARMLESS = {
    "articles/date-not-parsed": "a date with a time and a zone, which one YAML reader refuses and we read",
    "articles/topics-scalar": '"tag: alaska" is one tag',
    "articles/topics-nonstring/09.md": "an empty category beside topics, which are used instead",
}


@pytest.fixture
def site(built: Callable[..., BuiltSite]) -> BuiltSite:
    return built("broken-frontmatter", "articles")


def harmless(path: str) -> bool:
    return path in HARMLESS or path.rpartition("/")[0] in HARMLESS


def test_each_file_that_is_wrong_has_a_problem_that_names_it(site: BuiltSite) -> None:
    silent = [path for path in site.documents() if not site.problems_of(path)]
    assert len(site.documents()) > 250
    assert [path for path in silent if not harmless(path)] == []
    assert len(silent) < 40


def test_a_file_without_an_error_is_known(site: BuiltSite) -> None:
    known = {
        one["path"] for one in backstory("catalog", "--as-of", AS_OF, cwd=site.folder).document["articles"]
    }
    wrong = {path for path in site.documents() if any(": error: " in line for line in site.problems_of(path))}
    silent = set(site.documents()) - known - wrong
    assert [path for path in silent if not site.is_held(path)] == []


def test_files_that_are_not_utf_8_are_left_out(site: BuiltSite) -> None:
    files = [path for path in site.documents() if path.startswith("articles/not-utf8/")]
    assert files
    for path in files:
        (line,) = site.problems_of(path)
        assert line.endswith("[file-encoding]")


def test_the_rest_is_built_and_leads_nowhere_wrong(site: BuiltSite) -> None:
    assert site.ran.code == 1
    assert site.dead_links() == []
