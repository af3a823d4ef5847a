"""A text that is hidden in any way of any program is in no file of the site, and in nothing that the preview shows."""

from pathlib import Path

import pytest
from tests.preview.conftest import Serving
from tests.support.running import Ran, backstory, build, tree

from backstory.content import hidden_marks
from backstory.content.hidden_marks import ANY, HiddenMark

OTHER_VALUES = {
    "status": (
        "pending",
        "scheduled",
        "wip",
        "idea",
        "in-review",
        "archived",
        "Draft",
        "needs work",
        "darft",
    ),
    "post_status": ("auto-draft", "future", "inherit"),
    "visibility": ("members", "paid", "private", "tiers"),
    "password": ("hunter2", "live"),
}
FURTHER_KEYS = (
    "isDraft: true",
    "is_published: false",
    "_hidden: yes",
    "Private: True",
    "draft: 'on'",
    "draft_version: true",
    "editing: draft",
    "type: draft",
    "layout: draft",
    "labels: [news, draft]",
    "keywords: 'news, #draft'",
    "drafft: true",
    "params: {draft: true}",
    "extra:\n  private: true",
    "_build: {render: never}",
    "draft: perhaps",
    "publish: maybe",
    "date: {year: 2031}",
    "date: next spring",
    "publishDate: soon",
    "publishDate: 2031-01-05",
    "published: 2031-01-05",
    "publish: 2031-01-05",
    "publish_at: 2031-01-05 08:00",
    "embargoUntil: 2031-01-05",
    "go-live: 2031-01-05",
    "expiryDate: 2025-01-01",
    "expires: 2030-01-01\nunpublish_on: 2025-01-01",
    "expires: whenever",
)
FURTHER_FILES = {
    "toml.md": "+++\ntitle = '@title'\ndraft = true\n+++\n@text",
    "toml-status.md": "+++\ntitle = '@title'\n[extra]\ndraft = true\n+++\n@text",
    "broken-toml.md": "+++\ntitle = '@title'\ndraft = tru\n+++\n@text",
    "json.md": '{"title": "@title", "draft": true}\n@text',
    "json-fence.md": '---json\n{"title": "@title", "published": false}\n---\n@text',
    "broken-json.md": '{"title": "@title", "draft": tru}\n@text',
    "script.md": "---js\n{ title: '@title', draft: true }\n---\n@text",
    "broken-yaml.md": "---\ntitle: @title\ndraft: [true\n---\n@text",
    "twice.md": "---\ntitle: @title\ndraft: false\ndraft: true\n---\n@text",
    "unclosed.md": "---\ntitle: @title\ndraft: true\n\n@text",
    "no-fence.md": "title: @title\ndraft: true\n\n@text",
    "2026-02-30-no-such-day.md": "---\ntitle: @title\n---\n@text",
    "2031-02-03-later.md": "---\ntitle: @title\n---\n@text",
    "2031-2-3-later-than-its-date.md": "---\ntitle: @title\ndate: 2026-01-01\n---\n@text",
    "beside.md": "@text",
    "beside.yaml": "title: @title\ndraft: true\n",
    "capitals.md": "@text",
    "capitals.YAML": "title: @title\ndraft: true\n",
    "both.md": "---\ntitle: @title\n---\n@text",
    "both.yml": "private: true\n",
    "beside-unread.md": "---\ntitle: @title\n---\n@text",
    "beside-unread.yaml": "draft: perhaps\n",
    "nikola.md": "<!--\n.. title: @title\n.. slug: n\n.. status: draft\n-->\n\n@text",
    "nikola-later.md": "<!--\n.. title: @title\n.. date: 2031-01-05 10:00:00\n-->\n\n@text",
    "late.md": "<!-- A remark -->\n---\ntitle: @title\ndraft: true\n---\n@text",
    "two.md": "---\ntitle: @title\n---\n\n---\ndraft: true\n---\n@text",
    "comment.md": "---\ntitle: @title\n---\nSeen. <!-- @text",
    "_drafts/index.md": "---\ntitle: @title\ndraft: false\n---\n@text",
    "DRAFT of a text.md": "---\ntitle: @title\n---\n@text",
}
UNREADABLE = (
    "broken-toml.md",
    "broken-json.md",
    "script.md",
    "broken-yaml.md",
    "twice.md",
    "unclosed.md",
    "no-fence.md",
)
"""Nobody can know their titles: who writes one writes words of his own."""
FOLDERS = ("articles", "topics", "background", "pages")


