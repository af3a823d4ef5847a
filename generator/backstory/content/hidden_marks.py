"""Every way in which a program says that a text is not for readers, in one table.

docs/front-matter.md lists it, and the leak test hides a text in each of these ways.
"""

from typing import Literal

from msgspec import Struct

Visibility = Literal["draft", "hidden", "unlisted"]
"""What a mark makes of a document: a draft; one that no reader sees; a page that is in no list."""

ANY = "…"
"""Stands for every other value of a key that doesn't say that the text is public."""


class HiddenMark(Struct, frozen=True):
    """A key with a value, the name of a folder (it ends in `/`), or the look of a file's name.

    Of a key with `alone`, other values are another matter: many programs use its name for something else.
    """

    written: str
    means: Visibility
    programs: str
    alone: bool = False


KEYS: tuple[HiddenMark, ...] = (
    HiddenMark("draft: true", "draft", "Hugo, Zola, Eleventy, Astro, Docusaurus, Quarto, MkDocs"),
    HiddenMark("published: false", "draft", "Jekyll, Grav, Hexo"),
    HiddenMark("publish: false", "draft", "Obsidian Publish, Quartz"),
    HiddenMark("dg-publish: false", "draft", "Obsidian Digital Garden"),
    HiddenMark("unpublished: true", "draft", ""),
    HiddenMark("wip: true", "draft", ""),
    HiddenMark("unfinished: true", "draft", "", alone=True),
    HiddenMark("do-not-publish: true", "draft", ""),
    HiddenMark("dont-publish: true", "draft", ""),
    HiddenMark("not-for-publication: true", "draft", ""),
    HiddenMark("no-publish: true", "draft", ""),
    HiddenMark("embargo: true", "draft", "", alone=True),
    HiddenMark("embargoed: true", "draft", "", alone=True),
    HiddenMark("scheduled: true", "draft", "", alone=True),
    HiddenMark("released: false", "draft", "", alone=True),
    HiddenMark("status: draft", "draft", "Pelican, Nikola, Ghost, WordPress"),
    HiddenMark("status: private", "hidden", "Nikola, WordPress"),
    HiddenMark("status: hidden", "hidden", "Pelican"),
    HiddenMark("status: skip", "hidden", "Pelican"),
    HiddenMark("status: trash", "hidden", "WordPress"),
    HiddenMark("status: deleted", "hidden", ""),
    HiddenMark("status: unlisted", "unlisted", ""),
    HiddenMark(
        f"status: {ANY}", "draft", "`pending`, `scheduled`, `wip`, `idea`, and whatever else is not public"
    ),
    HiddenMark("post_status: private", "hidden", "WordPress"),
    HiddenMark(f"post_status: {ANY}", "draft", "WordPress"),
    HiddenMark("state: draft", "draft", "", alone=True),
    HiddenMark("stage: draft", "draft", "", alone=True),
    HiddenMark("visibility: unlisted", "unlisted", ""),
    HiddenMark(f"visibility: {ANY}", "hidden", "Ghost: `members`, `paid`; `private`"),
    HiddenMark("access: private", "hidden", "", alone=True),
    HiddenMark("access: members", "hidden", "", alone=True),
    HiddenMark("access: restricted", "hidden", "", alone=True),
    HiddenMark("access: internal", "hidden", "", alone=True),
    HiddenMark("tags: draft", "draft", "Nikola", alone=True),
    HiddenMark("tags: private", "hidden", "Nikola", alone=True),
    HiddenMark("hidden: true", "hidden", "Lektor (`_hidden`), Jekyll and Hugo themes"),
    HiddenMark("hide: true", "hidden", "", alone=True),
    HiddenMark("private: true", "hidden", "Hugo and Obsidian themes"),
    HiddenMark("public: false", "hidden", "", alone=True),
    HiddenMark("headless: true", "hidden", "Hugo"),
    HiddenMark("build.render: never", "hidden", "Hugo, `_build` too", alone=True),
    HiddenMark("build.render: link", "hidden", "Hugo", alone=True),
    HiddenMark("build.render: false", "hidden", "Hugo", alone=True),
    HiddenMark("render: false", "hidden", "Zola", alone=True),
    HiddenMark("render: never", "hidden", "", alone=True),
    HiddenMark("output: false", "hidden", "Jekyll", alone=True),
    HiddenMark("permalink: false", "hidden", "Eleventy", alone=True),
    HiddenMark("routable: false", "hidden", "Grav", alone=True),
    HiddenMark("visible: false", "hidden", "Grav", alone=True),
    HiddenMark("enabled: false", "hidden", "", alone=True),
    HiddenMark("active: false", "hidden", "", alone=True),
    HiddenMark("live: false", "hidden", "Wagtail", alone=True),
    HiddenMark("online: false", "hidden", "", alone=True),
    HiddenMark("show: false", "hidden", "", alone=True),
    HiddenMark("display: false", "hidden", "", alone=True),
    HiddenMark("exclude: true", "hidden", "", alone=True),
    HiddenMark("excluded: true", "hidden", "", alone=True),
    HiddenMark("ignore: true", "hidden", "", alone=True),
    HiddenMark("skip: true", "hidden", "", alone=True),
    HiddenMark("secret: true", "hidden", "", alone=True),
    HiddenMark("confidential: true", "hidden", "", alone=True),
    HiddenMark("internal: true", "hidden", "", alone=True),
    HiddenMark("restricted: true", "hidden", "", alone=True),
    HiddenMark("protected: true", "hidden", "", alone=True),
    HiddenMark("members-only: true", "hidden", ""),
    HiddenMark("subscribers-only: true", "hidden", ""),
    HiddenMark("deleted: true", "hidden", "", alone=True),
    HiddenMark("trashed: true", "hidden", "", alone=True),
    HiddenMark(f"password: {ANY}", "hidden", "Nikola, Hexo, WordPress"),
    HiddenMark("unlisted: true", "unlisted", "Docusaurus, Bludit"),
    HiddenMark("listed: false", "unlisted", "", alone=True),
    HiddenMark("discoverable: false", "unlisted", "Lektor (`_discoverable`)", alone=True),
    HiddenMark("make_discoverable: false", "unlisted", "Bear Blog", alone=True),
    HiddenMark("eleventyExcludeFromCollections: true", "unlisted", "Eleventy"),
    HiddenMark("build.list: never", "unlisted", "Hugo, `_build` too", alone=True),
    HiddenMark("build.list: local", "unlisted", "Hugo", alone=True),
    HiddenMark("build.list: false", "unlisted", "Hugo", alone=True),
    HiddenMark("list: never", "unlisted", "", alone=True),
    HiddenMark("list: false", "unlisted", "", alone=True),
)

