"""Contrast, and colours that become lighter or darker: beside coloraide, which is somebody else's."""

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from backstory.render.colours import Colour, colour, contrast, lightened, mixed, readable, written

CHANNEL = st.integers(0, 255)
COLOURS = st.tuples(CHANNEL, CHANNEL, CHANNEL)
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def theirs(shade: Colour) -> Color:
    return Color(written(shade))


@given(COLOURS, COLOURS)
def test_contrast_is_that_of_wcag(one: Colour, other: Colour) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert contrast(one, other) == pytest.approx(theirs(one).contrast(theirs(other)), abs=0.01)


@given(COLOURS, COLOURS, st.floats(0, 1))
def test_mixing_is_that_of_oklab(one: Colour, other: Colour, share: float) -> None:
    expected = theirs(other).mix(theirs(one), share, space="oklab").convert("srgb").fit(method="clip")
    got = mixed(one, other, share)
    assert all(abs(part - 255 * wanted) <= 1 for part, wanted in zip(got, expected.coords(), strict=True))


@given(COLOURS, st.floats(0.25, 1))  # below, two neighbours of 256 steps are further apart
def test_a_lighter_or_darker_colour_keeps_its_hue_and_has_that_lightness(
    shade: Colour, lightness: float
) -> None:
    before, after = theirs(shade).convert("oklch"), theirs(lightened(shade, lightness)).convert("oklch")
    assert after["lightness"] == pytest.approx(lightness, abs=0.012)
    assert after["chroma"] <= before["chroma"] + 0.02
    if min(before["chroma"], after["chroma"]) > 0.08:
        assert abs((before["hue"] - after["hue"] + 180) % 360 - 180) < 4


@given(COLOURS, COLOURS, st.floats(1, 21))
def test_a_readable_colour_has_the_contrast_or_is_black_or_white(
    shade: Colour, ground: Colour, least: float
) -> None:
    found = readable(shade, (ground,), least)
    assert contrast(found, ground) >= least or found in (WHITE, BLACK)
    if contrast(shade, ground) >= least:
        assert found == shade


def test_a_colour_moves_no_further_than_is_needed() -> None:
    assert contrast(readable((255, 238, 0), (WHITE,), 4.5), WHITE) < 4.6


@pytest.mark.parametrize(("text", "shade"), [("#fff", WHITE), ("#7A1f3d", (122, 31, 61))])
def test_colours_are_read_as_css_writes_them(text: str, shade: Colour) -> None:
    assert colour(text) == shade
    assert colour(written(shade)) == shade
