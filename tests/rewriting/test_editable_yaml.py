"""Edits to the text of YAML: what is meant changes, every other character stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import yaml
from backstory.problems import SiteError
from backstory.rewriting.editable_yaml import EditableYaml, inline, value_of
from backstory.rewriting.edits import TextFile
from yaml import MappingNode, ScalarNode, SequenceNode


def opened(text: str, path: str = "topics/a.md") -> EditableYaml:
    return EditableYaml(TextFile(path, text.encode()))


def with_names(text: str, *names: str) -> str:
    found = opened(text)
    assert isinstance(found.root, MappingNode)
    found.add_items(found.root, "names", list(names))
    return found.edited()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("names: [A, 'B']  # both", "names: [A, 'B', New]  # both"),
        ("names: []", "names: [New]"),
        ("names:\n  - A  # first\n  - B  # second", "names:\n  - A  # first\n  - B  # second\n  - New"),
        ("names:\n- A", "names:\n- A\n- New"),
        ("names: A", "names: [A, New]"),
        ('names: "A, b"', 'names: ["A, b", New]'),
        ("names:", "names: [New]"),
        ("names: [Ünï,  ß]", "names: [Ünï,  ß, New]"),
    ],
)
def test_a_name_is_put_at_the_end_in_the_style_of_the_list(before: str, after: str) -> None:
    text = "---\n# über all\ntitle: É  # é\n{}\nkind: place\n---\nText.\n"
    assert with_names(text.format(before), "New") == text.format(after)


def test_a_list_that_is_not_there_comes_below_the_title() -> None:
    assert with_names("---\nkind: place\ntitle: A  # its name\nabbr: B\n---\n", "C") == (
        "---\nkind: place\ntitle: A  # its name\nnames: [C]\nabbr: B\n---\n"
    )
    text = "- title: Other\n- {title: A, kind: place}\n"
    found = opened(text, "topics.yaml")
    assert isinstance(found.root, SequenceNode)
    found.add_items(found.root.value[1], "names", ["C: d"])
    assert found.edited() == '- title: Other\n- {title: A, names: ["C: d"], kind: place}\n'


@pytest.mark.parametrize(
    ("before", "gone", "after"),
    [
        ("[A, B, C]", [0], "[B, C]"),
        ("[A, B, C]", [1], "[A, C]"),
        ("[A, B, C]", [2], "[A, B]"),
        ("[A, B, C]", [1, 2], "[A]"),
        ("[A, B, C]", [0, 2], "[B]"),
        ("[A, B, C]", [0, 1, 2], "[]"),
        ("[A,\n  B,  # two\n  C]", [2], "[A,\n  B]"),
        ("\n  - A\n  - B  # two\n  - C", [1], "\n  - A\n  - C"),
        ("\n  - A\n  - {topic: B,\n     because: c}\n  - C", [1, 2], "\n  - A"),
        ("\n  - A", [0], "\n  []"),
    ],
)
def test_items_go_with_their_commas_and_lines(before: str, gone: list[int], after: str) -> None:
    found = opened(f"---\ntitle: A\nrelated: {before}\nkind: place\n---\n")
    assert isinstance(found.root, MappingNode)
    items = value_of(found.root, "related")
    assert isinstance(items, SequenceNode)
    found.remove_items(items, [items.value[at] for at in gone])
    assert found.edited() == f"---\ntitle: A\nrelated: {after}\nkind: place\n---\n"


@pytest.mark.parametrize("quoted", ["A b", "'A b'", '"A b"'])
def test_a_value_keeps_its_quotes(quoted: str) -> None:
    found = opened(f"---\ntitle:   {quoted}  # here\n---\n")
    ((node, _),) = found.scalars()
    found.set_scalar(node, "It's new")
    kept = {"'": "'It''s new'", '"': '"It\'s new"'}.get(quoted[0], "It's new")
    assert found.edited() == f"---\ntitle:   {kept}  # here\n---\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(end: str, mark: str) -> None:
    data = (mark + end.join(["---", "title: A", "---", "Text.", ""])).encode()
    found = EditableYaml(TextFile("topics/a.md", data))
    assert isinstance(found.root, MappingNode)
    found.add_items(found.root, "names", ["B"])
    edit = found.edit()
    assert edit is not None
    assert edit.after == data.replace(b"title: A", f"title: A{end}names: [B]".encode())


def test_two_kinds_of_line_ends_in_one_file_are_refused() -> None:
    with pytest.raises(SiteError, match="edit-impossible"):
        TextFile("a.md", b"one\r\ntwo\n")


def test_two_edits_in_one_place_are_refused() -> None:
    found = opened("---\ntitle: A\n---\n")
    found.replace(4, 10, "x")
    found.replace(6, 12, "y")
    with pytest.raises(SiteError, match="edit-impossible"):
        found.edited()


def test_without_edits_there_is_nothing_to_write() -> None:
    assert opened("---\ntitle: A\n---\n").edit() is None


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)


@given(st.recursive(texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=8))
def test_values_of_any_kind_are_written_on_one_line(value: object) -> None:
    node = yaml.compose(yaml.safe_dump(value, allow_unicode=True), Loader=yaml.SafeLoader)
    assert node is not None
    again = yaml.compose(inline(node), Loader=yaml.SafeLoader)
    assert _plain(again) == _plain(node)


def _plain(node: yaml.Node | None) -> object:
    assert node is not None
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    return [(_plain(key), _plain(value)) for key, value in node.value]


def test_every_value_of_the_demo_content_stands_where_it_is_said_to() -> None:
    content = Path(__file__).parents[2] / "content"
    count = 0
    for path in [*content.rglob("*.md"), content / "topics.yaml"]:
        found = EditableYaml(TextFile(path.relative_to(content).as_posix(), path.read_bytes()))
        for node, _ in found.scalars():
            if node.style in (None, ""):
                assert " ".join(found.raw(node).split()) == " ".join(node.value.split())
                count += 1
    assert count > 1000
