"""What can be taken from a topic's page: calendars, slides, citations and data, each as its readers want it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.support.knowing import doc
from tests.support.running import build

BASE = "https://news.example/"
ODD = 'A {B} & 50% of "C"; D, \\ E'
FILES = {
    "site.yaml": f"title: Harbour\nbase_url: {BASE}\n",
    "topics/ferry.md": doc(
        "Ferry", "kind: organisation\nnames: [FC]\nbroader: [Coast]\nsummary: Late.\nas_of: 2024-01-01"
    ),
    "articles/late.md": doc(
        "'" + ODD + "'",
        "date: 2024-01-02\ntopics: [Ferry]\nauthors: [Ann Writer, The Harbour Club]\n"
        "events:\n  - {date: -0043-03-15, title: A flood}\n  - {date: 1900~, title: Perhaps a storm}\n"
        "  - {date: 1950-02/1953, title: Dykes are built}\n  - {date: 2024-01-01, title: The ferry is late}\n"
        "  - {date: ../1800, title: Nobody sails}\n"
        f"  - {{date: 2023-12-24, title: {'Långe ord ' * 12}}}\n"
        "sources: [{id: agency, title: A report, url: 'https://agency.example/'}]\n"
        "claims:\n  - {id: late, text: It is late, by: Ana Lund, about: [Ferry], date: 2024-01, source: agency}\n"
        "  - {text: It is not, by: Ferry, replies_to: late, status: denied}",
    ),
    "articles/old.md": doc("Old", "date: 2023-01-02\nslug: late\ntopics: [Ferry]"),
    "articles/older.md": doc("Older", "date: 2023-02-02\nslug: late\ntopics: [Ferry]"),
    "articles/draft.md": doc("Draft", "date: 2024-01-02\ntopics: [Ferry]\ndraft: true"),
    "background/tides.md": doc("Tides", "topics: [Ferry]\nreviewed: 2024-02-02"),
}


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a topic's page."""
    folder = tmp_path_factory.mktemp("files")
    for path, text in FILES.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert build(folder).code == 0
    return folder / "site/topics/ferry"


def read(ferry: Path, name: str) -> Any:
    return json.loads((ferry / name).read_text("utf-8"))


def test_a_calendar_has_whole_days_in_lines_that_are_not_too_long(ferry: Path) -> None:
    data = (ferry / "timeline.ics").read_bytes()
    lines = data.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    text = data.decode().replace("\r\n ", "")
    days = re.findall("DTSTART;VALUE=DATE:(\\d+)\r\nDTEND;VALUE=DATE:(\\d+)\r\nSUMMARY:([^\r]*)", text)
    assert [(start, end, title[:17]) for start, end, title in days] == [
        ("19000101", "19010101", "~ Perhaps a storm"),
        ("19500201", "19540101", "Dykes are built"),
        ("20231224", "20231225", "Långe ord Långe o"),
        ("20240101", "20240102", "The ferry is late"),
    ]
    assert len(set(re.findall("UID:(.*)\r", text))) == 4
    assert (
        text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == text.count("DTSTAMP:20240102T000000Z") == 4
    )


def test_slides_begin_before_our_era_without_a_year_0(ferry: Path) -> None:
    slides = read(ferry, "timeline.json")["events"]
    dates = {slide["text"]["headline"]: (slide["start_date"], slide.get("end_date")) for slide in slides}
    late = f"{BASE}articles/2024/01/late/"
    assert dates[f'<a href="{late}">A flood</a>'] == ({"year": -44, "month": 3, "day": 15}, None)
    assert dates[f'<a href="{late}">Dykes are built</a>'] == (
        {"year": 1950, "month": 2},
        {"year": 1953, "month": 12},
    )


def test_articles_can_be_cited_in_three_formats(ferry: Path) -> None:
    works = read(ferry, "citations.json")
    assert [work["id"] for work in works] == ["late-2024", "late-2023", "late-2023-2"]
    assert works[0]["title"] == ODD
    assert works[0]["author"] == [{"literal": "Ann Writer"}, {"literal": "The Harbour Club"}]
    assert works[0]["issued"] == {"date-parts": [[2024, 1, 2]]}
    bib = (ferry / "citations.bib").read_text("utf-8")
    assert 'title = {{A \\{B\\} \\& 50\\% of "C"; D, \\textbackslash{} E}},' in bib
    assert "author = {{Ann Writer} and {The Harbour Club}}," in bib
    assert bib.count("@misc{") == 3
    tags = (ferry / "citations.ris").read_bytes().decode().split("\r\n")
    assert tags[:3] == ["TY  - NEWS", "ID  - late-2024", f"TI  - {ODD}"]
    assert tags.count("ER  - ") == 3


def test_the_data_of_a_topic_have_all_that_is_known_of_it(ferry: Path) -> None:
    data = read(ferry, "data.json")
    assert data["format"] == "backstory-topic/1"
    assert (data["name"], data["names"], data["as_of"]) == ("Ferry", ["FC"], "2024-01-01")
    assert data["broader"] == [{"name": "Coast", "url": "/topics/coast/"}]
    assert [one["date"] for one in data["timeline"]][:2] == ["../1800", "-0043-03-15"]
    assert data["background"] == [{"title": "Tides", "url": "/background/tides/", "reviewed": "2024-02-02"}]
    assert [one["title"] for one in data["articles"]] == [ODD, "Older", "Old"]
    assert all(one["strength"] in (1, 2, 3) and one["reasons"] for one in data["related"])
    (claim,) = data["claims"]
    assert (claim["by"], claim["status"], claim["date"]) == ({"name": "Ana Lund"}, "asserted", "2024-01")
    assert claim["source"] == {"title": "A report", "url": "https://agency.example/"}
    assert [(one["text"], one["status"]) for one in claim["replies"]] == [("It is not", "denied")]
    path, _, anchor = claim["said_in"]["url"].partition("#")
    assert f'id="{anchor}"' in (ferry.parents[1] / path.strip("/") / "index.html").read_text("utf-8")


def test_its_page_leads_to_each(ferry: Path) -> None:
    page = (ferry / "index.html").read_text("utf-8")
    names = {path.name for path in ferry.iterdir() if path.name != "index.html"}
    assert len(names) == 7
    assert {name for name in names if f'href="../../topics/ferry/{name}"' in page} == names


def test_the_timeline_of_the_site_can_be_taken_too(ferry: Path) -> None:
    timeline = ferry.parents[1] / "timeline"
    assert (timeline / "timeline.ics").read_text("utf-8").count("BEGIN:VEVENT") == 4
    assert len(read(timeline, "timeline.json")["events"]) == 5
