"""Plain text as Markdown that shows as the same text: nothing in it is markup."""

import re

from backstory.markdown.position_marks import unreserved

# `%` and `~` have no backslash form in Python-Markdown, so they become character references.
_ALWAYS = re.compile(
    r"([\\`*{\[])|(<)|(&)(?=#?\w)|(%)(?=%)|(?<![^\W_])(_)|(_)(?![^\W_])|(~)|(\^)|(=)(?==)|(\+)(?=\+)"
    r"|(:)(?=[\w+-]+:)|(\|)"
)
_REFERENCES = {"<": "&lt;", "&": "&amp;", "%": "&#37;", "~": "&#126;", "^": "&#94;", "=": "&#61;"}
_REFERENCES |= {"+": "&#43;", ":": "&#58;", "|": "&#124;"}
_LINE_STARTS = re.compile(r"([#>+\-]|!!!)|([:=~^])|(\d+)([.)])(?=\s|$)")


def as_markdown(paragraph: str) -> str:
    """A paragraph, of one line or several, in Markdown. White space at the edges of its lines is left out."""
    return "\n".join(_line(line) for line in paragraph.strip().split("\n"))


def escaped(text: str) -> str:
    """A piece of a line with all signs in it that would be markup anywhere."""
    return _ALWAYS.sub(_escaped, unreserved(text))


def with_start_escaped(line: str) -> str:
    """A line whose first sign would begin a block of another kind, with that escaped."""
    ahead = line[: len(line) - len(line.lstrip())]
    line = line.removeprefix(ahead)
    start = _LINE_STARTS.match(line)
    if start is None:
        return ahead + line
    sign, rest = start[0], line[start.end() :]
    if start[1]:
        return f"{ahead}\\{sign}{rest}"
    return ahead + (f"&#{ord(sign)};{rest}" if start[2] else f"{start[3]}\\{start[4]}{rest}")


def _line(line: str) -> str:
    # No page holds control characters; taken away later, they would leave a sign at the start of the line bare.
    return with_start_escaped(escaped(unreserved(line).strip()))


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    return _REFERENCES.get(sign) or f"\\{sign}"
