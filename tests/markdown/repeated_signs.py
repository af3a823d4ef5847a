"""Texts that are one sign again and again: the kinds of signs, and the shapes of texts made of them."""

from collections.abc import Callable, Mapping

INLINE = (
    *(
        "*",
        "_",
        "**",
        "*a ",
        "_a ",
        "**a**",
        "*a*",
        "*_",
        "***",
        "__a__",
        "~",
        "~~",
        "~~a~~",
        "^",
        "^a^",
        "==",
    ),
    *("`", "`a ", "``a` ", "\\", "\\*", "\\[", "&", "&a;", "&#", "&#x41;", "&amp;", "$a$", "-- ", '"', "'"),
    *("[", "]", "[a]", "[a](", "![", "![a](", "[a][b]", '[a](b "c")', "[a](<b>)", "![a](b.png)", "[ ] "),
    *(
        "[[",
        "[[a]]",
        "[[a|b]]",
        "[[a#b|c]]",
        "![[a]]",
        "[[a|",
        "[[[[a]]]]",
        "[a[b[c",
        "a]b]c]",
        "[a](b(",
        "[TOC]",
    ),
    *("[^", "^[", "[^a]", "[@a", "[@a]", "[@a; @b] ", "{as-of 2020} ", "AB (A B) ", "((a))", "Mr. A. B. "),
    *(
        "<",
        "</",
        "<a",
        "<a ",
        "<b>",
        "</a>",
        "<!",
        "<?",
        "<br>",
        "<!--",
        "-->",
        "<!-- a -->",
        "<![CDATA[",
        "<x-a>",
    ),
    *("<b>a</b>", "<div>", "<p>", "<li>", "<a b='", "<script>", "<iframe>", "<img src='a'>", "<http://a.b>"),
    *(
        "(",
        ")",
        "{",
        "{a",
        "%%",
        "%%a%%",
        "{{",
        "{{<",
        "{{< a >}}",
        "{{ a }} ",
        "{%",
        "{% a",
        "{% a %}",
        "{% if a %}",
    ),
    *(
        "{/* a */}",
        "{# a #}",
        "{::comment}",
        "[a]({{ b }}) ",
        "http://a ",
        "www.a.b ",
        "a@b.c ",
        "|",
        "|a",
        "> ",
        ">",
    ),
    *(
        "=",
        "-",
        "+",
        "#",
        ":",
        "::",
        "!!!",
        "a ",
        "a. ",
        "A.",
        "\t",
        "é",
        "日",
        "a\u0301",
        "\u202e",
        "\x07",
        "\ue010",
    ),
)
LINES = (
    *(
        "# a\n",
        "# *a*\n",
        "# a {#b}\n",
        "#a\n",
        "a\n=\n",
        "a\n---\n",
        "---\n",
        "***\n",
        "- - -\n",
        "a\n",
        "a  \n",
        "a\\\n",
    ),
    *(
        "- a\n",
        "- a\n  - b\n",
        "- a\n\n",
        "- a\n\n  b\n\n",
        "1. a\n",
        "1) a\n",
        "1. a\n\n   b\n\n",
        "- [ ] a\n",
        "- \n",
    ),
    *(
        "* a\n- b\n",
        "- > a\n",
        "> - a\n",
        "> a\n",
        "> a\n\n",
        ">\n",
        "> > a\n",
        "    a\n",
        "    a\n\n",
        "\ta\n",
    ),
    *(
        "a|b\n",
        "a|b\n-|-\n",
        "|a|b|\n|-|-|\n|c|d|\n\n",
        "|---|---|\n",
        "a\n: b\n",
        "a\n: b\n\n",
        "a\n\n: b\n\n",
    ),
    *(
        "!!! note\n",
        "!!! note\n\n",
        "!!! note\n    a\n",
        '!!! background "a"\n',
        '!!! background "a"\n    b\n\n',
    ),
    *(
        "- !!! note\n",
        "::: note\n",
        "::: note\n:::\n",
        "::: why\n:::\n\n",
        "::: why\na\n:::\n\n",
        "> [!note]\n> a\n\n",
    ),
    *(
        "```\n",
        "~~~\n",
        "```\na\n```\n",
        "```js\na\n```\n\n",
        "> ```js x\n",
        "    {{ a }}\n",
        "{{< a >}}\n",
        "{% raw %}\n",
    ),
    *(
        "[a]: b\n",
        "[a]: b\n[a] ",
        "[a]\n[b]: c\n",
        "*[a]: b\n",
        "*[AB]: c\nAB ",
        "[^a]: b\n",
        "[^a]: b\n\n    c\n\n",
    ),
    *(
        "a[^1]\n\n[^1]: b\n\n",
        "a ^a\n\n",
        "^a\n\n",
        "a\n{: .a}\n\n",
        "{: .a}\n",
        "{as-of 2020}\n\n",
        "[TOC]\n\n",
        "[[a\n",
    ),
    *(
        "<p>a</p>\n",
        "<div>\n",
        "<div>\n\na\n\n</div>\n\n",
        '<div markdown="1">\n\na\n\n</div>\n\n',
        "<!-- a -->\n\n",
    ),
    *(
        "<details><summary>a</summary>\n\nb\n\n</details>\n\n",
        "<table><tr><td>a</td></tr></table>\n\n",
        "<ul><li>\n",
    ),
    *(
        "![a](b.png)\n\n",
        "![](b.png)\n",
        "![[a]]\n\n",
        "%%a%%\n\n",
        "{% include a %}\n",
        "# a\n\nb\n\n",
        "+++\na\n+++\n",
    ),
)
MKDOCS = ("==a ", "~~a ", "^^a ", "++a", "{--a ", "{~~a~>", "{>>a", ":tada: ", "/// a\n", '=== "a"\n')
SIGNS = (*INLINE, *LINES, *MKDOCS)

