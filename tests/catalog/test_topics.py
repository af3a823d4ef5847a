"""Topics gather their articles and those of narrower topics."""

from pathlib import Path

from tests.support.knowing import doc, know

TREE = {
    "topics/asia.md": doc("Asia"),
    "topics/korea.md": doc("Korea", "broader: [Asia]"),
    "topics/north.md": doc("North Korea", "broader: [Korea]"),
    "articles/1.md": doc("One", "date: 2024-01-01\ntopics: [North Korea]"),
    "articles/2.md": doc("Two", "date: 2024-01-02\ntopics: [Asia, North Korea]"),
    "articles/3.md": doc("Three", "topics: [Korea]"),
}


def test_articles_roll_up_to_every_topic_above_each_once_newest_first(tmp_path: Path) -> None:
    topics = know(tmp_path, TREE).catalog.topics
    assert topics["topics/asia.md"].covered == ("articles/2.md", "articles/1.md", "articles/3.md")
    assert topics["topics/asia.md"].tagged == ("articles/2.md",)
    assert topics["topics/north.md"].covered == ("articles/2.md", "articles/1.md")


def test_parents_and_children_know_each_other(tmp_path: Path) -> None:
    topics = know(tmp_path, TREE).catalog.topics
    assert topics["topics/korea.md"].parents == ("topics/asia.md",)
    assert topics["topics/korea.md"].children == ("topics/north.md",)


def test_a_topic_is_never_above_itself(tmp_path: Path) -> None:
    known = know(tmp_path, TREE | {"topics/asia.md": doc("Asia", "broader: [North Korea]")})
    assert known.codes == ["broader-circle"]
    above = {key: topic.parents for key, topic in known.catalog.topics.items()}
    for key in above:
        seen, waiting = set(), list(above[key])
        while waiting:
            one = waiting.pop()
            assert one != key
            if one not in seen:
                seen.add(one)
                waiting += above[one]


def test_the_short_list_of_topics_is_the_same_as_files(tmp_path: Path) -> None:
    known = know(
        tmp_path,
        {
            "topics.yaml": "Asia: {kind: place, names: [the East]}\n",
            "articles/a.md": doc("A", "topics: [the East]"),
        },
    )
    (topic,) = known.catalog.topics.values()
    assert (topic.name, topic.kind, topic.names, topic.tagged) == (
        "Asia",
        "place",
        ("the East",),
        ("articles/a.md",),
    )


def test_backgrounds_are_listed_by_how_much_they_are_used(tmp_path: Path) -> None:
    files = {
        "background/a.md": doc("Alpha", "topics: [Asia]"),
        "background/b.md": doc("Beta", "topics: [Asia]"),
        "articles/1.md": doc("One", "background: [Beta]"),
    }
    found = know(tmp_path, files).catalog.backgrounds_of["topic:asia"]
    assert [piece.id for piece in found] == ["background/b.md", "background/a.md"]
