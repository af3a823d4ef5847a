"""The site in memory: one revision after another, and the pages of the current one, rendered when asked for."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from msgspec import Struct, structs

from backstory import __version__
from backstory.content.files import Stamp
from backstory.engine.layout import Layout, lay_out
from backstory.engine.rendering import render_job
from backstory.engine.site import program_of_this_process
from backstory.engine.state import digest
from backstory.engine.users_secret import users_secret
from backstory.markdown.body import Body
from backstory.pages.parts.passages import documents_shown
from backstory.pages.plan import Plan
from backstory.pages.views import ImageCopy, Page
from backstory.preview.bodies import Bodies
from backstory.preview.configuration import Configuration
from backstory.preview.copies import PreviewCopies
from backstory.preview.snapshot import Snapshot
from backstory.problems import Problem
from backstory.render.bytecode import BytecodeCache
from backstory.render.renderer import Renderer, TemplateFault
from backstory.settings import Folders
from backstory.url_paths import output_file

_KEPT = 500
"""Rendered pages that are kept: those asked for last."""


class RenderedPage(Struct, frozen=True):
    """A page as it is shown. `stale` is why the bytes are those of an earlier revision, or empty."""

    data: bytes
    digest: str
    styles: str
    stale: Problem | None = None


class Revision:
    """The site at one moment. Nothing of it changes; what is counted or compiled for it is passed on."""

    def __init__(
        self,
        known: Snapshot,
        configuration: Configuration,
        files: Mapping[str, Stamp],
        *,
        before: "Revision | None" = None,
    ) -> None:
        self.known = known
        self.settings = configuration.settings
        self.templates = configuration.templates
        self.content = files
        self.layout = self._laid_out(configuration.folders, before)
        # Style sheets are swapped in place, so their addresses alone make no page another one.
        self._shared = digest(structs.replace(self.layout.site, style=()), __version__)
        self.renderer = self._renderer(configuration.folders, before)
        alike = before is not None and before.known.catalog.topics is known.catalog.topics
        self._plan: Plan = Plan(
            known.catalog,
            self.settings,
            self.templates.sources,
            pairs=before._plan.pairs if before and alike and before.settings == self.settings else None,
        )
        self._planning = Lock()
        self._owners: dict[str, str] = {}

    def is_of(self, known: Snapshot, configuration: Configuration, files: Mapping[str, Stamp]) -> bool:
        """Whether it is of just these."""
        return (
            self.known is known
            and self.settings == configuration.settings
            and self.templates is configuration.templates
            and self.content is files
        )

    def page(self, address: str) -> Page | None:
        """The page kept in a file of the output folder."""
        if address not in self.layout.pages:
            return None
        with self._planning:
            return self._plan.page_at(address)

    def digest(self, page: Page) -> str:
        """Changes when the page could look different but for its style sheets."""
        return render_job(page, self.templates, self._shared).made_from

    def owner(self, address: str) -> str | None:
        """The document or topic whose page is kept in a file of the output folder."""
        if not self._owners:
            self._owners = {output_file(kept): key for key, kept in self.known.catalog.addresses.items()}
        return self._owners.get(address)

    def _laid_out(self, folders: Folders, before: "Revision | None") -> Layout:
        """The place of each file; as it was where no file came or went and nobody asks for others."""
        if (
            before is not None
            and before.known.catalog.addresses is self.known.catalog.addresses
            and before.known.needs is self.known.needs
            and before.known.pages is self.known.pages
            and before.settings == self.settings
            and before.templates is self.templates
            and before.content.keys() == self.content.keys()
        ):
            return before.layout
        return lay_out(
            self.known.catalog,
            self.known.needs,
            pages=self.known.pages,
            folders=folders,
            settings=self.settings,
            templates=self.templates,
            files=self.content,
        )

    def _renderer(self, folders: Folders, before: "Revision | None") -> Renderer:
        same = before is not None and before.templates is self.templates
        if before is not None and same and before.layout.site == self.layout.site:
            return before.renderer
        codes = BytecodeCache(folders.cache / "templates", program_of_this_process(), users_secret())
        return Renderer(self.templates, self.layout.site, codes)


class Pages:
    """Renders the pages of the current revision; only ever used by the one thread that renders."""

    def __init__(self, bodies: Bodies, copies: PreviewCopies) -> None:
        self._bodies = bodies
        self._copies = copies
        self._rendered: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        """Address -> digest of the page with its styles, and its bytes."""
        self._failed: dict[str, tuple[str, Problem]] = {}
        """Address -> digest of a page that can't be made, and why: it is not tried again as it is."""
        self.faults: dict[str, Problem] = {}
        """Address -> what is wrong with the page's template; as of the last time the page was asked for."""

    def bodies_of(self, revision: Revision, page: Page) -> dict[str, Body]:
        """The bodies of the documents that a page shows, by path."""
        return self._bodies.of(documents_shown(page.view), revision.known)

    def _rendered_now(self, revision: Revision, page: Page) -> bytes:
        if isinstance(page.view, ImageCopy):
            return self._copies.made(page.view)
        return revision.renderer.render(page, self.bodies_of(revision, page))

    def show(self, revision: Revision, address: str) -> RenderedPage | None:
        """The page at an address, None where there is none; the last good one where a template fails."""
        page = revision.page(address)
        if page is None:
            self.faults.pop(address, None)
            return None
        styles = " ".join(revision.layout.styles.values())
        mark = revision.digest(page)
        whole = f"{mark} {styles}"
        kept = self._rendered.get(address)
        if kept is None or kept[0] != whole:
            failed = self._failed.get(address)
            if failed is None or failed[0] != whole:
                try:
                    rendered = self._rendered_now(revision, page)
                    failed, kept = None, (whole, rendered)
                    self._rendered[address] = kept
                except TemplateFault as fault:
                    self._failed[address] = failed = (whole, fault.problem)
            if failed is not None:
                self.faults[address] = failed[1]
                return RenderedPage(kept[1] if kept else b"", mark, styles, failed[1])
        self.faults.pop(address, None)
        self._rendered.move_to_end(address)
        while len(self._rendered) > _KEPT:
            self._rendered.popitem(last=False)
        assert kept is not None
        return RenderedPage(kept[1], mark, styles)
