"""Alternatives of words, as a language's data file has them, compiled; without words nothing matches."""

import re

NEVER = re.compile(r"(?!)")
BEING = (
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|does|did|do|ist|sind|war|waren|hat|haben|"
    "hatte|wird|es|son|era|fue|ha|han|había"
)
"""Forms of being and having, and what helps other verbs, in all languages."""


def whole(words: str, flags: int = 0) -> re.Pattern[str]:
    """The words, for `fullmatch`."""
    return re.compile(rf"(?:{words})", flags) if words else NEVER


def word(words: str, flags: int = 0) -> re.Pattern[str]:
    """The words anywhere, as whole words."""
    return re.compile(rf"\b(?:{words})\b", flags) if words else NEVER


def around(before: str, words: str, after: str, flags: int = 0) -> re.Pattern[str]:
    """The words between two patterns."""
    return re.compile(rf"{before}(?:{words}){after}", flags) if words else NEVER
