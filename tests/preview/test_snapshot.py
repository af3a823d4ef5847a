"""What the preview knows is kept in a file; one that was damaged anywhere is none."""

import random
from pathlib import Path

import pytest

from backstory.engine.known_site import know_site
from backstory.engine.site import open_site
from backstory.preview import snapshot
from backstory.settings import CutOff, Folders, Settings

CUT_OFF = CutOff(2**40)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small site."""
    folder = tmp_path_factory.mktemp("site")
    article = folder / "content/articles/a.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: Ferry\ndate: 2024-01-01\ntopics: [Port]\n---\nThe ferry.\n")
    folders = Folders(folder / "content", folder / "templates", folder / "site", folder / ".backstory")
    with open_site(folders, Settings(), CUT_OFF, tell=lambda *_: None, jobs=1) as site:
        file = folder / ".backstory/preview.msgpack"
        snapshot.save(file, snapshot.encode(know_site(site), Settings(), CUT_OFF))
    return file


def test_what_was_kept_is_found_again(kept: Path) -> None:
    found = snapshot.load(kept)
    assert found is not None and found.document("articles/a.md") is not None


def test_a_damaged_file_is_none(kept: Path, tmp_path: Path, random_seed: int) -> None:
    whole = kept.read_bytes()
    choose = random.Random(random_seed)
    spoilt = tmp_path / "spoilt"
    for _ in range(100):
        data = bytearray(whole)
        data[choose.randrange(len(data))] ^= 1 << choose.randrange(8)
        spoilt.write_bytes(data)
        assert snapshot.load(spoilt) is None
        spoilt.write_bytes(whole[: choose.randrange(len(whole))])
        assert snapshot.load(spoilt) is None
