"""Settings of other programs, mixed; settings of ours; topics.yaml; templates that override one block."""

from tests.support.odd_sites.site import OddSite

CONFIGURATIONS: dict[str, tuple[str, ...]] = {
    "hugo.toml": (
        "baseURL = 'https://hugo.example/'\ntitle = 'Of Hugo'\n[permalinks]\narticles = '/:year/:slug/'\n[taxonomies]\ntag = 'tags'\n",
        "title = [\n",
        "baseURL = 7\ntitle = {a = 1}\nlanguageCode = ['en']\n[menu]\nmain = 3\n[permalinks]\narticles = '/:nothing/:year'\n",
        "[languages.fr]\ncontentDir = 'content/fr'\n[languages.en]\n[[menu.main]]\nname = 'A'\nurl = 'x y'\n[module]\n[[module.mounts]]\nsource='x'\n",
    ),
    "_config.yml": (
        "title: Of Jekyll\npermalink: /:categories/:year/:title.html\nbaseurl: /sub\nurl: https://jekyll.example\ncollections: {guides: {output: true}}\n",
        "title: [\n",
        "permalink: pretty\nexclude: [articles, '*.md']\ndefaults: [{scope: {path: articles}, values: {draft: false, layout: post}}, 7]\n",
        "- a list\n",
        "defaults: {scope: x}\nexclude: 7\ninclude: [x]\ncollections: [guides]\ntimezone: Nowhere/None\n",
    ),
    "mkdocs.yml": (
        "site_name: Of MkDocs\nsite_url: https://mkdocs.example/x/\ndocs_dir: content\nnav: [{Home: index.md}, {A: [articles/a0.md, {B: no.md}]}]\nuse_directory_urls: false\n",
        "site_name: !ENV X\nplugins: [!!python/name:os.system]\nnav: 7\n",
        "site_name: X\nexclude_docs: |\n  a0.md\n  !a0.md\nnot_in_nav: '*'\ndraft_docs: '['\n",
        "docs_dir: ../..\n",
    ),
    "pelicanconf.py": (
        "SITENAME = 'Of Pelican'\nPATH = 'content'\nARTICLE_URL = '{date:%Y}/{slug}.html'\nARTICLE_SAVE_AS = ARTICLE_URL\nTIMEZONE = 'Europe/Rome'\n",
        "import os\nSITENAME = os.environ['HOME']\nARTICLE_URL = '{nothing}'\nARTICLE_PATHS = 7\n",
        "SITENAME = \n",
        "ARTICLE_URL = '{date:%Q}{slug!r:>999999999}'\nDEFAULT_LANG = ['x']\n",
    ),
    ".obsidian/app.json": (
        '{"attachmentFolderPath": "att", "userIgnoreFilters": ["articles/", "/[/"]}',
        "{",
        "[]",
        '{"attachmentFolderPath": 7}',
    ),
    "config.toml": ("base_url = 'https://zola.example'\ntitle = 'Of Zola'\n[extra]\nx = 1\n",),
    ".eleventy.js": ("module.exports = {}\n",),
    "_quarto.yml": ("project: {type: website}\ndrafts: [articles/a0.qmd]\n", "drafts: 7\n"),
    "_metadata.yml": ("draft: false\n", "- x\n", "lang: fr\n"),
    "conf.py": ("POSTS = ()\n",),
    "docusaurus.config.js": ("export default {}\n",),
}
SETTINGS = (
    *(
        "per_page: 1",
        "per_page: 0",
        "per_page: 2",
        "pair_pages: 1",
        "pair_pages: 0",
        "twins: yes",
        "pretty_links: yes",
        "unsafe_html: yes",
    ),
    *(
        "language: ar",
        "language: de-CH",
        "language: tlh",
        "timezone: Asia/Kathmandu",
        "timezone: America/New_York",
        "accent: '#fff'",
        "accent: red",
    ),
    *(
        "markdown: python",
        "markdown: commonmark",
        "markdown_extensions: [footnotes]",
        "markdown_extensions: [no.such]",
        "recognise: false",
    ),
    *(
        "ai_use: {search: yes, train: no}",
        "ai_use: perhaps",
        "authors: [Ann, '<b>']",
        "publisher: {a: b}",
        "description: '%%x%% <b>'",
        "title: ''",
    ),
    *(
        "extra: {a: [1, {b: c}]}",
        "linked_folders: ['../', /, ~]",
        "linked_folders: [..]",
        "program: x",
        "publish: {a: {kind: folder}}",
        "publish: 7",
    ),
    *(
        "checks: {link-missing: error, address-taken: ignore, nonsense: warning}",
        "checks: {draft-invalid: ignore, date-invalid: ignore}",
        "checks: 7",
    ),
    *(
        "base_url: https://xn--bcher-kva.example/",
        "base_url: https://b\u00fccher.example/\u00e9/",
        "base_url: http://h",
        "base_url: https://h/a%20b/",
        "base_url: HTTPS://H.Example:443/",
    ),
    *(
        "autolink: all",
        "autolink: never",
        "autolink: first",
        "language: en\nLanguage: fr",
        'title: "A \\x1b[31m title"',
        "title: " + "x" * 3000,
    ),
)
NAVIGATION = (
    "{Topics: /topics/, Topics: /about/}",
    "[{A: /}, {B: /nowhere/}, {C: 'https://c.example/'}, {D: d}, {'': /}, {E: ''}]",
    "[A, B]",
    "{A: {B: /b/}}",
    "{'<b>x</b>': /about/, '\u202ex': /topics/#x, '%%c%%': '/search/?q=1'}",
    "{A: /articles/, B: //b.example, C: 'javascript:x', D: 'mailto:a@b.example'}",
    "[]",
    "{" + ", ".join(f"L{number}: /about/" for number in range(60)) + "}",
)
TOPIC_LISTS = (
    "Harbour: The port\nharbour: again\nHARBOUR: {kind: place}\n",
    "- Harbour\n- {title: Ferry Company, names: [FC, Harbour]}\n- {names: [nameless]}\n- [a, b]\n- 7\n- ~\n- ''\n",
    "Harbour: ~\nEbb: [a]\n'': x\n7: y\ntrue: z\n'[[Tide]]': w\n'a/b': v\n'..': u\n'C#': t\n'C++': s\n'.NET': r\n",
    "Harbour: {broader: [Lower Town]}\nLower Town: {broader: [Harbour]}\nX: {broader: [X]}\nY: {broader: [No]}\n",
    "Harbour: {draft: true, permalink: /h/, slug: h, topics: [x], date: 2099-01-01, names: {a: b}, same_as: [x], related: [Harbour], not_related: [Harbour]}\n",
    "? [a, b]\n: c\n",
    "7",
    "text",
    "",
    "# nothing\n",
    "---\n- a\n---\n- b\n",
    "\ufeff- Marked\n",
    "- {title: Lone, kind: person, names: [Lo, L], abbr: L, definition: '<b>', autolink: all, facts: {A: '[[Lone]]'}, questions: ['Who?']}\n",
    "".join(
        f"T{number}: {{names: [N{number}, N{number + 1}], broader: [T{number + 1}]}}\n"
        for number in range(40)
    ),
)
BLOCKS = (
    *(
        "",
        "{{ super() }}",
        "{{ super() }}{{ super() }}",
        "{{ view }}",
        "{{ page }}",
        "{{ front }}",
        "{{ site }}",
        "{{ view.title | safe }}",
        "<script>{{ view }}</script>",
    ),
    *(
        "{% for a in range(3) %}{{ loop.index }}{% endfor %}",
        "{{ say('count.articles', count=3) }}",
        "{{ say('no.such') }}",
        "{{ front.extra }}",
        "{{ page.extra }}",
        "{{ root }}{{ self.main() }}",
    ),
    *(
        "{% set x = namespace(a=1) %}{{ x }}",
        "{% include 'none.html' ignore missing %}",
        "{% from 'parts/box.html' import x %}",
        "{% block inner %}{% endblock %}",
        "{{ 'x' * 10000000 }}",
        "{{ 2 ** 99999999 }}",
    ),
    *(
        "{{ view.title | upper | truncate(3) }}",
        "{{ [1, 2] | sum | number }}",
        "{{ '' | long }}",
        "{{ view.day | default('x') | long }}",
        "{{ ''.__class__ }}",
        "{{ view.body }}",
        "{{ text(view.body) }}",
    ),
    *(
        "{{ lipsum() }}",
        "{{ cycler('a', 'b').next() }}",
        "{{ dict(a=1) | tojson }}",
        "{{ view | tojson }}",
        "{{ site | pprint }}",
        "\x1b[31m\x00",
        "{# \u202e #}",
        "{% do 1 %}",
        "{{ caller() }}",
        "{{ page.url }}",
    ),
)
TEMPLATES = (
    *(
        "article.html",
        "topic.html",
        "home.html",
        "base.html",
        "background.html",
        "timeline.html",
        "topics.html",
        "page.html",
        "claims.html",
        "404.html",
    ),
    *(
        "sources.html",
        "coverage.html",
        "questions.html",
        "search.html",
        "redirect.html",
        "corrections.html",
        "backgrounds.html",
        "own.html",
    ),
)
NAMED = (
    "main",
    "title",
    "head_end",
    "footer",
    "navigation",
    "body",
    "heading",
    "scripts",
    "style",
    "data",
    "no_such",
    "description",
    "social",
)
WORDS = (
    "section.news: 'The {nothing}'\n",
    "count.articles: {one: '{count} a', other: '{count} b'}\n",
    "count.articles: {few: x}\n",
    "section.news: ~\nplace.topics: [a]\nno.such: x\n",
    "section: {news: x}\n",
    "- a\n",
    "place.topics: '<b>x</b> \\x1b'\nsection.news: '{'\n",
    "",
)


