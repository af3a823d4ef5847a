"""Embeds that lead back to what they stand in, and embeds inside one another without end."""

from collections.abc import Iterator, Mapping

from backstory.content.documents import Document
from backstory.markdown.body import SlotKind
from backstory.names.references import References
from backstory.problems import Problem

DEEPEST = 12
"""Embeds inside one another that a page shows; where it would go deeper, there is a link."""

Piece = tuple[str, str]
"""A document, and the part of it that is shown: empty for all of it."""


def embed_problems(documents: Mapping[str, Document], references: Mapping[str, References]) -> list[Problem]:
    """One problem for each embed that closes a circle, at its place, and one for each chain that is too long.

    A document may show a section of itself, and two may show sections of each other, as long as no piece comes
    round to itself.
    """
    return _Chains(documents, references).problems()


class _Chains:
    def __init__(self, documents: Mapping[str, Document], references: Mapping[str, References]) -> None:
        self._documents = documents
        self._references = references
        self._found: dict[tuple[str, int], Problem] = {}
        self._height: dict[Piece, int] = {}
        """How many embeds inside one another begin in a piece."""
        self._inside: set[Piece] = set()
        """Pieces that something shows."""

    def problems(self) -> list[Problem]:
        starts = [(path, "") for path, found in sorted(self._references.items()) if any(found.embeds)]
        for start in starts:
            self._walk(start)
        for piece in starts:
            if self._height[piece] > DEEPEST and piece not in self._inside:
                self._too_deep(piece)
        return list(self._found.values())

    def _walk(self, start: Piece) -> None:
        chain = [start]
        waiting = [self._embedded(start)]
        while waiting and start not in self._height:
            step = next(waiting[-1], None)
            if step is None:
                waiting.pop()
                piece = chain.pop()
                below = [self._height.get(one, 0) + 1 for _, one in self._embedded(piece)]
                self._height[piece] = max(below, default=0)
                continue
            number, piece = step
            self._inside.add(piece)
            if piece in chain:
                self._circle((*chain[chain.index(piece) :], piece), number)
            elif piece not in self._height:
                chain.append(piece)
                waiting.append(self._embedded(piece))

    def _embedded(self, piece: Piece) -> Iterator[tuple[int, Piece]]:
        """Which embed in a piece shows which piece of a published document."""
        path, part = piece
        facts, targets = self._documents[path].facts, self._references[path].embeds
        whole = facts.parts.get(part)
        for slot in facts.slots if whole is not None else ():
            target = targets[slot.index] if slot.kind is SlotKind.EMBED else None
            if whole is None or target is None or target.id not in self._documents:
                continue
            if whole.start <= slot.segment < whole.end:
                shown = target.anchor if target.anchor in self._documents[target.id].facts.parts else ""
                yield slot.index, (target.id, shown)

    def _circle(self, chain: tuple[Piece, ...], number: int) -> None:
        path = chain[-2][0]
        names = " → ".join(
            self._documents[one].facts.title + (f"#{part}" if part else "") for one, part in chain
        )
        self._note("embed-cycle", path, number, {"chain": names})

    def _too_deep(self, piece: Piece) -> None:
        """The embed that begins the longest chain."""
        number, _ = max(self._embedded(piece), key=lambda step: (self._height.get(step[1], 0), -step[0]))
        self._note("embed-deep", piece[0], number, {"deepest": str(DEEPEST)})

    def _note(self, code: str, path: str, number: int, facts: dict[str, str]) -> None:
        document = self._documents[path]
        embed = document.facts.embeds[number]
        place = document.place(embed.line, embed.column)
        self._found.setdefault((path, number), Problem(code, place, facts))
