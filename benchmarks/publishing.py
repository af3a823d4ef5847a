"""How long a publish to a bucket takes and what it asks of the server: `python -m benchmarks.publishing 10000`.

The server is SeaweedFS on this machine, which counts the requests itself.
"""

import os
import re
import sys
import time
import urllib.request
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import write_site
from msgspec import Struct
from tests.publish import places, services

_SIZE = 10_000
_PROGRAM = (sys.executable, "-m", "backstory")
_ASKED = re.compile(r'^SeaweedFS_s3_request_total\{.*type="(\w+)"\} (\d+)', re.M)
_RECEIVED = re.compile(r"^SeaweedFS_s3_bucket_traffic_received_bytes_total\{.*\} ([\d.e+]+)", re.M)


class Cost(Struct, frozen=True):
    """What a run of the program took: seconds of this machine's processors, and on the clock."""

    processor: float
    clock: float


def main() -> None:
    """A row for each publish: seconds, and what the server was asked."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else _SIZE
    (metrics,) = services.free_ports(1)
    with TemporaryDirectory() as folder:
        server = Path(folder, "server")
        server.mkdir()
        with services.seaweed(server, metrics=metrics) as address:
            places.make_s3_bucket(address)
            measure(Path(folder), places.s3(address, "measured"), metrics, size)


def measure(folder: Path, spot: places.Spot, metrics: int, size: int) -> None:
    """Build a site of so many articles and publish it: all of it, then nothing, then one edited article."""
    os.environ.update(spot.environment)
    os.chdir(folder)
    write_site(folder, size)
    run("build", "--quiet")
    print(f"{size:,} articles, {sum(1 for file in (folder / 'site').rglob('*') if file.is_file()):,} files")
    print(f"{'publish':>12} {'user+sys':>9} {'clock':>7}  requests")
    report("first", spot, metrics)
    report("unchanged", spot, metrics)
    article = next((folder / "content" / "articles").rglob("*.md"))
    article.write_text(article.read_text() + "\nOne more sentence.\n")
    run("build", "--quiet")
    report("one article", spot, metrics)


def report(name: str, spot: places.Spot, metrics: int) -> None:
    """Publish, and print what it took."""
    before, received = asked(metrics)
    cost = run("publish", "--yes", "--quiet", "--pause", "0", *spot.arguments())
    after, received_after = asked(metrics)
    counts = ", ".join(f"{kind} {count:,}" for kind, count in sorted((after - before).items()))
    sent = (received_after - received) / 1e6
    print(f"{name:>12} {cost.processor:9.2f} {cost.clock:7.2f}  {counts}; {sent:.1f} MB received", flush=True)


def run(*arguments: str) -> Cost:
    """Run the program in a process of its own."""
    began = time.perf_counter()
    child = os.spawnve(os.P_NOWAIT, _PROGRAM[0], [*_PROGRAM, *arguments], dict(os.environ))
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{arguments[0]} failed")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - began)


def asked(metrics: int) -> tuple[Counter[str], float]:
    """How often the server was asked for each kind of thing so far, and how many bytes it was sent."""
    with urllib.request.urlopen(f"http://127.0.0.1:{metrics}/metrics") as answer:
        text = answer.read().decode()
    counts = Counter[str]()
    for kind, count in _ASKED.findall(text):
        counts[kind] += int(count)
    return counts, sum(float(count) for count in _RECEIVED.findall(text))


if __name__ == "__main__":
    main()
