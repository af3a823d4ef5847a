"""`> [!note] Title`: quotations that are boxes, folded ones with `-` or `+`, and backgrounds."""

from backstory.markdown.callout_signs import CALLOUT, callout_title
from backstory.markdown.commonmark.pieces import Element, Pieces
from backstory.markdown.placeholders import Placeholder, Placeholders


def begin_callout(
    written: str, quotation: Element, title: Element, pieces: Pieces, placeholders: Placeholders, level: int
) -> str | None:
    """Makes a box of a quotation whose first text begins as that of a callout, and gives the rest of the text.

    A background's title is a heading below `level`.
    """
    if (found := CALLOUT.match(written)) is None:
        return None
    kind, *classes = found["kind"].lower().split()
    untitled = found["untitled"] == "|"
    if kind == "background" and not untitled:
        box = {"class": " ".join(["box", *classes]), "id": placeholders.add(Placeholder("box"))}
        pieces.set(quotation, box, name="section")
        pieces.set(title, {}, name=f"h{min(level + 1, 6)}")
    else:
        folded = {"open": ""} if found["fold"] == "+" else {}
        box = {"class": " ".join(["admonition", kind, *classes]), **folded}
        pieces.set(quotation, box, name="details" if found["fold"] else "div")
        pieces.set(title, {"class": "admonition-title"}, name="summary" if found["fold"] else "p")
    if untitled:
        pieces.hide(title)
        return ""
    return written[found.end() :]


def default_title(written: str) -> str:
    """The title of a callout that gives none: its kind."""
    found = CALLOUT.match(written)
    return callout_title(found) if found else ""
