"""Front matter in shapes that people and programs write: YAML, TOML, JSON, lines, files beside the text, and dates."""

from tests.support.odd_sites.site import OddSite

YAML = (
    "title: Lent\r\ntopics: [Harbour]\r",
    "TITLE: Capitals\nTitle: Twice\nTags: Harbour",
    "title: >-\n  A folded\n  title\n\n  of two parts",
    "title: |\n  A title\n  of two lines",
    "title: 'It''s quoted'\nsummary: \"tab\\there, \\x1b[31mred\\x1b[0m, bell\\a\"",
    'title: "Half a pair \\ud83d and a pair \\ud83d\\ude00"',
    'title: "Two\\nlines, a \\u2028 and \\u0085"',
    "title: Ends in dots\n...",
    "%YAML 1.2\n---\ntitle: Directive",
    "title: Anchored\nbase: &base {a: 1}\nmore: {<<: *base}",
    "title: !!str 12\ntopics: !!set {Harbour, Ebb}",
    "title: Odd keys\n1: one\n~: nothing\n? [a, b]\n: c",
    "title: Octal 0o17\nslug: 0x1F\nversion: 1_000\nat: 12:30:45\nyes: no",
    "title: Null\ntopics: ~\nsummary: null\nauthors: ~\nsources: ~\nevents: ~\nclaims: ~\nfacts: ~\nimage: ~",
    "title: Lists of nothing\ntopics: []\nauthors: []\nsources: []\nevents: []\nclaims: []\nfacts: {}\nquestions: []",
    "title: Lists in lists\ntopics: [[Harbour, [Ebb]], Lower Town]\nauthors: [[Ann, [Bob]]]",
    "title: Mappings as names\ntopics: [{name: Harbour}, {title: Ebb, weight: 3}]\nauthors: [{name: Ann, url: 'https://a.example/'}]",
    "title: Commas\ntopics: 'Harbour, Ferry Company; #Ebb | Lower Town'\ntags: a/b/c, #d-e, '  '",
    "title: Very long\nsummary: " + "many words " * 900,
    "title: " + "Long" * 200,
    "title: Deep\nextra: " + "{a: " * 30 + "1" + "}" * 30,
    "title: Own keys\nmood: [a, {b: c}]\nparams: {x: {y: [1, 2, {z: ~}]}}\n'page': mine\nview: mine\nsite: mine\ntitle_: x",
    "title:    \nsummary:   ",
    "title: '   '",
    "title: '\u200b'",
    "title: \u202eelpoep\u202c, \u0627\u0644\u0645\u064a\u0646\u0627\u0621, \u6e2f\u53e3",
    "title: '<b>Bold</b> & \"quoted\" <script>alert(1)</script>'\nsummary: '</title><script>x</script>'",
    "title: '**Bold** [link](x) `code` [[Tide]] ![[Tide]]'",
    "title: '{{ site.title }} {% raw %} {{< ref \"tide\" >}}'",
    "title: '[[Tide]]'\nrelated: ['[[Ebb|shown]]', '[[Tide#What came before]]']\ntopics: ['[[Harbour]]']",
    "title: Numbers\ntopics: [508, 1.5, true, ~, 2024-01-01]\nauthors: [7]",
    "title: Related\nrelated: [{topic: Harbour, because: it lies there, relation: at}, {article: Ebb}, {to: Nothing}, {page: About}, {x: y}]",
    "title: Self\nrelated: [Self]\nbackground: [Self]\ntranslation_of: self.md\nanswers: ['Self#^x']\nredirect_from: [/self/]",
    "title: Images\nimage: {file: no.png, alt: '<b>', credit: [a], license: {b: c}}\nimages: [a.png, b.png]\ncover: 'https://x.example/a b.png'",
    "title: Image of data\nimage: 'data:image/png;base64,AAAA'",
    "title: Kinds\nkind: spaceship\nfeatured: perhaps\nunlisted: maybe\nai: {use: much}\nlang: xx-klingon-tlh-9",
    "title: Right to left\nlang: ar\ntopics: ['\u0645\u064a\u0646\u0627\u0621']",
    "title: Odd lang\nlang: [en, fr]",
    "title: Sources\nsources: [{id: 'a b', title: T, url: 'javascript:x'}, 'https://[', {id: log}, {id: log, title: again}, 'plain text', {publisher: P}]",
    "title: Sources 2\nsources: {a: {title: T}, b: 'https://b.example/'}",
    "title: Events\nevents: [{date: 1950/.., title: Since, key: true, short: '%s'}, {date: ../-0043, title: Until}, {date: 1953~, title: About, source: nobody}]"
    % ("x" * 90),
    "title: Events 2\nevents: {1950: Begin, 1951-02: {title: Then}}",
    "title: Claims\nclaims: [{id: a, text: One, replies_to: a}, {id: b, text: Two, replies_to: c}, {id: c, text: Three, replies_to: b, status: denied}]",
    "title: Claims 2\nclaims: [{id: x, text: '[[Tide]] <b>', by: '[[Ann Writer]]', about: Harbour, date: 1911?, status: odd}, text only]",
    "title: Corrections\ncorrections: [{date: 2024-01-02, was: a, now: a, kind: update}, {note: no date}, just text]",
    "title: Facts\nfacts: {'[[Tide]]': '[[Ebb]]', '': x, A: [b, {c: d}], B: {e: f}, C: '', D: '%%hm%%'}",
    "title: Facts 2\nfacts: [A, {B: C}, {D: E, F: G}]",
    "title: Questions\nquestions: ['Why?', {question: 'Where?', section: Nowhere}, {question: ''}, {section: x}, 7]\nanswers: ['Tide#^opens', 'Tide', '#x', 'No#^y']",
    "title: Pinned\npin: 2099-01-01\nfeatured: true\ntopics: [Harbour]",
    "title: Topic words\nnames: ['', ' ', a, I, the, '...', '[x]', 'C#', 'C++', '.NET', '%', '\u2603', Harbour, harbour, HARBOUR]",
    "title: Cascade\ncascade: {draft: nonsense, topics: [x]}\ntaxonomies: {tags: [Harbour], categories: {a: b}}",
    "title: Markdown\nmarkdown: asciidoc",
    "title: Template\ntemplate: ../../etc/passwd\nlayout: none",
    "title: Template 2\ntemplate: base.html",
    "title: Template 3\ntemplate: parts/box",
)
WHOLE = (
    "+++\ntitle = 'Toml'\ndate = 2024-02-03\n[extra]\na = [1, 2]\n[[sources]]\ntitle = 'x'\n+++\nText of [[Tide]].",
    "+++\ntitle: YAML in plus signs\n+++\nText.",
    "---\ntitle = 'TOML in hyphens'\ndate = 2024-01-01\n---\nText.",
    "---toml\ntitle = 'Said to be TOML'\n---\nText.",
    '---json\n{"title": "Said to be JSON"}\n---\nText.',
    "---yaml\ntitle: Said to be YAML\n---\nText.",
    '{"title": "JSON", "topics": ["Harbour"], "date": "2024-03-04"}\n\nText.',
    '{"title": "JSON", "title": "twice", "date": 20240304, "topics": {"a": null}}\nText.',
    ';;;\n{"title": "Semicolons"}\n;;;\nText.',
    "+++\ntitle = 'Local time'\ndate = 2024-02-03T07:32:00\nat = 07:32:00\nbig = 99999999999999999999\nnan = nan\n+++\nText.",
    "Title: Lines\nDate: 2024-02-03 10:00\nTags: Harbour, Ebb\nAuthor: Ann\n\nText.",
    "Title: Lines\n  that go on\nStatus: published\n\nText.",
    "title: One line\n\nText.",
    "\ufeff---\ntitle: Mark of order\n---\nText.",
    "\n\n---\ntitle: Late\n---\nText.",
    "<!-- a remark -->\n---\ntitle: After a remark\n---\nText.",
    "---\ntitle: Twice\n---\n---\ntitle: Second\n---\nText.",
    "---\ntitle: Empty text\n---",
    "---\n---\n# A heading\n\nText.",
    "---\n\n---\n\n---\n\nRules only.",
    "----\ntitle: Four\n----\nText.",
    "--- \ntitle: Blanks behind\n--- \nText.",
    "---\ntitle: Other end\n+++\nText.",
    "---\n# only a remark\n---\nText.",
    "---\r\ntitle: Lines of Windows\r\n---\r\nText.\r\n\r\n![[Tide]]\r\n",
    "---\rtitle: Lines of an old Mac\r---\rText.\r",
    "# Only a heading",
    "Setext\n======\n\nText.",
    "\x0c---\ntitle: Form feed\n---\n",
    "",
    "\n",
    "\ufeff",
)
DATES = (
    *("2024-02-29", "2023-02-29", "2024-13-01", "2024-W05-2", "2024-060", "20240229", "24-02-03", "2024-2-3"),
    *(
        "2024-03-31T02:30:00",
        "2024-10-27T02:30",
        "2024-06-30T23:59:60Z",
        "2024-01-01T24:00",
        "2024-01-01T00:00-24:00",
    ),
    *("0001-01-01", "0000-01-01", "-0043-03-15", "9999-12-31T23:59:59-12:00", "10000-01-01", "1582-10-10"),
    *(
        "1700000000",
        "1700000000000",
        "2024-01-01 9:10 PM EST",
        "Thu, 27 Jul 2023 09:10:00 GMT",
        "27. Juli 2023",
    ),
    *(
        "'\u0662\u0660\u0662\u0664-\u0660\u0661-\u0660\u0662'",
        "today",
        "tomorrow",
        "never",
        "~",
        "[2024-01-01]",
        "{created: 2024-01-01, updated: 2023-01-01}",
    ),
    *(
        "2024-01-01 12:00 Europe/London",
        "2024-01-01T12:00:00.123456789+05:45",
        "2024-01-01T12:00+14:00",
        "2026-06-01T23:59:59",
        "2026-06-02",
    ),
)
DATED = (
    *(
        "date",
        "updated",
        "expires",
        "embargo",
        "publishDate",
        "lastmod",
        "reviewed",
        "review_by",
        "as_of",
        "pin",
    ),
    *("published", "expiryDate", "created", "period", "review_every"),
)
BESIDE = (
    "title: From beside\ntopics: [Harbour]\n",
    "date: 2024-01-01\ntitle: Other title\n",
    "- a list\n",
    "",
    "title: [\n",
    '{"title": "JSON"}',
    "draft: false\n",
)


