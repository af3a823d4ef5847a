"""Standard output and error, which may be closed, full, or of a narrow encoding."""

import errno
import io
import os
import signal
import sys
from typing import Any


class _Stream(io.TextIOWrapper):
    """A stream that takes any text, and remembers why it could not be written: what failed is not kept."""

    failure: OSError | None = None

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            self.failure = error
            raise

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self.failure = error
            raise


def prepare_streams() -> None:
    """Let there be three streams, and no traceback of an interruption that Python can't raise."""
    # Where one is closed, the next file that is opened would get its number, and all that is said.
    while (number := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(number)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif type(stream) is io.TextIOWrapper:
            lines = stream.line_buffering
            setattr(sys, name, _Stream(stream.buffer, stream.encoding, "backslashreplace", None, lines))
    sys.unraisablehook = _interrupt_again


def flush_streams() -> None:
    """Write what is left. Raises OSError where that is impossible."""
    sys.stdout.flush()
    sys.stderr.flush()


def streams_failure() -> OSError | None:
    """Why something that was said could not be written, if so it is."""
    return getattr(sys.stdout, "failure", None) or getattr(sys.stderr, "failure", None)


def give_up_streams(failure: OSError) -> None:
    """Say nothing more than why, and that only where somebody still listens."""
    failed = [stream for stream in (sys.stdout, sys.stderr) if getattr(stream, "failure", None)]
    if sys.stderr not in failed and failure.errno != errno.EPIPE:
        sys.stderr.write(f"Standard output can't be written: {failure.strerror}.\n")
    for stream in failed:
        # What is left in it would be tried again at the end, with a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _interrupt_again(found: Any) -> None:
    """An interruption that comes where nothing can be raised comes once more; all else is shown as ever."""
    if isinstance(found.exc_value, KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
    else:
        sys.__unraisablehook__(found)
