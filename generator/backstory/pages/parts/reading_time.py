"""How long a text takes to read."""

from backstory.pages.views import Level

_WORDS_A_MINUTE = 230
_LONG = 180
"""Seconds under which a page does not need to be offered in levels."""


def seconds(words: int) -> int:
    """Seconds that reading so many words takes an adult, at 230 words a minute (Brysbaert 2019: 238)."""
    return round(words * 60 / _WORDS_A_MINUTE)


def minutes(words: int) -> int:
    """Whole minutes, at least one."""
    return max(1, round(words / _WORDS_A_MINUTE))


def levels(
    *, summary: int, news: int, all_words: int, news_anchor: str, all_anchor: str
) -> tuple[Level, ...]:
    """Answers to "how long have you got", from the words up to each part; none for what is short anyway."""
    if seconds(all_words) < _LONG:
        return ()
    steps = [
        Level("summary", seconds(summary), "brief"),
        Level("news", seconds(news), news_anchor),
        Level("all", seconds(all_words), all_anchor),
    ]
    told = [(0, ""), *((minutes_or_half(step.seconds), step.name) for step in steps)]
    return tuple(step for at, step in enumerate(steps, 1) if told[at][0] > told[at - 1][0] and step.seconds)


def minutes_or_half(time: int) -> float:
    """The time as it is told: half a minute, else whole minutes."""
    return 0.5 if time < 45 else max(1, round(time / 60))
