"""The libraries of the extra `import`, which few sites need: told where one is missing."""

import importlib
from typing import Any

from backstory.problems import Place, Problem, SiteError


def load(module: str, what: str) -> Any:
    """A module of the extra. Stops where it is not installed; `what` is what it reads."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise SiteError(Problem("import-extra", Place("import"), {"library": module, "what": what})) from None


def is_there(module: str) -> Any | None:
    """A module of the extra, or None."""
    try:
        return importlib.import_module(module)
    except ImportError:
        return None
