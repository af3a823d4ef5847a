"""Ends a page whose template does not: a thread looks at the clock, and raises in the one that renders."""

import ctypes
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread, get_ident

SECONDS = 10.0
"""Processor time that one page may take; usual pages take some thousandths of that."""
_LOOKS = 20
"""How often at least the clock is looked at until the time is up."""


class EndlessTemplate(Exception):  # noqa: N818 - it ends what has no end
    """Raised in the middle of whatever the template was doing."""


class Deadline:
    """Watches one thread of a process, which makes one page after another."""

    def __init__(self) -> None:
        self.seconds = SECONDS
        self._lock = Lock()
        self._begun = Event()
        self._process = 0
        """The one that has the watching thread: threads are not there any more in one that was forked."""
        self._page = 0
        self._limit = SECONDS
        self._thread: int | None = None
        self._sent = False
        """Whether something was raised in that thread, which it may not have come upon yet."""

    @contextmanager
    def watching(self, share: float = 1.0) -> Iterator[None]:
        """Around the making of a page: raises EndlessTemplate in it when its share of the time is up."""
        if self._process != os.getpid():
            self._process = os.getpid()
            Thread(target=self._watch, name="deadline", daemon=True).start()
        with self._lock:
            self._page += 1
            self._thread, self._limit = get_ident(), self.seconds * share
        self._begun.set()
        try:
            yield
        finally:
            try:
                self._leave()
            except EndlessTemplate:
                # Time was up between the last step of the page and this one.
                self._leave()
                raise

    def _leave(self) -> None:
        with self._lock:
            self._thread = None
        if self._sent:
            self._let_come()

    def _let_come(self) -> None:
        """Have what is still on its way come here: any later, it would end what comes next.

        Taking it back would do as well, but once there is nothing to take back, that makes Python 3.12 slower by half
        from then on, and has profilers of 3.11 hang.
        """
        self._sent = False
        try:
            _raise_in(get_ident(), EndlessTemplate)
            while True:
                pass
        except EndlessTemplate:
            pass

    def end(self) -> None:
        """Time is up for the page that is being made, if one is."""
        with self._lock:
            if self._thread is not None:
                self._send(self._thread)

    def _send(self, thread: int) -> None:
        self._sent = True
        _raise_in(thread, EndlessTemplate)

    def _watch(self) -> None:
        page, since = 0, 0.0
        while True:
            self._begun.wait()
            time.sleep(self._limit / _LOOKS)
            with self._lock:
                if self._thread is None:
                    self._begun.clear()
                elif self._page != page:
                    page, since = self._page, time.process_time()
                elif time.process_time() - since > self._limit:
                    self._send(self._thread)


DEADLINE = Deadline()
"""The one of this process."""


def _raise_in(thread: int, error: type[Exception]) -> None:
    """Have a thread raise at its next step."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
