"""What a page shows, as plain frozen data: the contract between the program and the templates.

A page is a pure function of its templates and its view. Every `url` in a view is relative to the
site's root, without a leading slash, ready to stand behind `root` in a template: "topics/russia/index.html".
Days are ISO 8601 text ("2023-07-27"), empty where unknown; templates word them in the page's language.
"""

from backstory.pages.views.articles import ArticleView, PlainView, ReadNext
from backstory.pages.views.backgrounds import BackgroundLine, BackgroundsView, BackgroundView
from backstory.pages.views.bodies import (
    AsOfFill,
    Box,
    CitationFill,
    EmbedFill,
    LinkFill,
    MentionFill,
    Passage,
)
from backstory.pages.views.files import FeedEntry, FeedLink, FeedView, FileText, SitemapEntry, SitemapView
from backstory.pages.views.fronts import HomeView, Lead, MissingView, News, RedirectView, Second
from backstory.pages.views.pages import Page, View
from backstory.pages.views.parts import (
    ArticleCard,
    ClaimEntry,
    ClaimStatus,
    ConnectedTopic,
    ContentsEntry,
    CorrectionEntry,
    Level,
    PageRef,
    Picture,
    Reason,
    SourceEntry,
    Storyline,
    TimelineEntry,
    TimelineGroup,
    TopicRef,
    Use,
)
from backstory.pages.views.registers import (
    ClaimsView,
    CorrectionsView,
    SourcesView,
    TimelineView,
    TimelineYear,
)
from backstory.pages.views.search import SearchCount, SearchView, TopicCount
from backstory.pages.views.site import NavigationEntry, PageHead, SiteFrame
from backstory.pages.views.topics import (
    Coverage,
    CoverageView,
    Facet,
    MonthBar,
    PageLink,
    TopicLetter,
    TopicLine,
    TopicsView,
    TopicView,
    YearOfArticles,
)

__all__ = [
    "ArticleCard",
    "ArticleView",
    "AsOfFill",
    "BackgroundLine",
    "BackgroundView",
    "BackgroundsView",
    "Box",
    "CitationFill",
    "ClaimEntry",
    "ClaimStatus",
    "ClaimsView",
    "ConnectedTopic",
    "ContentsEntry",
    "CorrectionEntry",
    "CorrectionsView",
    "Coverage",
    "CoverageView",
    "EmbedFill",
    "Facet",
    "FeedEntry",
    "FeedLink",
    "FeedView",
    "FileText",
    "HomeView",
    "Lead",
    "Level",
    "LinkFill",
    "MentionFill",
    "MissingView",
    "MonthBar",
    "NavigationEntry",
    "News",
    "Page",
    "PageHead",
    "PageLink",
    "PageRef",
    "Passage",
    "Picture",
    "PlainView",
    "ReadNext",
    "Reason",
    "RedirectView",
    "SearchCount",
    "SearchView",
    "Second",
    "SiteFrame",
    "SitemapEntry",
    "SitemapView",
    "SourceEntry",
    "SourcesView",
    "Storyline",
    "TimelineEntry",
    "TimelineGroup",
    "TimelineView",
    "TimelineYear",
    "TopicCount",
    "TopicLetter",
    "TopicLine",
    "TopicRef",
    "TopicView",
    "TopicsView",
    "Use",
    "View",
    "YearOfArticles",
]
