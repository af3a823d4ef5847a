"""The preview by itself, without a server."""

import time
from pathlib import Path

import jinja2
import pytest
from tests.support.previewing import Previewed, built_here, site_here

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


def test_templates_that_a_build_compiled_are_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "content/articles/ferry.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: Ferry\ntopics: [Quay]\n---\n\nIt is late.\n", "utf-8")
    built_here(site_here())
    compiled: list[object] = []
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *given: compiled.append(given))
    previewed = Previewed(site_here()).start()
    try:
        assert previewed.get("topics/quay/index.html").status == 200
        assert compiled == []
    finally:
        previewed.end()
