"""Passages that stand in several documents, from their bodies."""

from backstory.catalog.catalog import Catalog
from backstory.catalog.repeated_passages import Passage, Repetition, find_repeated
from backstory.engine.bodies import BodyStore, published_bodies
from backstory.markdown.paragraphs import paragraphs


def repeated_passages(catalog: Catalog, bodies: BodyStore) -> tuple[Repetition, ...]:
    """Passages of published articles and background that stand nearly word for word in several of them."""
    return find_repeated(
        [
            Passage(document.path, paragraph.line, paragraph.text)
            for document, body in published_bodies(catalog, bodies, ("article", "background"))
            for paragraph in paragraphs(document.facts, body)
        ]
    )
