"""The one cut-off: what is out of this build is out everywhere, and this is where it is decided."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from backstory.content.documents import Document
from backstory.content.front_matter_types import FrontMatter
from backstory.dates import Moment
from backstory.editions import is_for
from backstory.settings import CutOff

Held = Literal["", "hidden", "draft", "edition", "embargo", "expired"]


class LeftOut(Struct, frozen=True):
    """How many documents are out of a build, by why."""

    drafts: int = 0
    embargoed: int = 0
    expired: int = 0
    hidden: int = 0
    other_editions: int = 0
    """For others than those whom the edition is for."""


def opening(front: FrontMatter) -> Moment | None:
    """The moment before which no reader sees a document."""
    moments = [moment for moment in (front.date, front.embargo) if moment is not None]
    return max(moments, key=lambda moment: moment.instant, default=None)


def held_back(front: FrontMatter, cut_off: CutOff) -> Held:
    """Why a document is out of this build; empty where it is in."""
    if front.hidden:
        return "hidden"
    if front.draft and not cut_off.drafts:
        return "draft"
    if not is_for(front.audience, cut_off.holds):
        return "edition"
    opens = opening(front)
    if opens is not None and opens.instant > cut_off.instant and not cut_off.future:
        return "embargo"
    if front.expires is not None and front.expires.instant <= cut_off.instant:
        return "expired"
    return ""


def is_pinned(front: FrontMatter, cut_off: CutOff) -> bool:
    """Whether a document stands first on the pages of its topics in this build."""
    return front.pin is not None and front.pin.instant > cut_off.instant


def count_left_out(documents: Iterable[Document], cut_off: CutOff) -> LeftOut:
    """How many of the documents are out of this build."""
    why = Counter(held_back(document.front, cut_off) for document in documents)
    return LeftOut(why["draft"], why["embargo"], why["expired"], why["hidden"], why["edition"])


def next_change(documents: Iterable[Document], cut_off: CutOff) -> int | None:
    """The first instant after the cut-off at which something comes in or goes out, in seconds since 1970.

    None where nothing is waiting. Drafts wait for their author, not for the clock.
    """
    instants: list[int] = []
    for document in documents:
        front = document.front
        if held_back(front, cut_off) in ("hidden", "draft", "edition"):
            continue
        opens = opening(front)
        if opens is not None and not cut_off.future:
            instants.append(opens.instant)
        instants += [moment.instant for moment in (front.expires, front.pin) if moment is not None]
    return min((instant for instant in instants if instant > cut_off.instant), default=None)
