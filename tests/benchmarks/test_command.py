"""The measuring command, on a site of a few articles."""

import subprocess
import sys
from pathlib import Path

from benchmarks.results import ADDED, COLD, EDITED, OURS, UNCHANGED, load

ROOT = Path(__file__).resolve().parents[2]


def test_every_kind_of_build_is_measured_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "measured.json"
    ran = subprocess.run(
        (sys.executable, "-m", "benchmarks", "3", "--json", str(file), "--work", str(tmp_path / "work")),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    rows = load(file).rows
    assert [(row.tool, row.articles, row.work) for row in rows] == [
        (OURS, 3, w) for w in (COLD, UNCHANGED, EDITED, ADDED)
    ]
    assert all(run.seconds > 0 and run.megabytes > 1 for row in rows for run in row.runs)
    assert rows[0].pages > 3 and len(ran.stdout.splitlines()) == 6
    assert list((tmp_path / "work").iterdir()) == []


def test_an_unknown_peer_is_refused() -> None:
    ran = subprocess.run(
        (sys.executable, "-m", "benchmarks", "--peers", "nobody"), cwd=ROOT, capture_output=True, text=True
    )
    assert ran.returncode == 2 and "no such peer: nobody" in ran.stderr
