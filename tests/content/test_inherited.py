"""What a folder, or the settings of another program, say of the texts below it."""

from pathlib import Path

import pytest
from tests.support.knowing import know
from tests.support.running import backstory, build, tree

from backstory.content.inherited import _pattern

PLAIN = "---\ntitle: {title}\ndate: 2026-01-01\n---\nWords of {word}.\n"
TEXTS = {
    "open.md": "zqopen",
    "notes/one.md": "zqone",
    "notes/deep/two.md": "zqtwo",
    "news/three.md": "zqthree",
}


def write(folder: Path, files: dict[str, str]) -> None:
    texts = {
        f"content/{path}": PLAIN.format(title=f"Title {word}", word=word) for path, word in TEXTS.items()
    }
    for path, text in (texts | files).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def seen(folder: Path, where: str = "") -> set[str]:
    """Words that stand in a file of the site, below a folder of it."""
    files = {path: data for path, data in tree(folder / "site").items() if path != ".backstory-manifest.json"}
    return {
        word
        for word in TEXTS.values()
        for path, data in files.items()
        if path.startswith(where) and word.encode() in data
    }


NOTES = {"zqone", "zqtwo"}
INDEX = "content/notes/_index.md"


@pytest.mark.parametrize(
    ("file", "text", "hidden"),
    [
        (INDEX, "---\ntitle: Notes\ncascade: {draft: true}\n---\n", NOTES),
        (INDEX, "---\ntitle: Notes\ncascade:\n  build: {render: never, list: never}\n---\n", NOTES),
        (
            INDEX,
            "---\ntitle: Notes\ncascade:\n  - {private: true, target: {path: /notes/deep/**}}\n---\n",
            {"zqtwo"},
        ),
        (
            INDEX,
            "---\ntitle: Notes\ncascade:\n  - _target: {path: '{/notes/one,/news/**}'}\n    draft: true\n---\n",
            {"zqone"},
        ),
        (
            INDEX,
            "+++\ntitle = 'Notes'\n[[cascade]]\ndraft = true\n[cascade.target]\npath = '/notes/one*'\n+++\n",
            {"zqone"},
        ),
        (INDEX, "+++\ntitle = 'Notes'\ndraft = true\n+++\n", NOTES),
        (INDEX, "---\ntitle: Notes\nbuild: {render: never}\n---\n", set()),
        ("content/_index.md", "---\ntitle: All\ncascade: {draft: true}\n---\n", set(TEXTS.values())),
        ("content/notes/_metadata.yml", "draft: true\n", NOTES),
        ("content/notes/notes.json", '{"draft": true}', NOTES),
        ("content/notes/notes.11tydata.json", '{"permalink": false}', NOTES),
        ("content/notes/one.11tydata.json", '{"draft": true}', {"zqone"}),
        ("content/notes/other.json", '{"draft": true}', set()),
        ("content/_quarto.yml", "website:\n  drafts: [notes/one.qmd]\n", {"zqone"}),
        ("content/_config.yml", "exclude: [notes/deep/]\n", {"zqtwo"}),
        (
            "content/_config.yml",
            "defaults:\n  - scope: {path: notes}\n    values: {published: false}\n",
            NOTES,
        ),
        ("content/_config.yml", "defaults:\n  - scope: {path: ''}\n    values: {layout: page}\n", set()),
        (
            "mkdocs.yml",
            "site_name: A\ndocs_dir: content\ndraft_docs: |\n  notes/\n  !notes/one.md\n",
            {"zqtwo"},
        ),
        ("mkdocs.yml", "docs_dir: content\nexclude_docs: three.md\nplugins: !ENV [x]\n", {"zqthree"}),
        ("mkdocs.yml", "docs_dir: docs\nexclude_docs: three.md\n", set()),
        ("content/mkdocs.yml", "docs_dir: notes\nexclude_docs: |\n  # a remark\n  /deep\n", {"zqtwo"}),
    ],
)
def test_what_a_folder_hides_is_in_no_file_and_check_says_by_what(
    tmp_path: Path, file: str, text: str, hidden: set[str]
) -> None:
    write(tmp_path, {file: text})
    assert build(tmp_path).code == 0
    assert seen(tmp_path) == set(TEXTS.values()) - hidden
    told = backstory("check", "--as-of", "2026-06-01", cwd=tmp_path).err
    for path, word in TEXTS.items():
        assert any(f"content/{path}" in line and "[held-back]" in line for line in told.splitlines()) == (
            word in hidden
        )


UNDATED = {
    "notes/old.md": "---\ntitle: Old\ndate: 2026-01-01\n---\nOld.\n",
    "notes/new.md": "---\ntitle: New\n---\nNew.\n",
}


