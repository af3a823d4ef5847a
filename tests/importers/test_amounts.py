"""Numbers in figures and in words are one number, and large ones agree to two digits."""

import pytest

from backstory.importers.reading.amounts import find_amounts


@pytest.mark.parametrize(
    ("text", "language", "rounded"),
    [
        ("57.75 million pounds", "en", ["5.8e+07"]),
        ("almost £58m of it", "en", ["5.8e+07"]),
        ("145m high", "en", ["145"]),
        ("She and 554 others", "en", ["555"]),
        ("two thousand soldiers", "en", ["2.0e+03"]),
        ("twenty-five of 1,200 boats", "en", ["25", "1.2e+03"]),
        ("a hundred states", "en", ["100"]),
        ("rund 1,5 Millionen Euro", "de", ["1.5e+06"]),
        ("zwölf von 1.200 Booten", "de", ["12", "1.2e+03"]),
        ("unas 20 mil personas", "es", ["2.0e+04"]),
        ("doce de 3,5 millones", "es", ["12", "3.5e+06"]),
        ("15 πλοία", "", ["15"]),
    ],
)
def test_numbers_are_compared_as_two_texts_would_give_them(
    text: str, language: str, rounded: list[str]
) -> None:
    assert [amount.rounded for amount in find_amounts(text, language)] == rounded
