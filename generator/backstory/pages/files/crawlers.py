"""robots.txt: what programs may read, and what they may use it for."""

from backstory.pages.context import PageContext
from backstory.pages.files.news_sitemap import ADDRESS as NEWS
from backstory.pages.files.sitemap import ADDRESS
from backstory.settings import Settings


def robots(context: PageContext) -> str:
    """Everybody may read everything; the maps are named where there are any."""
    base = context.settings.base_url
    named = f"\nSitemap: {base}{ADDRESS}\nSitemap: {base}{NEWS}\n" if base else ""
    wishes = "".join(f"{line}\n" for line in _wishes(context.settings))
    return f"User-agent: *\n{wishes}Disallow:\n{named}"


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
