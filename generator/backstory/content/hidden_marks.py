"""Every way in which a program says that a text is not for readers, in one table.

docs/front-matter.md lists it, and the leak test hides a text in each of these ways.
"""

from typing import Literal

from msgspec import Struct

Visibility = Literal["draft", "hidden", "unlisted"]
"""What a mark makes of a document: a draft; one that no reader sees; a page that is in no list."""

ANY = "…"
"""Stands for every other value of a key that doesn't say that the text is public."""


class Mark(Struct, frozen=True):
    """A key with a value, the name of a folder (it ends in `/`), or the look of a file's name.

    Of a key with `alone`, other values are another matter: many programs use its name for something else.
    """

    written: str
    means: Visibility
    programs: str
    alone: bool = False


KEYS: tuple[Mark, ...] = (
    Mark("draft: true", "draft", "Hugo, Zola, Eleventy, Astro, Docusaurus, Quarto, MkDocs"),
    Mark("published: false", "draft", "Jekyll, Grav, Hexo"),
    Mark("publish: false", "draft", "Obsidian Publish, Quartz"),
    Mark("dg-publish: false", "draft", "Obsidian Digital Garden"),
    Mark("unpublished: true", "draft", ""),
    Mark("wip: true", "draft", ""),
    Mark("unfinished: true", "draft", "", alone=True),
    Mark("do-not-publish: true", "draft", ""),
    Mark("dont-publish: true", "draft", ""),
    Mark("no-publish: true", "draft", ""),
    Mark("embargo: true", "draft", "", alone=True),
    Mark("embargoed: true", "draft", "", alone=True),
    Mark("scheduled: true", "draft", "", alone=True),
    Mark("released: false", "draft", "", alone=True),
    Mark("status: draft", "draft", "Pelican, Nikola, Ghost, WordPress"),
    Mark("status: private", "hidden", "Nikola, WordPress"),
    Mark("status: hidden", "hidden", "Pelican"),
    Mark("status: skip", "hidden", "Pelican"),
    Mark("status: trash", "hidden", "WordPress"),
    Mark("status: deleted", "hidden", ""),
    Mark("status: unlisted", "unlisted", ""),
    Mark(f"status: {ANY}", "draft", "`pending`, `scheduled`, `wip`, `idea`, and whatever else is not public"),
    Mark("post_status: private", "hidden", "WordPress"),
    Mark(f"post_status: {ANY}", "draft", "WordPress"),
    Mark("state: draft", "draft", "", alone=True),
    Mark("stage: draft", "draft", "", alone=True),
    Mark("visibility: unlisted", "unlisted", ""),
    Mark(f"visibility: {ANY}", "hidden", "Ghost: `members`, `paid`; `private`"),
    Mark("access: private", "hidden", "", alone=True),
    Mark("access: members", "hidden", "", alone=True),
    Mark("access: restricted", "hidden", "", alone=True),
    Mark("access: internal", "hidden", "", alone=True),
    Mark("tags: draft", "draft", "Nikola", alone=True),
    Mark("tags: private", "hidden", "Nikola", alone=True),
    Mark("hidden: true", "hidden", "Lektor (`_hidden`), Jekyll and Hugo themes"),
    Mark("hide: true", "hidden", "", alone=True),
    Mark("private: true", "hidden", "Hugo and Obsidian themes"),
    Mark("public: false", "hidden", "", alone=True),
    Mark("headless: true", "hidden", "Hugo"),
    Mark("build.render: never", "hidden", "Hugo, `_build` too", alone=True),
    Mark("build.render: link", "hidden", "Hugo", alone=True),
    Mark("build.render: false", "hidden", "Hugo", alone=True),
    Mark("render: false", "hidden", "Zola", alone=True),
    Mark("render: never", "hidden", "", alone=True),
    Mark("output: false", "hidden", "Jekyll", alone=True),
    Mark("permalink: false", "hidden", "Eleventy", alone=True),
    Mark("routable: false", "hidden", "Grav", alone=True),
    Mark("visible: false", "hidden", "Grav", alone=True),
    Mark("enabled: false", "hidden", "", alone=True),
    Mark("active: false", "hidden", "", alone=True),
    Mark("live: false", "hidden", "Wagtail", alone=True),
    Mark("online: false", "hidden", "", alone=True),
    Mark("show: false", "hidden", "", alone=True),
    Mark("display: false", "hidden", "", alone=True),
    Mark("exclude: true", "hidden", "", alone=True),
    Mark("excluded: true", "hidden", "", alone=True),
    Mark("ignore: true", "hidden", "", alone=True),
    Mark("skip: true", "hidden", "", alone=True),
    Mark("secret: true", "hidden", "", alone=True),
    Mark("confidential: true", "hidden", "", alone=True),
    Mark("internal: true", "hidden", "", alone=True),
    Mark("restricted: true", "hidden", "", alone=True),
    Mark("protected: true", "hidden", "", alone=True),
    Mark("members-only: true", "hidden", ""),
    Mark("subscribers-only: true", "hidden", ""),
    Mark("deleted: true", "hidden", "", alone=True),
    Mark("trashed: true", "hidden", "", alone=True),
    Mark(f"password: {ANY}", "hidden", "Nikola, Hexo, WordPress"),
    Mark("unlisted: true", "unlisted", "Docusaurus, Bludit"),
    Mark("listed: false", "unlisted", "", alone=True),
    Mark("discoverable: false", "unlisted", "Lektor (`_discoverable`)", alone=True),
    Mark("make_discoverable: false", "unlisted", "Bear Blog", alone=True),
    Mark("eleventyExcludeFromCollections: true", "unlisted", "Eleventy"),
    Mark("build.list: never", "unlisted", "Hugo, `_build` too", alone=True),
    Mark("build.list: local", "unlisted", "Hugo", alone=True),
    Mark("build.list: false", "unlisted", "Hugo", alone=True),
    Mark("list: never", "unlisted", "", alone=True),
    Mark("list: false", "unlisted", "", alone=True),
)

