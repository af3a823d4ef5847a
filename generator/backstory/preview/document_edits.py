"""The quick way from a saved file to what is shown: one document read again, and put where its older version was."""

from collections import ChainMap
from collections.abc import Iterable, Mapping

from msgspec import Struct, structs

from backstory.catalog.catalog import Catalog
from backstory.catalog.images import image_paths
from backstory.catalog.revised import changed, public_identity, with_document
from backstory.content.documents import Document
from backstory.content.files import Stamp
from backstory.content.languages import language_folders, with_language
from backstory.content.reader import ReadDocument, Reader, SourceFile, decode_body
from backstory.content.translations import as_before
from backstory.content.tree_addresses import with_tree_addresses
from backstory.engine.site import reading_digest
from backstory.engine.site_files import Needs, needs_of
from backstory.engine.state import Read
from backstory.mentions.matcher import Matcher
from backstory.mentions.search import search
from backstory.messages import keeps_out, severity
from backstory.names.addresses import SiteAddresses
from backstory.names.files import Files
from backstory.names.nearest import NearNames
from backstory.names.references import References, Resolver
from backstory.names.registry import Names
from backstory.names.unnamed import find_unnamed
from backstory.pages.kinds import FIXED
from backstory.preview.snapshot import Snapshot
from backstory.problems import Problem
from backstory.settings import Settings

_OF_ALL = frozenset(
    (
        "name-shared",
        "title-taken",
        "name-reused",
        "broader-circle",
        "reply-missing",
        "address-taken",
        "redirect-taken",
    )
)
"""Problems that only a look at the whole site finds, or mends."""


class DocumentEdit(Struct, frozen=True):
    """What came of a file that was saved. `known` is None where the site has to be looked at as a whole."""

    known: Snapshot | None
    body: bytes = b""
    digest: str = ""


class DocumentEdits:
    """Puts edits into what is known of a site, as long as no name, address or list changes with them."""

    def __init__(self, known: Snapshot, settings: Settings) -> None:
        self.depends = reading_digest(settings)
        """Digest of what reading depends on besides the files."""
        self._settings = settings
        self._reader = Reader(settings)
        self._names: Names | None = None
        self._near: NearNames | None = None
        self._matcher: Matcher | None = None
        self._addresses = SiteAddresses({}, {}, FIXED)
        self._known = known

    def warm(self) -> None:
        """Make what every edit needs, before the first one."""
        known = self._known
        if self._names is None:
            documents = (known.document(path) for path in known.order)
            self._names = Names(
                [one for one in documents if one is not None],
                known.catalog.documents,
                language=self._settings.language,
                known=known.ledger,
            )
            self._addresses = SiteAddresses(known.catalog.addresses, known.catalog.redirects, FIXED)
        if self._matcher is None:
            self._matcher = Matcher(known.catalog.searched)

    def carried_over(self, known: Snapshot) -> "DocumentEdits":
        """The same for a newer snapshot in which every name and address is as it was."""
        edits = DocumentEdits(known, self._settings)
        edits._names, edits._near, edits._matcher = self._names, self._near, self._matcher
        edits._addresses = self._addresses
        return edits

    def apply_edit(
        self, known: Snapshot, file: SourceFile, read: Read, files: Mapping[str, Stamp]
    ) -> DocumentEdit:
        """What is known with a newer version of a document's file.

        A version with an error is not shown: only its problems are, beside the last good one.
        """
        before = known.document(file.path)
        readings = self._reader.read(file)
        if before is None or len(readings) != 1:
            return DocumentEdit(None)
        [reading] = readings
        document = reading.document
        if document is not None:
            document = with_language(document, language_folders(known.order, self._settings.language))
            document = as_before(document, before)
            [document] = with_tree_addresses([document], self._settings)
        read_now = changed(known.read, {file.path: read})
        checks = self._settings.checks
        if document is None or any(keeps_out(problem, checks) for problem in reading.problems):
            problems = self._problems(known, file, reading.problems)
            return DocumentEdit(structs.replace(known, problems=problems, read=read_now))
        if self._held_for_errors(known, file) or public_identity(document) != public_identity(before):
            return DocumentEdit(None)
        if file.path in known.held:
            problems = self._problems(known, file, reading.problems)
            held = changed(known.held, {file.path: document})
            return DocumentEdit(structs.replace(known, held=held, problems=problems, read=read_now))
        return self._shown(structs.replace(known, read=read_now), document, reading, file, files)

    def _shown(
        self,
        known: Snapshot,
        document: Document,
        reading: ReadDocument,
        file: SourceFile,
        files: Mapping[str, Stamp],
    ) -> DocumentEdit:
        self.warm()
        assert self._names is not None and self._matcher is not None
        catalog = known.catalog
        everything = ChainMap({document.path: document}, catalog.documents, known.held)  # type: ignore[arg-type]
        resolver = Resolver(
            self._names, everything, addresses=self._addresses, files=Files(files), suggest=self._suggest
        )
        references, found = resolver.resolve(document)
        unnamed, held = find_unnamed(
            {document.path: document}, {document.path: references}, catalog.documents
        )
        found += held
        if unnamed:
            [reading] = self._reader.read(structs.replace(file, unnamed=unnamed[document.path]))
            assert reading.document is not None
            document = reading.document
            references, _ = resolver.resolve(document)
        problems = self._problems(known, file, (*reading.problems, *found))
        if self._wrong(found):
            return DocumentEdit(structs.replace(known, problems=problems))
        if any(path not in catalog.images for path in image_paths(references)):
            # Nobody has looked at this picture, and copies of it are pages of their own.
            return DocumentEdit(None)
        sighted = search(decode_body(reading.body), self._matcher)
        newer = with_document(catalog, document, references=references, sighted=sighted)
        known = structs.replace(
            known, catalog=newer, problems=problems, needs=_needs(known, newer, document, references)
        )
        return DocumentEdit(known, reading.body, document.digest)

    def _problems(self, known: Snapshot, file: SourceFile, found: Iterable[Problem]) -> tuple[Problem, ...]:
        own = (file.path, file.sidecar_path)
        kept = (one for one in known.problems if one.place.path not in own or one.code in _OF_ALL)
        return (*kept, *found)

    def _held_for_errors(self, known: Snapshot, file: SourceFile) -> bool:
        """Whether it is out because of what is wrong with it: only a look at the whole site tells if it is in now."""
        own = (file.path, file.sidecar_path)
        return file.path in known.broken or (
            file.path in known.held and self._wrong([one for one in known.problems if one.place.path in own])
        )

    def _wrong(self, problems: Iterable[Problem]) -> bool:
        return any(severity(problem, self._settings.checks) == "error" for problem in problems)

    def _suggest(self, name: str) -> str | None:
        assert self._names is not None
        if self._near is None:
            self._near = NearNames(self._names.all_names())
        return self._near.nearest(name)


def _needs(
    known: Snapshot, catalog: Catalog, document: Document, references: References
) -> Mapping[str, Needs]:
    """What documents ask of the site, with a newer version of one: the same mapping where that asks for the same."""
    before, now = known.needs.get(document.path), needs_of(document, references, catalog.images)
    if before == now:
        return known.needs
    if now is None:
        return {path: needs for path, needs in known.needs.items() if path != document.path}
    return {**known.needs, document.path: now}