def odd_yaml(site: OddSite) -> None:
    """Documents whose front matter is YAML as nobody here would write it."""
    for number, front in enumerate(site.some(YAML, 4)):
        folder = site.one(("articles", "articles", "topics", "background", "pages"))
        site.document(f"{folder}/y{number}.md", front, site.text())


def odd_beginnings(site: OddSite) -> None:
    """Documents with another kind of front matter, or none."""
    for number, text in enumerate(site.some(WHOLE, 4)):
        folder = site.one(("articles", "articles", "topics", "background", "pages", "posts"))
        site.write(f"content/{folder}/w{number}.md", text)


def odd_dates(site: OddSite) -> None:
    """Dates in every form, below every key that has one, and in the names of files."""
    for number in range(site.choose.randrange(1, 5)):
        lines = "\n".join(f"{key}: {site.one(DATES)}" for key in site.some(DATED, 3))
        name = site.one(
            (f"d{number}", f"2024-02-0{number}-d", f"2024-2-{number}-d", "2024-02-30-d", "0000-01-01-d")
        )
        folder = site.one(("articles", "articles", "background", "topics"))
        site.document(
            f"{folder}/{name}.md", f"title: Dated {number}\ntopics: [Harbour]\n{lines}", site.text()
        )
    event = ", ".join(f"{{date: {site.one(DATES)}, title: E{number}}}" for number in range(4))
    site.document("articles/events.md", f"title: Many events\ntopics: [Harbour]\nevents: [{event}]", "Text.")


def odd_files_beside(site: OddSite) -> None:
    """Metadata in files beside the text: of other endings, with front matter in both, or without a text."""
    for number in range(site.choose.randrange(1, 4)):
        text = site.one(("Text only.\n", "---\ntitle: Own\n---\nText.\n", "", "# Heading\n"))
        site.write(f"content/articles/b{number}{site.one(('.md', '.txt', '.markdown'))}", text)
        for ending in site.some(
            (".yaml", ".yml", ".YAML", ".json", ".toml", ".md.yaml", ".11tydata.json"), 2
        ):
            site.write(f"content/articles/b{number}{ending}", site.one(BESIDE))
