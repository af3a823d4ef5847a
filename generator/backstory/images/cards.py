"""The card that networks show of a page: a drawing in SVG made a PNG by resvg, with one font and none of the machine's."""

import re
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

WIDTH, HEIGHT = 1200, 630
"""Of a card in pixels: what Open Graph's readers ask for."""

FONT = "Source Serif Pro"
_FILES = "SourceSerifPro-Regular.ttf", "SourceSerifPro-Bold.ttf"
_COVERED = re.compile(
    "[ -~\xa0-\xff\u0100-\u012b\u012e-\u0131\u0134-\u0149\u014c-\u0165\u0168-\u017f"
    "\u0391-\u03a9\u03ac-\u03ce\u0400-\u045f\u0490-\u0493\u1e80-\u1e85\u1ea0-\u1ef9\u2010\u2012-\u2015\u2018-\u201e"
    "\u2020-\u2022\u2026\u20ac]*"
)
"""Signs that the font has: Latin, Greek and Cyrillic letters, and punctuation."""

_SIZES = (84, 72, 60, 50)
_LINES = 4
_ROOM = 1040
"""Pixels that a line of a title may be long."""


def can_be_drawn(text: str) -> bool:
    """Whether the font has every sign of a text: one that it lacks would be an empty box."""
    return _COVERED.fullmatch(text) is not None


def broken_title(title: str) -> tuple[int, tuple[str, ...]]:
    """The size of a title's letters, and its lines; one that is longer than a card ends with "…"."""
    for size in _SIZES:
        lines = _lines(title.split(), size)
        if len(lines) <= _LINES:
            return size, tuple(lines)
    kept = lines[:_LINES]
    return size, (*kept[:-1], f"{kept[-1].rstrip('.,;:')}…")


def _lines(words: list[str], size: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and _length(f"{lines[-1]} {word}") * size <= _ROOM:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _length(text: str) -> float:
    """How long a text is in bold, in heights of its letters: rather too long than too short."""
    return sum(map(_width, text))


def _width(sign: str) -> float:
    if sign in "iljtfrI.,:;'!| ’-()":
        return 0.34
    if sign in "mwMWжшщюЖШЩЮ—":
        return 1.02
    return 0.82 if sign.isupper() else 0.62


@cache
def drawn_with() -> str:
    """What draws cards: with another one, the same page may have a card of other bytes."""
    return f"resvg-py {version('resvg-py')} font {version('font-source-serif-pro')}"


def as_png(svg: bytes) -> bytes:
    """A card drawn. Raises ValueError where this is no drawing."""
    drawn: bytes = import_module("resvg_py").svg_to_bytes(
        svg_string=svg.decode(),
        width=WIDTH,
        height=HEIGHT,
        skip_system_fonts=True,
        font_files=[str(_folder() / name) for name in _FILES],
        font_family=FONT,
        # What a template asks for and is not there would be left out.
        serif_family=FONT,
        sans_serif_family=FONT,
    )
    return drawn


def _folder() -> Path:
    package = import_module("font_source_serif_pro")
    assert package.__file__ is not None
    return Path(package.__file__).parent / "files"
