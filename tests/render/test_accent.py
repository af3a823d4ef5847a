"""A site's own accent: what is mixed from it can be read, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.problems import Place
from backstory.render.accent import accent_problems, mixed_accent, shown_accent, with_accent
from backstory.render.colours import colour, contrast, written
from backstory.render.theme import find_theme
from backstory.render.tokens import LEAST, SCHEMES, Scheme, read_tokens, weakest
from backstory.settings import Settings

THEME = {"style.css": (find_theme() / "assets" / "style.css").read_bytes()}
CHANNEL = st.integers(0, 255)
HOUSE_COLOURS = ["#ffee00", "#00a3e0", "#e4002b", "#ff6600", "#000", "#fff", "#7f7f7f"]


def tokens_with(accent: str) -> dict[Scheme, dict[str, tuple[int, int, int]]]:
    assets = with_accent(THEME, accent)
    return read_tokens(assets[name].decode() for name in ("style.css", "accent.css"))


@given(st.tuples(CHANNEL, CHANNEL, CHANNEL))
def test_every_colour_of_the_page_can_be_read_in_both_schemes_whatever_the_accent(
    accent: tuple[int, int, int],
) -> None:
    for scheme, tokens in tokens_with(written(accent)).items():
        for name, least in LEAST.items():
            assert weakest(tokens, name) >= least, (scheme, name)


@pytest.mark.parametrize("accent", HOUSE_COLOURS)
def test_house_colours_are_told_as_no_problem(accent: str) -> None:
    assert accent_problems(Settings(accent=accent), THEME, lambda: Place("site.yaml")) == []


def test_an_accent_that_can_be_read_stays_and_one_that_can_not_becomes_another() -> None:
    assert "light" not in shown_accent("#7a1f3d", THEME)
    assert "dark" not in shown_accent("#ffee00", THEME)
    assert shown_accent("", THEME) == {}
    light = colour(shown_accent("#ffee00", THEME)["light"])
    assert 4.5 <= contrast(light, tokens_with("#ffee00")["light"]["panel"]) < 5.3


def test_the_grounds_are_those_that_the_site_sets() -> None:
    own = THEME | {"own.css": b":root { --paper: #222; --panel: #222; --tint: #222 }"}
    light = mixed_accent("#7a1f3d", own)["light"]
    assert contrast(light.accent, colour("#222")) >= 4.5


def test_grounds_on_which_no_shade_can_be_read_are_told() -> None:
    own = THEME | {"own.css": b":root { --paper: #555 }"}
    found = accent_problems(Settings(accent="#7a1f3d"), own, lambda: Place("site.yaml", 2, 9))
    assert [(one.code, one.facts["scheme"]) for one in found] == [("accent-weak", "light")]


def test_a_site_without_an_accent_has_no_sheet_of_its_own() -> None:
    assert with_accent({"style.css": b""}, "") == {"style.css": b""}
    assert set(with_accent({"style.css": b""}, "#7a1f3d")) == {"style.css", "accent.css"}
    assert set(tokens_with("#7a1f3d")) == set(SCHEMES)
