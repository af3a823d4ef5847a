"""The preview of one site: what is known, what is shown, and who has to be told. Knows nothing of connections."""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from threading import Thread, current_thread

from msgspec import Struct

from backstory import messages
from backstory.engine import state as states
from backstory.engine.inputs import gather_inputs
from backstory.engine.site import open_site
from backstory.engine.site_files import unreadable_problem
from backstory.output.folder import Output
from backstory.preview.bodies import Bodies
from backstory.preview.broken_links import BrokenLink, broken_links
from backstory.preview.configuration import Configuration
from backstory.preview.copies import PreviewCopies
from backstory.preview.cut_off_clock import CutOffClock
from backstory.preview.events import ChangeEvent
from backstory.preview.revision import Pages, RenderedPage, Revision
from backstory.preview.updater import Updater
from backstory.problems import Problem, Severity, in_folder, in_order
from backstory.render.deadline import DEADLINE
from backstory.settings import Folders
from backstory.url_paths import output_file

_TIMES_TOLD = 50
"""How often, a tenth of a second apart, a page is told to end before the preview ends without it."""


class ServeOptions(Struct, frozen=True):
    """How the user wants the preview."""

    host: str = "127.0.0.1"
    port: int = 8000
    port_asked: bool = False
    poll: bool = False
    follow: bool = False
    editor: str = ""
    """Address that opens a file in an editor, with {path}, {line} and {column} in it; may be empty."""


class Preview:
    """A site that is shown while it is written. `told` is called by other threads when something is new."""

    def __init__(
        self, folders: Folders, configuration: Configuration, clock: CutOffClock, options: ServeOptions
    ) -> None:
        self.folders = folders
        self.options = options
        self.stage: tuple[str, int, int] = ("", 0, 0)
        self.told: Callable[[ChangeEvent], None] = lambda event: None
        self._rendering: Thread | None = None
        self.renderer = ThreadPoolExecutor(1, "rendering", self._note_rendering_thread)
        self._bodies = Bodies(folders, configuration.settings)
        self._pages = Pages(self._bodies, PreviewCopies(folders))
        self._last_good: dict[str, RenderedPage] = {}
        self.clock = clock
        self._built: Collection[str] = ()
        self.updater = Updater(
            folders,
            configuration,
            clock,
            bodies=self._bodies,
            tell=self._tell,
            leaving=self._leaving,
            progress=self._progress,
            look_at_output=self._look_at_output,
            passages=options.follow,
        )

    @property
    def revision(self) -> Revision | None:
        """The site as it is now; None while nothing is known of it yet."""
        return self.updater.revision

    @property
    def settled(self) -> bool:
        """Whether pages and problems are those of a clean build, as far as they were asked for."""
        return self.updater.settled

    @property
    def files(self) -> frozenset[str]:
        """Every file that a build would write."""
        revision = self.revision
        return revision.layout.files if revision is not None else frozenset()

    @property
    def problems(self) -> list[Problem]:
        """All that is wrong, with the templates of the pages that were shown."""
        return in_order((*self.updater.problems, *self._pages.faults.values()))

    def of_severity(self, severity: Severity) -> list[Problem]:
        """The problems that are as bad as that, each once."""
        checks = self.updater.configuration.settings.checks
        return [problem for problem in self.problems if messages.severity(problem, checks) == severity]

    def start(self) -> None:
        """Begin to follow."""
        self.updater.start()

    def end(self) -> None:
        """Stop everything."""
        self.updater.end()
        self._end_rendering()
        self.updater.join(timeout=2)

    def _note_rendering_thread(self) -> None:
        self._rendering = current_thread()

    def _end_rendering(self) -> None:
        """End the page that is being made; it is told until it ends, for one that is about to begin hears nothing."""
        self.renderer.shutdown(wait=False, cancel_futures=True)
        for _ in range(_TIMES_TOLD):
            if self._rendering is None or not self._rendering.is_alive():
                return
            DEADLINE.end()
            self._rendering.join(timeout=0.1)

    def show(self, revision: Revision, address: str) -> RenderedPage | None:
        """The page at an address, as it is shown; only the rendering thread may ask."""
        try:
            shown = self._pages.show(revision, address)
        except Exception as error:
            # A fault of ours with one page must not end the preview of the others.
            return RenderedPage(b"", "", "", self.note_fault(address, error))
        if shown is None:
            return self._last_good.get(address)
        self._last_good.pop(address, None)
        return shown

    def copied(self, revision: Revision, address: str) -> bytes | None:
        """The content file that is copied to an address; what the system has against it is told, as in a build."""
        asset = revision.layout.copied.get(address)
        if asset is None:
            return None
        self._pages.faults.pop(address, None)
        try:
            return self.folders.file(asset.source).read_bytes()
        except OSError as error:
            problem = unreadable_problem(asset, error)
            [self._pages.faults[address]] = in_folder(self.folders.content_label, [problem])
            return None

    def note_fault(self, address: str, error: Exception) -> Problem:
        """Tell of a mistake of the program's own, until the page is asked for again and made."""
        fault = self.updater.configuration.fault(f"{type(error).__name__}: {error}")
        self._pages.faults[address] = fault
        return fault

    def broken_links(self, revision: Revision, address: str) -> list[BrokenLink]:
        """What leads nowhere on the page at an address; only the rendering thread may ask."""
        page = revision.page(address)
        if page is None:
            return []
        catalog = revision.known.catalog
        bodies = self._pages.bodies_of(revision, page)
        return [
            one
            for path, body in bodies.items()
            for one in broken_links(catalog.documents[path], body, catalog)
        ]

    def built(self, address: str) -> bytes | None:
        """A file of the output folder, where that is as it would be built now."""
        if address not in self._built:
            return None
        try:
            return (self.folders.output / address).read_bytes()
        except OSError:
            return None

    def _leaving(self, before: Revision, path: str) -> None:
        """A page goes because its document is broken: its last good state stays."""
        address = output_file(before.known.catalog.addresses[path])
        shown = self.renderer.submit(self._pages.show, before, address).result()
        if shown is not None:
            self._last_good[address] = shown

    def _tell(self, event: ChangeEvent) -> None:
        self._built = () if self.revision is not None else self._built
        self.told(event)

    def _progress(self, stage: str, done: int, of: int) -> None:
        self.stage = (stage, done, of)

    def _look_at_output(self) -> bool:
        """Nothing is known yet: the files of the output folder do, if a build would leave each as it is."""
        folders, settings, cut_off = self.folders, self.updater.configuration.settings, self.clock.cut_off
        with open_site(folders, settings, cut_off, tell=self._progress) as site:
            last = states.load(site.cache, folders.output)
            current = last.inputs == gather_inputs(site).digest
        current = current and states.is_current(last, cut_off, Output(folders.output))
        self._built = last.put.keys() if current else ()
        return current
