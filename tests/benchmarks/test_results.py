"""From what was measured to a table and a picture."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest
from benchmarks.picture import drawn
from benchmarks.processes import Cost
from benchmarks.results import ADDED, COLD, EDITED, OURS, UNCHANGED, Results, Row
from benchmarks.table import placed, tables

from benchmarks import results

ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"


def row(tool: str, articles: int, *seconds: float, work: str = COLD) -> Row:
    return Row(tool, articles, work, articles + 9, tuple(Cost(one, one, 200.0) for one in seconds))


def of(*rows: Row) -> Results:
    return Results("2 cores", {OURS: "1.0", "hugo": "0.168.0"}, True, rows)


MEASURED = of(
    row(OURS, 1_000, 1.0, 2.0, 3.0),
    row(OURS, 1_000, 0.25, work=UNCHANGED),
    row(OURS, 1_000, 0.5, work=EDITED),
    row(OURS, 1_000, 0.75, work=ADDED),
    row("hugo", 1_000, 2.0, 2.0, 12.0),
    row(OURS, 10_000, 20.0),
    row("hugo", 10_000, 20.1),
    row("pelican", 1_000, 4.0, 4.0, 4.0),
)


def test_a_ratio_is_the_median_over_the_rounds() -> None:
    assert results.ratio(MEASURED.rows[0], MEASURED.rows[4]) == 0.5


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.25, "0.250 s"), (20.06, "20.1 s"), (99.96, "100 s"), (1234.5, "1,234 s")]
)
def test_times_have_three_digits(seconds: float, shown: str) -> None:
    assert results.in_seconds(seconds) == shown


def test_the_tables_have_a_row_for_each_size_and_a_column_for_each_tool() -> None:
    ours, compared, notes = tables(MEASURED).split("\n\n")
    assert (
        "| 1,000 | 1,009 | 2.00 s (2.00 s) | 0.250 s (0.250 s) | 0.500 s (0.500 s) | 0.750 s (0.750 s) | 200 MB |"
        in ours
    )
    assert (
        "| 1,000 articles | 2.00 s, 200 MB | 2.00 s, 200 MB, **0.50** | 4.00 s, 200 MB, **0.50** |"
        in compared
    )
    assert "| 10,000 articles | 20.0 s, 200 MB | 20.1 s, 200 MB, **1.00** | – |" in compared
    for table in (ours, compared):
        assert len({line.count("|") for line in table.splitlines()}) == 1
    assert "Hugo 0.168.0" in notes and "1–3 rounds" in notes and "A dash" in notes


def test_without_peers_there_is_one_table() -> None:
    assert tables(of(row(OURS, 50, 0.2))).count("| ---") == 1


def test_the_tables_are_put_between_the_marks_again_and_again() -> None:
    document = "Before.\n<!-- measured -->\n<!-- /measured -->\nAfter.\n"
    once = placed(document, "| 1 |\n")
    assert once == "Before.\n<!-- measured -->\n| 1 |\n<!-- /measured -->\nAfter.\n"
    assert placed(once, "| 2 |\n") == once.replace("1", "2")
    with pytest.raises(click.ClickException, match="two marks"):
        placed("No marks.\n", "| 1 |\n")


def test_the_picture_has_a_labelled_line_for_each_tool_inside_its_frame() -> None:
    picture = ElementTree.fromstring(drawn(MEASURED))
    assert picture.get("role") == "img"
    named = [picture.find(f".//*[@id='{name}']") for name in str(picture.get("aria-labelledby")).split()]
    title, told = (element.text or "" for element in named if element is not None)
    assert "1,000 to 10,000" in title
    assert "Hugo: 1,000 articles 2.00 s, 10,000 articles 20.1 s." in told
    lines = [path for path in picture.iter(f"{SVG}path") if "line" in str(path.get("class"))]
    assert len(lines) == 3
    labels = [
        text for text in picture.iter(f"{SVG}text") if re.match("Backstory|Hugo|Pelican", text.text or "")
    ]
    assert len(labels) == 3
    _, _, width, height = map(float, str(picture.get("viewBox")).split())
    for dot in picture.iter(f"{SVG}circle"):
        assert 0 < float(dot.get("cx", "")) < width and 0 < float(dot.get("cy", "")) < height


def test_labels_of_one_size_keep_apart() -> None:
    tools = list(results.NAMES)
    picture = ElementTree.fromstring(
        drawn(of(*(row(tool, size, 3.0) for tool in tools for size in (50, 99))))
    )
    heights = sorted(
        float(text.get("y", "")) for text in picture.iter(f"{SVG}text") if ", 3.00 s" in (text.text or "")
    )
    assert len(heights) == len(tools)
    assert all(low - high >= 15 for high, low in pairwise(heights))


def test_results_of_other_sizes_stay_when_more_are_added(tmp_path: Path) -> None:
    file = tmp_path / "measured.json"
    results.add(file, of(row(OURS, 1_000, 9.0), row(OURS, 50, 1.0)))
    results.add(file, of(row(OURS, 1_000, 2.0)))
    assert results.load(file) == of(row(OURS, 50, 1.0), row(OURS, 1_000, 2.0))


def test_the_documents_show_what_was_measured_last() -> None:
    measured = results.load(ROOT / "benchmarks" / "measured.json")
    assert tables(measured) in (ROOT / "docs" / "speed.md").read_text("utf-8")
    assert (ROOT / "docs" / "images" / "growth.svg").read_text("utf-8") == drawn(measured)
