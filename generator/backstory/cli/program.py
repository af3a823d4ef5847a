"""The program `backstory` and its commands; a command's module is imported only when it runs."""

import importlib
import os
import signal
import sys

import click

from backstory import __version__, messages
from backstory.cli.reporting import say
from backstory.cli.streams import flush_streams, give_up_streams, prepare_streams, streams_failure
from backstory.problems import SiteError

COMMANDS = {
    "new": "new",
    "import": "import_texts",
    "review": "review",
    "build": "build",
    "serve": "serve",
    "check": "check",
    "publish": "publish",
    "next-build": "next_build",
    "digest": "digest",
    "catalog": "catalog",
    "explain": "explain",
    "topics": "topics",
    "background": "background",
    "theme": "theme",
}
"""Command -> module of this package that holds it, as `command`; in the order of the help text."""

ABOUT = {
    "new": "Make a new site, or a new article, topic or background in one.",
    "import": "Turn raw texts into articles, or another program's tree into a site.",
    "review": "Decide about what imported texts propose.",
    "build": "Build the site: content/ becomes site/.",
    "serve": "Preview the site while you write.",
    "check": "List what is wrong or going stale.",
    "publish": "Send the built site to its host.",
    "next-build": "Print when the next embargo or expiry falls due.",
    "digest": "Print what is new since a day or a publish, for a mail.",
    "catalog": "Print what the program knows, as JSON.",
    "explain": "Say what is known of a page, or why two are related.",
    "topics": "Merge or rename topics throughout the site.",
    "background": "Make background of what is written more than once.",
    "theme": "Make files of the theme your own.",
}


class _Program(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"backstory.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Without importing every command only to say what it is for.
        with formatter.section("Commands"):
            formatter.write_dl(list(ABOUT.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from backstory.suggestions import nearest_names

            near = nearest_names(args[0], COMMANDS)
            hint = f' Did you mean "{near[0]}"?' if near else ""
            raise click.UsageError(f'There is no command "{args[0]}".{hint}', ctx) from None


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="backstory", message="%(prog)s %(version)s")
def program() -> None:
    """Backstory makes a static site of topic briefings from articles with YAML metadata."""


def main() -> None:
    """Run the program. Exit codes: 0 done, 1 problems, 2 wrong usage, 130 interrupted."""
    # Rankings multiply small tables: threads of NumPy's that wait for larger ones cost more than all that is ranked.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    prepare_streams()
    debug = "--debug" in sys.argv
    try:
        code = _run([argument for argument in sys.argv[1:] if argument != "--debug"], debug=debug)
        flush_streams()
    except KeyboardInterrupt:
        code = 130
    except OSError:
        if streams_failure() is None:
            raise
    if failure := streams_failure():
        give_up_streams(failure)
        code = 1
    # What is left is the end of the interpreter, where an interruption would only leave a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


def _run(arguments: list[str], *, debug: bool) -> int:
    try:
        return program.main(arguments, standalone_mode=False) or 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        say("Interrupted.", err=True)
        return 130
    except SiteError as stop:
        for problem in stop.problems:
            say(messages.line(problem, {}), err=True)
        return 1
    except Exception as error:
        if debug or streams_failure():
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        say(f"Internal error: {what}. Run it again with --debug, and report what that shows.", err=True)
        return 1
