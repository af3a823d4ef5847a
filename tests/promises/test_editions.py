"""What is for one edition is in no file of another, and in its own; all are built by one command."""

import json
from pathlib import Path

import pytest
from tests.preview.conftest import Serving
from tests.support.running import Ran, backstory, build, tree

SITE = """title: Open site
base_url: https://open.example/
twins: yes
editions:
  public: {}
  internal: {holds: public, label: For the newsroom, base_url: "https://desk.example/"}
publish:
  live: {kind: folder, path: live, pause: "0"}
  desk: {kind: folder, path: desk, pause: "0", edition: internal}
"""
OPEN = """---
title: Open article
date: 2024-01-01
topics: [Open topic]
events: [{date: 2020-01-01, title: Seen}, {date: 2020-02-01, title: zquevent, for: internal}]
claims: [{text: zquclaim, by: zquspeaker, id: zquc, for: internal}, {text: Seen claim, replies_to: zquc}]
quotes: [{text: zququote, by: zquman, to: zquhearer, for: [internal]}]
questions: [{question: zququestion, For: internal}]
sources: [{id: zqus, title: zqusource, for: internal}]
corrections: [{date: 2024-02-01, was: zquwas, now: zqunow, for: internal}]
related: [{to: For readers, because: zqubecause, for: internal}]
image: {file: zqulead.png, alt: zqualt, for: internal}
facts: {For: 12, Deal: '[[zquheld]] in 2024'}
own: {deep: [{value: zquown, for: internal}]}
---
See [[zquheld]], [[zquheld|held words]], [[#zquheading]], [[Open article#zquheading]], [[zqubox]], [[zqubelow]], [[zqulisted]],
[[Open article#^zquid|block]], [this](#zquheading) and that.[@zqus]

![[Open article#zquheading]]

![[zqubox]]

::: for internal
## zquheading

zqutext about the Open topic. ^zquid

!!! background "zqubox"
    zquinside

::: unknown zqulabel
zquunknown
:::

```
zqucode
:::
```

![zqupicture](zqupicture.png)
:::

- an item

  ::: for internal
  zquitem
  :::

> ::: for internal
> zququoted
> :::

The end.
"""
FILES = {
    "site.yaml": SITE,
    "articles/open.md": OPEN,
    "articles/zqupicture.png": "a picture",
    "articles/zqulead.png": "a picture",
    "articles/zquheld.md": "---\ntitle: zquheld\nfor: internal\ndate: 2024-01-02\ntopics: [zqutopic, Open topic]\n---\nzqubody\n",
    "articles/wrapped.md": "---\ntitle: zquwrapped\nparams: {for: internal}\ndate: 2024-01-02\n---\nzquwrapped\n",
    "articles/slip.md": "---\ntitle: zquslip\nfro: internal\ndate: 2024-01-02\n---\nzquslip\n",
    "articles/zqubeside.md": "---\ntitle: zqubeside\ndate: 2024-01-02\n---\nzqubeside\n",
    "articles/zqubeside.yaml": "for: internal\n",
    "articles/desk/_index.md": "---\ntitle: zqudesk\ncascade: {for: internal}\n---\n",
    "articles/desk/below.md": "---\ntitle: zqubelow\nfor: [public, internal]\ndate: 2024-01-02\n---\nzqubelow\n",
    "articles/section/_index.md": "---\ntitle: zqusection\nfor: internal\n---\n",
    "articles/section/below.md": "---\ntitle: zquinsection\ndate: 2024-01-02\n---\nzquinsection\n",
    "articles/public.md": "---\ntitle: For readers\nfor: public\ndate: 2024-01-03\n---\nFor readers.\n",
    "topics.yaml": "- {title: Open topic, kind: place}\n- {title: zqulisted, for: internal, summary: zqusummary}\n",
    "background/open.md": "---\ntitle: Open background\ntopics: [Open topic]\n---\n::: list\ntopic: Open topic\n:::\n",
}
FAULTY = {
    "unknown": ("for: internl", "Words."),
    "unread": ("for: {a: b}", "Words."),
    "empty": ("for:", "Words."),
    "nobody": ("for: public", "::: for nobody\nzqunobody\n:::"),
    "unclosed": ("for: public", '::: for internal\n\n!!! note "A"\n    zqu\n\n::: why\nzqu\n:::'),
    "attribute": ("for: public", "## zqusecret {for=internal}\n\nzqu"),
    "admonition": ("for: public", "!!! for internal\n    zqu"),
    "named": ("for: public", "::: internal\nzqu\n:::"),
}