def odd_programs(site: OddSite) -> None:
    """Configurations of other programs, beside each other, in the content folder or above it."""
    for name in site.some(tuple(CONFIGURATIONS), 4):
        where = site.one(("", "", "content/", "content/articles/"))
        site.write(where + name, site.one(CONFIGURATIONS[name]))
    for folder in site.some(
        ("_posts", "_guides", "layouts", "_layouts", "_includes", "docs", "data", "i18n", "att"), 3
    ):
        site.document(f"{folder}/2024-03-04-p.md", "title: In their folder\ntags: [Harbour]", site.text())


def odd_settings(site: OddSite) -> None:
    """Settings of ours."""
    lines = {line.partition(":")[0]: line for line in site.some(SETTINGS, 5)}
    lines["title"] = lines.get("title", "title: Odd")
    site.write("content/site.yaml", "\n".join(lines.values()) + "\n")


def odd_navigation(site: OddSite) -> None:
    """Places of the navigation."""
    site.write("content/site.yaml", f"title: Odd\nnavigation: {site.one(NAVIGATION)}\n")


def odd_topic_list(site: OddSite) -> None:
    """Topics in one file, which may have files of their own, too."""
    site.write(
        f"content/{site.one(('topics.yaml', 'topics.yaml', 'topics.yml', 'topics/topics.yaml'))}",
        site.one(TOPIC_LISTS),
    )


def odd_templates(site: OddSite) -> None:
    """Templates that override one block of the theme's with something odd, and words."""
    for name in site.some(TEMPLATES):
        begin = site.one(
            (
                f'{{% extends "theme/{name}" %}}',
                f'{{% extends "theme/{name}" %}}',
                f'{{% extends "{name}" %}}',
                '{% extends "theme/base.html" %}',
                "",
            )
        )
        block = site.one(NAMED)
        site.write(f"templates/{name}", f"{begin}\n{{% block {block} %}}{site.one(BLOCKS)}{{% endblock %}}\n")
    if site.choose.random() < 0.3:
        site.write(f"templates/words/{site.one(('en', 'fr', 'xx', 'en-GB', 'EN'))}.yaml", site.one(WORDS))
    if site.choose.random() < 0.3:
        site.write(
            f"templates/assets/{site.one(('style.css', 'x.css', 'a b.css', 'search.js', '.x', 'sub/x.css'))}",
            "p { color: red }\x00",
        )
    site.document("articles/own.md", "title: Own look\ntemplate: own", site.text())
