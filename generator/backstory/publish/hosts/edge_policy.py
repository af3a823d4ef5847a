"""What browsers are told of a site beside its pages: what these may load and run, and what may be fetched ahead.

`Content-Security-Policy` (W3C, level 3) and `Speculation-Rules` (WICG, nav-speculation), which is a file that the header names.
"""

import re

from backstory.publish.built_site import BuiltSite
from backstory.publish.site_files import is_page

RULES = "speculation-rules.json"
RULES_TYPE = "application/speculationrules+json"
RULES_TEXT = (
    b'{"prefetch": [{"where": {"and": [{"or": [{"href_matches": "/*/"}, {"href_matches": "/*.html"}, {"href_matches": "/"}]}, '
    b'{"not": {"href_matches": "/search/*"}}]}, "eagerness": "moderate"}]}\n'
)
"""A page whose link is pointed at for a moment; none of the files beside pages."""

_FULL_TEXT = "pagefind/pagefind.js"
"""Of a search through whole texts, which runs WebAssembly."""
_OUTSIDE = re.compile(
    rb"<script(?![^>]*(?:src=[\"']?(?![\"']|https?:|//)|type=[\"']?application/ld\+json))[^>]*>"
    rb"|<link(?=[^>]*rel=[\"']?stylesheet)[^>]*href=[\"']?(?:https?:|//)[^>]*>"
    rb"|<style[^>]*>|<(?:iframe|object|embed)[^>]*>"
    rb"|<[a-z][\w-]*(?:\s+[\w:.-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*?\s+(?:style|on[a-z]+)=",
    re.I,
)


def refused(site: BuiltSite) -> tuple[str, str]:
    """The first page, and the tag in it, that needs what the policy does not allow; empty where none does."""
    for path in site.files:
        if is_page(path) and (found := _OUTSIDE.search(site.read(path))):
            return path, found[0].decode(errors="replace")
    return "", ""


def policy(site: BuiltSite) -> str:
    """Scripts and styles from files of the site alone; pictures, sound and films from anywhere; nobody frames its pages."""
    scripts = "script-src 'self' 'wasm-unsafe-eval'; " if _FULL_TEXT in site.files else ""
    return (
        f"default-src 'self'; {scripts}img-src * data:; media-src *; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'self'"
    )
