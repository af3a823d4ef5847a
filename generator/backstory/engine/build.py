"""A build: nothing to do where nothing changed, else the pipeline."""

from backstory.engine import state as states
from backstory.engine.inputs import gather_inputs
from backstory.engine.options import Options, Report
from backstory.engine.progress import Progress
from backstory.engine.site import open_site
from backstory.engine.state import State
from backstory.engine.workers import expect_work
from backstory.output.folder import Output, refuse_other_edition, refuse_overlap
from backstory.settings import CutOff, Folders, Settings

_MANY = 250
"""Files that are new: from so many on, there is work for more than this process."""


def build(
    folders: Folders, settings: Settings, cut_off: CutOff, *, options: Options, progress: Progress
) -> Report:
    """Bring the output folder to what the content says; raises SiteError where that is pointless or impossible."""
    refuse_overlap(folders)
    refuse_other_edition(folders, settings.edition)
    with open_site(
        folders,
        settings,
        cut_off,
        tell=progress,
        executor=options.executor,
        jobs=options.jobs,
        clean=options.clean,
    ) as site:
        with site.stages("read"):
            inputs = gather_inputs(site)
            last = State() if options.clean else states.load(site.cache, folders.output)
            asked = last.inputs == inputs.digest and last.as_of == options.as_of(cut_off)
            if asked and states.is_current(last, cut_off, Output(folders.output)):
                seconds = site.stages.seconds
                return Report((), len(last.put), 0, last.problems, seconds, True, last.left_out)
        if len(site.files) > len(last.put) + _MANY:
            expect_work(options.executor, options.jobs)
        # Importing the pipeline takes longer than finding out that there is nothing to do.
        from backstory.engine.site_build import run

        return run(site, options, inputs=inputs, last=last)
