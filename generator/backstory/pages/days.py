"""The days on which a site had something new, and what it was."""

from msgspec import Struct

from backstory.catalog.catalog import Catalog
from backstory.catalog.novelties import Novelty, by_day
from backstory.catalog.timeline import TimelineEvent, on_days

FEED = "days/feed.xml"


class DayOfSite(Struct, frozen=True, array_like=True):
    """What was new on a day, what is told to have happened on it, and the days before and after it that have a page."""

    novelties: tuple[Novelty, ...]
    events: tuple[TimelineEvent, ...]
    before: str = ""
    after: str = ""


class Days:
    """The newest days on which something was new, `most` of them, in order of time; none before the oldest article.

    Texts without a date tell of claims that are older than any site: their days are none of ours.
    """

    def __init__(self, catalog: Catalog, most: int) -> None:
        self.of: dict[str, DayOfSite] = {}
        dates = (catalog.documents[path].front.date for path in reversed(catalog.articles))
        oldest = next((date.day for date in dates if date is not None), None)
        if most and oldest is not None:
            novelties = by_day(catalog.listed())
            days = [day for day in novelties if day >= oldest][-most:]
            events = on_days(catalog.events)
            for before, day, after in zip(["", *days], days, [*days[1:], ""], strict=False):
                self.of[day] = DayOfSite(novelties[day], tuple(events.get(day, ())), before, after)


def day_key(day: str) -> str:
    """The id under which what was new on a day is looked up."""
    return f"day {day}"


def day_address(day: str) -> str:
    """Where the page of a day is kept."""
    return f"days/{day}/"
