"""`_redirects` for Netlify and Cloudflare Pages: the author's lines and ours in one file that the host reads as meant.

Formats: docs.netlify.com on redirects, developers.cloudflare.com/pages on the same file. They differ: Cloudflare knows
no conditions, no `!`, no remark behind a rule, passes over a rule that leads from `/old/` to `/new/index.html`, and from
the first rule with a `*` or a `:name` on reads only a hundred more.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from msgspec import Struct

from backstory.problems import Place, Problem

NAME = "_redirects"
_MOST_EXACT = 2000
"""Rules without a `*` or a `:name` that Cloudflare reads; pages that lead on stand behind all of ours anyway."""
_MOST_PATTERNS = 100
_STATUS = frozenset({"200", "301", "302", "303", "307", "308"})
"""What Cloudflare takes."""
_PATTERN = re.compile(r"\*|:[A-Za-z]\w*")
_INDEX = re.compile(r"/index(\.html)?\Z")


class RedirectRule(Struct, frozen=True):
    """A line of such a file, without the remark behind it: `/old/ [query…] /new/ [status] [condition…]`."""

    line: int
    source: str
    query: tuple[str, ...] = ()
    target: str = ""
    """Empty where there is none that a host would take."""
    status: str = ""
    conditions: tuple[str, ...] = ()
    column: int = 1

    @property
    def is_pattern(self) -> bool:
        """Whether it is for many addresses."""
        path = self.source.partition("://")[2] or self.source
        return bool(_PATTERN.search(path))

    @property
    def is_whole(self) -> bool:
        """Whether it answers for its address in every case."""
        return bool(self.target) and not self.is_pattern and not self.query and not self.conditions


def with_redirects(
    own: str, redirects: Mapping[str, str], *, cloudflare: bool
) -> tuple[str, tuple[Problem, ...]]:
    """The file: the author's `own` lines, with ours before the first of his that is for many addresses.

    `redirects` are old address -> new one. And what is wrong with the author's lines; paths are relative to the
    content folder.
    """
    lines = own.removeprefix("\ufeff").replace("\r", "").split("\n")
    rules = {number: rule for number, line in enumerate(lines) if (rule := _rule(line, number + 1))}
    first = min((number for number, rule in rules.items() if rule.is_pattern), default=len(lines))
    problems: list[Problem] = []
    if cloudflare:
        for number, rule in rules.items():
            lines[number] = _for_cloudflare(rule, problems)
        problems += _beyond(rules, first)
    else:
        problems += [_unread(rule, "it leads nowhere") for rule in rules.values() if not rule.target]
    claimed = {unquote(rule.source) for rule in rules.values() if rule.is_whole}
    ours = [_line(old, new, cloudflare) for old, new in sorted(redirects.items()) if old not in claimed]
    if cloudflare:
        ours = ours[: max(0, _MOST_EXACT - sum(number < first for number in rules))]
    text = "\n".join([*_trimmed(lines[:first]), *ours, *_trimmed(lines[first:])])
    return f"{text}\n" if text else "", tuple(problems)


def _rule(line: str, number: int) -> RedirectRule | None:
    parts = line.split()
    remark = next((at for at, part in enumerate(parts) if part.startswith("#")), len(parts))
    if not parts[:remark]:
        return None
    source, *rest = parts[:remark]
    at = next((at for at, part in enumerate(rest) if re.match(r"/|https?://", part)), -1)
    if at < 0:
        return RedirectRule(number, source, column=line.index(source) + 1)
    status, *conditions = rest[at + 1 :] or [""]
    if "=" in status:
        status, conditions = "", [status, *conditions]
    return RedirectRule(
        number, source, tuple(rest[:at]), rest[at], status, tuple(conditions), line.index(source) + 1
    )


def _for_cloudflare(rule: RedirectRule, problems: list[Problem]) -> str:
    """The line as Cloudflare reads it; a remark where it can't be said there."""
    status = rule.status.removesuffix("!")
    reason = ""
    if not rule.target:
        reason = "it leads nowhere"
    elif rule.query or rule.conditions:
        reason = "it has conditions"
    elif "://" in rule.source:
        reason = "it begins with another host"
    elif rule.target.startswith("http://"):
        reason = "it leads to http://, not to https://"
    elif status and status not in _STATUS:
        reason = f"it has the status {status}"
    if reason:
        problems.append(_unread(rule, reason))
        return f"# Not for this host: {rule.source}"
    target = rule.target if "://" in rule.target else _INDEX.sub("/", rule.target)
    return " ".join(filter(None, (rule.source, target, status)))


def _beyond(rules: Mapping[int, RedirectRule], first: int) -> list[Problem]:
    """The author's rules that Cloudflare reads no more, because there are too many before them."""
    exact = [rule for number, rule in rules.items() if number < first]
    others = [rule for number, rule in rules.items() if number >= first]
    return [
        *(_unread(rule, f"there are {_MOST_EXACT:,} before it") for rule in exact[_MOST_EXACT:]),
        *(
            _unread(rule, f"{_MOST_PATTERNS} are read from the first with a * or a :name on")
            for rule in others[_MOST_PATTERNS:]
        ),
    ]


def _unread(rule: RedirectRule, reason: str) -> Problem:
    return Problem("publish-unread-rule", Place(f"static/{NAME}", rule.line, rule.column), {"reason": reason})


def _trimmed(lines: list[str]) -> list[str]:
    """The lines without empty ones at their end."""
    end = next((at for at in range(len(lines), 0, -1) if lines[at - 1].strip()), 0)
    return lines[:end]


def _line(old: str, new: str, cloudflare: bool) -> str:
    # Without the mark, Netlify shows the page that stands at the old address in place of the redirect.
    return f"{_as_read(old)} {new if '://' in new else plain_address(new)} {'301' if cloudflare else '301!'}"


def _as_read(address: str) -> str:
    """An address to lead from: Netlify compares the rule with the address decoded, so letters stay as they are.

    Cloudflare encodes both sides. Only signs with a meaning in such a file are encoded.
    """
    return "".join(one if one > "\x7f" and not one.isspace() else plain_address(one) for one in address)


def plain_address(address: str) -> str:
    """An address in which nothing stands for something else: no `*`, no `:name`."""
    return quote(address, safe="/@!$&'()+,;=~-._")
