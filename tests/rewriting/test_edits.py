"""Files are written all or none, and never over somebody else's edit."""

from pathlib import Path

import pytest

from backstory.problems import SiteError
from backstory.rewriting.edits import FileEdit, difference, write


def test_a_file_that_changed_in_the_meantime_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a")
    (tmp_path / "b.md").write_bytes(b"somebody's edit")
    edits = [FileEdit("a.md", b"a", b"new"), FileEdit("b.md", b"b", b"new"), FileEdit("c.md", None, b"new")]
    with pytest.raises(SiteError) as stopped:
        write(tmp_path, edits)
    assert [(one.code, one.place.path) for one in stopped.value.problems] == [("file-changed", "b.md")]
    assert (tmp_path / "a.md").read_bytes() == b"a"
    assert (tmp_path / "b.md").read_bytes() == b"somebody's edit"
    assert not (tmp_path / "c.md").exists()


def test_a_new_file_is_never_written_over_one_that_came_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "new.md").write_bytes(b"theirs")
    with pytest.raises(SiteError, match="file-changed"):
        write(tmp_path, [FileEdit("new.md", None, b"ours")])
    assert (tmp_path / "new.md").read_bytes() == b"theirs"


def test_files_keep_their_mode_and_links_go_on_leading_to_them(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "real.md").chmod(0o600)
    (tmp_path / "link.md").symlink_to("real.md")
    write(tmp_path, [FileEdit("link.md", b"old", b"new"), FileEdit("deep/er/x.md", None, b"x")])
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"
    assert (tmp_path / "real.md").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "deep/er/x.md").read_bytes() == b"x"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "link.md", "real.md"]


def test_a_file_can_go(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a")
    write(tmp_path, [FileEdit("a.md", b"a", None)])
    assert list(tmp_path.iterdir()) == []


def test_the_difference_is_a_unified_diff() -> None:
    edits = [FileEdit("a.md", b"one\ntwo\n", b"one\n2\n"), FileEdit("b.md", None, b"new")]
    assert difference(edits, "content") == (
        "--- content/a.md\n+++ content/a.md\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n"
        "--- /dev/null\n+++ content/b.md\n@@ -0,0 +1 @@\n+new\n\\ No newline at end of file\n"
    )
