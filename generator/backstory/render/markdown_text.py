"""HTML of ours as Markdown: for programs that read text, where tags only cost them room."""

import re
from html import unescape

from markupsafe import Markup

from backstory.markdown.html_tags import TOKEN, attributes
from backstory.render.sentences import safe

_INLINE = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
_BLOCKS = frozenset(
    "address article aside caption details div dd dl dt figcaption figure p section summary table tbody thead tfoot".split()
)
_SPECIAL = re.compile(r"[\\`*_\[\]]|<|&(?=#?\w+;)")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_AT_START = re.compile(r"^(\d*)([#+>.)-])(?=#*\s|#*$)")
_SPACE = re.compile(r"\s+")


def escaped(text: object) -> Markup:
    """A text as it stands within a line of Markdown."""
    return safe(_literal(_SPACE.sub(" ", str(text)).strip()))


def as_markdown(html: object) -> Markup:
    """A piece of HTML as Markdown, without what only eyes need."""
    writer = _Writer()
    for token in TOKEN.finditer(str(html)):
        if token[4] is not None:
            writer.add_text(unescape(token[4]))
        elif token[2] is not None:
            writer.tag(token[2].lower(), token[3], ends=bool(token[1]))
    writer.flush()
    return safe("".join(writer.written))


class _Writer:
    """Blocks of Markdown, written as the tags come by."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._line: list[str] = []
        self._indents: list[str] = []
        self._marker = ""
        """What stands before the next block in place of the last indent: the mark of a list's item."""
        self._lists: list[int] = []
        """The lists that are open: 0 for one without numbers, else the number of its next item."""
        self._opening = False
        """Whether a list begins that stands in no other."""
        self._links: list[str] = []
        self._raw = self._code = False
        self._heading = ""
        self._cells = self._rows = 0
        self._above = ""
        """What stands before each line of the block above."""

    def add_text(self, text: str) -> None:
        self._line.append(text if self._raw or self._code else _literal(_SPACE.sub(" ", text)))

    def tag(self, name: str, given: str, *, ends: bool) -> None:
        if name in _INLINE:
            self._line.append(_INLINE[name])
        elif name == "a":
            self._link(given, ends=ends)
        elif name == "code" and not self._raw:
            self._code = not ends
            self._line.append("`")
        elif name == "br":
            self._line.append("  \n")
        elif name == "img":
            said = attributes(given)
            self._line.append(f"![{escaped(said.get('alt', ''))}]({said.get('src', '')})")
        elif name in ("ul", "ol", "li", "blockquote"):
            self._nested(name, ends=ends)
        elif name == "pre":
            self._fenced(ends=ends)
        elif name in ("tr", "th", "td"):
            self._row(name, ends=ends)
        elif name in _BLOCKS:
            self.flush()
            if name == "table":
                self._rows = 0
        elif name == "hr":
            self.flush()
            self._put("---")
        elif len(name) == 2 and name[0] == "h":
            self.flush()
            if not ends:
                self._heading = "#" * int(name[1]) + " "

    def flush(self) -> None:
        """End a block."""
        text = "".join(self._line).strip()
        self._line.clear()
        if text and not self._raw:
            self._put(self._heading + (text if self._heading else _AT_START.sub(r"\1\\\2", text)))
        self._heading = ""

    def _put(self, text: str) -> None:
        indent = "".join(self._indents)
        first = "".join(self._indents[:-1]) + self._marker if self._marker else indent
        close = (self._marker and not self._opening) or self._rows > 1
        if self.written and not close:
            shared = indent if self._above.startswith(indent) else ""
            self.written.append(f"{shared.rstrip()}\n")
        self._above, self._marker, self._opening = indent, "", False
        self.written.append(first + text.replace("\n", f"\n{indent}") + "\n")

    def _link(self, given: str, *, ends: bool) -> None:
        if not ends:
            url = attributes(given).get("href", "")
            # To a place on the page itself there is no way from here; a number in brackets says which source.
            inside, cites = url.startswith("#"), url.startswith("#source-")
            self._links.append(("]" if cites else "") if inside else f"]({url})")
            self._line.append("[" if cites or not inside else "")
        elif self._links:
            self._line.append(self._links.pop())

    def _nested(self, name: str, *, ends: bool) -> None:
        self.flush()
        if name == "li":
            if ends:
                self._indents[-1:] = []
                self._marker = ""
            else:
                self._marker = self._item()
                self._indents.append(" " * len(self._marker))
        elif name == "blockquote":
            self._indents[-1:] = [] if ends else [*self._indents[-1:], "> "]
        elif ends:
            self._lists[-1:] = []
        else:
            self._opening = not self._lists
            self._lists.append(int(name == "ol"))

    def _item(self) -> str:
        number = self._lists[-1] if self._lists else 0
        if number:
            self._lists[-1] += 1
        return f"{number}. " if number else "- "

    def _fenced(self, *, ends: bool) -> None:
        if not ends:
            self.flush()
            self._raw = True
            return
        code = "".join(self._line).strip("\n")
        self._line.clear()
        self._raw = False
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
        self._put(f"{fence}\n{code}\n{fence}")

    def _row(self, name: str, *, ends: bool) -> None:
        if name == "tr":
            if not ends:
                self.flush()
                self._cells = 0
            elif self._cells:
                self._rows += 1
                self._line.append(" |")
                line = "".join(self._line)
                self._line.clear()
                self._put(line if self._rows > 1 else f"{line}\n|{'---|' * self._cells}")
        elif not ends:
            self._cells += 1
            self._line.append(" | " if self._cells > 1 else "| ")


def _literal(text: str) -> str:
    """A text without anything that Markdown would take for a mark."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0]) or f"\\{found[0]}", text)
