"""How often topics stand together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.ranking import cooccurrence
from backstory.ranking.cooccurrence import WHOLE, Tables

PLACES = {topic: place for place, topic in enumerate("abcdefgh")}
PAIRS = [(one, other) for one in PLACES.values() for other in PLACES.values() if one != other]
GROUPS = st.lists(st.lists(st.sampled_from(list(PLACES.values())), max_size=6, unique=True), max_size=40)


@given(GROUPS)
def test_any_number_of_groups_is_counted_alike_however_many_at_a_time(groups: list[list[int]]) -> None:
    never = {(0, 1), (1, 0)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cooccurrence, "_GROUPS", 3)
        patch.setattr(cooccurrence, "_WAITING", 5)
        table = Tables(PLACES, never).together(groups)
    counted = [sum({*pair} <= {*group} for group in groups) if pair not in never else 0 for pair in PAIRS]
    assert table.at(PAIRS) == counted


def test_a_pair_that_very_many_groups_have_stays_a_pair() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cooccurrence, "_COUNT_BITS", 3)
        patch.setattr(cooccurrence, "_COUNT", 7)
        patch.setattr(cooccurrence, "_GROUPS", 4)
        patch.setattr(cooccurrence, "_WAITING", 0)
        table = Tables(PLACES).together([(0, 2)] * 30 + [(1, 2)])
    assert table.at([(0, 2), (2, 0), (1, 2), (0, 1)]) == [7, 7, 1, 0]


def test_equal_numbers_share_a_place() -> None:
    table = Tables(PLACES).made([{1: 5, 2: 9, 3: 5, 4: 1}, {0: 2}, *[{}] * 6])
    assert [table.place(0, other) for other in (2, 1, 3, 4, 5)] == [0, 1, 1, 3, None]
    assert table.places().tolist() == [1, 0, 1, 3, 0]
    assert Tables(PLACES).made([{}] * 8).places().tolist() == []


def test_a_table_that_says_nothing_has_no_say() -> None:
    tables = Tables(PLACES)
    one, other = tables.made([{1: 2, 2: 1}, *[{}] * 7]), tables.made([{2: 7}, {3: 1}, *[{}] * 6])
    best = tables.best([(100, one), (60, other)], 3)
    assert best == [[(7917, 2), (6250, 1)], [(3750, 3)], *[[]] * 6]


def test_a_share_of_a_vote_counts_by_its_size_and_not_by_its_place() -> None:
    tables = Tables(PLACES)
    votes, shares = tables.made([{1: 2, 2: 1}, *[{}] * 7]), tables.made([{2: WHOLE // 2}, *[{}] * 7])
    assert tables.best([(100, votes)], 3, [(100, shares)])[0] == [(5833, 2), (5000, 1)]
