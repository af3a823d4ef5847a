"""Footnotes as Python-Markdown shows them: numbered by their first reference, those that are used, at the end."""

from html import escape


class Footnotes:
    """The references and definitions of one text; `written` are the definitions' HTML by label."""

    def __init__(self) -> None:
        self.written: dict[str, str] = {}
        self._references: dict[str, int] = {}
        self._numbers: dict[str, int] = {}

    def reference(self, label: str) -> str:
        """The HTML of a reference."""
        count = self._references[label] = self._references.get(label, 0) + 1
        number = self._numbers.setdefault(label, len(self._numbers) + 1)
        name = escape(label)
        return (
            f'<sup id="{_reference_id(name, count)}">'
            f'<a class="footnote-ref" href="#fn:{name}">{number}</a></sup>'
        )

    def html(self) -> str:
        """The list of footnotes, or nothing."""
        used = [label for label in self._references if label in self.written]
        if not used:
            return ""
        items = "".join(self._item(label, number) for number, label in enumerate(used, 1))
        return f'<div class="footnote">\n<hr>\n<ol>\n{items}</ol>\n</div>\n'

    def _item(self, label: str, number: int) -> str:
        name, said = escape(label), self.written[label].removesuffix("\n")
        back = "".join(
            f'<a class="footnote-backref" href="#{_reference_id(name, count)}"'
            f' title="Jump back to footnote {number} in the text">&#8617;</a>'
            for count in range(1, self._references[label] + 1)
        )
        if said.endswith("</p>"):
            said = f"{said.removesuffix('</p>')}&#160;{back}</p>"
        else:
            said = f"{said}\n<p>{back}</p>"
        return f'<li id="fn:{name}">\n{said}\n</li>\n'


def _reference_id(name: str, count: int) -> str:
    return f"fnref{count if count > 1 else ''}:{name}"
