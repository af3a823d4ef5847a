"""Bring: what was written elsewhere becomes content, marked as a proposal until its author has seen it."""

from backstory.importers.proposals import Guess as Guess
from backstory.importers.proposals import KnownNames as KnownNames
from backstory.importers.proposals import NewFile as NewFile
from backstory.importers.proposals import Proposal as Proposal
from backstory.importers.proposals import known_names as known_names
from backstory.importers.raw_text import propose as propose
from backstory.importers.writing import ImportResult as ImportResult
from backstory.importers.writing import Outcome as Outcome
from backstory.importers.writing import SourceImport as SourceImport
from backstory.importers.writing import bring as bring
