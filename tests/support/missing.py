"""What a test needs and is not here: what can be installed fails where everything has to run, else it is skipped.

No test skips in another way, but for systems that it says nothing of.
"""

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip and say what is missing; fail where the environment variable CI is set, so that no run looks greener."""
    reason = f"{what} is missing"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def missing_files(what: str) -> NoReturn:
    """Skip for want of files that are not the project's to give: nobody can install them, in CI neither."""
    pytest.skip(f"there is no {what}")
