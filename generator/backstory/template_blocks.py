"""Blocks of a site's templates that nothing shows, because the template that they extend has none of that name."""

import re
from collections.abc import Iterator, Mapping

from backstory.near_names import suggestion
from backstory.problems import Place, Problem

_SILENT = re.compile(r"\{#.*?#\}|\{%[-+]?\s*raw\b.*?\bendraw\s*[-+]?%\}", re.DOTALL)
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
        for block, depth, line in _blocks(sources[name]):
            if depth == 0 and block not in above and f"self.{block}" not in sources[name]:
                facts = {"name": block, "names": ", ".join(sorted(above))}
                yield Problem("template-block", Place(path, line), facts | suggestion(block, above))


def _blocks(source: str) -> Iterator[tuple[str, int, int]]:
    """The blocks of a template: name, how many blocks it stands in, line."""
    spoken = _SILENT.sub(lambda silent: "\n" * silent[0].count("\n"), source)
    depth = 0
    for tag in _BLOCK.finditer(spoken):
        if tag[1]:
            yield tag[1], depth, spoken.count("\n", 0, tag.start()) + 1
        depth += 1 if tag[1] else -1