def lines(mark: HiddenMark) -> list[str]:
    """Front matter that has the mark, in one or more ways."""
    key, _, value = mark.written.partition(": ")
    if value == ANY:
        return [f"{key}: {one}" for one in OTHER_VALUES[key]]
    outer, _, inner = key.rpartition(".")
    if outer:
        return [f"{outer}:\n  {inner}: {value}", f"_{outer}: {{{inner}: {value}}}"]
    return [f"{key}: {value}"]


def forms() -> dict[str, tuple[str, str, str]]:
    """Name of a form -> the file that has it, its text with places for a title and words, and what it makes of it."""
    found: dict[str, tuple[str, str, str]] = {}
    told = [(mark.means, said) for mark in hidden_marks.KEYS for said in lines(mark)]
    told += [("hidden", said) for said in FURTHER_KEYS]
    for number, (means, said) in enumerate(told):
        path = f"{FOLDERS[number % 4]}/k{number}.md"
        date = "" if "date:" in said else "date: 2026-01-01\n"
        found[said] = (path, f"---\ntitle: @title\n{date}{said}\n---\n@text", means)
    plain = "---\ntitle: @title\ndate: 2026-01-01\n---\n@text"
    for number, mark in enumerate((*hidden_marks.FOLDERS, *hidden_marks.FILES)):
        folder = FOLDERS[number % 4]
        inside = f"{folder}/{mark.written.replace('name', f'n{number}')}"
        path = f"{inside}f{number}.md" if inside.endswith("/") else inside
        found[mark.written] = (path, plain, mark.means)
    for name, text in FURTHER_FILES.items():
        found[name] = (f"articles/{name}", text, "hidden")
    return found


FORMS = forms()
WORDS = {name: f"zq{number}x" for number, name in enumerate(FORMS)}
OPEN = "content/articles/open.md"
HEAD = "---\ntitle: Open\ndate: 2026-01-01\ntopics: [Harbour]\n---\n"


