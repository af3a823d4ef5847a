"""The colours of the theme: which pairs keep which contrast, and what a style sheet sets."""

import pytest

from backstory.render.colours import colour, contrast
from backstory.render.theme import find_theme
from backstory.render.tokens import GROUNDS, LEAST, SCHEMES, Scheme, ground, read_tokens, weakest

STYLE = (find_theme() / "assets" / "style.css").read_text("utf-8")
TOKENS = read_tokens([STYLE])


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", LEAST)
def test_every_colour_of_the_theme_keeps_its_contrast_on_every_ground(name: str, scheme: Scheme) -> None:
    assert weakest(TOKENS[scheme], name) >= LEAST[name]


def test_both_schemes_have_the_same_colours() -> None:
    assert TOKENS["light"].keys() == TOKENS["dark"].keys() == {*GROUNDS, *LEAST, "rule"}


def test_a_later_sheet_wins_and_what_has_a_condition_or_is_no_colour_does_not_count() -> None:
    own = (
        ":root { --paper: #fff; /* --ink: #f00; } :root { --ink: #0f0; */ --dark-paper:#000 }\n"
        "@media print { :root { --paper: #eee } } .note { --ink: #123456 } :root { --ink: red; --line: #ABCDEF; }"
    )
    tokens = read_tokens([STYLE, own])
    assert tokens["light"]["paper"] == (255, 255, 255)
    assert tokens["dark"]["paper"] == (0, 0, 0)
    assert tokens["light"]["ink"] == TOKENS["light"]["ink"]
    assert tokens["light"]["line"] == colour("#abcdef")


@pytest.mark.parametrize("broken", ["}", "{", ":root {", ":root { --paper: #ff }", "/*", ""])
def test_a_sheet_that_is_no_css_sets_nothing(broken: str) -> None:
    assert read_tokens([broken]) == {"light": {}, "dark": {}}


def test_a_site_whose_sheet_sets_no_grounds_stands_on_white_or_black() -> None:
    assert contrast(ground({}, "panel", "light"), ground({}, "panel", "dark")) == pytest.approx(21)
