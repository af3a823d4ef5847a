"""A preview without sockets: the application asked in this process, and the build that it is compared with."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from tests.support.editing import no_progress
from tests.support.running import AS_OF, tree

from backstory import messages
from backstory.cli.options import SiteOptions, resolve_options
from backstory.engine.build import build
from backstory.engine.options import Options
from backstory.output.folder import MANIFEST
from backstory.preview.application import Application
from backstory.preview.configuration import Configuration
from backstory.preview.cut_off_clock import CutOffClock
from backstory.preview.preview import Preview, ServeOptions
from backstory.problems import Problem, in_order

PATIENCE = 30.0
"""Seconds after which what should come has not come."""


class Answer(NamedTuple):
    """What an address is answered with."""

    status: int
    headers: dict[str, str]
    body: bytes


def site_here(**options: Any) -> SiteOptions:
    """The site in the current folder, with the options of the command line."""
    usual: dict[str, Any] = {
        "content": Path("content"),
        "templates": Path("templates"),
        "output": Path("site"),
        "base_url": None,
        "drafts": False,
        "future": False,
        "as_of": AS_OF,
        "strict": False,
    }
    return resolve_options(**usual | options)


def told(problems: Iterable[Problem], site: SiteOptions) -> list[str]:
    """The problems as the terminal says them."""
    checks = site.settings.checks
    return [
        messages.line(one, checks) for one in in_order(problems) if messages.severity(one, checks) != "ignore"
    ]


def built_here(site: SiteOptions) -> tuple[dict[str, bytes], list[str]]:
    """What a clean build writes, and what it tells."""
    options = Options(clean=True, jobs=1, fixed_time=site.fixed_time)
    done = build(site.folders, site.settings, site.cut_off, options=options, progress=no_progress)
    files = tree(site.folders.output)
    files.pop(MANIFEST)
    return files, told([*site.problems, *done.problems], site)


class Previewed:
    """The preview of the site in the current folder, from `start` to `end`."""

    def __init__(self, site: SiteOptions) -> None:
        self.site = site
        configuration = Configuration(site.folders, site.settings, site.problems, None)
        self.preview = Preview(site.folders, configuration, CutOffClock(site.cut_off, None), ServeOptions())
        self._ask = Application(self.preview)

    def start(self) -> "Previewed":
        self.preview.start()
        self.settle()
        return self

    def end(self) -> None:
        self.preview.end()

    def settle(self) -> None:
        """Wait until nothing is left to be found out."""
        self.until(lambda: self.preview.settled)

    def until(self, what: Callable[[], Any]) -> None:
        end = time.monotonic() + PATIENCE
        while not what():
            assert time.monotonic() < end, "it did not come"
            time.sleep(0.01)

    def saved(self) -> None:
        """Look at all files again, as when the system tells that something was saved."""
        self.preview.updater.saved(None)
        self.settle()

    def get(self, path: str) -> Answer:
        """What the application answers to a path of the output."""
        started: list[Any] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": f"/{path}".encode(errors="surrogateescape").decode("latin-1"),
        }
        asked = self.preview.renderer.submit(self._ask, environ, lambda *given: started.append(given))
        body = b"".join(asked.result())
        status, headers = started[0]
        return Answer(int(status.split()[0]), dict(headers), body)

    def told(self) -> list[str]:
        return told(self.preview.problems, self.site)


def unscripted(body: bytes) -> bytes:
    """A page without the script that the preview adds at its end."""
    return body.partition(b'<script src="/-backstory/')[0]


def quoted(path: str) -> str:
    """A path as a browser asks for it."""
    return quote(path, errors="surrogateescape")
