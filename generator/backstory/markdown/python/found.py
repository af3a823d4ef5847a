"""What Python-Markdown wants of an inline pattern."""

from xml.etree.ElementTree import Element

Found = tuple[Element | str | None, int | None, int | None]
"""What a pattern made, and the span it took."""
