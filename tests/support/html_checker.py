"""The Nu Html Checker, which reads HTML as its standard says."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.support.missing import missing

VNU = "26.9.27"
_AHEAD = ".*Attribute “interestfor” not allowed on element “a”.*"
"""What it does not know yet: browsers have had the attribute since 2025, the standard has not."""


def messages(folder: Path) -> list[str]:
    """What it has to say about each page below a folder, one line each, errors and warnings."""
    java, jar = shutil.which("java"), _jar()
    if java is None:
        missing("Java, which runs the Nu Html Checker")
    said = subprocess.run(
        [
            java,
            "-jar",
            str(jar),
            "--skip-non-html",
            "--format",
            "gnu",
            "--filterpattern",
            _AHEAD,
            str(folder),
        ],
        capture_output=True,
        text=True,
        check=False,
    ).stderr
    return [re.sub(r'^"file:[^"]*?/site/', '"', line) for line in said.splitlines()]


def _jar() -> Path:
    """Its program, kept outside the project from one run to the next."""
    folder = Path(tempfile.gettempdir()) / f"vnu-{VNU}"
    jar = folder / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        npm = shutil.which("npm")
        if npm is None:
            missing("npm, which brings the Nu Html Checker")
        folder.mkdir(exist_ok=True)
        command = [npm, "install", "--silent", "--no-save", "--prefix", str(folder), f"vnu-jar@{VNU}"]
        if subprocess.run(command, check=False).returncode != 0:
            missing("the Nu Html Checker")
    return jar
