"""Views made by hand: one page of every kind with everything in it, and one with as little as there can be."""

from msgspec.structs import replace

from backstory.dates import Span
from backstory.markdown.body import Assessment, Body, Markup, Slot, SlotKind, Text
from backstory.pages.views import (
    ArticleCard,
    ArticleView,
    AsOfFill,
    BackgroundLine,
    BackgroundsView,
    BackgroundView,
    Box,
    CitationFill,
    ClaimEntry,
    ClaimsView,
    ConnectedTopic,
    ConnectionMap,
    ContentsEntry,
    CorrectionEntry,
    CorrectionsView,
    Coverage,
    CoverageView,
    DateBar,
    DateLabel,
    DateMark,
    DateTick,
    DateYear,
    DayLink,
    DayMonth,
    DaysView,
    DigestTopic,
    DigestView,
    EmbedFill,
    Facet,
    FactEntry,
    HomeView,
    LabelFill,
    Lead,
    Level,
    LinkFill,
    LinkPreview,
    Listing,
    ListingEntry,
    ListingGroup,
    MapLines,
    MapNode,
    MapRow,
    MentionFill,
    MissingView,
    MonthBar,
    NavigationEntry,
    NewClaim,
    News,
    NewText,
    Page,
    PageHead,
    PageLink,
    PageRef,
    Passage,
    Picture,
    Pinned,
    PlainView,
    PublisherCount,
    QuestionEntry,
    QuestionsView,
    QuoteEntry,
    ReadNext,
    Reason,
    RedirectView,
    SearchCount,
    SearchView,
    Second,
    SiteFrame,
    SourceEntry,
    SourceSpread,
    SourcesView,
    StakeColumn,
    StakeEntry,
    Storyline,
    TimelineEntry,
    TimelineGroup,
    TimelinePicture,
    TimelineView,
    TimelineYear,
    TopicCount,
    TopicLetter,
    TopicLine,
    TopicMap,
    TopicQuestions,
    TopicRef,
    TopicsView,
    TopicView,
    Use,
    View,
    WordEntry,
    WordLetter,
    WordsView,
    YearOfArticles,
)

SITE = SiteFrame(
    title="The Harbour Desk",
    language="en",
    description="One harbour, explained",
    publisher="The Harbour Desk",
    navigation=(
        NavigationEntry("Briefing", "index.html", "briefing"),
        NavigationEntry("Topics", "topics/index.html", "topics"),
        NavigationEntry("Timeline", "timeline/index.html", "timeline"),
        NavigationEntry("Background", "background/index.html", "background"),
    ),
    footer=(
        NavigationEntry("Sources", "sources/index.html", "sources"),
        NavigationEntry("Corrections", "corrections/index.html", "corrections"),
    ),
    style=("assets/style.css",),
    pretty=False,
)

HARBOUR = TopicRef("The old harbour", "topics/harbour/index.html", "place")
FERRY = TopicRef("Ferry company", "topics/ferry/index.html", "organisation")
MAYOR = TopicRef("Ines Amado", "topics/ines-amado/index.html", "person")
STORM = TopicRef("Storm of 1953", "topics/storm/index.html", "event")
DREDGING = TopicRef("Dredging & silt", "topics/dredging/index.html", "concept")
CHART = TopicRef("The first chart", "topics/chart/index.html", "work")
NOWHERE = TopicRef("A topic without a page", "")
TOPICS = (HARBOUR, FERRY, MAYOR, STORM, DREDGING, CHART)

REOPENED = PageRef("The quay is open again", "articles/2023/07/quay/index.html")
WITHDRAWN = PageRef("A report that is not published", "")
WHY = PageRef("Why the harbour silts up", "background/silt/index.html")

DAY = Span("2023-07-27", 20230727, 20230727, "day")
MONTH = Span("1991-12", 19911201, 19911231, "month")
YEARS = Span("1950/1953", 19500101, 19531231, "range")
DAYS = Span("2023-07-25/2023-07-28", 20230725, 20230728, "range")
ABOUT = Span("1953-07~", 19530701, 19530731, "month", True)
ANCIENT = Span("-0043", -429899, -428769, "year")

