"""Findings become proposals: what was decided, and what the site has already, is left out."""

from collections.abc import Iterable, Iterator, Mapping, Set

from backstory.importers.inbox.background_proposals import background_proposals
from backstory.importers.inbox.proposals import (
    KINDS,
    AddItem,
    AddSource,
    Change,
    Proposal,
    Quote,
    SetKey,
    id_of,
    key_of,
)
from backstory.importers.inbox.quoting import Quoting
from backstory.importers.inbox.site_content import SiteContent
from backstory.importers.inbox.topic_proposals import name_questions, topic_proposals
from backstory.importers.reading.statements import Statement
from backstory.importers.together.claims import ReportedClaim
from backstory.importers.together.events import ReportedEvent
from backstory.importers.together.findings import Findings
from backstory.text import fold, slug
from backstory.yaml.writer import scalar, sequence


def build_proposals(
    findings: Findings, site: SiteContent, decided: Set[str], before: Mapping[str, int]
) -> list[Proposal]:
    """All proposals in the order in which they are shown. `before` are the lines of each file before its text."""
    quoting = Quoting(findings, before)
    found = [
        *_dates(findings, quoting),
        *name_questions(findings, quoting),
        *topic_proposals(findings, site, quoting),
        *background_proposals(findings, site, quoting, decided),
        *(_event(event, quoting) for event in findings.events
          if (event.date, fold(event.title)) not in site.events),
        *(_claim(claim, quoting) for claim in findings.claims if fold(claim.text) not in site.claims),
        *_differences(findings, quoting),
    ]  # fmt: skip
    open_ = [one for one in found if one.kind == "background" or not decided & set(one.keys)]
    unlike = {one.id: one for one in open_}
    return sorted(unlike.values(), key=lambda one: KINDS.index(one.kind))


def _dates(findings: Findings, quoting: Quoting) -> Iterator[Proposal]:
    """When a text was published, where it doesn't say so itself."""
    for reading in findings.readings:
        if reading.text.day or not reading.statements:
            continue
        suggested, why = reading.dating.day, reading.dating.why
        if not suggested and reading.reference is not None and not reading.reference.borrowed:
            suggested, why = reading.reference.day.isoformat(), f"it is not before {reading.reference.why}"
        path = reading.text.path
        keys = (key_of("date", path),)
        changes: tuple[Change, ...] = (SetKey(path, "date", suggested),)
        quotes = quoting.of(reading.statements[:1])
        title = suggested or "not known"
        yield Proposal(
            id_of("date", keys),
            "date",
            title,
            why,
            quotes,
            keys,
            changes if suggested else (),
            {"path": path},
        )


def _event(event: ReportedEvent, quoting: Quoting) -> Proposal:
    quotes = quoting.of(event.statements)
    fields = (
        ("date", scalar(event.date)),
        ("title", scalar(event.title)),
        ("topics", sequence(event.topics) if event.topics else ""),
        ("source", scalar(quoting.source_id(event.statements[0]))),
    )
    changes = (
        AddItem(quotes[0].path, "events", fields, _places(quotes)),
        _source(quotes[0].path, event.statements[0], quoting),
    )
    keys = quoting.keys("event", event.statements, event.date[:4])
    why = event.why or f"{event.date} stands in the text"
    if event.dates:
        why += f"; told with {', '.join(event.dates)}, too"
    details = {"date": event.date, "topics": event.topics, "other_dates": event.dates}
    return Proposal(id_of("event", keys), "event", event.title, why, quotes, keys, changes, details)


def _claim(claim: ReportedClaim, quoting: Quoting) -> Proposal:
    quotes = quoting.of([*claim.statements, *(one for denial in claim.denials for one in denial.statements)])
    path = quotes[0].path
    name = slug(" ".join(claim.text.split()[:5]))[:40]
    fields = _claim_fields(claim, name, quoting.source_id(claim.statements[0]))
    changes: list[Change] = [AddItem(path, "claims", fields, _places(quoting.of(claim.statements)))]
    changes.append(_source(path, claim.statements[0], quoting))
    for denial in claim.denials:
        fields = (
            ("text", scalar(denial.text)),
            ("by", scalar(denial.by) if denial.by else ""),
            ("status", "denied"),
            ("replies_to", scalar(name)),
            ("source", scalar(quoting.source_id(denial.statements[0]))),
        )
        changes.append(AddItem(path, "claims", fields, _places(quoting.of(denial.statements))))
        changes.append(_source(path, denial.statements[0], quoting))
    keys = quoting.keys("claim", claim.statements, claim.by)
    said = f"{claim.status} by {claim.by or 'nobody whom the text names'}"
    denied = f"; denied by {', '.join(denial.by for denial in claim.denials)}" if claim.denials else ""
    details = {
        "by": claim.by,
        "status": claim.status,
        "denied": [{"by": denial.by, "text": denial.text} for denial in claim.denials],
    }
    why = said + denied + (f"; {claim.why}" if claim.why else "")
    return Proposal(id_of("claim", keys), "claim", claim.text, why, quotes, keys, tuple(changes), details)


def _source(path: str, statement: Statement, quoting: Quoting) -> AddSource:
    """The text of a statement as a source of the file that states it."""
    return AddSource(path, quoting.source_id(statement), quoting.source(statement))


def _claim_fields(claim: ReportedClaim, name: str, source: str) -> tuple[tuple[str, str], ...]:
    return (
        ("id", scalar(name)),
        ("text", scalar(claim.text)),
        ("by", scalar(claim.by) if claim.by else ""),
        ("about", sequence(claim.about) if claim.about else ""),
        ("status", claim.status),
        ("source", scalar(source)),
    )


def _differences(findings: Findings, quoting: Quoting) -> Iterator[Proposal]:
    for one in findings.disagreements:
        quotes = quoting.of(one.statements)
        keys = (key_of("difference", *sorted(one.values), *sorted(quote.sentence for quote in quotes)),)
        title = f"{one.values[0]} / {one.values[1]}"
        why = f"two texts differ in a {one.what}"
        details = {"what": one.what, "values": one.values}
        yield Proposal(id_of("difference", keys), "difference", title, why, quotes, keys, (), details)


def _places(quotes: Iterable[Quote]) -> str:
    return ", ".join(f"{quote.path}:{quote.line}" for quote in quotes)
