"""The sentences of a text, with the lines they stand on."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from backstory.importers.reading.shape import SourceParagraph
from backstory.text import sentences

MAX_SENTENCE = 1500
"""Characters; what is longer is a table, code or data without full stops, and nothing is concluded from it."""
# "U.N. Secretary-General", and the third of October in German: neither full stop ends a sentence.
_NO_END = re.compile(r"(?:(?<!\w)(?:[A-Z]\.){2,}|(?<![\w.])\d{1,2}\.)$")
_STARTERS = (
    "The|He|She|It|They|We|I|In|On|At|But|And|A|An|This|That|These|There|His|Her|Its|Their|When|If|As|For"
)
_GOES_ON = re.compile(rf"\s+(?!(?:{_STARTERS})\b)")


class Sentence(Struct, frozen=True, array_like=True):
    """A sentence on one line; `paragraph` counts from 0."""

    text: str
    line: int
    paragraph: int


def read_sentences(paragraphs: Iterable[SourceParagraph]) -> Iterator[Sentence]:
    """The sentences of the paragraphs that are short enough to be read."""
    for number, paragraph in enumerate(paragraphs):
        text, line, counted = paragraph.text, paragraph.line, 0
        for start, end in _whole_sentences(text):
            line, counted = line + text.count("\n", counted, start), start
            if end - start <= MAX_SENTENCE:
                yield Sentence(" ".join(text[start:end].split()), line, number)


def _whole_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, those put together again that were parted within a name or a date."""
    begun = -1
    for start, end in sentences(text):
        begun = start if begun < 0 else begun
        if not (_NO_END.search(text, max(begun, end - 12), end) and _GOES_ON.match(text, end)):
            yield begun, end
            begun = -1
    if begun >= 0:
        yield begun, len(text.rstrip())


def without_stop(sentence: str) -> str:
    """The sentence without its full stop."""
    return sentence if sentence.endswith("..") else sentence.removesuffix(".").removesuffix("。")
