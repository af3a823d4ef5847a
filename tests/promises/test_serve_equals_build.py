"""What `serve` shows and tells is what `build` writes and tells: page for page, file for file, problem for problem."""

import errno
from pathlib import Path

import pytest
from tests.support.missing import missing_files
from tests.support.previewing import Previewed, built_here, site_here
from tests.support.served import assert_serve_equals_build, copy, served_as_built, write

from backstory.render.deadline import DEADLINE

CASES = Path(__file__).parents[3] / "shared" / "cases"

TIDE = "---\ntitle: Tide\ndate: 2026-03-01\n{more}---\n\nIt rose.\n\n{text}\n"


def tide(text: str = "", **more: str) -> str:
    """An article called Tide."""
    return TIDE.format(text=text, more="".join(f"{key}: {value}\n" for key, value in more.items()))


ODD: dict[str, dict[str, str]] = {
    "a picture under a permalink": {
        "content/articles/tide.md": tide("![Rise](rise.svg)", permalink="/sea/tide/"),
        "content/articles/rise.svg": "<svg/>",
    },
    "a picture of a page that is a file": {
        "content/articles/tide.md": tide("![Rise](rise.svg)", permalink="/sea/tide.html"),
        "content/articles/rise.svg": "<svg/>",
    },
    "a picture in a folder above": {
        "content/articles/sea/tide.md": tide("![Rise](../rise.svg) ![Fall](../../fall.svg)"),
        "content/articles/rise.svg": "<svg/>",
        "content/fall.svg": "<svg/>",
    },
    "a picture above the root": {
        "content/articles/tide.md": tide("![Rise](../../../rise.svg)", permalink="/tide/"),
        "content/rise.svg": "<svg/>",
    },
    "a picture from the root": {
        "content/articles/tide.md": tide("![Rise](/rise.svg) ![Fall](/fall.svg)"),
        "content/static/rise.svg": "<svg/>",
    },
    "a picture from the root below static": {
        "content/articles/tide.md": tide("![Rise](/static/rise.svg)"),
        "content/static/rise.svg": "<svg/>",
    },
    "a picture in front matter": {
        "content/articles/tide.md": tide(image="rise.svg"),
        "content/articles/ebb.md": tide(image="fall.svg"),
        "content/articles/rise.svg": "<svg/>",
    },
    "a static file where an article's picture is": {
        "content/articles/tide.md": tide("![Rise](rise.svg)"),
        "content/articles/rise.svg": "<svg>beside</svg>",
        "content/static/articles/2026/03/tide/rise.svg": "<svg>static</svg>",
    },
    "a static file where a page is": {
        "content/articles/tide.md": tide(),
        "content/static/articles/2026/03/tide/index.html": "Another page.",
        "content/static/topics/index.html": "Our topics.",
        "content/static/404.html": "Gone.",
    },
    "a static file where a file of the theme is": {
        "content/articles/tide.md": tide(),
        "content/static/assets/mark.svg": "<svg>ours</svg>",
    },
    "two pictures at one address": {
        "content/articles/one/index.md": tide(permalink="/sea/one.html"),
        "content/articles/one/rise.svg": "<svg>one</svg>",
        "content/articles/two/index.md": tide(permalink="/sea/two.html"),
        "content/articles/two/rise.svg": "<svg>two</svg>",
    },
    "a folder of its own": {
        "content/articles/tide/index.md": tide("![Rise](rise.svg) [Notes](deep/notes.csv)"),
        "content/articles/tide/rise.svg": "<svg/>",
        "content/articles/tide/deep/notes.csv": "a,b\n",
        "content/articles/tide/deep/ebb.md": tide("![Low](low.svg)", slug="ebb"),
        "content/articles/tide/deep/low.svg": "<svg/>",
    },
    "a permalink where other things are": {
        "content/articles/one.md": tide(permalink="/topics/"),
        "content/articles/two.md": tide(permalink="/sitemap.xml"),
        "content/articles/three.md": tide(permalink="/assets/mark.svg"),
        "content/articles/four.md": tide(permalink="/"),
        "content/articles/five.md": tide(permalink="/a b/é/"),
    },
    "redirects": {
        "content/articles/one.md": tide(redirect_from="[/old/, /old.html, /topics/, /a/b]"),
        "content/articles/two.md": tide(redirect_from="[/old/]"),
        "content/static/a/b/index.html": "Here.",
    },
    "a weak accent": {
        "content/site.yaml": "title: Harbour\naccent: '#ffee00'\n",
        "templates/assets/house.css": ":root { --paper: #555 }",
        "content/articles/tide.md": tide(),
    },
    "navigation": {
        "content/site.yaml": "title: Harbour\nnavigation:\n  - Home: /\n  - Gone: /gone/\n  - Map: /map.txt\n"
        "  - Mark: /assets/mark.svg\n  - Topics: /topics/\n  - Sea: /topics/sea/page/2/\n",
        "content/articles/tide.md": tide(topics="[Sea]"),
        "content/static/map.txt": "A map.",
    },
    "files with signs in their names": {
        "content/articles/tide.md": tide("![Rise](<r i%20se.svg>) ![Fall](fäll.svg)"),
        "content/articles/r i se.svg": "<svg/>",
        "content/articles/fäll.svg": "<svg/>",
        "content/static/a b?c#d&e.txt": "Text.",
        "content/static/back\\slash.txt": "Text.",
        "content/static/100%.txt": "Text.",
        "content/static/no-suffix": "Text.",
        "content/static/UPPER.HTML": "Text.",
        "content/static/plain.htm": "Text.",
        "content/static/double.tar.gz": "Text.",
        "content/static/folder.d/index.html": "Text.",
        "content/static/..dots/x.txt": "Text.",
    },
    "templates that fail": {
        "content/articles/tide.md": tide(topics="[Sea]", template="own.html"),
        "content/articles/ebb.md": tide(template="none.html"),
        "templates/topic.html": "{{ nothing }}",
        "templates/own.html": "{% extends 'theme/article.html' %}{% block nowhere %}{% endblock %}",
        "templates/other.html": "{% if %}",
    },
    "broken articles": {
        "content/articles/tide.md": tide("[[Ebb]] ![[Ebb]]", topics="[Sea]"),
        "content/articles/ebb.md": "---\ntitle: Ebb\ndate: soon\n---\n\nText.\n",
        "content/articles/low.md": "---\ntitle: [Low\n---\n\nText.\n",
    },
    "drafts and dates": {
        "content/articles/tide.md": tide("[[Ebb]] ![[Ebb]]", topics="[Sea]"),
        "content/articles/ebb.md": "---\ntitle: Ebb\ndate: 2026-02-01\ndraft: true\nimage: no.png\n---\n\n"
        "[[Nobody]] ![[Tide]] ![x](no.svg) [^9] {{broken}} %% Open\n",
        "content/articles/late.md": "---\ntitle: Late\ndate: 2027-02-01\n---\n\nText.\n",
        "content/articles/over.md": "---\ntitle: Over\ndate: 2026-02-01\nexpires: 2026-03-01\n---\n\nText.\n",
    },
    "topics on more than one page": {
        "content/site.yaml": "title: Harbour\nper_page: 1\npair_pages: 1\n",
        "content/articles/one.md": tide(topics="[Sea, Land]"),
        "content/articles/two.md": tide(topics="[Sea, Land]"),
        "content/topics.yaml": "- name: Sea\n- name: Land\n- name: Air\n",
    },
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_site_is_served_as_it_is_built(name: str, here: Path) -> None:
    write(here, ODD[name])
    served_as_built(here)


@pytest.mark.parametrize("name", sorted(path.parent.name for path in CASES.glob("*/content")) or ["cases"])
def test_a_site_as_people_write_it_is_served_as_it_is_built(name: str, here: Path) -> None:
    if not CASES.is_dir():
        missing_files("folder of small sites")
    copy(CASES / name, here)
    served_as_built(here)


EDITED = {
    "content/articles/tide.md": tide("![Rise](rise.svg) [[Ebb]] ![[Silt]]", topics="[Sea]"),
    "content/articles/ebb.md": "---\ntitle: Ebb\ndate: 2026-02-01\ntopics: [Sea]\n---\n\nSee [[Tide]].\n",
    "content/background/silt.md": "---\ntitle: Silt\n---\n\nMud settles.\n",
    "content/articles/rise.svg": "<svg/>",
    "content/static/map.txt": "A map.",
}
EDITS: list[tuple[str, str | None]] = [
    ("content/articles/tide.md", tide("![Fall](fall.svg) [[Ebb]] ![[Silt]]", topics="[Sea]")),
    ("content/articles/fall.svg", "<svg/>"),
    ("content/articles/tide.md", tide("[[Nobody]] ![[Nothing]] ![](/map.txt)", topics="[Sea]")),
    ("content/static/map.txt", None),
    ("content/static/topics/sea/index.html", "Ours."),
    ("content/articles/tide.md", tide("[[Ebb]]", template="own.html", image="fall.svg")),
    ("templates/own.html", "{% extends 'theme/article.html' %}"),
    ("templates/own.html", "{{ nothing }}"),
    ("templates/own.html", None),
    ("templates/assets/extra.css", "main { color: red }"),
    (
        "content/site.yaml",
        "title: Harbour\naccent: '#ffee00'\nnavigation:\n  - Gone: /gone/\n  - Sea: /topics/sea/\n",
    ),
    (
        "content/site.yaml",
        "title: Harbour\nbase_url: https://h.example/\nchecks: {link-missing: warning, file-missing: error}\n",
    ),
    ("content/background/silt.md", "---\ntitle: Silt\n---\n\n![[Ebb]] [[Nobody]]\n"),
    (
        "content/articles/ebb.md",
        "---\ntitle: Ebb\ndate: 2026-02-01\ntopics: [Sea]\n---\n\n![[Silt]] [[Tide]].\n",
    ),
    ("content/articles/ebb.md", "---\ntitle: Ebb\ndraft: true\n---\n\n[[Nobody]] ![](no.svg)\n"),
    ("content/articles/ebb.md", "---\ntitle: Ebb\ndraft: [\n---\n\nText.\n"),
    ("content/articles/ebb.md", "---\ntitle: Low\ndate: 2026-02-01\nredirect_from: [/ebb/]\n---\n\nText.\n"),
    ("content/articles/tide.md", None),
    ("content/background/silt.md", None),
]


def test_after_an_edit_of_any_kind_it_is_served_as_it_is_built(here: Path) -> None:
    write(here, EDITED)
    previewed = Previewed(site_here()).start()
    try:
        for path, text in EDITS:
            if text is None:
                (here / path).unlink()
            else:
                write(here, {path: text})
            previewed.saved()
            assert_serve_equals_build(previewed)
    finally:
        previewed.end()


ENDLESS = "{% for one in range(100000) %}{% for two in range(100000) %}{% endfor %}{% endfor %}"


def test_a_template_without_end_is_a_problem_of_its_pages_only(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DEADLINE, "seconds", 0.5)
    write(here, {"content/articles/tide.md": tide(topics="[Sea]"), "templates/topic.html": f"<p>\n{ENDLESS}"})
    previewed = Previewed(site_here()).start()
    try:
        assert_serve_equals_build(previewed)
        [said] = previewed.told()
        assert said.startswith("templates/topic.html:2:1: error:") and said.endswith("[template-endless]")
        assert previewed.get("topics/sea/index.html").status == 500
        write(here, {"templates/topic.html": "{% extends 'theme/topic.html' %}"})
        previewed.saved()
        assert_serve_equals_build(previewed)
    finally:
        previewed.end()


@pytest.mark.parametrize(
    "template", ["{{ 'x' * 10 ** 9 }}", "{{ range(10 ** 6) | list }}", "{{ 9 ** 9 ** 9 }}"]
)
def test_a_template_that_makes_too_much_is_a_problem_of_its_pages_only(template: str, here: Path) -> None:
    write(here, {"content/articles/tide.md": tide(topics="[Sea]"), "templates/topic.html": template})
    previewed = Previewed(site_here()).start()
    try:
        assert_serve_equals_build(previewed)
        [said] = previewed.told()
        assert said.startswith("templates/topic.html") and said.endswith("[template-error]")
    finally:
        previewed.end()


def test_a_file_that_can_not_be_read_is_told_by_both(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Nothing is forbidden to the superuser, as whom tests may run: the system's answer is put in its place.
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "map.txt" and path.parent.name == "static":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    write(here, {"content/articles/tide.md": tide(), "content/static/map.txt": "A map."})
    previewed = Previewed(site_here()).start()
    try:
        _, said = built_here(previewed.site)
        assert previewed.get("map.txt").status == 404
        assert previewed.told() == said
        assert [line.rpartition("[")[2] for line in said] == ["file-unreadable]"]
    finally:
        previewed.end()
