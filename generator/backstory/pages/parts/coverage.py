"""All articles of a topic or of a pair, by year, in pages."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from backstory.pages.context import PageContext
from backstory.pages.views import Coverage, Facet, MonthBar, PageLink, YearOfArticles

_BARS_FROM = 6
"""Fewer articles than these are a list only."""
_MONTHS = 60
"""Months that bars are drawn for at most, the latest."""


def page_count(articles: Sequence[str], per_page: int) -> int:
    """How many pages the articles fill, at least 1."""
    return max(1, -(-len(articles) // per_page))


def coverage(
    context: PageContext,
    articles: Sequence[str],
    *,
    number: int,
    addresses: Sequence[str],
    facets: tuple[Facet, ...] = (),
) -> Coverage:
    """Page `number`, from 1, of articles that are given newest first; `addresses` are those of all pages."""
    per_page = context.settings.per_page
    shown = articles[(number - 1) * per_page : number * per_page]
    cards = [context.card(path) for path in shown]
    years = [(year, tuple(group)) for year, group in groupby(cards, key=lambda card: card.day[:4])]
    days = [
        day for path in (*articles[:1], *_last_dated(context, articles)) if (day := context.card(path).day)
    ]
    full = number == 1 and len(articles) >= _BARS_FROM
    return Coverage(
        total=len(articles),
        first=min(days, default=""),
        latest=max(days, default=""),
        months=_months(context, articles) if full else (),
        facets=facets if full else (),
        years=tuple(
            YearOfArticles(year, group, number > 1 or not at) for at, (year, group) in enumerate(years)
        ),
        pages=tuple(
            PageLink(at, context.link_to(address), at == number) for at, address in enumerate(addresses, 1)
        )
        if len(addresses) > 1
        else (),
    )


def _last_dated(context: PageContext, articles: Sequence[str]) -> list[str]:
    return next(([path] for path in reversed(articles) if context.card(path).day), [])


def _months(context: PageContext, articles: Sequence[str]) -> tuple[MonthBar, ...]:
    counts = Counter(day[:7] for path in articles if (day := context.card(path).day))
    if not counts:
        return ()
    numbers = [int(month[:4]) * 12 + int(month[5:7]) - 1 for month in counts]
    first = max(min(numbers), max(numbers) - _MONTHS + 1)
    months = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, max(numbers) + 1)]
    return tuple(MonthBar(month, counts[month]) for month in months)
