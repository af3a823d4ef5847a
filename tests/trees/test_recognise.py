"""Trees of other programs: what is recognised, and what their own configuration makes of a site."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from backstory.cli.options import SiteOptions, resolve_options
from backstory.problems import SiteError
from backstory.settings import Settings
from backstory.trees.pelican import literals
from backstory.trees.recognise import recognise

WriteSite = Callable[[Mapping[str, str | bytes]], Path]

HUGO: dict[str, str | bytes] = {
    "hugo.toml": """\
baseURL = "https://harbour.example/"
title = "Harbour news"
defaultContentLanguage = "fr"
[params]
phone = "555"
[permalinks]
posts = "/:year/:month/:slug/"
[[menu.main]]
name = "Second"
url = "/second/"
weight = 2
[[menu.main]]
name = "First"
url = "/first/"
weight = 1
""",
    "content/posts/a.md": "+++\ntitle = 'A'\ndate = 2024-02-03\n+++\nA\n",
    "static/img/a.png": b"png",
}
JEKYLL = {
    "_config.yml": "title: Ferry\nurl: https://ferry.example\nbaseurl: /blog\npermalink: pretty\nrepository: me/ferry\n",
    "_posts/2024-02-03-a.md": "---\ntags: one two\n---\nA\n",
}
MKDOCS = {
    "mkdocs.yml": """\
site_name: Pier
nav:
  - Home: index.md
  - Guide: {Start: guide/start.md}
  - Parts:
      - One: parts/one.md
markdown_extensions:
  - emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
