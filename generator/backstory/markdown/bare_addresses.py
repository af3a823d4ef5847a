"""Addresses that stand in a text without brackets: where they end, as GitHub's Markdown has it, and what they lead to.

Beyond it, they begin behind a letter of a script without spaces, and end at its punctuation, and at quotation marks.
"""

import re
from html import unescape
from typing import NamedTuple

_ENDS = "\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”„«»‹›"
"""Ideographic and full-width punctuation, and quotation marks."""
BARE_ADDRESS = rf"(?<![A-Za-z0-9_\\/:.@=<-])(?:https?://|www\.)[^\s<>{_ENDS}]+"
_TRAILING = re.compile(r"(?:[?!.,:*_~'\"‘’…]|&[A-Za-z0-9]+;)+$")


class BareAddress(NamedTuple):
    """Where an address leads, how it is shown, and how long it is in the text."""

    target: str
    shown: str
    length: int


def bare_address(written: str) -> BareAddress | None:
    """The address that a stretch without blanks begins with; None where it is none after all."""
    while True:
        shorter = _TRAILING.sub("", written)
        unopened = shorter.count(")") - shorter.count("(")
        if unopened > 0 and shorter.endswith(")"):
            closing = len(shorter) - len(shorter.rstrip(")"))
            shorter = shorter[: -min(closing, unopened)]
        if shorter == written:
            break
        written = shorter
    host = written.partition("://")[2] or written
    if ("." not in host and "://" not in written) or not host.strip("w."):
        return None
    shown = unescape(written)
    return BareAddress(shown if "://" in shown else f"http://{shown}", shown, len(written))
