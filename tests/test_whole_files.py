"""A file is put in place whole or not at all."""

from pathlib import Path

import pytest

from backstory.whole_files import in_place_of, write_whole


def test_a_file_is_the_new_one_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_whole(tmp_path / "a", tmp_path / "a.new", (b"n", b"", b"ew\r\n\x00"))
    assert (tmp_path / "a").read_bytes() == b"new\r\n\x00"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_permissions_are_kept_on_request(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", tmp_path / "a.new", (b"",), mode=0o600)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_what_fails_leaves_the_old_file_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OSError, match="full"), in_place_of(tmp_path / "a", tmp_path / "a.new"):
        (tmp_path / "a.new").write_bytes(b"half")
        raise OSError("full")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]
