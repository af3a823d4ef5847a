"""Lists of attributes: `{: #id .class key="value"}`, as Python-Markdown and kramdown have them."""

import re
from html import unescape

LIST = r"\{:?[ ]*(?![\s{%<:}])([^{}\n]*)\}"
"""None that another program's braces begin: `{{ … }}`, `{% … %}`, `{< … >}`."""
LIST_WRITTEN = re.compile(LIST)
_ITEM = re.compile(
    r"""\#(?P<id>[^\s{}"'=]+) | \.(?P<class>[^\s{}"'=]+)
      | (?P<key>[A-Za-z_:][\w:.-]*)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s{}"']+))
      | (?P<space>\s+) | (?P<other>\S)""",
    re.VERBOSE,
)


def read_attributes(written: str) -> dict[str, str] | None:
    """The attributes of the inside of a list, from HTML text; None where it is no such list."""
    found: dict[str, str] = {}
    for item in _ITEM.finditer(unescape(written)):
        if item["other"]:
            return None
        if item["id"]:
            found["id"] = item["id"]
        elif item["class"]:
            found["class"] = f"{found.get('class', '')} {item['class']}".strip()
        elif item["key"]:
            found[item["key"]] = item["double"] or item["single"] or item["bare"] or ""
    return found or None
