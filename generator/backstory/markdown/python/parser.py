"""Python-Markdown with our syntax, from a text to clean HTML with placeholders."""

from backstory.markdown.block_syntax import BlockExtension
from backstory.markdown.inline_syntax import WikilinkExtension
from backstory.markdown.limits import LimitExtension
from backstory.markdown.placeholders import Placeholders
from backstory.markdown.plain_paragraphs import add_fast_path
from backstory.markdown.position_marks import Prepared, unmarked
from backstory.markdown.python.extension import MoreExtension
from backstory.markdown.sanitise import refused, sanitised
from backstory.text import without_controls
from markdown import Markdown

EXTENSIONS = (
    "markdown.extensions.tables",
    "markdown.extensions.footnotes",
    "markdown.extensions.attr_list",
    "markdown.extensions.def_list",
    "markdown.extensions.fenced_code",
    "markdown.extensions.abbr",
    "markdown.extensions.admonition",
)


class PythonMarkdown:
    """Reads texts with one set of settings; `placeholders` holds what it found in the one read last."""

    def __init__(
        self, *, unsafe_html: bool = False, extensions: tuple[str, ...] = (), fast: bool = True
    ) -> None:
        """`extensions` are those that a site adds, by their dotted names. With them, or `fast` off, no text takes the fast path."""
        wikilinks = WikilinkExtension()
        self.placeholders: Placeholders = wikilinks.placeholders
        self._markdown: Markdown = Markdown(
            extensions=[
                *EXTENSIONS,
                wikilinks,
                BlockExtension(self.placeholders),
                MoreExtension(),
                LimitExtension(self.placeholders),
                *extensions,
            ],
            extension_configs={"markdown.extensions.tables": {"use_align_attribute": True}},
            output_format="html",
        )
        self._abbreviations: dict[str, str] = vars(self._markdown.treeprocessors["abbr"])["abbrs"]
        if fast and not extensions:
            add_fast_path(self._markdown, self._abbreviations)
        self._clean = unmarked if unsafe_html else sanitised
        self._refused = None if unsafe_html else refused

    def html(self, prepared: Prepared) -> str:
        """The HTML, with placeholders for what leads somewhere. What is taken out is told by its place."""
        marked, original = prepared.marked, prepared.original
        self._markdown.reset()
        made = unmarked(self._markdown.convert(marked))
        if self._refused is not None:
            self.placeholders.warnings += self._refused(made, original)
        made = self._clean(made)
        return without_controls(made) if "&#" in marked else made

    def abbreviations(self) -> list[tuple[str, str]]:
        """Full and short form of those that the text declares."""
        return [(full, short) for short, full in self._abbreviations.items()]
