"""The site in memory: one revision after another, and the pages of the current one, rendered when asked for."""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from posixpath import dirname
from threading import Lock

from msgspec import Struct, structs

from backstory import __version__
from backstory.content.files import Stamp, role
from backstory.engine.assets import assets_of, theme_assets
from backstory.engine.rendering import due
from backstory.engine.state import digest
from backstory.pages.own_templates import template_problems
from backstory.pages.passages import documents_shown
from backstory.pages.plan import Plan
from backstory.pages.site import site_view
from backstory.pages.views import Page, Site
from backstory.preview.bodies import Bodies
from backstory.preview.snapshot import Snapshot
from backstory.problems import Problem, in_folder
from backstory.render.renderer import Renderer, TemplateFault
from backstory.render.theme import Templates
from backstory.settings import Settings
from backstory.url_paths import output_file

_KEPT = 500
"""Rendered pages that are kept: those asked for last."""


class Shown(Struct, frozen=True):
    """A page as it is shown. `stale` is why the bytes are those of an earlier revision, or empty."""

    data: bytes
    digest: str
    styles: str
    stale: Problem | None = None


class Revision:
    """The site at one moment. Nothing of it changes; what is counted or compiled for it is passed on."""

    def __init__(
        self, known: Snapshot, settings: Settings, templates: Templates, before: "Revision | None" = None
    ) -> None:
        self.known = known
        self.settings = settings
        self.templates = templates
        self.styles, self.theme = theme_assets(templates.assets, settings.accent)
        self.site: Site = site_view(known.catalog, settings, self.styles)
        # Style sheets are swapped in place, so their addresses alone make no page another one.
        self._shared = digest(structs.replace(self.site, style=()), __version__)
        same = before is not None and before.templates is templates and before.site == self.site
        self.renderer: Renderer = before.renderer if before and same else Renderer(templates, self.site)
        alike = before is not None and before.known.catalog.topics is known.catalog.topics
        self._plan: Plan = Plan(
            known.catalog,
            settings,
            templates.sources,
            pairs=before._plan.pairs if before and alike and before.settings == settings else None,
        )
        self._planning = Lock()
        self._owners: dict[str, str] = {}
        self._homes: dict[str, list[str]] = {}

    def page(self, address: str) -> Page | None:
        """The page kept in a file of the output folder."""
        with self._planning:
            return self._plan.page_at(address)

    def digest(self, page: Page) -> str:
        """Changes when the page could look different but for its style sheets."""
        return due(page, self.templates, self._shared).made_from

    def problems(self, page: Page) -> list[Problem]:
        """What a page's document asks for in vain. Paths are relative to the content folder."""
        documents = (self.known.catalog.documents[path] for path in page.sources)
        return template_problems(documents, self.templates.sources)

    def owner(self, address: str) -> str | None:
        """The document or topic whose page is kept in a file of the output folder."""
        if not self._owners:
            self._owners = {output_file(kept): key for key, kept in self.known.catalog.addresses.items()}
        return self._owners.get(address)

    def asset(self, address: str, files: Mapping[str, Stamp]) -> str | None:
        """The content file that is copied to a file of the output folder; `files` are all there are."""
        if f"static/{address}" in files:
            return f"static/{address}"
        home = dirname(address)
        while True:
            for path in self._at_home(home):
                if file := self._copied(path, files).get(address):
                    return file
            if not home:
                return None
            home = dirname(home)

    def _at_home(self, folder: str) -> list[str]:
        """The documents whose pages lie in a folder of the output."""
        if not self._homes:
            homes: defaultdict[str, list[str]] = defaultdict(list)
            for path, address in self.known.catalog.addresses.items():
                homes[dirname(output_file(address))].append(path)
            self._homes = dict(homes)
        return [path for path in self._homes.get(folder, ()) if path in self.known.catalog.documents]

    def _copied(self, path: str, files: Mapping[str, Stamp]) -> dict[str, str]:
        beside = [file for file in files if dirname(file) == dirname(path) and role(file, files) == "asset"]
        document, address = self.known.catalog.documents[path], self.known.catalog.addresses[path]
        return {to: file for to, file, *_ in assets_of(document, address, beside) if file in files}


class Pages:
    """Renders the pages of the current revision; only ever used by the one thread that renders."""

    def __init__(self, bodies: Bodies, content_label: str) -> None:
        self._bodies = bodies
        self._content_label = content_label
        self._rendered: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        """Address -> digest of the page with its styles, and its bytes."""
        self.faults: dict[str, Problem] = {}
        """Address -> what is wrong with the page's template; as of the last time the page was asked for."""

    def show(self, revision: Revision, address: str) -> Shown | None:
        """The page at an address, None where there is none; the last good one where a template fails."""
        page = revision.page(address)
        if page is None:
            self.faults.pop(address, None)
            return None
        styles = " ".join(revision.styles.values())
        mark = revision.digest(page)
        whole = f"{mark} {styles}"
        kept = self._rendered.get(address)
        if kept is None or kept[0] != whole:
            try:
                bodies = self._bodies.of(documents_shown(page.view), revision.known)
                kept = (whole, revision.renderer.render(page, bodies))
            except TemplateFault as fault:
                self.faults[address] = fault.problem
                return Shown(kept[1] if kept else b"", mark, styles, fault.problem)
            self._rendered[address] = kept
        self._note(address, in_folder(self._content_label, revision.problems(page)))
        self._rendered.move_to_end(address)
        while len(self._rendered) > _KEPT:
            self._rendered.popitem(last=False)
        return Shown(kept[1], mark, styles)

    def _note(self, address: str, problems: list[Problem]) -> None:
        self.faults.pop(address, None)
        self.faults.update((address, problem) for problem in problems)
