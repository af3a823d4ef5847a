"""Markdown inside HTML: in elements marked with `markdown`, as Python-Markdown's `md_in_html` reads it, and in `<details>`."""

import re
from collections.abc import Mapping
from typing import Literal

from markdown.extensions.md_in_html import (
    HTMLExtractorExtra,
    MarkdownInHTMLPostprocessor,
    MarkdownInHtmlProcessor,
)
from markdown.preprocessors import HtmlBlockPreprocessor

from markdown import Markdown

_MARKDOWN = re.compile(r"<[A-Za-z][^<>]*\smarkdown(?=[\s=>/])|<details\b", re.IGNORECASE)


class _Extractor(HTMLExtractorExtra):
    """Takes the content of `<details>` for Markdown, as GitHub and Hugo do; with `markdown="0"` it is HTML."""

    def get_state(self, tag: str, attrs: Mapping[str, str]) -> Literal["block", "span", "off", None]:
        if tag == "details" and "markdown" not in attrs:
            attrs = {**attrs, "markdown": "1"}
        return super().get_state(tag, attrs)


class HtmlBlocks(HtmlBlockPreprocessor):
    """Looks for raw HTML only in a text that has the characters it begins with, and in it for Markdown where that may be."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "<" not in text and "&" not in text:
            return lines
        if not _MARKDOWN.search(text):
            return super().run(lines)
        extractor = _Extractor(self.md)
        extractor.feed(text)
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")


def add_html_inside(md: Markdown) -> None:
    """Adds it to a parser, whose other HTML is read as before."""
    md.preprocessors.register(HtmlBlocks(md), "html_block", 20)
    md.parser.blockprocessors.register(MarkdownInHtmlProcessor(md.parser), "markdown_block", 105)
    md.postprocessors.register(MarkdownInHTMLPostprocessor(md), "raw_html", 30)
