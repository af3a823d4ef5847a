"""Saved web pages of twelve makes, with the bodies that a reader would take for their articles. All words are our own."""

from collections.abc import Sequence
from typing import NamedTuple


class Page(NamedTuple):
    """A page as it was saved, and the blocks of its article as plain text."""

    html: str
    body: Sequence[str]


FERRY = [
    "The ferry between Harrow Mouth and the island of Little Skell will not sail before the end of April, the harbour board said on Monday, after divers had found cracks in the eastern ramp.",
    "The board closed the ramp at once. Nobody was hurt, and the last boat of the day turned back with forty passengers, who were brought across by the lifeboat crew in three trips.",
    "What the divers found",
    "Two of the six piles that carry the ramp have lost a third of their thickness, according to the report that the board published in the evening. It had last had them examined in 2019.",
    "“We would rather explain a closed ferry than an open one,” said Ada Quill, who has chaired the board since last summer. She put the cost of new piles at about four million.",
    "The islanders are to get a smaller boat for the post, for food and for those who have to see a doctor. Cars will have to stay where they are until the work is done.",
]
BUDGET = [
    "After nine hours of talks and two votes that were repeated, the town council of Harrow has passed a budget for the coming year by a single voice. It raises the levy on second homes to three times of what it was.",
    "The mayor, Reed O'Dell, called it the hardest night of his eleven years in office. His own party had split over the library in Quarry Street, which is to open on three days of the week and no longer on six.",
    "For the schools there is more than they had asked for: a new roof in Mill Lane, two posts for teachers of children who came without the language, and a bus that runs also in the afternoon.",
    "The opposition says that the sums do not add up. It counts on a third fewer second homes by the end of the year, since many owners have let the council know that they will sell.",
    "Whether the levy stands is for a court to say. An association of owners has announced that it will go to one, and in two other towns of the county such levies were thrown out.",
]
STORM = [
    "Three days after the storm, eleven thousand households in the hills above Harrow are still without power. The company that runs the lines has brought in crews from as far as the coast, and hopes to be done by Friday.",
    "In Upper Fell the fire brigade has set up a kitchen in its hall. People bring what thaws in their freezers, and somebody makes a stew of it; there was lamb, venison and a great deal of fish on Tuesday.",
    "Most of the damage was done by trees that stood in wet ground. After a month of rain the roots held nothing any more, said a forester of the county, and whole rows went over like books on a shelf.",
    "The lines along the old railway were the first to fall. They had been due to be put under ground four years ago, but the money went into the substation at Priory Cross instead.",
    "Schools stay closed until Thursday. The hospital runs on its own power and has taken in nineteen people who depend on machines at home.",
    "For the weekend more wind is expected, though less of it. The county asks everybody who has a dry cellar and a neighbour without one to ask that neighbour in.",
]
SEAL = [
    "I have counted seals on the sandbank off Skell for twenty years, always from the same bench, always on the first Sunday of the month, and I have never counted as few as this year.",
    "There were sixty-one in January, when there should have been two hundred. At first I thought of the fog. In February I counted twice, in March I took my sister along, who has better eyes, and she found two that I had missed.",
    "The people at the station say that they have moved north, to the new bank that the storm of two winters ago left behind. That may be so. It is where the fish went, and a seal is not sentimental.",
    "Still I miss the noise. On a still evening you could hear them in the upper rooms of the inn, and guests from the city would ask at breakfast who it was that had been singing.",
    "I shall go on counting. A number that goes down is worth as much as one that goes up, if only somebody has written it down.",
]
LAB = [
    "Researchers at the marine station of Harrow have found a way to tell the age of a mussel without opening it. The method uses the faint rings that each winter leaves in the shell, which light from a small lamp makes visible.",
    "Until now one mussel in every sample had to die for its age to be known. For beds that are counted each year, that came to some thousands, and in the small beds of the northern shore to a tenth of them all.",
    "How it works",
    "The shell is held against a lamp of a single colour and turned slowly by a motor. A camera takes ninety pictures, from which a program reads the distance of the rings. A person with some practice needs four minutes for it.",
    "In a trial with six hundred shells, lamp and knife agreed on all but eleven. Of these, nine were older than fourteen years, an age at which the rings lie so close that even the knife is often wrong.",
    "The plans of the device are free for all to use. Its parts cost less than ninety in any currency that the station trades in, the authors say, and the motor can be taken from an old printer.",
]
COURT = [
    "The regional court has ruled that the quarry at Priory Cross may not be widened to the south. The judges found that the county had weighed the noise, but not the water that two villages take from the slope.",
    "The operator had asked for eleven hectares. It argued that without them the quarry would be worked out in six years, and that sixty people would lose their work, most of whom live in the same two villages.",
    "The villages were themselves divided. Of the nine hundred who signed against the plan, some later took their names back, and at the hearing in spring brothers sat on both sides of the hall.",
    "An appeal is possible until the end of next month. The operator said that it would first read the reasons, of which there are a hundred and four pages, and then decide.",
    "Until then the southern slope stays as it is: a meadow with a spring in it, a hut without a roof, and a path that is on no map.",
]

