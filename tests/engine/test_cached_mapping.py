"""What the cache keeps of documents, fetched one by one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backstory.engine import cached_mapping
from backstory.engine.cache import Cache
from backstory.engine.cached_mapping import CachedMapping

KEPT_UNDER = {"a.md": "1", "b.md": "2", "same.md": "1"}


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path / "cache.sqlite") as cache:
        yield cache


def test_values_are_found_under_the_keys_of_documents(cache: Cache) -> None:
    cache.put("mention_spans", {"1": b"one", "2": b"two"})
    values = CachedMapping(cache, "mention_spans", KEPT_UNDER, bytes.decode, str.encode)
    assert dict(values) == {"a.md": "one", "b.md": "two", "same.md": "one"}
    assert len(values) == 3 and "a.md" in values and "1" not in values
    assert values.get("c.md") is None


@pytest.mark.parametrize("at_hand", [100, 3, 0])
def test_new_values_are_kept_for_the_next_build_too(
    cache: Cache, at_hand: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached_mapping, "_AT_HAND", at_hand)
    values = CachedMapping(cache, "mention_spans", KEPT_UNDER, bytes.decode, str.encode)
    values.put({"1": b"one"})
    values.put({"2": b"two"})
    assert dict(values) == dict(CachedMapping(cache, "mention_spans", KEPT_UNDER, bytes.decode, str.encode))


def test_a_value_that_the_cache_has_lost_is_made_again(cache: Cache) -> None:
    cache.put("mention_spans", {"1": b"one"})
    values = CachedMapping(cache, "mention_spans", KEPT_UNDER, bytes.decode, str.encode)
    assert values["b.md"] == "b.md"
    assert cache.find("mention_spans", "2") == b"b.md"
