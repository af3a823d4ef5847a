"""Sentences about `backstory check`, which knows what only an editor would mind."""

from backstory.messages.rule import Rule

CHECKS: dict[str, Rule] = {
    "article-undated": Rule(
        "warning", "this article has no date", 'add "date:" with the day it was published'
    ),
    "held-back": Rule(
        "warning",
        'this is not published, because of "{mark}"',
        "readers see it from {date} on",
        "take that away if it is to be read; this line goes with checks: {held-back: ignore}",
    ),
    "review-due": Rule(
        "warning", "a review was due on {date}", "read it again, then set reviewed to the day you did"
    ),
    "as-of-old": Rule(
        "warning",
        "this was true as of {date}, more than a year ago",
        "see whether it still is, then move the date on or write what has changed",
    ),
    "vague-time": Rule("warning", '"{word}" does not say when', 'write "{when}"'),
    "claim-without-source": Rule(
        "warning",
        'nobody can look up where the claim "{text}" was made: there is no source here',
        'add "sources:" to this file',
    ),
    "claim-source-open": Rule(
        "ignore", 'the claim "{text}" names none of the {count} sources here', 'add "source:" with its id'
    ),
    "topics-alike": Rule(
        "warning",
        '"{own}" and "{name}", of "{topic}", look like names of one topic',
        "merge the two with backstory topics merge, or let one name the other in related or not_related",
    ),
    "name-generic": Rule(
        "warning",
        '"{name}" is used {count} times as an ordinary word, so its mentions are not linked',
        "give the topic a longer name, or set its autolink if they should be",
    ),
    "name-silent": Rule(
        "warning",
        '{count} articles use "{name}" and {about} of them have its topic, hardly more often than others do, so its '
        "mentions are not linked",
        "give the topic a longer name, or set its autolink if they should be",
    ),
    "orphan": Rule(
        "warning", "nothing leads here: it has no topic, and no page links to it", 'add "topics:" to it'
    ),
    "topics-none": Rule("warning", "this article is on no topic's page", 'add "topics:" to it'),
    "topic-unused": Rule(
        "warning", 'nothing has to do with topic "{name}"', "use it in an article, or delete it"
    ),
    "summary-missing": Rule(
        "warning",
        '{count} articles are about "{name}", and nothing sums them up',
        'give the topic a "summary:" with an "as_of:" date',
    ),
    "metadata-alone": Rule(
        "warning",
        'this looks like the metadata of a text, but no text "{name}" stands beside it',
        'should it be called "{near}"?',
        "give it the name of its text",
    ),
    "image-alt-missing": Rule(
        "warning",
        'the picture "{name}" has no text for those who can\'t see it',
        "say what it shows: ![what it shows](file), or alt: in image:",
    ),
    "texts-differ": Rule(
        "warning",
        "imported texts differ here, {values}: {other} has “{said}”",
        "find out which is right and mend it, then dismiss it in backstory review",
    ),
    "passage-repeated": Rule(
        "warning",
        "this passage also stands, {likeness} alike, at {places}",
        "write it once: backstory background extract makes background of it",
    ),
    "passages-more": Rule(
        "warning",
        "{count} more passages stand in several texts, this one among them",
        "they are told when those before them are mended; backstory catalog lists all",
    ),
    "external-dead": Rule(
        "warning", "{url} answers {status}", "find where it went, or link to an archived copy"
    ),
    "external-unreachable": Rule(
        "warning", "{url} can't be reached: {reason}", "try it in a browser; it may only be down today"
    ),
    "external-moved": Rule("ignore", "{url} has moved for good", "write {to}"),
}
