"""Two real sites that nobody here wrote, built by the real command: the 18F blog and HealthCare.gov of 2013."""

from collections.abc import Callable

import pytest
from tests.support.links import count_links
from tests.support.running import AS_OF, backstory, build, tree
from tests.whole.conftest import BuiltSite
from tests.whole.test_accounted_for import silent_documents

from backstory import messages

SITES = ("18f", "healthcare-gov")


@pytest.fixture
def site(built: Callable[..., BuiltSite], request: pytest.FixtureRequest) -> BuiltSite:
    return built(request.param)


@pytest.mark.parametrize("site", SITES, indirect=True)
def test_every_link_and_anchor_leads_somewhere_or_a_problem_names_the_missing_file(site: BuiltSite) -> None:
    # The corpora come without their pictures and downloads.
    assert site.dead_links() == []
    assert count_links(site.output) > 20_000


@pytest.mark.parametrize("site", SITES, indirect=True)
def test_every_article_is_known_or_an_error_says_why_not(site: BuiltSite) -> None:
    documents = [path for path in site.documents() if not path.startswith("pages/")]
    catalog = backstory("catalog", "--as-of", AS_OF, cwd=site.folder).document
    known = {one["path"] for kind in ("articles", "topics", "background") for one in catalog[kind]}
    left_out = [path for path in documents if path not in known and not site.is_held(path)]
    errors = {path for path in left_out if any(": error: " in line for line in site.problems_of(path))}
    assert set(left_out) == errors
    assert len(errors) < 0.01 * len(documents)


@pytest.mark.parametrize("site", SITES, indirect=True)
def test_every_document_is_published_or_accounted_for(site: BuiltSite) -> None:
    checked = backstory("check", "--json", "--as-of", AS_OF, cwd=site.folder).document
    assert silent_documents(site.folder, site.told, checked) == []


@pytest.mark.parametrize("site", SITES, indirect=True)
def test_every_problem_names_a_line_of_a_file(site: BuiltSite) -> None:
    documents = set(site.documents())
    assert site.ran.code == 1
    lines = site.ran.err.splitlines()
    assert lines
    for line in lines:
        where, _, rest = line.partition(": ")
        path, *numbers = where.removeprefix("content/").split(":")
        assert path in documents, line
        assert all(number.isdigit() for number in numbers), line
        assert rest.startswith(("error: ", "warning: ")), line
    assert site.ran.codes <= set(messages.RULES)


@pytest.mark.parametrize("site", SITES, indirect=True)
def test_a_second_build_writes_nothing(site: BuiltSite) -> None:
    before = tree(site.output)
    again = build(site.folder, "--json")
    assert again.document["pages"] == {"written": 0, "unchanged": len(before) - 1, "removed": 0}
    assert again.err == site.ran.err, "the same problems, although nothing was read again"
    assert tree(site.output) == before
