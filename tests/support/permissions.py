"""Permissions that hold, though root runs the tests."""

import ctypes
import os
import shutil

from tests.support.missing import missing


def bound_by_permissions() -> list[str]:
    """What stands before a command so that permissions hold for it."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv") or missing("setpriv, which takes from root what it may do more,")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search"]


VERSION = 0x20080522
"""Of capabilities that are two words long."""
OF_ROOT = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: to read and write whatever permissions say."""


def bind_by_permissions() -> None:
    """Have permissions hold for this process from now on, though it is root's. Of capget(2) and capset(2)."""
    if os.geteuid() != 0:
        return
    system = ctypes.CDLL(None, use_errno=True)
    header, sets = (ctypes.c_uint32 * 2)(VERSION, 0), (ctypes.c_uint32 * 6)()
    if system.capget(header, sets) == 0:
        for number in range(3):  # effective, permitted, inheritable: the first words of each
            sets[number] &= ~OF_ROOT
        if system.capset(header, sets) == 0:
            return
    raise OSError(ctypes.get_errno(), "capabilities can't be given up")
