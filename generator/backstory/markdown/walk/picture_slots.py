"""Pictures: those of the site's own become slots, all others are markup."""

import re

from backstory.markdown.body import ShownImage, SlotKind
from backstory.markdown.html_tags import attributes, tag
from backstory.markdown.position_marks import BASE, ROOT, unmarked
from backstory.markdown.walk.walked_body import Token, Tokens, WalkedBody, pass_over

_ALONE = re.compile(
    """<p>(?:\ue012\\d{1,9}\ue013)*<img\\b((?:[^<>"']|"[^"]*"|'[^']*')*+)>(?:\ue012\\d{1,9}\ue013|\\s)*</p>"""
)


class PictureSlots:
    """The pictures of one body."""

    def __init__(self, body: WalkedBody) -> None:
        self._body = body

    def add(self, given: dict[str, str], *, alone: bool = False) -> None:
        """A picture with finished attributes: a slot where nothing says already which of several is shown."""
        body, targets, address = self._body, self._body.link_targets, given["src"]
        if not given.get("alt", "").strip():
            body.bare_images.append(targets.reached)
        several = "srcset" in given or body.open.within("picture")
        if address[:1] not in (ROOT, BASE) or several or body.open.unseen:
            body.segments.markup.append(tag("img", given))
            return
        body.segments.add_slot(SlotKind.PICTURE, len(body.shown_images))
        others = tuple((key, value) for key, value in given.items() if key != "src")
        body.shown_images.append(ShownImage(len(targets.files) - 1, others, alone))

    def take_alone(self, token: Token, tokens: Tokens) -> bool:
        """Whether the paragraph is nothing but a picture of the site's own, which then is taken."""
        body = self._body
        found = _ALONE.match(body.html, token.start())
        if found is None or body.open.unseen:
            return False
        given = attributes(unmarked(found[1]))
        if "src" not in given or "srcset" in given:
            return False
        body.link_targets.finish("img", given)
        local = given["src"][:1] in (ROOT, BASE)
        if not local:
            body.segments.markup.append("<p>")
        self.add(given, alone=local)
        if not local:
            body.segments.markup.append("</p>")
        pass_over(tokens, found.end())
        return True
