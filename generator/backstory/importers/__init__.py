"""Import: raw texts become articles, and what they say together becomes proposals that wait for their author.

Sub-rooms, in the order of the way: `formats/` reads pages, feeds and documents, `outside/` lists of names, `languages/` has
the words of each language as data, `reading/` reads one text, `together/` a pile of them, `inbox/` turns findings into proposals and accepted proposals into edits. The files of
this folder make the articles.
"""

from backstory.importers.inbox.inbox import Decision as Decision
from backstory.importers.inbox.inbox import Inbox as Inbox
from backstory.importers.inbox.inbox import undone as undone
from backstory.importers.inbox.proposals import KINDS as KINDS
from backstory.importers.inbox.proposals import Proposal as Proposal
from backstory.importers.inbox.session import InboxSession as InboxSession
from backstory.importers.proposals import Guess as Guess
from backstory.importers.proposals import ImportedArticle as ImportedArticle
from backstory.importers.proposals import KnownNames as KnownNames
from backstory.importers.proposals import NewFile as NewFile
from backstory.importers.proposals import known_names as known_names
from backstory.importers.raw_text import propose as propose
from backstory.importers.reading.statements import SourceText as SourceText
from backstory.importers.together.findings import Findings as Findings
from backstory.importers.together.findings import read_together as read_together
from backstory.importers.writing import ImportResult as ImportResult
from backstory.importers.writing import Outcome as Outcome
from backstory.importers.writing import SourceImport as SourceImport
from backstory.importers.writing import import_texts as import_texts
from backstory.importers.writing import is_raw_text as is_raw_text
