"""A kind of problem, and what is said about it."""

from msgspec import Struct

from backstory.problems import Severity


class Rule(Struct, frozen=True):
    """One kind of problem: how bad it is, its sentence, and what to do.

    `{fact}` in a sentence is filled from the problem's facts. Where a hint's facts are not all
    there, `otherwise` stands in its place.
    """

    severity: Severity
    sentence: str
    hint: str = ""
    otherwise: str = ""
    once: bool = False
    """However few places have the same one, they are told in one line."""
