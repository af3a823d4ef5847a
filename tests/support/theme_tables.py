"""The tables of docs/theme.md, made from the theme's style sheet."""

import re
from collections.abc import Iterator

from backstory.render.colours import written
from backstory.render.theme import find_theme
from backstory.render.tokens import GROUNDS, LEAST, SCHEMES, read_tokens, weakest

STYLE = (find_theme() / "assets" / "style.css").read_text("utf-8")
_TOKEN = re.compile(r"^  --([a-z]+): ([^;]+);$", re.MULTILINE)
_COLOURS = {
    "paper": "the page; letters on what is chosen",
    "panel": "boxes of background, what is pinned",
    "tint": "what is marked, pointed at or led to; what lasted, on a timeline",
    "ink": "text, headings, the bars above them",
    "soft": "definitions, dates, counts, reasons",
    "accent": "links that are pointed at, marks, citations, folds, the ring of what has the focus",
    "line": "the line under a link, bars, what is not the first in a drawing",
    "edge": "edges of what can be clicked or filled in",
    "rule": "hairlines",
}
_OTHERS = {
    "serif": "letters of what is read",
    "sans": "letters of what is said about it: dates, labels, counts, navigation",
    "xs": "dates, labels, reasons",
    "sm": "boxes, sources, navigation",
    "md": "running text, headlines in lists",
    "lg": "the summary, headings within a text",
    "xl": "headings of sections",
    "xxl": "the name of a page, the leading headline",
    "measure": "the widest that a column of text gets",
    "between": "space between sections",
    "pad": "space at both sides of a page",
    "end": "the column at the end of a line, where there is room for it",
    "hair": "a hairline",
    "col": "a column that takes what is left",
    "label": "letters of small headings",
    "small": "letters of what stands below a headline",
    "ui": "letters of navigation and forms",
    "stamp": "the column of dates before headlines",
}


def colours() -> Iterator[tuple[str, ...]]:
    """Name, both schemes, use, the contrast that it keeps on the grounds, and that which it has."""
    tokens = read_tokens([STYLE])
    for name, use in _COLOURS.items():
        shades = (f"`{written(tokens[scheme][name])}`" for scheme in SCHEMES)
        kept = ("a ground", "") if name in GROUNDS else ("none", "")
        if name in LEAST:
            has = " and ".join(f"{weakest(tokens[scheme], name):.1f}" for scheme in SCHEMES)
            kept = (f"{LEAST[name]:g}:1", has)
        yield (f"`{name}`", *shades, use, *kept)


def others() -> Iterator[tuple[str, ...]]:
    """Name, value and use of every token that is no colour. KeyError where the use of one is not said."""
    for name, value in _TOKEN.findall(STYLE[: STYLE.index("}")]):
        yield f"`{name}`", f"`{value}`", _OTHERS[name]
