"""Two things at one address, names of files that hosts and systems read otherwise, static files, and links of the system."""

from tests.support.odd_sites.site import OddSite

ADDRESSES = (
    *(
        "/",
        "/index.html",
        "/topics/",
        "/topics/harbour/",
        "/timeline/",
        "/search/",
        "/feed.xml",
        "/sitemap.xml",
    ),
    *(
        "/404.html",
        "/assets/style.css",
        "/.backstory-manifest.json",
        "/robots.txt",
        "/about/",
        "/About/",
        "/a",
        "/a/",
    ),
    *(
        "/a/b/",
        "/a/index.html",
        "/a.html",
        "/a.html/b/",
        "/a%20b/",
        "/a b/",
        "/\u00e9/",
        "/e\u0301/",
        "/%C3%A9/",
    ),
    *(
        "about/",
        "./about/",
        "//about//",
        "/a//b/",
        "/.hidden/",
        "/con/",
        "/a./",
        "/" + "x" * 250 + "/",
        "/" + "y/" * 90,
    ),
    *(
        "/x:y/",
        "/x?y/",
        "/x#y/",
        "/x*y/",
        "/../y/",
        "/:title/",
        "/:year/:month/",
        "/a\\b/",
        "/%2e%2e/",
        "/%00/",
        "/'\"/",
    ),
    *(
        "https://harbour.example/full/",
        "/feed.json",
        "/data.json",
        "/llms.txt",
        "/index.md",
        "/_redirects",
        "/CNAME",
    ),
    *(
        "/topics/harbour/page/2/",
        "/topics/harbour/feed.xml",
        "/articles/",
        "/articles/2024/",
        "/background/",
        "/-backstory/",
    ),
    *(
        "/\U0001f6a2/",
        "/a\tb/",
        "/a\u202eb/",
        "/A/",
        "/a.PDF",
        "/a.jpg",
        "/a.md",
        "/sources/",
        "/claims/",
        "/changes/",
    ),
)
STATIC = (
    *(
        "index.html",
        "feed.xml",
        "feed.json",
        "sitemap.xml",
        "robots.txt",
        "404.html",
        "CNAME",
        "favicon.ico",
        ".well-known/x",
    ),
    *(
        "assets/style.css",
        "assets/search.js",
        "assets",
        "topics/index.html",
        "topics",
        "articles",
        "about/index.html",
        "about",
    ),
    *(
        ".backstory-manifest.json",
        ".nojekyll",
        "_redirects",
        "_headers",
        "a b.txt",
        "A.txt",
        "a.txt",
        "\u00e9.txt",
        "e\u0301.txt",
    ),
    *(
        "x%2fy.txt",
        "x?y.txt",
        "x#y.txt",
        "x*y.txt",
        "x:y.txt",
        "x\\y.txt",
        "x\ny.txt",
        "-x.txt",
        "x" * 250,
        "sub/" * 40 + "x.txt",
    ),
    *(
        "index.md",
        "page.html",
        "page.htm",
        "page.php",
        "x.svg",
        "data.json",
        "llms.txt",
        "changes.json",
        "search.json",
        "_x/y.txt",
    ),
    *(
        "topics/harbour/index.html",
        "topics/harbour/feed.xml",
        "topics/harbour",
        "articles/2024/01/x.txt",
        ".backstory-published.json",
    ),
)
NAMES = (
    *(
        "e\u0301t.md",
        "\u00e9t.md",
        "A0.md",
        "a0.MD",
        "a0.markdown",
        "a0.txt",
        "a0/index.md",
        "a0/a0.md",
        "a0/_index.md",
    ),
    *(
        "index.md",
        "INDEX.md",
        "_index.md",
        "README.md",
        "readme.md",
        ".md",
        "..md",
        "...md",
        "a b.md",
        " a.md",
        "a .md",
    ),
    *(
        "a%20b.md",
        "a%.md",
        "a+b.md",
        "a&b.md",
        "a=b.md",
        "a;b.md",
        "a,b.md",
        "a'b.md",
        'a"b.md',
        "a<b>.md",
        "a|b.md",
    ),
    *(
        "a?b.md",
        "a#b.md",
        "a*b.md",
        "a:b.md",
        "a\\b.md",
        "a\nb.md",
        "a\tb.md",
        "a\x07b.md",
        "a\x1b[31mb.md",
        "a\u2028b.md",
    ),
    *(
        "\u202ecba.md",
        "\u200b.md",
        "\ufeffa.md",
        "\U0001f6a2.md",
        "\u6e2f\u53e3.md",
        "\u0130.md",
        "\u00df.md",
        "SS.md",
        "ss.md",
    ),
    *(
        "CON.md",
        "nul.md",
        "com1.md",
        "aux.txt.md",
        "-rf.md",
        "--.md",
        "~.md",
        "$HOME.md",
        "`x`.md",
        "{{x}}.md",
        "[[x]].md",
        "![x](y).md",
    ),
    *(
        "x" * 251 + ".md",
        "\u6e2f" * 84 + ".md",
        "d/" * 60 + "x.md",
        "404.md",
        "feed.md",
        "assets.md",
        "topics.md",
        "2024.md",
        "1.md",
    ),
    *(
        "2024-01-02.md",
        "2024-01-02-.md",
        "2024-01-02--x.md",
        "20240102-x.md",
        "2024_01_02_x.md",
        "02-01-2024-x.md",
        "2024-01-x.md",
    ),
    *(
        "a.en.md",
        "a.fr.md",
        "a.xx.md",
        "a.en.fr.md",
        "a.md.md",
        "a.html.md",
        "a.draft",
        "a.mdx",
        "a.rst",
        "a.html",
        "a.ipynb",
    ),
)
BYTES = (b"a\xe9.md", b"\xff\xfe.md", b"\xc3.md", b"caf\xe9/x.md", b"\xed\xa0\x80.md")
TARGETS = (
    *(
        "nowhere",
        ".",
        "..",
        "../..",
        "/",
        "/etc/hostname",
        "../topics",
        "a0.md",
        "../articles/a1.md",
        "../../site",
        "../../templates",
    ),
    *("../../content", "self", "../pages/about.md", "/dev/null", "/proc/self/mem", "../static", "a0.md/x"),
)


