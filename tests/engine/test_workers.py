"""Wherever the work is done, it is the same work: one process, several, or a cluster."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from backstory.engine.build import build
from backstory.engine.options import Options, Report
from backstory.engine.workers import InProcess, Workers
from backstory.problems import SiteError
from backstory.settings import CutOff, Folders, Settings

ARTICLES = 230
"""More than it takes for processes to be worth their start."""


@pytest.fixture
def folders(write_site: Callable[[Mapping[str, str | bytes]], Path]) -> Folders:
    """A site of so many articles that processes are started."""
    texts: dict[str, str | bytes] = {
        f"content/articles/a{number}.md": (
            f"---\ntitle: Article {number}\ndate: 2024-01-{1 + number % 28:02}\ntopics: [Topic {number % 7}]\n---\n\n"
            f"What Topic {number % 5} did in place {number}.\n"
        )
        for number in range(ARTICLES)
    }
    texts |= {f"content/topics/t{n}.md": f"---\ntitle: Topic {n}\n---\n" for n in range(7)}
    here = write_site(texts)
    return Folders(here / "content", here / "templates", here / "site", here / ".backstory")


def built(
    folders: Folders, output: str, executor: str = "processes", jobs: int = 0
) -> tuple[Report, dict[str, bytes]]:
    """What a clean build with these options reports, and the files that it writes."""
    site = folders.output.parent / output
    where = Folders(folders.content, folders.templates, site, folders.cache)
    done = build(
        where,
        Settings(),
        CutOff(1_800_000_000),
        options=Options(clean=True, executor=executor, jobs=jobs),
        progress=lambda *_: None,
    )
    return done, {
        str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }


def test_one_process_and_several_build_the_same_bytes(folders: Folders) -> None:
    one, alone = built(folders, "one", jobs=1)
    two, together = built(folders, "two", jobs=2)
    assert alone == together
    assert one.written == two.written
    assert len(one.written) > ARTICLES


def test_a_cluster_builds_the_same_bytes(folders: Folders) -> None:
    _, alone = built(folders, "one", jobs=1)
    _, cluster = built(folders, "cluster", jobs=2, executor="dask")
    assert alone == cluster


def test_a_cluster_that_is_not_there_is_named(folders: Folders) -> None:
    with pytest.raises(SiteError) as stopped:
        built(folders, "none", executor="dask:tcp://127.0.0.1:9")
    (problem,) = stopped.value.problems
    assert problem.code == "cluster-unreachable"
    assert problem.facts["address"] == "tcp://127.0.0.1:9"


def leaves_a_file(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Work that shows that it was done: the batch is a path."""
    Path(batch.decode()).write_text("done")
    return b""


def test_work_that_nobody_waits_for_is_done_where_processes_are_at_hand(tmp_path: Path) -> None:
    with Workers("processes", 2) as workers:
        workers.begin(leaves_a_file, b"", [bytes(tmp_path / "early")])
        list(workers.run(asks_for_its_setup, b"", [b"one"] * 8))
        workers.begin(leaves_a_file, b"", [bytes(tmp_path / "late")])
    assert [file.name for file in tmp_path.iterdir()] == ["late"]


def asks_for_its_setup(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Work that knows no set-up by its digest alone."""
    return None if setup is None else setup + batch


def test_a_worker_that_does_not_know_the_setup_is_sent_it() -> None:
    with Workers("processes", 1) as workers:
        results = workers.run(asks_for_its_setup, b"setup ", iter([b"one", b"two"]))
        assert list(results) == [b"setup one", b"setup two"]


def test_work_in_this_process_fails_where_its_result_is_asked_for() -> None:
    future = InProcess().submit(int, "no number")  # type: ignore[no-untyped-call]
    with pytest.raises(ValueError, match="no number"):
        future.result()


def doubled(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    return batch + batch


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_their_batches(jobs: int) -> None:
    batches = [str(number).encode() for number in range(50)]
    with Workers("processes", jobs) as workers:
        results = list(workers.run(doubled, b"", batches))
    assert results == [one + one for one in batches]


def dies(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Work that takes its process with it, as a machine does that runs out of memory."""
    os._exit(1)


def test_workers_that_die_end_the_work_and_nobody_waits_for_the_others() -> None:
    before = set(multiprocessing.active_children())
    for _ in range(5):
        with pytest.raises(SiteError, match="worker-died"), Workers("processes", 8) as workers:
            list(workers.run(dies, b"", [b"a"] * 50))
    assert set(multiprocessing.active_children()) <= before


def test_all_workers_are_started_before_one_of_them_can_die() -> None:
    before = set(multiprocessing.active_children())
    with Workers("processes", 6) as workers:
        next(workers.run(doubled, b"", [b"a"] * 4))
        assert len(set(multiprocessing.active_children()) - before) == 6


def test_only_work_worth_it_starts_processes() -> None:
    before = set(multiprocessing.active_children())
    with Workers("processes", 2) as workers:
        assert list(workers.run(doubled, b"", [b"a"])) == [b"aa"]
        assert not set(multiprocessing.active_children()) - before
        assert len(list(workers.run(doubled, b"", [b"a"] * 50))) == 50
        assert set(multiprocessing.active_children()) - before


def test_a_large_site_does_not_wait_in_memory() -> None:
    made: list[int] = []

    def batches() -> Iterator[bytes]:
        for number in range(1000):
            made.append(number)
            yield str(number).encode()

    with Workers("processes", 2) as workers:
        results = workers.run(doubled, b"", batches())
        assert next(results) == b"00"
        assert len(made) < 10
