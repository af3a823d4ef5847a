"""Sites that nobody would write: odd names, folders in place of files, every key with every odd value. Made from a seed."""

import random
from collections.abc import Callable
from pathlib import Path

from backstory.content.keys import MEANT
from backstory.settings import _SETTINGS

VALUES = [
    *(
        "",
        "~",
        "''",
        "' '",
        "true",
        "[]",
        "{}",
        "[[]]",
        "[{}]",
        "{a: {b: [c]}}",
        "0",
        "-1",
        "1e999",
        "9" * 40,
        ".inf",
    ),
    *(
        "2024-02-30",
        "0000-00-00",
        "-0043-03-15",
        "9999-12-31",
        "2024-01-01T25:00",
        "1950/1940",
        "../..",
        "now",
    ),
    *(
        "/",
        "//",
        "..",
        "../../x",
        "/a/../b",
        "a:b",
        "http://",
        "https://[",
        "javascript:x",
        "https://h:99999/",
        "C:\\x",
    ),
    *(
        "'[[a]]'",
        "'![[a]]'",
        "'{{ a }}'",
        "'{% a %}'",
        "'%%'",
        "'<b>'",
        "'&#0;'",
        '"\\u0000"',
        '"\\uFEFF"',
        "é" * 300,
    ),
    *(
        "|\n  a\n  b",
        ">-\n  a",
        "[a, [b, [c]]]",
        "a: b",
        "*x",
        "&x y",
        "!t z",
        "@a",
        "`a",
        "'a",
        '"a',
        "[a",
        "{a",
        "- a",
    ),
    *(
        "a,b;c|d",
        "\u202e",
        "\u2028",
        "\x85",
        "日本",
        "ß",
        "İ",
        "a\tb",
        "'" + "x" * 5000 + "'",
        "[" + "a, " * 500 + "b]",
    ),
]
NAMES = [
    *(
        "a.md",
        "index.md",
        "_index.md",
        "A.MD",
        " .md",
        "a b.md",
        "a#b.md",
        "a?b.md",
        "a%2f.md",
        "a:b.md",
        "CON.md",
        "日.md",
    ),
    *(
        "-.md",
        "--help.md",
        "a..md",
        "a.md.md",
        "a.txt",
        "a.yaml",
        "a.markdown",
        "2024-02-30-x.md",
        "0000-00-00-x.md",
    ),
    *(
        "x" * 240 + ".md",
        "a\nb.md",
        "a\tb.md",
        "a'b\".md",
        "a<b>.md",
        "a|b.md",
        "a*b.md",
        "\u202ea.md",
        "404.md",
        "assets.md",
    ),
    *(
        "site.yaml",
        "topics.yaml",
        "published.txt",
        "a.html",
        "a.json",
        "_redirects",
        "robots.txt",
        "feed.xml",
        "index.html",
    ),
]
FOLDERS = [
    "",
    "articles",
    "topics",
    "background",
    "pages",
    "static",
    "articles/a.md",
    "articles/index.html",
    "en",
    "_drafts",
    "x/y/z",
]
BODIES = [
    *(
        "",
        "\n" * 50,
        "# \n",
        "---\n---\n",
        "[[",
        "[[]]",
        "[[a]]",
        "![[a]]",
        "![[a#b]]",
        "[a](../../../x)",
        "![a](b.png)",
    ),
    *(
        "[a](//b)",
        "[a](http://[)",
        "<div>",
        "</div>",
        "<!--",
        "%%",
        "```",
        "{{ a }}",
        "{as-of x}",
        "[@a]",
        "[^a]",
        "|a|\n|-|",
    ),
    *(
        "!!! background\n    a",
        "> " * 30 + "a",
        "- " * 30 + "a",
        "a" * 3000,
        "[a]: b",
        "*[a]: b",
        "\x00\x1b",
        "\ufeff",
        "&#xD800;",
    ),
]
TEMPLATES = [
    *(
        "",
        "{{",
        "{% x %}",
        "{{ view }}",
        "{{ view.nothing }}",
        "{% extends 'x' %}",
        "{% extends 'article.html' %}",
        "{{ 1 / 0 }}",
    ),
    *(
        "{% include 'article.html' %}",
        "{{ say('x') }}",
        "{{ view | nothing }}",
        "{{ site.title * 3 }}",
        "{{ [].x.y }}",
        "\x00",
    ),
    *(
        "{{ view.title.__class__ }}",
        "{% for a in 5 %}{% endfor %}",
        "{{ root | long }}",
        "{{ 'x' | span }}",
        "{{ ''.join(1) }}",
    ),
]
TEMPLATE_NAMES = [
    "article.html",
    "topic.html",
    "home.html",
    "base.html",
    "parts/box.html",
    "words/en.yaml",
    "words/xx.yaml",
    "assets/style.css",
]


def write_hostile_site(folder: Path, seed: int) -> None:
    """Write the site of that number into an empty folder."""
    choose = random.Random(seed)
    (folder / "content").mkdir(parents=True)
    for _ in range(choose.randrange(1, 8)):
        where = choose.choice(FOLDERS)
        makers: tuple[Callable[[random.Random], str | bytes], ...] = (_document, _document, _metadata, _bytes)
        _write(folder / "content" / where / choose.choice(NAMES), choose.choice(makers)(choose), choose)
    if choose.random() < 0.5:
        _write(folder / "content/site.yaml", _mapping(list(_SETTINGS), choose), choose)
    if choose.random() < 0.4:
        _write(
            folder / "content/topics.yaml",
            choose.choice([_mapping(["a", "b"], choose), choose.choice(VALUES), "- a\n- b: c\n"]),
            choose,
        )
    if choose.random() < 0.3:
        name = choose.choice(TEMPLATE_NAMES)
        text = choose.choice(VALUES) if name.startswith("words") else choose.choice(TEMPLATES)
        _write(folder / "templates" / name, text, choose)


def _write(file: Path, text: str | bytes, choose: random.Random) -> None:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if choose.random() < 0.04:
            file.mkdir()
        elif choose.random() < 0.04:
            file.symlink_to(choose.choice(["nowhere", ".", "..", "/etc/hostname"]))
        else:
            file.write_bytes(data)
    except OSError:
        return  # a file stands where its folder should be: that is one of the odd sites, too


def _mapping(keys: list[str], choose: random.Random) -> str:
    chosen = choose.sample(keys, min(len(keys), choose.randrange(1, 6)))
    return "".join(f"{key}: {choose.choice(VALUES)}\n" for key in chosen)


def _metadata(choose: random.Random) -> str:
    return _mapping(list(MEANT), choose)


def _document(choose: random.Random) -> str:
    body = "\n\n".join(choose.choices(BODIES, k=choose.randrange(4)))
    title = choose.choice(["title: A\n", "title: A\n", "", "title: B\n"])
    return f"---\n{title}{_metadata(choose)}---\n{body}\n"


def _bytes(choose: random.Random) -> bytes:
    return choose.choice(
        [
            b"",
            b"\xff\xfe",
            b"\x00" * 10,
            b"---\n",
            b"---\r\ntitle: A\r\n---\r\n",
            b"+++\n+++\n",
            b"{}",
            b"\xef\xbb\xbf---\n---\n",
        ]
    )
