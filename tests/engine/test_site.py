"""A site that is opened again: what was read of it before is not read again, whoever read it."""

from pathlib import Path

import pytest

from backstory.engine import reading
from backstory.engine import state as states
from backstory.engine.known_site import KnownSite, know_site
from backstory.engine.site import open_site, reading_digest
from backstory.settings import CutOff, Folders, Settings


def known(folder: Path, output: str, settings: Settings) -> KnownSite:
    folders = Folders(folder / "content", folder / "templates", folder / output, folder / ".backstory")
    with open_site(folders, settings, CutOff(1_780_000_000), tell=lambda *_: None, jobs=1) as site:
        return know_site(site)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are opened from now on."""
    paths: list[str] = []
    open_source = reading.open_source

    def note(folder: Path, path: str, sidecar: str | None, depends: str) -> object:
        paths.append(path)
        return open_source(folder, path, sidecar, depends)

    monkeypatch.setattr(reading, "open_source", note)
    return paths


def test_a_file_is_opened_once_for_all_output_folders_and_commands(tmp_path: Path, opened: list[str]) -> None:
    (tmp_path / "content").mkdir()
    for name in ("one", "two"):
        (tmp_path / f"content/{name}.md").write_text(f"---\ntitle: {name}\n---\nText.\n")
    first = known(tmp_path, "site", Settings())
    assert opened == ["one.md", "two.md"]
    opened.clear()
    again = known(tmp_path, "site-of-staging", Settings())
    assert (opened, again.content.documents) == ([], first.content.documents)
    (tmp_path / "content/two.md").write_text("---\ntitle: two\n---\nOther text.\n")
    known(tmp_path, "site", Settings())
    assert opened == ["two.md"]
    opened.clear()
    known(tmp_path, "site", Settings(language="fr"))
    assert opened == ["one.md", "two.md"], "other settings may read them otherwise"


def test_what_is_remembered_of_files_may_be_lost(tmp_path: Path, opened: list[str]) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/one.md").write_text("---\ntitle: one\n---\nText.\n")
    site = known(tmp_path, "site", Settings()).site
    depends = reading_digest(Settings())
    with open_site(site.folders, Settings(), site.cut_off, tell=lambda *_: None, jobs=1) as opening:
        assert states.load_read(opening.cache, depends).keys() == {"one.md"}
        opening.cache.put("state", {"\0read": b"\x00\xff"})
        assert states.load_read(opening.cache, depends) == {}
    assert [document.path for document in known(tmp_path, "site", Settings()).content.documents] == ["one.md"]
