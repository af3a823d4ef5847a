"""Texts that no reader may see, each marked with a word of its own, and open texts that name them."""

from tests.support.odd_sites.site import OddSite

from backstory.content import hidden_marks
from backstory.content.hidden_marks import ANY

FRONTS = [
    mark.written
    for mark in hidden_marks.KEYS
    if mark.means != "unlisted" and ANY not in mark.written and "." not in mark.written.partition(":")[0]
] + [
    "date: 2099-01-01",
    "expires: 2020-01-01",
    "draft: \u201ctrue\u201d",
    "draft: [true]",
    "draft: {a: b}",
    "Draft : true",
    "draft: yes # remark",
    "draft: 1",
    "draft: '\u200btrue'",
    "status: [draft]",
]
PLACES = (
    *(
        "_drafts/{}.md",
        "articles/_drafts/{}.md",
        "Drafts/x/{}.md",
        "articles/99 - Templates/{}.md",
        "private/{}.md",
        "articles/{}.draft.md",
    ),
    *(
        "articles/_{}.md",
        "articles/draft-{}.md",
        "_x/{}.md",
        "topics/_drafts/{}.md",
    ),
)
CASCADES = (
    "cascade: {draft: true}",
    "cascade: [{draft: true}]",
    "cascade:\n  - _target: {path: '/held/**'}\n    draft: true",
    "cascade:\n  target: {path: '**'}\n  private: true",
    "cascade: {_build: {render: never, list: never}}",
    "cascade: {date: 2099-01-01}",
    "cascade: {expires: 2020-01-01}",
    "draft: true",
    "cascade: {params: {draft: true}}",
    "cascade:\n  build:\n    render: never",
)
COMMENTS = (
    "%%{}%%",
    "<!-- {} -->",
    "%%\n{}\n%%",
    "{{/* {} */}}",
    "{% comment %}{}{% endcomment %}",
    "{# {} #}",
    "<!--\n{}\n-->",
    "<!--- {} --->",
    "<!-- a -- {} -->",
)


def held_back(site: OddSite) -> None:
    """A document that is out by a key, its folder or its name, and all that it says."""
    word = site.secret()
    front, where = site.one(
        (
            ("", site.one(PLACES)),
            (site.one(FRONTS), f"{site.one(('articles', 'topics', 'background', 'pages'))}/{{}}.md"),
        )
    )
    path = where.format(word)
    everything = (
        f"title: The {word} talks\nsummary: {word}\nslug: {word}\nauthors: [{word}]\nnames: [{word} name]\n"
        f"redirect_from: [/{word}/]\nsources: [{{title: {word}, publisher: {word}}}]\nevents: [{{date: 1950, title: {word}, topics: [Harbour]}}]\n"
        f"claims: [{{id: c, text: {word}, by: Ann Writer, about: [Harbour]}}]\nquestions: [{word}]\nfacts: {{L: {word}}}\nimage: {word}.png\n"
        f"topics: [Harbour, {word}]\npin: 2099-01-01\nfeatured: true\nrelated: [Tide]\nanswers: ['Tide#^opens']\ntranslation_of: articles/a0.md\nlang: fr"
    )
    body = f'Text {word}.\n\n## Part {word}\n\n![[Tide]] ![x](x-{word}.png)\n\n!!! background "Box {word}"\n    {word}\n\n::: unknown\n{word} ^k\n:::\n'
    site.document(path, f"{everything}\n{front}", body)
    site.write(f"content/{path.rpartition('/')[0]}/{word}.png", word)
    _named(site, word, path)


