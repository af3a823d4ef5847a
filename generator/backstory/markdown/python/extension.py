"""What pymdown-extensions add to Python-Markdown on most sites, in our own form: see each part's file."""

from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension

from backstory.markdown.python.bare_links import BareLinks
from backstory.markdown.python.boxes import Boxes, Callouts, FoldedBoxes
from backstory.markdown.python.colon_boxes import ColonBoxes
from backstory.markdown.python.footnotes import UsedFootnotes
from backstory.markdown.python.html_inside import add_html_inside
from backstory.markdown.python.keys import Keys
from backstory.markdown.python.marks import add_marks
from backstory.markdown.python.tasks import Tasks
from markdown import Markdown

_ESCAPED = ("<", "~", "=", "^", ":")
"""Signs that a backslash makes plain, beside Python-Markdown's."""


class MoreExtension(Extension):
    """Adds them to a parser that has footnotes. What looks at blocks comes before their text is parsed (20)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *_ESCAPED]
        md.parser.blockprocessors.register(Boxes(md.parser), "admonition", 105)
        md.parser.blockprocessors.register(ColonBoxes(md.parser), "colon_box", 106)
        footnotes = next(one for one in md.registeredExtensions if isinstance(one, FootnoteExtension))
        md.treeprocessors.register(UsedFootnotes(footnotes), "used_footnotes", 51)
        md.treeprocessors.register(Callouts(md), "callouts", 31)
        md.treeprocessors.register(FoldedBoxes(md), "folded_boxes", 29.5)
        md.treeprocessors.register(Tasks(md), "tasks", 29.4)
        add_html_inside(md)
        add_marks(md)
        md.inlinePatterns.register(Keys(md), "keys", 178)
        # Behind raw HTML (90), so that addresses in its attributes are not there any more.
        md.inlinePatterns.register(BareLinks(md), "bare_link", 85)
