"""The inbox of a site: its proposals as of now, and what becomes of them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from backstory.content.reader import ReadDocument
from backstory.importers.inbox.acceptance import edits_of, joined, worded
from backstory.importers.inbox.building import build_proposals
from backstory.importers.inbox.decisions import Decided, Decisions
from backstory.importers.inbox.kept_proposals import kept_stamp, read_kept, waiting
from backstory.importers.inbox.proposals import KINDS, Proposal, key_of
from backstory.importers.inbox.site_content import site_content
from backstory.importers.inbox.site_texts import SiteFiles, documents_of, imported_texts
from backstory.importers.proposals import known_names
from backstory.importers.reading.statements import SourceText
from backstory.importers.together.findings import Findings, read_together
from backstory.problems import Place, Problem, SiteError
from backstory.rewriting.edits import FileEdit
from backstory.settings import Settings
from backstory.suggestions import nearest_names


class Decision(Struct, frozen=True):
    """What is decided about one proposal: `text` words it otherwise, `others` are joined with it."""

    id: str
    accepted: bool
    text: str = ""
    others: tuple[str, ...] = ()


class Inbox:
    """The proposals of one content folder. They are found once for each state of its files, and the texts read
    together once for each state of their words."""

    def __init__(self, content: Path, settings: Settings) -> None:
        self._content = content
        self._settings = settings
        self._files = SiteFiles(content, settings)
        self._made_from: tuple[object, ...] = ()
        self._proposals: list[Proposal] = []
        self._read_from: tuple[object, ...] = ()
        self._findings: Findings | None = None

    def proposals(self) -> Sequence[Proposal]:
        """All that waits for a decision, in the order in which it is shown."""
        readings = self._files.readings()
        decided = Decisions(self._content)
        made_from = (
            tuple(map(id, readings)),
            decided.keys,
            tuple(decided.answers.items()),
            kept_stamp(self._content),
        )
        if made_from != self._made_from:
            self._proposals = self._made(readings, decided)
            self._made_from = made_from
        return self._proposals

    def _made(self, readings: Sequence[ReadDocument], decided: Decisions) -> list[Proposal]:
        """What the imported articles of a site propose, and what is kept besides, without what was decided or stands in it."""
        documents = documents_of(readings)
        site = site_content(self._content, documents)
        kept = list(waiting(read_kept(self._content), site.topics, decided.keys))
        texts = dict(imported_texts(readings))
        if not texts:
            return kept
        known = known_names(document for document in documents if document.kind == "topic").topics
        findings = self._read(tuple(texts), known, decided.answers)
        before = {text.path: lines for text, lines in texts.items()}
        found = build_proposals(findings, site, decided.keys, before)
        together = {one.id: one for one in (*found, *kept)}
        return sorted(together.values(), key=lambda one: KINDS.index(one.kind))

    def _read(
        self, texts: tuple[SourceText, ...], known: Mapping[str, Sequence[str]], answers: Mapping[str, str]
    ) -> Findings:
        """What the texts say together; read again when they, the topics or the answers have changed."""
        read_from = (texts, dict(known), dict(answers))
        if self._findings is None or read_from != self._read_from:
            self._findings = read_together(
                texts,
                known,
                language=self._settings.language.partition("-")[0],
                answers=lambda path, name: answers.get(key_of("question", path, name), ""),
            )
            self._read_from = read_from
        return self._findings

    def differences(self) -> list[Problem]:
        """What imported texts tell differently, and nobody has decided on, as problems at the first of both places."""
        return [
            Problem(
                "texts-differ",
                Place(one.quotes[0].path, one.quotes[0].line),
                {
                    "values": one.title,
                    "other": f"{one.quotes[1].path}:{one.quotes[1].line}",
                    "said": one.quotes[1].sentence,
                },
            )
            for one in self.proposals()
            if one.kind == "difference"
        ]

    def find(self, id_: str) -> Proposal:
        """The proposal of an id. Stops where there is none, and names the nearest."""
        there = {one.id: one for one in self.proposals()}
        if id_ not in there:
            near = nearest_names(id_, there)
            raise SiteError(
                Problem("review-unknown", Place("review"), {"id": id_, **({"near": near[0]} if near else {})})
            )
        return there[id_]

    def edits(self, decisions: Iterable[Decision]) -> list[FileEdit]:
        """What is written for decisions: the changes of what is accepted, and a line for each of all."""
        accepted: list[Proposal] = []
        lines: list[Decided] = []
        for decision in decisions:
            proposal = self.find(decision.id)
            for other in decision.others:
                proposal = joined(proposal, self.find(other))
            if decision.accepted:
                proposal = worded(proposal, decision.text)
                if not proposal.changes and proposal.kind != "question":
                    raise SiteError(
                        Problem("review-nothing", Place("review"), {"id": decision.id, "kind": proposal.kind})
                    )
                accepted.append(proposal)
            status = "accepted" if decision.accepted else "dismissed"
            lines.append(Decided(status, proposal.kind, proposal.keys, proposal.title))  # type: ignore[arg-type]
        return (
            [*edits_of(self._content, accepted), Decisions(self._content).with_more(lines)] if lines else []
        )

    def restored(self, keys: Iterable[str]) -> list[FileEdit]:
        """What brings proposals back that were decided on: their lines are taken out; files stay as they are."""
        return [Decisions(self._content).without(frozenset(keys))]


def undone(edits: Iterable[FileEdit]) -> list[FileEdit]:
    """The edits that take these back."""
    return [structs.replace(edit, before=edit.after, after=edit.before) for edit in edits]
