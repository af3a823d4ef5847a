"""What a build depends on: files, templates, settings and the program, in a digest that says whether any changed."""

from msgspec import Struct

from backstory.content.files import PUBLISHED, stamp
from backstory.content.symlinks import link_roots
from backstory.content.tree_settings import MKDOCS
from backstory.engine.full_text import find_pagefind
from backstory.engine.site import Site
from backstory.engine.state import digest
from backstory.problems import Problem, in_folder
from backstory.render.theme import Templates, load_templates


class Inputs(Struct, frozen=True):
    """Templates as they are now, and a digest of everything."""

    templates: Templates
    faults: tuple[Problem, ...]
    """What is wrong with the files of either folder, as such."""
    digest: str
    """Of all that a build depends on but the cut-off moment."""


def gather_inputs(site: Site) -> Inputs:
    """Look at everything that a build of a site depends on; no file of the content folder is opened."""
    folders, settings = site.folders, site.settings
    templates, faults = load_templates(
        folders.templates, label=folders.templates_label, link_roots=link_roots(folders, settings)
    )
    beside = (folders.content / PUBLISHED, *(folders.content.parent / name for name in MKDOCS))
    inputs = digest(
        site.depends,
        settings,
        site.cut_off.drafts,
        site.cut_off.future,
        (site.files, site.faults),
        templates,
        find_pagefind(folders.content.parent) if settings.search == "full-text" else (),
        [stamp(file.stat()) for file in beside if file.is_file()],
    )
    return Inputs(templates, (*faults, *in_folder(folders.content_label, site.faults)), inputs)