_NAV = "".join(
    f'<li><a href="/{one.lower()}">{one}</a></li>'
    for one in ("Home", "News", "Sport", "Weather", "Opinion", "Jobs", "Contact")
)
_MORE = "".join(
    f'<li class="related-item"><a href="/s/{number}"><h4>{title}</h4></a><p>{text}</p></li>'
    for number, (title, text) in enumerate(
        (
            ("Bakery burns down", "The oven had been left on overnight, the brigade says."),
            ("Choir seeks tenors", "Rehearsals are on Thursdays. No experience is asked for."),
            ("Bridge gets third lane", "Work begins in autumn and takes a year."),
        )
    )
)
_COOKIES = '<div id="cookie-banner" class="cookie-consent"><p>We and our 214 partners store cookies on your device. Choose what you agree to.</p><button>Accept all</button><button>Settings</button></div>'


def _blocks(body: Sequence[str], paragraph: str = "<p>{}</p>", heading: str = "<h2>{}</h2>") -> list[str]:
    """The blocks of a body as HTML; what is short and has no full stop is a heading."""
    return [(heading if len(one) < 40 else paragraph).format(one) for one in body]


def _with(blocks: list[str], at: int, more: str) -> str:
    return "\n".join([*blocks[:at], more, *blocks[at:]])


