"""Events from every document become one timeline: each thing that happened once, with all who tell it."""

from pathlib import Path

from tests.support.knowing import Known, doc, know

SIGNED = "events:\n  - {date: 1953-07-27, title: %s, topics: [%s]}"


def titles(known: Known, key: str) -> list[str]:
    return [known.catalog.events[at].title for at in known.catalog.events_of.get(key, ())]


def test_what_two_documents_tell_of_one_day_is_one_event(tmp_path: Path) -> None:
    files = {
        "articles/a.md": doc("A", SIGNED % ("The armistice is signed", "Korea")),
        "topics/k.md": doc("Korea", SIGNED % ("Armistice is signed", "Korea")),
    }
    (event,) = know(tmp_path, files).catalog.events
    assert event.told_by == ("articles/a.md", "topics/k.md")
    assert event.title == "Armistice is signed", "the topic's own words come first"


def test_different_things_on_one_day_stay_apart(tmp_path: Path) -> None:
    files = {
        "articles/a.md": doc("A", SIGNED % ("Armistice signed", "Korea")),
        "articles/b.md": doc("B", SIGNED % ("A storm sinks two ferries", "Korea")),
    }
    assert len(know(tmp_path, files).catalog.events) == 2


def test_uncertain_dates_stand_where_they_begin(tmp_path: Path) -> None:
    dates = ["1953-07-27", "1950/1953", "1953", "1953-07~", "1949-12"]
    events = "events:\n" + "\n".join(f"  - {{date: {date}, title: 'It was {date}'}}" for date in dates)
    known = know(tmp_path, {"topics/k.md": doc("Korea", events)})
    assert [event.date.edtf for event in known.catalog.events][:2] == ["1949-12", "1950/1953"]
    starts = [event.date.start for event in known.catalog.events]
    assert starts == sorted(starts)


def test_a_topic_has_the_events_of_those_below_it(tmp_path: Path) -> None:
    files = {
        "topics/asia.md": doc("Asia"),
        "topics/k.md": doc("Korea", "broader: [Asia]\n" + SIGNED % ("Armistice signed", "Korea")),
    }
    assert titles(know(tmp_path, files), "topics/asia.md") == ["Armistice signed"]


def test_an_event_without_topics_belongs_to_those_of_its_article(tmp_path: Path) -> None:
    files = {"articles/a.md": doc("A", "topics: [Korea]\nevents:\n  - {date: 1953, title: Signed}")}
    assert titles(know(tmp_path, files), "topic:korea") == ["Signed"]
