"""What stands in the place of other programs' tags: Markdown that both dialects read, or a gap that is told."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from msgspec import Struct

from backstory.markdown.comments import Comment
from backstory.markdown.file_kinds import is_image
from backstory.markdown.foreign import meanings
from backstory.markdown.foreign.emoji_names import may_have_names, name_edits
from backstory.markdown.foreign.expressions import value_of
from backstory.markdown.foreign.kramdown import line_edits, may_have_lines
from backstory.markdown.foreign.meanings import MEANINGS, SERVICES, Meaning
from backstory.markdown.foreign.slashes import find_slashes, may_have_slashes
from backstory.markdown.foreign.tags import Tag, find_tags, may_have_tags

_IN_ADDRESS = re.compile(
    r"(?:\]\(\s*<?|\b(?:href|src|poster)=[\"']?|^\s{0,3}\[[^\]\n]+\]:\s*<?|<(?=https?:))[^\s<>\"']*$"
)
_LINK_START = re.compile(r"!?\[(?P<text>[^\[\]\n]*)\]\(\s*<?$")
_LINK_REST = re.compile(r"[^\s()<>\"']*(?:\s+\"[^\"\n]*\"|\s+'[^'\n]*')?\s*>?\s*\)")
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_QUOTED = re.compile(r"(?:[ ]{0,3}>[ ]?)*")
_LONG_FENCE = re.compile(r"^[ \t>]*(`{3,})", re.MULTILINE)
_DAY_AHEAD = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")
_EXPRESSION = re.compile(r"\{\{-?\s*([^{}\n]+?)\s*-?\}\}")
_WEB = re.compile(r"https?://|//")


class Replaced(Struct):
    """The edits of a text in order, and the tags in whose places nothing stands, with where they are."""

    edits: list[Comment]
    gaps: list[tuple[int, str]]


_NEAR = 1000
"""How far back a link may begin in whose address a tag stands, in characters."""
NOTHING = Replaced([], [])


def replace_tags(
    text: str, comments: list[Comment], *, variables: Mapping[str, str] | None = None
) -> Replaced:
    """What is done about the tags of a text, those in `comments` aside.

    `variables` are values by the names that the program has for them.
    """
    edits: list[Comment] = []
    gaps: list[tuple[int, str]] = []
    if may_have_lines(text):
        within = _Spans(comments)
        for edit, written in line_edits(text):
            if edit.start not in within:
                edits.append(edit)
                gaps += [(edit.start, written)] if written else []
    if may_have_names(text):
        within = _Spans([*comments, *edits])
        edits += [one for one in name_edits(text) if one.start not in within]
    tags = find_tags(text) if may_have_tags(text) else []
    if may_have_slashes(text):
        tags = sorted([*tags, *find_slashes(text)], key=lambda tag: tag.start)
    if tags:
        within = _Spans([*comments, *edits])
        tags = [tag for tag in tags if tag.start not in within]
        made = _Replacing(text, tags, variables=variables or {}).all()
        # A tag that holds a whole line leaves no place for what else would stand there.
        within = _Spans(made.edits)
        edits = [one for one in edits if one.start not in within] + made.edits
        gaps += made.gaps
    return Replaced(edits, sorted(gaps)) if edits else NOTHING


class _Spans:
    """Stretches of a text, none of which overlap."""

    def __init__(self, edits: list[Comment]) -> None:
        self._edits = sorted((one for one in edits if one.end > one.start), key=lambda one: one.start)
        self._starts = [one.start for one in self._edits]

    def __contains__(self, place: int) -> bool:
        before = bisect_right(self._starts, place) - 1
        return before >= 0 and place < self._edits[before].end


class _Replacing:
    """The work on one text, from its first tag to its last."""

    def __init__(self, text: str, tags: list[Tag], *, variables: Mapping[str, str]) -> None:
        self._text = text
        self._tags = tags
        self._variables = variables
        self._edits: list[Comment] = []
        self._gaps: list[tuple[int, str]] = []
        self._around: list[tuple[Tag, str]] = []
        """The boxes and quotations that are open: the tag that ends each, and what its lines begin with."""
        self._said = ""
        """The end of what the text has become."""
        self._said_to = 0
        """Up to where the text has become that."""
        self._done = 0
        """Up to where the text needs no more edits."""

    def all(self) -> Replaced:
        for tag in self._tags:
            if tag.start < self._done:
                continue
            self._begin_lines(self._line_start(tag.start) - 1 if self._ends_by_itself(tag) else tag.start)
            self._one(tag)
        self._begin_lines(len(self._text))
        return Replaced(self._edits, self._gaps)

    def _ends_by_itself(self, tag: Tag) -> bool:
        """Whether a tag that ends the innermost box has a line of its own."""
        innermost = bool(self._around) and self._around[-1][0] is tag
        return innermost and self._line_start(tag.start) > self._done and self._is_alone(tag.start, tag.end)

    def _put(self, start: int, end: int, instead: str) -> None:
        self._edits.append(Comment(start, end, instead))
        self._said = (self._said + self._text[max(self._said_to, start - _NEAR) : start] + instead)[-_NEAR:]
        self._said_to = self._done = end

    def _begin_lines(self, until: int) -> None:
        """Gives the lines up to a place what lines in the open boxes begin with."""
        begin = "".join(one for _, one in self._around)
        if not begin:
            return
        place = self._text.find("\n", self._done, until)
        while place >= 0:
            start = place + 1
            found = _QUOTED.match(self._text, start)
            start = found.end() if found else start
            blank = self._text[start : start + 1] in ("", "\n")
            if start >= self._done and (not blank or ">" in begin):
                self._edits.append(Comment(start, start, begin.rstrip() if blank else begin))
            place = self._text.find("\n", place + 1, until)
        self._done = max(self._done, until)

    def _gap(self, tag: Tag, end: int | None = None) -> None:
        self._gaps.append((tag.start, tag.alone_told))
        self._leave_out(tag.start, end or tag.end)

    def _leave_out(self, start: int, end: int) -> None:
        """Nothing in the place of a tag, and of the blanks around it only one."""
        blank = self._text[start - 1 : start] == " " and start > self._done
        inside = self._text[start - 2 : start - 1] not in ("", " ", "\n")
        self._put(
            start - 1 if blank and inside and self._text[end : end + 1] in ("", " ", "\n") else start, end, ""
        )

    # One tag

    def _one(self, tag: Tag) -> None:
        if tag.literal:
            self._put(tag.start, tag.end, tag.literal)
        elif tag.closes:
            self._close(tag)
        elif not tag.name:
            self._expression(tag)
        elif tag.name == "param" and (value := self._variables.get(f"param.{tag.first(())}")) is not None:
            self._put(tag.start, tag.end, value)
        else:
            meaning = MEANINGS.get(tag.name) or _guessed(tag)
            _WRITERS[meaning](self, tag) if meaning else self._gap(tag)

    def _close(self, tag: Tag) -> None:
        if self._around and self._around[-1][0] is tag:
            self._around.pop()
            before = self._text[self._line_start(tag.start) : tag.start].strip(" \t>")
            rest = self._rest_of_line(tag.end)
            self._put(
                tag.start, tag.end, ("\n" if before else "") + (f"\n{self._line_prefix(tag)}" if rest else "")
            )
        else:
            self._put(tag.start, tag.end, "")

    def _expression(self, tag: Tag) -> None:
        value = value_of(tag.expression, self._variables)
        if value is None and tag.expression.lower().lstrip(".") in ("toc", "tableofcontents"):
            self._contents(tag)
        elif self._in_address(tag):
            if value is None:
                self._unlink(tag)
            else:
                self._put(tag.start, tag.end, _as_address(value))
        elif value is None:
            self._gap(tag)
        else:
            self._put(tag.start, tag.end, value)

    def _unlink(self, tag: Tag) -> None:
        """A link whose address only the other program knows: its words stay."""
        self._gaps.append((tag.start, tag.alone_told))
        line = max(self._line_start(tag.start), tag.start - _NEAR)
        opened = _LINK_START.search(self._text[line : tag.start])
        rest = _LINK_REST.match(self._text, tag.end)
        start = line + opened.start() if opened else -1
        if opened is None or rest is None or (self._edits and self._edits[-1].end > start):
            self._put(tag.start, tag.end, "#")
        else:
            shown = "" if opened[0].startswith("!") else opened["text"]
            self._put(start, rest.end(), shown)

    # What tags mean

    def _figure(self, tag: Tag) -> None:
        source = tag.first(meanings.SOURCE_KEYS, _position_of_file(tag))
        if tag.name == "img" and not is_image(source):
            source = next((one for one in tag.positional if is_image(one) or _WEB.match(one)), source)
        if not source:
            self._gap(tag)
            return
        inner = self._inner(tag)
        caption = inner or tag.first(meanings.CAPTION_KEYS, None)
        alt = tag.first(meanings.ALT_KEYS, None) or _words_behind_file(tag) or caption
        address = _as_address(_resolved(source))
        end = tag.pair.end if tag.pair else tag.end
        if self._is_alone(tag.start, end) and caption and not self._line_prefix(tag):
            shown = escape(_only_text(caption))
            picture = f'<img src="{escape(address)}" alt="{escape(_only_text(alt))}">'
            self._put(tag.start, end, f"\n<figure>{picture}<figcaption>{shown}</figcaption></figure>\n")
        else:
            link = tag.first(("link", "href"), None) if tag.named.get("src") or tag.positional else ""
            picture = f"![{_in_brackets(alt)}]({address})"
            if caption and caption != alt:
                picture += f" {_only_text(caption)}"
            self._put(tag.start, end, f"[{picture}]({_as_address(link)})" if link else picture)

    def _reference(self, tag: Tag) -> None:
        target = _resolved(tag.first(("path", *meanings.TARGET_KEYS), 0)) or _resolved(tag.first(("name",)))
        if not target:
            self._gap(tag)
        elif self._in_address(tag):
            self._put(tag.start, tag.end, _as_address(target))
        elif tag.pair is not None or tag.first(meanings.TITLE_KEYS, 1):
            self._link(tag)
        else:
            self._put(tag.start, tag.end, f"[{_in_brackets(_name_of(target))}]({_as_address(target)})")

    def _link(self, tag: Tag) -> None:
        target = _resolved(tag.first(meanings.TARGET_KEYS, None)) or _resolved(_likeliest_target(tag))
        words = [one for one in tag.positional if _resolved(one) != target]
        shown = (
            self._inner(tag) or tag.first(meanings.TITLE_KEYS, None) or " ".join(words) or _name_of(target)
        )
        said = tag.first(("subtitle",), None)
        end = tag.pair.end if tag.pair else tag.end
        if not target:
            self._gaps.append((tag.start, tag.alone_told))
            self._put(tag.start, end, shown)
        elif self._in_address(tag):
            self._put(tag.start, end, _as_address(target))
        else:
            link = f"[{_in_brackets(shown)}]({_as_address(target)})"
            self._put(tag.start, end, f"{link}: {said}" if said else link)

    def _service(self, tag: Tag) -> None:
        name = tag.named.get("provider") or next((one for one in SERVICES if tag.name.startswith(one)), "")
        name = "x" if name == "tweet" else name
        id = _service_id(name, tag)
        title = tag.first(("title", "caption", "label"), None)
        if name in SERVICES and id:
            shown, pattern = SERVICES[name]
            address = id if _WEB.match(id) else pattern.format(quote(id, safe="/@?=&"))
            self._put(tag.start, (tag.pair or tag).end, f"[{_in_brackets(title or shown)}]({address})")
        elif source := tag.first(("src", "url", "file", "href", "mp4", "link")):
            shown = title or _name_of(source)
            self._put(tag.start, (tag.pair or tag).end, f"[{_in_brackets(shown)}]({_as_address(source)})")
        else:
            self._gap(tag)

    def _box(self, tag: Tag) -> None:
        kind = _kind_of_box(tag)
        words = [one for one in tag.positional if one.lower() not in meanings.BOX_KINDS]
        title = tag.first(("title", "header", "heading"), None) or (words[0] if tag.pair and words else "")
        said = tag.first(meanings.CONTENT_KEYS, None) or " ".join(words)
        self._begin_box(tag, f"!!! {kind}", title, said)

    def _fold(self, tag: Tag) -> None:
        title = tag.first(meanings.TITLE_KEYS)
        sign = "???+" if tag.named.get("open", "").lower() == "true" else "???"
        self._begin_box(tag, f"{sign} {_kind_of_box(tag)}", title, "")

    def _term(self, tag: Tag) -> None:
        """The name of an entry, with the anchor that glossaries of other programs make of the tag and its id."""
        anchor = re.sub(r"[^\w.:-]", "-", f"{tag.name}-{tag.named['id']}")
        self._put(tag.start, tag.end, f"**{_in_brackets(tag.named['name'])}**{{#{anchor}}}")

    def _begin_box(self, tag: Tag, begin: str, title: str, said: str) -> None:
        prefix = self._line_prefix(tag)
        heading = f'{begin} "{_only_text(title)}"' if title else begin
        if tag.pair is None:
            if said:
                self._put(tag.start, tag.end, f"{self._apart(tag)}{heading}\n{prefix}    {said}\n")
            else:
                self._gap(tag)
            return
        rest = self._rest_of_line(tag.end)
        self._put(tag.start, tag.end, f"{self._apart(tag)}{heading}" + (f"\n{prefix}    " if rest else ""))
        self._around.append((tag.pair, "    "))

    def _quote(self, tag: Tag) -> None:
        if tag.pair is None:
            self._gap(tag)
            return
        by = tag.first(("author", "by", "cite", "source"), None)
        rest = self._rest_of_line(tag.end)
        begin = f"> {by}:\n{self._line_prefix(tag)}>" if by else ">"
        self._put(
            tag.start,
            tag.end,
            f"{self._apart(tag)}{begin}" + (f"\n{self._line_prefix(tag)}> " if rest else ""),
        )
        self._around.append((tag.pair, "> "))

    def _code(self, tag: Tag) -> None:
        if tag.pair is None:
            said = tag.first(("code", "content"))
            self._put(tag.start, tag.end, f"`{said}`") if said else self._gap(tag)
            return
        inner = self._text[tag.end : tag.pair.start]
        prefix = self._line_prefix(tag)
        if (
            "\n" not in inner.strip("\n")
            and "\n" not in inner
            and not self._is_alone(tag.start, tag.pair.end)
        ):
            self._put(tag.start, tag.pair.end, f"`{inner.strip()}`")
            return
        longest = max((len(one) for one in _LONG_FENCE.findall(inner)), default=2)
        fence = "`" * max(3, longest + 1)
        language = (
            tag.name if tag.name in ("mermaid", "plantuml") else tag.first(("lang", "language", "type"))
        )
        language = re.sub(r"[^\w+#.-]", "", language.removeprefix("lang:"))
        self._put(
            tag.start,
            tag.end,
            f"{self._apart(tag)}{fence}{language}" + ("" if inner.startswith("\n") else f"\n{prefix}"),
        )
        self._begin_lines(tag.pair.start)
        before = "" if inner.rstrip(" \t").endswith("\n") else f"\n{prefix}"
        self._put(
            tag.pair.start,
            tag.pair.end,
            f"{before}{fence}" + (f"\n\n{prefix}" if self._rest_of_line(tag.pair.end) else ""),
        )

    def _raw(self, tag: Tag) -> None:
        self._leave_out(tag.start, tag.end)
        if tag.pair is not None:
            self._begin_lines(tag.pair.start)
            self._put(tag.pair.start, tag.pair.end, "")

    def _tab(self, tag: Tag) -> None:
        title = tag.first(meanings.TITLE_KEYS)
        if title and tag.pair is not None:
            self._begin_box(tag, "!!! tab", title, "")
            return
        prefix = self._line_prefix(tag)
        self._put(tag.start, tag.end, f"{self._apart(tag)}**{_only_text(title)}**\n{prefix}" if title else "")

    def _contents(self, tag: Tag) -> None:
        self._put(tag.start, tag.end, "[TOC]" if self._is_alone(tag.start, tag.end) else "")

    def _layout(self, tag: Tag) -> None:
        between = tag.name in ("else", "elsif", "elif") and not self._is_alone(tag.start, tag.end)
        if between:
            self._put(tag.start, tag.end, " / ")
        else:
            self._leave_out(tag.start, tag.end)

    def _dropped(self, tag: Tag) -> None:
        self._gap(tag, tag.pair.end if tag.pair else None)

    # Where a tag stands

    def _inner(self, tag: Tag) -> str:
        return " ".join(self._text[tag.end : tag.pair.start].split()) if tag.pair is not None else ""

    def _line_start(self, place: int) -> int:
        return self._text.rfind("\n", 0, place) + 1

    def _rest_of_line(self, place: int) -> str:
        end = self._text.find("\n", place)
        return self._text[place : end if end >= 0 else len(self._text)].strip()

    def _line_prefix(self, tag: Tag) -> str:
        """What a line has to begin with that goes on where the tag stands."""
        found = _PREFIX.match(self._text, self._line_start(tag.start), tag.start)
        return "".join(one for _, one in self._around) + (found[0] if found else "")

    def _apart(self, tag: Tag) -> str:
        """A blank line, where a block can't begin without one."""
        start = self._line_start(tag.start)
        prefix = self._line_prefix(tag)
        if self._text[start : tag.start].strip(" \t>"):
            return f"\n\n{prefix}"
        above = self._text[self._line_start(start - 1) : start - 1] if start > 0 else ""
        return f"\n{prefix}" if above.strip(" \t>") else ""

    def _is_alone(self, start: int, end: int) -> bool:
        before = self._text[self._line_start(start) : start]
        return not before.strip(" \t>") and not self._rest_of_line(end)

    def _in_address(self, tag: Tag) -> bool:
        """Whether a tag stands in the address of a link or picture, behind what others have become there."""
        said = self._said + self._text[max(self._said_to, tag.start - _NEAR) : tag.start]
        return _IN_ADDRESS.search(said[-_NEAR:].rpartition("\n")[2]) is not None