FOLDERS: tuple[HiddenMark, ...] = (
    HiddenMark("_drafts/", "draft", "Jekyll, Hexo"),
    HiddenMark("drafts/", "draft", ""),
    HiddenMark("draft/", "draft", ""),
    HiddenMark("wip/", "draft", ""),
    HiddenMark("unpublished/", "draft", ""),
    HiddenMark("private/", "hidden", ""),
    HiddenMark("hidden/", "hidden", ""),
    HiddenMark("secret/", "hidden", ""),
    HiddenMark("trash/", "hidden", "Obsidian (`.trash`)"),
    HiddenMark("templates/", "hidden", "Obsidian"),
    HiddenMark("archetypes/", "hidden", "Hugo"),
    HiddenMark("scaffolds/", "hidden", "Hexo"),
    HiddenMark("node_modules/", "hidden", ""),
    HiddenMark("_name/", "hidden", "Jekyll, Eleventy, Docusaurus, Quarto; but not `_posts/`"),
)
"""The case of a folder's name, and numbers and signs before it, make no difference: `99 - Templates/`."""

FILES: tuple[HiddenMark, ...] = (
    HiddenMark("name.draft.md", "draft", "Nuxt"),
    HiddenMark("draft-name.md", "draft", "unless `draft: false` says that it is none"),
    HiddenMark("name-draft.md", "draft", "unless `draft: false` says that it is none"),
    HiddenMark("name.private.md", "hidden", ""),
    HiddenMark("name.hidden.md", "hidden", ""),
    HiddenMark("_name.md", "hidden", "Jekyll, Docusaurus, Astro, Quarto; but not `_index.md`"),
)

PUBLIC_WORDS = frozenset(
    (
        "published publish public live online released final finished done complete completed active current "
        "stable featured sticky new updated deprecated accepted approved superseded evergreen budding seedling "
        "visible open closed resolved ongoing everyone all"
    ).split()
)
"""Values of `status` and `visibility` that keep nobody out."""
