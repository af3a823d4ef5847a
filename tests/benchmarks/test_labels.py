"""Labels of a picture's lines: each is read, for nothing crosses it, and is seen to belong to its line."""

import random
from itertools import combinations

import pytest
from benchmarks.labels import Box, Label, Point, place_labels, segments

FRAME = Box(0, 0, 800, 460)
SIDE = 540.0


def placed(lines: dict[str, list[Point]]) -> list[Label]:
    """The labels of lines; checked: they lie in the frame, and nothing crosses them."""
    pieces = [piece for line in lines.values() for piece in segments(line)]
    labels = place_labels([(line[-1], name) for name, line in lines.items()], pieces, side=SIDE, frame=FRAME)
    leaders = [label.leader for label in labels if label.leader is not None]
    for label in labels:
        others = [leader for leader in leaders if leader != label.leader]
        assert not any(label.box.is_crossed_by(piece) for piece in (*pieces, *others))
        assert label.box.right <= FRAME.right and label.box.bottom <= FRAME.bottom and label.box.top >= 0
    assert not any(one.box.overlaps(other.box) for one, other in combinations(labels, 2))
    return labels


def test_a_label_stands_at_the_end_of_its_line_where_it_is_free() -> None:
    [label] = placed({"Alone": [(64, 300), (302, 200)]})
    assert label.at == (312, 204) and label.leader is None


def test_one_that_another_line_would_cross_stands_at_the_side_with_a_line_that_leads_there() -> None:
    first, second = placed(
        {"Rises": [(64, 300), (302, 204), (540, 69)], "A long name of a line": [(302, 174)]}
    )
    assert first.leader is None
    assert second.at[0] == SIDE + 10 and second.leader == ((307, 174), (545, 174))


def test_labels_of_lines_with_one_end_stand_one_above_the_other() -> None:
    labels = placed({name: [(64, 300), (540, 200)] for name in ("One", "Two", "Three", "Four")})
    assert len({label.at for label in labels}) == 4


@pytest.mark.parametrize("seed", range(30))
def test_no_label_is_crossed_whatever_the_lines(seed: int) -> None:
    drawn = random.Random(seed)
    lines = {
        "Line " * drawn.randint(1, 5) + str(number): [
            (x, drawn.uniform(40, 404)) for x in (64.0, 302.0, SIDE)[: drawn.randint(1, 3)]
        ]
        for number in range(5)
    }
    placed(lines)


@pytest.mark.parametrize(
    ("start", "end", "crossed"),
    [
        ((0, 5), (20, 5), True),
        ((0, 0), (20, 20), True),
        ((5, 5), (6, 6), True),
        ((0, 11), (20, 11), False),
        ((0, 16), (16, 0), True),
        ((0, 24), (24, 0), False),
        ((15, 0), (15, 20), False),
    ],
)
def test_a_line_crosses_a_box_or_passes_it_by(start: Point, end: Point, crossed: bool) -> None:
    assert Box(0, 0, 10, 10).is_crossed_by((start, end)) is crossed
