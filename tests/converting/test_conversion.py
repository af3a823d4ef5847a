"""A tree becomes a site of ours: what a build of the tree shows is what the site shows, and no word of it is lost."""

import shutil
from pathlib import Path

import pytest
from tests.converting.conversions import TREES, converted, lost_words, pages, write
from tests.support.running import tree

from backstory.converting import Conversion, is_tree
from backstory.converting.writing import Destination
from backstory.problems import SiteError


@pytest.fixture(scope="module", params=TREES)
def imported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path, Conversion]:
    """A tree of each program, the site that it became, and what was said."""
    folder = tmp_path_factory.mktemp(request.param)
    source = write(folder / "tree", TREES[request.param])
    return source, folder / "new", converted(source, folder / "new")


def test_the_site_shows_what_the_tree_shows(imported: tuple[Path, Path, Conversion]) -> None:
    source, site, _ = imported
    theirs, ours = (
        # The parts of the search index are named by digests, also of the paths of texts.
        {path: data for path, data in made.items() if not path.startswith("search/")}
        for made in (pages(source, site.parent / "built"), pages(site / "content", site / "site"))
    )
    assert sorted(theirs) == sorted(ours)
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_no_word_is_lost_without_being_told(imported: tuple[Path, Path, Conversion]) -> None:
    source, site, done = imported
    assert lost_words(source, site / "content", done) == set()


def test_a_second_run_changes_nothing_and_an_edit_is_left_alone(
    imported: tuple[Path, Path, Conversion],
) -> None:
    source, site, _ = imported
    before = tree(site / "content")
    again = converted(source, site)
    assert tree(site / "content") == before
    assert {file.status for file in again.files} == {"unchanged"}
    edited = next(path for path in sorted((site / "content").rglob("*.md")))
    kept = edited.read_bytes()
    edited.write_bytes(kept + b"\nMore.\n")
    statuses = {file.path: file.status for file in converted(source, site).files}
    assert statuses.pop(edited.relative_to(site / "content").as_posix()) == "differs"
    assert set(statuses.values()) == {"unchanged"} and edited.read_bytes().endswith(b"More.\n")
    edited.write_bytes(kept)


def test_metadata_is_under_our_keys_and_unknown_keys_stay(tmp_path: Path) -> None:
    converted(write(tmp_path / "tree", TREES["hugo"]), tmp_path / "new")
    text = (tmp_path / "new/content/posts/Long Name.md").read_text("utf-8")
    assert text == (
        '---\n# who wrote it, nobody knows\ntitle: "The pier: \\"mended\\""\ndate: 2024-02-03T10:00:00Z\n'
        'updated: 2024-02-04\ntopics: [Ferry, "508", Pier, Boats]\nnames: [Old pier]\nweight: 3\n'
        "params: {shade: deep, list: [1, 2]}\nredirect_from: [/old/pier/]\npermalink: /2024/long-name/\n---\n"
        'See [the guide]({{< ref "guide.md" >}}), ![pier](/img/a.png), 555 1234.\n'
    )


def test_yaml_keeps_its_comments_and_its_order(tmp_path: Path) -> None:
    converted(write(tmp_path / "tree", TREES["hugo"]), tmp_path / "new")
    text = (tmp_path / "new/content/guide.md").read_text("utf-8")
    assert text.startswith(
        "---\ntitle: Guide\nsummary: How to use it.  # short\nauthors: Ann\npermalink: /help/guide/\n---\n[The pier]"
    )
    assert "`{{< param phone >}}`" in text


def test_what_a_configuration_kept_from_readers_says_so_itself(tmp_path: Path) -> None:
    done = converted(write(tmp_path / "tree", TREES["jekyll"]), tmp_path / "new")
    assert "hidden: true" in (tmp_path / "new/content/old/x.md").read_text()
    assert "_guides/ is guides/ here" in " ".join(done.left)
    assert "{% link guides/one.md %}" in (tmp_path / "new/content/about.md").read_text()


def test_an_embargo_of_a_configuration_stands_in_the_text(tmp_path: Path) -> None:
    config = "defaults:\n  - scope: {path: late}\n    values: {publish_at: 2099-01-02, expires: 2100-01-01}\n"
    page = "---\ntitle: Late\ndate: 2024-01-01\n---\nText.\n"
    converted(write(tmp_path / "tree", {"_config.yml": config, "late/a.md": page}), tmp_path / "new")
    text = (tmp_path / "new/content/late/a.md").read_text()
    assert (
        "\nembargo: 2099-01-02T00:00:00+00:00\n" in text and "\nexpires: 2100-01-01T00:00:00+00:00\n" in text
    )


