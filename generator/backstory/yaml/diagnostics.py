"""What an author did when YAML can't be read, found from what a parser complained about and the text.

Parsers report where they gave up; the slip is often a line or two before that, and has a name.
"""

import re
from typing import Any

from backstory.problems import Place, Problem, SiteError

# Where libyaml takes a tab for a space and PyYAML's own scanner does not.
_LOOSE_TAB = re.compile(r"(?m)(?<=:)[ ]*\t[ \t]*|[ ]*\t[ \t]*$")
_OPENS = re.compile(r"""(?:^|[\s\[{,:])["']""")
_AT_THE_END = re.compile(r"[ \t]+(?=#|$)")
_BLOCK = re.compile(r"(?:^|[:\-?] +)[|>][-+0-9]*\s*(?:#.*)?$")
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7})(?= |$)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_KEY = re.compile(r"(?P<indent>[ ]*)(?:- +)*(?P<key>[^\s#\"'\[{:-][^#:]*?|\"[^\"]*\"|'[^']*') *:(?=\s|$)")
_HIDDEN = re.compile(r"(?<=[\[{, ])#(?=[^\s#].*[\]}])")
_CURLY = ("“", "”", "„", "‘", "’", "«", "»")
_KEY_IN_BRACKETS = re.compile(r"[{\[,] *(?P<key>[\w-]+): +[^\s,{}\[\]][^,{}\[\]]*$")
_NO_BLANK = re.compile(r"-[^\W\d_]")
_SQUEEZED = re.compile(r" *(?:(?P<dash>-)(?=[^\s-])|[\w-]+(?P<colon>:)(?=[^\s/]))")


def before_parsing(text: str, path: str, *, first_line: int) -> list[Problem]:
    """Warnings about `text` that a parser doesn't give. Raises SiteError for a merge conflict."""
    if "<<<<<<<" in text or ">>>>>>>" in text:
        conflict = _CONFLICT.search(text)
        if conflict:
            raise SiteError(_at(text, conflict.start(), "conflict-marker", path, first_line))
    if "\t" not in text:
        return []
    tab = _LOOSE_TAB.search(text)
    return [_at(text, text.index("\t", tab.start()), "yaml-tab-loose", path, first_line)] if tab else []


def without_loose_tabs(text: str) -> str:
    """The text with a space for each tab that stands where YAML 1.1 wants spaces, but means no harm.

    That is any tab behind something else on its line, but for those in blocks of text and in quotation marks.
    """
    if "\t" not in text:
        return text
    lines = []
    block = -1
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if block >= 0 and line.strip() and indent <= block:
            block = -1
        lines.append(line if block >= 0 or "\t" not in line else _without_tabs(line))
        if block < 0 and _BLOCK.search(line):
            block = indent
    return "\n".join(lines)


def _without_tabs(line: str) -> str:
    if not line.strip():
        return " " * len(line)
    opens = _OPENS.search(line)
    end = opens.end() if opens else len(line)
    start = len(line) - len(line.lstrip())
    head = line[start:end].replace("\t", " ")
    return line[:start] + head + _AT_THE_END.sub(lambda found: " " * len(found[0]), line[end:])


def is_item_without_blank(text: str, line: int, column: int) -> bool:
    """Whether a text that begins there, counted from 0, is `-word` and the first on its line."""
    written = text.split("\n", line + 1)[line]
    return not written[:column].strip() and _NO_BLANK.match(written, column) is not None


def joined_item(text: str, line: int, last_line: int) -> tuple[int, int] | None:
    """Line and column of a hyphen that YAML takes for a part of the text on `line`, all counted from 0.

    So it is where an item of a list is indented further than the item above it.
    """
    for number, written in enumerate(text.split("\n")[line + 1 : last_line + 1], line + 1):
        if written.lstrip(" ").startswith("- ") or _NO_BLANK.match(written.lstrip(" ")):
            return number, written.index("-")
    return None