def wordpress() -> Page:
    text = _with(
        _blocks(FERRY),
        2,
        '<figure class="wp-block-image"><img src="/wp-content/ramp.jpg" alt="The ramp"><figcaption>The eastern ramp. Photo: Bo Lens</figcaption></figure>',
    )
    html = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8"><title>Ferry stays in port &#8211; Harrow Post</title>
    <meta property="og:title" content="Ferry stays in port"><meta property="og:site_name" content="Harrow Post"><meta property="article:published_time" content="2025-02-17T18:05:00+00:00">
    <link rel="canonical" href="https://post.example/ferry/"></head><body class="post-template-default single"><header id="masthead"><nav class="main-navigation"><ul>{_NAV}</ul></nav></header>
    <div id="content"><main><article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">Ferry stays in port</h1><div class="entry-meta">Posted on <time class="entry-date published" datetime="2025-02-17T18:05:00+00:00">17 February 2025</time> by <span class="author vcard"><a rel="author" href="/a/ann">Ann Quire</a></span></div></header>
    <div class="entry-content">{text}<div class="sharedaddy sd-sharing"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">Mail</a></li></ul></div></div>
    <footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">Harbour</a></span></footer></article>
    <div id="comments" class="comments-area"><h2>Two thoughts on “Ferry stays in port”</h2><ol class="comment-list"><li><p>About time somebody looked at these piles, if you ask me.</p></li><li><p>And who pays for my car park on the island? Nobody, I guess.</p></li></ol></div></main>
    <aside id="secondary" class="widget-area"><section class="widget"><h2>Recent posts</h2><ul>{_MORE}</ul></section></aside></div><footer id="colophon">Proudly powered by WordPress</footer></body></html>"""
    return Page(html, FERRY)


def news_portal() -> Page:
    blocks = [f'<div data-component="text-block" class="ssrc">{one}</div>' for one in _blocks(BUDGET)]
    text = _with(
        blocks, 3, f'<div data-component="links-block"><h2>More on this story</h2><ul>{_MORE}</ul></div>'
    )
    data = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Budget passed by one voice","datePublished":"2025-03-04T23:40:00Z","dateModified":"2025-03-05T07:00:00Z","author":[{"@type":"Person","name":"Ida Stone"},{"@type":"Person","name":"Ben Marl"}],"publisher":{"@type":"Organization","name":"County News"},"license":"https://county.example/terms"}'
    html = f"""<!doctype html><html lang="en"><head><title>Budget passed by one voice - County News</title><script type="application/ld+json">{data}</script></head><body>{_COOKIES}<header><nav><ul>{_NAV}</ul></nav></header>
    <main id="main-content"><article><h1>Budget passed by one voice</h1><div data-component="byline-block">By Ida Stone and Ben Marl</div>{text}</article></main>
    <section aria-label="Top stories"><h2>Top stories</h2><ul>{_MORE}</ul></section><footer><p>Copyright © 2025 County News. County News is not responsible for the content of other sites.</p></footer></body></html>"""
    return Page(html, BUDGET)


def ghost() -> Page:
    text = _with(
        _blocks(SEAL),
        2,
        '<div class="kg-card kg-signup-card"><h2>Subscribe to Tidelines</h2><p>A letter each Sunday. No spam.</p><button>Subscribe</button></div>',
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><title>Sixty-one</title><meta property="og:title" content="Sixty-one"><meta name="author" content="Tess Marsh"><meta property="article:published_time" content="2025-04-06T08:00:00.000Z"><meta name="generator" content="Ghost 5.80"></head>
    <body><div class="gh-viewport"><header class="gh-navigation"><a href="/">Tidelines</a><ul>{_NAV}</ul></header><main class="gh-main"><article class="gh-article post"><header class="gh-article-header"><h1 class="gh-article-title">Sixty-one</h1><p class="gh-article-excerpt"></p></header>
    <section class="gh-content gh-canvas">{text}</section></article><section class="gh-read-more"><h2>Read more</h2><ul>{_MORE}</ul></section></main><footer class="gh-footer">Tidelines © 2025. Published with Ghost</footer></div></body></html>"""
    return Page(html, SEAL)


