"""What publishing adds to the record of publishes, after it has succeeded."""

from datetime import UTC, datetime
from pathlib import Path

from backstory.content.files import PUBLISHES
from backstory.content.publishes import Statements, read_publishes, section
from backstory.output.folder import Manifest, Output
from backstory.problems import SiteError, in_folder
from backstory.settings import Folders

_HEAD = (
    "# What each publish brought readers. Written by “backstory publish”; “backstory digest” goes by it.\n"
)


def last_said(folders: Folders) -> Statements:
    """What readers had after the last publish; nothing where there was none."""
    try:
        publishes = read_publishes(folders.content)
    except SiteError as stop:
        raise SiteError(*in_folder(folders.content_label, stop.problems)) from None
    return publishes[-1].said if publishes else {}


def section_of(before: Statements, manifest: Manifest, target: str, now: int) -> str:
    """The lines for a publish of a site at a moment, in seconds since 1970."""
    moment = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    after = {path: frozenset(words) for path, words in manifest.statements.items()}
    return section(moment, target, before, after)


def add_publish(content: Path, lines: str) -> None:
    """Put these lines below those of earlier publishes; none are added where there is none."""
    if lines:
        file = content / PUBLISHES
        before = file.read_text("utf-8") if file.exists() else _HEAD
        Output(content).write(PUBLISHES, f"{before}{lines}".encode())