_WORDS = (
    "The dredger came in at first light and had the channel to itself until the ferry was due at seven. "
    "Nobody on the quay had seen it so clear since the storm, and few had thought that they would again. "
)


def _paragraph(*segments: Text | Slot | Markup) -> tuple[Text | Slot | Markup, ...]:
    return (Markup("<p>"), *segments, Markup("</p>\n"))


def _text(text: str, block: int = 0) -> Text:
    return Text(text, 0, block)


ARTICLE_BODY = Body(
    (
        *_paragraph(
            _text("The mayor met the "),  # 1
            Slot(SlotKind.OPEN, 0),
            _text("ferry company"),
            Slot(SlotKind.CLOSE, 0),
            _text(" & said <nothing>; see the old harbour."),  # 5
            Slot(SlotKind.CITE, 0),
            Slot(SlotKind.CITE, 1),
        ),
        Slot(SlotKind.EMBED, 0),
        Slot(SlotKind.EMBED, 1),
        *_paragraph(_text(_WORDS * 2), Slot(SlotKind.AS_OF, 0)),
        Markup('<h2 id="why">'),
        _text("Why it silts up"),
        Markup("</h2>\n"),
        *_paragraph(_text(_WORDS)),
        Markup(
            '<figure><img src="\ue000articles/2023/07/quay/map.svg" alt="A map" width="600" height="300">'
        ),
        Markup("<figcaption>The channel</figcaption></figure>"),
        Slot(SlotKind.EMBED, 2),
        *_paragraph(_text(_WORDS * 3)),
        Markup(
            "<ul><li>One</li><li>Two</li></ul><blockquote><p>It was ever so.</p></blockquote>"
            "<table><thead><tr><th>Year</th><th>Depth</th></tr></thead>"
            "<tbody><tr><td>1953</td><td>4 m</td></tr></tbody></table><pre><code>depth = 4\n</code></pre>"
        ),
        Markup('<h2 id="then">'),
        _text("What was there before"),
        Markup("</h2>\n"),
        *_paragraph(_text(_WORDS * 2)),
        Markup('<div class="block unknown" id="unknown">'),
        Slot(SlotKind.LABEL, 0),
        *_paragraph(_text("Who will pay for it.")),
        Markup("</div>"),
    ),
    {},
)
BODIES = {
    "articles/quay.md": Body(ARTICLE_BODY.segments, {"": (0, len(ARTICLE_BODY.segments)), "^lead": (0, 9)}),
    "background/silt.md": Body(
        (
            *_paragraph(
                _text("Silt comes down the river with "),
                Slot(SlotKind.OPEN, 0),
                _text("every storm"),
                Slot(SlotKind.CLOSE, 0),
            ),
            *_paragraph(_text(_WORDS)),
        ),
        {"": (0, 9), "tides": (6, 9)},
    ),
    "topics/harbour.md": Body(_paragraph(_text(_WORDS)), {"": (0, 3), "^lead": (0, 3)}),
}

SILT = Passage("background/silt.md", "tides", "d1")
BOX = Box("Why the harbour silts up", WHY.url, SILT, "2023-07-20", False, 6, WHY.url + "#used-in", False, 64)
PLAIN_BOX = Box("A note", "", replace(SILT, digest="d2"), "", False, 1, "", True)
ARTICLE_TEXT = Passage(
    "articles/quay.md",
    "",
    "d3",
    links=(LinkFill(0, FERRY.url, preview=2),),
    mentions=(MentionFill(1, 4, 9, MAYOR.url, 1), MentionFill(5, 27, 38, HARBOUR.url)),
    embeds=(EmbedFill(0, BOX), EmbedFill(1, replace(BOX, title="The tides")), EmbedFill(2, None)),
    citations=(CitationFill(0, 1), CitationFill(1, 0)),
    as_of=(AsOfFill(0, "2023-07"),),
    previews=(
        LinkPreview("person", "Ines Amado", "Mayor since 2019"),
        LinkPreview("organisation", "Ferry company", _WORDS),
    ),
    labels=(LabelFill(0, "unknown", "", WHY, "2023-07-20"),),
)

