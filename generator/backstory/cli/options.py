"""Options that several commands share, and what they amount to: folders, settings, the cut-off moment."""

import os
import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click
from msgspec import Struct, structs

from backstory import messages
from backstory.dates import read_day, read_moment
from backstory.editions import PUBLIC, Edition
from backstory.problems import Place, Problem, SiteError, in_folder
from backstory.settings import (
    CutOff,
    Folders,
    Settings,
    in_edition,
    override,
    site_address,
    without_password,
)
from backstory.suggestions import suggestion
from backstory.text import printable, printable_name
from backstory.trees.recognise import in_their_tree, read_site, recognised_lines

F = TypeVar("F", bound=Callable[..., Any])


class FolderPath(click.Path):
    """A folder on the command line. Empty it would be the one where the command runs, which nobody means."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("It can't be empty; write . for the folder that you are in.", param, ctx)
        return super().convert(value, param, ctx)


FOLDER = FolderPath(path_type=Path, readable=False)
_EARLIEST, _LATEST = -62_135_510_400, 253_402_128_000
"""Seconds since 1970 of days that a calendar of the years 1 to 9999 has in any time zone."""


class SiteOptions(Struct, frozen=True):
    """What a command works with."""

    folders: Folders
    settings: Settings
    cut_off: CutOff
    problems: tuple[Problem, ...]
    """Of the configuration; warnings only."""
    strict: bool
    recognised: tuple[str, ...]
    """What to tell of the tree of another program that the content is; empty where it is none."""
    clock: Callable[[], int] | None
    """Gives the seconds since 1970 as they go on; None where the cut-off was chosen."""

    @property
    def fixed_time(self) -> bool:
        """Whether the cut-off moment was chosen."""
        return self.clock is None


def site_options(command: F) -> F:
    """Where the site is, and as of when."""
    for option in reversed(_SITE):
        command = option(command)
    return command


def edition_option(command: F) -> F:
    """Which edition of the site."""
    return click.option(
        "--edition", default=None, metavar="NAME", help="The edition that site.yaml calls so."
    )(command)


def output_options(command: F) -> F:
    """How a command speaks."""
    for option in reversed(_OUTPUT):
        command = option(command)
    return command


_SITE = (
    click.option(
        "--content", type=FOLDER, default=Path("content"), help="The content folder.", show_default=True
    ),
    click.option(
        "--templates",
        type=FOLDER,
        default=Path("templates"),
        help="The site's own templates.",
        show_default=True,
    ),
    click.option(
        "--output",
        type=FOLDER,
        default=None,
        help="Where the site is built.  [default: that of its edition, site]",
    ),
    click.option("--base-url", help="The site's address, in place of site.yaml's.", metavar="URL"),
    click.option("--drafts", is_flag=True, help="Drafts are in."),
    click.option("--future", is_flag=True, help="Articles dated after the cut-off are in."),
    click.option("--as-of", help="Build as of this day or moment, not now.", metavar="DATE"),
    click.option("--strict", is_flag=True, help="Warnings count as errors."),
)
_OUTPUT = (
    click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output."),
    click.option("--quiet", is_flag=True, help="Problems only."),
    click.option("--verbose", is_flag=True, help="More about what is done."),
    click.option("--no-color", is_flag=True, help="No colours."),
)


def resolve_options(
    *,
    content: Path,
    templates: Path,
    output: Path | None,
    base_url: str | None,
    drafts: bool,
    future: bool,
    as_of: str | None,
    strict: bool,
    edition: str | None = None,
) -> SiteOptions:
    """Settle the site's options, in its default edition where none is named.

    Stops where there is no content folder, or site.yaml is broken.
    """
    folders = in_their_tree(_folders(content, templates, output or Path(PUBLIC.folder)))
    settings, found, tree = read_site(folders)
    problems = in_folder(folders.content_label, found)
    errors = [problem for problem in problems if messages.severity(problem, settings.checks) == "error"]
    if errors:
        raise SiteError(*problems)
    if base_url is not None and site_address(base_url) is None:
        raise click.BadParameter(
            f'"{without_password(base_url)}" can\'t be the address of a site; write it as https://host/folder/.',
            param_hint="--base-url",
        )
    settings = in_edition(settings, _edition(settings, edition))
    settings = override(settings, base_url=base_url)
    folders = edition_folders(folders, settings.edition, chosen=output is not None)
    cut_off = CutOff(
        _instant(as_of, ZoneInfo(settings.timezone)),
        drafts=drafts,
        future=future,
        holds=settings.edition.holds,
    )
    return SiteOptions(
        folders,
        settings,
        cut_off,
        tuple(problems),
        strict=strict,
        recognised=tuple(recognised_lines(tree, settings)) if tree is not None else (),
        clock=None if as_of is not None or os.environ.get("SOURCE_DATE_EPOCH") else _now,
    )


def resolve_editions(*, edition: str | None, **site: Any) -> tuple[SiteOptions, ...]:
    """The same of all editions, the default first; of one where one is named, or a folder or an address is given."""
    first = resolve_options(edition=edition, **site)
    if edition is not None or site["output"] is not None or site["base_url"] is not None:
        return (first,)
    others = [one.name for one in first.settings.editions if one.name != first.settings.edition.name]
    instant = first.cut_off.instant
    resolved = [resolve_options(edition=name, **site) for name in others]
    return (
        first,
        *(structs.replace(one, cut_off=structs.replace(one.cut_off, instant=instant)) for one in resolved),
    )


def complete(options: SiteOptions) -> SiteOptions:
    """The same with all that any edition has, for commands that edit the author's files."""
    settings = options.settings
    everybody = structs.replace(settings.edition, holds=settings.audiences)
    return structs.replace(
        options,
        settings=structs.replace(settings, edition=everybody),
        cut_off=structs.replace(options.cut_off, holds=everybody.holds),
        folders=structs.replace(options.folders, cache=options.folders.cache / "complete")
        if settings.editions != (PUBLIC,)
        else options.folders,
    )