def test_in_a_site_with_settings_of_its_own_texts_say_what_is_theirs(tmp_path: Path) -> None:
    site = tmp_path / "new"
    write(site, {"content/site.yaml": "title: Mine\nlanguage: en\nmarkdown: commonmark\ntimezone: UTC\n"})
    done = converted(write(tmp_path / "tree", TREES["pelican"]), site)
    text = (site / "content/boats/pier.md").read_text("utf-8")
    assert "date: 2024-02-03T10:20:00+01:00" in text
    assert "lang: fr" in text and "markdown: python" in text
    assert (site / "content/site.yaml").read_text().startswith("title: Mine\n")
    assert any("'Log'" in line for line in done.left) and any("topic_redirects" in line for line in done.left)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    source = write(tmp_path / "tree", TREES["obsidian"])
    done = converted(source, tmp_path / "new", dry_run=True)
    assert tree(tmp_path / "new/content") == {} and {file.status for file in done.files} == {"created"}


def test_an_interrupted_import_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path / "tree", TREES["mkdocs"])
    put, count = Destination.put, 0

    def interrupted(self: Destination, path: str, data: bytes) -> object:
        nonlocal count
        count += 1
        if count == 3:
            raise KeyboardInterrupt
        return put(self, path, data)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Destination, "put", interrupted)
        converted(source, tmp_path / "new")
    shutil.copytree(tmp_path / "new", tmp_path / "killed")
    (tmp_path / "killed/content/converted.txt").unlink()
    converted(source, tmp_path / "whole")
    for stopped in ("new", "killed"):
        statuses = [file.status for file in converted(source, tmp_path / stopped).files]
        assert set(statuses) == {"created", "unchanged"}
        assert tree(tmp_path / stopped / "content") == tree(tmp_path / "whole/content")


def test_other_files_are_left_and_told(tmp_path: Path) -> None:
    site = tmp_path / "new"
    write(site, {"content/Start.md": "Mine.\n"})
    done = converted(write(tmp_path / "tree", TREES["obsidian"]), site)
    assert [(problem.code, problem.place.path) for problem in done.problems] == [("import-taken", "Start.md")]
    assert (site / "content/Start.md").read_text() == "Mine.\n"
    (site / "content/notes/Pier.md").unlink()
    assert "gone" in {file.status for file in converted(tmp_path / "tree", site).files}


def test_a_site_is_not_imported_into_itself(tmp_path: Path) -> None:
    write(tmp_path / "new", {"content/a.md": "Text.\n"})
    with pytest.raises(SiteError) as stop:
        converted(tmp_path / "new", tmp_path / "new")
    assert [problem.code for problem in stop.value.problems] == ["import-itself"]


def test_a_text_with_an_error_is_taken_as_it_is(tmp_path: Path) -> None:
    files = {"a.md": "---\ntitle: [\n---\nText.\n", "b.md": "---\ntags: a, b\n---\nText.\n"}
    source = write(tmp_path / "tree", files)
    (source / "c.md").write_bytes("Märchen".encode("latin-1"))
    done = converted(source, tmp_path / "new")
    for name in ("a.md", "c.md"):
        assert (tmp_path / "new/content" / name).read_bytes() == (source / name).read_bytes()
        assert any(line.startswith(f"{name}: copied as it is") for line in done.left)
    assert (tmp_path / "new/content/b.md").read_text() == "---\ntopics: [a, b]\n---\nText.\n"


def test_a_folder_is_a_tree_where_markdown_outnumbers_raw_texts(tmp_path: Path) -> None:
    assert is_tree(write(tmp_path / "vault", TREES["obsidian"]))
    assert is_tree(write(tmp_path / "plain", {"a.md": "", "b.txt": "", "c.md": ""}))
    assert not is_tree(write(tmp_path / "raw", {"README.md": "", "b.txt": "", "c.txt": ""}))


@pytest.mark.parametrize("name", ["18f", "github-explore", "healthcare-gov", "broken-frontmatter"])
def test_no_word_of_real_texts_is_lost(corpora: Path, tmp_path: Path, name: str) -> None:
    source = tmp_path / "tree"
    files = sorted((corpora / name).rglob("*.md"))
    for file in files[:: max(1, len(files) // 150)]:
        target = source / file.relative_to(corpora / name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    done = converted(source, tmp_path / "new")
    assert lost_words(source, tmp_path / "new/content", done) == set()


def test_no_word_of_a_case_is_lost(cases: Path, tmp_path: Path) -> None:
    for case in sorted(one for one in cases.iterdir() if one.is_dir() and is_tree(one)):
        done = converted(case, tmp_path / case.name)
        assert lost_words(case, tmp_path / case.name / "content", done) == set(), case.name