def press_release() -> Page:
    html = f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><title>New method tells the age of mussels | Marine Station Harrow</title><meta name="dcterms.created" content="2025-05-12"><meta name="dcterms.rights" content="Free to reprint with the source named"></head>
    <body class="path-node page-node-type-press-release"><a href="#main" class="visually-hidden focusable skip-link">Skip to main content</a><div class="region region-header"><ul class="menu">{_NAV}</ul></div>
    <nav class="breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/press">Press</a></li></ol></nav><main role="main"><article class="node node--type-press-release"><h1 class="page-title">New method tells the age of mussels</h1><div class="field field--name-body">{"".join(_blocks(LAB, heading="<h3>{}</h3>"))}</div></article></main>
    <div class="region region-sidebar-second"><div class="block"><h2>Contact for the press</h2><p>Telephone 555 0143, on weekdays</p></div><div class="block"><h2>Latest</h2><ul>{_MORE}</ul></div></div><footer><p>Marine Station Harrow, 1 Pier Road</p></footer></body></html>"""
    return Page(html, LAB)


def tables_of_2003() -> Page:
    cells = "".join(f'<p><font face="Verdana" size="2">{one}</font></p>' for one in COURT)
    links = "<br>".join(f'<a href="{number}.htm">Page {number}</a>' for number in range(1, 9))
    html = f"""<html><head><title>Court stops quarry</title></head><body bgcolor="#ffffff"><table width="760" cellspacing="0"><tr><td colspan="2"><img src="logo.gif" alt="Fell Gazette"></td></tr>
    <tr><td width="140" valign="top"><font size="1"><b>Sections</b><br>{links}</font></td><td valign="top"><h2><font face="Verdana">Court stops quarry</font></h2>{cells}<p><a href="javascript:history.back()">Back</a></p></td></tr>
    <tr><td colspan="2"><font size="1">(c) 2003 Fell Gazette. All rights reserved.</font></td></tr></table></body></html>"""
    return Page(html, COURT)


def newsletter() -> Page:
    html = f"""<!DOCTYPE html><html lang="en"><head><title>Four days without power - by Joan Fell</title><meta property="og:title" content="Four days without power"><meta name="author" content="Joan Fell"></head><body><div id="entry"><div class="main-menu"><a href="/">Fell Letters</a><button>Subscribe</button><button>Sign in</button></div>
    <div class="single-post"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title">Four days without power</h1><div class="meta">Feb 20, 2025</div></div><div class="available-content"><div class="body markup">{"".join(_blocks(STORM))}</div></div><div class="post-footer"><button>12 likes</button><a href="#">Share</a></div></article></div>
    <div class="comments-section"><h4>Discussion about this post</h4><div class="comment"><p>My neighbour has a cellar. I shall ask him in and not the other way round.</p></div></div><div class="footer">© 2025 Joan Fell. Start your own letter, get the app. This site requires JavaScript to run correctly.</div></div></body></html>"""
    return Page(html, STORM)


def broadsheet() -> Page:
    paragraphs = _blocks(COURT, paragraph='<p class="dcr-1">{}</p>')
    aside = f'<aside class="rich-link"><h3>Related</h3><ul>{_MORE}</ul></aside>'
    html = f"""<!doctype html><html lang="en"><head><title>Court stops quarry at Priory Cross | Law | The Warden</title><meta property="og:title" content="Court stops quarry at Priory Cross"><meta name="author" content="Hal Birch"><meta property="article:published_time" content="2025-06-11T14:00:00.000Z"></head><body><div class="ad-slot">Advertisement</div><header><nav><ul>{_NAV}</ul></nav></header>
    <main><div class="headline"><h1>Court stops quarry at Priory Cross</h1></div><div class="standfirst"><p>Judges miss a look at the water of two villages</p></div><address><a rel="author" href="/p/hal">Hal Birch</a></address><div class="article-body-commercial-selector article-body-viewer-selector">{_with(paragraphs, 2, aside)}</div><div class="submeta"><h3>Topics</h3><ul><li><a href="/law">Law</a></li><li><a href="/water">Water</a></li></ul><a href="#">Reuse this content</a></div></main>
    <section><h2>Most viewed</h2><ol>{_MORE}</ol></section><footer><p>© 2025 The Warden and its companies. All rights reserved.</p></footer></body></html>"""
    return Page(html, COURT)


def platform() -> Page:
    paragraphs = _blocks(SEAL, paragraph='<p id="f1" class="pw-post-body-paragraph ab cd">{}</p>')
    html = f"""<!doctype html><html lang="en"><head><title>Sixty-one. I have counted seals for… | by Tess Marsh | Platform</title><meta property="og:title" content="Sixty-one"><meta name="author" content="Tess Marsh"></head><body><div id="root"><div class="a b"><div><a href="/">Open in app</a><a href="/s">Sign up</a></div></div><article class="meteredContent"><section><div><h1 class="pw-post-title">Sixty-one</h1><div><a href="/@tess">Tess Marsh</a> · <button>Follow</button> <span>3 min read</span></div>{"".join(paragraphs)}</div></section></article>
    <footer><div><a href="/tag/sea">Sea</a> <a href="/tag/seals">Seals</a></div><div><h2>Written by Tess Marsh</h2><div>312 followers</div></div><div><h2>More from Tess Marsh</h2>{_MORE}</div><div>Help Status About Careers Terms</div></footer></div></body></html>"""
    return Page(html, SEAL)


def blogger() -> Page:
    html = f"""<!DOCTYPE html><html dir="ltr" lang="en"><head><meta content="blogger" name="generator"><title>Fell diary: Storm</title></head><body class="loading"><div class="navbar section"></div><div class="header-outer"><h1 class="title">Fell diary</h1></div><div class="main-outer"><div class="main section"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>Thursday, 20 February 2025</span></h2><div class="post hentry"><h3 class="post-title entry-title">Storm</h3><div class="post-body entry-content">{"".join(_blocks(STORM))}</div>
    <div class="post-footer">Posted by <span class="post-author vcard">Joan</span> at <abbr class="published" title="2025-02-20T10:00:00Z">10:00</abbr></div></div></div></div></div><div class="sidebar section"><div class="widget BlogArchive"><h2>Blog Archive</h2><ul><li>2025 (12)</li><li>2024 (40)</li></ul></div><div class="widget"><h2>About me</h2><p>I live above the tree line and write when there is power.</p></div></div></div></body></html>"""
    return Page(html, STORM)


def broadcaster() -> Page:
    text = _with(
        _blocks(FERRY),
        3,
        '<div class="embed" data-type="newsletter"><h3>The morning briefing</h3><p>All you need to know, in your inbox at seven.</p><form><input type="email"><button>Sign up</button></form></div>',
    )
    data = '{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":"NewsArticle","headline":"Ferry stays in port","datePublished":"2025-02-17","author":{"@type":"Organization","name":"Radio Skell"},"image":{"@type":"ImageObject","url":"https://radio.example/ramp.jpg","creditText":"Bo Lens / Radio Skell"}}]}'
    html = f"""<!DOCTYPE html><html lang="en"><head><title>Ferry stays in port | Radio Skell</title><script type="application/ld+json">{data}</script></head><body>{_COOKIES}<div class="c-header"><nav><ul>{_NAV}</ul></nav></div><div class="c-player"><button>Listen live</button><p>Now on air: Songs for the afternoon</p></div><main><article class="c-article"><h1 class="c-article__title">Ferry stays in port</h1><p class="c-article__meta">Published 17 Feb 2025</p><div class="c-article__body">{text}</div></article></main>
    <div class="c-teasers"><h2>You may also like</h2><ul>{_MORE}</ul></div><div class="c-footer">Radio Skell is licensed by the county. © 2025</div></body></html>"""
    return Page(html, FERRY)


def local_paper() -> Page:
    text = _with(
        _blocks(BUDGET),
        4,
        '<div class="paywall-teaser"><strong>Read on with a subscription</strong><p>First month for one coin.</p></div>',
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><title>Levy on second homes trebled</title><meta name="date" content="2025-03-05"><meta name="copyright" content="Harrow Herald Ltd"></head><body><div class="topbar"><span>Wednesday 5 March</span><a href="/epaper">E-paper</a></div><ul class="nav">{_NAV}</ul><div class="wrapper"><div class="col-8"><div class="article-detail"><h1>Levy on second homes trebled</h1><p class="author">By Carl Voss</p><div class="article-text">{text}</div><div class="social">Share on <a href="#">A</a> <a href="#">B</a></div></div></div>
    <div class="col-4 sidebar"><h3>Obituaries</h3><p>Light a candle for those we miss.</p><h3>Most read</h3><ol>{_MORE}</ol></div></div><div class="footer"><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></div></body></html>"""
    return Page(html, BUDGET)


