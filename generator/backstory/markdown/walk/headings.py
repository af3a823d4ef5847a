"""Headings, which give sections of a body their anchors, and background boxes, whose title is one."""

from backstory.markdown.body import Heading, InlineBackground
from backstory.markdown.html_tags import tag, text_of
from backstory.markdown.outline import Section
from backstory.markdown.position_marks import PLACEHOLDER, unmarked
from backstory.markdown.walk.open_elements import OpenElement
from backstory.markdown.walk.walked_body import Token, Tokens, WalkedBody, pass_over


class HeadingWriter:
    """The headings of one body."""

    def __init__(self, body: WalkedBody) -> None:
        self._body = body
        self._box: dict[str, str] | None = None
        """The attributes of the background box that has begun, as long as its title is still to come."""
        self._passed = 0

    def begin_box(self, given: dict[str, str]) -> None:
        self._box = given

    def begin(self, name: str, given: dict[str, str], token: Token, tokens: Tokens) -> None:
        body, segments = self._body, self._body.segments
        end = body.html.find(f"</{name}>", token.end())
        until = end if end >= 0 else len(body.html)
        text = text_of(PLACEHOLDER.sub("", unmarked(body.html[token.end() : until])))
        if name == "h1" and not body.heading_title:
            body.heading_title = text
            if end >= 0 and self._is_at_the_top():
                body.cursor.find(text)
                pass_over(tokens, end + len("</h1>"))
                return
        # The page's own title is its only h1.
        level = max(int(name[1]), 2)
        anchor = given.get("id") or body.outline.anchor(text)
        body.running.finish()
        body.outline.close(depth=len(body.open.inside), level=level, place=segments.boundary)
        self._passed += 1
        body.open.section = self._passed
        if self._box is not None:
            segments.markup.append(tag("section", self._box | {"id": anchor}))
            segments.markup.append(tag(f"h{level}", given))
        else:
            segments.markup.append(tag(f"h{level}", given | {"id": anchor}))
        body.open.begin(name, f"</h{level}>", part=anchor, level=level)
        body.open.quiet = True

    def end(self, ended: OpenElement) -> None:
        body = self._body
        if body.running.fresh:
            body.begin_block(body.cursor.spot)
        text, line = body.running.block(), body.running.lines[-1]
        level = ended.level
        if self._box is not None:
            # No heading inside a box ends it, whatever its level.
            self._box, level = None, 0
            body.inline_backgrounds.append(InlineBackground(text, ended.part, line))
        else:
            body.outline.headings.append(Heading(level, text, ended.part, line))
        begun = body.segments.boundary()
        body.outline.begin(Section(len(body.open.inside), level, ended.part, begun))

    def _is_at_the_top(self) -> bool:
        body = self._body
        written = body.segments.finished or "".join(body.segments.markup).strip()
        return not (body.open.inside or written)
