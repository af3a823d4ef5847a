"""The command line: arguments in, one call to a room, words out."""

from backstory.cli.program import main

__all__ = ["main"]
