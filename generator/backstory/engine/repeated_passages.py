"""Passages that stand in several documents, from the bodies that the cache keeps."""

from backstory.catalog.catalog import Catalog
from backstory.catalog.repeated_passages import Passage, Repetition, find_repeated
from backstory.engine.bodies import published_bodies
from backstory.engine.cache import Cache
from backstory.markdown.paragraphs import paragraphs


def repeated_passages(catalog: Catalog, cache: Cache) -> tuple[Repetition, ...]:
    """Passages of published articles and background that stand nearly word for word in several of them."""
    return find_repeated(
        [
            Passage(document.path, paragraph.line, paragraph.text)
            for document, body in published_bodies(catalog, cache, ("article", "background"))
            for paragraph in paragraphs(document.facts, body)
        ]
    )