_WRITERS = {
    "figure": _Replacing._figure,
    "reference": _Replacing._reference,
    "link": _Replacing._link,
    "service": _Replacing._service,
    "box": _Replacing._box,
    "fold": _Replacing._fold,
    "term": _Replacing._term,
    "quote": _Replacing._quote,
    "code": _Replacing._code,
    "raw": _Replacing._raw,
    "tab": _Replacing._tab,
    "contents": _Replacing._contents,
    "layout": _Replacing._layout,
    "dropped": _Replacing._dropped,
}


_PART_SAYS = frozenset(("figure", "service", "box", "code", "quote", "fold"))
"""What a part of a name says for all of it: `code-toggle`, `youtube-lite`, `alert-box`."""


def _guessed(tag: Tag) -> Meaning | None:
    """What a tag of unknown name means: by a part of its name, or by a picture or an address that it is given."""
    for part in tag.name.split("-"):
        if MEANINGS.get(part) in _PART_SAYS:
            return MEANINGS[part]
    given = [*tag.named.values(), *tag.positional]
    if any(is_image(one) for one in given):
        return "figure"
    if tag.named.get("id") and tag.named.get("name"):
        return "term"
    if tag.first(("href", "link", "url", "relref"), None) and tag.first(meanings.TITLE_KEYS, None):
        return "link"
    return None


