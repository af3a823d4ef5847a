"""Proposals of background: one piece for each subject, or more for a piece that the site has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from backstory.content.documents import Document
from backstory.importers.escaping import as_markdown
from backstory.importers.inbox.proposals import AddName, AddText, Change, Proposal, ProposedFile, id_of
from backstory.importers.inbox.quoting import Quoting
from backstory.importers.inbox.site_content import SiteContent
from backstory.importers.languages import grammar_of
from backstory.importers.reading.statements import Statement
from backstory.importers.together.disagreements import Disagreement
from backstory.importers.together.findings import Findings
from backstory.importers.together.pieces import Piece, PieceSection
from backstory.importers.together.points import Key, Point
from backstory.text import fold, slug
from backstory.yaml.writer import mapping, sequence


def background_proposals(
    findings: Findings, site: SiteContent, quoting: Quoting, decided: Set[str]
) -> Iterator[Proposal]:
    """A proposal for each piece, without the points that were decided on or that the site tells already."""
    writing = _Writing(findings, site, quoting, decided)
    for piece in findings.pieces:
        sections = writing.undecided(piece.sections)
        if sections:
            yield writing.proposal(piece, sections)


class _Writing:
    def __init__(self, findings: Findings, site: SiteContent, quoting: Quoting, decided: Set[str]) -> None:
        self._findings = findings
        self._site = site
        self._quoting = quoting
        self._decided = decided
        self._disagreeing: dict[Key, list[Disagreement]] = {}
        for difference in findings.disagreements:
            self._disagreeing.setdefault(difference.statements[0].key, []).append(difference)
        self._documents = {document.path: document for document in site.background.values()}

    def undecided(self, sections: Iterable[PieceSection]) -> list[PieceSection]:
        """The sections with the points that are left."""
        left = [
            PieceSection(section.title, tuple(point for point in section.points if not self._is_done(point)))
            for section in sections
        ]
        return [section for section in left if section.points]

    def _is_done(self, point: Point) -> bool:
        keys = self._quoting.keys("background", point.statements)
        return any(key in self._decided for key in keys) or bool(self._telling(point))

    def _telling(self, point: Point) -> str:
        """The background file that has one of the wordings of a point; nothing where none has."""
        wordings = [as_markdown(one.words[one.body_start :]) for one in point.statements]
        texts = self._site.background_texts
        return next((path for path in sorted(texts) if any(one in texts[path] for one in wordings)), "")

    def _there(self, piece: Piece) -> Document | None:
        """The piece that the site has already: of this title, or the one that tells most of its points."""
        if found := self._site.background.get(fold(piece.title)):
            return found
        telling = Counter(path for point in piece.points if (path := self._telling(point)))
        return self._documents[telling.most_common(1)[0][0]] if telling else None

    def proposal(self, piece: Piece, sections: Sequence[PieceSection]) -> Proposal:
        """The piece, or what a further text adds to the one that the site has under its title."""
        points = [point for section in sections for point in section.points]
        keys = tuple(key for point in points for key in self._quoting.keys("background", point.statements))
        fullest = [self.fullest(point) for point in points]
        statements = [one for point in points for one in (self.fullest(point), *point.statements)]
        there = self._there(piece)
        body = self._body(sections, with_citations=there is None)
        sources = self._sources(statements)
        change: Change = (
            AddText(there.path, f"\n{body}")
            if there is not None
            else ProposedFile(f"background/{slug(piece.title)}.md", self._front(piece, sources), body)
        )
        differences = [one for point in points for one in self._differences(point)]
        texts = {statement.text for statement in statements}
        why = f"{len(points)} point{'s' if len(points) != 1 else ''} told in {len(texts)} text{'s' if len(texts) != 1 else ''}"
        if there is not None:
            why = f"more for {there.path}: {why}"
        details = {
            "sections": [
                {
                    "title": section.title,
                    "points": [
                        [self._quoting.one(one) for one in point.statements] for point in section.points
                    ],
                }
                for section in sections
            ],
            "differences": [{"what": one.what, "values": one.values} for one in differences],
        }
        title = there.facts.title if there is not None else piece.title
        changes = (change, *self._references(title, statements))
        quotes = self._quoting.of([*fullest, *statements])
        return Proposal(id_of("background", keys), "background", title, why, quotes, keys, changes, details)

    def fullest(self, point: Point) -> Statement:
        """The wording that stands best alone and tells most."""
        features = self._findings.features

        def fullness(statement: Statement) -> tuple[bool, int, int]:
            language = self._findings.readings[statement.text].language
            leaning = grammar_of(language).background.leaning.split("|")
            alone = statement.words[statement.body_start :].split(" ", 1)[0] not in leaning
            return alone, len(features[statement.key].all()), -statement.text

        return max(point.statements, key=fullness)

    def _body(self, sections: Sequence[PieceSection], *, with_citations: bool) -> str:
        parts = []
        for section in sections:
            if section.title:
                parts.append(f"## {as_markdown(section.title)}")
            for point in section.points:
                parts += self._point(point, with_citations=with_citations)
        return "\n\n".join(parts) + "\n"

    def _point(self, point: Point, *, with_citations: bool) -> Iterator[str]:
        told = self.fullest(point)
        cited = "".join(
            f"[@{self._quoting.source_id(one)}]" for one in _one_a_text((told, *point.statements))
        )
        words = told.words[told.body_start :]
        yield as_markdown(words) + (f" {cited}" if with_citations else "")
        for difference in self._differences(point):
            other = difference.statements[difference.statements[0] == told]
            source, said = as_markdown(self._findings.text_of(other).source), as_markdown(other.words)
            yield f"%%The texts differ ({' / '.join(difference.values)}). {source}: {said}%%"

    def _differences(self, point: Point) -> list[Disagreement]:
        """What the wordings of a point say differently."""
        keys = {statement.key for statement in point.statements}
        return [
            difference
            for statement in point.statements
            for difference in self._disagreeing.get(statement.key, ())
            if difference.statements[1].key in keys
        ]

    def _sources(self, statements: Iterable[Statement]) -> list[tuple[tuple[str, str], ...]]:
        found = {self._quoting.source_id(one): self._quoting.source(one) for one in statements}
        return [found[key] for key in sorted(found)]

    def _front(self, piece: Piece, sources: Sequence[tuple[tuple[str, str], ...]]) -> tuple[str, ...]:
        lines = [f"topics: {sequence(piece.topics)}"] if piece.topics else []
        lines.append("sources:")
        lines += [f"  - {mapping(source)}" for source in sources]
        # Its words are those of its sources, which may be drafts themselves.
        return (*lines, "draft: true")

    def _references(self, title: str, statements: Iterable[Statement]) -> Iterator[Change]:
        """The piece is named in the articles whose words it was made from."""
        for path in sorted({self._findings.text_of(one).path for one in statements}):
            if fold(title) not in self._site.backgrounds_of.get(path, frozenset()):
                yield AddName(path, "background", title)


def _one_a_text(statements: Iterable[Statement]) -> list[Statement]:
    first: dict[int, Statement] = {}
    for statement in statements:
        first.setdefault(statement.text, statement)
    return list(first.values())
