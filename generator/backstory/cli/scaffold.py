"""What `backstory new` writes: documents with their front matter filled in, and a small briefing to start from."""

from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TextIO

from backstory.content.placeholder_sentences import ARTICLE, BACKGROUND, SECTION
from backstory.problems import Place, Problem, SiteError
from backstory.text import slug
from backstory.yaml.writer import scalar

_FRONT = {
    "article": "title: {title}\ndate: {today}\nsummary:\ntopics: []\nbackground: []\nsources: []\ndraft: true\n",
    "topic": "title: {title}\nkind:            # person place organisation event concept work\nnames: []\ndefinition:\nsummary:\nas_of: {today}\n",
    "background": "title: {title}\ntopics: []\nreviewed: {today}\nreview_every: 1y\nsources: []\ndraft: true\n",
}
_BODY = {
    "article": f"{ARTICLE}\n",
    "topic": "",
    "background": f"{BACKGROUND}\n\n## First section\n\n{SECTION}\n",
}


def new_document(content: Path, kind: str, title: str) -> Path:
    """Write a document of a kind with this title, and give its path. Stops where there is one already."""
    if not content.is_dir():
        raise SiteError(Problem("content-missing", Place(content.as_posix())))
    today = date.today().isoformat()
    folder = {"article": f"articles/{today[:4]}", "topic": "topics", "background": "background"}[kind]
    path = content / folder / f"{slug(title)}.md"
    front = _FRONT[kind].format(title=scalar(title), today=today)
    _write(path, f"---\n{front}---\n\n{_BODY[kind]}")
    return path


def new_site(folder: Path) -> int:
    """Write a small briefing into a new or empty folder, and give the number of files."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SiteError(Problem("folder-not-empty", Place(folder.as_posix())))
    starter = files("backstory") / "starter"
    today = date.today().isoformat()
    made = 0
    waiting = [(starter, folder)]
    while waiting:
        source, target = waiting.pop()
        for entry in source.iterdir():
            if entry.is_dir():
                waiting.append((entry, target / entry.name))
            elif entry.name != "__init__.py":
                # Its background has just been reviewed, or a new site would soon begin with something due.
                _write(target / entry.name, entry.read_text("utf-8").replace("{today}", today))
                made += 1
    return made


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            _fill(file, text, path)
    except FileExistsError:
        raise SiteError(Problem("file-exists", Place(path.as_posix()))) from None
    except OSError as error:
        facts = {"reason": error.strerror or str(error)}
        raise SiteError(Problem("output-unwritable", Place(path.as_posix()), facts)) from None


def _fill(file: TextIO, text: str, path: Path) -> None:
    """Write a new file; where there is no room for it, none is left that would be in the way of the next try."""
    try:
        file.write(text)
        file.flush()
    except OSError:
        path.unlink(missing_ok=True)
        raise
