"""What is wrong with a site, or going stale, that no reader would see as an error: a plain list of rules."""

from backstory.checks.context import LIVING, CheckContext
from backstory.checks.rules import RULES, run_rules

__all__ = ["LIVING", "RULES", "CheckContext", "run_rules"]