def university() -> Page:
    table = "<table><thead><tr><th>Age</th><th>Shells</th><th>Agreed</th></tr></thead><tbody><tr><td>1–7</td><td>380</td><td>379</td></tr><tr><td>8–14</td><td>171</td><td>170</td></tr></tbody></table>"
    html = f"""<!DOCTYPE html><html lang="en"><head><title>Research | How old is a mussel?</title><meta name="dc.date" content="2025-05-13"><meta name="dc.creator" content="Press office"></head><body><div id="page"><div id="header"><form><input name="q"><button>Search</button></form><ul id="nav">{_NAV}</ul></div><div id="content" class="clearfix"><h1>How old is a mussel?</h1>{_with(_blocks(LAB), 5, table)}<hr><p class="small"><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></p></div><div id="footer"><ul><li><a href="/map">Campus map</a></li><li><a href="/jobs">Vacancies</a></li></ul></div></div></body></html>"""
    return Page(html, [*LAB, "Age Shells Agreed 1–7 380 379 8–14 171 170"])


PAGES = {
    make.__name__: make()
    for make in (
        wordpress,
        news_portal,
        ghost,
        press_release,
        tables_of_2003,
        newsletter,
        broadsheet,
        platform,
        blogger,
        broadcaster,
        local_paper,
        university,
    )
}