""",
    "docs/index.md": "# Pier\n",
    "docs/parts/one.md": "# One\n",
}
PELICAN = {
    "pelicanconf.py": "SITENAME = 'Buoys'\nTIMEZONE = 'Europe/Rome'\nPATH = 'content'\nDEFAULT_LANG: str = 'it'\n"
    "ARTICLE_URL = 'blog/{date:%Y}/{slug}/'\nSITEURL = os.environ['X']\nMENUITEMS = (('Docs', 'https://docs.example'),)\n",
    "publishconf.py": "from pelicanconf import *\nSITEURL = 'https://buoys.example'\n",
    "content/a.md": "Title: A\nDate: 2024-02-03\n\nA\n",
}
VAULT = {".obsidian/app.json": '{"attachmentFolderPath": "files"}', "Note.md": "[[Other]]\n"}


def resolved(tree: Path) -> SiteOptions:
    """The options of a tree that is built as it is."""
    return resolve_options(
        content=tree,
        templates=tree / "none",
        output=tree / "site",
        base_url=None,
        drafts=False,
        future=False,
        as_of="2024-03-01",
        strict=False,
    )


def options_of(tree: Path) -> tuple[Settings, str, tuple[str, ...]]:
    """The settings of a tree, the folder of its texts as problems name it, and what is told of it."""
    options = resolved(tree)
    return options.settings, options.folders.content.relative_to(tree).as_posix(), options.recognised


def test_hugo(write_site: WriteSite) -> None:
    settings, content, told = options_of(write_site(HUGO))
    assert (settings.title, settings.base_url, settings.language) == (
        "Harbour news",
        "https://harbour.example/",
        "fr",
    )
    assert settings.navigation == (("First", "/first/"), ("Second", "/second/"))
    assert (settings.markdown, content) == ("commonmark", "content")
    assert settings.tree.addresses == (("posts", "/{year}/{month}/{slug}/"), ("", "{path}/"))
    assert settings.tree.variables == {"param.phone": "555"}
    assert told[0] == "This is a tree of Hugo (hugo.toml); its texts are read as CommonMark."
    assert len(told) <= 6


def test_jekyll(write_site: WriteSite) -> None:
    settings, content, _ = options_of(write_site(JEKYLL))
    assert (settings.title, settings.base_url, content) == ("Ferry", "https://ferry.example/blog/", ".")
    assert settings.tree.addresses[0] == ("_posts", "/{categories}/{year}/{month}/{day}/{cased_slug}/")
    assert settings.tree.variables["site.repository"] == "me/ferry"
    assert settings.markdown == "commonmark" and settings.tree.words


def test_mkdocs_whose_settings_have_tags_of_yaml(write_site: WriteSite) -> None:
    settings, content, _ = options_of(write_site(MKDOCS))
    assert (settings.title, settings.markdown, content) == ("Pier", "python", "docs")
    assert settings.navigation == (("Home", "/"), ("Guide", "/guide/start/"), ("Parts", "/parts/one/"))


def test_pelican_is_read_and_not_run(write_site: WriteSite) -> None:
    tree = write_site(PELICAN)
    settings, content, _ = options_of(tree)
    assert (settings.title, settings.timezone, settings.language) == ("Buoys", "Europe/Rome", "it")
    assert (settings.base_url, settings.markdown, content) == ("https://buoys.example/", "python", "content")
    assert settings.tree.addresses[-1] == ("", "/blog/{year}/{slug}/")
    assert "SITEURL" not in literals(tree / "pelicanconf.py")


def test_a_vault(write_site: WriteSite) -> None:
    settings, content, told = options_of(write_site(VAULT))
    assert (settings.markdown, content, settings.tree.addresses) == ("commonmark", ".", ())
    assert told[-1] == "  attachments: files"


def test_the_folder_of_the_texts_is_recognised_by_what_lies_beside_it(write_site: WriteSite) -> None:
    tree = write_site(HUGO)
    assert options_of(tree)[0] == options_of(tree / "content")[0]


def test_what_the_site_says_itself_goes_first(write_site: WriteSite) -> None:
    tree = write_site(HUGO | {"content/site.yaml": "title: Mine\nmarkdown: python\n"})
    settings, _, _ = options_of(tree)
    assert (settings.title, settings.markdown, settings.language) == ("Mine", "python", "fr")


def test_a_content_folder_holds_texts_wherever_they_lie(write_site: WriteSite) -> None:
    tree = write_site(MKDOCS | {"site.yaml": "title: Mine\n"})
    settings, content, told = options_of(tree)
    assert (settings, content, told) == (Settings(title="Mine"), ".", ())


def test_a_site_may_be_no_tree_of_another_program(write_site: WriteSite) -> None:
    tree = write_site(HUGO | {"content/site.yaml": "recognise: false\n"})
    settings, _, told = options_of(tree / "content")
    assert (settings, told) == (Settings(recognise=False), ())


@pytest.mark.parametrize(
    "files",
    [
        {"content/a.md": "A"},
        {"config.toml": "title = 'A program of another kind'", "content/a.md": "A"},
        {"mkdocs.yml": "site_name: Without a folder", "a.md": "A"},
        {"hugo.toml": "title = ", "a.md": "A"},
    ],
)
def test_a_plain_folder_is_none(write_site: WriteSite, files: Mapping[str, str]) -> None:
    assert recognise(write_site(files)) is None


@pytest.mark.parametrize(
    ("tree", "file", "text", "place"),
    [
        (HUGO, "hugo.toml", "title = 'Harbour\n", ("hugo.toml", 1)),
        (JEKYLL, "_config.yml", "title: Ferry\ndefaults: [{scope: x}\n", ("_config.yml", 2)),
        (MKDOCS, "mkdocs.yml", "site_name: Pier\nnav: [a\n", ("mkdocs.yml", 2)),
        (PELICAN, "pelicanconf.py", "SITENAME = \n", ("pelicanconf.py", 1)),
        (JEKYLL, "_config.yml", "title: Ferry\ntimezone: Nowhere/None\n", ("_config.yml", 2)),
        (HUGO, "hugo.toml", "title = 'A'\ntimeZone = 'Mars'\n", ("hugo.toml", 2)),
    ],
)
def test_settings_that_can_not_be_read_stop_a_command(
    write_site: WriteSite,
    monkeypatch: pytest.MonkeyPatch,
    tree: dict[str, str | bytes],
    file: str,
    text: str,
    place: tuple[str, int],
) -> None:
    monkeypatch.chdir(write_site(tree | {file: text}))
    with pytest.raises(SiteError) as stopped:
        resolve_options(
            content=Path(),
            templates=Path("none"),
            output=Path("site"),
            base_url=None,
            drafts=False,
            future=False,
            as_of="2024-03-01",
            strict=False,
        )
    (problem,) = stopped.value.problems
    assert problem.code in ("tree-unread", "timezone-unknown")
    assert (problem.place.path.removeprefix("./"), problem.place.line) == place


def test_a_language_that_is_none_is_told(write_site: WriteSite) -> None:
    tree = write_site(JEKYLL | {"_config.yml": "title: Ferry\nlang: '<English>'\n"})
    options = resolved(tree)
    assert [(one.code, one.place.line) for one in options.problems] == [("value-language", 2)]
    assert options.settings.language == "en"
