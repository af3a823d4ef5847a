"""Lists that were written with other signs than YAML's, so that all their items arrive as one text.

topics: |           topics:             topics: -NASA -Boeing
  • NASA              NASA
  • Boeing            Boeing
"""

import re

from backstory.yaml.parser import Scalar

_BULLETS = "•‣◦▪●○∙⁃➢➤→►▶✓✔★"
_DASHES = r"\-‐‑‒–—−*+·"
_BULLET = re.compile(rf"(?<!\S)[{_BULLETS}]")
_DASH = re.compile(rf"(?<!\S)[{_DASHES}]")
_BEGINS_ITEM = re.compile(rf"[{_BULLETS}{_DASHES}]|\d{{1,2}}[.)]\s")
_BEGINS_NO_NAME = re.compile(rf"[{_BULLETS}–—]")
_BETWEEN_NAMES = re.compile(rf"\s[{_BULLETS}·|]\s|\t|^#\S+\s+#|\]\]\s*\[\[")


def looks_like_items(node: Scalar) -> bool:
    """Whether a text begins again and again as an item would: with a bullet, or each of its lines with a dash."""
    text = node.text.strip()
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    if len(lines) > 1 and all(map(_BEGINS_ITEM.match, lines)):
        return True
    return _BULLET.match(text) is not None and len(_BULLET.findall(text)) > 1


def looks_like_names(node: Scalar) -> bool:
    """Whether what should be one name is several: no name has lines, begins with a bullet, or has dashes for items."""
    text = node.text.strip()
    if looks_like_items(node) or _BEGINS_NO_NAME.match(text) or _BETWEEN_NAMES.search(text):
        return True
    if _DASH.match(text) and len(_DASH.findall(text)) > 1:
        return True
    told = node.lines > 1 and " -" in text  # an item that is indented too far has a place of its own
    return (node.lines > 1 or "\n" in text) and not told and not re.search("[,;]", text)
