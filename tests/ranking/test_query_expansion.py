"""What the pages nearest to a topic's own say of its partners."""

from backstory.ranking.query_expansion import with_partners


def test_of_two_that_are_as_near_the_one_that_the_others_are_near_to_says_more() -> None:
    near = [{1: 500, 2: 500, 3: 500}, {0: 500, 2: 500}, {0: 500, 1: 500}, {0: 500}]
    (values, *_) = with_partners(near, [{}, {}, {}, {}])
    assert values[1] == values[2] > values[3] > 0


def test_a_link_gives_a_partner_more_say() -> None:
    near = [{1: 500, 2: 500, 3: 500, 4: 500}, {0: 500, 3: 500}, {0: 500, 4: 500}, {}, {}]
    (even, *_) = with_partners(near, [{}] * 5)
    (linked, *_) = with_partners(near, [{1: 1}, *[{}] * 4])
    assert even[3] == even[4]
    assert linked[3] > linked[4]


def test_only_what_is_near_by_itself_has_a_value() -> None:
    near = [{1: 500}, {0: 500, 2: 500}, {1: 500}]
    values = with_partners(near, [{2: 9}, {}, {}])
    assert [sorted(row) for row in values] == [[1], [0, 2], [1]]
    assert with_partners([{}], [{}]) == [{}]
