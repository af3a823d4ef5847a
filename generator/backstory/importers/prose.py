"""The sentences of a text, with the lines they stand on."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from backstory.importers.shape import Paragraph
from backstory.text import sentences

MAX_SENTENCE = 1500
"""Characters; what is longer is a table, code or data without full stops, and nothing is concluded from it."""


class Sentence(Struct, frozen=True, array_like=True):
    """A sentence on one line; `paragraph` counts from 0."""

    text: str
    line: int
    paragraph: int


def read_sentences(paragraphs: Iterable[Paragraph]) -> Iterator[Sentence]:
    """The sentences of the paragraphs that are short enough to be read."""
    for number, paragraph in enumerate(paragraphs):
        text, line, counted = paragraph.text, paragraph.line, 0
        for start, end in sentences(text):
            line, counted = line + text.count("\n", counted, start), start
            if end - start <= MAX_SENTENCE:
                yield Sentence(" ".join(text[start:end].split()), line, number)


def without_stop(sentence: str) -> str:
    """The sentence without its full stop."""
    return sentence if sentence.endswith("..") else sentence.removesuffix(".").removesuffix("。")