def explain(error: Exception, text: str, path: str, *, first_line: int) -> Problem:
    """The problem behind an error of either parser of PyYAML (a YAMLError, or text that has no UTF-8)."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        control = _CONTROL.search(text)
        if control:
            return _at(
                text, control.start(), "yaml-control", path, first_line, code=f"U+{ord(control[0]):04X}"
            )
        return Problem("yaml-syntax", Place(path, first_line, 1), {"reason": str(error).split("\n")[0]})
    return _Scene(error, text, path, first_line).problem()


def _at(text: str, offset: int, code_of_problem: str, path: str, first_line: int, **facts: str) -> Problem:
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    return Problem(code_of_problem, Place(path, line + first_line, column + 1), facts)


class _Scene:
    """Where a parser gave up, what it said there, and the lines around."""

    def __init__(self, error: Any, text: str, path: str, first_line: int) -> None:
        self.path, self.first_line = path, first_line
        self.lines = text.split("\n")
        self.said: str = error.problem or ""
        self.context: str = error.context or ""
        self.line, self.column = error.problem_mark.line, error.problem_mark.column
        begun = error.context_mark or error.problem_mark
        self.begun_line, self.begun_column = begun.line, begun.column

    def problem(self) -> Problem:
        character = self.text_of(self.line)[self.column : self.column + 1]
        if character == "\t":
            return self.found("yaml-tab", self.line, self.column)
        if "mapping values are not allowed" in self.said:
            return self.colon()
        if "quoted scalar" in self.context:
            code = "yaml-escape" if "escape" in self.said or "hexdec" in self.said else "yaml-quote"
            return self.found(code, self.begun_line, self.begun_column, key=self.key_of(self.begun_line))
        if "alias" in self.context or "anchor" in self.context:
            return self.found("yaml-alias", self.begun_line, self.begun_column)
        if "block scalar" in self.context or "directive" in self.context or "tag" in self.context.split():
            return self.character(self.begun_line, self.begun_column)
        if "cannot start any token" in self.said:
            return self.character(self.line, self.column)
        if "sequence entries are not allowed" in self.said:
            return self.found("yaml-list", self.line, self.column)
        if "<document start>" in self.said:
            return self.found("yaml-documents", self.line, self.column)
        if "flow" in self.context:
            return self.in_brackets(character)
        if "could not find expected ':'" in self.said:
            return self.squeezed(self.begun_line) or self.found("yaml-line", self.begun_line)
        return self.odd_one_out() if "block" in self.context else self.syntax()

    def colon(self) -> Problem:
        """A second colon on a line, or a key that is indented as if it went on from the line above."""
        key = _KEY.match(self.text_of(self.line))
        if key and key.end() - 1 < self.column:
            name = key["key"].strip("\"'")
            value = self.text_of(self.line)[key.end() :].lstrip()
            if value[:1] in _CURLY:
                return self.found("yaml-curly", self.line, self.text_of(self.line).index(value), key=name)
            return self.found("yaml-colon", self.line, self.column, key=name)
        above = next((line for line in range(self.line - 1, -1, -1) if self.key_of(line)), None)
        if above is None:
            return self.found("yaml-line", max(self.line - 1, 0))
        if self.squeezed(above + 1):
            return self.squeezed(above + 1) or self.syntax()
        column = len(key["indent"]) if key else self.column
        return self.found("yaml-continues", self.line, column, key=self.key_of(above))

    def in_brackets(self, character: str) -> Problem:
        """What is wrong between `[` and `]` or `{` and `}`, where a parser stopped at `character`."""
        if "flow node" in self.context and character == ",":
            return self.found("yaml-comma", self.line, self.column)
        if "flow node" in self.context and not "".join(self.lines[self.line :]).strip():
            return self.found("yaml-bracket", *self.last_bracket())
        if character == "?":
            # As in `[Who was it?]`, which YAML 1.2 allows and PyYAML does not read.
            return self.found("yaml-question", self.line, self.column)
        open_here = self.found("yaml-bracket", self.begun_line, self.begun_column)
        return self.hash_in_brackets() or self.colon_in_brackets() or open_here

    def colon_in_brackets(self) -> Problem | None:
        """A second colon in a value between `{` and `}`, where a parser only misses a comma."""
        before, after = self.text_of(self.line)[: self.column], self.text_of(self.line)[self.column :]
        key = _KEY_IN_BRACKETS.search(before) if re.match(r":(\s|$)", after) else None
        return self.found("yaml-colon", self.line, self.column, key=key["key"]) if key else None

    def hash_in_brackets(self) -> Problem | None:
        """A `#` that was meant as part of a text, and hides the bracket that closes the list."""
        line = self.text_of(self.begun_line)
        hidden = _HIDDEN.search(line, self.begun_column)
        return hidden and self.found("yaml-character", self.begun_line, hidden.start(), character="#")

    def last_bracket(self) -> tuple[int, int]:
        """Line and column of the last bracket that is opened, where the text ends inside of it."""
        line = next(at for at in range(len(self.lines) - 1, -1, -1) if re.search(r"[\[{]", self.lines[at]))
        return line, max(self.lines[line].rfind("["), self.lines[line].rfind("{"))

    def squeezed(self, line: int) -> Problem | None:
        """A dash or a colon without the space that makes it one."""
        match = _SQUEEZED.match(self.text_of(line))
        if match is None:
            return None
        sign = "dash" if match["dash"] else "colon"
        return self.found("yaml-space", line, match.start(sign), sign=match[sign])

    def odd_one_out(self) -> Problem:
        """A line that fits nothing: after a quotation or bracket that closed too early, or indented oddly."""
        for line in range(self.line, self.begun_line - 1, -1):
            key = _KEY.match(self.text_of(line))
            if key is None:
                continue
            value = self.text_of(line)[key.end() :].strip()
            column = len(self.text_of(line)) - len(self.text_of(line)[key.end() :].lstrip())
            if value[:1] in ('"', "'") and not _well_quoted(value):
                return self.found("yaml-quote", line, column, key=key["key"])
            if line == self.line and value[:1] in ("[", "{") and self.column > column:
                return self.found("yaml-bracket", line, column)
        squeezed = self.squeezed(self.line)
        return squeezed or self.found("yaml-indent", self.line, self.column)

    def character(self, line: int, column: int) -> Problem:
        sign = self.text_of(line)[column : column + 1]
        return self.found("yaml-character", line, column, character=sign)

    def syntax(self) -> Problem:
        reason = " ".join(part for part in (self.context, self.said) if part)
        return self.found("yaml-syntax", self.line, self.column, reason=reason)

    def text_of(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""

    def key_of(self, line: int) -> str:
        match = _KEY.match(self.text_of(line))
        return match["key"].strip("\"'") if match else ""

    def found(self, code: str, line: int, column: int = 0, **facts: str) -> Problem:
        return Problem(code, Place(self.path, line + self.first_line, column + 1), facts)


def _well_quoted(value: str) -> bool:
    """Whether a value that starts with a quotation mark is one quotation, all of it."""
    if value[0] == "'":
        return re.fullmatch(r"'(?:[^']|'')*'(?:\s+#.*)?", value) is not None
    return re.fullmatch(r'"(?:[^"\\]|\\.)*"(?:\s+#.*)?', value) is not None
