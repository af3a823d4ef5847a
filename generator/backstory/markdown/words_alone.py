"""What a value of metadata says that its author wrote as Markdown, or with another program's tags: its words alone."""

import re
from collections.abc import Mapping

from backstory.markdown.position_marks import prepare

_SIGNS = frozenset("`*_[{<:")
_WRITTEN = re.compile(
    r"""
      (?P<ticks>`+)(?P<code>.+?)(?P=ticks)(?!`)
    | !?\[\[(?:[^\[\]|]*\|)?(?P<page>[^\[\]|]+)\]\]
    | !?\[(?P<link>[^\[\]]*)\]\((?:[^()\n]|\([^()\n]*\))*\)
    | (?<![\w*\\])(?P<stars>\*{1,3})(?=[^\s*])(?P<starred>.+?)(?<=[^\s*\\])(?P=stars)(?![\w*])
    | (?<![\w\\])(?P<bars>_{1,3})(?=[^\s_])(?P<barred>.+?)(?<=[^\s_\\])(?P=bars)(?!\w)
    | </?(?:a|abbr|b|br|code|em|i|kbd|mark|p|small|span|strong|sub|sup|u)\b[^<>]*>
    """,
    re.VERBOSE | re.DOTALL,
)
_DEEPEST = 5
"""Signs inside one another."""


def words_alone(text: str, variables: Mapping[str, str]) -> str:
    """The text without signs; `variables` are what names in tags stand for."""
    if _SIGNS.isdisjoint(text):
        return text
    return " ".join(_plain(prepare(text, marks=False, variables=variables).marked, _DEEPEST).split())


def _plain(text: str, deepest: int) -> str:
    def plain(found: re.Match[str]) -> str:
        if found["code"]:
            return found["code"].strip()
        inner = next((one for one in found.group("page", "link", "starred", "barred") if one), "")
        return _plain(inner, deepest - 1) if deepest else inner

    return _WRITTEN.sub(plain, text)
