"""What several rooms' tests share: the files of other people, and small sites."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real files that nobody here wrote, beside the checkout."""
    folder = SHARED / "corpora"
    if not folder.is_dir():
        pytest.skip(f"there is no {folder}, with the files of others that this reads")
    return folder


@pytest.fixture
def write_site(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Writes files, given by their path in the site, and gives the site's folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for path, content in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write
