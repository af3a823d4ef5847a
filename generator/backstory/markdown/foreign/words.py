"""Words and addresses of other programs' tags as Markdown lets them stand."""

import posixpath
import re

from backstory.markdown.foreign.expressions import value_of

WEB = re.compile(r"https?://|//")
_DAY_AHEAD = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")
_EXPRESSION = re.compile(r"\{\{-?\s*([^{}\n]+?)\s*-?\}\}")


def resolved(written: str) -> str:
    """A value that may be an expression itself: `include.url`, `site.baseurl`."""
    return _EXPRESSION.sub(lambda found: value_of(found[1]) or "", written) if "{{" in written else written


def name_of(target: str) -> str:
    """What a target is called by the end of its address."""
    path, _, anchor = target.partition("#")
    name = posixpath.basename(path.rstrip("/")) or anchor or target
    stem = re.sub(r"\.(?:md|markdown|html?)$", "", name)
    return _DAY_AHEAD.sub("", stem) or stem


def as_address(target: str) -> str:
    """An address as Markdown lets it stand in a link."""
    return target.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace('"', "%22")


def only_text(words: str) -> str:
    """Words as they can stand between quotation marks."""
    return words.replace('"', "'").replace("\n", " ").strip()


def in_brackets(words: str) -> str:
    """Words as they can stand in the brackets of a link."""
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", words).replace("\n", " ")
