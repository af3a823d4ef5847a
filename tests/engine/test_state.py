"""What a build remembers of an output folder, for the next one."""

from pathlib import Path

from backstory.engine import state as states
from backstory.engine.cache import Cache
from backstory.engine.state import State

ONE, OTHER = Path("site"), Path("site-of-staging")


def test_each_output_folder_has_its_own_state_and_traces(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.sqlite") as cache:
        states.save(cache, ONE, State(inputs="one"), traces=b"looked at")
        states.save(cache, OTHER, State(inputs="other"), traces=b"")
    with Cache(tmp_path / "cache.sqlite") as cache:
        assert states.load(cache, ONE) == State(inputs="one")
        assert states.load_dependencies(cache, ONE) == b"looked at"
        assert states.load(cache, OTHER) == State(inputs="other")
        assert states.load_dependencies(cache, OTHER) == b""


def test_of_a_new_folder_and_of_a_damaged_entry_nothing_is_remembered(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.sqlite") as cache:
        assert states.load(cache, ONE) == State()
        assert states.load_dependencies(cache, ONE) == b""
        cache.put("state", {str(ONE): b"\x00\xff"})
        assert states.load(cache, ONE) == State()
