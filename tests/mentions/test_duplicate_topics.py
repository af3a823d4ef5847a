"""Topics that look like the same one."""

import random

import pytest

from backstory.mentions.duplicate_topics import Reason, Twins, find_twins
from backstory.mentions.forms import SurfaceName


def topics(*texts: str) -> list[SurfaceName]:
    return [SurfaceName(f"t{number}", text, "title") for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Tariffs", "Tariff", "plural"),
        ("Energy policy", "Energy policies", "plural"),
        ("WHO", "World Health Organization", "abbreviation"),
        ("IAEA", "International Atomic Energy Agency (IAEA)", "abbreviation"),
        ("ICC", "International Criminal Court", "abbreviation"),
        ("Shoigu, Sergei", "Sergei Shoigu", "order"),
        ("Kim Jong-un", "Kim Jongun", "spelling"),
        ("Pyongyang", "Pyong Yang", "spelling"),
        ("Malmö Accord", "Malmo accord", "spelling"),
        ("Defence ministry", "Defense ministry", "spelling"),
        ("Pyongyang summit", "Pyongynag summit", "spelling"),
    ],
)
def test_names_that_differ_little_make_twins(one: str, other: str, reason: Reason) -> None:
    assert find_twins(topics(one, other)) == (Twins(("t0", "t1"), (one, other), reason),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Iraq"),
        ("World War I", "World War II"),
        ("Resolution 1718", "Resolution 1719"),
        ("Gambia", "Zambia"),
        ("North Korea", "South Korea"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("OPEC", "OPEN"),
        ("SAS", "Sass"),
        ("US", "Ulsan Shipyard"),
        ("Georgia", "georgia"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert find_twins(topics(one, other)) == ()


def test_a_pair_is_listed_once_and_a_topic_is_not_its_own_twin() -> None:
    names = [
        SurfaceName("b", "Tariff", "title"),
        SurfaceName("b", "Custom duty", "name"),
        SurfaceName("a", "Tariffs", "title"),
        SurfaceName("a", "Tarriff", "name"),
        SurfaceName("a", "Custom duties", "name"),
    ]
    expected = (Twins(("a", "b"), ("Custom duties", "Custom duty"), "plural"),)
    assert find_twins(names) == expected
    random.Random(3).shuffle(names)
    assert find_twins(names) == expected


def test_names_that_differ_by_a_number_are_not_compared_each_with_each() -> None:
    names = topics(*(f"Section number {number}" for number in range(2_000)), "Tariffs", "Tariff")
    assert [one.names for one in find_twins(names)] == [("Tariffs", "Tariff")]
