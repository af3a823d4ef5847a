"""The style sheet of a site's own accent: the colours that are mixed from it, in light and dark.

Contrast is that of WCAG 2.2: 1 to 21, from the relative luminance of two sRGB colours.
"""

from collections.abc import Callable, Mapping

from backstory.problems import Place, Problem
from backstory.settings import Settings

Colour = tuple[int, int, int]

_LIGHT = {"paper": "#fdfdfb", "panel": "#f2f4f1"}
_DARK = {"paper": "#111517", "panel": "#1a2023"}
_WHITE: Colour = (255, 255, 255)
_TEXT, _LINE = 4.5, 3.0


def accent_sheet(accent: str) -> str:
    """CSS that sets the accent and what is mixed from it. `accent` is `#rrggbb`."""
    light, dark = _tokens(_colour(accent), _LIGHT), _tokens(_lightened(_colour(accent)), _DARK)
    return f":root{{{_css(light)}}}\n@media (prefers-color-scheme: dark){{:root{{{_css(dark)}}}}}\n"


def with_accent(assets: Mapping[str, bytes], accent: str) -> dict[str, bytes]:
    """The theme's assets, with the sheet of the site's accent if it has one."""
    return {**assets, "accent.css": accent_sheet(accent).encode()} if accent else dict(assets)


def accent_problems(settings: Settings, place: Callable[[], Place]) -> list[Problem]:
    """What can't be read well in the site's accent; `place` tells where that is given, relative to the content folder."""
    if not settings.accent:
        return []
    return [
        Problem("accent-weak", place(), {"what": what, "ratio": str(ratio), "least": str(least)})
        for what, ratio, least in weak_contrasts(settings.accent)
    ]


def weak_contrasts(accent: str) -> list[tuple[str, float, float]]:
    """Where the accent is too weak to be read: (what, its contrast, what it should be)."""
    weak = []
    for grounds, colour in ((_LIGHT, _colour(accent)), (_DARK, _lightened(_colour(accent)))):
        tokens = _tokens(colour, grounds)
        for name, least in (("accent", _TEXT), ("line", _LINE)):
            ratio = min(
                contrast(tokens[name], ground) for ground in (*map(_colour, grounds.values()), tokens["tint"])
            )
            if ratio < least:
                weak.append((name, round(ratio, 1), least))
    return weak


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _tokens(accent: Colour, grounds: dict[str, str]) -> dict[str, Colour]:
    paper = _colour(grounds["paper"])
    return {"accent": accent, "line": _mixed(accent, paper, 0.65), "tint": _mixed(accent, paper, 0.12)}


def _lightened(accent: Colour) -> Colour:
    """The accent on dark paper: as much white in it as reading wants."""
    share = 1.0
    while share > 0 and contrast(_mixed(accent, _WHITE, share), _colour(_DARK["panel"])) < 7:
        share -= 0.05
    return _mixed(accent, _WHITE, max(share, 0.0))


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        value / 12.92 if (value := part / 255) <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colour(text: str) -> Colour:
    digits = text.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _css(tokens: dict[str, Colour]) -> str:
    return ";".join(
        f"--{name}:#{red:02x}{green:02x}{blue:02x}" for name, (red, green, blue) in tokens.items()
    )
