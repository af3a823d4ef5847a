"""How much processor time a large pile takes, and how much memory: `python -m benchmarks.quality.import_scale [TEXTS …]`.

The texts are made of sentences of the gold texts, mixed at random with other names, years and numbers, so that few
are alike and many share words: a pile of many stories. Import and review are run as commands.
"""

import random
import re
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.quality.importing import GOLD, read_gold

SIZES = (250, 500, 1000)
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_SYLLABLES = "ka lo mi ra tu ben dor sel van har nor wik pel gon tar".split()


def main(sizes: list[int]) -> None:
    """Print a row for each size."""
    sentences = [
        line
        for path in sorted(GOLD.glob("*.yaml"))
        for text in read_gold(path)[1]
        for line in text.read_text(encoding="utf-8").split("Related Topics")[0].splitlines()
        if len(line) > 40
    ]
    for size in sizes:
        with TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "content").mkdir()
            (root / "raw").mkdir()
            for number in range(size):
                (root / "raw" / f"{number:05}.txt").write_text(_text(sentences, number), encoding="utf-8")
            seconds = [_run(root, "import", "raw", "--quiet"), _run(root, "review", "--quiet")]
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(
                f"{size:6,} texts: import {seconds[0]:.1f} s, review {seconds[1]:.1f} s, at most {peak:,.0f} MB"
            )


def _text(sentences: list[str], number: int) -> str:
    chance = random.Random(number)
    names: dict[str, str] = {}

    def renamed(match: re.Match[str]) -> str:
        return names.setdefault(match[0], "".join(chance.choices(_SYLLABLES, k=3)).title())

    lines = [
        _NAME.sub(lambda match: renamed(match) if number % 3 else match[0], line)
        for line in chance.sample(sentences, 20)
    ]
    shifted = chance.randrange(0, 60)
    return "\n".join(
        re.sub(r"\b(19|20)(\d\d)\b", lambda match: f"19{(int(match[2]) + shifted) % 100:02}", line)
        for line in lines
    )


def _run(root: Path, *arguments: str) -> float:
    began = _processor_time()
    subprocess.run([sys.executable, "-m", "backstory", *arguments], cwd=root, check=True, capture_output=True)
    return _processor_time() - began


def _processor_time() -> float:
    """Seconds of processor time of the commands that have ended: others may be busy on this machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