SOURCES = (
    SourceEntry(
        1,
        "Harbour master, daily log",
        "https://harbour.example/log",
        "Port authority",
        DAY,
        "2023-07-28",
        "https://archive.example/log",
        "the library",
        "In Portuguese",
        (REOPENED,),
    ),
    SourceEntry(2, "A letter", "javascript:alert(1)", "", None, "", "", "", ""),
)
CLAIMS = (
    ClaimEntry(
        "claim-depth",
        "The channel is four metres deep at low water.",
        MAYOR,
        "asserted",
        DAY,
        1,
        REOPENED,
        (
            ClaimEntry("claim-no", "It is not.", FERRY, "denied", MONTH, 0, REOPENED),
            ClaimEntry("claim-yes", "It is.", None, "confirmed", None, 0, WITHDRAWN),
        ),
    ),
    ClaimEntry(
        "claim-cost",
        "It may cost less than planned.",
        NOWHERE,
        "suggested",
        None,
        0,
        REOPENED,
        assessment=Assessment("unlikely", "low", "the first bill"),
    ),
    ClaimEntry("claim-late", "It will be late.", FERRY, "withdrawn", DAY, 2, REOPENED),
)
QUOTES = (
    QuoteEntry("quote-1", "We never missed a tide.", True, MAYOR, FERRY, HARBOUR, DAY, 1, REOPENED),
    QuoteEntry("quote-2", "The channel will hold", False, NOWHERE, None, None, None, 0, WITHDRAWN),
)
CORRECTIONS = (
    CorrectionEntry("2023-07-28", "correction", "5 m", "4 m", "A number was wrong.", REOPENED),
    CorrectionEntry("2023-07-27", "change", "", "", "Summary rewritten after the opening.", REOPENED),
)
EVENTS = (
    TimelineEntry(YEARS, "The long winter closes the quay", (HARBOUR,), (WHY,), ()),
    TimelineEntry(ABOUT, "A storm fills the basin", (STORM, HARBOUR), (), (REOPENED, WITHDRAWN, REOPENED)),
    TimelineEntry(MONTH, "The ferry company is founded", (FERRY,), (), (REOPENED,)),
    TimelineEntry(DAYS, "The quay opens in four steps", (HARBOUR,), (WHY,), (REOPENED,)),
    TimelineEntry(DAY, "The mayor cuts the ribbon", (MAYOR, HARBOUR), (), ()),
)
REASONS = (
    Reason("shared-articles", 7, "2023-07-12"),
    Reason("hand-picked", text="Runs the only line"),
    Reason("hand-picked", relation="member of"),
    Reason("hand-picked"),
    Reason("shared-articles", 1),
    Reason("same-paragraph", 3),
    Reason("broader"),
    Reason("narrower"),
    Reason("linked", page=REOPENED),
    Reason("linked"),
    Reason("similar-text"),
    Reason("shared-topics", topics=(HARBOUR, MAYOR, NOWHERE)),
    Reason("shared-background", page=WHY),
)
CONNECTED = tuple(
    ConnectedTopic(topic, 3 - at % 3, (REASONS[at * 2], REASONS[at * 2 + 1]))
    for at, topic in enumerate(TOPICS)
)
CARD = ArticleCard(
    REOPENED.title, REOPENED.url, "2023-07-27", "Four metres of water, and a crowd on the mole.", 2, 1
)
OLD_CARD = ArticleCard(
    "A ferry that never came, and the September night on which everybody waited",
    "articles/2022/09/ferry/index.html",
    "2022-09-17",
)
UNDATED_CARD = ArticleCard("Undated", "articles/undated/index.html", "")
LEVELS = (Level("summary", 27, "brief"), Level("news", 180, "news"), Level("all", 840, "background"))
COVERAGE = Coverage(
    22,
    "2022-01-17",
    "2023-07-27",
    tuple(
        MonthBar(f"{2022 + at // 12}-{at % 12 + 1:02}", count)
        for at, count in enumerate((1, 0, 0, 2, 1, 0, 1, 1, 0, 3, 0, 1, 0, 0, 1, 2, 1, 3, 7))
    ),
    (
        Facet(FERRY, "topics/ferry+harbour/index.html", 7),
        Facet(MAYOR, "topics/harbour+ines-amado/index.html", 5),
    ),
    (
        YearOfArticles("2023", (CARD, replace(CARD, title="Second", corrections=0)), True),
        YearOfArticles("2022", (OLD_CARD,), False),
        YearOfArticles("", (UNDATED_CARD,), False),
    ),
    (
        PageLink(1, "topics/harbour/index.html", True),
        PageLink(2, "topics/harbour/page/2/index.html", False),
    ),
)
USES = (
    Use(REOPENED, "embed", "The occasion is the depth of the channel.", "article", "Tides", "2023-07-27"),
    Use(PageRef("Storm of 1953", STORM.url), "link", "", "topic"),
    Use(OLD := PageRef(OLD_CARD.title, OLD_CARD.url), "mention", "", "article", "", "2022-09-17"),
    Use(OLD, "link", "It waited in the harbour.", "background"),
    Use(OLD, "background", "", "page"),
)
STRUCK = StakeEntry(
    SILT, "2023-07-01", REOPENED, REOPENED.url + "#unknown", "", WHY, "2023-07-20", Assessment("likely")
)
QUESTIONS = (
    QuestionEntry(
        "Why does the harbour silt up?", WHY, "Silt comes with every storm.", "2023-07-20", (HARBOUR,)
    ),
    QuestionEntry("Who dredges?", WHY, "", ""),
)
PICTURE = TimelinePicture(
    height=300,
    first=1950,
    last=2023,
    total=9,
    upper=96,
    lower=266,
    ticks=(DateTick(1940, 0, False), DateTick(1980, 48.1, True), DateTick(2020, 96.39, False)),
    bars=(DateBar(97.59, 1, 30),),
    years=(DateYear(2022, 0, 50, 1, ""), DateYear(2023, 50, 50, 7, "years-2023")),
    marks=(DateMark("lasted", 12, 4.8, 96), DateMark("vague", 16, 0, 96), DateMark("day", 78, 0, 256)),
    labels=(
        DateLabel("Storm", "date-2", 16, 66, 86, False, ""),
        DateLabel("Ribbon", "date-5", 78, 200, 240, True, "wide"),
        DateLabel("Ribbon", "date-5", 78, 221, 240, True, "narrow"),
    ),
)
_NODES = (
    MapNode(HARBOUR, "The old harbour", 420, 60, "here"),
    *(
        MapNode(topic, topic.name, 580, 20 + 26 * at, "start")
        for at, topic in enumerate((FERRY, MAYOR, STORM))
    ),
    *(
        MapNode(topic, f"{topic.name[:7]}…", 260, 20 + 26 * at, "end")
        for at, topic in enumerate((DREDGING, CHART))
    ),
)
_LINES = (MapLines(1, False, "M580 20Q480 33 580 46"), MapLines(3, True, "M420 60 580 72"))
MAP = ConnectionMap(
    TopicMap(840, 120, _NODES, _LINES),
    TopicMap(
        335,
        110,
        tuple(replace(node, x=118, y=17 + 26 * at, side="start") for at, node in enumerate(_NODES[1:5])),
        (),
    ),
    tuple(MapRow(topic, at) for at, topic in enumerate(TOPICS[1:])),
)
LINES = tuple(
    TopicLine(
        topic, 3, "2023-07-27", "A line that says what it is.", ("Another name", "One more"), (CARD, OLD_CARD)
    )
    for topic in TOPICS
)
BARE_LINE = TopicLine(HARBOUR, 0, "", "", ())
_LISTED = (
    ListingEntry(REOPENED.title, REOPENED.url, "2023-07-27", "Four metres of water.", authors=("Ana Lund",)),
    ListingEntry(MAYOR.name, MAYOR.url, "", "Mayor since 2019", "person", articles=4),
)
LISTS = {
    "people": Listing(
        0, "Who is who", "kind", False, (ListingGroup("person", _LISTED[1:]), ListingGroup("", _LISTED))
    ),
    "archive": Listing(0, "", "month", True, (ListingGroup("2023-07", _LISTED),)),
    "nothing": Listing(0, "", "", False, ()),
}
WORDS = WordsView(
    2,
    (
        WordLetter(
            "H", "letter-h", (WordEntry(HARBOUR.name, "A basin.", HARBOUR.url, "place", ("Old basin",), 22),)
        ),
        WordLetter("M", "letter-m", (WordEntry("MLW", "mean low water", used_in=(REOPENED, WHY), more=3),)),
    ),
)
PIECES = (
    BackgroundLine(WHY.title, WHY.url, "Silt comes with every storm.", "2023-07-20", False, 6, TOPICS),
    BackgroundLine("Tides", "background/tides/index.html", "", "2022-04-20", True, 1, ()),
    BackgroundLine("Moorings", "background/moorings/index.html", "", "", False, 0, ()),
)


