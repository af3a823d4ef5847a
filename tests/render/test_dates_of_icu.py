"""Dates in every language that Babel has, before our era too, beside those of ICU: what differs, by kind.

Both word dates by the patterns of Unicode CLDR. Two kinds of differences are meant: English without a country is that of
Britain, and what ICU has no data for is left out. All others come from the versions of CLDR, which Babel and ICU
take in at different times; so they are listed, and looked at where one of the two is new.
"""

import json
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import babel.core
import pytest
from babel.localedata import locale_identifiers
from tests.support.missing import missing

from backstory.render.dates import DatesInWords
from backstory.render.sentences import Sentences
from backstory.render.theme import find_theme, load_templates

WORDS = load_templates(find_theme() / "nothing")[0].words
LOCALES = sorted(one for one in locale_identifiers() if one != "root")
FORMS: dict[str, Callable[[DatesInWords], str]] = {
    "long": lambda dates: dates.long("2023-07-27"),
    "full": lambda dates: dates.full("2023-07-28"),
    "short": lambda dates: dates.short("2023-07-27"),
    "month_year": lambda dates: dates.month_year("2023-07"),
    "month": lambda dates: dates.month("2023-07"),
    "year": lambda dates: dates.year(2023),
    "ancient_year": lambda dates: dates.year(-43),
    "ancient_month": lambda dates: dates.long("-0043-03"),
    "ancient_day": lambda dates: dates.long("-0043-03-15"),
    "ancient_short": lambda dates: dates.short("-0043-02-29"),
}
VERSIONS = ("49", "48.0")
"""Of CLDR, in Babel and in ICU, for which the next table holds."""
UNLIKE: dict[str, str] = {
    "long": "blo eo fa gaa gv hy ki kk kl ks kw lij nds oc prg ps szl uz",
    "full": "as az ba fa gaa gv ki kk kl ks kw lij my nds oc prg ps szl tk uz",
    "short": "cy ki kk ks lij oc szl uz",
    "month_year": "fa gaa ki ks lij lv oc szl yi",
    "month": "dz el ki lij oc szl zh",
    "year": "hy prg",
    "ancient_year": "gaa jv kab kl lij nds oc prg pt qu ro sa szl uz yi",
    "ancient_month": "ast ba bo dsb eu gaa hi hsb hy jv ka kab ki kl ks ky lij lo lv nds oc pa prg pt qu ro sa sd shn szl uz yi yo",
    "ancient_day": "blo bua cy en eu fa ga gaa ha hi jv ka kab ki kk kl ks lij lv nds oc prg pt qu ro sa sd shn szl uz vi yo",
}
"""Form -> the languages in which the data of the two differ."""


def dates(locale: str) -> DatesInWords:
    return DatesInWords(Sentences(locale.replace("_", "-"), WORDS))


@pytest.mark.parametrize("form", FORMS)
def test_a_date_can_be_said_in_every_language(form: str) -> None:
    for locale in LOCALES:
        assert FORMS[form](dates(locale)).strip(), locale


@pytest.mark.parametrize("form", ["ancient_year", "ancient_month", "ancient_day"])
def test_a_date_before_our_era_says_its_year_and_its_era_once(form: str) -> None:
    wrong = []
    for locale in LOCALES:
        said = dates(locale)
        era = babel.core.Locale.parse(locale).eras["abbreviated"][0]
        words = FORMS[form](said)
        if words.count("44") != 1 or words.count(era) != 1 + (form != "ancient_year") * _in_month(
            locale, era
        ):
            wrong.append((locale, words, era))
    assert wrong == []


def _in_month(locale: str, era: str) -> int:
    """How often the sign of the era stands in the name of the month by chance."""
    return str(babel.core.Locale.parse(locale).months["format"]["wide"][3]).count(era)


def test_dates_differ_from_those_of_icu_only_where_their_data_do() -> None:
    node = shutil.which("node") or missing("node, whose ICU dates are compared with,")
    script = Path(__file__).with_name("dates_of_icu.mjs")
    given = json.dumps([locale.replace("_", "-") for locale in LOCALES])
    done = subprocess.run([node, script], input=given, capture_output=True, encoding="utf-8", check=True)
    answer = json.loads(done.stdout)
    compared, unlike = 0, defaultdict(set)
    for locale in LOCALES:
        theirs = answer["found"].get(locale.replace("_", "-"))
        if theirs is None or locale == "en":
            continue
        ours = dates(locale)
        for form, words in FORMS.items():
            compared += 1
            if form in theirs and _plain(words(ours)) != _plain(theirs[form]):
                unlike[form].add(locale.partition("_")[0])
    assert compared > 7000
    found = {form: " ".join(sorted(languages)) for form, languages in unlike.items()}
    versions = (str(babel.core.get_cldr_version()), answer["cldr"])
    if versions == VERSIONS:
        assert found == UNLIKE
    else:
        # Other data: no more languages than data of two versions explain.
        assert all(len(languages) < 60 for languages in unlike.values()), (versions, found)


def _plain(words: str) -> str:
    """Without marks of direction, and with one kind of blank."""
    return " ".join(words.replace("\u200e", "").replace("\u200f", "").split())
