"""What is grammar: the words of each language by which texts are read, in a data file each, and capitals."""

from backstory.importers.languages.grammar import LANGUAGES as LANGUAGES
from backstory.importers.languages.grammar import NO_GRAMMAR as NO_GRAMMAR
from backstory.importers.languages.grammar import Grammar as Grammar
from backstory.importers.languages.grammar import grammar_of as grammar_of
from backstory.importers.languages.grammar import language_of as language_of
