"""How far a long build is: on standard error, and only where somebody is looking."""

import sys
import time

_STAGES = {
    "read": "Reading",
    "catalog": "Finding mentions",
    "convert": "Converting",
    "render": "Rendering",
    "wait": "Waiting for another build",
    "check": "Checking the site",
    "send": "Sending",
    "pause": "Waiting before anything is deleted",
    "delete": "Deleting",
}
_AFTER = 0.4
"""Seconds in which a build may finish without a word."""
_EVERY = 0.1


class Bar:
    """Shows the stage and how far it is, on one line that is wiped at the end."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown and sys.stderr.isatty()
        self._next = time.monotonic() + _AFTER
        self._wide = 0

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Called often by a build; writes ten times a second at most."""
        if stage == "wait" and self._shown:
            self._next = 0.0
        if not self._shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY
        text = _STAGES.get(stage, stage) + (f" {done:,} of {of:,}" if of else "")
        sys.stderr.write("\r" + text.ljust(self._wide))
        sys.stderr.flush()
        self._wide = len(text)

    def clear(self) -> None:
        """Wipe the line."""
        if self._wide:
            sys.stderr.write("\r" + " " * self._wide + "\r")
            sys.stderr.flush()
            self._wide = 0
