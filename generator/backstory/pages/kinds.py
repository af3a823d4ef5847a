"""The register: every kind of page and file that a site has, in the order in which they are built.

A new kind is a line here, its view, what makes the view, and its template; docs/adding.md has the recipe.
"""

from backstory.pages.articles import article_view
from backstory.pages.day_pages import day_addresses, day_feed, day_feed_addresses, day_page, days_view
from backstory.pages.files.cards import card_addresses, card_page
from backstory.pages.files.changes import ADDRESS as CHANGES
from backstory.pages.files.changes import changes
from backstory.pages.files.crawlers import key_addresses, key_page, robots
from backstory.pages.files.feeds import feed_addresses, feed_page
from backstory.pages.files.image_copies import copy_addresses, copy_page
from backstory.pages.files.news_sitemap import news_addresses, news_page
from backstory.pages.files.search import search_addresses, search_page, search_view
from backstory.pages.files.sitemap import sitemap_addresses, sitemap_page
from backstory.pages.files.topic_files import (
    site_timeline,
    site_timeline_addresses,
    topic_file,
    topic_file_addresses,
)
from backstory.pages.files.twins import LLMS, llms_page, twins
from backstory.pages.fronts import home_view, missing_page
from backstory.pages.lists import corrections_view, sources_view, timeline_view, topics_view
from backstory.pages.page_kind import PageKind, document_kind, fixed_kind, text_kind
from backstory.pages.parts.backgrounds import background_view, backgrounds_view
from backstory.pages.parts.claims import claims_view
from backstory.pages.plain_pages import plain_view
from backstory.pages.questions import questions_view
from backstory.pages.redirects import old_addresses, redirect_page
from backstory.pages.topic_pages import (
    further_addresses,
    further_page,
    pair_addresses,
    pair_page,
    topic_addresses,
    topic_page,
)
from backstory.pages.words import has_words, words_view

KINDS: tuple[PageKind, ...] = (
    fixed_kind("front", "", "home.html", home_view, place="briefing", menu="navigation"),
    document_kind("article", "article.html", article_view),
    document_kind("background", "background.html", background_view, place="background"),
    document_kind("page", "page.html", plain_view),
    document_kind("topic", "page.html", plain_view, unlisted=True),
    PageKind("topic", "topic.html", topic_addresses, topic_page, place="topics"),
    PageKind("articles of a topic", "coverage.html", further_addresses, further_page, place="topics"),
    PageKind("pair of topics", "coverage.html", pair_addresses, pair_page, place="topics"),
    fixed_kind("topics", "topics/", "topics.html", topics_view, place="topics", menu="navigation"),
    fixed_kind("timeline", "timeline/", "timeline.html", timeline_view, place="timeline", menu="navigation"),
    fixed_kind(
        "backgrounds",
        "background/",
        "backgrounds.html",
        backgrounds_view,
        place="background",
        menu="navigation",
    ),
    fixed_kind("sources", "sources/", "sources.html", sources_view, menu="footer"),
    fixed_kind("corrections", "corrections/", "corrections.html", corrections_view, menu="footer"),
    fixed_kind(
        "claims",
        "claims/",
        "claims.html",
        claims_view,
        menu="footer",
        listed=lambda context: bool(context.catalog.claims),
    ),
    fixed_kind(
        "questions",
        "questions/",
        "questions.html",
        questions_view,
        menu="footer",
        listed=lambda context: bool(context.catalog.asking),
    ),
    fixed_kind(
        "days",
        "days/",
        "days.html",
        days_view,
        menu="footer",
        listed=lambda context: bool(context.settings.days and context.catalog.articles),
    ),
    PageKind("day", "day.html", day_addresses, day_page),
    PageKind("feed of days", "days.xml", day_feed_addresses, day_feed),
    fixed_kind("words", "words/", "words.html", words_view, menu="footer", listed=has_words),
    fixed_kind("search", "search/", "search.html", search_view),
    PageKind("search index", "", search_addresses, search_page),
    PageKind("missing", "404.html", lambda context: [("404.html", None)], missing_page, fixed="404.html"),
    PageKind("feed", "feed.xml", feed_addresses, feed_page),
    PageKind(
        "site map", "sitemap.xml", sitemap_addresses, sitemap_page, replaceable=True, fixed="sitemap.xml"
    ),
    PageKind(
        "news site map",
        "news-sitemap.xml",
        news_addresses,
        news_page,
        replaceable=True,
        fixed="news-sitemap.xml",
    ),
    PageKind("card", "card.svg", card_addresses, card_page),
    PageKind("copy of a picture", "", copy_addresses, copy_page),
    PageKind("topic file", "", topic_file_addresses, topic_file),
    PageKind("timeline file", "", site_timeline_addresses, site_timeline),
    text_kind(CHANGES, changes),
    text_kind("robots.txt", robots, replaceable=True),
    PageKind("IndexNow key", "", key_addresses, key_page),
    PageKind("llms.txt", LLMS, lambda context: [(LLMS, None)], llms_page, replaceable=True, fixed=LLMS),
    PageKind("redirect", "redirect.html", old_addresses, redirect_page),
)
KINDS = (*KINDS, *twins(KINDS))

FIXED = tuple(kind.fixed for kind in KINDS if kind.fixed is not None)
"""Addresses that every site has: no document can have one of them."""

REPLACEABLE = frozenset(kind.fixed for kind in KINDS if kind.replaceable and kind.fixed is not None)
"""Files that an author may give in our place."""
