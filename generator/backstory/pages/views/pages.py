"""A page: its address, its template and its view."""

from msgspec import Struct

from backstory.pages.views.articles import ArticleView, PlainView
from backstory.pages.views.backgrounds import BackgroundsView, BackgroundView
from backstory.pages.views.files import RobotsView, SitemapView
from backstory.pages.views.fronts import HomeView, MissingView, RedirectView
from backstory.pages.views.registers import ClaimsView, CorrectionsView, SourcesView, TimelineView
from backstory.pages.views.site import PageHead
from backstory.pages.views.topics import CoverageView, TopicsView, TopicView

View = (
    ArticleView
    | TopicView
    | CoverageView
    | TopicsView
    | BackgroundView
    | BackgroundsView
    | TimelineView
    | SourcesView
    | CorrectionsView
    | ClaimsView
    | PlainView
    | HomeView
    | MissingView
    | RedirectView
    | SitemapView
    | RobotsView
)


class Page(Struct, frozen=True):
    """One file to be: where, by which template, from what."""

    address: str
    """Path in the output folder: "topics/russia/index.html"."""
    template: str
    head: PageHead
    view: View
    sources: tuple[str, ...] = ()
    """Documents that this page is made for, for messages: the article of an article page."""
