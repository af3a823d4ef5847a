"""`backstory new`: a new site, or a new document in one."""

from pathlib import Path

import click

from backstory.cli.options import FOLDER
from backstory.cli.reporting import say
from backstory.cli.scaffold import new_document, new_site
from backstory.publish.recipes import RECIPES, write_recipe

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
def command(what: str | None, title: tuple[str, ...], content: Path, ci: str | None) -> int:
    """Make a new site in DIR, or a new article, topic or background with a TITLE in the site here.

    Nothing that is there already is ever written over.
    """
    if ci is not None:
        for recipe in write_recipe(ci, content.absolute().parent):
            say(f"{recipe}: written; read it once, and set what it asks for.")
        return 0
    if what is None:
        raise click.UsageError(
            "Name a folder for a new site, or say article, topic or background and its title."
        )
    if what in KINDS and title:
        path = new_document(content, what, " ".join(title))
        out = (
            "; it stays out of the site until you take out its line draft: true" if what == "article" else ""
        )
        say(f"{path.as_posix()}: ready to be written{out}.")
        return 0
    if what in KINDS and not Path(what).exists() and content.is_dir():
        raise click.UsageError(f'A new {what} needs a title: backstory new {what} "Its title"')
    if title:
        raise click.UsageError(f'"{what}" is not one of {", ".join(KINDS)}; a new site takes one folder.')
    made = new_site(Path(what))
    say(f"{what}: a new site with {made} files. Build it: cd {what} && backstory build")
    return 0
