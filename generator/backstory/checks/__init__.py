"""What is wrong with a site, or going stale, that no reader would see as an error: a plain list of rules."""

from backstory.checks.context import Evidence, InBody, look_into
from backstory.checks.rules import RULES, judge

__all__ = ["RULES", "Evidence", "InBody", "judge", "look_into"]
