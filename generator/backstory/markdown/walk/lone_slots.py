"""What has a paragraph or block to itself, in whose place its slot stands: embeds, tables of contents, lists."""

import re

from msgspec.structs import replace

from backstory.markdown.body import Embed, Markup, Reference, SlotKind
from backstory.markdown.placeholders import Placeholder, TextWarning
from backstory.markdown.position_marks import PLACEHOLDER, unmarked
from backstory.markdown.queries import query_in
from backstory.markdown.walk.walked_body import Token, Tokens, WalkedBody, pass_over

_ALONE = re.compile("<p>((?:\ue010\\d{1,9}\ue011)+)</p>")


class LoneSlots:
    """Those of one body."""

    def __init__(self, body: WalkedBody) -> None:
        self._body = body
        self._contents: list[int] = []
        """The segments that become tables of contents when all headings are known."""

    def take_paragraph(self, token: Token, tokens: Tokens) -> bool:
        """Whether the paragraph is nothing but embeds or a table of contents, which then are taken."""
        body = self._body
        found = _ALONE.match(body.html, token.start())
        if found is None:
            return False
        placeholders = [
            body.placeholders[int(index)]
            for index in PLACEHOLDER.findall(found[1])
            if int(index) < len(body.placeholders)
        ]
        if not placeholders or any(one.kind not in ("embed", "contents") for one in placeholders):
            return False
        for placeholder in placeholders:
            if placeholder.kind == "embed":
                self._embed(placeholder)
            else:
                self._contents.append(body.segments.flush())
                body.segments.finished.append(Markup(""))
        pass_over(tokens, found.end())
        return True

    def _embed(self, placeholder: Placeholder) -> None:
        body = self._body
        body.segments.add_slot(SlotKind.EMBED, len(body.embeds))
        place = body.link_targets.place_of(placeholder)
        body.embeds.append(Embed(placeholder.target, placeholder.anchor, *place))

    def take_list(self, written: str, token: Token, tokens: Tokens) -> bool:
        """Whether the element asks for a list, which becomes a slot."""
        body, cursor = self._body, self._body.cursor
        read = query_in(unmarked(written), body.html, token.end(), cursor.find)
        if read is None:
            return False
        query, problems, end = read
        places = {one.column: cursor.place(one.column) for one in query.topics}
        topics = tuple(Reference(one.name, *places[one.column]) for one in query.topics)
        body.segments.add_slot(SlotKind.LIST, len(body.queries))
        body.queries.append(replace(query, topics=topics))
        body.warnings += [TextWarning(one.code, one.place.column, one.facts) for one in problems]
        pass_over(tokens, body.html.find("</div>", end) + len("</div>"))
        return True

    def write_contents(self) -> None:
        """Writes the tables of contents, now that all headings are known."""
        for index in self._contents:
            self._body.segments.finished[index] = Markup(self._body.outline.table_of_contents())