def _folders(content: Path, templates: Path, output: Path) -> Folders:
    folders = Folders(
        content=content.absolute(),
        templates=templates.absolute(),
        output=output.absolute(),
        cache=content.absolute().parent / ".backstory",
        content_label=content.as_posix(),
        templates_label=templates.as_posix(),
        output_label=output.as_posix(),
    )
    for folder in (folders.content, folders.templates, folders.output):
        if printable_name(str(folder)) != str(folder):
            raise SiteError(Problem("path-encoding", Place(printable_name(str(folder)))))
    if not folders.content.is_dir():
        raise SiteError(Problem("content-missing", Place(folders.content_label)))
    return folders


def edition_folders(folders: Folders, edition: Edition, *, chosen: bool) -> Folders:
    """The folders of an edition; its own output folder, unless another one was `chosen`.

    What is remembered of one that is not the default is kept by itself, so that none of it gets into another.
    """
    output = folders.output_label if chosen else edition.folder
    kept = folders.cache if edition.default else folders.cache / "editions" / edition.name
    return structs.replace(folders, output=Path(output).absolute(), output_label=output, cache=kept)


def _edition(settings: Settings, name: str | None) -> Edition:
    if name is None:
        return settings.editions[0]
    for edition in settings.editions:
        if edition.name == name.lower():
            return edition
    names = [edition.name for edition in settings.editions]
    near = suggestion(name, names)
    meant = f'Did you mean "{near["near"]}"?' if near else f"There is {', '.join(names)}."
    raise click.BadParameter(f'"{name}" is no edition of this site. {meant}', param_hint="--edition")


def _now() -> int:
    """Seconds since 1970. The one place that asks the clock, which may be set to anything."""
    return int(min(max(time.time(), _EARLIEST), _LATEST))


def _instant(as_of: str | None, zone: ZoneInfo) -> int:
    """The cut-off moment: `--as-of`, else SOURCE_DATE_EPOCH, else now."""
    if as_of is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if not epoch:
            return _now()
        instant = _seconds(epoch)
        if instant is None:
            shown = printable(epoch if len(epoch) < 40 else f"{epoch[:40]}…")
            raise click.UsageError(f'SOURCE_DATE_EPOCH is "{shown}"; it has to be seconds since 1970.')
        return instant
    instant = _seconds(as_of) if len(as_of) > 8 else None
    if instant is None:
        instant = _last_second(as_of, zone)
    if instant is None or not _EARLIEST <= instant <= _LATEST:
        raise click.BadParameter(f'"{as_of}" is no date; write it as 2023-07-27.', param_hint="--as-of")
    return instant


def _seconds(text: str) -> int | None:
    """Seconds since 1970 that a calendar has a day for, in any time zone."""
    return int(text) if re.fullmatch(r"[0-9]{1,12}", text) and int(text) <= _LATEST else None


def _last_second(text: str, zone: ZoneInfo) -> int | None:
    """The moment, or the last second of the day: what is dated on that day is in."""
    day = read_day(text)
    if day is None or len(text.strip()) != len(day):
        moment = read_moment(text, zone)
        return moment.instant if moment is not None else None
    try:
        midnight = datetime.fromisoformat(day).replace(tzinfo=zone) + timedelta(days=1)
        return int(midnight.timestamp()) - 1
    except OverflowError:
        return None
