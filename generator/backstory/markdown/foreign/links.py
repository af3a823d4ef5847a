"""Pictures, links, references and videos of other programs: Markdown that both dialects read."""

import re
from html import escape
from urllib.parse import quote

from backstory.markdown.file_kinds import is_image
from backstory.markdown.foreign import meanings
from backstory.markdown.foreign.meanings import SERVICES
from backstory.markdown.foreign.replaced_text import NEAR, ReplacedText
from backstory.markdown.foreign.tags import Tag
from backstory.markdown.foreign.words import WEB, as_address, in_brackets, name_of, only_text, resolved

_LINK_START = re.compile(r"!?\[(?P<text>[^\[\]\n]*)\]\(\s*<?$")
_LINK_REST = re.compile(r"[^\s()<>\"']*(?:\s+\"[^\"\n]*\"|\s+'[^'\n]*')?\s*>?\s*\)")


def figure(text: ReplacedText, tag: Tag) -> None:
    """A picture; with a caption and lines to itself it is a figure."""
    source = tag.first(meanings.SOURCE_KEYS, _position_of_file(tag))
    if tag.name == "img" and not is_image(source):
        source = next((one for one in tag.positional if is_image(one) or WEB.match(one)), source)
    if not source:
        text.gap(tag)
        return
    inner = text.inner(tag)
    caption = inner or tag.first(meanings.CAPTION_KEYS, None)
    alt = tag.first(meanings.ALT_KEYS, None) or _words_behind_file(tag) or caption
    address = as_address(resolved(source))
    end = tag.pair.end if tag.pair else tag.end
    if text.is_alone(tag.start, end) and caption and not text.line_prefix(tag):
        shown = escape(only_text(caption))
        picture = f'<img src="{escape(address)}" alt="{escape(only_text(alt))}">'
        text.put(tag.start, end, f"\n<figure>{picture}<figcaption>{shown}</figcaption></figure>\n")
    else:
        link = tag.first(("link", "href"), None) if tag.named.get("src") or tag.positional else ""
        picture = f"![{in_brackets(alt)}]({address})"
        if caption and caption != alt:
            picture += f" {only_text(caption)}"
        text.put(tag.start, end, f"[{picture}]({as_address(link)})" if link else picture)


def reference(text: ReplacedText, tag: Tag) -> None:
    """A link to a page of the site, or its address where that is wanted."""
    target = resolved(tag.first(("path", *meanings.TARGET_KEYS), 0)) or resolved(tag.first(("name",)))
    if not target:
        text.gap(tag)
    elif text.in_address(tag):
        text.put(tag.start, tag.end, as_address(target))
    elif tag.pair is not None or tag.first(meanings.TITLE_KEYS, 1):
        link(text, tag)
    else:
        text.put(tag.start, tag.end, f"[{in_brackets(name_of(target))}]({as_address(target)})")


def link(text: ReplacedText, tag: Tag) -> None:
    """A link with words of its own."""
    target = resolved(tag.first(meanings.TARGET_KEYS, None)) or resolved(_likeliest_target(tag))
    words = [one for one in tag.positional if resolved(one) != target]
    shown = text.inner(tag) or tag.first(meanings.TITLE_KEYS, None) or " ".join(words) or name_of(target)
    said = tag.first(("subtitle",), None)
    end = tag.pair.end if tag.pair else tag.end
    if not target:
        text.gaps.append((tag.start, tag.alone_told))
        text.put(tag.start, end, shown)
    elif text.in_address(tag):
        text.put(tag.start, end, as_address(target))
    else:
        link = f"[{in_brackets(shown)}]({as_address(target)})"
        text.put(tag.start, end, f"{link}: {said}" if said else link)


def service(text: ReplacedText, tag: Tag) -> None:
    """A link to what a service has: a video, a post, a piece of code."""
    name = tag.named.get("provider") or next((one for one in SERVICES if tag.name.startswith(one)), "")
    name = "x" if name == "tweet" else name
    id = _service_id(name, tag)
    title = tag.first(("title", "caption", "label"), None)
    if name in SERVICES and id:
        shown, pattern = SERVICES[name]
        address = id if WEB.match(id) else pattern.format(quote(id, safe="/@?=&"))
        text.put(tag.start, (tag.pair or tag).end, f"[{in_brackets(title or shown)}]({address})")
    elif source := tag.first(("src", "url", "file", "href", "mp4", "link")):
        shown = title or name_of(source)
        text.put(tag.start, (tag.pair or tag).end, f"[{in_brackets(shown)}]({as_address(source)})")
    else:
        text.gap(tag)


def unlink(text: ReplacedText, tag: Tag) -> None:
    """A link whose address only the other program knows: its words stay."""
    text.gaps.append((tag.start, tag.alone_told))
    line = max(text.line_start(tag.start), tag.start - NEAR)
    opened = _LINK_START.search(text.source[line : tag.start])
    rest = _LINK_REST.match(text.source, tag.end)
    start = line + opened.start() if opened else -1
    if opened is None or rest is None or (text.edits and text.edits[-1].end > start):
        text.put(tag.start, tag.end, "#")
    else:
        shown = "" if opened[0].startswith("!") else opened["text"]
        text.put(start, rest.end(), shown)


def _position_of_file(tag: Tag) -> int:
    """Which of the words without a key names the picture: Hexo's tags have classes before it."""
    return next((number for number, one in enumerate(tag.positional) if is_image(one) or WEB.match(one)), 0)


def _words_behind_file(tag: Tag) -> str:
    """What a picture is called that has no keys: the last words behind it, numbers being its size."""
    behind = tag.positional[_position_of_file(tag) + 1 :]
    return next((one for one in reversed(behind) if not one.isdigit()), "")


def _likeliest_target(tag: Tag) -> str:
    ranked = sorted(tag.positional, key=lambda one: (not WEB.match(one), "/" not in one, "." not in one))
    return ranked[0] if ranked else ""


def _service_id(name: str, tag: Tag) -> str:
    id = tag.first(meanings.ID_KEYS)
    user = tag.first(("user", "username"), None)
    if name in ("x", "twitter"):
        if not user and len(tag.positional) > 1:
            user, id = tag.positional[:2]
        return id if WEB.match(id) else f"{user or 'i'}/status/{id}" if id else ""
    if name == "codepen":
        return f"{user}/pen/{id}" if user else id
    if name in ("gist", "github"):
        return "/".join(tag.positional[:2]) or (f"{user}/{id}" if user else id)
    return id