def write(site: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = site / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def marks(files: dict[str, bytes]) -> list[str]:
    """The files with a word of what is for one edition; no address that is made of a paragraph's words has a `u`."""
    return [path for path, data in files.items() if b"zqu" in data.lower() or "zqu" in path.lower()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    site = tmp_path_factory.mktemp("editions")
    write(site, FILES)
    return site, build(site)


def test_one_command_builds_all_and_says_what_each_leaves_out(built: tuple[Path, Ran]) -> None:
    site, ran = built
    assert ran.code == 0, ran.err
    assert "site: " in ran.out and "site-internal: " in ran.out and "for other editions" in ran.out
    assert "For readers" in (site / "site/articles/2024/01/public/index.html").read_text()
    assert "For readers" in (site / "site-internal/articles/2024/01/public/index.html").read_text()


def test_no_file_of_the_public_edition_has_a_word_of_the_other(built: tuple[Path, Ran]) -> None:
    site, ran = built
    assert marks(tree(site / "site")) == []
    known = backstory("catalog", "--as-of", "2026-06-01", cwd=site)
    assert "zqu" not in json.dumps({key: value for key, value in known.document.items() if key != "problems"})
    assert (
        "anchor-missing" not in ran.err and "link-missing" not in ran.err and "reply-missing" not in ran.err
    )


def test_the_internal_edition_shows_all_of_it_and_says_which_it_is(built: tuple[Path, Ran]) -> None:
    site, _ = built
    files = tree(site / "site-internal")
    whole = b"".join(data for path, data in files.items() if path != ".backstory-manifest.json").lower()
    hidden = ("zquc", "zqus", "zquid", "zquown", "zqudesk", "zqusection", "zqubeside.yaml")
    for word in (
        "zquevent zquclaim zquspeaker zququote zquman zquhearer zququestion zqusource zquwas zqunow zqualt zqulead "
        "zquheading zqutext zqubox zquinside zqulabel zquunknown zqucode zqupicture zquitem zququoted zquheld zqubody zqutopic "
        "zquwrapped zquslip zqubeside zqubelow zquinsection zqulisted zqusummary"
    ).split():
        assert word not in hidden and word.encode() in whole, word
    page = files["articles/2024/01/open/index.html"].decode()
    assert "For the newsroom" in page and '<meta name="robots" content="noindex">' in page
    public = (site / "site/articles/2024/01/open/index.html").read_text()
    assert "For the newsroom" not in public and "noindex" not in public
    assert b"https://desk.example/" in files["sitemap.xml"] or b"https://desk.example/" in whole


def test_a_text_that_moves_to_an_edition_is_gone_from_the_others_as_from_a_clean_build(
    tmp_path: Path,
) -> None:
    before = FILES | {
        "articles/open.md": OPEN.replace("for: internal", "for: public"),
        "articles/zquheld.md": FILES["articles/zquheld.md"].replace("for: internal\n", ""),
    }
    write(tmp_path, before)
    build(tmp_path)
    assert "articles/2024/01/zquheld/index.html" in tree(tmp_path / "site")
    write(tmp_path, FILES)
    assert build(tmp_path, "--verify").code == 0
    assert marks(tree(tmp_path / "site")) == []
    build(tmp_path, "--edition", "internal")
    assert marks(tree(tmp_path / "site")) == []
    write(tmp_path, before)
    assert build(tmp_path, "--verify").code == 0


def test_an_edition_is_not_built_into_the_folder_of_another(built: tuple[Path, Ran]) -> None:
    site, _ = built
    ran = build(site, "--edition", "internal", "--output", "site")
    assert (ran.code, ran.codes) == (1, {"output-other-edition"})
    assert marks(tree(site / "site")) == []


def test_a_target_gets_its_own_edition_and_no_other(built: tuple[Path, Ran]) -> None:
    site, _ = built
    assert backstory("publish", "live", "--yes", cwd=site).code == 0
    assert backstory("publish", "desk", "--yes", cwd=site).code == 0
    assert marks(tree(site / "live")) == [] and marks(tree(site / "desk"))
    assert "zqu" not in (site / "content/published.txt").read_text()
    for how in (("live", "--output", "site-internal"), ("live", "--output", "site-internal", "--trial")):
        ran = backstory("publish", *how, "--base-url", "https://desk.example/", "--yes", cwd=site)
        assert (ran.code, ran.codes) == (1, {"publish-edition"})
    assert marks(tree(site / "live")) == []
    ran = backstory("publish", "live", "--set", "edition=internl", "--yes", cwd=site)
    assert (ran.code, ran.codes) == (1, {"publish-edition-unknown"})


def test_the_preview_shows_one_edition(built: tuple[Path, Ran]) -> None:
    site, _ = built
    paths = [path for path in tree(site / "site") if path.endswith((".html", ".json", ".xml", ".md"))][:40]
    for edition, seen in ((), False), (("--edition", "internal"), True):
        serving = Serving(site, "--as-of", "2026-06-01", *edition)
        try:
            pages = {path: serving.get(f"/{path}").body for path in paths}
        finally:
            serving.process.terminate()
            serving.process.wait(20)
        assert bool(marks(pages)) is seen


def test_check_tells_of_all_editions_and_each_problem_once(built: tuple[Path, Ran]) -> None:
    site, _ = built
    write(
        site,
        {
            "articles/wrong.md": "---\ntitle: Wrong\ndate: 2024-01-02\n---\n[[Nothing]]\n\n::: for internal\n[[Nobody]]\n:::\n"
        },
    )
    try:
        ran = backstory("check", "--as-of", "2026-06-01", cwd=site)
    finally:
        (site / "content/articles/wrong.md").unlink()
    assert ran.err.count('"Nothing"') == 1 and ran.err.count('"Nobody"') == 1


@pytest.mark.parametrize("declared", [True, False])
def test_what_cannot_be_read_is_for_nobody(tmp_path: Path, declared: bool) -> None:
    site = SITE if declared else "title: Open site\n"
    faulty = {
        f"articles/{name}.md": f"---\ntitle: zqu{name}\n{said}\ndate: 2024-01-02\n---\n{text}\n"
        for name, (said, text) in FAULTY.items()
        if declared or name not in ("attribute", "admonition", "named")
    }
    write(tmp_path, {"site.yaml": site, "articles/held.md": FILES["articles/zquheld.md"]} | faulty)
    ran = build(tmp_path)
    assert ran.code == 1
    assert marks(tree(tmp_path / "site")) == []
    for path in faulty:
        assert f"content/{path}:" in ran.err, path
    if declared:
        assert 'did you mean "internal"?' in ran.err
    else:
        assert "content/articles/held.md:3:6: error: no edition of this site is for" in ran.err
