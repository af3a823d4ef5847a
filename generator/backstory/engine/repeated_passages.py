"""Passages that stand in several documents, from their bodies."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from backstory.catalog.catalog import Catalog
from backstory.catalog.repeated_passages import ComparedPassage, Repetition, find_repeated, passage_words
from backstory.engine.bodies import BodyStore, published_bodies
from backstory.markdown.paragraphs import paragraphs, quotations_and_link_lists

_BEGINNING = 6
"""Words by which a passage is found in its file."""


def repeated_passages(catalog: Catalog, bodies: BodyStore) -> tuple[Repetition, ...]:
    """Passages of published articles and background that stand nearly word for word in several of them."""
    passages: list[ComparedPassage] = []
    unplaced: list[ComparedPassage] = []
    for document, body in published_bodies(catalog, bodies, ("article", "background")):
        for paragraph in paragraphs(document.facts, body):
            passages.append(ComparedPassage(document.path, paragraph.line, paragraph.text))
        for text in quotations_and_link_lists(body):
            unplaced.append(ComparedPassage(document.path, -1 - len(unplaced), text))
    found = find_repeated([*passages, *unplaced])
    return tuple(sorted(_placed(found, unplaced, catalog, bodies), key=Repetition.order))


def _placed(
    found: Sequence[Repetition], unplaced: Sequence[ComparedPassage], catalog: Catalog, bodies: BodyStore
) -> Iterator[Repetition]:
    """The same with the lines of quotations and lists, which are looked for in their files: few are repeated."""
    for repetition in found:
        places = []
        for place in repetition.places:
            if place.line < 0:
                words = passage_words(unplaced[-1 - place.line].text)
                source = bodies.source(catalog.documents[place.path])
                place = structs.replace(place, line=_line_of(words[:_BEGINNING], source))
            places.append(place)
        yield structs.replace(repetition, places=tuple(sorted(places)))


def _line_of(words: Sequence[str], source: str) -> int:
    """The line of a text where these words begin, whatever markup is between; 0 where they don't."""
    lines = source.splitlines()
    for number, line in enumerate(lines):
        here = passage_words(line)
        if here[:1] == words[:1]:
            following = [*here, *passage_words("\n".join(lines[number + 1 : number + 1 + len(words)]))]
            if following[: len(words)] == list(words):
                return number + 1
    return 0
