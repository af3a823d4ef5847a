"""What pages are made with besides the content: settings and templates, as they were last without a mistake."""

from backstory import messages
from backstory.content.symlinks import link_roots
from backstory.problems import Place, Problem, in_folder
from backstory.render.theme import Templates, load_templates
from backstory.settings import Folders, Settings, in_edition, override
from backstory.trees.recognise import read_site


class Configuration:
    """Settings and templates. A broken site.yaml leaves the settings as they are, and is a problem."""

    def __init__(
        self, folders: Folders, settings: Settings, problems: tuple[Problem, ...], base_url: str | None
    ) -> None:
        self.settings = settings
        self.folders = folders
        self.templates, self._template_faults = self._loaded_templates()
        self.needs_rebuild = False
        """The settings are new, and what is known of the site may depend on them."""
        self._base_url = base_url
        self._setting_faults = problems

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, with paths as the author would type them."""
        return (*self._setting_faults, *self._template_faults)

    def follow(self, *, settings: bool, templates: bool) -> set[str]:
        """Read again what may have changed. The names of the theme's assets that did are given back."""
        if settings:
            self._read_settings()
        return self._read_templates() if templates else set()

    def fault(self, reason: str) -> Problem:
        """A mistake of the program's own, as a problem."""
        return Problem("preview-fault", Place(self.folders.content_label), {"reason": reason})

    def _read_settings(self) -> None:
        found, problems, _ = read_site(self.folders)
        self._setting_faults = tuple(in_folder(self.folders.content_label, problems))
        if any(messages.severity(problem, found.checks) == "error" for problem in problems):
            return
        name = self.settings.edition.name
        edition = next((one for one in found.editions if one.name == name), found.editions[0])
        new = override(in_edition(found, edition), base_url=self._base_url)
        if new != self.settings:
            self.settings, self.needs_rebuild = new, True

    def _loaded_templates(self) -> tuple[Templates, tuple[Problem, ...]]:
        return load_templates(
            self.folders.templates,
            label=self.folders.templates_label,
            link_roots=link_roots(self.folders, self.settings),
        )

    def _read_templates(self) -> set[str]:
        before = self.templates
        templates, self._template_faults = self._loaded_templates()
        if templates == before:
            return set()
        self.templates = templates
        names = before.assets.keys() | templates.assets.keys()
        changed = {name for name in names if before.assets.get(name) != templates.assets.get(name)}
        # Style sheets at the top of assets/ are kept under their digest, and swapped as such.
        return {f"assets/{name}" for name in changed if "/" in name or not name.endswith(".css")}
