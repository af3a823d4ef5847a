"""One tiny site for each mistake that an author can make, and the very words that are said about it.

Each folder of tests/broken/ is named for a code and holds a site with one mistake, and in `message.txt` what is
printed. To add one: make the folder, run `backstory build` in a copy of it, and read what it says as its author would.
"""

import shutil
from pathlib import Path

import pytest
from tests.support.editing import no_progress
from tests.support.running import AS_OF

from backstory import messages
from backstory.cli.options import resolve_options
from backstory.engine.build import build
from backstory.engine.options import Options
from backstory.problems import Problem, SiteError, in_order

CASES = sorted(path for path in (Path(__file__).parent / "broken").iterdir() if path.is_dir())


def problems_here() -> tuple[list[Problem], dict[str, str]]:
    """What a build of the site in this folder finds, and how bad the site says it is."""
    try:
        site = resolve_options(
            content=Path("content"),
            templates=Path("templates"),
            output=Path("site"),
            base_url=None,
            drafts=False,
            future=False,
            as_of=AS_OF,
            strict=False,
        )
        done = build(site.folders, site.settings, site.cut_off, options=Options(jobs=1), progress=no_progress)
    except SiteError as stop:
        return in_order(stop.problems), {}
    return in_order([*site.problems, *done.problems]), dict(site.settings.checks)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_in_these_words(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(case, tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    problems, checks = problems_here()
    said = [messages.line(problem, checks) for problem in problems]  # type: ignore[arg-type]
    assert said == (case / "message.txt").read_text("utf-8").splitlines()
    assert case.name in {problem.code for problem in problems}


def test_there_is_a_site_for_most_mistakes_in_content() -> None:
    about_content = set(messages.RULES)
    about_content -= {
        code
        for code in messages.RULES
        if code.startswith(
            ("publish-", "import-", "external-", "passage-", "preview-", "address-", "anchor-lost")
        )
    }
    assert {case.name for case in CASES} <= set(messages.RULES)
    assert len(CASES) >= 60
