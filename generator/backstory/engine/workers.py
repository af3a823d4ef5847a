"""Where work is done: in this process, in several, or on a cluster; always through `concurrent.futures`."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack, suppress
from hashlib import blake2b
from importlib import import_module
from itertools import chain, islice
from typing import Any

from backstory.problems import Place, Problem, SiteError

Work = Callable[[bytes, bytes | None, bytes], bytes | None]
"""(digest of the set-up, the set-up or None, a batch) -> the result, or None where the set-up is not known there."""


class InProcess(Executor):
    """Does the work at once, in this process: for small sites, starting processes costs more than it saves."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        """A future that is done already."""
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


_PRELOADED = ["backstory.engine.tasks", "backstory.render.renderer"]
_FEW = 4
"""Batches for which starting processes costs more than it saves."""


def usable_cores() -> int:
    """How many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def open_executor(kind: str, jobs: int, stack: ExitStack) -> Executor:
    """The executor named `processes`, `dask` (a cluster of its own) or `dask:ADDRESS` (a running one).

    What has to be closed with it is put on the stack.
    """
    if kind == "processes":
        return stack.enter_context(_processes(jobs) if jobs > 1 else InProcess())
    return _dask(kind.partition(":")[2], jobs, stack)


def expect_work(kind: str, jobs: int) -> None:
    """Let what workers need be imported while this process is still busy with its own imports."""
    if kind == "processes" and (jobs or usable_cores()) > 1:
        _start_server()


def _start_server() -> None:
    """Start the process that workers are forked from. They all leave Ctrl-C, and what is said, to this one.

    A worker that is still being started when this process ends would say so with a traceback.
    """
    if os.name != "posix":
        return
    import signal
    from multiprocessing import resource_tracker
    from multiprocessing.forkserver import ensure_running

    _context()
    resource_tracker.ensure_running()  # it comes with the server otherwise, and lets the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    errors, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        ensure_running()
    finally:
        os.dup2(errors, 2)
        os.close(errors)
        os.close(nothing)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> Any:
    from multiprocessing import get_context

    # Never fork: a thread of some library could hold a lock at that moment. The server forks clean.
    context = get_context("forkserver" if os.name == "posix" else "spawn")
    if os.name == "posix":
        context.set_forkserver_preload(_PRELOADED)
    return context


def _processes(jobs: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor

    _start_server()
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=end_with_parent)
    # All are started before one has work, as where processes are forked. Otherwise, where one dies while another
    # is being started, up to Python 3.11 the pool breaks half-way, and waits for the new one for ever.
    pool._safe_to_dynamically_spawn_children = False  # type: ignore[attr-defined]
    return pool


def end_with_parent() -> None:
    """Let this process end as soon as the one that started it has: a build that was killed must write no more."""
    from multiprocessing import parent_process
    from threading import Thread

    def wait() -> None:
        if (parent := parent_process()) is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def _dask(address: str, jobs: int, stack: ExitStack) -> Executor:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise SiteError(Problem("dask-missing", Place("--executor"))) from None
    try:
        if address:
            client = distributed.Client(address, timeout=10, set_as_default=False)
        else:
            cluster = distributed.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
            client = distributed.Client(stack.enter_context(cluster), set_as_default=False)
    except OSError as error:
        raise SiteError(
            Problem("cluster-unreachable", Place("--executor"), {"address": address, "reason": str(error)})
        ) from None
    stack.enter_context(client)
    executor: Executor = client.get_executor(pure=False)
    return executor


class Workers:
    """The executors of one build: opened when there is work for more than this process, closed with it."""

    def __init__(self, kind: str, jobs: int) -> None:
        self._kind = kind
        self.jobs = jobs or usable_cores()
        self._opened: Executor | None = None
        self._stack = ExitStack()

    @property
    def share_our_disk(self) -> bool:
        """Whether they can write into our folders: those of a cluster may be on other machines."""
        return self._kind == "processes"

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def begin(self, work: Work, setup: bytes, batches: Iterable[bytes]) -> None:
        """Begin work whose results nobody waits for, where workers are at hand anyway."""
        if self._opened is not None and self.share_our_disk:
            digest = _digest_of(setup)
            # Where a worker has died, whoever waits for its work is told.
            with suppress(BrokenExecutor):
                for batch in batches:
                    self._opened.submit(work, digest, setup, batch)

    def run(self, work: Work, setup: bytes, batches: Iterable[bytes]) -> Iterator[bytes]:
        """The results of the batches, in their order."""
        source = iter(batches)
        first = list(islice(source, _FEW))
        executor, ahead = self._for(len(first))
        try:
            yield from _run(executor, work, setup, chain(first, source), ahead=ahead)
        except BrokenExecutor as error:
            raise SiteError(Problem("worker-died", Place("--executor"), {"reason": str(error)})) from error

    def _for(self, batches: int) -> tuple[Executor, int]:
        """An executor, and how many batches it should have on their way."""
        if self._kind == "processes" and (self.jobs == 1 or batches < _FEW):
            return InProcess(), 1
        if self._opened is None:
            self._opened = open_executor(self._kind, self.jobs, self._stack)
        return self._opened, 2 * self.jobs + 1


def _digest_of(setup: bytes) -> bytes:
    return blake2b(setup, digest_size=16).digest()


def _run(
    executor: Executor, work: Work, setup: bytes, batches: Iterable[bytes], *, ahead: int
) -> Iterator[bytes]:
    """At most `ahead` batches are on their way, so that a large site does not wait in memory.

    A worker that has not seen the set-up says so, and is sent it once with the batch again.
    """
    digest = _digest_of(setup)
    waiting: deque[tuple[Future[bytes | None], bytes]] = deque()
    source = iter(batches)
    try:
        while True:
            while len(waiting) < ahead and (batch := next(source, None)) is not None:
                waiting.append((executor.submit(work, digest, None, batch), batch))
            if not waiting:
                return
            future, batch = waiting.popleft()
            result = future.result()
            if result is None:
                result = executor.submit(work, digest, setup, batch).result()
            assert result is not None
            yield result
    finally:
        for future, _ in waiting:
            future.cancel()
