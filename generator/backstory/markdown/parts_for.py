"""Parts of a text that are for some readers only: `::: for internal` up to `:::`, around whatever they hold.

They are taken out before anything else reads the text, and wherever they stand, in code too: that a sign is shown as
code is no reason to show what it hides. Nothing but a `:::` for each that was opened ends one.
"""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from backstory.editions import is_for, read_audience
from backstory.yaml.parser import Scalar
from backstory.yaml.schema import Reading

_BEFORE = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*")
_BEGIN = re.compile(r":{3,}[ \t]*[{[]?[ \t]*\.?for(?![\w-])(?P<names>.*)", re.I)
_BOX = re.compile(r":{3,}[ \t]*[^\s:]")
_END = re.compile(r":{3,}[ \t]*$")
_FENCE = re.compile(r"(?P<sign>`{3,}(?=[^`]*$)|~{3,})")
_AROUND_NAMES = re.compile(r"[={}\[\]\"'|:]+")
_LIKE = re.compile(
    r"""(?: (?:!!!|\?\?\?\+?)[ \t]*for\b[ \t]*
          | \[!for\][+-]?[ \t]*
          | \{\{[<%][ \t]*for[ \t]+
          | <[a-z][^>\n]*[ \t](?:data-)?for[ \t]*=[ \t]*
          | :{3,}[ \t]*\{?[ \t]*\.?(?=[\w-]+[ \t]*\}?[ \t]*$)
        )["']?(?P<name>[\w-]+)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What somebody might take for the sign, where the name of an edition follows."""
_ATTRIBUTE = re.compile(r"\{[^{}\n]{0,200}?\bfor[ \t]*=[ \t]*[\"']?(?P<name>[\w-]+)", re.IGNORECASE)


_SIGNS = (":::", "!!!", "???", "[!", "{{<", "{{%", "or=", "or =")
"""A quick look: texts without any of these have no part, and nothing that looks like one."""


class PartFault(Struct, frozen=True):
    """What is wrong with the sign of a part, on the line of that number, the first of which is 0."""

    code: str
    line: int
    facts: dict[str, str]


class ShownText(Struct, frozen=True):
    """A text as an edition has it. Each line stands where it stood; those that are left out are empty."""

    text: str
    whole: str
    """The text with all its parts, where some are left out; empty where none are."""
    faults: tuple[PartFault, ...] = ()


class _OpenPart(Struct):
    """A part, or a box in one, whose end is still to come."""

    line: int
    shown: bool
    is_part: bool = True


def shown_text(text: str, *, holds: Collection[str], audiences: tuple[str, ...]) -> ShownText:
    """The text without the parts that are for others than those whom an edition holds."""
    if not any(sign in text for sign in _SIGNS):
        return ShownText(text, "")
    lines = text.split("\n")
    here = list(_shown(lines, holds, audiences))
    faults = tuple(fault for _, _, found in here for fault in found)
    if all(keep and not mark for keep, mark, _ in here):
        return ShownText(text, "", faults)
    shown = "\n".join(
        line if keep and not mark else "" for line, (keep, mark, _) in zip(lines, here, strict=True)
    )
    whole = "\n".join("" if mark else line for line, (_, mark, _) in zip(lines, here, strict=True))
    return ShownText(shown, whole if any(not keep for keep, _, _ in here) else "", faults)


def _shown(
    lines: list[str], holds: Collection[str], audiences: tuple[str, ...]
) -> Iterator[tuple[bool, bool, list[PartFault]]]:
    """Of each line: whether the edition has it, whether it is nothing but the sign of a part, and what is wrong."""
    opened: list[_OpenPart] = []
    fence = ""
    for number, line in enumerate(lines):
        written = line[_BEFORE.match(line).end() :].rstrip()  # type: ignore[union-attr]
        shown = not opened or opened[-1].shown
        faults: list[PartFault] = []
        is_mark = False
        if begun := _BEGIN.match(written):
            audience, faults = _audience(begun["names"], number, audiences)
            opened.append(_OpenPart(number, shown and is_for(audience, holds)))
            is_mark = True
        elif fence:
            fence = "" if written.startswith(fence) and not written.strip(fence[0]) else fence
        elif opened and (found := _FENCE.match(written)):
            fence = found["sign"]
        elif opened and _END.match(written):
            is_mark = opened.pop().is_part
        elif opened and _BOX.match(written):
            opened.append(_OpenPart(number, shown, is_part=False))
        elif (like := _LIKE.match(written) or _ATTRIBUTE.search(written)) and like[
            "name"
        ].lower() in audiences:
            faults = [PartFault("audience-mark", number, {"name": like["name"].lower()})]
        if number == len(lines) - 1 and (open_part := next((one for one in opened if one.is_part), None)):
            faults = [*faults, PartFault("audience-unclosed", open_part.line, {})]
        yield shown and not is_mark, is_mark, faults


def _audience(
    written: str, number: int, audiences: tuple[str, ...]
) -> tuple[tuple[str, ...], list[PartFault]]:
    """For whom a part is, by what stands behind `for`."""
    reading = Reading("", audiences=audiences)
    names = " ".join(_AROUND_NAMES.sub(" ", written).split())
    audience = read_audience(Scalar(names, 1, 1, plain=False), "for", reading)
    return audience, [PartFault(one.code, number, one.facts) for one in reading.problems]
