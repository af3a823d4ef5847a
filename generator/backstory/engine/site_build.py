"""The pipeline, top to bottom: read, know, decide, put. Read this first."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct, structs

from backstory import __version__, messages
from backstory.catalog.catalog import Catalog
from backstory.content.publishes import statements
from backstory.engine import state as states
from backstory.engine.dependencies import PageDependencies, decoded, encoded
from backstory.engine.full_text import add_full_text
from backstory.engine.inputs import Inputs
from backstory.engine.known_site import KnownSite, know_site
from backstory.engine.layout import Layout, lay_out
from backstory.engine.options import Options, Report
from backstory.engine.rendering import RenderJob, prepare_rendering, render_job, render_pages
from backstory.engine.site import Site
from backstory.engine.site_files import all_needs, unreadable_problem
from backstory.engine.state import State, digest
from backstory.names.gate import count_left_out, next_change
from backstory.output.folder import Manifest, Output, name_in_manifest
from backstory.output.writer import Writer
from backstory.pages.plan import PlannedPages, outline
from backstory.problems import Problem, in_folder, in_order
from backstory.url_paths import output_file


class Job(Struct, frozen=True):
    """What one build goes by, from beginning to end. `last` is what the last build of the output folder left behind."""

    site: Site
    options: Options
    inputs: Inputs
    last: State
    output: Output


class DecidedSite(Struct, frozen=True):
    """What the site shows: its pages, none of them made yet, and its other files by their place in the output."""

    planned: PlannedPages
    traced: PageDependencies
    layout: Layout


def run(site: Site, options: Options, *, inputs: Inputs, last: State) -> Report:
    """Read what is new, know the site, decide what its pages show, and put those in place that differ.

    `last` is what the last build of the output folder left behind.
    """
    output = Output(site.folders.output, site.folders.output_label)
    job = Job(site, options, inputs, last, output)
    known = _known(job)
    decision = _decide(job, known)
    writer = Writer(output, last.put, decision.layout.files)
    if not options.adopt:
        writer.refuse_foreign()
    with site.stages("write"):
        unread = _copy(job, decision, writer)
    failed = _render(job, known, decision, writer)
    with site.stages("write"):
        unread += _full_text(job, known, writer)
    found = [*known.problems, *decision.layout.problems, *unread]
    problems = [*inputs.faults, *failed.values(), *in_folder(site.folders.content_label, found)]
    with site.stages("write"):
        return _finish(job, known, decision.traced, writer, problems=problems, failed=failed)


def _known(job: Job) -> KnownSite:
    """Read what is new, and know the site."""
    site = job.site
    idle = partial(
        prepare_rendering,
        job.inputs.templates,
        made_by=site.program,
        cache=site.cache,
        workers=site.workers,
    )
    return know_site(site, idle=idle)


def _decide(job: Job, known: KnownSite) -> DecidedSite:
    """What pages and files the site has, and which pages need not even be made again."""
    settings, templates, catalog = job.site.settings, job.inputs.templates, known.catalog
    with job.site.stages("plan"):
        planned = outline(catalog, settings, templates.sources)
        layout = lay_out(
            catalog,
            all_needs(catalog),
            pages=planned.files,
            folders=job.site.folders,
            settings=settings,
            templates=templates,
            files=job.site.files,
        )
        alike = digest(job.site.depends, settings, templates.digests, layout.site, catalog.searched)
        traced = PageDependencies(
            decoded(states.load_dependencies(job.site.cache, job.site.folders.output)),
            planned.fingerprints,
            alike,
        )
    entries = [entry for entry in planned.entries if entry.address in layout.pages]
    return DecidedSite(structs.replace(planned, entries=entries), traced, layout)


def _copy(job: Job, decision: DecidedSite, writer: Writer) -> list[Problem]:
    """Put the files in place that are not pages; a large one that has not changed is not even opened."""
    problems = []
    for path, data in decision.layout.theme.items():
        writer.place(path, "", data)
    for path, asset in decision.layout.copied.items():
        made_from = digest(asset)
        if not writer.is_current(path, made_from):
            try:
                writer.place(path, made_from, job.site.folders.file(asset.source).read_bytes())
            except OSError as error:
                problems.append(unreadable_problem(asset, error))
    return problems


def _render(job: Job, known: KnownSite, decision: DecidedSite, writer: Writer) -> dict[str, Problem]:
    """Render and put in place the pages that could look different; address -> what failed."""
    failed: dict[str, Problem] = {}
    rendered = render_pages(
        _changed(job, decision, writer),
        known.catalog,
        templates=job.inputs.templates,
        site=decision.layout.site,
        made_by=job.site.program,
        last=job.last.put,
        output=job.output if job.site.workers.share_our_disk else None,
        cache=job.site.cache,
        bodies=known.bodies,
        workers=job.site.workers,
        folders=job.site.folders,
    )
    for result in job.site.stages.each("render", rendered):
        if result.problem is not None:
            failed[result.address] = result.problem
        elif result.placed is not None:
            writer.record(result.address, result.made_from, result.placed)
        else:
            with job.site.stages("write"):
                writer.place(result.address, result.made_from, result.data)
    return failed


def _full_text(job: Job, known: KnownSite, writer: Writer) -> list[Problem]:
    """Let whole texts be found, where the site asks for it: of what stands in lists, and nothing else."""
    if job.site.settings.search != "full-text":
        return []
    listed = (
        address
        for key, address in known.catalog.addresses.items()
        if key not in known.catalog.documents or not known.catalog.documents[key].front.unlisted
    )
    return add_full_text(writer, listed, job.last.put, job.site.folders)


def _changed(job: Job, decision: DecidedSite, writer: Writer) -> Iterator[RenderJob]:
    """Make the pages that were made from something new; those whose view or templates differ are given."""
    planned, traced, stages = decision.planned, decision.traced, job.site.stages
    shared = digest(decision.layout.site, __version__)
    with stages("plan"):
        # Looked at all together first: most pages of a large site are as they were.
        addresses = [entry.address for entry in planned.entries]
        held = dict.fromkeys(one for one in addresses if traced.holds(one) and writer.stands(one))
        traced.keep(held)
    for done, entry in enumerate(planned.entries):
        if entry.address in held:
            continue
        stages.tell("render", done, len(planned.entries))
        with stages("plan"):
            planned.recorder.clear()
            page = render_job(entry.make(), job.inputs.templates, shared)
            traced.note(entry.address, planned.recorder)
            current = writer.is_current(page.address, page.made_from)
        if not current:
            writer.begin()
            yield page


def _finish(
    job: Job,
    known: KnownSite,
    traced: PageDependencies,
    writer: Writer,
    *,
    problems: Sequence[Problem],
    failed: Mapping[str, Problem],
) -> Report:
    """Take away what is no longer made, write the manifest, and remember what the next build has to know."""
    found = tuple(in_order(problems))
    manifest = _manifest(job, known, problems=found, failed=failed)
    removed = writer.finish(manifest, keep=set(failed))
    left_out = count_left_out(known.content.documents, job.site.cut_off)
    state = State(
        inputs=job.inputs.digest if manifest.finished else "",
        instant=job.site.cut_off.instant,
        as_of=manifest.as_of,
        next_change=manifest.next_change,
        put=writer.put,
        problems=found,
        left_out=left_out,
    )
    if drawn := [copy.made_from for one in known.catalog.images.values() for copy in one.copies]:
        job.site.cache.tidy({"picture": drawn})
    traces = encoded(traced.traces(without=failed))
    states.save(job.site.cache, job.site.folders.output, state, traces=traces)
    job.site.cache.flush()
    return Report(
        written=tuple(writer.written),
        unchanged=writer.unchanged,
        removed=removed,
        problems=tuple(in_order([*job.site.cache.notices, *found])),
        seconds=job.site.stages.seconds,
        finished=not failed,
        left_out=left_out,
    )


def _manifest(
    job: Job, known: KnownSite, *, problems: Sequence[Problem], failed: Mapping[str, Problem]
) -> Manifest:
    """What the site says of itself, but for its files."""
    addresses = known.catalog.addresses
    return Manifest(
        finished=not failed,
        errors=sum(messages.severity(problem, job.site.settings.checks) == "error" for problem in problems),
        base_url=job.site.settings.base_url,
        edition=name_in_manifest(job.site.settings.edition),
        drafts=job.site.cut_off.drafts,
        future=job.site.cut_off.future,
        as_of=job.options.as_of(job.site.cut_off),
        next_change=next_change(known.content.documents, job.site.cut_off),
        statements=_statements(known.catalog),
        documents={output_file(address): path for path, address in sorted(addresses.items())},
    )


def _statements(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """What readers are told by this site, for those that will be told what is new in a later one."""
    return {
        path: tuple(sorted(statements(document)))
        for path, document in catalog.listed()
        if document.kind != "page" and path in catalog.addresses
    }
