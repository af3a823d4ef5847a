"""Recipes for build services: files that build and publish a site on each push, and as embargoes fall due.

Their texts lie in recipe_files/. Two marks in them are filled in: @PROGRAM@, what pip installs, and @TARGET@.
"""

import re
import shlex
from importlib.resources import files
from pathlib import Path

from backstory import __version__
from backstory.output.folder import Output
from backstory.problems import Place, Problem, SiteError

RECIPES: dict[str, dict[str, str]] = {
    "github": {".github/workflows/publish.yml": "github.yml"},
    "gitlab": {".gitlab-ci.yml": "gitlab.yml"},
    "netlify": {"netlify.toml": "netlify.toml"},
    "cloudflare": {
        ".github/workflows/cloudflare-pages.yml": "cloudflare.yml",
        "wrangler.toml": "wrangler.toml",
    },
}
"""Name of a service -> file, from the folder that content/ is in -> the text that it is made from."""
NEEDS_TARGET = ("github", "gitlab")
"""Those that publish to a target of site.yaml; the others hand a folder to their own host."""
WHEEL = f"wheels/backstory-{__version__}-py3-none-any.whl"
"""Where a recipe looks for the program if site.yaml does not say: a wheel in the site's own repository."""
_BUCKETS = frozenset({"s3", "gcs", "azure"})


def recipe_texts(name: str, *, program: str, target: str, kind: str) -> dict[str, str]:
    """The files for a service, by path: `program` as site.yaml has it, and the `target` of that `kind`, if any."""
    extras = "[stores]" if kind in _BUCKETS else ""
    said = f"{shlex.quote(target)} " if target else ""
    texts = {
        path: (files("backstory.publish") / "recipe_files" / file) for path, file in RECIPES[name].items()
    }
    return {
        path: text.read_text("utf-8")
        .replace("@PROGRAM@", requirement(program or WHEEL, extras))
        .replace("@TARGET@", said)
        for path, text in texts.items()
    }


def requirement(program: str, extras: str) -> str:
    """What pip is told to install: a file is said as one, an address behind the program's name."""
    if re.match(r"[a-z+]+://", program):
        return f"backstory{extras} @ {program}"
    return f"{program if '/' in program else f'./{program}'}{extras}"


def write_recipe(
    name: str, folder: Path, *, program: str = "", target: str = "", kind: str = ""
) -> list[str]:
    """Write the files for a service, which has to be one of `RECIPES`; their paths. Stops where one is there."""
    texts = recipe_texts(name, program=program, target=target, kind=kind)
    there = [path for path in texts if (folder / path).exists()]
    if there:
        raise SiteError(*(Problem("recipe-exists", Place(path)) for path in there))
    output = Output(folder)
    for path, text in texts.items():
        output.write(path, text.encode())
    return list(texts)
