"""Sentences about commands that ask about the content or rewrite it."""

from backstory.messages.rule import Rule

REWRITING: dict[str, Rule] = {
    "name-unknown": Rule(
        "error",
        'nothing here is called "{name}"',
        'did you mean "{near}"?',
        "write a title, another name, a path or an address",
    ),
    "page-held": Rule("error", '"{name}" is not in this build: {reason}', "{advice}"),
    "name-not-topic": Rule("error", '"{name}" is no topic', "write the name of one"),
    "topic-exists": Rule(
        "error",
        '"{name}" is a topic already',
        'to make one topic of the two: backstory topics merge "{topic}" "{name}"',
    ),
    "topics-same": Rule("error", '"{name}" and "{other}" are one topic already'),
    "name-taken": Rule("error", '"{name}" is the name of {other} already', "choose another title"),
    "passage-single": Rule(
        "error", "the passage here stands nowhere else", "places that have copies: {near}"
    ),
    "passage-missing": Rule(
        "error", "there is no passage on this line", "its passages begin on lines {near}"
    ),
    "passage-bound": Rule(
        "error", "this passage can't stand elsewhere, because of {what}", "write it without, then try again"
    ),
    "passage-left": Rule(
        "warning", "this copy is left as it is: it is no paragraph of its own", "replace it by hand"
    ),
    "passage-longer": Rule(
        "warning",
        "this copy is left as it is: it says more",
        "put in the reference by hand, or extract this one",
    ),
    "keys-left": Rule(
        "warning", "its {keys} would be lost: {topic} has its own", "carry over by hand what should be kept"
    ),
    "edit-impossible": Rule("error", "this can't be rewritten safely: {reason}", "edit the file by hand"),
    "file-changed": Rule(
        "error", "this file changed while you were asked, so nothing was written", "run the command again"
    ),
    "file-unwritable": Rule("error", "this file can't be written: {reason}"),
    "review-unknown": Rule(
        "error",
        'no proposal has the id "{id}"',
        'did you mean "{near}"?',
        "see them with backstory review --list",
    ),
    "review-nothing": Rule(
        "error",
        "there is nothing that accepting {id} would write: it is a {kind}",
        "mend the texts by hand, then dismiss it",
    ),
    "review-date": Rule("error", '"{value}" is no day', "write it as 2023-07-27"),
    "review-which": Rule(
        "error",
        "{id} asks who is meant: {names}",
        'say it, as with --edit "{name}" {id}',
    ),
    "review-join": Rule(
        "error",
        "{one} and {other} can't be joined",
        "two topics, two pieces of background, two events or two claims can",
    ),
}
