"""HTML as Markdown that shows as it: words with signs stay words, tables stay tables, pipes in them are escaped."""

from functools import cache
from typing import Any

from backstory.importers.escaping import escaped, with_start_escaped
from backstory.importers.formats.extra import load

_BLOCKS = frozenset(
    ("p", "li", "td", "th", "dd", "dt", "div", "blockquote", "section", "article", "[document]")
)


def as_markdown(html: str) -> str:
    """The Markdown of a piece of HTML, CommonMark's."""
    written = _converter()(
        heading_style="atx", bullets="-", strong_em_symbol="*", table_infer_header=True
    ).convert(html)
    lines = [line.rstrip() for line in str(written).strip().split("\n")]
    return (
        "\n".join(line for number, line in enumerate(lines) if line or (number and lines[number - 1])) + "\n"
    )


@cache
def _converter() -> Any:
    markdownify = load("markdownify", "HTML")

    class Writer(markdownify.MarkdownConverter):  # type: ignore[misc, name-defined]
        """markdownify with our escapes: it leaves pipes and our own signs as they are."""

        def escape(self, text: str, parent_tags: set[str]) -> str:
            return escaped(text) if text else ""

        def process_text(self, el: Any, parent_tags: Any = None) -> str:
            text: str = super().process_text(el, parent_tags=parent_tags)
            first = el.previous_sibling is None and el.parent is not None and el.parent.name in _BLOCKS
            code = parent_tags and {"pre", "code", "_noformat"} & set(parent_tags)
            return with_start_escaped(text) if first and not code else text

        def convert_code(self, el: Any, text: str, parent_tags: Any) -> str:
            shown: str = super().convert_code(el, text, parent_tags)
            return shown.replace("|", "\\|") if {"td", "th"} & set(parent_tags) else shown

        def convert_pre(self, el: Any, text: str, parent_tags: Any) -> str:
            text = text.strip("\n")
            return f"\n\n```\n{text}\n```\n\n" if text else ""

    return Writer
