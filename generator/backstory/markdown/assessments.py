"""How likely something is, and how well that is known: in the fixed words of Intelligence Community Directive 203.

The directive (Office of the Director of National Intelligence, 2015) has seven steps of likelihood, each with two terms and a
range in per cent, and three of confidence. The two never stand in one sentence: they answer different questions.
"""

import re

from msgspec import Struct

from backstory.markdown.body import Assessment
from backstory.markdown.html_tags import text_of

LIKELIHOODS = {
    "almost no chance": "remote",
    "very unlikely": "highly improbable",
    "unlikely": "improbable",
    "roughly even chance": "roughly even odds",
    "likely": "probable",
    "very likely": "highly probable",
    "almost certain": "nearly certain",
}
"""Each step, from the least to the most, and its second term."""
CONFIDENCES = ("low", "moderate", "high")
TERMS = {other: term for term, other in LIKELIHOODS.items()} | {term: term for term in LIKELIHOODS}

_BREAK = re.compile(r"<br\s*/?>")
_LINE = re.compile(r"(?P<key>likelihood|confidence|would_change):\s*(?P<value>.*)", re.DOTALL)


class Misread(Struct, frozen=True, array_like=True):
    """A value that is none of its key's words."""

    key: str
    value: str
    choices: str


def read_assessment(html: str) -> tuple[Assessment, tuple[Misread, ...]] | None:
    """The assessment in a paragraph that has nothing else, and values that are no words for it; None for other paragraphs.

    Each key begins a line; lines below belong to it. A value that can't be read counts as not given.
    """
    lines = [line.strip() for line in _BREAK.sub("", html).strip().split("\n")]
    if _LINE.match(lines[0]) is None:
        return None
    given: dict[str, str] = {}
    key = ""
    for line in lines:
        if found := _LINE.match(line):
            key = found["key"]
            given[key] = found["value"]
        else:
            given[key] += f" {line}"
    values = {key: text_of(value) for key, value in given.items()}
    misread = tuple(
        Misread(key, values[key], ", ".join(choices))
        for key, choices, terms in (
            ("likelihood", LIKELIHOODS, TERMS),
            ("confidence", CONFIDENCES, CONFIDENCES),
        )
        if values.get(key) and values[key].lower() not in terms
    )
    wrong = {one.key for one in misread}
    return assessment_of({key: value for key, value in values.items() if key not in wrong}), misread


def assessment_of(values: dict[str, str]) -> Assessment:
    """That of values that are words of the lists, in any case."""
    likelihood = values.get("likelihood", "").lower()
    return Assessment(
        TERMS.get(likelihood, ""), values.get("confidence", "").lower(), values.get("would_change", "")
    )
