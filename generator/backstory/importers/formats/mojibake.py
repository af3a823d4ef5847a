"""Words whose letters were garbled by a wrong encoding ("CafÃ©"): told always, mended only on request, by ftfy."""

from msgspec import structs

from backstory.importers.formats.extra import is_there, load
from backstory.importers.formats.foreign_text import ForeignText, FoundValue


def garbled_line(text: str) -> int:
    """The first line in which letters look garbled, from 1; 0 for none, and where ftfy is not installed."""
    if text.isascii() or (ftfy := is_there("ftfy.badness")) is None or not ftfy.is_bad(text):
        return 0
    return next((number for number, line in enumerate(text.split("\n"), 1) if ftfy.is_bad(line)), 1)


def mended(text: str) -> str:
    """The text as it was before it was read in the wrong encoding, as far as that can be told."""
    return str(load("ftfy", "garbled letters").fix_encoding(text))


def mended_text(text: ForeignText) -> ForeignText:
    """The same for the words of a text from elsewhere."""

    def found(one: FoundValue | None) -> FoundValue | None:
        return FoundValue(mended(one.value), one.where) if one is not None else None

    return structs.replace(
        text,
        body=mended(text.body),
        title=found(text.title),
        summary=found(text.summary),
        authors=tuple(map(mended, text.authors)),
        topics=tuple(map(mended, text.topics)),
    )
