"""Items of lists that are tasks: `- [ ] open`, `- [x] done`."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from backstory.markdown.source_cursor import DONE_TASK, OPEN_TASK

_TASK = re.compile(r"\[(?P<state>[ xX])\][ \t\n]+(?=\S)")


class Tasks(Treeprocessor):
    """Comes before the text is parsed, when an item is still one string."""

    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            text = holder.text
            if not text or text[0] != "[" or isinstance(text, AtomicString):
                continue
            if found := _TASK.match(text):
                holder.text = (OPEN_TASK if found["state"] == " " else DONE_TASK) + text[found.end() :]
                before = item.get("class")
                item.set("class", f"{before} task-list-item" if before else "task-list-item")
