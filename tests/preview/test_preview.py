"""The preview by itself, without a server."""

import time
from pathlib import Path

import pytest
from tests.support.previewing import Previewed, site_here

from backstory.render.deadline import DEADLINE, EndlessTemplate


def test_its_end_waits_for_no_page_that_was_about_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    shown = Previewed(site_here()).start()

    def make_page() -> None:
        time.sleep(0.5)
        with DEADLINE.watching():
            while True:
                pass

    page = shown.preview.renderer.submit(make_page)
    shown.end()
    assert isinstance(page.exception(timeout=0), EndlessTemplate)
