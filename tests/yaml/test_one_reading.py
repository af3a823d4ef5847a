"""A text reads the same whether libyaml is installed or not: the same document, or the same problem in the same place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.problems import Problem
from backstory.yaml import parser
from backstory.yaml.parser import Node

HERE = Path(__file__).resolve().parents[1]
OWN = [
    "topics: [Korea:]",
    "topics: [Korea:, Asia]",
    "a: {b:}",
    "a: {b: c, d:}",
    "a: [b,\tc]",
    "a: b\t# c",
    "a:  \t b",
    "a: [\tb]",
    "---\ta",
    "a\tb: c",
    "a: Don't\tgo",
    "a: 'b\tc'\t# d",
    "a: |\n  b\tc\n\td",
    "a: b\n\t\nc: d",
    "- {key: value? }",
    "%YAML 1.2\n---\na: b",
    "a: >#c\n  b",
]
PIECES = st.sampled_from(
    [
        *(
            "a",
            "b c",
            ":",
            ": ",
            "- ",
            "\t",
            " ",
            "  ",
            "\n",
            "[",
            "]",
            "{",
            "}",
            ",",
            ", ",
            "?",
            "? ",
            "|",
            ">",
        ),
        *(
            "#",
            " #",
            "'",
            '"',
            "\\",
            "%",
            "---",
            "...",
            "!",
            "!!str ",
            "&",
            "*",
            "@",
            "`",
            "é",
            "\ufeff",
            "\x85",
        ),
        *("\u2028", "\r\n", "\x07"),
    ]
)


def both(text: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Node | None, tuple[Problem, ...]]]:
    """What a text reads as with libyaml, and without."""
    found = [parser.read(text, "a.yaml")]
    with monkeypatch.context() as patch:
        patch.setattr(parser, "_quick_parser", lambda: None)
        found.append(parser.read(text, "a.yaml"))
    return found


def yaml_of(folder: Path) -> Iterator[tuple[str, str]]:
    """The YAML files of a folder, and the front matter of its texts."""
    for file in sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".yaml", ".txt")):
        text = file.read_text("utf-8", "replace")
        if file.suffix == ".yaml":
            yield file.relative_to(folder).as_posix(), text
        elif text.startswith("---") and text.count("---") > 1:
            yield file.relative_to(folder).as_posix(), text.split("---", 2)[1]


def differing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    texts = dict(yaml_of(folder))
    return [
        name for name, text in texts.items() if len({repr(one) for one in both(text, monkeypatch)}) > 1
    ], len(texts)


def test_libyaml_is_there_to_compare_with() -> None:
    assert parser._quick_parser() is not None


@pytest.mark.parametrize("text", OWN)
def test_a_text_that_parsers_read_differently_has_one_reading(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = both(text, monkeypatch)
    assert one == other


@pytest.mark.parametrize("corpus", ["yaml-test-suite", "broken-frontmatter"])
def test_the_yaml_of_others_has_one_reading(
    corpora: Path, corpus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    different, count = differing(corpora / corpus, monkeypatch)
    assert count > 250 and different == []


def test_the_mistakes_of_authors_have_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    different, count = differing(HERE / "broken", monkeypatch)
    assert count > 100 and different == []


@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_text_has_one_reading(text: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        one, other = both(text, monkeypatch)
        assert one == other
