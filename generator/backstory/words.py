"""Every sentence that the terminal and the preview say about a problem, by problem code."""

import re
from collections.abc import Mapping

from msgspec import Struct

from backstory.problems import Problem, Severity


class Rule(Struct, frozen=True):
    """One kind of problem: how bad it is, its sentence, and what to do.

    `{fact}` in a sentence is filled from the problem's facts. A hint whose facts are not all
    there is left out.
    """

    severity: Severity
    sentence: str
    hint: str = ""


RULES: dict[str, Rule] = {
    # Files and folders
    "content-missing": Rule(
        "error",
        "there is no content folder here",
        'make a site with "backstory new DIR", or say where: --content',
    ),
    "file-encoding": Rule("error", "the file is not UTF-8 text", "save it as UTF-8 in the editor"),
    "file-unreadable": Rule("error", "the file can't be read: {reason}"),
    # Addresses
    "address-taken": Rule(
        "error", "this page and {other} have the same address, {address}", "give one of them a slug"
    ),
    # Names and links
    "link-missing": Rule("warning", 'no page is called "{name}"', 'did you mean "{near}"?'),
    "link-ambiguous": Rule(
        "error", '"{name}" could be any of {candidates}', "write the path of the one that is meant"
    ),
    "anchor-missing": Rule("warning", '"{name}" has no section "{anchor}"', "its sections: {near}"),
    "embed-cycle": Rule("error", "this embed leads back to its own page: {chain}"),
    "citation-missing": Rule("warning", 'no source here has the id "{name}"', 'did you mean "{near}"?'),
    "reply-missing": Rule("warning", 'no claim has the id "{name}"', 'did you mean "{near}"?'),
    "topic-near": Rule(
        "warning", 'topic "{name}" is one slip away from "{near}"', "use one spelling, or add it to names"
    ),
    "name-shared": Rule("warning", '"{name}" is a name of {topics}', "mentions of it are never linked"),
    # Templates
    "template-error": Rule("error", "{reason}"),
}

_FACT = re.compile(r"\{(\w+)\}")


def severity(problem: Problem, checks: Mapping[str, Severity]) -> Severity:
    """How bad the problem is on this site: `checks` of site.yaml, else the rule's own severity."""
    return checks.get(problem.code, RULES[problem.code].severity)


def sentence(problem: Problem) -> str:
    """What is wrong, in one sentence without a full stop."""
    return _filled(RULES[problem.code].sentence, problem.facts)


def hint(problem: Problem) -> str:
    """What to do about it, or nothing where we don't know."""
    text = RULES[problem.code].hint
    known = all(name in problem.facts for name in _FACT.findall(text))
    return _filled(text, problem.facts) if known else ""


def line(problem: Problem, checks: Mapping[str, Severity]) -> str:
    """The problem as `path:line:column: severity: message [code]`."""
    place = problem.place
    where = ":".join([place.path, *(str(n) for n in (place.line, place.column) if n)])
    message = "; ".join(part for part in (sentence(problem), hint(problem)) if part)
    return f"{where}: {severity(problem, checks)}: {message} [{problem.code}]"


def _filled(text: str, facts: Mapping[str, str]) -> str:
    # One pass, so that a fact which itself holds {braces} is left as the author wrote it.
    return _FACT.sub(lambda match: facts.get(match[1], match[0]), text)
