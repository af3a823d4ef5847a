"""What is known of the site right now: the last snapshot, with the documents in it that were saved since."""

from msgspec import Struct

from backstory.content.files import role, sidecar_of
from backstory.engine.reading import open_source
from backstory.engine.state import Read
from backstory.preview.bodies import Bodies
from backstory.preview.content_files import ContentFiles
from backstory.preview.document_edits import DocumentEdit, DocumentEdits
from backstory.preview.edited_passage import edited_passage
from backstory.preview.snapshot import Snapshot
from backstory.settings import Folders, Settings

_FEW = 40
"""Documents saved at once up to which each is put in its place; more, and a new snapshot is made."""


class EditResult(Struct, frozen=True):
    """What came of files that were saved."""

    assets: frozenset[str] = frozenset()
    """Names of the files that are no documents."""
    passage: str = ""
    """The start of what was edited in the last document, where that is asked for."""
    loose: bool = False
    """Something that follows from them, such as a ranking, stays as it was until there is a new snapshot."""


class LiveSite:
    """Keeps `known` up to date with what is saved, as far as that goes without reading the whole site again.

    What goes no further is in `unsettled`: content files because of which it has to be looked at as a whole.
    """

    def __init__(self, folders: Folders, bodies: Bodies, *, passages: bool = False) -> None:
        self.files = ContentFiles(folders)
        self.known: Snapshot | None = None
        self.unsettled: set[str] = set()
        self._folder = folders.content
        self._bodies = bodies
        self._passages = passages
        self._edits: DocumentEdits | None = None

    def begin(self, known: Snapshot, settings: Settings) -> None:
        """Start from what an earlier run has left."""
        self.known, self._edits = known, DocumentEdits(known, settings)

    def go_on(self, known: Snapshot, settings: Settings, *, names_stand: bool) -> EditResult:
        """Go on from a new snapshot, with what was saved meanwhile; see `SnapshotBuilt` for `names_stand`."""
        stands = names_stand and not self.unsettled
        self.unsettled = set()
        self._bodies.fresh.clear()
        self.known = known
        self._edits = (
            self._edits.carried_over(known) if self._edits and stands else DocumentEdits(known, settings)
        )
        return self.put(self.files.differing(known.read))

    def warm(self) -> None:
        """Make what the first edit will need."""
        if self._edits is not None:
            self._edits.warm()

    def put(self, paths: set[str]) -> EditResult:
        """Put the documents among these content files in their place."""
        documents, static, assets = self._by_role(paths)
        loose, passage = bool(assets), ""
        if self.known is None or len(documents) > _FEW:
            self.unsettled |= documents
        else:
            for path in sorted(documents):
                before, edit = self.known, self._edit(path, self.known)
                if edit is None or edit.known is None:
                    continue
                self.known = edit.known
                if edit.body:
                    loose = True
                    if self._passages:
                        passage = edited_passage(self._bodies.of((path,), before).get(path), edit.body)
                    self._bodies.fresh[path] = (edit.digest, edit.body)
        return EditResult(frozenset(static | assets), passage, loose)

    def _by_role(self, paths: set[str]) -> tuple[set[str], set[str], set[str]]:
        """Paths of the documents; names of the static files, and of those that lie beside documents."""
        documents: set[str] = set()
        static: set[str] = set()
        assets: set[str] = set()
        for path in paths:
            what = role(path, self.files.now)
            if what == "static":
                static.add(path.removeprefix("static/"))
            elif what == "asset":
                assets.add(path.rpartition("/")[2])
            elif what == "sidecar":
                stem = path.rpartition(".")[0]
                documents |= {f"{stem}{end}" for end in (".md", ".markdown", ".txt")} & self.files.now.keys()
            elif what != "settings":
                documents.add(path)
        return documents, static, assets

    def _edit(self, path: str, known: Snapshot) -> DocumentEdit | None:
        """What comes of a document that was saved; None where nothing does, or nothing before there is a new snapshot."""
        files, edits = self.files.now, self._edits
        assert edits is not None
        self.unsettled.discard(path)
        last, there = known.read.get(path), path in files
        if last is None and not there:
            return None
        if last is None or not there or role(path, files) != "document":
            self.unsettled.add(path)
            return None
        file, _ = open_source(self._folder, path, sidecar_of(path, files), edits.depends)
        if file is None:
            self.unsettled.add(path)
            return None
        if file.digest == last.digest:
            return None
        edit = edits.apply_edit(known, file, Read(*self.files.stamps(path), file.digest), files)
        if edit.known is None:
            self.unsettled.add(path)
        return edit
