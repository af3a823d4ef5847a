"""A page for each day on which something was new, their list, and their feed."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from msgspec import structs

from backstory.pages.context import PageContext
from backstory.pages.days import FEED, DayOfSite, day_address
from backstory.pages.digests import digest_view
from backstory.pages.files.feed_entries import at
from backstory.pages.views import (
    DayFeedEntry,
    DayFeedView,
    DayLink,
    DayMonth,
    DaysView,
    DigestView,
    Page,
    PageHead,
)
from backstory.url_paths import output_file

_IN_FEED = 30


def day_addresses(context: PageContext) -> Iterable[tuple[str, str]]:
    """The address of each day, and the day."""
    return ((day_address(day), day) for day in context.days.of)


def day_page(context: PageContext, address: str, day: str) -> Page:
    """What was new on a day."""
    there = context.day_of_site(day)
    head = structs.replace(
        context.head_at(address, title=""),
        previous=context.link_to(day_address(there.before)) if there.before else "",
        next=context.link_to(day_address(there.after)) if there.after else "",
        feed=FEED if context.settings.base_url else "",
    )
    return Page(output_file(address), "day.html", head, _digest(context, day, there))


def days_view(context: PageContext) -> DaysView:
    """Every day with a page, newest first."""
    links = [
        DayLink(day, context.link_to(day_address(day)), len(context.day_of_site(day).novelties))
        for day in reversed(context.days.of)
    ]
    months = groupby(links, key=lambda link: link.day[:7])
    return DaysView(tuple(DayMonth(month, tuple(days)) for month, days in months), len(links))


def day_feed_addresses(context: PageContext) -> Iterable[tuple[str, None]]:
    """One feed, where the site has an address and any day."""
    return [(FEED, None)] if context.settings.base_url and context.days.of else []


def day_feed(context: PageContext, address: str, about: None) -> Page:
    """The feed of days."""
    host = urlsplit(context.settings.base_url).hostname
    entries = [
        DayFeedEntry(
            id=f"tag:{host},{day}:/{day_address(day)}",
            url=context.on_web(day_address(day)),
            updated=_ends(context, day),
            digest=_digest(context, day, context.day_of_site(day)),
        )
        for day in list(context.days.of)[: -_IN_FEED - 1 : -1]
    ]
    view = DayFeedView(
        url=context.on_web("days/"),
        address=context.on_web(address),
        updated=max(entry.updated for entry in entries),
        entries=tuple(entries),
        hub=context.settings.notify.hub,
    )
    language, base = context.settings.language, context.settings.base_url
    return Page(address, "days.xml", PageHead("", "", language, "", base, ""), view)


def _digest(context: PageContext, day: str, there: DayOfSite) -> DigestView:
    return digest_view(context, there.novelties, there.events, first=day, last=day)


def _ends(context: PageContext, day: str) -> str:
    """The first second of the day after: until then, there may be more of it."""
    zone = ZoneInfo(context.settings.timezone)
    midnight = datetime.combine(date.fromisoformat(day), time(), zone)
    return at(int(midnight.timestamp()) + int(timedelta(days=1).total_seconds()))
