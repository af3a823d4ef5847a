"""What the tags of other programs mean, by their names: one table for Hugo, Jekyll, Hexo, MkDocs' macros and GitBook.

A name is that of the tag, or of the file that an `include` names. Small letters, `-` for `_`.
"""

from typing import Literal

Meaning = Literal[
    "figure", "reference", "link", "service", "box", "fold", "quote", "code", "raw", "tab", "contents", "layout",
    "dropped", "term",
]  # fmt: skip
"""`layout` says nothing to a reader, and what it holds does; `dropped` goes with all that it holds."""


def _table(**names: str) -> dict[str, Meaning]:
    return {name: meaning for meaning, some in names.items() for name in some.split()}  # type: ignore[misc]


MEANINGS: dict[str, Meaning] = _table(
    figure="figure img image imgproc picture photo asset-img responsive-image imgcap lightbox thumbnail "
    "image-caption img-caption captioned-image figure-image",
    reference="ref relref link post-url post-path asset-path url-for static url page-url doc-url",
    link="link-to post-link asset-link button btn link-button card content-ref page-ref embed linkcard cta",
    service="youtube vimeo dailymotion bilibili gist tweet x twitter instagram asciinema codepen spotify github "
    "video youtubeplayer youtube-lite youtube-enhanced vimeo-simple twitter-simple x-simple",
    box="note tip info warning caution danger important hint alert callout notice admonition message attention "
    "success error seealso aside box pageinfo todo",
    fold="details expand collapse accordion accordion-item spoiler toggle fold expandable collapsible",
    quote="quote blockquote pullquote epigraph",
    code="highlight codeblock code sourcecode prism mermaid diagram plantuml",
    raw="raw verbatim rawhtml",
    tab="tab tab-item code-tab codetab tab-panel",
    contents="toc tableofcontents",
    layout="columns column col row rows div grid tabs tabgroup tabpane tab-pane codetabs code-tabs cards section "
    "block blocks center left right wide br hr more break clear clearfix pagebreak assign else elsif elif when "
    "steps step lead details-group accordion-group cardpane html markdown md filter set increment decrement "
    "cycle with load katex math span",
    dropped="for tablerow capture macro comment schema stylesheet javascript style script",
)

SERVICES: dict[str, tuple[str, str]] = {
    "youtube": ("YouTube", "https://www.youtube.com/watch?v={}"),
    "vimeo": ("Vimeo", "https://vimeo.com/{}"),
    "dailymotion": ("Dailymotion", "https://www.dailymotion.com/video/{}"),
    "bilibili": ("bilibili", "https://www.bilibili.com/video/{}"),
    "gist": ("Gist", "https://gist.github.com/{}"),
    "tweet": ("X", "https://x.com/{}"),
    "twitter": ("X", "https://x.com/{}"),
    "x": ("X", "https://x.com/{}"),
    "instagram": ("Instagram", "https://www.instagram.com/p/{}/"),
    "asciinema": ("asciinema", "https://asciinema.org/a/{}"),
    "codepen": ("CodePen", "https://codepen.io/{}"),
    "spotify": ("Spotify", "https://open.spotify.com/{}"),
    "github": ("GitHub", "https://github.com/{}"),
}
"""What is shown of a service where a tag gives no title, and the address of one of its pages."""

SOURCE_KEYS = (
    "src", "source", "image", "image-path", "file", "filename", "path", "url", "img", "relative-url", "light", "link",
    "href",
)  # fmt: skip
ALT_KEYS = ("alt", "alt-text", "title", "caption", "description")
CAPTION_KEYS = ("caption", "title", "description", "attr")
TARGET_KEYS = ("href", "link", "url", "relref", "ref", "page", "path", "to", "src")
TITLE_KEYS = ("title", "name", "summary", "header", "heading", "label", "text", "caption", "cap")
KIND_KEYS = ("type", "kind", "style", "color", "level", "context", "variant", "class", "icon")
CONTENT_KEYS = ("content", "text", "body", "message", "subtitle")
ID_KEYS = ("id", "video-id", "vid", "src", "url", "link")

BOX_KINDS = frozenset(
    """note tip info warning caution danger important hint success error example quote bug question failure
    abstract attention primary secondary""".split()
)
PLAIN_KINDS = {"primary": "note", "secondary": "note", "alert": "warning", "attention": "warning"}
"""Kinds of other programs that are none of ours."""