@pytest.mark.parametrize(
    ("path", "text", "shown"),
    [
        ("notes/_index.md", "---\ncascade: {date: 2031-01-01}\n---\n", {"notes/old.md"}),
        ("notes/_index.md", "---\ncascade: {publishDate: 2031-01-01}\n---\n", set()),
        (
            "notes/_index.md",
            "---\ncascade: {publishDate: 2025-01-01}\n---\n",
            {"notes/old.md", "notes/new.md"},
        ),
        ("notes/_index.md", "---\ncascade: {expiryDate: 2025-01-01}\n---\n", set()),
        (
            "notes/_index.md",
            "---\ncascade: {expiryDate: 2031-01-01}\n---\n",
            {"notes/old.md", "notes/new.md"},
        ),
        ("notes/_index.md", "---\ncascade: {draft: perhaps}\n---\n", set()),
        ("notes/_index.md", "---\ncascade: {publishDate: soon}\n---\n", set()),
        ("notes/_index.md", "---\ncascade: draft\n---\n", set()),
        ("notes/_index.md", "---\ncascade: {draft: true\n---\n", set()),
        ("notes/_index.md", "---\ntitle: [Notes\n---\n", {"notes/old.md", "notes/new.md"}),
        ("notes/_metadata.yml", "draft: perhaps\n", set()),
        ("notes/_metadata.yml", "draft: [true\n", set()),
        ("notes/_metadata.yml", "publishDate: 2031-01-01\n", set()),
        ("notes/notes.11tydata.json", '{"draft": tru}', set()),
        ("notes/notes.11tydata.js", "module.exports = {draft: true}", set()),
        ("notes/notes.11tydata.js", "module.exports = {layout: 'x'}", {"notes/old.md", "notes/new.md"}),
        ("notes/new.11tydata.mjs", "export default {permalink: false}", {"notes/old.md"}),
        ("notes/notes.json", "[1, 2]", {"notes/old.md", "notes/new.md"}),
    ],
)
def test_when_readers_see_a_folder_and_what_can_not_be_read_of_it(
    tmp_path: Path, path: str, text: str, shown: set[str]
) -> None:
    documents = know(tmp_path, UNDATED | {path: text}).catalog.documents
    assert {one for one in documents if one in UNDATED} == shown


def test_a_change_of_the_settings_is_seen_by_the_next_build(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "docs_dir: content\n"})
    build(tmp_path)
    assert seen(tmp_path) == set(TEXTS.values())
    (tmp_path / "mkdocs.yml").write_text("docs_dir: content\nexclude_docs: three.md\n")
    build(tmp_path)
    assert seen(tmp_path) == set(TEXTS.values()) - {"zqthree"}
    write(tmp_path, {INDEX: "---\ncascade: {hidden: true}\n---\n"})
    build(tmp_path)
    assert seen(tmp_path) == {"zqopen"}


def test_what_is_not_in_the_navigation_of_mkdocs_stands_in_no_list(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "docs_dir: content\nnot_in_nav: |\n  /news\n"})
    build(tmp_path)
    assert "zqthree" not in {
        word for word in TEXTS.values() if word.encode() in tree(tmp_path / "site")["index.html"]
    }
    assert "zqthree" in seen(tmp_path, "news/")


def test_a_collection_of_jekyll_is_published_where_its_settings_say_so(tmp_path: Path) -> None:
    secret = {"content/_guides/g.md": PLAIN.format(title="Guide", word="zqguide")}
    write(tmp_path, secret)
    build(tmp_path)
    assert not list((tmp_path / "site").rglob("g*.html"))
    (tmp_path / "content/_config.yml").write_text("collections:\n  guides: {output: true}\n")
    build(tmp_path)
    assert (tmp_path / "site/guides/g.html").exists()


@pytest.mark.parametrize(
    ("pattern", "path", "found"),
    [
        ("/notes/**", "/notes/a/b.md", True),
        ("/notes/**", "/noted/a.md", False),
        ("/notes", "/notes/a.md", True),
        ("notes/*.md", "/notes/a.md", True),
        ("notes/*.md", "/notes/a/b.md", False),
        ("*.draft.md", "/a/x.draft.md", True),
        ("drafts/", "/a/drafts/x.md", True),
        ("{/a,/b}/**", "/b/x.md", True),
        ("/**/secret*", "/a/b/secrets.md", True),
        ("/a.b", "/a-b.md", False),
    ],
)
def test_patterns_of_paths(pattern: str, path: str, found: bool) -> None:
    assert bool(_pattern(pattern).match(path)) is found
