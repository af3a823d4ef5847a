"""Every line of `check` has the line and column of what it speaks of: quoted here is the text at that place."""

from pathlib import Path

import pytest
from tests.support.mistakes import quoted
from tests.support.running import AS_OF, backstory

from backstory.problems import Place

PASSAGE = "The panel met in the old harbour office to hear the pilots, and it wrote down what each of them said of the night."
FILES = {
    "articles/a.md": f"""---
title: Harbour panel
date: 2026-01-05
topics: [Harow, Ports]
image: {{file: map.png}}
sources:
  - {{id: log, title: The log}}
claims:
  - {{text: Nobody saw it, by: Harrow, source: logg}}
---
1. Item

> - Deep [link](b.md)

- {PASSAGE}
""",
    "articles/b.md": f"---\ntitle: Other\ntopics: [Harrow]\n---\n## Head\n\n  {PASSAGE}\n\n![](map.png)\n",
    "articles/c.md": "---\ntitle: Lone\ndate: 2026-01-05\n---\nText.\n",
    "articles/map.png": "",
    "background/night.md": """---
title: The night
topics: [Harrow]
reviewed: 2024-01-01
review_every: 1y
---
> - Quoted

- It was recently closed, and currently
  it is recently open again.
- {as-of 2023} and {as-of 2023-02} hold.
""",
    "topics/harrow.md": "---\ntitle: Harrow\nsummary: >-\n  It is\n  currently closed.\n---\n",
    "topics/port.md": "---\ntitle: Port\nnames: [Docks, Quay]\nsame_as: ['https://q.example/']\n---\n",
    "topics/ports.md": "---\ntitle: Harbour\nnames:\n  - Ports\n  - Quays\n---\n",
    "topics/empty.md": "---\ntitle: Nobody\n---\n",
    "topics.yaml": "- title: Ferry\n  names: [Boat]\n  definition: currently a line\n- {title: Ferries}\n",
}
EXPECTED = {
    "article-undated": ["---"],
    "as-of-old": ["{as-of 2023} and {as-of 2023-02} hold.", "{as-of 2023-02} hold."],
    "citation-missing": ["logg}"],
    "claim-source-open": [],
    "image-alt-missing": ["{file: map.png}", "![](map.png)"],
    "orphan": ["---"],
    "passage-repeated": ["The panel met in the old harbour office to hear the pilots, a"],
    "review-due": ["1y"],
    "topic-near": ["Harow, Ports]"],
    "topic-unused": ["Ferries}", "Ferry", "Nobody", "Port"],
    "vague-time": [
        "recently closed, and currently",
        "currently",
        "recently open again.",
        "currently a line",
        "currently closed.",
    ],
}


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    folder = tmp_path_factory.mktemp("places")
    for path, text in FILES.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    found: list[dict[str, object]] = []
    for problem in backstory("check", "--json", "--as-of", AS_OF, cwd=folder).document["problems"]:
        place = Place(str(folder / problem["path"]), problem["line"], problem["column"])
        found.append(problem | {"quoted": quoted(place)})
    return found


def test_each_problem_has_a_place(problems: list[dict[str, object]]) -> None:
    assert [one for one in problems if not one["line"] or not one["column"]] == []


@pytest.mark.parametrize("code", [code for code, texts in EXPECTED.items() if texts])
def test_at_the_place_stands_what_the_problem_is_about(problems: list[dict[str, object]], code: str) -> None:
    at_places = [str(one["quoted"]) for one in problems if one["code"] == code]
    assert sorted(at_places) == sorted(text[:60] for text in EXPECTED[code])


def test_a_place_counts_from_the_file_whatever_ends_its_lines(tmp_path: Path) -> None:
    (tmp_path / "content/background").mkdir(parents=True)
    text = "---\r\ntitle: N\r\n---\r\nOne.\r\n\r\nIt is recently open.\r\n"
    (tmp_path / "content/background/n.md").write_bytes(text.encode("utf-8-sig"))
    (one,) = [
        problem
        for problem in backstory("check", "--json", cwd=tmp_path).document["problems"]
        if problem["code"] == "vague-time"
    ]
    assert (one["line"], one["column"]) == (6, 7)
