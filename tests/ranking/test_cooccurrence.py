"""How often topics stand together, counted in plain Python and with NumPy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.ranking import cooccurrence_numpy
from backstory.ranking.cooccurrence import tables_for

PLACES = {topic: place for place, topic in enumerate("abcdefgh")}
PAIRS = [(one, other) for one in PLACES.values() for other in PLACES.values() if one != other]
GROUPS = st.lists(st.lists(st.sampled_from(list(PLACES.values())), max_size=6, unique=True), max_size=40)


@given(GROUPS)
def test_any_number_of_groups_is_counted_alike_however_many_at_a_time(groups: list[list[int]]) -> None:
    never = {(0, 1), (1, 0)}
    plain = tables_for(PLACES, large=False).together(groups, never=never)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cooccurrence_numpy, "_GROUPS", 3)
        patch.setattr(cooccurrence_numpy, "_WAITING", 5)
        numpy = tables_for(PLACES, large=True).together(groups, never=never)
    assert numpy.at(PAIRS) == plain.at(PAIRS)
    assert numpy.at([(0, 1)]) == [0]
    counted = [sum({*pair} <= {*group} for group in groups) for pair in PAIRS if pair not in never]
    assert plain.at([pair for pair in PAIRS if pair not in never]) == counted
    assert [numpy.total(place) for place in PLACES.values()] == [
        plain.total(place) for place in PLACES.values()
    ]


def test_a_pair_that_very_many_groups_have_stays_a_pair() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cooccurrence_numpy, "_COUNT_BITS", 3)
        patch.setattr(cooccurrence_numpy, "_COUNT", 7)
        patch.setattr(cooccurrence_numpy, "_GROUPS", 4)
        patch.setattr(cooccurrence_numpy, "_WAITING", 0)
        table = tables_for(PLACES, large=True).together([(0, 2)] * 30 + [(1, 2)])
    assert table.at([(0, 2), (2, 0), (1, 2), (0, 1)]) == [7, 7, 1, 0]
