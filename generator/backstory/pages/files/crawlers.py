"""robots.txt: what programs may read, and what they may use it for; and the key by which a site says that it is itself."""

from collections.abc import Iterable

from backstory.pages.context import PageContext
from backstory.pages.files.news_sitemap import ADDRESS as NEWS
from backstory.pages.files.sitemap import ADDRESS
from backstory.pages.views import FileText, Page
from backstory.settings import Settings


def robots(context: PageContext) -> str:
    """Everybody may read everything; the maps are named where there are any."""
    base = context.settings.base_url
    named = f"\nSitemap: {base}{ADDRESS}\nSitemap: {base}{NEWS}\n" if base else ""
    wishes = "".join(f"{line}\n" for line in _wishes(context.settings))
    return f"User-agent: *\n{wishes}Disallow:\n{named}"


def key_addresses(context: PageContext) -> Iterable[tuple[str, None]]:
    """The file that search engines look for when a publish tells them of changes (IndexNow), where there is a key."""
    key = context.settings.notify.indexnow
    return [(f"{key}.txt", None)] if key else []


def key_page(context: PageContext, address: str, about: None) -> Page:
    """The key, which is no secret."""
    return Page(address, "", context.head_at(address, title=""), FileText(context.settings.notify.indexnow))


def _wishes(settings: Settings) -> list[str]:
    """What the site's `ai_use` says, in the words that are current. They move: this is the one place that knows them.

    Content signals (contentsignals.org, 2025), and the IETF's AI preferences (draft-ietf-aipref-attach), which has no
    word for answers.
    """
    said = dict(settings.ai_use)
    signals = {"search": "search", "answer": "ai-input", "train": "ai-train"}
    usage = {"search": "search", "train": "train-ai"}
    lines = {
        "Content-Signal": [
            f"{word}={'yes' if said[name] else 'no'}" for name, word in signals.items() if name in said
        ],
        "Content-Usage": [
            f"{word}={'y' if said[name] else 'n'}" for name, word in usage.items() if name in said
        ],
    }
    return [f"{line}: {', '.join(words)}" for line, words in lines.items() if words]
