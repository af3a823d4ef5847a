"""Embeds that lead back to the page they stand on."""

from collections.abc import Iterator, Mapping

from backstory.content.documents import Document
from backstory.names.references import References
from backstory.problems import Problem


def embed_circles(documents: Mapping[str, Document], references: Mapping[str, References]) -> list[Problem]:
    """One problem for each embed that closes a circle, at its place; without it the circle is open."""
    problems: list[Problem] = []
    done: set[str] = set()
    for start in sorted(path for path, found in references.items() if any(found.embeds)):
        chain = [start]
        waiting = [_embedded(start, documents, references)]
        while waiting and start not in done:
            step = next(waiting[-1], None)
            if step is None:
                waiting.pop()
                done.add(chain.pop())
                continue
            number, target = step
            if target in chain:
                problems.append(_circle(documents, (*chain[chain.index(target) :], target), number))
            elif target not in done:
                chain.append(target)
                waiting.append(_embedded(target, documents, references))
    return problems


def _embedded(
    path: str, documents: Mapping[str, Document], references: Mapping[str, References]
) -> Iterator[tuple[int, str]]:
    """Which embed of a document shows which published document."""
    for number, target in enumerate(references[path].embeds):
        if target is not None and target.id in documents:
            yield number, target.id


def _circle(documents: Mapping[str, Document], chain: tuple[str, ...], number: int) -> Problem:
    document = documents[chain[-2]]
    embed = document.facts.embeds[number]
    names = " → ".join(documents[path].facts.title for path in chain)
    return Problem("embed-cycle", document.place(embed.line, embed.column), {"chain": names})
