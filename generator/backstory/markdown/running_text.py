"""The text of a body as a reader sees it, block by block, and the sentences that its links stand in."""

from msgspec.structs import replace

from backstory.markdown.body import Link
from backstory.text import sentence_around


class RunningText:
    """The blocks so far. A block is begun by its first text or link, and ends where another begins.

    `fresh` says that what comes next begins one.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.lines: list[int] = []
        self.links: list[Link] = []
        self.fresh = True
        self._words = 0
        self._said: list[str] = []
        self._length = 0
        # Where the links of this block are in its text: their sentences are known when it ends.
        self._spans: dict[int, tuple[int, int]] = {}

    def begin(self, line: int) -> None:
        self.finish()
        self.fresh = False
        self.lines.append(line)

    def finish(self) -> None:
        if not self._said:
            return
        text = "".join(self._said)
        for link, (start, end) in self._spans.items():
            self.links[link] = replace(self.links[link], sentence=sentence_around(text, start, end))
        self._spans.clear()
        self._said.clear()
        self._length = 0
        self._words += len(text.split())
        self.texts.append(text.strip())

    def say(self, text: str) -> None:
        self._said.append(text)
        self._length += len(text)

    def drop_space(self) -> None:
        """Takes back the white space said last."""
        if self._said:
            last = self._said.pop()
            self._length -= len(last)
            self.say(last.rstrip())

    def words(self) -> int:
        """How many there are up to here."""
        return self._words + (len("".join(self._said).split()) if self._said else 0)

    def block(self) -> str:
        """What was said in this block, on one line."""
        return " ".join("".join(self._said).split())

    def begin_link(self, link: Link) -> int:
        """The number of the link, whose sentence is filled in when its block ends."""
        self._spans[len(self.links)] = (self._length, self._length)
        self.links.append(link)
        return len(self.links) - 1

    def end_link(self, number: int) -> None:
        if number in self._spans:
            self._spans[number] = (self._spans[number][0], self._length)
