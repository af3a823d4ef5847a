"""Whole numbers in every language that Babel has, beside those of ICU."""

import json
import shutil
import subprocess

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from tests.support.missing import missing

from backstory.render.numbers import whole_number

NUMBERS = (7, 999, 1234, 12345, 1234567)
SCRIPT = """
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = {};
for (const locale of given.locales) {
  if (!Intl.NumberFormat.supportedLocalesOf(locale).length) continue;
  const format = new Intl.NumberFormat(locale, { numberingSystem: "latn" });
  found[locale] = given.numbers.map((number) => format.format(number));
}
console.log(JSON.stringify(found));
"""


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", ["7", "999", "1,234", "12,345", "1,234,567"]),
        ("es", ["7", "999", "1234", "12.345", "1.234.567"]),
        ("es_MX", ["7", "999", "1,234", "12,345", "1,234,567"]),
        ("hi", ["7", "999", "1,234", "12,345", "12,34,567"]),
    ],
)
def test_figures_are_grouped_as_the_language_does(locale: str, said: list[str]) -> None:
    assert [whole_number(number, Locale.parse(locale)) for number in NUMBERS] == said


def test_the_swiss_sign_stands_between_all_groups() -> None:
    assert whole_number(1234567, Locale.parse("de_CH")).replace("’", "'") == "1'234'567"


def test_numbers_are_those_of_icu_but_for_a_few_signs_that_versions_of_the_data_change() -> None:
    node = shutil.which("node") or missing("node, whose ICU numbers are compared with,")
    locales = sorted(one.replace("_", "-") for one in locale_identifiers() if one != "root")
    given = json.dumps({"locales": locales, "numbers": NUMBERS})
    done = subprocess.run(
        [node, "-e", SCRIPT], input=given, capture_output=True, encoding="utf-8", check=True
    )
    theirs: dict[str, list[str]] = json.loads(done.stdout)
    assert len(theirs) > 500
    grouped = [
        (locale, number, ours, wanted)
        for locale, said in theirs.items()
        for number, wanted in zip(NUMBERS, said, strict=True)
        if _lengths(ours := whole_number(number, Locale.parse(locale.replace("-", "_")))) != _lengths(wanted)
    ]
    # Which figures stand together is the same nearly everywhere; the sign between them may be another.
    assert len({locale.partition("-")[0] for locale, *_ in grouped}) <= 8, grouped


def _lengths(number: str) -> list[int]:
    """How many figures each group has."""
    return [len(group) for group in "".join(one if one.isdigit() else " " for one in number).split()]
