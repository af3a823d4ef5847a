"""What can be nothing but plain paragraphs and plain text, in either dialect: told by a look at the characters."""

import re

# Every line begins with a letter or an opening quotation mark or bracket: no list, quote, table, heading,
# rule, reference, definition or indentation. A bar could make a table of the lines.
_LINE = r"(?:[^\W\d_]|[“”‘’\"'(«„])"
PLAIN_LINE = re.compile(_LINE)
PLAIN_BLOCK = re.compile(rf"{_LINE}[^\n]*(?:\n{_LINE}[^\n|]*)*\Z")
"""A block that can be nothing but a paragraph."""


def is_plain(text: str) -> bool:
    """Whether no inline pattern can match. Many looks for one sign each are faster than one for many."""
    return not (
        "[" in text
        or "*" in text
        or "_" in text
        or "&" in text
        or "<" in text
        or "`" in text
        or "\\" in text
        or "{" in text
        or "~" in text
        or "^" in text
        or "==" in text
        or "++" in text
        or "://" in text
        or "www." in text
        or "\x02" in text
        or "  \n" in text
    )