def odd_addresses(site: OddSite) -> None:
    """Permalinks, slugs and old addresses that meet each other, generated pages, and what can be no address."""
    for number in range(site.choose.randrange(1, 6)):
        key = site.one(("permalink", "permalink", "slug", "url"))
        old = ", ".join(f'"{one}"' if '"' not in one else "/q/" for one in site.some(ADDRESSES)).replace(
            "\\", "\\\\"
        )
        value = site.one(ADDRESSES).replace("'", "''")
        lines = site.some((f"{key}: '{value}'", f"redirect_from: [{old}]", f"aliases: [{old}]"), 2)
        folder = site.one(("articles", "articles", "topics", "background", "pages"))
        site.document(
            f"{folder}/p{number}.md",
            "\n".join([f"title: Place {number}", "topics: [Harbour]", *lines]),
            site.text(),
        )


def odd_redirects(site: OddSite) -> None:
    """Old addresses that lead in circles, to themselves, or to where another document is."""
    site.document(
        "articles/r1.md",
        "title: R one\npermalink: /r/one/\nredirect_from: [/r/two/, /r/three/, /r/one/]",
        "Text.",
    )
    site.document(
        "articles/r2.md",
        "title: R two\npermalink: /r/two/\nredirect_from: [/r/one/, /r/three/, /r/four]",
        "Text.",
    )
    site.document(
        "topics/r3.md",
        f"title: R three\npermalink: {site.one(('/r/', '/r', '/r/three'))}\nredirect_from: [/r/four/]",
    )


def odd_static(site: OddSite) -> None:
    """Static files where pages, files of the theme or of hosts are."""
    for path in site.some(STATIC, 6):
        site.write(
            f"content/static/{path}", site.one(("text", "<h1>x</h1>", "/* /x 200\n", "\x00\x01", "/a /b 301"))
        )


def odd_names(site: OddSite) -> None:
    """Documents in files of odd names, in any folder."""
    for name in site.some(NAMES, 6):
        folder = site.one(
            ("articles/", "articles/", "topics/", "background/", "pages/", "", "en/", "fr/", "static/")
        )
        text = site.one(
            ("---\ntitle: Named\n---\nText of [[Tide]].\n", "# Headed\n\nText.\n", "Just text.\n")
        )
        site.write(f"content/{folder}{name}", text)
    if site.choose.random() < 0.2:
        site.write(b"content/articles/" + site.one(BYTES), "---\ntitle: Not UTF-8\n---\nText.\n")


def odd_files(site: OddSite) -> None:
    """Files beside the texts: pictures that are none, of odd names, large and empty ones, and links to them."""
    names = site.some(
        (
            "pic.png",
            "p i c.png",
            "p%20c.png",
            "\u00fc.png",
            "u\u0308.png",
            "PIC.PNG",
            "pic.svg",
            "x.pdf",
            "a.zip",
            "noend",
        ),
        4,
    )
    for name in names:
        data = site.one(
            (
                b"",
                b"\x89PNG\r\n\x1a\n",
                b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff",
                b"GIF89a",
                b"<svg/>",
                b"\xff\xd8\xff",
                b"RIFF",
            )
        )
        site.write(f"content/articles/{name}", data)
    shown = "\n\n".join(
        f"![{site.one(('', 'alt', '<b>', '%%c%%'))}](<{name}>) ![[{name}|x|300]] [f](<{name}>)"
        for name in names
    )
    site.document("articles/files.md", f"title: Files\nimage: '{names[0]}'", shown)
    site.document(
        "pages/files.md",
        "title: Files\nimage: ../articles/pic.png",
        "![x](../articles/pic.png) ![x](/articles/pic.png) ![y](../../../x.png)",
    )


def odd_links_of_the_system(site: OddSite) -> None:
    """Symbolic links to files and folders, in circles, out of the site, and to what was built."""
    for number in range(site.choose.randrange(1, 4)):
        folder = site.one(("articles", "topics", "static", "pages", "x"))
        name = site.one(
            (f"l{number}.md", f"l{number}", f"l{number}.txt", "self", f"l{number}.png", "templates")
        )
        site.link(f"content/{folder}/{name}", site.one(TARGETS))