def _position_of_file(tag: Tag) -> int:
    """Which of the words without a key names the picture: Hexo's tags have classes before it."""
    return next((number for number, one in enumerate(tag.positional) if is_image(one) or _WEB.match(one)), 0)


def _words_behind_file(tag: Tag) -> str:
    """What a picture is called that has no keys: the last words behind it, numbers being its size."""
    behind = tag.positional[_position_of_file(tag) + 1 :]
    return next((one for one in reversed(behind) if not one.isdigit()), "")


def _likeliest_target(tag: Tag) -> str:
    ranked = sorted(tag.positional, key=lambda one: (not _WEB.match(one), "/" not in one, "." not in one))
    return ranked[0] if ranked else ""


def _resolved(written: str) -> str:
    """A value that may be an expression itself: `include.url`, `site.baseurl`."""
    return _EXPRESSION.sub(lambda found: value_of(found[1]) or "", written) if "{{" in written else written


def _service_id(name: str, tag: Tag) -> str:
    id = tag.first(meanings.ID_KEYS)
    user = tag.first(("user", "username"), None)
    if name in ("x", "twitter"):
        if not user and len(tag.positional) > 1:
            user, id = tag.positional[:2]
        return id if _WEB.match(id) else f"{user or 'i'}/status/{id}" if id else ""
    if name == "codepen":
        return f"{user}/pen/{id}" if user else id
    if name in ("gist", "github"):
        return "/".join(tag.positional[:2]) or (f"{user}/{id}" if user else id)
    return id


def _kind_of_box(tag: Tag) -> str:
    if tag.kind:
        return tag.kind
    named = tag.name if tag.name in meanings.BOX_KINDS else ""
    given = [tag.first(meanings.KIND_KEYS, None), *tag.positional[:1]]
    kind = next((one.lower() for one in given if one.lower() in meanings.BOX_KINDS), named or "note")
    return meanings.PLAIN_KINDS.get(kind, kind)


def _name_of(target: str) -> str:
    path, _, anchor = target.partition("#")
    name = posixpath.basename(path.rstrip("/")) or anchor or target
    stem = re.sub(r"\.(?:md|markdown|html?)$", "", name)
    return _DAY_AHEAD.sub("", stem) or stem


def _as_address(target: str) -> str:
    """An address as Markdown lets it stand in a link."""
    return target.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace('"', "%22")


def _only_text(words: str) -> str:
    return words.replace('"', "'").replace("\n", " ").strip()


def _in_brackets(words: str) -> str:
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", words).replace("\n", " ")
