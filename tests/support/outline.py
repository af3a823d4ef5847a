"""What a reader meets on a page: headings, links, ids and text. Tests ask for these, never for exact HTML."""

from html.parser import HTMLParser

BLOCKS = {"dt", "dd", "li", "p", "div", "td", "th", "section", "h1", "h2", "h3"}
VOID = {"meta", "link", "img", "br", "hr", "input", "path", "circle", "rect", "source"}


class Outline(HTMLParser):
    """Reads a page. Raises AssertionError where its tags are not balanced."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[tuple[int, str]] = []
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.landmarks: list[tuple[str, str]] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self._heading: list[str] | None = None
        self._link: tuple[str, list[str]] | None = None
        self.feed(page.decode())
        self.close()
        assert not self._open, f"not closed: {self._open}"

    @property
    def text(self) -> str:
        """All text, with single spaces."""
        return " ".join("".join(self._words).split())

    @property
    def hrefs(self) -> list[str]:
        return [href for href, _ in self.links]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag in BLOCKS:
            self._words.append(" ")
        self.attributes += [(tag, name, value) for name, value in given.items()]
        if "id" in given:
            self.ids.append(given["id"])
        if tag in ("header", "nav", "main", "aside", "footer"):
            self.landmarks.append((tag, given.get("aria-label", "")))
        if tag not in VOID:
            self._open.append(tag)
        if tag[0] == "h" and tag[1:].isdigit():
            self._heading = []
        if tag == "a":
            self._link = (given.get("href", ""), [])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1] == tag, f"</{tag}> closes {self._open[-3:]}"
        self._open.pop()
        if self._heading is not None and tag[0] == "h" and tag[1:].isdigit():
            self.headings.append((int(tag[1:]), " ".join("".join(self._heading).split())))
            self._heading = None
        if tag == "a" and self._link is not None:
            self.links.append((self._link[0], " ".join("".join(self._link[1]).split())))
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("title", "style"):
            return
        self._words.append(data)
        if self._heading is not None:
            self._heading.append(data)
        if self._link is not None:
            self._link[1].append(data)
