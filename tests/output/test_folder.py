"""Files are put in place whole, pruned only where they are ours, and only one build at a time does it."""

import threading
from pathlib import Path

import pytest

from backstory.output.folder import MANIFEST, Manifest, Output, locked
from backstory.problems import SiteError


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    output = Output(tmp_path / "site")
    stamp = output.write("topics/a/index.html", b"one")
    assert output.read("topics/a/index.html") == b"one"
    assert output.stamp("topics/a/index.html") == stamp
    assert [path.name for path in (tmp_path / "site").rglob("*") if path.is_file()] == ["index.html"]


def test_a_rewritten_file_has_another_stamp(tmp_path: Path) -> None:
    output = Output(tmp_path)
    before = output.write("a.html", b"one")
    assert output.write("a.html", b"two") != before


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    name = "x" * 250 + ".html"
    Output(tmp_path).write(name, b"long")
    assert (tmp_path / name).read_bytes() == b"long"


def test_empty_folders_go_with_their_last_file_and_others_stay(tmp_path: Path) -> None:
    output = Output(tmp_path)
    output.write("a/b/c.html", b"ours")
    (tmp_path / "a/theirs.txt").write_text("theirs")
    assert output.remove(["a/b/c.html", "never/there.html"]) == 1
    assert not (tmp_path / "a/b").exists()
    assert (tmp_path / "a/theirs.txt").exists()


def test_a_folder_in_the_way_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()
    with pytest.raises(SiteError) as stop:
        Output(tmp_path).write("a.html", b"")
    assert stop.value.problems[0].code == "output-folder-in-the-way"
    assert (tmp_path / "a.html").is_dir()


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    output = Output(tmp_path)
    manifest = Manifest(finished=True, errors=2, drafts=True, files={"a.html": "00"})
    output.write_manifest(manifest)
    assert output.manifest() == manifest


def test_what_a_killed_build_had_begun_can_be_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    output = Output(tmp_path)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("os.replace", killed)
        output.write("a/b.html", b"half")
    assert list((tmp_path / "a").iterdir())
    output.clear_unfinished(["a/b.html", "a/c.html"])
    assert not list((tmp_path / "a").iterdir())


@pytest.mark.parametrize("data", [b"", b"{", b'{"version": "x"}', b"[]"])
def test_a_damaged_manifest_counts_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(data)
    assert Output(tmp_path).manifest() == Manifest()


def test_the_second_to_come_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    order: list[str] = []
    entered, leave = threading.Event(), threading.Event()

    def first() -> None:
        with locked(tmp_path / "lock", waiting=lambda: order.append("first waits")):
            order.append("first in")
            entered.set()
            leave.wait(10)
            order.append("first out")

    def waiting() -> None:
        order.append("second waits")
        leave.set()

    thread = threading.Thread(target=first)
    thread.start()
    entered.wait(10)
    with locked(tmp_path / "lock", waiting=waiting):
        order.append("second in")
    thread.join()
    assert order == ["first in", "second waits", "first out", "second in"]
