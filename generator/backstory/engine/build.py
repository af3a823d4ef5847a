"""A build: nothing to do where nothing changed, else the pipeline."""

from backstory.engine import state as states
from backstory.engine.cache import Cache
from backstory.engine.inputs import gather_inputs
from backstory.engine.options import Options, Report
from backstory.engine.progress import Progress, Stages
from backstory.engine.state import State
from backstory.engine.workers import expect_work
from backstory.output.folder import Output, locked, refuse_overlap
from backstory.settings import CutOff, Folders, Settings

_MANY = 250
"""Files that are new: from so many on, there is work for more than this process."""


def build(
    folders: Folders, settings: Settings, cut_off: CutOff, *, options: Options, progress: Progress
) -> Report:
    """Bring the output folder to what the content says; raises SiteError where that is pointless or impossible."""
    refuse_overlap(folders)
    with (
        locked(folders.cache / "lock", waiting=lambda: progress("wait", 0, 0)),
        Cache(folders.cache / "cache.sqlite", forget=options.clean) as cache,
    ):
        stages = Stages(progress)
        with stages("read"):
            inputs = gather_inputs(folders, settings, cut_off)
            last = State() if options.clean else states.load(cache, folders.output)
            asked = last.inputs == inputs.digest and last.as_of == options.as_of(cut_off)
            if asked and states.is_current(last, cut_off, Output(folders.output)):
                return Report((), len(last.put), 0, last.problems, stages.seconds, True, last.left_out)
        if len(inputs.files) > len(last.read) + _MANY:
            expect_work(options.executor, options.jobs)
        # Importing the pipeline takes longer than finding out that there is nothing to do.
        from backstory.engine.site_build import run

        return run(
            folders, settings, cut_off, options=options, inputs=inputs, last=last, cache=cache, stages=stages
        )
