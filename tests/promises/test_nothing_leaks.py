"""What is out is out everywhere: no page, list, count, link, manifest or file says a word of it."""

from pathlib import Path

import pytest
from tests.support.running import backstory, build, tree

HELD = {
    "draft": "draft: true\ndate: 2024-02-02",
    "status": "status: draft\ndate: 2024-02-02",
    "unpublished": "published: false\ndate: 2024-02-02",
    "embargo": "date: 2027-02-02",
    "expired": "date: 2024-02-02\nexpires: 2025-01-01",
}

SECRET = """---
title: Zanzibarquartz treaty
{held}
slug: vermilliongate
topics: [Ochrefield, Open topic]
summary: Umbershade summary.
definition: Maroonmeaning
authors: [Cobaltine Writer]
names: [Teal Alias]
background: [Open background]
redirect_from: [/old-saffron/]
sources: [{{id: s, title: Indigovale source, url: "https://celadon.example/"}}]
events: [{{date: 2020-01-01, title: Magentacliff happened, topics: [Open topic]}}]
claims: [{{text: Crimsonford claim, by: Sienna Speaker, about: [Open topic], likelihood: likely, would_change: Gambogesign}}]
quotes: [{{text: Celestinewords, by: Verdigris Speaker, to: Ultramarine Hearer, place: Heliotropetown, about: [Open topic]}}]
corrections: [{{date: 2024-03-03, was: Lilacmoor, now: Mauvepoint, note: Peridot}}]
image: {{file: fuchsia-plan.png, alt: Burgundy alt}}
facts: {{Ceruleanlabel: Cinnabarvalue}}
questions: [Whose is the Ambergate]
answers: ["Open article#^unknown-thing"]
pin: 2026-12-31
---
Chartreusebody text about [[Open topic]]. ![[Open background]]

!!! background "Tangerinebox"
    Turquoise words.

::: unknown
Violetquestion of it.

confidence: low
would_change: Bisquechange
:::

::: list Sangriatitle
topic: Open topic
:::

%% Amaranthine comment %%
"""

WORDS = (
    "Zanzibarquartz vermilliongate Ochrefield Umbershade Cobaltine Teal saffron Indigovale celadon Magentacliff "
    "Crimsonford Sienna Lilacmoor Mauvepoint Peridot fuchsia Burgundy Chartreusebody Tangerinebox Turquoise Amaranthine "
    "Ambergate Violetquestion Celestinewords Verdigris Ultramarine Heliotropetown Gambogesign Bisquechange Sangriatitle Maroonmeaning"
).split()

OPEN = {
    # Feeds, site map and what pages say of themselves to programs are made only with an address.
    "content/site.yaml": "title: Open site\nbase_url: https://open.example/\ntwins: yes\n",
    "content/articles/open.md": "---\ntitle: Open article\ndate: 2024-01-01\ntopics: [Open topic]\n---\n"
    "It mentions [[held|something else]] and what followed.\n\n::: unknown\nWho did it. ^unknown-thing\n:::\n",
    "content/topics/open.md": "---\ntitle: Open topic\nrelated: [Open article]\nfacts: {Deal: '[[Zanzibarquartz treaty]], 2024'}\n---\n",
    "content/background/open.md": "---\ntitle: Open background\ntopics: [Open topic]\n---\nWhat came before.\n\n"
    "::: list\ntopic: Open topic\n:::\n\n::: list\nauthor: Cobaltine Writer\nby: author\n:::\n\n"
    "::: list\ntopic: Zanzibarquartz treaty\n:::\n",
    "content/articles/fuchsia-plan.png": "a picture",
}


def write(site: Path, held: str) -> None:
    for path, text in (OPEN | {"content/articles/held.md": SECRET.format(held=held)}).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")


def leaks(files: dict[str, bytes]) -> list[str]:
    """Words of what is held back, with the file that says them."""
    return [
        f"{path}: {word}"
        for path, data in files.items()
        for word in WORDS
        if word.lower() in path.lower() or word.lower().encode() in data.lower()
    ]


@pytest.mark.parametrize("why", HELD)
def test_a_document_that_is_held_back_leaves_no_trace(tmp_path: Path, why: str) -> None:
    write(tmp_path, HELD[why])
    build(tmp_path)
    assert leaks(tree(tmp_path / "site")) == []
    known = backstory("catalog", "--as-of", "2026-06-01", cwd=tmp_path)
    assert leaks({"catalog": known.out.encode()}) == []


def test_the_same_words_are_there_once_it_is_published(tmp_path: Path) -> None:
    write(tmp_path, "date: 2024-02-02")
    build(tmp_path)
    said = {leak.rpartition(": ")[2] for leak in leaks(tree(tmp_path / "site"))}
    assert set(WORDS) - said <= {"Amaranthine", "Teal", "saffron"} | {"vermilliongate"} - said
    assert "Amaranthine" not in said, "a comment is never published"


def test_what_was_published_and_then_held_back_is_gone(tmp_path: Path) -> None:
    write(tmp_path, "date: 2024-02-02")
    build(tmp_path)
    write(tmp_path, HELD["draft"])
    build(tmp_path)
    assert leaks(tree(tmp_path / "site")) == []


def test_with_drafts_a_draft_is_shown_and_the_manifest_says_so(tmp_path: Path) -> None:
    write(tmp_path, HELD["draft"])
    build(tmp_path, "--drafts")
    files = tree(tmp_path / "site")
    assert leaks(files)
    assert b'"drafts": true' in files[".backstory-manifest.json"]
