"""Converting: a tree of another program, or a folder of Markdown, is written into a content folder in our form.

`source_tree.py` reads it as a build would; `keys.py` and what stands beside it decide about one text; `convert.py` is
the whole way.
"""

from backstory.converting.convert import convert as convert
from backstory.converting.report import Conversion as Conversion
from backstory.converting.report import report_lines as report_lines
from backstory.converting.source_tree import is_tree as is_tree
