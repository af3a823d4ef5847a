"""One tiny site for each mistake that an author can make, the very words that are said about it, and what stands there.

Each folder of tests/broken/ is named for a code and holds a site with one mistake, in `message.txt` what is printed,
and in `places.txt` the text at the place of each line. To add one: make the folder, have both written by
`python -m tests.support.mistakes NAME`, and read them as the site's author would.
"""

from pathlib import Path

import pytest
from tests.support.mistakes import CASES, said_of

from backstory import messages

WITHOUT_A_LINE = {
    *("content-missing", "output-folder-in-the-way", "output-unwritable", "template-near", "text-unread"),
}
"""Said of a file or folder as such."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_in_these_words_and_at_its_place(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = said_of(case, tmp_path / "site")
    assert said.lines == (case / "message.txt").read_text("utf-8").splitlines()
    assert said.quoted == (case / "places.txt").read_text("utf-8").splitlines()
    assert case.name in {problem.code for problem in said.problems}
    for problem in said.problems:
        assert (problem.place.line > 0) == (problem.code not in WITHOUT_A_LINE)
        assert (problem.place.column > 0) == (problem.place.line > 0)


def test_there_is_a_site_for_most_mistakes_in_content() -> None:
    assert {case.name for case in CASES} <= set(messages.RULES)
    assert len(CASES) >= 100
