"""Links: those that lead into the site become slots, all others are markup."""

from backstory.markdown.body import Link, SlotKind
from backstory.markdown.html_tags import UNLISTED, attributes, tag
from backstory.markdown.position_marks import PLACEHOLDER
from backstory.markdown.walk.walked_body import WalkedBody


class LinkSlots:
    """The links of one body."""

    def __init__(self, body: WalkedBody) -> None:
        self._body = body

    def begin(self, written: str) -> int | None:
        """The number of the slot of a link with these attributes; None for one that was written as markup."""
        body, targets = self._body, self._body.link_targets
        given = attributes(written)
        address = given.get("href", "")
        footnote = address.startswith("#") and UNLISTED.search(written)
        placeholder = None if footnote else targets.of_link(address)
        if placeholder is None:
            if address and not footnote:
                given["href"] = targets.finished(address)
            if address.startswith(("http://", "https://")):
                body.external_links.append(targets.reached)
            targets.finish("a", given)
            body.segments.markup.append(tag("a", given))
            return None
        if body.running.fresh:
            body.begin_block(placeholder.offset)
        line, column = targets.place_of(placeholder)
        link = Link(
            placeholder.target,
            placeholder.anchor,
            placeholder.wiki,
            line,
            column,
            len(body.running.lines) - 1,
            "",
            placeholder.named,
            PLACEHOLDER.sub("", given.get("title", "")),
        )
        number = body.running.begin_link(link)
        body.segments.add_slot(SlotKind.OPEN, number)
        return number

    def end(self, number: int) -> None:
        self._body.segments.add_slot(SlotKind.CLOSE, number)
        self._body.running.end_link(number)
