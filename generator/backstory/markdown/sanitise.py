"""Which HTML an author's text may hold. Everything else is removed, and what is broken is mended."""

import nh3

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
