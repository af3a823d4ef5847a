"""YAML as text with places: every scalar arrives as its author wrote it, with its line and column.

No types are guessed (`NO`, `508`, `12:30` stay text) and nothing is built from tags or aliases. Control
characters that escapes write are left out: no page and no terminal may have them. The parser's events are taken one by
one, so that depth is refused before anything recurses into it.
"""

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from backstory.problems import Place, Problem, SiteError
from backstory.text import without_controls
from backstory.yaml import diagnostics

MAX_DEPTH = 32
MAX_CHARACTERS = 16_000_000

_READ_TWICE = 200_000
"""Characters up to which a text that libyaml refuses is read once more: half a second at most."""
_ENDS_NO_LINE = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
"""What ends a line in YAML 1.1 and for PyYAML, and in YAML 1.2 and every editor doesn't."""
_READ_DIFFERENTLY = re.compile(
    r"""
      [\t\ufeff]                                                    # blanks that are none to one of them
    | ^\s*% | [^\w\s)]\s+% | ^--- | ^\.\.\. | !!                     # directives, marks of documents, tags
    | (?<!\w)\? | \?\s*[,\]}:]                                      # keys behind a question mark
    | ^\s*[\]},] | :\s+[\]},] | ["']\s*:[ ]*\n                      # nothing behind a key, between brackets
    | [|>][-+\d]*\#                                                 # a remark that touches the sign of a block
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Where libyaml takes what PyYAML's own parser does not, or gives it another place."""
_WORD_OF_REMARK = re.compile(r"[ \t]+(?P<words>(?:#[^\s#,\]}]+[ \t]*)+)(?=$|\n)")
"""What touches its `#`: remarks have a blank there, tags and numbers have none."""
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_TEXT_TAG = "tag:yaml.org,2002:str"


class Scalar(Struct, frozen=True, gc=False):
    """A piece of text. `plain` is False where it was quoted or a block; `lines` counts those of one that is plain."""

    text: str
    line: int
    column: int
    plain: bool = True
    lines: int = 1

    @property
    def null(self) -> bool:
        """Nothing was given: `key:`, `~` or `null`."""
        return self.plain and self.text in _NULLS


class Sequence(Struct, frozen=True):
    """A list, one item a line or `[in brackets]`."""

    items: "tuple[Node, ...]"
    line: int
    column: int


class Mapping(Struct, frozen=True):
    """Keys with their values, in the author's order; `keys` has the place of each key."""

    values: "dict[str, Node]"
    keys: dict[str, Scalar]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


def read(text: str, path: str, *, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """The one document in `text`, whose first line is line `first_line` of `path`.

    No node where there is nothing in it, or where an error is among the problems. Duplicate keys are
    all reported; the first mistake in the grammar ends the reading.
    """
    node, problems, broken = _read(text, path, first_line)
    return (None if broken else node), problems


def read_mapping(text: str, path: str, *, first_line: int = 1) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """As `read`, where only keys with values make sense: an empty text is an empty mapping."""
    node, problems, broken = _read(text, path, first_line)
    if broken or isinstance(node, Mapping):
        return (None if broken or not isinstance(node, Mapping) else node), problems
    if node is None or (isinstance(node, Scalar) and node.null):
        return Mapping({}, {}, first_line, 1), problems
    return None, (*problems, Problem("yaml-not-mapping", Place(path, node.line, node.column)))


def plain(node: Node) -> object:
    """The node as text, lists and dictionaries; None where nothing was given."""
    if isinstance(node, Scalar):
        return None if node.null else node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


def _read(text: str, path: str, first_line: int) -> tuple[Node | None, tuple[Problem, ...], bool]:
    text = text.translate(_ENDS_NO_LINE)
    quick = _quick_parser()
    if quick is not None and (len(text) > _READ_TWICE or not _READ_DIFFERENTLY.search(text)):
        found, refused = _read_with(quick, text, path, first_line)
        if not refused or len(text) > _READ_TWICE:
            return found
    found, refused = _read_with(_plain_parser, text, path, first_line)
    if refused and "\t" in text:
        found, _ = _read_with(_lenient_parser, text, path, first_line)
    return found


def _read_with(
    parser: Callable[[str], Any], text: str, path: str, first_line: int
) -> tuple[tuple[Node | None, tuple[Problem, ...], bool], bool]:
    """What a parser makes of a text, and whether it refused it."""
    from yaml import YAMLError  # 20 ms to import, and a build that changed nothing never reads YAML

    walk = _Parsing(text, path, first_line, parser)
    try:
        return (walk.document(), tuple(walk.problems), walk.broken), False
    except SiteError as stop:
        return (None, (*walk.problems, *stop.problems), True), False
    except (YAMLError, UnicodeEncodeError) as error:
        return (None, (*walk.problems, _mistake(error, text, path, first_line)), True), True


def _mistake(error: Exception, text: str, path: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark is not None and "nesting depth" in str(error):
        # Newer versions of libyaml have a limit of their own, and look ahead of the events that we count.
        place = Place(path, first_line + mark.line, mark.column + 1)
        return Problem("yaml-too-deep", place, {"limit": str(MAX_DEPTH)})
    return diagnostics.explain(error, text, path, first_line=first_line)


def _quick_parser() -> Callable[[str], Any] | None:
    """What gives the events of a text ten times as fast: libyaml, where it is there."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return None
    parser: Callable[[str], Any] = CParser
    return parser


def _plain_parser(text: str) -> Any:
    """PyYAML's own, which has the last word wherever the two differ: what it reads, all installations read."""
    from yaml import SafeLoader

    return SafeLoader(text)


def _lenient_parser(text: str) -> Any:
    """The same, for a text with tabs where PyYAML wants spaces."""
    return _plain_parser(diagnostics.without_loose_tabs(text))


class _Parsing:
    """One reading: the events so far, what was wrong in them, and whether that is past mending."""

    def __init__(self, text: str, path: str, first_line: int, parser: Callable[[str], Any]) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.parser = parser
        self.problems: list[Problem] = []
        self.broken = False

    def document(self) -> Node | None:
        if len(self.text) > MAX_CHARACTERS:
            raise SiteError(Problem("yaml-too-large", Place(self.path, self.first_line, 1)))
        self.problems += diagnostics.before_parsing(self.text, self.path, first_line=self.first_line)
        next_event = self.next_event = self.parser(self.text).get_event
        next_event()  # the stream starts
        if not hasattr(next_event(), "explicit"):  # a document starts, or the stream ends
            return None
        node = self.node(next_event(), 1)
        next_event()  # the document ends
        another = next_event()
        if hasattr(another, "explicit"):
            raise SiteError(self.problem("yaml-documents", another))
        return node

    def node(self, event: Any, depth: int) -> Node:
        mark = event.start_mark
        line, column = mark.line + self.first_line, mark.column + 1
        kind = type(event).__name__
        if kind == "AliasEvent" or event.anchor is not None:
            raise SiteError(self.problem("yaml-alias", event))
        if event.tag is not None and event.tag != _TEXT_TAG:
            raise SiteError(self.problem("yaml-character", event, character="!"))
        if kind == "ScalarEvent":
            if not event.style:
                self.look_for_hyphens(event)
                self.look_for_remark(event)
            lines = 1 if event.style else event.end_mark.line - mark.line + 1
            return Scalar(without_controls(event.value), line, column, not event.style, lines)
        if depth > MAX_DEPTH:
            raise SiteError(self.problem("yaml-too-deep", event, limit=str(MAX_DEPTH)))
        if kind == "SequenceStartEvent":
            return Sequence(tuple(self.items(depth)), line, column)
        return self.mapping(line, column, depth)

    def look_for_hyphens(self, event: Any) -> None:
        """Hyphens that were meant to begin items: `-one` on a line of its own, and one that is indented too far."""
        if "-" not in event.value:
            return
        if event.value.startswith("-") and diagnostics.is_item_without_blank(
            self.text, event.start_mark.line, event.start_mark.column
        ):
            raise SiteError(self.problem("yaml-space", event, sign="-"))
        if " -" not in event.value:
            return
        hyphen = diagnostics.joined_item(self.text, event.start_mark.line, event.end_mark.line)
        if hyphen:
            place = Place(self.path, hyphen[0] + self.first_line, hyphen[1] + 1)
            above = event.value.split(" -")[0]
            self.problems.append(Problem("yaml-item", place, {"text": above}))

    def look_for_remark(self, event: Any) -> None:
        """`topics: #NASA` and `title: Problem #1`, where YAML takes words of the author for a remark."""
        lost = _WORD_OF_REMARK.match(self.text, event.end_mark.index)
        if lost:
            mark = event.end_mark
            column = mark.column + 1 + lost.start("words") - lost.start()
            place = Place(self.path, mark.line + self.first_line, column)
            self.problems.append(Problem("yaml-remark", place, {"words": lost["words"].rstrip()}))

    def items(self, depth: int) -> "list[Node]":
        items: list[Node] = []
        while type(event := self.next_event()).__name__ != "SequenceEndEvent":
            items.append(self.node(event, depth + 1))
        return items

    def mapping(self, line: int, column: int, depth: int) -> Mapping:
        values: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        while type(event := self.next_event()).__name__ != "MappingEndEvent":
            key = self.node(event, depth + 1)
            value = self.node(self.next_event(), depth + 1)
            if not isinstance(key, Scalar):
                raise SiteError(self.problem("yaml-key", event))
            if key.text in keys:
                self.broken = True
                first = str(keys[key.text].line)
                self.problems.append(self.problem("yaml-duplicate", event, key=key.text, line=first))
                continue
            keys[key.text], values[key.text] = key, value
        return Mapping(values, keys, line, column)

    def problem(self, code: str, event: Any, **facts: str) -> Problem:
        mark = event.start_mark
        return Problem(code, Place(self.path, mark.line + self.first_line, mark.column + 1), facts)