BEGUN: Mapping[str, tuple[str, str]] = {
    "table": ("|a|b|\n|-|-|\n", "|c|[[d]]|\n"),
    "wide table": ("|a" * 500 + "|\n" + "|-" * 500 + "|\n", "|b" * 500 + "|\n"),
    "fence": ("```\n", "a\n"),
    "HTML": ("<div>\n", "a\n\n"),
    "Markdown in HTML": ('<div markdown="1">\n', "a\n\n"),
    "box": ('!!! background "A"\n', "    a\n\n    - b\n\n"),
    "named block": ("::: why\n", "a\n\n"),
    "item": ("- a\n\n", "  b\n\n"),
    "footnote": ("a[^1]\n\n[^1]: b\n", "    c\n\n"),
    "quotation": ("> a\n", ">\n> b\n"),
    "definition": ("a\n", "\n:   b\n"),
    "comment": ("<!--\n", "a\n"),
    "abbreviation": ("*[AB]: Cd\n\n", "AB AB AB\n"),
    "reference": ("[a]: http://b\n\n", "[a] \n"),
}
"""What a text begins with once, and what is repeated in it."""

NUMBERED = (
    *(
        "[%d]: http://a\n",
        "[[a%d]] ",
        "![[a%d]]\n\n",
        "[a](b%d) ",
        "[^%d]: a\n",
        "[^%d] ",
        "[@a%d] ",
        "*[A%d]: a\n",
    ),
    *(
        "# h%d\n\n",
        "a ^b%d\n\n",
        "&a%d; ",
        "::: why T%d\na\n:::\n\n",
        '!!! background "T%d"\n    a\n\n',
        "T%d\n: a\n\n",
    ),
    *(
        '<b id="x%d">a</b>\n',
        "<x%d>",
        "a%d\n\n",
        "{%% include a%d %%}\n",
        "`a%d` ",
        "%d. a\n",
        "http://a%d.b ",
        "|a%d|b|\n",
    ),
)
"""Signs that are never the same again."""

DEEPER = {
    "list": lambda depth: f"{'  ' * depth}- a\n",
    "numbered list": lambda depth: f"{'   ' * depth}1. a\n",
    "quotation": lambda depth: f"{'>' * depth} a\n",
    "list and quotation": lambda depth: f"{'> - ' * depth}a\n",
    "box": lambda depth: f"{'    ' * depth}!!! note\n\n",
    "callout": lambda depth: f"{'> ' * depth}[!note]\n",
    "named block": lambda depth: f"{':' * (depth + 3)} why\n",
    "definition": lambda depth: f"{'    ' * depth}a\n{'    ' * depth}: b\n",
}
"""A line at a depth."""
_DEEPEST = 300


def one_paragraph_of(sign: str, length: int) -> str:
    return sign * (length // len(sign))


def paragraphs_of(sign: str, length: int) -> str:
    """A text of about this length, in paragraphs that are short enough to be read."""
    paragraph = sign * min(250, max(1, 600 // len(sign)))
    return f"{paragraph}\n\n" * max(1, length // len(paragraph))


def _begun(begin: str, repeated: str, length: int) -> str:
    return begin + one_paragraph_of(repeated, max(0, length - len(begin)))


def _numbered(sign: str, length: int) -> str:
    count = length // len(sign % 1000)
    return "".join(sign % number for number in range(count))


def _deeper(line: Callable[[int], str], length: int) -> str:
    made: list[str] = []
    while length > 0:
        made.append(line(len(made) % _DEEPEST))
        length -= len(made[-1])
    return "".join(made)


def texts(length: int, *, all_shapes: bool = True) -> dict[str, str]:
    """A text of about this length of each kind in each shape, by what it is called; each kind in one, if not in all."""
    made = {f"{sign!r} alone": one_paragraph_of(sign, length) for sign in SIGNS}
    if all_shapes:
        made |= {f"{sign!r} in paragraphs": paragraphs_of(sign, length) for sign in SIGNS}
    made |= {f"in one {name}": _begun(*parts, length) for name, parts in BEGUN.items()}
    made |= {f"{sign!r} numbered": _numbered(sign, length) for sign in NUMBERED}
    made |= {f"ever deeper {name}": _deeper(line, length) for name, line in DEEPER.items()}
    made |= {
        "tags in tags": "<div>" * (length // 11) + "</div>" * (length // 11),
        "brackets in brackets": "[" * (length // 2) + "]" * (length // 2),
        "emphasis in emphasis": "*a " * (length // 6) + "a*" * (length // 6),
        "brackets in an address": "[a](" + "(" * (length // 2) + ")" * (length // 2),
    }
    return made
