"""The catalog as a whole: the same whatever the order, nothing of what is out, and what the demo's readers rely on."""

from pathlib import Path

from msgspec import structs
from tests.support.knowing import doc, know


def test_articles_are_newest_first_and_the_undated_last(tmp_path: Path) -> None:
    files = {
        "articles/a.md": doc("A", "date: 2024-01-01"),
        "articles/b.md": doc("B", "date: 2024-01-01T18:00:00Z"),
        "articles/c.md": doc("C"),
        "articles/d.md": doc("D", "date: 2025-01-01"),
    }
    order = [path[-4] for path in know(tmp_path, files).catalog.articles]
    assert order == ["d", "b", "a", "c"]


def test_the_order_in_which_files_are_made_changes_nothing(tmp_path: Path) -> None:
    files = {
        f"articles/{n}.md": doc(
            f"A{n}", f"topics: [T{n % 3}, T{n % 4}]\ndate: 2024-01-0{1 + n % 3}", f"[[A{n // 2}]] T1"
        )
        for n in range(9)
    }
    one = know(tmp_path / "one", files).catalog
    other = know(tmp_path / "other", dict(reversed(files.items()))).catalog
    for name in structs.asdict(one):
        if name != "documents":
            assert repr(getattr(one, name)) == repr(getattr(other, name)), name
    assert list(one.documents) == list(other.documents)


def test_what_readers_know_is_as_old_as_the_latest_word(tmp_path: Path) -> None:
    files = {
        "articles/a.md": doc("A", "date: 2024-01-01\nupdated: 2024-02-01"),
        "articles/b.md": doc("B", "date: 2023-01-01\ncorrections: [{date: 2024-03-01, was: a, now: b}]"),
        "articles/later.md": doc("C", "date: 2030-01-01"),
    }
    assert know(tmp_path, files).catalog.known == "2024-03-01"


def test_a_plain_text_has_its_metadata_beside_it(tmp_path: Path) -> None:
    files = {"articles/raw.txt": "They met.\n", "articles/raw.yaml": "title: Talks\ntopics: [Asia]\n"}
    known = know(tmp_path, files)
    assert known.catalog.names["articles/raw.txt"] == "Talks"
    assert known.catalog.topics["topic:asia"].tagged == ("articles/raw.txt",)
