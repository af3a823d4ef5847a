"""What is suggested for a name that nothing has: the same rule for keys, names, commands and addresses."""

import pytest

from backstory.names.nearest import NearNames
from backstory.suggestions import nearest_names, suggestion

KNOWN = ("title", "topics", "date", "updated", "Europe/Berlin", "North Korea", "South Korea", "São Tomé")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("titel", "title"),  # a swap
        ("topcs", "topics"),  # a letter too few
        ("Datee", "date"),  # one too many, and a capital
        ("europe/berlin", "Europe/Berlin"),  # only capitals
        ("Nroth Korea", "North Korea"),
        ("sao tome", "São Tomé"),
    ],
)
def test_a_slip_gets_the_name_that_was_meant(written: str, meant: str) -> None:
    assert nearest_names(written, KNOWN) == (meant,)
    assert suggestion(written, KNOWN) == {"near": meant}
    assert NearNames(KNOWN).nearest(written) == meant  # the index for many names keeps to the same rule


@pytest.mark.parametrize("written", ["", "zebra", "x", "Ouagadougou", "topics"])
def test_what_is_like_nothing_else_gets_no_suggestion(written: str) -> None:
    assert nearest_names(written, KNOWN) == ()
    assert suggestion(written, KNOWN) == {}
    assert NearNames(KNOWN).nearest(written) is None


def test_several_stand_the_likeliest_first_and_equals_in_the_order_of_the_alphabet() -> None:
    assert nearest_names("North Korae", KNOWN, limit=3) == ("North Korea", "South Korea")
    assert nearest_names("bath", ["mat", "cats"], limit=2) == ()  # four letters of seven are not enough
    assert nearest_names("boats", ["goats", "coats"], limit=2) == ("coats", "goats")
    assert suggestion("North Korae", KNOWN, limit=2) == {"near": 'North Korea" or "South Korea'}


def test_among_thousands_the_one_that_was_meant_is_found() -> None:
    many = NearNames([f"Treaty of {number} Rivers" for number in range(5000)] + ["Treaty of Versailles"])
    assert many.nearest("Traety of Versailes") == "Treaty of Versailles"
