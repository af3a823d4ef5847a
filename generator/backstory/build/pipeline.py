"""The pipeline, top to bottom: read, know, decide, put. Read this first."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import structs

from backstory import __version__, words
from backstory.build import state as states
from backstory.build.assets import Asset, content_assets, theme_assets
from backstory.build.build import Options, Report
from backstory.build.cache import Cache
from backstory.build.executors import Workers
from backstory.build.inputs import Inputs
from backstory.build.learning import Knowledge, learn
from backstory.build.output import Manifest, Output
from backstory.build.rendering import Due, due, prepare_rendering, render_pages
from backstory.build.stages import Stages
from backstory.build.state import Put, State, digest
from backstory.build.traces import Traced, decoded, encoded
from backstory.build.writing import Writer
from backstory.catalog.addresses import output_file
from backstory.catalog.catalog import Catalog
from backstory.catalog.gate import count_left_out, next_change
from backstory.pages.accent import accent_problems
from backstory.pages.own_templates import template_problems
from backstory.pages.plan import Outline, outline
from backstory.pages.site import site_view
from backstory.pages.views import Site
from backstory.problems import Place, Problem, in_folder, in_order
from backstory.settings import CutOff, Folders, Settings
from backstory.theme import Templates


def run(
    folders: Folders,
    settings: Settings,
    cut_off: CutOff,
    *,
    options: Options,
    inputs: Inputs,
    last: State,
    cache: Cache,
    stages: Stages,
) -> Report:
    """Read what is new, know the site, decide what its pages show, and put those in place that differ.

    `last` is what the last build of the output folder left behind.
    """
    files, templates, depends = inputs.files, inputs.templates, inputs.reading
    output = Output(folders.output, folders.output_label)
    known = last.read if last.settings == depends else {}
    with Workers(options.executor, options.jobs) as workers:
        learnt = learn(
            folders,
            settings,
            cut_off,
            depends=depends,
            files=files,
            known=known,
            cache=cache,
            workers=workers,
            stages=stages,
            idle=partial(prepare_rendering, templates, made_by=depends, cache=cache, workers=workers),
        )
        catalog = learnt.catalog
        assets, missing = content_assets(catalog, files)
        styles, theme = theme_assets(templates.assets, settings.accent)
        with stages("plan"):
            planned = outline(catalog, settings, templates.sources)
        writer = Writer(output, last.put, {*(entry.address for entry in planned.entries), *assets, *theme})
        with stages("write"):
            missing += _copy(folders.content, assets, theme, writer)
        site = site_view(catalog, settings, styles)
        with stages("plan"):
            alike = digest(depends, settings, templates.digests, site, catalog.searched)
            traced = Traced(decoded(last.traces), planned.fingerprints, alike)
        failed = _render(
            planned,
            traced,
            catalog,
            templates=templates,
            site=site,
            made_by=depends,
            writer=writer,
            last=last.put,
            output=output if workers.share_our_disk else None,
            cache=cache,
            workers=workers,
            stages=stages,
        )
        found = in_order(
            [
                *cache.notices,
                *inputs.faults,
                *failed.values(),
                *in_folder(folders.content_label, [*accent_problems(settings), *learnt.problems, *missing]),
                *in_folder(
                    folders.content_label, template_problems(catalog.documents.values(), templates.sources)
                ),
            ]
        )
        with stages("write"):
            manifest = _manifest(learnt, settings, cut_off, options=options, problems=found, failed=failed)
            removed = writer.finish(manifest, keep=set(failed))
            lasting = tuple(problem for problem in found if problem not in cache.notices)
            state = _state(learnt, inputs, cut_off, manifest=manifest, put=writer.put, problems=lasting)
            left_out = count_left_out(learnt.content.documents, cut_off)
            traces = encoded(traced.traces(without=failed))
            state = structs.replace(state, left_out=left_out, traces=traces)
            states.save(cache, folders.output, state)
        return Report(
            written=tuple(writer.written),
            unchanged=writer.unchanged,
            removed=removed,
            problems=tuple(found),
            seconds=stages.seconds,
            finished=not failed,
            left_out=left_out,
        )


def _manifest(
    learnt: Knowledge,
    settings: Settings,
    cut_off: CutOff,
    *,
    options: Options,
    problems: Sequence[Problem],
    failed: Mapping[str, Problem],
) -> Manifest:
    """What the site says of itself, but for its files."""
    addresses = learnt.catalog.addresses
    return Manifest(
        finished=not failed,
        errors=sum(words.severity(problem, settings.checks) == "error" for problem in problems),
        base_url=settings.base_url,
        drafts=cut_off.drafts,
        fixed_time=options.fixed_time,
        next_change=next_change(learnt.content.documents, cut_off),
        documents={output_file(address): path for path, address in sorted(addresses.items())},
    )


def _state(
    learnt: Knowledge,
    inputs: Inputs,
    cut_off: CutOff,
    *,
    manifest: Manifest,
    put: dict[str, Put],
    problems: tuple[Problem, ...],
) -> State:
    """What the next build has to know of this one, but for what its pages were made from."""
    return State(
        inputs=inputs.digest if manifest.finished else "",
        instant=cut_off.instant,
        fixed_time=manifest.fixed_time,
        next_change=manifest.next_change,
        settings=inputs.reading,
        read=learnt.content.read,
        put=put,
        problems=problems,
    )


def _copy(
    content: Path, assets: Mapping[str, Asset], theme: Mapping[str, bytes], writer: Writer
) -> list[Problem]:
    """Put the files in place that are not pages; a large one that has not changed is not even opened."""
    problems = []
    for path, data in theme.items():
        writer.place(path, "", data)
    for path, asset in assets.items():
        made_from = digest(asset)
        if not writer.is_current(path, made_from):
            try:
                writer.place(path, made_from, (content / asset.source).read_bytes())
            except OSError as error:
                reason = error.strerror or str(error)
                problems.append(Problem("file-unreadable", Place(asset.source), {"reason": reason}))
    return problems


def _render(
    planned: Outline,
    traced: Traced,
    catalog: Catalog,
    *,
    templates: Templates,
    site: Site,
    made_by: str,
    writer: Writer,
    last: Mapping[str, Put],
    output: Output | None,
    cache: Cache,
    workers: Workers,
    stages: Stages,
) -> dict[str, Problem]:
    """Render and put in place the pages that could look different; address -> what failed."""
    shared = digest(site, __version__)
    failed: dict[str, Problem] = {}

    def changed() -> Iterator[Due]:
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
                planned.trace.clear()
                page = due(entry.make(), templates, shared)
                traced.note(entry.address, planned.trace)
                current = writer.is_current(page.address, page.made_from)
            if not current:
                writer.begin()
                yield page

    rendered = render_pages(
        changed(),
        catalog,
        templates=templates,
        site=site,
        made_by=made_by,
        last=last,
        output=output,
        cache=cache,
        workers=workers,
    )
    for result in stages.each("render", rendered):
        if result.problem is not None:
            failed[result.address] = result.problem
        elif result.placed is not None:
            writer.record(result.address, result.made_from, result.placed)
        else:
            with stages("write"):
                writer.place(result.address, result.made_from, result.data)
    return failed
