"""The kinds of places that a site can be published to, the options of each, and what can be wrong with them."""

import re
from collections.abc import Mapping

from msgspec import Struct

from backstory.near_names import nearest, suggestion

_SECRET = re.compile(r"secret|password|passphrase|token|credential|access_?key|account_?key|sas", re.I)
_PASSWORD_IN_ADDRESS = re.compile(r"://[^/\s@]*:[^/\s@]+@")
_OF_EVERY_KIND = ("pause", "max_deletes")
_OF_BUCKETS = ("prefix", "endpoint", "credentials", "cache", "compress")


class Kind(Struct, frozen=True):
    """A kind of place: the options that it needs, and those that it takes."""

    needed: tuple[str, ...]
    other: tuple[str, ...] = ()


KINDS = {
    "folder": Kind(("path",), ("keep", "switch")),
    "git-pages": Kind(("repository",), ("branch", "cname")),
    "s3": Kind(("bucket",), ("region", *_OF_BUCKETS)),
    "gcs": Kind(("bucket",), _OF_BUCKETS),
    "azure": Kind(("account", "container"), _OF_BUCKETS),
    "ssh": Kind(("host", "path"), ("port", "transport", "config")),
    "netlify": Kind(("path",)),
    "cloudflare": Kind(("path",)),
    "zip": Kind(("path",)),
}
CHOICES = {
    "switch": ("yes", "no"),
    "transport": ("rsync", "sftp"),
    "credentials": ("machine", "az"),
    "compress": ("gzip",),
}
_FORMS = {
    "keep": (re.compile(r"[1-9]\d{0,3}"), "a number from 1 to 9999"),
    "port": (re.compile(r"\d{1,5}"), "a number, such as 22"),
    "pause": (re.compile(r"\d+(\.\d+)?"), "a number of seconds"),
    "max_deletes": (re.compile(r"\d+(\.\d+)?%|\d+"), "25% or 40"),
    "endpoint": (
        re.compile(r"https?://([\w.-]+|\[[\da-f:]+\])(:\d+)?(/[\w./-]*)?", re.I),
        "https://host.example",
    ),
}
"""What the value of an option has to look like, and how to say so."""


class Fault(Struct, frozen=True):
    """What is wrong with a target: with one of its options, or its value, or with all of it."""

    code: str
    facts: dict[str, str]
    key: str = ""
    of_value: bool = False


def faults_of(options: Mapping[str, str]) -> list[Fault]:
    """What is wrong with the options of a target; of one that is misspelt it is not also said that it is missing."""
    secrets = [key for key in options if _is_secret(key, options[key])]
    faults = [Fault("publish-secret", {"key": key}, key) for key in secrets]
    others = {key: value for key, value in options.items() if key not in secrets}
    name = options.get("kind", "")
    kind = KINDS.get(name)
    if kind is None:
        return [*faults, _no_kind(name, others)]
    known = ("kind", *kind.needed, *kind.other, *_OF_EVERY_KIND)
    misspelt = {nearest(key, known) for key in others if key not in known}
    faults += [
        Fault("publish-option-missing", {"key": key, "kind": name})
        for key in kind.needed
        if not options.get(key) and key not in misspelt
    ]
    for key, value in others.items():
        if key not in known:
            facts = {"key": key, "kind": name, "options": ", ".join(known[1:])}
            faults.append(Fault("publish-option-unknown", facts | suggestion(key, known), key))
        elif wanted := _wanted(key, value):
            facts = {"key": key, "value": value, "choices": wanted}
            faults.append(Fault("publish-option", facts, key, of_value=True))
    return faults


def _is_secret(key: str, value: str) -> bool:
    named_so = bool(_SECRET.search(key)) and value not in CHOICES.get(key, ())
    return named_so or bool(_PASSWORD_IN_ADDRESS.search(value))


def _no_kind(name: str, options: Mapping[str, str]) -> Fault:
    if name:
        facts = {"kind": name, "kinds": ", ".join(KINDS)} | suggestion(name, KINDS)
        return Fault("publish-kind", facts, "kind", of_value=True)
    meant = nearest("kind", tuple(options))
    return Fault("publish-no-kind", {"kinds": ", ".join(KINDS)} | ({"key": meant} if meant else {}), meant)


def _wanted(key: str, value: str) -> str:
    """What the value of an option should be, where it is not; else nothing."""
    if key in CHOICES:
        return "" if value in CHOICES[key] else " or ".join(CHOICES[key])
    form, said = _FORMS.get(key, (None, ""))
    return said if form is not None and not form.fullmatch(value) else ""
