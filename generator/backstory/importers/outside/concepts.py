"""What a list from outside says of one person, place, organisation or thing. Data only."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct


class Concept(Struct, frozen=True):
    """One of them. Names are by language tag, in small letters; `""` for those without one."""

    address: str
    """What identifies it: a URI."""
    labels: Mapping[str, str] = {}
    names: Mapping[str, Sequence[str]] = {}
    definitions: Mapping[str, str] = {}
    kind: str = ""
    broader: tuple[str, ...] = ()
    """URIs of what it belongs to."""
    same_as: tuple[str, ...] = ()

    def label(self, languages: Iterable[str]) -> str:
        """Its name in the first of these languages that has one, else in any."""
        return in_language(self.labels, languages) or next(iter(self.labels.values()), "")


def in_language(texts: Mapping[str, str], languages: Iterable[str]) -> str:
    """The text in the first of these languages that has one; `mul` and none count for all."""
    for language in languages:
        base = language.lower().partition("-")[0]
        for tag in (language.lower(), base):
            if tag in texts:
                return texts[tag]
        if near := next((tag for tag in texts if tag.partition("-")[0] == base), ""):
            return texts[near]
    return texts.get("mul") or texts.get("") or ""
