"""`backstory new`: a new site, or a new document in one."""

from pathlib import Path

import click

from backstory import messages
from backstory.cli.options import FOLDER
from backstory.cli.reporting import report, say
from backstory.cli.scaffold import new_document, new_site
from backstory.problems import Place, Problem, SiteError, in_folder
from backstory.publish.recipes import NEEDS_TARGET, RECIPES, WHEEL, write_recipe
from backstory.publish.targets import choose, in_settings
from backstory.settings import NAME as SETTINGS_FILE
from backstory.settings import Folders, read_settings

KINDS = ("article", "topic", "background")


@click.command("new")
@click.argument("what", metavar="DIR | article | topic | background", required=False)
@click.argument("title", nargs=-1)
@click.option(
    "--content",
    type=FOLDER,
    default=Path("content"),
    help="The content folder.",
    show_default=True,
)
@click.option("--ci", type=click.Choice(list(RECIPES)), help="Write the recipe for a build service.")
@click.option(
    "--target", metavar="NAME", help="The target that the recipe publishes to, where there are several."
)
def command(
    what: str | None, title: tuple[str, ...], content: Path, ci: str | None, target: str | None
) -> int:
    """Make a new site in DIR, or a new article, topic or background with a TITLE in the site here.

    Nothing that is there already is ever written over.
    """
    if ci is not None:
        return _recipe(ci, content, target)
    if what is None:
        raise click.UsageError(
            "Name a folder for a new site, or say article, topic or background and its title."
        )
    if what in KINDS and title:
        path = new_document(content, what, " ".join(title))
        out = "; it stays out of the site until you take out its line draft: true" if what != "topic" else ""
        say(f"{path.as_posix()}: ready to be written{out}.")
        return 0
    if what in KINDS and not Path(what).exists() and content.is_dir():
        raise click.UsageError(f'A new {what} needs a title: backstory new {what} "Its title"')
    if title:
        raise click.UsageError(f'"{what}" is not one of {", ".join(KINDS)}; a new site takes one folder.')
    made = new_site(Path(what))
    say(f"{what}: a new site with {made} files. Build it: cd {what} && backstory build")
    return 0


def _recipe(name: str, content: Path, target: str | None) -> int:
    """Write the recipe of a build service for the site here, with a target of it and the program that it names."""
    here = content.absolute().parent
    folders = Folders(
        content.absolute(), here / "templates", here / "site", here / ".backstory", content.as_posix()
    )
    settings, problems = read_settings(folders)
    if any(messages.severity(problem, settings.checks) == "error" for problem in problems):
        raise SiteError(*in_folder(folders.content_label, problems))
    kind = ""
    if name in NEEDS_TARGET and (settings.publish or target):
        target, options = choose(settings.publish, target, {}, where=in_settings(folders))
        kind = options["kind"]
    paths = write_recipe(name, here, program=settings.program, target=target or "", kind=kind)
    for path in paths:
        say(f"{path}: written; read it once, and set what it asks for.")
    if not settings.program:
        place = Place(f"{folders.content_label}/{SETTINGS_FILE}")
        report(
            [Problem("recipe-program", place, {"wheel": WHEEL})], settings.checks, strict=False, colour=False
        )
    return 0
