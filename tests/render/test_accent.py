"""A site's own accent: what is mixed from it, and whether it can be read."""

import pytest

from backstory.render.accent import accent_sheet, contrast, weak_contrasts, with_accent


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ((0, 0, 0), (255, 255, 255), 21.0),
        ((255, 255, 255), (255, 255, 255), 1.0),
        ((119, 119, 119), (255, 255, 255), 4.48),
    ],
)
def test_contrast_is_that_of_wcag(
    one: tuple[int, int, int], other: tuple[int, int, int], ratio: float
) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


def test_a_dark_accent_is_readable_in_both_schemes() -> None:
    assert weak_contrasts("#7a1f3d") == []


def test_a_pale_accent_is_named_with_its_contrast() -> None:
    assert ("accent", 1.1, 4.5) in weak_contrasts("#ffe9a8")


def test_the_sheet_sets_every_colour_for_light_and_dark() -> None:
    light, dark = accent_sheet("#7a1f3d").split("@media")
    for scheme in (light, dark):
        assert all(f"--{name}:#" in scheme for name in ("accent", "line", "tint"))
    assert "--accent:#7a1f3d" in light
    assert "--accent:#7a1f3d" not in dark


def test_a_site_without_an_accent_has_no_sheet_of_its_own() -> None:
    assert with_accent({"style.css": b""}, "") == {"style.css": b""}
    assert set(with_accent({"style.css": b""}, "#7a1f3d")) == {"style.css", "accent.css"}
