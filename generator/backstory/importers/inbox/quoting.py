"""Statements as quotes, with the place where their words stand."""

from collections.abc import Iterable, Mapping

from backstory.importers.inbox.proposals import Quote, key_of
from backstory.importers.reading.statements import Statement
from backstory.importers.together.findings import Findings
from backstory.text import slug
from backstory.yaml.writer import scalar


class Quoting:
    """Quotes of the statements of a pile. `before` are the lines of each file before its text."""

    def __init__(self, findings: Findings, before: Mapping[str, int]) -> None:
        self._findings = findings
        self._before = before

    def of(self, statements: Iterable[Statement]) -> tuple[Quote, ...]:
        """Each statement once, in the given order."""
        return tuple(dict.fromkeys(self.one(statement) for statement in statements))

    def one(self, statement: Statement) -> Quote:
        """The quote of a statement."""
        text = self._findings.text_of(statement)
        line = statement.sentence.line + self._before.get(text.path, 0)
        return Quote(text.path, line, text.source, statement.words)

    def source_id(self, statement: Statement) -> str:
        """The id under which the text of a statement is cited."""
        return slug(self._findings.text_of(statement).source.rpartition(".")[0] or "text")

    def source(self, statement: Statement) -> tuple[tuple[str, str], ...]:
        """The text of a statement as a source: its keys, with values that are YAML."""
        text = self._findings.text_of(statement)
        return ("id", scalar(self.source_id(statement))), ("title", scalar(text.source)), ("date", text.day)

    def keys(self, kind: str, statements: Iterable[Statement], part: str = "") -> tuple[str, ...]:
        """The keys of statements within proposals of one kind; `part` tells several of one sentence apart."""
        return tuple(dict.fromkeys(key_of(kind, statement.words, part) for statement in statements))
