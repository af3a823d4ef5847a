"""Every document of other people's trees is published, or it is said in one line why it is not.

Of the largest, `test_real_sites.py` says it, which has them built.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import SHARED
from tests.support.missing import missing_files
from tests.support.running import backstory, environment
from tests.whole.conftest import copied

MOMENT = "1785000000"
"""As of which the trees are built."""
ENDINGS = (".md", ".markdown")
ELSEWHERE = {"18f", "healthcare-gov"}
NO_DOCUMENTS = {"naughty-strings", "neardup-dev", "xss-payloads", "yaml-test-suite"}


def trees(kind: str) -> list[Path]:
    folder = SHARED / kind
    return (
        sorted(one for one in folder.iterdir() if one.is_dir() and one.name not in NO_DOCUMENTS | ELSEWHERE)
        if folder.is_dir()
        else []
    )


def documents(content: Path) -> Iterator[str]:
    """Paths of the documents of a tree, but for those that every program passes over."""
    for path in sorted(content.rglob("*")):
        parts = path.relative_to(content).parts
        if (
            path.suffix.lower() in ENDINGS
            and path.is_file()
            and not any(part.startswith((".", "#")) for part in parts)
        ):
            yield path.relative_to(content).as_posix()


@pytest.mark.parametrize("kind", ["corpora", pytest.param("cases", marks=pytest.mark.soak)])
def test_every_document_is_published_or_accounted_for(kind: str, tmp_path: Path) -> None:
    if not trees(kind):
        missing_files(f"{SHARED / kind}, with the trees of others that this reads")
    lost: dict[str, list[str]] = {}
    count = 0
    for tree in trees(kind):
        site = tmp_path / tree.name
        copied(tree, site if (tree / "content").is_dir() else site / "content")
        count += len(list(documents(site / "content")))
        if found := not_accounted_for(site):
            lost[tree.name] = found
    assert lost == {}
    assert count > 100


def not_accounted_for(site: Path) -> list[str]:
    """Documents that are not published, and of which nothing says so: no line, and no count of drafts and the like."""
    env = environment(SOURCE_DATE_EPOCH=MOMENT)
    built = backstory("build", "--json", cwd=site, env=env).document
    return silent_documents(site, built, backstory("check", "--json", cwd=site, env=env).document)


def silent_documents(site: Path, built: dict[str, Any], checked: dict[str, Any]) -> list[str]:
    """As above, by what the two commands said of the site."""
    published = set(
        json.loads((site / "site/.backstory-manifest.json").read_text("utf-8"))["documents"].values()
    )
    told = {
        problem["path"].removeprefix("content/")
        for problem in [*built["problems"], *checked["problems"]]
        if problem["severity"] == "error" or problem["code"] in ("held-back", "address-taken", "cascade-only")
    }
    silent = [path for path in documents(site / "content") if path not in published and path not in told]
    return silent if len(silent) > sum(built["left_out"].values()) else []
