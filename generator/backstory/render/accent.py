"""The style sheet of a site's own accent: the colours that are mixed from it until they can be read, in light and dark."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from backstory.pages.site import style_names
from backstory.problems import Place, Problem
from backstory.render.colours import (
    Colour,
    colour,
    contrast,
    lightened,
    lightness_of,
    mixed,
    readable,
    written,
)
from backstory.render.tokens import GROUNDS, LEAST, SCHEMES, Scheme, ground, read_tokens
from backstory.settings import Settings

_TINT, _LINE = 0.12, 0.65
"""How much of the accent is in the ground of what is marked, and in lines; the rest is paper."""


class AccentColours(Struct, frozen=True):
    """What is mixed from an accent for one scheme, and its least contrast with what it stands on."""

    accent: Colour
    line: Colour
    tint: Colour
    contrast: float


def mixed_accent(accent: str, assets: Mapping[str, bytes]) -> dict[Scheme, AccentColours]:
    """Scheme -> what becomes of an accent, `#rrggbb`, on the grounds that the style sheets among the assets have.

    Where it can be read as it is, it stays; else it becomes darker or lighter, as little as is needed.
    """
    own = colour(accent)
    tokens = read_tokens(assets[name].decode(errors="replace") for name in style_names(assets))
    found: dict[Scheme, AccentColours] = {}
    for scheme in SCHEMES:
        paper, panel, tint = (ground(tokens[scheme], name, scheme) for name in GROUNDS)
        # As light as the one in its place: what can be read on that can be read on this.
        tint = lightened(mixed(own, paper, _TINT), lightness_of(tint))
        grounds = (paper, panel, tint)
        shown = readable(own, grounds, LEAST["accent"])
        line = readable(mixed(shown, paper, _LINE), grounds, LEAST["line"])
        found[scheme] = AccentColours(shown, line, tint, min(contrast(shown, one) for one in grounds))
    return found


def with_accent(assets: Mapping[str, bytes], accent: str) -> dict[str, bytes]:
    """The theme's assets, with the sheet of the site's accent if it has one."""
    return {**assets, "accent.css": _sheet(mixed_accent(accent, assets))} if accent else dict(assets)


def accent_problems(
    settings: Settings, assets: Mapping[str, bytes], place: Callable[[], Place]
) -> list[Problem]:
    """Where no shade of the site's accent can be read; `place` tells where it is given, relative to the content folder."""
    if not settings.accent:
        return []
    return [
        Problem(
            "accent-weak",
            place(),
            {"scheme": scheme, "ratio": f"{one.contrast:.1f}", "least": str(LEAST["accent"])},
        )
        for scheme, one in mixed_accent(settings.accent, assets).items()
        if one.contrast < LEAST["accent"]
    ]


def shown_accent(accent: str, assets: Mapping[str, bytes]) -> dict[Scheme, str]:
    """Scheme -> the colour that is shown in place of the accent; only where it is another."""
    return {
        scheme: written(one.accent)
        for scheme, one in (mixed_accent(accent, assets) if accent else {}).items()
        if one.accent != colour(accent)
    }


def _sheet(found: Mapping[Scheme, AccentColours]) -> bytes:
    rules = [
        f"--{'dark-' if scheme == 'dark' else ''}{name}:{written(shade)}"
        for scheme, one in found.items()
        for name, shade in (("accent", one.accent), ("line", one.line), ("tint", one.tint))
    ]
    return f":root{{{';'.join(rules)}}}\n".encode()
