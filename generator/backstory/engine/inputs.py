"""What a build depends on: files, templates, settings and the program, in digests that say whether any changed."""

from pathlib import Path

from msgspec import Struct

from backstory.content.files import PUBLISHED, Scan, Stamp, scan, stamp
from backstory.content.symlinks import link_roots
from backstory.content.tree_settings import MKDOCS
from backstory.engine import state as states
from backstory.engine.state import digest
from backstory.problems import Problem, in_folder
from backstory.render.theme import Templates, load_templates
from backstory.settings import CutOff, Folders, Settings


class Inputs(Struct, frozen=True):
    """Files and templates as they are now."""

    files: dict[str, Stamp]
    templates: Templates
    faults: tuple[Problem, ...]
    """What is wrong with the files of either folder, as such."""
    reading: str
    """Digest of what reading depends on besides the files."""
    digest: str
    """Of all that a build depends on but the cut-off moment."""


def gather_inputs(folders: Folders, settings: Settings, cut_off: CutOff) -> Inputs:
    """Look at everything that a build depends on; no file of the content folder is opened."""
    roots = link_roots(folders, settings)
    found = scan(folders.content, roots)
    templates, faults = load_templates(folders.templates, label=folders.templates_label, link_roots=roots)
    depends = reading_digest(settings)
    inputs = inputs_digest(depends, settings, cut_off, files=found, templates=templates)
    if (ledger := folders.content / PUBLISHED).is_file():
        inputs = digest(inputs, stamp(ledger.stat()))
    for name in MKDOCS:
        if (beside := folders.content.parent / name).is_file():
            inputs = digest(inputs, stamp(beside.stat()))
    faults = (*faults, *in_folder(folders.content_label, found.problems))
    return Inputs(found.files, templates, faults, depends, inputs)


def reading_digest(settings: Settings) -> str:
    """Digest of what the reading of a file depends on besides the file: some settings, and the program."""
    program = states.program_digest(Path(__file__).parent.parent)
    markdown = (settings.unsafe_html, settings.markdown, settings.markdown_extensions)
    return digest(program, settings.timezone, settings.language, markdown)


def inputs_digest(
    depends: str, settings: Settings, cut_off: CutOff, *, files: Scan, templates: Templates
) -> str:
    """Digest of all that a build depends on but the cut-off moment; `depends` is the digest for reading."""
    return digest(depends, settings, cut_off.drafts, cut_off.future, files, templates)
