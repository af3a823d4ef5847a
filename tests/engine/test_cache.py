"""The cache is a convenience: lost, damaged or in the way, it costs time and one line, never a wrong page."""

import resource
import sqlite3
from pathlib import Path

import pytest
from tests.support.editing import EditedSite

from backstory.engine.cache import Cache

TALKS = "---\ntitle: Talks resume\ntopics: [Russia]\n---\nEnvoys met.\n"


def test_shelves_keep_values_apart_by_key(tmp_path: Path) -> None:
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put("body", {"a": b"1", "b": b"2"})
        cache.put("reading", {"a": b"3"})
    with Cache(tmp_path / "c.sqlite") as cache:
        assert dict(cache.get("body", ["a", "b", "c"])) == {"a": b"1", "b": b"2"}
        assert dict(cache.get("reading", ["a"])) == {"a": b"3"}
        assert not cache.notices


def test_thousands_of_keys_are_found_in_one_pass(tmp_path: Path) -> None:
    values = {f"key{number}": str(number).encode() for number in range(3000)}
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put("body", values)
        assert dict(cache.get("body", values)) == values


def test_what_nobody_needs_is_thrown_away_once_it_is_most(tmp_path: Path) -> None:
    values = {f"key{number}": b"1" for number in range(1500)}
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put("reading", values)
        cache.put("body", values)
        cache.tidy({"reading": ["key1", *(f"other{number}" for number in range(300))], "body": []})
        assert len(dict(cache.get("reading", values))) == len(dict(cache.get("body", values))) == 1500
        cache.tidy({"reading": ["key1"], "body": ["key2"]})
        assert dict(cache.get("reading", values)) == {"key1": b"1"}
        assert dict(cache.get("body", values)) == {"key2": b"1"}


def test_others_see_what_was_put_once_it_is_flushed(tmp_path: Path) -> None:
    with Cache(tmp_path / "c.sqlite") as cache, Cache(tmp_path / "c.sqlite") as other:
        cache.put("body", {"a": b"1"})
        assert not dict(other.get("body", ["a"]))
        cache.flush()
        assert dict(other.get("body", ["a"])) == {"a": b"1"}


def test_what_can_not_be_written_is_kept_in_memory_and_said_once(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    values = {f"key{number}": b"1" * 5000 for number in range(1000)}
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Cache(file) as cache:
        cache.put("body", {"a": b"1"})
        cache.flush()
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))
            cache.put("body", values)
            cache.flush()
            cache.put("reading", values)
            cache.flush()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert [notice.code for notice in cache.notices] == ["cache-unwritable"]
        assert dict(cache.get("body", ["a", *values])) == {"a": b"1"} | values
        assert cache.file is None
    with Cache(file) as cache:
        assert dict(cache.get("body", ["a", *values])) == {"a": b"1"}


def test_a_row_that_is_not_what_was_written_is_a_miss_and_said_once(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    with Cache(file) as cache:
        cache.put("body", {"a": b"1", "b": b"2"})
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE body SET value = x'33' WHERE key = 'a'")
    connection.close()
    with Cache(file) as cache:
        assert cache.find("body", "a") is None
        assert cache.find("body", "a") is None
        assert [notice.code for notice in cache.notices] == ["cache-rebuilt"]
        cache.put("body", {"a": b"1"})
    with Cache(file) as cache:
        assert cache.find("body", "a") == b"1"
        assert not cache.notices


def test_a_row_in_the_place_of_another_is_a_miss(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    with Cache(file) as cache:
        cache.put("body", {"a": b"1", "b": b"2"})
        cache.put("reading", {"a": b"3"})
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE body SET key = CASE key WHEN 'a' THEN 'c' ELSE 'a' END")
        connection.execute("UPDATE body SET key = 'b' WHERE key = 'c'")
    connection.close()
    with Cache(file) as cache:
        assert not dict(cache.get("body", ["a", "b"]))


@pytest.mark.parametrize("jobs", [1, 2])
def test_bodies_that_are_lost_are_read_again(tmp_path: Path, jobs: int) -> None:
    site = EditedSite(tmp_path)
    for number in range(230 if jobs > 1 else 1):
        site.write(f"content/articles/{number}.md", TALKS.replace("resume", f"resume {number}"))
    site.build()
    with sqlite3.connect(tmp_path / ".backstory/cache.sqlite") as connection:
        connection.execute("DELETE FROM body")
    connection.close()
    site.write("content/site.yaml", "title: Another\n")
    site.build(jobs=jobs)
    site.check()


@pytest.mark.parametrize(
    "damage", [b"", b"not a database at all, whatever it says" * 50], ids=["empty", "garbage"]
)
def test_a_damaged_file_is_made_again_with_one_notice_at_most(tmp_path: Path, damage: bytes) -> None:
    site = EditedSite(tmp_path)
    site.write("content/articles/talks.md", TALKS)
    site.check()
    for file in (tmp_path / ".backstory").glob("cache.sqlite*"):
        file.write_bytes(damage)
    codes = [problem.code for problem in site.build().problems]
    assert codes == (["cache-rebuilt"] if damage else [])
    site.check()


def test_a_file_damaged_in_its_middle_is_made_again(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    for number in range(40):
        site.write(
            f"content/articles/{number}.md", TALKS.replace("resume", f"resume {number}") + "Words. " * 300
        )
    site.check()
    file = tmp_path / ".backstory/cache.sqlite"
    data = bytearray(file.read_bytes())
    data[len(data) // 3 : 2 * len(data) // 3] = b"\x5a" * (len(data) // 3)
    file.write_bytes(data)
    site.build()
    site.check()


def test_a_file_whose_tables_are_damaged_is_made_again(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    site.write("content/articles/talks.md", TALKS)
    site.check()
    file = tmp_path / ".backstory/cache.sqlite"
    file.write_bytes(file.read_bytes().replace(b"CREATE TABLE", b"CREATE \xf4ABLE", 1))
    assert [problem.code for problem in site.build().problems] == ["cache-rebuilt"]
    site.check()


def test_a_cache_of_an_older_format_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE shelves (other TEXT)")
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with Cache(file) as cache:
        cache.put("body", {"a": b"1"})
        assert dict(cache.get("body", ["a"])) == {"a": b"1"}


def test_where_no_file_can_be_made_memory_does(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("")
    with Cache(tmp_path / "in-the-way" / "c.sqlite") as cache:
        assert [notice.code for notice in cache.notices] == ["cache-unwritable"]
        cache.put("body", {"a": b"1"})
        assert dict(cache.get("body", ["a", "b"])) == {"a": b"1"}


def test_two_outputs_of_one_site_are_remembered_apart(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    site.write("content/articles/talks.md", TALKS)
    site.check()
    site.output = tmp_path / "another"
    assert site.check().written
    site.output = tmp_path / "site"
    assert not site.build().written
