"""A page: its address, its template and its view."""

from msgspec import Struct

from backstory.content.front_matter_types import FrontMatter
from backstory.pages.views.articles import ArticleView, PlainView
from backstory.pages.views.backgrounds import BackgroundsView, BackgroundView
from backstory.pages.views.digests import DayFeedView, DaysView, DigestView
from backstory.pages.views.files import CardView, FeedView, FileText, NewsSitemapView, SitemapView
from backstory.pages.views.fronts import HomeView, LlmsView, MissingView, RedirectView
from backstory.pages.views.images import ImageCopy
from backstory.pages.views.registers import RegisterView
from backstory.pages.views.search import SearchView
from backstory.pages.views.site import PageHead
from backstory.pages.views.topics import CoverageView, TopicsView, TopicView

View = (
    ArticleView
    | TopicView
    | CoverageView
    | TopicsView
    | BackgroundView
    | BackgroundsView
    | RegisterView
    | PlainView
    | HomeView
    | MissingView
    | RedirectView
    | SitemapView
    | NewsSitemapView
    | LlmsView
    | FileText
    | CardView
    | ImageCopy
    | FeedView
    | SearchView
    | DigestView
    | DaysView
    | DayFeedView
)


class Page(Struct, frozen=True):
    """One file to be: where, by which template, from what."""

    address: str
    """Path in the output folder: "topics/russia/index.html"."""
    template: str
    """Empty for a file whose text stands in its view."""
    head: PageHead
    view: View
    front: FrontMatter | None = None
    """Of the document that the page is of: what it says of itself; what it points at is in the view."""
    sources: tuple[str, ...] = ()
    """Documents that this page is made for, for messages: the article of an article page."""
