"""Follows every link of a built site that stays within it: to files, to anchors, to pictures and style sheets."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LEADS = ("href", "src", "poster", "data", "action")
_IN_CSS = re.compile(r"url\(\s*['\"]?([^'\")]+)")


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.leads: list[str] = []
        self.ids: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "a" and given.get("name"):
            self.ids.append(given["name"])
        self.leads += [given[name] for name in _LEADS if name in given]
        self.leads += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.leads.append(given.get("content", "").partition("url=")[2])

    handle_startendtag = handle_starttag


def broken_links(site: Path, *, base: str = "/") -> list[str]:
    """The links that lead nowhere, as `page: link`. `base` is the path at which a host has the site.

    Also ids that a page has twice: a link to one of them may end at the other.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {
        name: _Page((site / name).read_text("utf-8")) for name in sorted(files) if name.endswith(".html")
    }
    broken = []
    for name, page in pages.items():
        broken += [
            f"{name}: id {twice} twice" for twice in sorted({i for i in page.ids if page.ids.count(i) > 1})
        ]
        for link in page.leads:
            target = _target(name, link, base)
            if target is None:
                continue
            file, anchor = target
            if file not in files:
                broken.append(f"{name}: {link}")
            elif anchor and file in pages and anchor not in pages[file].ids:
                broken.append(f"{name}: {link} (no such anchor)")
    for name in sorted(files):
        if name.endswith(".css"):
            for link in _IN_CSS.findall((site / name).read_text("utf-8")):
                target = _target(name, link, base)
                if target is not None and target[0] not in files:
                    broken.append(f"{name}: {link}")
    return broken


def count_links(site: Path) -> int:
    """How many links of the site's pages stay within it."""
    pages = (path for path in site.rglob("*.html"))
    return sum(
        _target(path.relative_to(site).as_posix(), link, "/") is not None
        for path in pages
        for link in _Page(path.read_text("utf-8")).leads
    )


def _target(page: str, link: str, base: str) -> tuple[str, str] | None:
    """The file and the anchor that a link leads to; None where it leaves the site."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    if path.startswith("/"):
        inside = path.removeprefix(base) if path.startswith(base) else f"/outside{path}"
        steps: list[str] = []
    else:
        inside = path
        steps = page.split("/")[:-1]
    for step in inside.split("/"):
        if step == "..":
            if not steps:
                return f"above the site: {link}", ""
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    file = "/".join(steps)
    if path.endswith("/") or not steps or path.split("/")[-1] in (".", ".."):
        file = f"{file}/index.html".lstrip("/")
    return file, unquote(parts.fragment)
