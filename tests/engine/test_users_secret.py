"""The secret of a user: the same in every process, nobody else's, and none where none can be kept."""

from pathlib import Path

import pytest

from backstory.engine.users_secret import users_secret


def secret(monkeypatch: pytest.MonkeyPatch, home: Path) -> bytes:
    """What a process finds out whose cache is in `home`."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    users_secret.cache_clear()
    try:
        return users_secret()
    finally:
        users_secret.cache_clear()


def test_it_is_made_once_and_nobody_else_may_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = secret(monkeypatch, tmp_path)
    assert len(first) == 32 and secret(monkeypatch, tmp_path) == first
    assert (tmp_path / "backstory/key").stat().st_mode & 0o777 == 0o600
    assert secret(monkeypatch, tmp_path / "other") != first


@pytest.mark.parametrize("spoil", [lambda file: file.chmod(0o644), lambda file: file.write_bytes(b"short")])
def test_one_that_others_may_know_or_that_is_cut_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: object
) -> None:
    secret(monkeypatch, tmp_path)
    spoil(tmp_path / "backstory/key")  # type: ignore[operator]
    assert secret(monkeypatch, tmp_path) == b""


def test_where_none_can_be_kept_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "backstory").write_text("in the way")
    assert secret(monkeypatch, tmp_path) == b""
    assert [one.name for one in tmp_path.iterdir()] == ["backstory"]
