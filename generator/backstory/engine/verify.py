"""Whether the output folder is what a clean build elsewhere gives: the proof of every incremental build."""

from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs

from backstory.engine.build import build
from backstory.engine.options import Options
from backstory.engine.progress import Progress
from backstory.output.folder import MANIFEST, Output
from backstory.problems import Place, Problem
from backstory.settings import CutOff, Folders, Settings


def differences(
    folders: Folders, settings: Settings, cut_off: CutOff, *, options: Options, progress: Progress
) -> list[Problem]:
    """Build the same site clean in a folder of its own, and name every file that is not the same, sorted."""
    with TemporaryDirectory(prefix="backstory-") as place:
        elsewhere = structs.replace(folders, output=Path(place) / "site", cache=Path(place) / "cache")
        build(elsewhere, settings, cut_off, options=options, progress=progress)
        here, clean = Output(folders.output), Output(elsewhere.output)
        files = {*here.manifest().files, *clean.manifest().files, MANIFEST}
        return [
            Problem("build-differs", Place(path))
            for path in sorted(files)
            if here.read(path) != clean.read(path)
        ]
