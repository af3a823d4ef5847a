"""The raw texts that the importer is tried on."""

from pathlib import Path

import pytest
from tests.support.missing import missing_files

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample of the raw shape that stands beside the checkout."""
    folder = ROOT.parent / "shared" / "seeds"
    files = sorted(folder.glob("*.txt"))
    if not files:
        missing_files(f"raw text in {folder}")
    return files[0]


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The raw texts of the project."""
    return sorted((ROOT / "seeds").glob("*.txt"))