def _page(address: str, template: str, view: View, place: str = "", title: str = "A page") -> Page:
    root = "../" * address.count("/")
    canonical = f"https://harbour.example/{address}"
    head = PageHead(
        title, "What it is", "en", canonical, root, place, known="2023-07-28", data='{"@type": "WebPage"}'
    )
    return Page(address, template, head, view)


DIGEST = DigestView(
    "2023-07-27",
    "2023-07-27",
    (
        DigestTopic(
            HARBOUR,
            (
                NewText(
                    "article", "new", REOPENED.title, REOPENED.url, "2023-07-27", "Four metres.", (FERRY,)
                ),
            ),
            (EVENTS[4],),
            (NewText("background", "reviewed", WHY.title, WHY.url, "2023-07-27", ""),),
            (
                NewClaim("It is late", FERRY, "asserted", DAY, "A report", REOPENED),
                NewClaim("It is not", None, "denied", None, "", REOPENED, "It is late", FERRY),
            ),
            CORRECTIONS,
            tuple(replace(one, source=0) for one in QUOTES),
        ),
        DigestTopic(None, (), (), (), (), CORRECTIONS),
    ),
    1,
    2,
    2,
)
DAY_BY_DAY = DaysView((DayMonth("2023-07", (DayLink("2023-07-27", "days/2023-07-27/index.html", 3),)),), 1)
FULL: dict[str, Page] = {
    "article": _page(
        "articles/2023/07/quay/index.html",
        "article.html",
        ArticleView(
            title="The quay is open again, and the ferry is late",
            day="2023-07-26",
            updated="2023-07-28",
            updated_clock="09:10",
            summary="After two years of dredging the channel is deep enough. Each side has something the other may want.",
            authors=("Ana Lund", "The editors"),
            minutes=4,
            picture=Picture("articles/2023/07/quay/map.svg", "The quay", "Ana Lund", "CC BY 4.0", 600, 300),
            topics=(*TOPICS, NOWHERE),
            corrections=CORRECTIONS,
            contents=(ContentsEntry("Why it silts up", "why"), ContentsEntry("What was there before", "then")),
            body=ARTICLE_TEXT,
            boxes=(BOX, PLAIN_BOX),
            claims=CLAIMS,
            quotes=QUOTES,
            belongs=CONNECTED,
            read_next=(
                ReadNext(CARD, (Reason("shared-topics", topics=(HARBOUR,)), Reason("shared-background", page=WHY)), True),
                ReadNext(OLD_CARD, (), False),
            ),
            sources=SOURCES,
            uses=USES,
            draft=False,
            expires="2024-01-01",
            extra={"mood": "calm"},
            storyline=Storyline(HARBOUR, OLD_CARD, CARD),
        ),
        title="The quay is open again",
    ),
    "topic": _page(
        "topics/harbour/index.html",
        "topic.html",
        TopicView(
            name="The old harbour",
            kind="place",
            changed="2023-07-28",
            other_names=("Porto Velho", "the basin"),
            definition="A tidal harbour at the mouth of the river, in use since the tenth century.",
            summary="The channel is open after two years of dredging. The ferry company wants a longer quay; the town wants to be paid for the last one. A storm could fill the basin again before either is settled.",
            as_of="2023-07-28",
            review_due=True,
            lead=Passage("topics/harbour.md", "", "d4"),
            lead_first=None,
            levels=LEVELS,
            contents=tuple(
                ContentsEntry("", anchor)
                for anchor in ("news", "lead", "timeline", "background", "claims", "connected", "coverage", "sources", "corrections")
            ),
            parents=(STORM,),
            children=(FERRY, NOWHERE),
            same_as=("https://www.wikidata.org/entity/Q1", "no address"),
            newest=(CARD, OLD_CARD, UNDATED_CARD),
            timeline=(
                TimelineGroup(True, (EVENTS[0], replace(EVENTS[1], anchor="date-2")), "years-1950"),
                TimelineGroup(True, EVENTS[2:3], "years-1991"),
                TimelineGroup(False, (EVENTS[3], replace(EVENTS[4], anchor="date-5")), "years-2023"),
            ),
            boxes=(BOX, PLAIN_BOX),
            claims=CLAIMS,
            quotes=QUOTES,
            connected=CONNECTED,
            coverage=COVERAGE,
            sources=SOURCES,
            corrections=CORRECTIONS,
            uses=USES,
            stake=(
                StakeColumn("why", (StakeEntry(SILT, "2023-07-20", WHY, WHY.url + "#why"),)),
                StakeColumn("unknown", (STRUCK, *(replace(STRUCK, answered_by=None, title="Who pays") for _ in range(5)))),
            ),
            facts=(FactEntry("Owner", (PageRef("The ", ""), PageRef("ferry company", FERRY.url))),),
            questions=QUESTIONS,
            pinned=Pinned(OLD_CARD, "2023-08-01"),
            spread=SourceSpread(
                12, 3, 1, (PublisherCount("Port authority", 7), PublisherCount("The agency", 4), PublisherCount("A letter", 1))
            ),
            picture=PICTURE,
            map=MAP,
        ),
        "topics",
    ),
    "coverage": _page(
        "topics/ferry+harbour/index.html",
        "coverage.html",
        CoverageView((FERRY, HARBOUR), 1, COVERAGE),
    ),
    "topics": _page(
        "topics/index.html",
        "topics.html",
        TopicsView(
            6,
            "2023-07-28",
            (
                TopicLetter("C", "letter-c", LINES[5:]),
                TopicLetter("D", "letter-d", ()),
                TopicLetter("S", "letter-s", LINES[:5]),
            ),
            (("person", 1), ("place", 1), ("organisation", 1), ("event", 1), ("concept", 1), ("", 1)),
        ),
        "topics",
    ),
    "background": _page(
        "background/silt/index.html",
        "background.html",
        BackgroundView(
            title="Why the harbour silts up",
            summary="The river brings more than the tide takes.",
            body=Passage("background/silt.md", "", "d5", links=(LinkFill(0, STORM.url),)),
            contents=(ContentsEntry("Tides", "tides"),),
            topics=(HARBOUR, DREDGING),
            reviewed="2023-07-20",
            review_by="2023-10-20",
            review_due=True,
            period=YEARS,
            events=EVENTS,
            claims=CLAIMS,
            quotes=QUOTES,
            uses=USES,
            sources=SOURCES,
            corrections=CORRECTIONS,
            draft=True,
        ),
        "background",
    ),
    "backgrounds": _page("background/index.html", "backgrounds.html", BackgroundsView(PIECES), "background"),
    "timeline": _page(
        "timeline/index.html",
        "timeline.html",
        TimelineView(
            (
                TimelineYear(2023, EVENTS[3:]),
                TimelineYear(1991, EVENTS[2:3]),
                TimelineYear(-43, (TimelineEntry(ANCIENT, "A wharf is built", (HARBOUR,), (), ()),)),
            ),
            TOPICS,
        ),
        "timeline",
    ),
    "sources": _page(
        "sources/index.html", "sources.html", SourcesView((("Port authority", SOURCES[:1]), ("", SOURCES[1:])), 2)
    ),
    "corrections": _page("corrections/index.html", "corrections.html", CorrectionsView(CORRECTIONS)),
    "day": _page("days/2023-07-27/index.html", "day.html", DIGEST),
    "days": _page("days/index.html", "days.html", DAY_BY_DAY),
    "claims": _page(
        "claims/index.html",
        "claims.html",
        ClaimsView(CLAIMS, 5, (("asserted", 1), ("suggested", 1), ("denied", 1), ("confirmed", 1)), 2, SOURCES),
    ),
    "questions": _page(
        "questions/index.html",
        "questions.html",
        QuestionsView((replace(STRUCK, answered_by=None),), (TopicQuestions(HARBOUR, QUESTIONS), TopicQuestions(None, QUESTIONS)), SOURCES),
    ),
    "page": _page(
        "about/index.html",
        "page.html",
        PlainView("How we work", "Slowly", Passage("topics/harbour.md", "", "d6"), (ContentsEntry("A", "a"),), True, lists=LISTS),
    ),
    "words": _page("words/index.html", "words.html", WORDS),
    "home": _page(
        "index.html",
        "home.html",
        HomeView(
            Lead(CARD, "The channel is deep enough, for now.", TOPICS[:2], OLD_CARD),
            (Second(OLD_CARD, TOPICS[:1]), Second(UNDATED_CARD, ())),
            (
                News("article", "2023-07-27", REOPENED.title, REOPENED.url, TOPICS, 1),
                News("background", "2023-07-20", WHY.title, WHY.url, ()),
                News("update", "2023-07-01", OLD.title, OLD.url, ()),
                News("correction", "2022-09-20", REOPENED.title, REOPENED.url, ()),
            ),
            LINES,
            31,
            EVENTS[1:2],
            PIECES,
            CORRECTIONS,
        ),
        "briefing",
        title="",
    ),
    "404": _page("404.html", "404.html", MissingView(LINES[:3])),
    "search": _page(
        "search/index.html",
        "search.html",
        SearchView(
            (TopicCount(HARBOUR, "harbour", 12), TopicCount(FERRY, "ferry", 3)),
            6,
            (SearchCount("topic", 6), SearchCount("article", 40), SearchCount("claim", 3)),
            (SearchCount("2023", 30), SearchCount("1991", 10)),
        ),
        title="",
    ),
    "redirect": _page("old/quay.html", "redirect.html", RedirectView(REOPENED)),
}  # fmt: skip

