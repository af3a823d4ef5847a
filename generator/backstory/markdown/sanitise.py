"""Which HTML an author's text may hold. Everything else is removed, and what is broken is mended."""

import re
from collections.abc import Iterator
from html import unescape

import nh3

from backstory.markdown.placeholders import TextWarning

_TAGS = (
    "a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details "
    "dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby "
    "s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul "
    "var video audio wbr"
)
_ATTRIBUTES = {
    "*": "id class title lang dir",
    "a": "href hreflang",
    "audio": "src controls loop muted preload",
    "blockquote": "cite",
    "col": "span",
    "colgroup": "span",
    "del": "cite datetime",
    "details": "open",
    "img": "src alt width height loading",
    "ins": "cite datetime",
    "li": "value",
    "ol": "start type reversed",
    "q": "cite",
    "source": "src type media",
    "td": "colspan rowspan headers align",
    "th": "colspan rowspan headers scope align abbr",
    "time": "datetime",
    "track": "src kind srclang label default",
    "video": "src controls loop muted preload width height poster",
}
_SCHEMES = "http https mailto tel sms ftp"
_GONE_WITH_CONTENT = (
    "script style iframe object embed template noscript svg math form textarea select title xmp"
)

_PRESENTATIONAL = (
    "basefont big blink body font footer form head header hgroup html label main marquee nav nobr strike tt"
)
"""What only says how its content looks, or what it is to a whole page: it goes, and nothing is lost."""
_REFUSED_TAG = re.compile(
    rf"<(?!(?:{'|'.join(_TAGS.split() + _PRESENTATIONAL.split())})[\s/>])([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])",
    re.IGNORECASE,
)
_REFUSED_SCHEME = re.compile(
    rf"""<[A-Za-z][^<>]*?\s(?:href|src|poster)=["']?
        (?!(?:{"|".join(_SCHEMES.split())}):)(?P<address>(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):[^"'\s>]*)""",
    re.IGNORECASE | re.VERBOSE,
)

_cleaner = nh3.Cleaner(
    tags=set(_TAGS.split()),
    clean_content_tags=set(_GONE_WITH_CONTENT.split()),
    attributes={tag: set(names.split()) for tag, names in _ATTRIBUTES.items()},
    url_schemes=set(_SCHEMES.split()),
    link_rel=None,
    strip_comments=True,
)


def sanitised(html: str) -> str:
    """The HTML with allowed tags, attributes and address schemes only, well-formed as a browser would read it.

    Ids and classes stay. Styles, scripts, frames, forms, vector images and formulas go, with their content.
    """
    return _cleaner.clean(html)


def refused(html: str, source: str) -> Iterator[TextWarning]:
    """What `sanitised` takes out of the HTML that was made of an author's text: elements, and addresses of links."""
    spots: dict[str, int] = {}
    for code, pattern, key in (
        ("html-removed", _REFUSED_TAG, "tag"),
        ("link-scheme", _REFUSED_SCHEME, "scheme"),
    ):
        for found in pattern.finditer(html):
            written = found[0] if key == "tag" else unescape(found["address"])
            # The same stands there as often as it was written.
            offset = source.find(written, spots.get(written, -1) + 1)
            spots[written] = max(offset, spots.get(written, -1))
            yield TextWarning(code, offset, {key: found[1].lower() if key == "tag" else found["scheme"]})
