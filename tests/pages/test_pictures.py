"""What is drawn of dates and of connections: that words never touch, and that nothing is drawn where it would say nothing."""

from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from tests.support.knowing import doc, know

from backstory.dates import read_span
from backstory.pages.parts.timeline_pictures import timeline_picture
from backstory.pages.plan import plan
from backstory.pages.views import DateLabel, TimelineEntry, TimelineGroup, TopicMap, TopicView

LETTER, ROW = 7.8, 21


def pictured(dates: list[tuple[str, str]]) -> TimelineGroup:
    entries = []
    for number, (date, short) in enumerate(dates):
        span = read_span(date)
        assert span is not None
        entries.append(TimelineEntry(span, f"Thing {number}", (), (), (), short, f"date-{number}"))
    entries.sort(key=lambda entry: entry.date.start)
    return TimelineGroup(False, tuple(entries), "years-1")


def some_dates(seed: int) -> list[tuple[str, str]]:
    random = Random(seed)
    years = [random.choice([random.randint(1900, 2023), random.randint(2021, 2023)]) for _ in range(40)]
    return [
        (f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}", "Words " * random.randint(0, 3))
        for year in years
    ]


def boxes(labels: list[DateLabel], width: int) -> list[tuple[float, float, int]]:
    placed = []
    for label in labels:
        line, long = label.x / 100 * width, len(label.text) * LETTER
        placed.append(
            (line - 6 - long if label.end else line + 6, line - 6 if label.end else line + 6 + long, label.y)
        )
    return placed


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(("room", "width"), [("wide", 700), ("wide", 920), ("narrow", 330), ("narrow", 700)])
def test_the_words_of_a_timeline_never_touch_and_never_leave_it(seed: int, room: str, width: int) -> None:
    picture = timeline_picture([pictured(some_dates(seed))])
    assert picture is not None
    shown = boxes([label for label in picture.labels if label.room in ("", room)], width)
    for one, other in combinations(shown, 2):
        assert abs(one[2] - other[2]) >= ROW or one[1] <= other[0] or other[1] <= one[0]
    assert all(start >= -12 and end <= width + 12 for start, end, _ in shown)


def test_crowded_latest_years_have_a_strip_of_their_own_with_every_date_once() -> None:
    crowded = [(f"2023-{month:02}-01", "") for month in range(1, 13)]
    picture = timeline_picture([pictured([("1900", "Long ago"), ("1950-06/1953-07", ""), *crowded])])
    assert picture is not None
    assert (picture.first, picture.last, picture.total, len(picture.marks)) == (1900, 2023, 14, 14)
    assert [(year.year, year.count) for year in picture.years] == [(2023, 12)]
    assert {mark.kind for mark in picture.marks} == {"day", "vague", "lasted"}


def test_dates_of_a_few_years_need_one_strip_and_few_dates_no_picture() -> None:
    dates = [(f"202{year}-0{month}-01", "") for year in range(4) for month in range(1, 4)]
    picture = timeline_picture([pictured(dates)])
    assert picture is not None and picture.upper == 0 and picture.lower
    assert timeline_picture([pictured(dates[:7])]) is None


def test_dates_before_our_era_and_without_end_are_drawn() -> None:
    dates = [
        (date, "")
        for date in ("-0043-03-15", "../0100", "0500/..", "1066", "1492", "1789-07", "1914", "2001-09-11")
    ]
    picture = timeline_picture([pictured(dates)])
    assert picture is not None and picture.first == -43
    assert all(0 <= mark.x <= 100 and mark.x + mark.width <= 100.1 for mark in picture.marks)


TAGS = [
    ["Korea", "Russia", "China"],
    ["Korea", "Russia", "Sanctions"],
    ["Korea", "Japan", "Missiles"],
    ["Korea", "Talks"],
]
NEWS = {
    f"articles/{number}.md": doc(
        f"News {number}", f"date: 2024-01-0{number + 1}\ntopics: [{', '.join(tags)}]"
    )
    for number, tags in enumerate(TAGS)
}


def view_of(tmp_path: Path, files: dict[str, str], slug: str) -> TopicView:
    known = know(tmp_path, files)
    view = next(
        page.view
        for page in plan(known.catalog, known.settings)
        if page.address == f"topics/{slug}/index.html"
    )
    assert isinstance(view, TopicView)
    return view


def touching(drawn: TopicMap) -> list[tuple[str, str]]:
    found = []
    for one, other in combinations([node for node in drawn.nodes if node.side != "here"], 2):
        if one.side == other.side and abs(one.y - other.y) < 24:
            found.append((one.text, other.text))
    return found


def test_a_map_has_what_shares_articles_each_in_a_row_of_its_own(tmp_path: Path) -> None:
    drawn = view_of(tmp_path, NEWS, "korea").map
    assert drawn is not None
    assert (drawn.rows[0].topic.name, drawn.rows[0].shared) == ("Russia", 2)
    assert {row.topic.name for row in drawn.rows} == {
        "Russia",
        "China",
        "Sanctions",
        "Japan",
        "Missiles",
        "Talks",
    }
    assert touching(drawn.wide) == touching(drawn.narrow) == []
    assert all(0 < node.x < drawn.wide.width and 0 < node.y < drawn.wide.height for node in drawn.wide.nodes)


def test_a_tie_made_by_hand_counts_as_two_articles(tmp_path: Path) -> None:
    by_hand = {"topics/k.md": doc("Korea", "related: [{topic: Talks, because: brings them about}]")}
    drawn = view_of(tmp_path, NEWS | by_hand, "k").map
    assert drawn is not None and [row.topic.name for row in drawn.rows][:2] == ["Talks", "Russia"]


def test_few_connections_are_no_map(tmp_path: Path) -> None:
    assert view_of(tmp_path, {path: NEWS[path] for path in list(NEWS)[:2]}, "korea").map is None
