"""What is new on a site, written for a reader who was told of the rest: for mails, for texts, for a feed."""

from collections.abc import Collection
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from hashlib import blake2b
from html import unescape
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from backstory.catalog.novelties import Novelty, between, by_day, since
from backstory.catalog.timeline import TimelineEvent, on_days
from backstory.content.publishes import Publish
from backstory.engine.known_site import KnownSite
from backstory.pages.context import PageContext
from backstory.pages.digests import digest_view, topics_told, with_parents
from backstory.pages.site import site_view
from backstory.pages.views import DayFeedEntry, DayFeedView, DigestView, Page, PageHead
from backstory.problems import SiteError
from backstory.render.renderer import Renderer, TemplateFault
from backstory.render.theme import Templates

Format = Literal["text", "markdown", "html", "mail", "feed"]
_TEMPLATES = {"text": "digest.txt", "markdown": "digest.md", "html": "digest.html", "feed": "digest.xml"}


class Digest(Struct, frozen=True):
    """What is new, and the site that it is of. `moment` is when it was asked, RFC 3339 in UTC."""

    view: DigestView
    known: KnownSite
    moment: str


def gather_digest(
    known: KnownSite, *, first: str, last: str, publish: Publish | None, topics: Collection[str]
) -> Digest:
    """What is new from one day to another, ISO 8601; with a publish, what readers did not have after it.

    `topics` are ids: with any, only what is of these or of narrower ones.
    """
    catalog = known.catalog
    context = PageContext(catalog, known.site.settings)
    listed = [one for _, one in catalog.listed() if one.kind != "page"]
    if publish is not None:
        novelties = since(publish.said, listed)
    else:
        novelties = between(by_day(catalog.listed()), catalog.documents, first, last)
    events = [one for day, those in on_days(catalog.events).items() if first <= day <= last for one in those]
    if topics:
        wanted = set(topics)
        novelties = [one for one in novelties if not wanted.isdisjoint(topics_told(context, one))]
        events = [one for one in events if not wanted.isdisjoint(with_parents(context, one.topics))]
    view = digest_view(context, novelties, _told_now(events, novelties, publish), first=first, last=last)
    moment = datetime.fromtimestamp(known.site.cut_off.instant, UTC).isoformat()
    return Digest(view, known, moment)


def _told_now(
    events: list[TimelineEvent], novelties: list[Novelty], publish: Publish | None
) -> list[TimelineEvent]:
    """Of what happened meanwhile, what readers have not been told already."""
    if publish is None:
        return events
    new = {one.path for one in novelties if one.what in ("new", "changed")}
    return [event for event in events if not new.isdisjoint(event.told_by)]


def write_digest(digest: Digest, templates: Templates, form: Format) -> str:
    """The digest in one of its forms. SiteError where a template of it fails."""
    if form == "mail":
        return _mail(digest, templates)
    settings = digest.known.site.settings
    head = PageHead("", "", settings.language, settings.base_url, settings.base_url, "")
    view = _entry(digest) if form == "feed" else digest.view
    renderer = Renderer(templates, site_view(digest.known.catalog, settings, {}))
    try:
        written = renderer.render(Page(_TEMPLATES[form], _TEMPLATES[form], head, view), {}).decode()
    except TemplateFault as fault:
        raise SiteError(fault.problem) from None
    # A template escapes what it prints for HTML, whatever its name ends in.
    return unescape(written) if form == "text" else written


def _entry(digest: Digest) -> DayFeedView:
    """An Atom entry of its own: its id is made of the days, so that asking twice makes no second one."""
    base, view = digest.known.site.settings.base_url, digest.view
    id = f"tag:{urlsplit(base).hostname or 'localhost'},{view.last}:/digest/{view.first}/{view.last}"
    return DayFeedView(base, base, digest.moment, (DayFeedEntry(id, base, digest.moment, view),))


def _mail(digest: Digest, templates: Templates) -> str:
    """A message as RFC 5322 has it, in text and HTML, to be given to a mailer; who sends it adds to whom."""
    text, html = (write_digest(digest, templates, form) for form in ("text", "html"))
    message = EmailMessage(policy=default)
    message["Subject"] = ": ".join(text.splitlines()[:2])
    message["Date"] = datetime.fromisoformat(digest.moment)
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    # One that is drawn by chance would be another each time.
    message.set_boundary(f"={blake2b(html.encode(), digest_size=12).hexdigest()}=")
    return message.as_string()
