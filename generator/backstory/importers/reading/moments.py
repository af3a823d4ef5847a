"""Where a sentence stands in time: the day of its text, and the dates that were named before it."""

from datetime import date, timedelta

from msgspec import Struct

from backstory.dates import read_span
from backstory.importers.reading.dates import DateFound

OLD = 400
"""Days: what was named further back than this before the article lends its year to the months that follow."""
_SOME_WEEKS = 21


class ReferenceDay(Struct, frozen=True, array_like=True):
    """The day from which a text's dates are reckoned, and why; `exact` where the text says that it is its own.

    `borrowed` is that of another text: good for a year, and not for a weekday.
    """

    day: date
    why: str
    exact: bool = False
    borrowed: bool = False


class TimeFrame(Struct, frozen=True):
    """Where a sentence stands in time: the day of the text, the last date named, and how near that was named."""

    reference: ReferenceDay | None
    last: DateFound | None
    near: bool
    by_day: date | None
    goes_on: bool = True
    """Whether the date stands in the sentence of the last one, or begins the next: `In March …`."""

    @property
    def last_day(self) -> date | None:
        """The first day of the last date."""
        return first_day(self.last.edtf) if self.last else None

    def after(self, found: DateFound) -> "TimeFrame":
        """The moment after a date of the same sentence."""
        by_day = first_day(found.edtf) if len(found.edtf.rstrip("~")) == 10 else self.by_day
        return TimeFrame(self.reference, found, True, by_day)

    def far(self) -> "TimeFrame":
        """The moment without what was named before: of `last May`, which counts from the text's own day."""
        return TimeFrame(self.reference, self.last, False, self.by_day)

    def year_of(self, month: int, day: int, *, to_come: bool) -> tuple[int, str]:
        """The year of a month that is named without one, and why."""
        last = self.last_day if self.near and self.goes_on else None
        if last and self.reference and (self.reference.day - last).days > OLD:
            year = last.year + (month < last.month)
            return year, f"the year is reckoned from the date before, {last.year}"
        if self.reference is None:
            return 0, ""
        base, why = self.reference.day, f"the year is reckoned from {self.reference.why}"
        if not self.reference.exact and not to_come:
            # The latest day that a text names may be some weeks before the text itself.
            base += timedelta(days=_SOME_WEEKS)
        if to_come:
            return base.year + (month < base.month), why
        return base.year - ((month, day or 1) > (base.month, base.day)), why


def first_day(edtf: str) -> date | None:
    """The first day of a date in EDTF; None for one before the year 1."""
    span = read_span(edtf)
    if span is None or span.start < 10101:
        return None
    return date(span.start // 10000, span.start // 100 % 100, span.start % 100)
