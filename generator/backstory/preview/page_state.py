"""What the editor's bar and the overlay say, as plain data: the browser's side draws it."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qs, quote

from msgspec import Struct, structs

from backstory import messages
from backstory.content.documents import Document
from backstory.names.gate import held_back, opening
from backstory.names.registry import file_name
from backstory.preview.preview import Preview
from backstory.preview.revision import Revision
from backstory.preview.snapshot import Snapshot
from backstory.problems import Place, Problem
from backstory.render.theme import find_theme
from backstory.text import slug
from backstory.url_paths import output_file

_SHOWN = 20
"""Problems and uses that are listed at most."""
_UNRESOLVED = ("link-missing", "link-ambiguous", "anchor-missing")
_NOT_PUBLISHED = "this leads to what is not published"
_HELD = {
    "draft": "{title} is a draft. Start with --drafts to see it here.",
    "embargo": "{title} is dated {date}, which is yet to come. Start with --future to see it here.",
    "expired": "{title} expired on {expires}.",
    "hidden": "{title} is marked as not for readers.",
    "edition": "{title} is for another edition. Start with --edition to see it here.",
    "": "{title} has an error and is left out until that is mended.",
}


class Diagnostic(Struct, frozen=True):
    """A problem as it is shown: `text` is the line it stands on, `edit` opens it in an editor."""

    path: str
    line: int
    column: int
    severity: str
    code: str
    message: str
    hint: str
    text: str
    edit: str


class Listed(Struct, frozen=True):
    """How many problems there are, and the first of them."""

    count: int
    first: tuple[Diagnostic, ...]


class Using(Struct, frozen=True):
    """Who uses this page, and how."""

    title: str
    url: str
    how: str


class About(Struct, frozen=True):
    """One page: where it comes from and what is to be said of it. `marks` are draft, embargo and expired."""

    source: str
    edit: str
    kind: str
    words: int
    marks: tuple[str, ...]
    problems: Listed
    unresolved: tuple[str, ...]
    uses: tuple[Using, ...]
    used: int


class BrokenWords(Struct, frozen=True):
    """Words on the page that lead nowhere, to be marked after `before`; for an embed, `words` are empty."""

    name: str
    before: str
    words: str
    message: str


class PageState(Struct, frozen=True):
    """Everything for one open page. `rebuilding` is while the site is being read anew."""

    ready: bool
    rebuilding: bool
    stage: str
    done: int
    of: int
    errors: Listed
    warnings: Listed
    page: About | None
    broken: tuple[BrokenWords, ...]


class PageStates:
    """Says what an editor wants to know of a page."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._address = preview.options.editor

    def state(self, query: str) -> PageState:
        """The state for the page whose path is `page` in the query."""
        preview, revision = self._preview, self._preview.revision
        path = parse_qs(query).get("page", [""])[0].lstrip("/")
        stage, done, of = preview.stage
        return PageState(
            ready=revision is not None,
            rebuilding=preview.updater.rebuilding,
            stage=stage,
            done=done,
            of=of,
            errors=self._listed(preview.of_severity("error")),
            warnings=self._listed(preview.of_severity("warning")),
            page=self._about(revision, path) if revision is not None else None,
            broken=self._broken(revision, path) if revision is not None else (),
        )

    def held_at(self, known: Snapshot, path: str) -> str:
        """A sentence on the document that would be at an address, were it not held back."""
        name = path.strip("/").rpartition("/")[2]
        for held in known.held:
            document = known.held[held]
            if name and slug(document.front.slug or file_name(held)) == name:
                front = document.front
                opens = opening(front)
                return _HELD[held_back(front, self._preview.clock.cut_off)].format(
                    title=document.facts.title,
                    date=opens.day if opens else "",
                    expires=front.expires.day if front.expires else "",
                )
        return ""

    def _about(self, revision: Revision, path: str) -> About | None:
        known = revision.known
        key = revision.owner(output_file(path))
        document = known.catalog.documents.get(key) if key is not None else None
        if key is None:
            return None
        files = self._files(document) if document is not None else ()
        source = files[0] if files else ""
        checks = self._preview.updater.configuration.settings.checks
        mine = [
            one
            for one in self._preview.problems
            if one.place.path in files and messages.severity(one, checks) != "ignore"
        ]
        uses = known.catalog.uses.get(key, ())
        return About(
            source=source,
            edit=self._edit(source, 1, 1),
            kind=document.kind if document is not None else "topic",
            words=document.facts.words if document is not None else 0,
            marks=self._marks(document),
            problems=self._listed(mine),
            unresolved=tuple(one.facts["name"] for one in mine if one.code in _UNRESOLVED),
            uses=tuple(
                Using(
                    known.catalog.names.get(use.path, use.path),
                    "/" + quote(known.catalog.addresses.get(use.path, "")),
                    use.how,
                )
                for use in uses[:_SHOWN]
            ),
            used=len({use.path for use in uses}),
        )

    def _broken(self, revision: Revision, path: str) -> tuple[BrokenWords, ...]:
        said = {
            one.place: messages.sentence(one) for one in self._preview.problems if one.code in _UNRESOLVED
        }
        return tuple(
            BrokenWords(
                one.name,
                one.before,
                one.words,
                said.get(self._as_typed(one.place), _NOT_PUBLISHED),
            )
            for one in self._preview.broken_links(revision, output_file(path))
        )

    def _as_typed(self, place: Place) -> Place:
        """A place below the content folder, with its path as the author would type it."""
        label = self._preview.folders.content_label
        return structs.replace(place, path=f"{label}/{place.path.partition('::')[0]}")

    def _marks(self, document: Document | None) -> tuple[str, ...]:
        if document is None:
            return ()
        front, instant = document.front, self._preview.clock.cut_off.instant
        opens = opening(front)
        marks = ["draft"] if front.draft else []
        marks += ["embargo"] if opens is not None and opens.instant > instant else []
        return tuple(marks)

    def _files(self, document: Document) -> tuple[str, ...]:
        """The file of a document, and the one beside it with its metadata."""
        paths = (document.path.partition("::")[0], document.sidecar)
        return tuple(f"{self._preview.folders.content_label}/{path}" for path in paths if path)

    def _listed(self, problems: Sequence[Problem]) -> Listed:
        return Listed(len(problems), tuple(self._diagnostic(problem) for problem in problems[:_SHOWN]))

    def _diagnostic(self, problem: Problem) -> Diagnostic:
        place = problem.place
        return Diagnostic(
            path=place.path,
            line=place.line,
            column=place.column,
            severity=messages.severity(problem, self._preview.updater.configuration.settings.checks),
            code=problem.code,
            message=messages.sentence(problem),
            hint=messages.hint(problem),
            text=self._line(place.path, place.line),
            edit=self._edit(place.path, max(1, place.line), max(1, place.column)),
        )

    def _line(self, path: str, line: int) -> str:
        file = self._at(path)
        if file is None or not line:
            return ""
        try:
            lines = file.read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return ""
        return lines[line - 1][:300] if line <= len(lines) else ""

    def _edit(self, path: str, line: int, column: int) -> str:
        file = self._at(path)
        if not self._address or file is None or not path:
            return ""
        full = quote(file.as_posix())
        return (
            self._address.replace("{path}", full)
            .replace("{line}", str(line))
            .replace("{column}", str(column))
        )

    def _at(self, path: str) -> Path | None:
        """The file that a message names."""
        folders = self._preview.folders
        for label, folder in (
            (folders.content_label, folders.content),
            (folders.templates_label, folders.templates),
            ("theme", find_theme()),
        ):
            if path.startswith(f"{label}/"):
                return folder / path.removeprefix(f"{label}/")
        return None
