"""A build: nothing to do where nothing changed, else the pipeline."""

from msgspec import Struct

from backstory.build import state as states
from backstory.build.cache import Cache
from backstory.build.executors import expect_work
from backstory.build.inputs import gather_inputs
from backstory.build.output import Output, locked
from backstory.build.stages import Progress, Stages
from backstory.build.state import State
from backstory.catalog.gate import LeftOut
from backstory.problems import Problem
from backstory.settings import CutOff, Folders, Settings

_MANY = 250
"""Files that are new: from so many on, there is work for more than this process."""


class Options(Struct, frozen=True):
    """How to build; never what."""

    clean: bool = False
    """Read, find and write everything again."""
    jobs: int = 0
    """Processes; 0 for as many as there are cores."""
    executor: str = "processes"
    fixed_time: bool = False
    """The cut-off moment was chosen by the user: noted in the manifest."""


class Report(Struct, frozen=True):
    """What a build did. `seconds` are by stage: read, catalog, plan, render, write."""

    written: tuple[str, ...]
    unchanged: int
    removed: int
    problems: tuple[Problem, ...]
    seconds: dict[str, float]
    finished: bool
    left_out: LeftOut


def build(
    folders: Folders, settings: Settings, cut_off: CutOff, *, options: Options, progress: Progress
) -> Report:
    """Bring the output folder to what the content says; raises Stop where that is pointless or impossible."""
    with (
        locked(folders.cache / "lock", waiting=lambda: progress("wait", 0, 0)),
        Cache(folders.cache / "cache.sqlite", forget=options.clean) as cache,
    ):
        stages = Stages(progress)
        with stages("read"):
            inputs = gather_inputs(folders, settings, cut_off)
            last = State() if options.clean else states.load(cache, folders.output)
            asked = last.inputs == inputs.digest and last.fixed_time == options.fixed_time
            if asked and states.is_current(last, cut_off, Output(folders.output)):
                return Report((), len(last.put), 0, last.problems, stages.seconds, True, last.left_out)
        if len(inputs.files) > len(last.read) + _MANY:
            expect_work(options.executor, options.jobs)
        # Importing the pipeline takes longer than finding out that there is nothing to do.
        from backstory.build.pipeline import run

        return run(
            folders, settings, cut_off, options=options, inputs=inputs, last=last, cache=cache, stages=stages
        )
