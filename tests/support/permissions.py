"""Permissions that hold, though root runs the tests."""

import os
import shutil

from tests.support.missing import missing


def bound_by_permissions() -> list[str]:
    """What stands before a command so that permissions hold for it."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv") or missing("setpriv, which takes from root what it may do more,")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search"]
