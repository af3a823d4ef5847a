"""`backstory serve`."""

import time
import webbrowser
from functools import cache, partial
from typing import Any

import click

from backstory import messages
from backstory.cli.options import SiteOptions, edition_option, resolve_options, site_options
from backstory.cli.reporting import colours, left_out_line, report, say
from backstory.preview.configuration import Configuration
from backstory.preview.cut_off_clock import CutOffClock
from backstory.preview.events import ChangeEvent
from backstory.preview.guard import is_loopback
from backstory.preview.inbox import ReviewSession
from backstory.preview.preview import Preview, ServeOptions
from backstory.preview.server import PreviewServer, bind
from backstory.problems import Problem


@click.command("serve")
@site_options
@edition_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to be reached.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=None, help="8000, or the next free one after it."
)
@click.option(
    "--poll", is_flag=True, help="Look at the files again and again: for folders of other machines."
)
@click.option("--follow", is_flag=True, help="Show the passage that was edited, wherever the browser is.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
@click.option(
    "--editor-url",
    default="",
    envvar="BACKSTORY_EDITOR_URL",
    metavar="URL",
    help="Opens a file in your editor, as vscode://file{path}:{line}:{column}.",
)
@click.option("--quiet", is_flag=True, help="Problems only.")
@click.option("--no-color", is_flag=True, help="No colours.")
def command(
    host: str,
    port: int | None,
    poll: bool,
    follow: bool,
    open_browser: bool,
    editor_url: str,
    quiet: bool,
    no_color: bool,
    **site: Any,
) -> int:
    """Preview the site while you write: what you save is shown at once. Nothing is written to site/.

    Ends with Ctrl-C. docs/preview.md tells more.
    """
    options = resolve_options(**site)
    serving = ServeOptions(
        host=host,
        port=8000 if port is None else port,
        port_asked=port is not None,
        poll=poll,
        follow=follow,
        editor=editor_url,
    )
    sockets, bound = bind(serving)
    configuration = Configuration(options.folders, options.settings, options.problems, site["base_url"])
    preview = Preview(options.folders, configuration, CutOffClock(options.cut_off, options.clock), serving)
    teller = _Teller(preview, quiet=quiet, colour=colours(no_color))
    server = PreviewServer(preview, sockets, teller, cache(partial(_open_inbox, options)))
    _greet(host, bound, moved=port is None and bound != serving.port)
    if open_browser:
        webbrowser.open(_address(host, bound))
    server.run()
    if not quiet:
        say("Stopped.")
    return 0


def _open_inbox(options: SiteOptions) -> ReviewSession:
    from backstory import importers

    return importers.InboxSession(options.folders.content, options.folders.content_label, options.settings)


def _greet(host: str, port: int, *, moved: bool) -> None:
    if moved:
        say(f"Port 8000 is taken; this is on {port}.", err=True)
    if not is_loopback(host):
        say(
            f"Warning: with --host {host}, everybody in your network can read this site, drafts included.",
            err=True,
        )
    say(f"{_address(host, port)} shows the site as you save it. Ctrl-C ends it.")


def _address(host: str, port: int) -> str:
    name = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


class _Teller:
    """Says in the terminal what is new: each problem once, when it comes, and when all errors are mended."""

    def __init__(self, preview: Preview, *, quiet: bool, colour: bool) -> None:
        self._preview = preview
        self._quiet = quiet
        self._colour = colour
        self._known: set[str] = set()
        self._errors = False
        self._began = time.monotonic()
        self._ready = False

    def __call__(self, event: ChangeEvent) -> None:
        checks = self._preview.updater.configuration.settings.checks
        problems = self._preview.problems
        new: list[Problem] = [one for one in problems if messages.line(one, checks) not in self._known]
        self._known = {messages.line(one, checks) for one in problems}
        report(new, checks, strict=False, colour=self._colour)
        errors = bool(self._preview.of_severity("error"))
        if self._errors and not errors:
            say("Mended.", err=True)
        self._errors = errors
        if self._quiet:
            return
        if not self._ready and self._preview.revision is not None:
            self._ready = True
            known = self._preview.revision.known
            say(f"{len(known.pages):,} pages, ready after {time.monotonic() - self._began:.1f} s.")
            if left_out := left_out_line(known.left_out):
                say(left_out)
        elif event.edited:
            say(f"{event.edited}: shown after {event.seconds * 1000:.0f} ms.")