FOLDERS: tuple[Mark, ...] = (
    Mark("_drafts/", "draft", "Jekyll, Hexo"),
    Mark("drafts/", "draft", ""),
    Mark("draft/", "draft", ""),
    Mark("wip/", "draft", ""),
    Mark("unpublished/", "draft", ""),
    Mark("private/", "hidden", ""),
    Mark("hidden/", "hidden", ""),
    Mark("secret/", "hidden", ""),
    Mark("trash/", "hidden", "Obsidian (`.trash`)"),
    Mark("templates/", "hidden", "Obsidian"),
    Mark("archetypes/", "hidden", "Hugo"),
    Mark("scaffolds/", "hidden", "Hexo"),
    Mark("node_modules/", "hidden", ""),
    Mark("_name/", "hidden", "Jekyll, Eleventy, Docusaurus, Quarto; but not `_posts/`"),
)
"""The case of a folder's name, and numbers and signs before it, make no difference: `99 - Templates/`."""

FILES: tuple[Mark, ...] = (
    Mark("name.draft.md", "draft", "Nuxt"),
    Mark("draft-name.md", "draft", "unless `draft: false` says that it is none"),
    Mark("name-draft.md", "draft", "unless `draft: false` says that it is none"),
    Mark("name.private.md", "hidden", ""),
    Mark("name.hidden.md", "hidden", ""),
    Mark("_name.md", "hidden", "Jekyll, Docusaurus, Astro, Quarto; but not `_index.md`"),
)

PUBLIC_WORDS = frozenset(
    (
        "published publish public live online released final finished done complete completed active current "
        "stable featured sticky new updated deprecated accepted approved superseded evergreen budding seedling "
        "visible open closed resolved ongoing everyone all"
    ).split()
)
"""Values of `status` and `visibility` that keep nobody out."""