def write_all(site: Path) -> None:
    links = []
    for name, (path, text, _) in FORMS.items():
        word = WORDS[name]
        # What stands beside a text is marked by the word of that text.
        if path.endswith((".yaml", ".yml", ".YAML")):
            word = WORDS[name.rpartition(".")[0] + ".md"]
        said = f'Words of {word} about the Harbour.\n\n!!! background "Box {word}"\n    Inside.\n'
        file = site / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("@title", f"Title {word}").replace("@text", said), "utf-8")
        name_of_it = path.removesuffix(".md") if name in UNREADABLE else f"Title {word}"
        links.append(f"- see [[{name_of_it}]] and [this](/content/{path})\n")
    (site / OPEN).write_text(HEAD + "".join(links), "utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    site = tmp_path_factory.mktemp("hidden")
    write_all(site)
    (site / "content/site.yaml").write_text(
        "base_url: https://open.example/\n"
        "checks: {draft-invalid: ignore, date-invalid: warning, data-syntax: ignore, yaml-bracket: warning, link-missing: ignore}\n"
    )
    return site, build(site)


@pytest.fixture(scope="module")
def made(built: tuple[Path, Ran]) -> dict[str, bytes]:
    """Every file of the built site, in small letters."""
    return {path: data.lower() for path, data in tree(built[0] / "site").items()}


def places(files: dict[str, bytes], word: str) -> set[str]:
    return {
        path
        for path, data in files.items()
        if word.encode() in data.lower() and path != ".backstory-manifest.json"
    } | {path for path in files if word in path.lower()}


@pytest.mark.parametrize("name", FORMS)
def test_what_is_hidden_is_in_no_file(made: dict[str, bytes], name: str) -> None:
    path, _, means = FORMS[name]
    found = places(made, WORDS[name])
    if means != "unlisted":
        assert found == set()
    else:
        # Its own page, and where the text of the one stands whose author has linked it.
        stem = path.rpartition("/")[2].removesuffix(".md")
        assert (
            found - {"articles/2026/01/open/index.html", "feed.xml", "feed.json", "topics/harbour/feed.xml"}
            == {one for one in found if f"{stem}/" in one}
            != set()
        )


def test_the_same_texts_are_there_without_their_marks(tmp_path: Path) -> None:
    write_all(tmp_path)
    for path in (tmp_path / "content").rglob("k*.md"):
        word = path.read_text().partition("Title ")[2].partition("\n")[0]
        path.write_text(f"---\ntitle: Title {word}\ndate: 2026-01-01\n---\nWords of {word}.\n")
    build(tmp_path)
    files = tree(tmp_path / "site")
    shown = [name for name, (path, _, _) in FORMS.items() if "/k" in path]
    assert len(shown) > 100
    assert [name for name in shown if not places(files, WORDS[name])] == []


def test_each_is_counted_or_told_with_its_place(built: tuple[Path, Ran]) -> None:
    site, ran = built
    (site / "content/site.yaml").rename(site / "content/kept.txt")
    try:
        # All of them: on a terminal, many of a kind are their first ones and their number.
        said = backstory("check", "--json", "--as-of", "2026-06-01", cwd=site).out
    finally:
        (site / "content/kept.txt").rename(site / "content/site.yaml")
    usual = {
        "draft: true",
        "draft: 'on'",
        "published: false",
        "publish: false",
        "hidden: true",
        "unlisted: true",
    }
    usual |= {"expiryDate: 2025-01-01", "expires: 2030-01-01\nunpublish_on: 2025-01-01"}
    for name, (path, text, means) in FORMS.items():
        if name not in usual and means != "unlisted" and path.endswith(".md") and "draft = true" not in text:
            beside = path.removesuffix(".md")
            assert f"content/{path}" in said or f"content/{beside}.y" in said.lower(), name
    assert " drafts, " in ran.out and " hidden" in ran.out and " not due yet" in ran.out


@pytest.mark.parametrize(
    ("front", "moment", "comes"),
    [
        ("date: 2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z", True),
        ("date: 2026-01-01\npublishDate: 2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z", True),
        ("date: 2026-01-01\nembargo: 2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z", True),
        ("embargo: 2026-03-01\ndate: 2026-01-01\ngo_live: 2026-03-02", "2026-03-02T00:00:00Z", True),
        ("date: 2026-01-01\nexpires: 2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z", False),
        ("date: 2026-01-01\nexpires: 2026-05-01\nunpublish_on: 2026-03-01", "2026-03-01T00:00:00Z", False),
    ],
)
def test_before_at_and_after_its_moment(tmp_path: Path, front: str, moment: str, comes: bool) -> None:
    files = {"held": f"---\ntitle: Zq title\n{front}\n---\nZq words.\n", "open": HEAD + "See [[Zq title]].\n"}
    for name, text in files.items():
        (tmp_path / "content/articles").mkdir(parents=True, exist_ok=True)
        (tmp_path / f"content/articles/{name}.md").write_text(text)
    day, hour = moment[:11], int(moment[11:13])
    before = f"{day}{hour - 1:02}:59:59Z" if hour else f"2026-03-0{int(day[9]) - 1}T23:59:59Z"
    if day.startswith("2026-03-01") and not hour:
        before = "2026-02-28T23:59:59Z"
    for when, seen in ((before, not comes), (moment, comes), ("2026-04-01", comes), (before, not comes)):
        backstory("build", "--as-of", when, cwd=tmp_path)
        assert bool(places(tree(tmp_path / "site"), "zq")) is seen, when


@pytest.mark.parametrize(("said", "seen"), [("", True), ("build: {publishResources: false}\n", False)])
def test_files_beside_a_page_that_publishes_none_of_them(tmp_path: Path, said: str, seen: bool) -> None:
    folder = tmp_path / "content/articles/a"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(f"---\ntitle: A\n{said}---\n![shown](shown.txt) Text.\n")
    (folder / "shown.png").write_bytes(b"a picture")
    (folder / "list.csv").write_bytes(b"zqlist")
    build(tmp_path)
    assert bool(places(tree(tmp_path / "site"), "zqlist")) is seen


def test_the_preview_shows_none_of_them(built: tuple[Path, Ran]) -> None:
    site, _ = built
    files = tree(site / "site")
    serving = Serving(site, "--as-of", "2026-06-01")
    try:
        pages = {path: serving.get(f"/{path}").body for path in files if not path.startswith(".")}
    finally:
        serving.process.terminate()
        serving.process.wait(20)
    hidden = [WORDS[name] for name, (_, _, means) in FORMS.items() if means != "unlisted"]
    assert len(pages) > 12
    assert {word: places(pages, word) for word in hidden if places(pages, word)} == {}
