"""Every sentence that the terminal and the preview say about a problem, by problem code."""

import re
from collections.abc import Mapping

from backstory.messages.checks import CHECKS
from backstory.messages.files import FILES
from backstory.messages.output import OUTPUT
from backstory.messages.publishing import PUBLISHING
from backstory.messages.rewriting import REWRITING
from backstory.messages.rule import Rule
from backstory.messages.texts import TEXTS
from backstory.problems import Problem, Severity

__all__ = [
    "CHECKS",
    "FILES",
    "OUTPUT",
    "PUBLISHING",
    "REWRITING",
    "RULES",
    "TEXTS",
    "Rule",
    "hint",
    "keeps_out",
    "line",
    "sentence",
    "severity",
]

RULES: dict[str, Rule] = {
    **FILES,
    **TEXTS,
    **CHECKS,
    **REWRITING,
    **OUTPUT,
    **PUBLISHING,
}

_FACT = re.compile(r"\{(\w+)\}")


def severity(problem: Problem, checks: Mapping[str, Severity]) -> Severity:
    """How bad the problem is on this site: `checks` of site.yaml, else the rule's own severity."""
    return checks.get(problem.code, RULES[problem.code].severity)


def keeps_out(problem: Problem, checks: Mapping[str, Severity]) -> bool:
    """Whether a document in whose file this problem is found is not published.

    What can't be read is not public: `checks` can keep more documents out, and never lets one in.
    """
    return RULES[problem.code].severity == "error" or severity(problem, checks) == "error"


def sentence(problem: Problem) -> str:
    """What is wrong, in one sentence without a full stop."""
    return _filled(RULES[problem.code].sentence, problem.facts)


def hint(problem: Problem) -> str:
    """What to do about it, or nothing where we don't know."""
    rule = RULES[problem.code]
    for text in (rule.hint, rule.otherwise):
        if all(name in problem.facts for name in _FACT.findall(text)):
            return _filled(text, problem.facts)
    return ""


def line(problem: Problem, checks: Mapping[str, Severity], *, alike: int = 0, akin: int = 0) -> str:
    """The problem as `path:line:column: severity: message [code]`.

    `alike` are as many other places with the same one, `akin` other places with one of its kind.
    """
    place = problem.place
    where = ":".join([place.path, *(str(n) for n in (place.line, place.column) if n)])
    parts = [
        sentence(problem),
        hint(problem),
        f"so it is at {alike:,} more {'place' if alike == 1 else 'places'}, which --json lists"
        if alike
        else "",
        f"there are {akin:,} more warnings of this kind, which --json lists" if akin else "",
    ]
    message = "; ".join(part for part in parts if part)
    return f"{where}: {severity(problem, checks)}: {message} [{problem.code}]"


def _filled(text: str, facts: Mapping[str, str]) -> str:
    # One pass, so that a fact which itself holds {braces} is left as the author wrote it.
    return _FACT.sub(lambda match: facts.get(match[1], match[0]), text)
