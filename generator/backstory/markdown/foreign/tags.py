"""Where the tags of other programs stand in a text, and which of them end one another.

    {{< name args >}}   {{% name args %}}   {{< /name >}}     Hugo
    {% name args %}     {% endname %}       {{ expression }}  Jekyll's Liquid, Jinja, Hexo, GitBook, MkDocs' macros

In code they are code.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from backstory.markdown.comments import CODE, MAY_BEGIN
from backstory.markdown.indented_code import is_indented_code

_TAG = re.compile(
    rf"""
    {MAY_BEGIN} (?:
      (?P<code> {CODE} | <(?P<tag>pre|code|script|style)\b.*?</(?P=tag)\s*> )
    | (?<!\\)\{{\{{ (?P<sign>[<%]) (?P<escaped>/\*)? (?P<hugo>(?:[^\0{{]|\{{(?!\{{)){{0,2000}}?) (?(escaped)\*/) (?(sign)[>%]) \}}\}}
    | (?<!\\)\{{% [-+]? \s* (?P<liquid>[A-Za-z_](?:[^\0{{]|\{{(?!%)){{0,2000}}?) [-+]? %\}}
    | (?<!\\)(?P<tight>(?<=[\w^_}}{{$]))? \{{\{{ -? (?P<expression>(?:[^{{}}\n]|\n(?!\s*\n)){{1,500}}?) -? \}}\}}
    )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_ESCAPED = re.compile(r"\{\{[<%]/\*(?P<hugo>[^\0]{0,2000}?)\*/[>%]\}\}")
_NAME = re.compile(r"\s*(?P<ends>/)?\s*(?P<name>[\w./@:-]+)\s*(?P<args>[^\0]*?)\s*(?P<whole>/)?\s*$")
_CALL = re.compile(r"\s*(?P<name>[A-Za-z_]\w*)\s*\((?P<args>[^\0]*)\)\s*$")
_ARGUMENT = re.compile(
    r"""(?:(?P<key>[\w-]+)\s*=\s*)?
        (?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s,"'`=]+))""",
    re.VERBOSE,
)
_INCLUDES = frozenset(("include", "include-cached", "include-relative", "partial", "render", "includes"))
_TOLD = 60
"""Characters of a tag that messages show."""
_VARIABLE = re.compile(r"\s*[\w\"'.$(\[]")


class Tag(Struct):
    """One tag: where it stands, its name in small letters, and what it is given."""

    start: int
    end: int
    name: str
    positional: list[str]
    named: dict[str, str]
    closes: bool = False
    expression: str = ""
    """Of `{{ … }}`, which has no name."""
    pair: "Tag | None" = None
    """The tag that ends this one, or that this one ends."""
    literal: str = ""
    """What is shown of a tag that was written only to be shown."""
    kind: str = ""
    """Of what is a box by its form, whatever its name."""
    alone_told: str = ""
    """The tag as messages name it."""

    def first(self, keys: tuple[str, ...], position: int | None = 0) -> str:
        """The value of the first of these keys that is given, else what stands at a position."""
        for key in keys:
            if self.named.get(key):
                return self.named[key]
        given = position is not None and position < len(self.positional)
        return self.positional[position] if given and position is not None else ""


def may_have_tags(text: str) -> bool:
    """A quick look: most texts have none."""
    return "{%" in text or "{{" in text


def find_tags(text: str) -> list[Tag]:
    """The tags of a text in order, each with the one that ends it."""
    found = list(_tags(text))
    waiting: list[Tag] = []
    for tag in found:
        if not tag.closes:
            if tag.name:
                waiting.append(tag)
            continue
        for number in range(len(waiting) - 1, max(-1, len(waiting) - 200), -1):
            if waiting[number].name == tag.name:
                waiting[number].pair, tag.pair = tag, waiting[number]
                del waiting[number:]
                break
    return found


def _tags(text: str) -> Iterator[Tag]:
    for found in _TAG.finditer(text):
        if found["code"]:
            yield from _shown_in_code(found[0], found.start())
        elif not is_indented_code(text, found.start()) and (tag := _tag(found)):
            told = " ".join(found[0].split())
            tag.alone_told = told if len(told) <= _TOLD else f"{told[: _TOLD - 1]}…"
            yield tag


def _shown_in_code(code: str, start: int) -> Iterator[Tag]:
    """Hugo shows `{{</* name */>}}` without its stars, in code, too."""
    for found in _ESCAPED.finditer(code) if "/*" in code else ():
        place = start + found.start()
        shown = found[0].replace("/*", "", 1).replace("*/", "")
        yield Tag(place, start + found.end(), "", [], {}, literal=shown)


def _tag(found: re.Match[str]) -> Tag | None:
    start, end = found.span()
    if found["hugo"] is not None:
        if found["escaped"]:
            return Tag(start, end, "", [], {}, literal=found[0].replace("/*", "", 1).replace("*/", ""))
        return _named(found["hugo"], start, end)
    if found["liquid"] is not None:
        return _named(found["liquid"], start, end, liquid=True)
    expression = found["expression"]
    spaced = expression[:1].isspace() and expression[-1:].isspace()
    if not _VARIABLE.match(expression) or (found["tight"] is not None and not spaced):
        return None  # as in a formula
    if call := _CALL.match(expression):
        positional, named = _arguments(call["args"])
        return Tag(start, end, _plain(call["name"]), positional, named)
    return Tag(start, end, "", [], {}, expression=" ".join(expression.split()))


def _named(inner: str, start: int, end: int, *, liquid: bool = False) -> Tag | None:
    found = _NAME.match(inner)
    if found is None:
        return None
    name = _plain(found["name"])
    closes = bool(found["ends"])
    if liquid and name.startswith("end") and len(name) > 3:
        name, closes = name[3:].lstrip("-"), True
    positional, named = _arguments(found["args"])
    if name in _INCLUDES and positional:
        name = _plain(positional.pop(0).rpartition("/")[2].partition(".")[0])
    return Tag(start, end, name, positional, named, closes)


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def _arguments(written: str) -> tuple[list[str], dict[str, str]]:
    positional: list[str] = []
    named: dict[str, str] = {}
    for found in _ARGUMENT.finditer(written):
        value = next((one for one in found.group("double", "single", "raw", "bare") if one is not None), "")
        value = " ".join(re.sub(r"\\(.)", r"\1", value).split())
        if found["key"]:
            named[_plain(found["key"])] = value
        else:
            positional.append(value)
    return positional, named
