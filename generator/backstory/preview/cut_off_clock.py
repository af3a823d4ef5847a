"""The cut-off moment of a preview: as the user chose it, else it goes with the clock."""

from collections.abc import Callable

from msgspec import structs

from backstory.settings import CutOff

_LONGEST = 60.0
"""Seconds after which the clock is looked at again: a machine that slept, or was set right, comes late otherwise."""


class CutOffClock:
    """When it is for the site. Moved by the following thread alone, read by others."""

    def __init__(self, cut_off: CutOff, clock: Callable[[], int] | None) -> None:
        """`clock` gives seconds since 1970; None where the moment was chosen and stays."""
        self.cut_off = cut_off
        self._clock = clock

    def advance(self) -> None:
        """It is now; never earlier than it was."""
        if self._clock is not None:
            now = max(self._clock(), self.cut_off.instant)
            self.cut_off = structs.replace(self.cut_off, instant=now)

    def until(self, instant: int | None) -> float | None:
        """Seconds to wait before asking again whether this instant is there: 0 where it is.

        None where it will never come, or is behind the cut-off already.
        """
        if self._clock is None or instant is None or instant <= self.cut_off.instant:
            return None
        return min(_LONGEST, max(0.0, instant - self._clock()))
