"""How quotations say that they are boxes: `> [!note] Title`, folded with `-`, unfolded with `+`."""

import re

CALLOUT = re.compile(
    r"\[!(?P<kind>[^\W\d_][\w-]*(?:[ ][\w -]+)?)(?P<untitled>\|[^\]]*)?\](?P<fold>[+-]?)(?:[ \t]+|$)"
)


def callout_title(found: re.Match[str]) -> str:
    """The title of a callout that gives none: its kind."""
    return found["kind"].split()[0].capitalize()
