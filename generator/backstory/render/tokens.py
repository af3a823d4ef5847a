"""The colours that a site's style sheets set on `:root`, for light and for dark.

`--accent` is that of the light scheme, `--dark-accent` that of the dark one: what a site sets for the one never
reaches the other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from backstory.render.colours import Colour, colour, contrast

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

GROUNDS = ("paper", "panel", "tint")
"""What everything else stands on."""

LEAST = {"ink": 7.0, "soft": 4.5, "accent": 4.5, "line": 3.0, "edge": 3.0}
"""Colour -> the contrast that it keeps on every ground: 7 and 4.5 of WCAG 2.2 for text, 3 for lines that mean something."""

_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"--(dark-)?([a-z]+)\s*:\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?)\s*(?:;|$)", re.I)
_WITHOUT: Mapping[Scheme, Colour] = {"light": (255, 255, 255), "dark": (0, 0, 0)}
"""Ground of a site whose style sheet has no colours that we know of."""


def read_tokens(sheets: Iterable[str]) -> dict[Scheme, dict[str, Colour]]:
    """Scheme -> colour by its name, as the sheets set them on `:root`, outside of any condition; the last one wins."""
    tokens: dict[Scheme, dict[str, Colour]] = {scheme: {} for scheme in SCHEMES}
    for sheet in sheets:
        for body in _of_root(sheet):
            for dark, name, value in _TOKEN.findall(body):
                tokens["dark" if dark else "light"][name] = colour(value)
    return tokens


def ground(tokens: Mapping[str, Colour], name: str, scheme: Scheme) -> Colour:
    """What text stands on: the ground of this name, else the paper."""
    return tokens.get(name, tokens.get("paper", _WITHOUT[scheme]))


def weakest(tokens: Mapping[str, Colour], name: str) -> float:
    """The least contrast that a colour has on the grounds."""
    return min(contrast(tokens[name], tokens[one]) for one in GROUNDS)


def _of_root(sheet: str) -> Iterator[str]:
    """What stands between the braces of each rule for `:root` that no other braces are round."""
    depth, begun = 0, 0
    selector = ""
    text = _REMARK.sub("", sheet)
    for piece in re.finditer(r"[{}]", text):
        if piece[0] == "{":
            if depth == 0:
                selector = text[begun : piece.start()].strip()
                begun = piece.end()
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                if selector == ":root":
                    yield text[begun : piece.start()]
                begun = piece.end()
