"""Texts: embeds in circles, boxes in boxes, named blocks, names that are shared, control characters, languages."""

from tests.support.odd_sites.site import OddSite

PARTS = (
    *(
        "![[Tide]]",
        "![[Ebb#What came before]]",
        "![[#What came before]]",
        "![[New pier#^opens]]",
        "![[The lock]]",
        "![[nowhere]]",
        "![[About]]",
    ),
    *(
        "[[|x]]",
        "[[x|]]",
        "[[#]]",
        "[[Tide#]]",
        "[[Tide#^]]",
        "[[ Tide ]]",
        "[[tide\nebb]]",
        "[[Tide|a|b]]",
        "[[../articles/a0]]",
        "[[a0.md#x]]",
    ),
    *(
        "::: why\nx",
        ":::",
        "::: unknown x ^id\n\n![[Tide]]\n:::",
        "::: odd kind\nx\n:::",
        "::: why\n::: next\nx\n:::\n:::",
        "!!! why\n    x ^a",
    ),
    *(
        "x ^same\n\ny ^same",
        "x ^",
        "^alone",
        "- a ^one\n- b ^one",
        "{as-of 2024}{as-of 2025}",
        "x {as-of -0043}",
        "x {as-of 2024-13}",
    ),
    *(
        "[^1] [^1]\n\n[^1]: ![[Tide]]",
        "[^a]: x [^a]",
        "[@log; @nobody] [@] [@log,p. 3]",
        '*[FB]: Ferry "Boat"\n\nFB FBs',
        "Term\n:   ![[Ebb]]",
    ),
    *(
        "[TOC]",
        "[TOC]\n\n[TOC]",
        "# H1\n\n# H1\n\n## H1 {#main}\n\n### H1 {#main}",
        "####### seven",
        "## ![[Tide]]",
        "## [[Tide]] `x` <b>y</b> %%z%%",
        "##",
    ),
    *(
        '<a id="main"></a><div id="search">',
        "<p class='x' style='y' onclick='z'>",
        "<table><tr><td>",
        "<details>\n\n**x**\n\n</details>",
        "<![CDATA[x]]>",
        "<?php x ?>",
        "<!doctype x>",
    ),
    *(
        "</main></body></html>",
        "<textarea>",
        "<plaintext>",
        "<svg><title>",
        "<math><mi>",
        "<template>",
        "<noscript><p>",
        "&#0; &#x1b; &#xd800; &nbsp &copy;",
    ),
    *(
        "\x00 \x01 \x07 \x08 \x0b \x0c \x1b[2J \x7f \x85 \x9b31m \u2028 \u2029 \ufffe \uffff",
        "\u202e reversed",
        "a\u0301\u0302\u0303" * 40,
    ),
    *(
        "```\n{% x %}\n[[Tide]]\n```",
        "~~~ {.x}\n",
        "```` x\n```\n````",
        "    code\n\n\tcode",
        "`` ` ``",
        "`[[Tide]]`",
        "$x_1$ $$\n\\frac\n$$",
    ),
    *(
        '{{< figure src="x.png" >}}',
        "{{% note %}}\nx\n{{% /note %}}",
        "{% include x %}",
        "{% for a in b %}{{ a }}{% endfor %}",
        "{{ 1 }",
        "{% raw %}",
        "{{< a",
        "{% endif %}",
    ),
    *(
        "![](x.png)",
        "![a](<>)",
        "[a]( )",
        "[a][b]\n\n[b]: <c d> 'e'",
        "[a]: b\n[a]: c\n\n[a]",
        "<https://[>",
        "[x](mailto:a@b)",
        "[x](tel:1)",
        "[x](javascript:x)",
        "[x](data:text/html,x)",
        "[x](C:\\x)",
    ),
    *(
        "[x](/about)",
        "[x](/about/#no)",
        "[x](../pages/about.md)",
        "[x](about.md)",
        "[x](../topics/t0.md#what-came-before)",
        "[x](//h/x)",
        "[x](?q)",
        "[x](#)",
        "[x](.)",
        "[x](..)",
    ),
    *(
        "| a | b\n|---\n| [[Tide\\|x]] | ^x",
        "|a|\n|-|\n" + "|x|\n" * 60,
        "> > > x\n\n> - ![[Tide]]",
        "1. a\n   - b\n     1. ![[Ebb]]",
        "- [ ] a\n- [x] b",
        "> [!background] Fold\n> x",
        "> [!odd]- y",
    ),
    *(
        '!!! background "The lock"\n    Twice.',
        '!!! background "Tide"\n    Named as an article.',
        '!!! background "Box"\n    !!! background "Box"\n        x',
        '!!! background ""\n    x',
        '??? note "x"\n    ![[Box]]',
    ),
)
MARKS = ("\x1b[31m", "\x00", "\x07", "\x9b2J", "\u202e", "\u2028", "\x7f", "\x0b", "\ufeff", "\u200d")
LANGUAGES = (
    "en",
    "fr",
    "ar",
    "he",
    "zh-Hant",
    "de-CH",
    "pt-br",
    "tlh",
    "x-private",
    "EN",
    "en_GB",
    "iw",
    "no",
)


