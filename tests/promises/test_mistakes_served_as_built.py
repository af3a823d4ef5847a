"""What `serve` shows and tells of a site with a mistake, one of each kind, is what `build` writes and tells."""

from pathlib import Path

import pytest
from tests.support.served import copy, served_as_built

BROKEN = Path(__file__).parents[1] / "broken"
NEVER_BUILT = {
    "base-url-invalid",
    "content-missing",
    "edition-defaults",
    "edition-folder",
    "edition-name",
    "output-folder-in-the-way",
    "output-unwritable",
    "setting-invalid",
    "timezone-unknown",
}
"""Mistakes for which there is neither a build nor a preview, and those of the output folder, which a preview has not."""


@pytest.mark.parametrize("name", sorted({case.name for case in BROKEN.iterdir()} - NEVER_BUILT))
def test_a_site_with_a_mistake_is_served_as_it_is_built(name: str, here: Path) -> None:
    copy(BROKEN / name, here)
    served_as_built(here)
