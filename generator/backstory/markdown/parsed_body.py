"""What reading a text gives."""

from msgspec import Struct

from backstory.markdown.body import Body, Facts
from backstory.problems import Problem


class ParsedBody(Struct, frozen=True):
    """A body, read. `facts` are without `title` and `bag_of_words`, which need the front matter."""

    body: Body
    facts: Facts
    problems: tuple[Problem, ...] = ()
    heading_title: str = ""
    """The first H1 as plain text. Where the body begins with it, it is left out of the body."""
    plain_text: str = ""
    """The text that a reader sees, a block a line, without code."""
