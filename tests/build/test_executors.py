"""Work is done in order and completely, here, in processes or on a cluster, and what can't be done is said."""

from concurrent.futures import Executor, Future

import pytest

from backstory.build import executors
from backstory.build.executors import InProcess, Workers
from backstory.problems import Stop

SETUP = b"a set-up"


def count(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Doubles a batch; at first it does not know the set-up."""
    if setup is None and digest not in _known:
        return None
    _known.add(digest)
    return batch + batch


_known: set[bytes] = set()


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_their_batches(jobs: int) -> None:
    batches = [str(number).encode() for number in range(50)]
    with Workers("processes", jobs) as workers:
        assert list(workers.run(count, SETUP, batches, items=10_000)) == [one + one for one in batches]


def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "open_executor", lambda kind, jobs: pytest.fail("a process was started"))
    with Workers("processes", 8) as workers:
        assert list(workers.run(count, SETUP, [b"a"], items=3)) == [b"aa"]


def test_no_more_batches_are_on_their_way_than_can_be_worked_on() -> None:
    made = 0

    def batches():  # type: ignore[no-untyped-def]
        nonlocal made
        for number in range(1000):
            made += 1
            yield str(number).encode()

    with Workers("processes", 2) as workers:
        results = workers.run(count, SETUP, batches(), items=10_000)
        next(results)
        assert made < 10
        results.close()


def test_a_set_up_is_sent_only_to_those_who_do_not_know_it() -> None:
    sent: list[bytes | None] = []
    _known.clear()

    def work(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
        sent.append(setup)
        return count(digest, setup, batch)

    with Workers("processes", 1) as workers:
        list(workers.run(work, SETUP, [b"a", b"b", b"c"], items=3))
    assert sent == [None, SETUP, None, None]


def test_a_fault_of_ours_is_not_hidden() -> None:
    def fail(digest: bytes, setup: bytes | None, batch: bytes) -> bytes:
        raise ZeroDivisionError

    with Workers("processes", 1) as workers, pytest.raises(ZeroDivisionError):
        list(workers.run(fail, SETUP, [b"a"], items=1))


def test_work_in_this_process_is_an_executor_like_any_other() -> None:
    executor: Executor = InProcess()
    future: Future[int] = executor.submit(pow, 2, 5)
    assert future.done() and future.result() == 32
    assert list(executor.map(abs, [-1, -2])) == [1, 2]


def test_a_cluster_that_is_not_there_is_one_problem() -> None:
    try:
        import distributed  # noqa: F401
    except ImportError:
        code = "dask-missing"
    else:
        code = "cluster-unreachable"
    with pytest.raises(Stop) as stop, Workers("dask:tcp://127.0.0.1:9", 1) as workers:
        list(workers.run(count, SETUP, [b"a"], items=1))
    assert stop.value.problems[0].code == code
