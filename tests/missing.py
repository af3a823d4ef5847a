"""What a test needs, can be installed, and is not here: skipped at a desk, a failure where everything has to run."""

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip and say what is missing; fail where the environment variable CI is set, so that no run looks greener."""
    reason = f"{what} is missing"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
