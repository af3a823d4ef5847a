"""Batches: everything once, in order, and nothing taken before it is wanted."""

from hypothesis import given
from hypothesis import strategies as st

from backstory.batches import batched


@given(st.lists(st.integers()), st.integers(1, 9))
def test_batches_hold_everything_in_order_and_are_full_but_the_last(items: list[int], size: int) -> None:
    batches = list(batched(items, size))
    assert [item for batch in batches for item in batch] == items
    assert all(len(batch) == size for batch in batches[:-1])
    assert all(1 <= len(batch) <= size for batch in batches)


def test_no_more_is_taken_than_was_asked_for() -> None:
    source = iter(range(10))
    assert next(batched(source, 3)) == [0, 1, 2]
    assert next(source) == 3
