"""What the tests of conversions share: small trees of each program, a conversion, a build of either."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.support.editing import no_progress
from tests.support.running import AS_OF, tree

from backstory.cli.options import SiteOptions, resolve_options
from backstory.content.fences import split
from backstory.content.files import CONVERTED
from backstory.converting import Conversion, convert, report_lines
from backstory.engine.build import build
from backstory.engine.options import Options
from backstory.output.folder import MANIFEST

_WORD = re.compile(r"[^\W_]+")

HUGO = {
    "hugo.toml": 'baseURL = "https://a.example/"\ntitle = "Harbour"\ndefaultContentLanguage = "de"\n'
    '[permalinks]\nposts = "/:year/:slug/"\n[params]\nphone = "555 1234"\n',
    "layouts/index.html": "{{ .Title }}",
    "content/_index.md": "+++\ntitle = 'Welcome'\n+++\n" + "The harbour has many words to say. " * 5,
    "content/posts/Long Name.md": "+++\n# who wrote it, nobody knows\ntitle = 'The pier: \"mended\"'\n"
    "publishDate = 2024-02-03T10:00:00Z\nlastmod = 2024-02-04\ntags = ['Ferry', '508', 'Pier']\ncategories = ['Boats']\n"
    "aliases = ['/old/pier/', 'Old pier']\nweight = 3\n[params]\nshade = 'deep'\nlist = [1, 2]\n+++\n"
    'See [the guide]({{< ref "guide.md" >}}), ![pier](/img/a.png), {{< param phone >}}.\n',
    "content/guide.md": "---\ntitle: Guide\ndescription: How to use it.  # short\nauthor: Ann\nurl: /help/guide/\n---\n"
    "[The pier](/2024/long-name/), and `{{< param phone >}}` as code.\n",
    "content/boat/index.md": "+++\ntitle = 'Boat'\ndraft = true\n+++\n![here](boat.png)\n",
    "content/boat/boat.png": "png",
    "static/img/a.png": "png",
}
JEKYLL = {
    "_config.yml": "title: Ferry\nrepository: me/ferry\nurl: https://f.example\ntimezone: Europe/Berlin\n"
    "collections:\n  guides:\n    output: true\nexclude: [old]\n",
    "_layouts/post.html": "{{ content }}",
    "index.md": "---\ntitle: Home\n---\n" + "The ferry has many words to say today. " * 5,
    "about.md": "---\ntitle: About\n---\n[A post]({% post_url 2024-02-03-a %}), {{ site.repository }}, "
    "[guide]({% link _guides/one.md %})\n",
    "_posts/2024-02-03-a.md": "---\nlayout: post\n# kept\ntitle: A\ncategories: boats old\ntags: ferries pier\n"
    "published: true\nlast_modified_at: 2024-02-05 09:00\n---\n* TOC\n{:toc}\n\n## One\n\n"
    "[About]({{ '/about.html' | relative_url }})\n",
    "_posts/2024-03-04-b.md": "---\ntitle: B\ntags: [Ferry]\ndate: 2024-03-04 23:30\npublished: false\n---\nText.\n",
    "_guides/one.md": "---\ntitle: One\ndate: 2024-01-01\n---\nA guide.\n",
    "old/x.md": "---\ntitle: X\n---\nHidden words.\n",
    "data.rst": "Not read.\n",
}
MKDOCS = {
    "mkdocs.yml": "site_name: Docs\nsite_url: https://d.example/docs/\nextra:\n  version: 1.2.3\nnav:\n  - Home: index.md\n"
    "  - Guide: guide/start.md\n",
    "docs/index.md": "# Docs\n\nSee [start](guide/start.md), version {{ version }}.\n",
    "docs/guide/start.md": "# Start here\n\n!!! note\n    Be kind.\n\n![pic](pic.png)\n",
    "docs/guide/pic.png": "png",
    "docs/plain.md": "No heading, only {: .class } words.\n",
}
PELICAN = {
    "pelicanconf.py": "SITENAME = 'Log'\nSITEURL = 'https://l.example'\nDEFAULT_LANG = 'fr'\nTIMEZONE = 'Europe/Paris'\n"
    "AUTHOR = 'Ann'\nARTICLE_URL = 'posts/{slug}.html'\n",
    "content/boats/pier.md": "Title: The pier: a tale\nDate: 2024-02-03 10:20\nModified: 2024-02-04\nTags: ferry, 508\nSlug: pier\n"
    "Summary: Short\n\nLe quai, [voir]({filename}ferry.md).\n",
    "content/boats/ferry.md": "Title: Ferry\nDate: 2024-02-05\nCategory: Ships\nStatus: draft\n\nText.\n",
    "content/boats/pier.en.md": "Title: The pier\nDate: 2024-02-03\nSlug: pier\nLang: en\n\nThe pier.\n",
    "content/pages/about.md": "Title: About\n\nWords.\n",
}
OBSIDIAN = {
    ".obsidian/app.json": '{"attachmentFolderPath": "files"}',
    "Start.md": "Hello [[Pier]] and ![[pier.png]].\n",
    "notes/Pier.md": "---\naliases: [Quay]\ntags: [harbour]\ncssclass: wide\n---\nThe [[Start|start]]. %%hidden%%\n",
    "files/pier.png": "png",
}
TREES: dict[str, Mapping[str, str]] = {
    "hugo": HUGO,
    "jekyll": JEKYLL,
    "mkdocs": MKDOCS,
    "pelican": PELICAN,
    "obsidian": OBSIDIAN,
}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Files by their paths in a folder."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def options_of(content: Path, output: Path) -> SiteOptions:
    """The options of a site with this content."""
    return resolve_options(
        content=content,
        templates=content.parent / "no-templates",
        output=output,
        base_url=None,
        drafts=True,
        future=True,
        as_of=AS_OF,
        strict=False,
    )


def converted(source: Path, site: Path, *, dry_run: bool = False) -> Conversion:
    """Convert a tree into the content folder of a site."""
    (site / "content").mkdir(parents=True, exist_ok=True)
    options = options_of(site / "content", site / "site")
    return convert(source, options.folders, options.cut_off, dry_run=dry_run, tell=no_progress)


def pages(content: Path, output: Path) -> dict[str, bytes]:
    """Every file of the site that a content folder or a tree becomes, drafts and all."""
    options = options_of(content, output)
    build(options.folders, options.settings, options.cut_off, options=Options(jobs=1), progress=no_progress)
    return {path: data for path, data in tree(output).items() if path != MANIFEST}


def words(texts: Iterable[str]) -> Counter[str]:
    """How often each word is in some texts, whatever its case."""
    return Counter(word.casefold() for text in texts for word in _WORD.findall(text))


def lost_words(source: Path, content: Path, done: Conversion) -> set[str]:
    """Words of the source that are less often in the bodies of the site, or nowhere in its metadata, and not told.

    In metadata, one that is said twice is as good as one that is said once.
    """
    told = words(report_lines(done, dry_run=False, verbose=False))
    before, after = _parts(source), _parts(content)
    bodies = {word for word, count in before[1].items() if after[1][word] < count}
    return {word for word in bodies | (before[0].keys() - after[0].keys() - {"null"}) if not told[word]}


def _parts(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """The words of metadata and of bodies of all texts below a folder."""
    metadata, bodies = [], []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".md", ".markdown", ".txt") and path.name != CONVERTED and path.is_file():
            parts = split(path.read_text("utf-8", "replace"))
            metadata.append(parts.metadata)
            bodies.append(parts.body)
    return words(metadata), words(bodies)
