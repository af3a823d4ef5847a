"""What an author has commented out stands nowhere, in the text or in the metadata."""

from pathlib import Path

import pytest
from tests.support.running import build, tree

COMMENTS = [
    "%% quokka %%",
    "<!-- quokka -->",
    "{% comment %} quokka {% endcomment %}",
    "{{/* quokka */}}",
    "{# quokka #}",
    "{/* quokka */}",
    "{::comment}quokka{:/comment}",
    "{{< comment >}}quokka{{< /comment >}}",
]


def write(folder: Path, said: str, settings: str = "") -> None:
    front = (
        f"title: 'A {said} title'\nsummary: 'A {said} summary'\ndate: 2026-01-01\ntopics: ['Zoo {said}']\n"
    )
    events = f"events: [{{date: 2020-01-01, title: 'A day {said} in May'}}]\nmood: ['calm {said}']\n"
    text = f"# Heading {said}\n\nA text {said} in a line.\n\n{said}\n\n- an item {said}\n\n    {said}\n"
    (folder / "content/articles").mkdir(parents=True)
    (folder / "content/articles/a.md").write_text(f"---\n{front}{events}---\n{text}", "utf-8")
    (folder / "content/site.yaml").write_text(settings)


@pytest.mark.parametrize("said", COMMENTS)
@pytest.mark.parametrize("settings", ["", "unsafe_html: true"])
def test_a_comment_is_in_no_file(tmp_path: Path, said: str, settings: str) -> None:
    write(tmp_path, said, settings)
    build(tmp_path)
    files = tree(tmp_path / "site")
    assert b"A title" in files["articles/2026/01/a/index.html"]
    leaks = [path for path, data in files.items() if b"quokka" in data]
    # Below an item, four blanks may begin code: only Markdown can tell, and it does so for HTML.
    assert leaks == []


@pytest.mark.parametrize(
    ("front", "text", "place"),
    [
        ("title: A", "Seen <!-- quokka", ":4:6"),
        ("title: A", "Seen %% quokka", ":4:6"),
        ("title: A", "{% comment %} quokka", ":4:1"),
        ("title: A <!-- quokka", "Text.", ":2:8"),
        ("title: A\nsummary: B %% quokka", "Text.", ":3:10"),
    ],
)
def test_one_that_never_ends_keeps_its_document_out(
    tmp_path: Path, front: str, text: str, place: str
) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/a.md").write_text(f"---\n{front}\n---\n{text}\n", "utf-8")
    (tmp_path / "content/site.yaml").write_text("checks: {comment-unclosed: ignore}\n")
    build(tmp_path)
    assert not [path for path, data in tree(tmp_path / "site").items() if b"quokka" in data]
    (tmp_path / "content/site.yaml").unlink()
    done = build(tmp_path)
    assert done.code == 1
    assert f"a.md{place}: error: this comment has no end" in done.err
