"""The options of a place to publish to: what each may be, and what can be wrong with them."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from backstory.suggestions import nearest, suggestion

_SECRET = re.compile(r"secret|password|passphrase|token|credential|access_?key|account_?key|sas", re.I)
_PASSWORD_IN_ADDRESS = re.compile(r"://[^/\s@]*:[^/\s@]+@")


class Option(Struct, frozen=True):
    """An option of a kind of host, and what its value has to be: one of `choices`, or of the form of `pattern`."""

    name: str
    needed: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    example: str = ""
    """How to say what the pattern wants."""

    def wanted(self, value: str) -> str:
        """What the value should be, where it is not; else nothing."""
        if self.choices:
            return "" if value in self.choices else " or ".join(self.choices)
        fits = not self.pattern or re.fullmatch(self.pattern, value, re.I)
        return "" if fits else self.example


OF_EVERY_KIND = (
    Option("pause", pattern=r"\d+(\.\d+)?", example="a number of seconds"),
    Option("notify", choices=("yes", "no")),
    Option("edition", pattern=r"[a-z][a-z0-9_-]*", example="the name of an edition"),
    Option("max_deletes", pattern=r"\d+(\.\d+)?%|\d+", example="25% or 40"),
)


class OptionFault(Struct, frozen=True):
    """What is wrong with a target: with one of its options, or its value, or with all of it."""

    code: str
    facts: dict[str, str]
    key: str = ""
    of_value: bool = False


def faults_of(given: Mapping[str, str], kinds: Mapping[str, Sequence[Option]]) -> list[OptionFault]:
    """What is wrong with the options of a target; of one that is misspelt it is not also said that it is missing.

    `kinds` are the options of each kind of host.
    """
    name = given.get("kind", "")
    options = {one.name: one for one in (*kinds.get(name, ()), *OF_EVERY_KIND)}
    secrets = [key for key, value in given.items() if _is_secret(value, key, options.get(key))]
    faults = [OptionFault("publish-secret", {"key": key}, key) for key in secrets]
    others = {key: value for key, value in given.items() if key not in secrets}
    if name not in kinds:
        return [*faults, _no_kind(name, others, tuple(kinds))]
    known = ("kind", *options)
    misspelt = {nearest(key, known) for key in others if key not in known}
    faults += [
        OptionFault("publish-option-missing", {"key": one.name, "kind": name})
        for one in options.values()
        if one.needed and not given.get(one.name) and one.name not in misspelt
    ]
    for key, value in others.items():
        if key not in known:
            facts = {"key": key, "kind": name, "options": ", ".join(options)}
            faults.append(OptionFault("publish-option-unknown", facts | suggestion(key, known), key))
        elif key != "kind" and (wanted := options[key].wanted(value)):
            facts = {"key": key, "value": value, "choices": wanted}
            faults.append(OptionFault("publish-option", facts, key, of_value=True))
    return faults


def _is_secret(value: str, key: str, option: Option | None) -> bool:
    named_so = bool(_SECRET.search(key)) and (option is None or value not in option.choices)
    return named_so or bool(_PASSWORD_IN_ADDRESS.search(value))


def _no_kind(name: str, options: Mapping[str, str], kinds: tuple[str, ...]) -> OptionFault:
    listed = {"kinds": ", ".join(kinds)}
    if name:
        return OptionFault(
            "publish-kind", {"kind": name} | listed | suggestion(name, kinds), "kind", of_value=True
        )
    meant = nearest("kind", tuple(options))
    return OptionFault("publish-no-kind", listed | ({"key": meant} if meant else {}), meant)
