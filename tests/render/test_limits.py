"""What a template makes is as large as a page may be, and no larger."""

import pytest
from jinja2 import Environment

from backstory.render.limits import LARGEST_TEXT, LONGEST_RANGE, joined, limited_range, power, times


def test_what_templates_reckon_with_is_as_in_jinja() -> None:
    assert list(limited_range(2, 8, 3)) == [2, 5]
    assert (times(6, 7), times("ab", 2), times(2, [1]), times(1.5, 2)) == (42, "abab", [1, 1], 3.0)
    assert (power(2, 10), power(2.0, 0.5), power(10, -1)) == (1024, 2.0**0.5, 0.1)
    assert joined(iter(["a", "", "b"] * 2000)) == "ab" * 2000
    assert joined([]) == joined(iter([])) == ""


def test_much_of_little_is_an_error() -> None:
    with pytest.raises(OverflowError, match="range"):
        limited_range(LONGEST_RANGE + 1)
    with pytest.raises(OverflowError, match="repeated"):
        times("ab", LARGEST_TEXT)
    with pytest.raises(OverflowError, match="repeated"):
        times(LARGEST_TEXT, "ab")
    with pytest.raises(OverflowError, match="power"):
        power(10, 1000)
    with pytest.raises(OverflowError, match="characters"):
        joined("x" * 10_000 for _ in range(LARGEST_TEXT // 10_000 + 1))


def test_jinja_has_what_its_limits_are_put_in_place_of() -> None:
    """Names of Jinja's that the renderer counts on."""
    environment = Environment()
    assert environment.globals["range"] is range and environment.sandboxed is False
    assert environment.concat == "".join
