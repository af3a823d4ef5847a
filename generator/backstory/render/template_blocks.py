"""What of a site's templates nothing shows, because of the template that they extend: blocks that it lacks, and text
outside of blocks."""

import re
from collections.abc import Iterator, Mapping

from backstory.problems import Problem, place_at
from backstory.suggestions import suggestion

_SILENT = re.compile(r"\{#.*?#\}|\{%[-+]?\s*raw\b.*?\bendraw\s*[-+]?%\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_EXTENDS = re.compile(r"\s*\{%[-+]?\s*extends\b.*?%\}")
_NOT_SHOWN_HERE = re.compile(r"\{%[-+]?\s*(end)?(?:block|macro|call|filter|set\b(?![^%]*=))\b.*?%\}")
"""Where something begins or ends that says nothing in its place; `{% set a = b %}` has no end."""
_BLOCK = re.compile(r"\{%[-+]?\s*(?:block\s+(\w+)|(endblock))\b")


def stray_blocks(
    sources: Mapping[str, str], parents: Mapping[str, str], own: Mapping[str, str]
) -> Iterator[Problem]:
    """A problem for each outermost block that no template above has.

    `parents` maps a template to the one it extends, where that is one plain name; `own` has the path of each
    template of the site.
    """
    for name, path in own.items():
        above: set[str] = set()
        seen = {name}
        at = parents.get(name, "")
        while at in sources and at not in seen:
            seen.add(at)
            above.update(block for block, _, _ in _blocks(sources[at]))
            at, last = parents.get(at, ""), at
        if len(seen) == 1 or at or "extends" in _SILENT.sub("", sources[last]):
            continue  # it extends nothing, or what can't be told without running it
        for block, depth, begun in _blocks(sources[name]):
            if depth == 0 and block not in above and f"self.{block}" not in sources[name]:
                facts = {"name": block, "names": ", ".join(sorted(above))}
                yield Problem(
                    "template-block", place_at(path, sources[name], begun), facts | suggestion(block, above)
                )


def text_outside(
    sources: Mapping[str, str], parents: Mapping[str, str], own: Mapping[str, str]
) -> Iterator[Problem]:
    """A problem for each template of the site that extends another, and says something outside of its blocks."""
    for name, path in own.items():
        spoken = _spoken(sources[name])
        extends = _EXTENDS.match(spoken) if name in parents else None
        if extends is None:
            continue
        depth, done = 0, extends.end()
        for tag in (*_NOT_SHOWN_HERE.finditer(spoken), None):
            between = spoken[done : tag.start() if tag else len(spoken)]
            said = re.search(r"\S", _TAG.sub(_blank, between)) if depth == 0 else None
            if said:
                yield Problem("template-outside", place_at(path, spoken, done + said.start()))
                break
            if tag:
                depth += -1 if tag[1] else 1
                done = tag.end()


def _spoken(source: str) -> str:
    """The template with nothing where it is silent or raw; each line stays where it is."""
    return _SILENT.sub(_blank, source)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _blocks(source: str) -> Iterator[tuple[str, int, int]]:
    """The blocks of a template: name, how many blocks it stands in, where it begins."""
    spoken = _spoken(source)
    depth = 0
    for tag in _BLOCK.finditer(spoken):
        if tag[1]:
            yield tag[1], depth, tag.start()
        depth += 1 if tag[1] else -1
