"""What stands behind the fence of code: a title is its caption, lines that are named stand out."""

import pytest
from tests.markdown.sketches import sketch

from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.settings import DIALECTS, Dialect

READER = BodyReader(MarkdownSettings())


def shown(fence: str, dialect: Dialect) -> str:
    text = f"{fence}\nfirst\n'<b>'\n\nfourth\n```\n"
    return sketch(READER.read(text, first_line=1, path="a.md", dialect=dialect))


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "fence",
    [
        '```py title="ferry.py"',
        "``` {.py title='ferry.py' linenums=\"1\"}",
        '```py {file="ferry.py" copy=true}',
    ],
)
def test_a_title_is_the_caption_of_its_code(fence: str, dialect: Dialect) -> None:
    assert (
        '<figure class="code"><figcaption>ferry.py</figcaption><pre><code class="language-py">first\n'
        in shown(fence, dialect)
    )


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("fence", ['```py hl_lines="2-4"', "```py {hl_lines=[2,3,4]}"])
def test_lines_that_are_named_are_marked(fence: str, dialect: Dialect) -> None:
    assert "first\n<mark>'&lt;b&gt;'</mark>\n\n<mark>fourth</mark>\n" in shown(fence, dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("fence", ["```py", "```py {2}", '```py subtitle="no"', '```py title=""'])
def test_code_with_neither_is_what_it_was(fence: str, dialect: Dialect) -> None:
    assert '<pre><code class="language-py">first\n' in shown(fence, dialect)
    assert "figure" not in shown(fence, dialect) and "mark" not in shown(fence, dialect)
