"""The values of other programs' expressions: `"/about/" | relative_url`, `site.baseurl`."""

import re
from collections.abc import Mapping

_PIPE = re.compile(r"\|(?=(?:[^\"']*[\"'][^\"']*[\"'])*[^\"']*$)")
_STRING = re.compile(r"\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|`(?P<raw>[^`]*)`")
_ROOTS = frozenset(
    """site.baseurl site.url site.base_url site.root site.github.url base_path baseurl base_url site_url
    site.basepath page.root config.site_url pathto relative_root .site.baseurl site.siteurl siteurl
    $.site.baseurl site.production_url site.baseurl_root""".split()
)
"""What stands for the beginning of the site's addresses."""
_ROOTED = frozenset(("relative_url", "absolute_url", "relurl", "absurl"))
_TO_ADDRESS = frozenset(
    """relative_url absolute_url url relurl absurl url_for urlize asset_url asset_path uri_escape escape strip
    xml_escape cgi_escape url_encode safeurl safehtml link tojson e string upcase downcase prepend append
    locale_url inputpathtourl htmlbaseurl pretty_url""".split()
)


def value_of(expression: str, variables: Mapping[str, str] | None = None) -> str | None:
    """The text that an expression stands for; None where only its own program knows.

    `variables` are what the program's configuration gives names to: `site.repository`.
    """
    known = variables or {}
    first, *filters = (part.strip() for part in _PIPE.split(expression))
    value = _term(first, known)
    if value is None:
        # Hugo: `"about" | relURL`, or `relURL "about"`.
        name, _, rest = first.partition(" ")
        value = _term(rest.strip(), known) if name.lower() in _TO_ADDRESS and rest else None
    for written in filters:
        name, _, argument = written.partition(":")
        name = name.strip().partition("(")[0]
        if value is None or name.lower() not in _TO_ADDRESS:
            return None
        added = _term(argument.strip(), known) if argument.strip() else ""
        if name.lower() in _ROOTED and not value.startswith(("/", "http:", "https:")):
            value = f"/{value}"
        if name in ("prepend", "append"):
            if added is None:
                return None
            value = added + value if name == "prepend" else value + added
    return value


def _term(written: str, known: Mapping[str, str]) -> str | None:
    if found := _STRING.fullmatch(written):
        return next(one for one in found.groups() if one is not None)
    return "" if written.lower() in _ROOTS else known.get(written)
