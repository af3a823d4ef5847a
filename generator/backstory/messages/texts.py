"""Sentences about what the files of a site say together: addresses, names, links, and the texts themselves."""

from backstory.messages.rule import Rule


def _read_otherwise(sentence: str, advice: str) -> Rule:
    """What Python-Markdown reads in another way than GitHub; `count` is how often a text has it, if more than once."""
    dialect = "markdown: commonmark reads it as GitHub does"
    return Rule("warning", sentence, f"{advice}, all {{count}} times; {dialect}", f"{advice}; {dialect}")


TEXTS: dict[str, Rule] = {
    # Addresses
    "address-taken": Rule(
        "error",
        "this page and {other} have the same address, {address}",
        "give one of them another permalink or slug",
    ),
    "redirect-taken": Rule(
        "warning",
        "the old address {address} is that of {other}, so nothing leads from it to here",
        "delete it",
    ),
    # Names and links
    "link-missing": Rule(
        "warning",
        'no page is called "{name}"',
        'did you mean "{near}"?',
        "write the title or the path of one that is there",
    ),
    "link-held": Rule(
        "warning",
        '"{name}" is not published, so its name is left out here and […] is shown',
        "write words for it: [[{name}|these words]]",
    ),
    "link-ambiguous": Rule(
        "warning",
        '"{name}" could be any of {candidates}; it leads to {chosen}',
        "write the path of the one that is meant",
    ),
    "name-ambiguous": Rule(
        "error", '"{name}" could be any of {candidates}', "give the path of the one that is meant"
    ),
    "name-reused": Rule(
        "warning",
        'links to "{name}" lead to {other}, which had the name before',
        "give this one another title, or write its path in the links that mean it",
    ),
    "anchor-missing": Rule(
        "warning",
        '"{name}" has no section "{anchor}"',
        "its sections: {near}",
        "it has no headings: name the page alone, or give it one",
    ),
    "embed-cycle": Rule(
        "error",
        "this embed leads back to its own page: {chain}",
        "write a link instead: [[…]], without the !",
    ),
    "embed-deep": Rule(
        "warning",
        "more than {deepest} embeds inside one another begin here; what is deeper is not shown",
        "write links for some of them: [[…]], without the !",
    ),
    "html-removed": Rule(
        "warning",
        "<{tag}> is not let through, so it is taken out",
        'write it in Markdown, or say "unsafe_html: true" in site.yaml',
    ),
    "link-scheme": Rule(
        "warning",
        'addresses that begin with "{scheme}:" are not let through, so this leads nowhere',
        "link with https:// or mailto:, or give a file of the site another name than one with a colon",
    ),
    "citation-missing": Rule(
        "warning",
        'no source here has the id "{name}"',
        'did you mean "{near}"?',
        'add it to "sources:", or mend the id',
    ),
    "reply-missing": Rule(
        "warning",
        'no claim has the id "{name}"',
        'did you mean "{near}"?',
        "give the claim that is answered this id",
    ),
    "broader-circle": Rule(
        "warning",
        '"{parent}" is below "{name}" itself, so it can\'t be above it',
        "take one of the two out of broader",
    ),
    "topic-near": Rule(
        "warning", 'topic "{name}" is one slip away from "{near}"', "use one spelling, or add it to names"
    ),
    "title-taken": Rule(
        "warning",
        '"{name}" is also the title of {other}, and means that one where it is a tag or stands in a text',
        "give one of them another title, or make one file of the two",
    ),
    "name-shared": Rule("warning", '"{name}" is also a name of {topics}', "mentions of it are never linked"),
    # Texts
    "as-of-date": Rule(
        "warning", '"{date}" is no date for as-of', "write a year, a month or a day: {as-of 2024-07}"
    ),
    "as-of-mark": Rule(
        "warning",
        "{name} is no mark of a date, so it is shown as it is",
        "did you mean {near}?",
        "write a year, a month or a day: {as-of 2024-07}",
    ),
    "block-in-paragraph": _read_otherwise(
        "what begins here is read as part of the paragraph above it",
        "leave a blank line before it",
    ),
    "block-unclosed": Rule(
        "warning",
        "nothing ends this block, so it is shown as it was written",
        "write ::: on a line of its own below its text",
    ),
    "box-empty": Rule(
        "warning", 'there is nothing in the box "{title}"', "indent each line of its text by four blanks"
    ),
    "box-untitled": Rule(
        "warning", "this box has no title", 'write it in quotation marks: !!! background "{title}"'
    ),
    "list-bracket": _read_otherwise(
        "a number with a bracket begins no item of a list",
        "write 1. with a full stop",
    ),
    "list-indent": _read_otherwise(
        "this list is indented by less than four blanks, so it is not inside the item above it",
        "indent it by four blanks",
    ),
    "list-item-lost": _read_otherwise(
        "this item is read as part of the paragraph above it",
        "leave a blank line before it",
    ),
    "list-merged": _read_otherwise(
        "this list is read as part of the one above it",
        "write something between them",
    ),
    "placeholder-left": Rule(
        "error",
        'this still says "{text}", which was to be replaced',
        "write what is meant, or add draft: true until you have",
    ),
    "comment-unclosed": Rule(
        "error", "this comment has no end", "end it with {end}, or write \\{sign} for the signs themselves"
    ),
    "audience-unclosed": Rule(
        "error",
        "this part for some readers has no end, so all that follows belongs to it",
        "write ::: on a line of its own below it; each box in it needs one of its own",
    ),
    "audience-mark": Rule(
        "error",
        'this does not keep anything for "{name}" alone, though it looks so',
        "write ::: for {name} above the part, and ::: below it",
    ),
    "footnote-missing": Rule(
        "warning", 'there is no footnote "{name}"', "add a line that starts with [^{name}]: and its text"
    ),
    "tag-unread": Rule(
        "warning",
        "{tag} is another program's, and nothing is shown in its place",
        "so are {others}; write what they would show, or put them in code",
        "write what it would show, or put it in code",
    ),
    "link-unclosed": Rule(
        "warning",
        'the brackets before "{name}" are not closed, so they are shown as they are',
        "end the name with ]], or write \\[[ for the two signs themselves",
    ),
    "text-dense": Rule(
        "warning",
        "there are more than {most} signs of markup in this paragraph, so the whole text is shown without any",
        "part it with blank lines, or put it into a block of code",
    ),
    "text-heavy": Rule(
        "warning",
        "up to here there is more markup than can be read in good time, so the whole text is shown without any",
        "make several files of it",
    ),
    "text-tags-deep": Rule(
        "warning",
        "this tag is inside of too many others that nothing closes, so the whole text is shown without any",
        "close them, or write \\< for the sign itself",
    ),
    "text-nested-deeply": Rule(
        "warning",
        "quotes and lists go deeper than {deepest} levels",
        "what is deeper was moved up to that level",
    ),
    "text-unreadable": Rule(
        "error",
        "the text can't be read as Markdown ({reason})",
        "it is shown as it was written; take parts out until this goes away",
    ),
}
