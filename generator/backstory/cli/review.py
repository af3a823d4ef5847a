"""`backstory review`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import click

from backstory.cli.options import SiteOptions, output_options, resolve_options, site_options
from backstory.cli.reporting import print_json, problem_list, say
from backstory.importers import KINDS, Decision, Inbox, Proposal
from backstory.problems import SiteError, in_folder
from backstory.rewriting.edits import FileEdit, difference, write

_PLURAL = {
    "date": "dates", "question": "questions", "topic": "topics", "background": "pieces of background",
    "event": "events", "claim": "claims", "difference": "differences between texts",
}  # fmt: skip
_QUOTED = 3


@click.command("review")
@click.argument("ids", nargs=-1, metavar="[ID…]")
@click.option("--list", "listing", is_flag=True, help="List what waits for a decision.")
@click.option(
    "--show", is_flag=True, help="Show the proposals of these ids, and what accepting each would write."
)
@click.option("--accept", is_flag=True, help="Write these proposals into your files.")
@click.option("--dismiss", is_flag=True, help="Never propose these again.")
@click.option("--join", is_flag=True, help="Accept the first id with the others as one.")
@click.option(
    "--edit", "wording", default="", metavar="TEXT", help="Accept one proposal with this title or date."
)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only those of this kind.")
@click.option("--all", "every", is_flag=True, help="All that are listed, in place of ids.")
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
@site_options
@output_options
def command(
    ids: tuple[str, ...],
    listing: bool,
    show: bool,
    accept: bool,
    dismiss: bool,
    join: bool,
    wording: str,
    kinds: tuple[str, ...],
    every: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    **site: Any,
) -> int:
    """Decide about what imported texts propose: topics, background, events, claims, dates and differences.

    Without an option it lists them; `backstory serve` shows the same inbox at /-backstory/inbox. What is accepted is
    written into your files and shown as a difference; what is dismissed is not proposed again.
    """
    asked = [
        name
        for name, on in (("--accept", accept or bool(wording)), ("--dismiss", dismiss), ("--join", join))
        if on
    ]
    if len(asked) > 1:
        raise click.UsageError(f"Say one of {' and '.join(asked)}.")
    options = resolve_options(**site)
    inbox = Inbox(options.folders.content, options.settings)
    waiting = [one for one in inbox.proposals() if not kinds or one.kind in kinds]
    chosen = [one.id for one in waiting] if every else [id_ for part in ids for id_ in part.split(",") if id_]
    if asked and not chosen:
        raise click.UsageError(f"Say which: {asked[0]} and the ids that --list shows, or --all.")
    try:
        if not asked:
            proposals = [inbox.find(id_) for id_ in chosen] if chosen else waiting
            return _listed(options, inbox, proposals, as_json=as_json, quiet=quiet, full=show or verbose)
        decisions = _decisions(chosen, accept=not dismiss, join=join, wording=wording)
        edits = inbox.edits(decisions)
        if not dry_run:
            write(options.folders.content, edits)
    except SiteError as stop:
        raise SiteError(*in_folder(options.folders.content_label, stop.problems)) from None
    _told(options, edits, len(decisions), dismissed=dismiss, dry_run=dry_run, as_json=as_json, quiet=quiet)
    return 0


def _decisions(chosen: Sequence[str], *, accept: bool, join: bool, wording: str) -> list[Decision]:
    if wording and len(chosen) != 1:
        raise click.UsageError("--edit words one proposal: give one id.")
    if join:
        if len(chosen) < 2:
            raise click.UsageError("--join makes one of several: give two ids or more.")
        return [Decision(chosen[0], accepted=True, text=wording, others=tuple(chosen[1:]))]
    return [Decision(id_, accepted=accept, text=wording) for id_ in dict.fromkeys(chosen)]


def _listed(
    options: SiteOptions,
    inbox: Inbox,
    proposals: Sequence[Proposal],
    *,
    as_json: bool,
    quiet: bool,
    full: bool,
) -> int:
    if as_json:
        print_json({"proposals": proposals, "problems": problem_list((), options.settings.checks)})
        return 0
    if quiet:
        return 0
    counts = Counter(one.kind for one in proposals)
    for kind in KINDS:
        of_kind = [one for one in proposals if one.kind == kind]
        if of_kind:
            say(f"{counts[kind]} {_PLURAL[kind] if counts[kind] > 1 else kind}")
        for one in of_kind:
            say("\n".join(_lines(options, one, full=full)))
            if full and one.changes:
                say(difference(_planned(inbox, one), options.folders.content_label))
    if proposals:
        say("Decide with --accept ID…, --dismiss ID…, --join ID ID or --edit TEXT ID; --show ID tells more.")
    else:
        say("Nothing waits for a decision.")
    return 0


def _planned(inbox: Inbox, proposal: Proposal) -> list[FileEdit]:
    """What accepting one proposal writes, without the line about the decision."""
    return inbox.edits([Decision(proposal.id, accepted=True)])[:-1]


def _lines(options: SiteOptions, proposal: Proposal, *, full: bool) -> Iterable[str]:
    yield f"  {proposal.id}  {proposal.title}  ({proposal.why})"
    quotes = proposal.quotes if full else proposal.quotes[:1]
    for quote in quotes:
        yield f"           {options.folders.content_label}/{quote.path}:{quote.line}: {quote.sentence}"


def _told(
    options: SiteOptions,
    edits: Sequence[FileEdit],
    count: int,
    *,
    dismissed: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    label = options.folders.content_label
    # The last edit is the line about the decision itself.
    diff = difference(edits[:-1], label)
    if as_json:
        files = [f"{label}/{edit.path}" for edit in edits]
        print_json({"files": files, "written": not dry_run, "difference": diff, "problems": []})
    elif not quiet:
        say(diff, nl=False)
        what = f"{count} proposal{'s' if count != 1 else ''} {'dismissed' if dismissed else 'accepted'}"
        say(f"{what}{'; nothing was written' if dry_run else ''}.")
