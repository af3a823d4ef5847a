"""Straight quotation marks and apostrophes as a language writes them: “…”, „…“, « … », 「…」.

The rules and the marks of some seventy languages are those of docutils.
"""

from docutils.utils import smartquotes


class SmartQuotes:
    """Goes through the running text of one body; `after` is what stands before the next piece of it."""

    def __init__(self, language: str) -> None:
        self._language = _known(language)
        self._after = " "

    def begin(self) -> None:
        """Begins a block: before it there is nothing."""
        self._after = " "

    def skip(self, text: str) -> None:
        """Passes code, which stays as it is."""
        self._after = text[-1:] or self._after

    def text(self, text: str) -> str:
        """The next piece of text with its marks."""
        after = self._after
        self.skip(text)
        if '"' not in text and "'" not in text:
            return text
        # A mark before it is none of this piece, and would change what its first one is.
        before = ";" if after in "\"'" else after
        shown: str = smartquotes.educateQuotes(before + text, self._language)
        return shown[1:]


def smart(text: str, language: str) -> str:
    """A title or another line by itself."""
    return SmartQuotes(language).text(text)


def _known(language: str) -> str:
    """The language as docutils names it, with its country where the marks are others there."""
    marks = smartquotes.smartchars.quotes
    whole = language.replace("_", "-")
    names = {name.lower(): name for name in marks}
    parts = whole.lower().split("-")
    for length in range(len(parts), 0, -1):
        if found := names.get("-".join(parts[:length])):
            return str(found)
    return "en"
