"""What docs/writing.md tells authors to write is read without a complaint, and every complaint is in it."""

import re
from pathlib import Path

import pytest

from backstory.markdown import inline_syntax, limits, parser
from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.messages import RULES

PAGE = (Path(__file__).parents[2] / "docs" / "writing.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_read_without_a_problem(example: str) -> None:
    parsed = BodyReader(MarkdownSettings()).read(example, first_line=1, path="a.md")
    assert parsed.problems == ()
    assert len(parsed.body.segments) > 0


def test_the_examples_show_every_kind_of_fact() -> None:
    facts = [BodyReader(MarkdownSettings()).read(e, first_line=1, path="a.md").facts for e in EXAMPLES]
    for name in (
        "headings",
        "links",
        "embeds",
        "citations",
        "as_of",
        "inline_backgrounds",
        "images",
        "abbreviations",
    ):
        assert any(getattr(one, name) for one in facts), name


def test_every_problem_of_a_text_is_explained() -> None:
    sources = [
        Path(str(module.__file__)).read_text(encoding="utf-8") for module in (limits, parser, inline_syntax)
    ]
    codes = set(re.findall(r'(?:Problem|TextWarning)\(\s*"([a-z-]+)"', "".join(sources)))
    assert len(codes) == 5 and codes <= RULES.keys()
    for code in codes:
        assert f"| `{code}` |" in PAGE