def _named(site: OddSite, word: str, path: str) -> None:
    """An open text that names what is held back, in every way, without words of its own."""
    title = f"The {word} talks"
    front = f"related: ['{title}']\nbackground: ['{title}', 'Box {word}']\nfacts: {{Deal: '[[{title}]]'}}\nanswers: ['{title}#^k']"
    links = (
        *(
            f"[[{title}]]",
            f"![[{title}]]",
            f"[[{title}#Part {word}]]",
            f"![[{title}#Part {word}]]",
            f"[[{word}]]",
            f"[[{path}]]",
            f"[](/content/{path})",
        ),
        *(
            f"![[Box {word}]]",
            f"[[{word} name]]",
            f"[x](/content/{path})",
            f"[x]({word}.md)",
            f"[[{title}#^k]]",
            f"## On [[{title}]]",
            f"| [[{title}]] |\n|---|\n| [[{title}]] |",
        ),
    )
    site.document(
        f"articles/names-{len(site.secrets)}.md",
        f"title: Names it {len(site.secrets)}\n{front}",
        "\n\n".join(site.some(links, 8)),
    )


def held_back_by_a_folder(site: OddSite) -> None:
    """Documents below a folder whose own file keeps all of it back."""
    word = site.secret()
    folder = site.one(("held", "articles/held", "topics/held", "content2/held", "held/deep"))
    front = site.one(CASCADES).replace("/held/", f"/{folder}/")
    site.document(f"{folder}/_index.md", f"title: Index {word}\n{front}", word)
    for name in site.some((f"{word}.md", f"a-{word}/index.md", f"b/c/{word}.md"), 3):
        site.document(f"{folder}/{name}", f"title: T {word}\ntopics: [{word}]", f"Text {word}. ![[Tide]]")


def held_back_beside(site: OddSite) -> None:
    """Documents that a file beside them, or a configuration, keeps back."""
    word = site.secret()
    name = site.one((f"{word}.yaml", f"{word}.yml", f"{word}.YML", f"{word}.11tydata.json"))
    site.write(
        f"content/articles/{word}.md",
        site.one((f"Text {word}.", f"---\ntitle: T {word}\n---\nText {word}.", f"# {word}\n\n{word}")),
    )
    site.write(f"content/articles/{name}", '{"draft": true}' if name.endswith("json") else "draft: true\n")


def remarks(site: OddSite) -> None:
    """Comments in every place where an author may write."""
    word = site.secret()
    remark = site.one(COMMENTS).replace("{}", word)
    line = remark.replace("\n", " ")
    front = (
        f"title: 'Remarked {line}'\nsummary: 'A {line} summary'\ndefinition: 'd {line}'\nauthors: ['A {line}']\nimage: {{file: a.png, alt: '{line}', credit: '{line}'}}\n"
        f"sources: [{{id: s, title: 'S {line}', note: '{line}', publisher: 'P {line}'}}]\nevents: [{{date: 1950, title: 'E {line}', short: '{line}'}}]\nclaims: [{{text: 'C {line}', by: 'B {line}'}}]\n"
        f"corrections: [{{date: 2024-01-01, was: 'W {line}', note: '{line}'}}]\nfacts: {{L: 'v {line}'}}\nquestions: ['Q {line}?']\nnames: ['N {line}']\ntopics: ['Harbour {line}']\nkeywords_: '{line}'\nmood: '{line}'"
    )
    parts = (
        *(
            f"Text {line} text.",
            f"## Heading {line}",
            f"- item {line}\n- other",
            f"> quoted {line}",
            f"| a {line} |\n|---|\n| {line} b |",
            f'![alt {line}](a.png "{line}")',
            f"[words {line}](https://x.example/)",
        ),
        *(
            f'!!! background "Boxed"\n    In it {line}.',
            f"::: why Label {line}\nBecause {line}.\n:::",
            f"[^n]\n\n[^n]: note {line}",
            f"Term {line}\n:   def {line}",
            f"[[Tide|shown {line}]]",
            remark,
            f"1. x\n\n   {line}\n",
            f"**bold {line} bold**",
            f"## Part {{#p}} {line}",
        ),
    )
    folder = site.one(("articles", "articles", "topics", "background", "pages"))
    dialect = site.one(("", "\nmarkdown: commonmark", "\nmarkdown: python"))
    site.document(f"{folder}/remarked.md", front + dialect, "\n\n".join(site.some(parts, 9)))
    site.write("content/articles/quotes.md", "---\ntitle: Quotes it\n---\n![[Boxed]]\n\n![[Remarked]]\n")
