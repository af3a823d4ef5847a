"""Where an article stands in a story: what came before it and after it in the first of its topics."""

from backstory.pages.context import PageContext
from backstory.pages.views import ArticleCard, Storyline


def storyline(context: PageContext, path: str) -> Storyline | None:
    """The place of an article in its first topic that has others; nothing where it stands in none."""
    for key in context.catalog.references[path].topics:
        if key in context.catalog.topics:
            story = _storyline(context, key, path)
            if story is not None:
                return story
    return None


def before(context: PageContext, path: str) -> ArticleCard | None:
    """The article before this one in its story."""
    story = storyline(context, path)
    return story.before if story is not None else None


def _storyline(context: PageContext, key: str, path: str) -> Storyline | None:
    covered = context.catalog.topics[key].covered
    place = context.places_in(key).get(path)
    if place is None or len(covered) < 2:
        return None
    return Storyline(
        topic=context.topic(key),
        before=context.card(covered[place + 1]) if place + 1 < len(covered) else None,
        after=context.card(covered[place - 1]) if place else None,
    )
