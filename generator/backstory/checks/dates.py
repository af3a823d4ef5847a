"""Dates that are missing, and dates that have passed."""

from collections.abc import Iterator
from datetime import date, timedelta

from backstory.checks.context import LIVING, CheckContext
from backstory.checks.places import place_of_words
from backstory.content.documents import Document
from backstory.dates import read_span
from backstory.problems import Place, Problem

AGES_AFTER = 365
"""Days after which a statement of its time, or a summary, should be looked at again."""


def undated_articles(context: CheckContext) -> Iterator[Problem]:
    """Articles without a date: they stand last in every list, and in no archive."""
    for document in context.catalog.documents.values():
        if document.kind == "article" and document.front.date is None:
            yield Problem("article-undated", document.place_of("date"), {})


def review_due(context: CheckContext) -> Iterator[Problem]:
    """Documents whose review was to be done before today."""
    for document in context.catalog.documents.values():
        due = document.front.review_by
        if due and due < context.today:
            place = document.place_of("review_by", "review_every", "reviewed")
            yield Problem("review-due", place, {"date": due})


def as_of_old(context: CheckContext) -> Iterator[Problem]:
    """Marks and summaries of a time more than a year ago that nobody has reviewed since."""
    limit = (date.fromisoformat(context.today) - timedelta(days=AGES_AFTER)).isoformat()
    for document in context.catalog.documents.values():
        front = document.front
        if document.kind not in LIVING or front.reviewed >= limit:
            continue
        for when, place in _marks(document, context):
            if _last_day(when) < limit:
                yield Problem("as-of-old", place, {"date": when})


def _marks(document: Document, context: CheckContext) -> Iterator[tuple[str, Place]]:
    front = document.front
    if front.as_of and front.summary:
        yield front.as_of, document.place_of("as_of")
    for paragraph in context.paragraphs.get(document.path, ()):
        for number, when in enumerate(paragraph.as_of):
            mark = f"{{as-of {when}}}"
            before = paragraph.as_of[:number].count(when)
            yield when, place_of_words(context, document.place(paragraph.line), mark, before=before)


def _last_day(when: str) -> str:
    """The last day of a day, month or year; far in the future for what is none."""
    span = read_span(when)
    if span is None:
        return "9999"
    year, month, day = span.end // 10000, span.end // 100 % 100, span.end % 100
    return f"{year:04}-{month:02}-{day:02}"