def odd_texts(site: OddSite) -> None:
    """A text of odd parts, in either dialect."""
    for number in range(site.choose.randrange(1, 4)):
        dialect = site.one(("", "markdown: commonmark\n", "markdown: python\n"))
        folder = site.one(("articles", "articles", "topics", "background", "pages"))
        site.document(
            f"{folder}/x{number}.md",
            f"title: Parts {number}\ntopics: [Harbour]\n{dialect}",
            "\n\n".join(site.some(PARTS, 8)),
        )


def odd_embeds(site: OddSite) -> None:
    """Embeds that lead in circles, over sections, boxes, blocks and kinds of documents."""
    names = [f"Ring {number}" for number in range(site.choose.randrange(1, 6))]
    for number, name in enumerate(names):
        then = names[(number + 1) % len(names)]
        part = site.one(("", "", "#One", "#Two", "#^a", "#^b", "#"))
        box = (
            f'!!! background "Box of {name}"\n    ![[{then}{part}]]'
            if site.choose.random() < 0.3
            else f"![[{then}{part}]]"
        )
        folder = site.one(("articles", "background", "background", "topics", "pages"))
        body = f"Start. ^a\n\n## One\n\n{box}\n\n## Two\n\n![[{site.one(names)}#One]]\n\nEnd. ^b\n"
        site.document(
            f"{folder}/ring{number}.md", f"title: {name}\ntopics: [Harbour]\nbackground: [{then}]", body
        )


def odd_names_in_common(site: OddSite) -> None:
    """Titles, other names, files and boxes that share a name."""
    name = site.one(("Tide", "Harbour", "About", "Timeline", "index", "A", "The lock", "C#", "tide.", "TIDE"))
    for folder in site.some(("articles", "topics", "background", "pages"), 4):
        keys = site.some(
            (
                f"names: [{name}, Ebb]",
                f"abbr: {name}",
                f"aliases: [{name}, /x/{name}/]",
                f"topics: [{name}]",
                f"slug: '{name}'",
            ),
            2,
        )
        site.document(
            f"{folder}/common.md",
            "\n".join([f"title: '{name}'", *keys]),
            f"![[{name}]] [[{name}#x]] [[common]]",
        )


def odd_characters(site: OddSite) -> None:
    """Control characters and signs that turn text round, in every place of a document."""
    mark = site.one(MARKS)
    quoted = (
        f'"{mark.encode("unicode_escape").decode()}"'
        if mark < "\x20" or "\x7e" < mark < "\xa0"
        else f"'{mark}'"
    )
    words = quoted[1:-1]
    quote = quoted[0]
    said = {"title": "Odd", "summary": "Odd", "slug": "odd", "definition": "odd", "template": "odd"}
    front = "\n".join(f"{key}: {quote}{value}{words}x{quote}" for key, value in said.items())
    lists = f"topics: [{quote}T{words}x{quote}]\nnames: [{quote}N{words}{quote}]\nauthors: [{quote}A{words}{quote}]"
    more = f"sources: [{{id: s, title: {quote}S{words}{quote}, url: {quote}https://x.example/{words}{quote}}}]\nextra{words if mark > chr(160) else ''}: x"
    site.document(
        f"{site.one(('articles', 'topics', 'background'))}/odd.md",
        f"{front}\n{lists}\n{more}",
        f"a{mark}b [[no{mark}thing]] [x](no{mark}.md) ## {mark}",
    )


def odd_languages(site: OddSite) -> None:
    """One text in several languages: by folders, by names of files, by key, in circles."""
    for language in site.some(LANGUAGES, 4):
        match site.choose.randrange(4):
            case 0:
                site.document(
                    f"{language}/pier.md", f"title: Pier {language}\ndate: 2024-01-01", "Text of [[Tide]]."
                )
            case 1:
                site.document(
                    f"articles/pier.{language}.md", f"title: Pier {language}\ndate: 2024-01-01", "Text."
                )
            case 2:
                site.document(
                    f"articles/{language}-pier.md",
                    f"title: P {language}\nlang: {language}\ntranslation_of: {site.one(('a0.md', 'articles/a0.md', f'{language}-pier.md', 'pier.md', 'none.md'))}",
                )
            case _:
                site.document(
                    f"articles/k{language}.md", f"title: K {language}\nlang: {language}\ntranslationKey: pier"
                )


def odd_background(site: OddSite) -> None:
    """Background: parts that are not there, reviews without end, periods the wrong way round."""
    keys = (
        *(
            "period: 1960/1950",
            "period: ../..",
            "period: -0043/0010",
            "review_every: 0d",
            "review_every: 9999999 years",
            "review_every: -1y",
        ),
        *(
            "reviewed: 2099-01-01",
            "review_by: 0001-01-01",
            "as_of: 9999-12-31",
            "background: [How the quay was built#None, Tide, Harbour]",
        ),
        *(
            "questions: ['Who?', {question: 'Why?', section: What came before}]",
            "events: [{date: 1911, title: Built}]",
            "topics: [Nobody, Harbour]",
        ),
    )
    for number in range(site.choose.randrange(1, 4)):
        lines = {line.partition(":")[0]: line for line in site.some(keys, 5)}
        site.document(
            f"background/b{number}.md", "\n".join([f"title: Back {number}", *lines.values()]), site.text()
        )
        site.document(
            f"articles/of{number}.md",
            f"title: Of {number}\nbackground: [Back {number}, 'Back {number}#What came before', Back {number}#x]",
            f"![[Back {number}]]",
        )
