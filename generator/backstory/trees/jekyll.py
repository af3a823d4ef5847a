"""Jekyll: `_config.yml`."""

import re
from pathlib import Path
from typing import Any

from backstory.settings import Tree
from backstory.trees.found_tree import FoundTree, mapping_of, read_data, settings_of, text_of, variables_of

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_TOKENS = {
    "output_ext": ".html",
    "categories": "{categories}",
    "year": "{year}",
    "month": "{month}",
    "day": "{day}",
    "i_day": "{bare_day}",
    "i_month": "{bare_month}",
    "title": "{cased_slug}",
    "slug": "{slug}",
    "name": "{name}",
    "path": "{inner_path}",
    "basename": "{name}",
    "collection": "{collection}",
}


def recognise_jekyll(root: Path) -> FoundTree | None:
    """The tree at `root`, if it is one of Jekyll's."""
    file = next((root / one for one in ("_config.yml", "_config.yaml") if (root / one).is_file()), None)
    if file is None:
        return None
    data = read_data(file)
    content = root / (text_of(data, "source") or ".")
    content = content.resolve() if content.is_dir() and root in content.parents else root
    author = mapping_of(data, "author")
    return FoundTree(
        "Jekyll",
        (file,),
        content,
        (),
        settings_of(
            title=text_of(data, "title", "name"),
            base_url=text_of(data, "url").rstrip("/") + text_of(data, "baseurl")
            if text_of(data, "url")
            else "",
            language=text_of(data, "lang", "locale").replace("_", "-"),
            timezone=text_of(data, "timezone"),
            description=text_of(data, "description", "tagline"),
            publisher=text_of(author, "name") or text_of(data, "author"),
        ),
        Tree(
            "jekyll",
            addresses=_addresses(data),
            topics=("/tags/{slug}/", "/tag/{slug}/", "/categories/{slug}/", "/category/{slug}/"),
            words=True,
            variables=_variables(root, data),
        ),
        ("tags and categories become topics",),
    )


def _variables(root: Path, data: dict[str, Any]) -> dict[str, str]:
    """What its tags call `site.…`, and the files of data as `site.data.…`."""
    found = variables_of("site", data)
    folder = root / (text_of(data, "data_dir") or "_data")
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.suffix in (".yml", ".yaml", ".json"):
            name = ".".join(file.relative_to(folder).with_suffix("").parts)
            found |= variables_of(f"site.data.{name}", read_data(file))
    return found


def _addresses(data: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    style = text_of(data, "permalink") or "date"
    posts = _pattern(style)
    pretty = style == "pretty" or (style not in _STYLES and style.endswith("/"))
    found = []
    for name, said in mapping_of(data, "collections").items():
        own = text_of(said, "permalink") if isinstance(said, dict) else ""
        if name == "posts":
            posts = _pattern(own) if own else posts
        else:
            usual = "/:collection/:path/" if pretty else "/:collection/:path:output_ext"
            found.append((f"_{name}", _pattern(own or usual).replace("{collection}", name)))
    return (("_posts", posts), *found, ("", "{path}/" if pretty else "{path}.html"))


def _pattern(style: str) -> str:
    return re.sub(
        r":([a-z_]+?)(?=output_ext|[^a-z_]|$)|:output_ext",
        lambda found: ".html" if found[0] == ":output_ext" else _TOKENS.get(found[1], "{unknown}"),
        _STYLES.get(style, style),
    )
