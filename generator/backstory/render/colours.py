"""Colours: how well two can be told apart, and how one is made lighter or darker and stays the same to the eye.

Contrast is that of WCAG 2.2: 1 to 21, from the relative luminance of two sRGB colours. Lightness is that of OKLab
(Björn Ottosson, "A perceptual color space for image processing", 2020; the matrices are his). A colour that no screen
can show loses chroma until one can, as in CSS Color 4, section 13.2, without its last local clip.

Our own, not coloraide's: importing that takes as long as a build in which nothing changed. Tests compare the two.
"""

from functools import cache
from math import cbrt

Colour = tuple[int, int, int]
"""Red, green and blue of sRGB, 0 to 255."""
Lab = tuple[float, float, float]
"""Lightness, 0 to 1, and the two axes of chroma of OKLab."""

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_STEPS = 16
"""Halvings of a search: finer than a step of a channel."""


def colour(text: str) -> Colour:
    """`#rgb` or `#rrggbb`."""
    digits = text.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def written(shade: Colour) -> str:
    """`#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*shade)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """As much of the one colour, the rest of the other."""
    lightness, a, b = (
        first * share + second * (1 - share) for first, second in zip(_lab(one), _lab(other), strict=True)
    )
    return _shown((lightness, a, b))


def lightness_of(shade: Colour) -> float:
    """Lightness in OKLab, 0 to 1."""
    return _lab(shade)[0]


def lightened(shade: Colour, lightness: float) -> Colour:
    """The colour in another lightness of OKLab, its hue and, where a screen can show it, its chroma kept."""
    _, a, b = _lab(shade)
    if _fits((lightness, a, b)):
        return _shown((lightness, a, b))
    fits, too_much = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (fits + too_much) / 2
        if _fits((lightness, a * middle, b * middle)):
            fits = middle
        else:
            too_much = middle
    return _shown((lightness, a * fits, b * fits))


def readable(shade: Colour, grounds: tuple[Colour, ...], least: float) -> Colour:
    """The colour as near to its own lightness as has this contrast with every ground; black or white where none has."""
    if _least(shade, grounds) >= least:
        return shade
    best = max((_BLACK, _WHITE), key=lambda end: _least(end, grounds))
    near, end = lightness_of(shade), lightness_of(best)
    for _ in range(_STEPS):
        middle = (near + end) / 2
        found = lightened(shade, middle)
        if _least(found, grounds) >= least:
            end, best = middle, found
        else:
            near = middle
    return best


def _least(shade: Colour, grounds: tuple[Colour, ...]) -> float:
    return min(contrast(shade, ground) for ground in grounds)


@cache
def _luminance(shade: Colour) -> float:
    red, green, blue = map(_linear, shade)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(shade: Colour) -> Lab:
    red, green, blue = map(_linear, shade)
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _channels(lab: Lab) -> tuple[float, float, float]:
    """Red, green and blue, linear; beyond 0 or 1 where no screen can show the colour."""
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _fits(lab: Lab) -> bool:
    return all(-0.0001 <= channel <= 1.0001 for channel in _channels(lab))


def _shown(lab: Lab) -> Colour:
    red, green, blue = (round(255 * _curved(min(max(channel, 0.0), 1.0))) for channel in _channels(lab))
    return red, green, blue


def _linear(part: int) -> float:
    value = part / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _curved(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)
