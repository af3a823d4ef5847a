"""The quick way: one edited document put in its place gives what reading everything anew gives, but for rankings."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs
from tests.preview.conftest import SITE, write

from backstory.content.files import scan
from backstory.engine.known_site import KnownSite, know_site
from backstory.engine.reading import open_source
from backstory.engine.site import open_site, reading_digest
from backstory.engine.state import Read
from backstory.preview import snapshot
from backstory.preview.document_edits import DocumentEdits
from backstory.settings import CutOff, Folders, Settings

CUT_OFF = CutOff(1_780_000_000)
FERRY = "articles/ferry.md"
DREDGING = "articles/dredging.md"
Edit = Callable[[str, str, str], snapshot.Snapshot | None]


def _known(folder: Path) -> KnownSite:
    folders = Folders(folder / "content", folder / "templates", folder / "site", folder / ".backstory")
    with open_site(folders, Settings(), CUT_OFF, tell=lambda *_: None, jobs=1) as site:
        known = know_site(site)
        # At hand when the cache is closed, too.
        catalog = structs.replace(known.catalog, mention_spans=dict(known.catalog.mention_spans))
        return structs.replace(known, catalog=catalog)


def _snapshot(folder: Path) -> snapshot.Snapshot:
    return snapshot.decode(b"".join(snapshot.encode(_known(folder), Settings(), CUT_OFF)))


def _edited(
    folder: Path, known: snapshot.Snapshot, path: str, old: str, new: str
) -> snapshot.Snapshot | None:
    file = folder / "content" / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    files = scan(folder / "content").files
    source, _ = open_source(folder / "content", path, None, reading_digest(Settings()))
    assert source is not None
    read = Read(files[path], None, source.digest)
    return DocumentEdits(known, Settings()).apply_edit(known, source, read, files).known


EDITS = {
    "a mention": (FERRY, "the tide", "the tide at the Old Quay, the Quay and the Old Quay"),
    "a link": (FERRY, "the tide", "[[Silt]] and [the works](dredging.md)"),
    "a link instead of a mention": (DREDGING, "to the Old Quay", "to the [[Old Quay]], the Old Quay"),
    "no mention any more": (DREDGING, "to the Old Quay", "here"),
    "no embed any more": (DREDGING, "![[Silt]]", "Nothing."),
    "a name that leads nowhere": (FERRY, "the tide", "[[Nowhere]]"),
    "a picture that is not there": (FERRY, "the tide", "![x](x.png)"),
    "headings": (FERRY, "It waited", "## One\n\nA\n\n## Two\n\nB\n\n## Three\n\nIt waited"),
    "a summary": (FERRY, "topics: [Ferries]", "topics: [Ferries]\nsummary: In short."),
    "a background by name": (FERRY, "topics: [Ferries]", "topics: [Ferries]\nbackground: [Silt]"),
    "a background's text": ("background/silt.md", "Mud", "Mud of the Quay"),
    "a topic's lead": ("topics/quay.md", "were.\n---\n", "were.\n---\n\nThe [[Ferry is late]] stops here.\n"),
}


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_gives_what_reading_anew_gives(what: str, tmp_path: Path) -> None:
    known = _edited(write(tmp_path, SITE), _snapshot(tmp_path), *EDITS[what])
    assert known is not None
    anew = _snapshot(tmp_path)
    for field in ("documents", "references", "mention_counts", "topics"):
        assert dict(getattr(known.catalog, field)) == dict(getattr(anew.catalog, field)), field
    assert {key: uses for key, uses in known.catalog.uses.items() if uses} == dict(anew.catalog.uses)
    assert known.needs == anew.needs
    assert sorted(known.problems, key=repr) == sorted(anew.problems, key=repr)
    assert known.read[EDITS[what][0]].digest == anew.read[EDITS[what][0]].digest


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (FERRY, "Ferry is late", "Ferry is early"),
        (FERRY, "[Ferries]", "[Ferries, Old Quay]"),
        (FERRY, "2026-02-04", "2026-02-05"),
        (FERRY, "title:", "draft: true\ntitle:"),
        (FERRY, "title:", "slug: boat\ntitle:"),
        (FERRY, "It waited", '!!! background "Tides"\n    They come.\n\nIt waited'),
        ("topics/quay.md", "[the Quay]", "[the Quay, the Wharf]"),
    ],
)
def test_what_others_know_a_document_by_is_not_for_the_quick_way(
    path: str, old: str, new: str, tmp_path: Path
) -> None:
    known = _snapshot(write(tmp_path, SITE))
    assert _edited(tmp_path, known, path, old, new) is None


def test_an_error_changes_the_problems_only(tmp_path: Path) -> None:
    known = _snapshot(write(tmp_path, SITE))
    broken = _edited(tmp_path, known, FERRY, "title: Ferry", "title: [Ferry")
    assert broken is not None and broken.catalog is known.catalog
    assert [problem.place.path for problem in broken.problems if problem.code.startswith("yaml")] == [FERRY]
