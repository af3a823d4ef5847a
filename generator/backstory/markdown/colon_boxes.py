"""`:::note Title` up to `:::`, as Docusaurus, VitePress and Pandoc write boxes; `:::{.note}`, too."""

import re

COLON_BOX = re.compile(
    r""":{3,}[ ]*(?: (?P<classes>[A-Za-z][\w-]*) (?: \[(?P<title>[^\]]*)\] | [ ]+(?P<words>[^{\n]+?) )?[ ]*(?:\{[^}\n]*\})?
        | \{[ ]*\.(?P<class>[\w-]+)[^}\n]*\} )[ ]*$""",
    re.VERBOSE | re.MULTILINE,
)
COLON_END = re.compile(r":{3,}[ ]*$", re.MULTILINE)
MOST_UNCLOSED = 50
"""After that many that nothing ends no more are looked for: each search may go to the end."""


def colon_box(found: re.Match[str]) -> tuple[str, str]:
    """The kind of a box that begins so, and its title, empty where it has none of its own."""
    return (found["classes"] or found["class"]).lower(), found["title"] or found["words"] or ""
