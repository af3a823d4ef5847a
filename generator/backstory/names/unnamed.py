"""Wikilinks to what is not published, without words of their own: the name in them is not for readers."""

from collections.abc import Collection, Iterator, Mapping

from backstory.content.documents import Document
from backstory.markdown.body import Link
from backstory.names.references import References
from backstory.names.registry import is_withheld_part
from backstory.problems import Problem


def find_unnamed(
    documents: Mapping[str, Document], references: Mapping[str, References], published: Collection[str]
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """For each of the documents that has some, the targets whose names are to be left out; and a problem for each link.

    `published` are the paths of all that is.
    """
    unnamed: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for path, document in documents.items():
        links = list(_links_out(document, references[path], published))
        if links:
            unnamed[path] = tuple(sorted({*document.unnamed, *(name for _, name in links)}))
            problems += (
                Problem("link-held", document.place(link.line, link.column), {"name": name})
                for link, name in links
            )
    return unnamed, problems


def _links_out(
    document: Document, references: References, published: Collection[str]
) -> Iterator[tuple[Link, str]]:
    """The links, each with what is not to be named: the target, or the part of it that is for other readers."""
    for link, target in zip(document.facts.links, references.links, strict=True):
        if link.named or target is None or target.id.startswith(("topic:", "/")):
            continue
        if target.id not in published:
            part = is_withheld_part(target) and link.anchor
            yield link, f"{link.target}#{link.anchor}" if part else link.target