_EMPTY_TEXT = Passage("empty.md", "", "d0")
_NO_ARTICLES = Coverage(1, "", "", (), (), (YearOfArticles("", (UNDATED_CARD,), True),), ())
EMPTY_BODIES = {"empty.md": Body((), {"": (0, 0)})}

EMPTY: dict[str, Page] = {
    "article": _page(
        "articles/undated/index.html",
        "article.html",
        ArticleView(
            "Undated", "", "", "", "", (), 1, None, (), (), (), _EMPTY_TEXT, (), (), (), (), (), (), True, ""
        ),
    ),
    "topic": _page(
        "topics/bare/index.html",
        "topic.html",
        TopicView(
            "Bare", "", "", (), "", "", "", False, None, None, (), (), (), (), (), (), (), (), (), (), None, (), (), ()
        ),
    ),
    "coverage": _page("topics/bare/page/2/index.html", "coverage.html", CoverageView((NOWHERE,), 2, _NO_ARTICLES)),
    "topics": _page("topics/index.html", "topics.html", TopicsView(1, "", (TopicLetter("", "", (BARE_LINE,)),), ())),
    "background": _page(
        "background/bare/index.html",
        "background.html",
        BackgroundView("Bare", "", _EMPTY_TEXT, (), (), "", "", False, None, (), (), (), (), (), False),
    ),
    "backgrounds": _page("background/index.html", "backgrounds.html", BackgroundsView(())),
    "timeline": _page("timeline/index.html", "timeline.html", TimelineView((), ())),
    "sources": _page("sources/index.html", "sources.html", SourcesView((), 0)),
    "corrections": _page("corrections/index.html", "corrections.html", CorrectionsView(())),
    "day": _page("days/2023-07-27/index.html", "day.html", DigestView("2023-07-27", "2023-07-27", (), 0, 0, 0)),
    "days": _page("days/index.html", "days.html", DaysView((), 0)),
    "claims": _page("claims/index.html", "claims.html", ClaimsView((), 0, (), 0, ())),
    "questions": _page("questions/index.html", "questions.html", QuestionsView((), ())),
    "words": _page("words/index.html", "words.html", WordsView(0, ())),
    "page": _page("about/index.html", "page.html", PlainView("About", "", _EMPTY_TEXT, (), False)),
    "home": _page("index.html", "home.html", HomeView(None, (), (), (), 0, (), (), ()), title=""),
    "404": _page("404.html", "404.html", MissingView(())),
    "search": _page("search/index.html", "search.html", SearchView((), 0, (), ())),
    "redirect": _page("old.html", "redirect.html", RedirectView(REOPENED)),
}  # fmt: skip
