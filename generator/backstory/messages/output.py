"""Sentences about templates, and putting the site in place."""

from backstory.messages.rule import Rule

OUTPUT: dict[str, Rule] = {
    "full-text-missing": Rule(
        "warning",
        "search: full-text needs Pagefind, which is not here; names, titles and beginnings are found all the same",
        'install it, beside the content with "npm install pagefind", or with "pip install backstory[pagefind]"',
    ),
    "full-text-failed": Rule(
        "warning",
        "whole texts are not searched: Pagefind says {reason}",
        "see whether it is of version 1.5 or later",
    ),
    # Templates
    "template-error": Rule("error", "{reason}"),
    "template-endless": Rule(
        "error",
        "the page is still not done after this",
        "see whether a loop here ends, and how often it runs",
    ),
    "template-syntax": Rule("error", "this is no template: {reason}"),
    "template-undefined": Rule(
        "error",
        'nothing here is called "{name}"',
        'did you mean "{near}"?',
        "every template is given {names}",
    ),
    "template-field": Rule("error", '{owner} has no "{name}"', 'did you mean "{near}"?', "it has {fields}"),
    "template-filter": Rule(
        "error",
        'no filter is called "{name}"',
        'did you mean "{near}"?',
        "mend the name: it is neither one of Jinja's nor one of ours",
    ),
    "template-test": Rule(
        "error",
        'no test is called "{name}"',
        'did you mean "{near}"?',
        "mend the name: it is neither one of Jinja's nor one of ours",
    ),
    "theme-file-unknown": Rule(
        "error",
        'the theme has no file "{name}"',
        'did you mean "{near}"?',
        "backstory theme list has them all",
    ),
    "theme-block-unknown": Rule(
        "error", 'the theme\'s {file} has no block "{name}"', 'did you mean "{near}"?', "its blocks: {names}"
    ),
    "theme-file-yours": Rule(
        "error",
        "there is such a file already, and it is left as it is",
        "move it away, or take from the difference what you want",
    ),
    "theme-file-not-yours": Rule(
        "error", "the site has no file of its own here", "to have one: backstory theme copy {name}"
    ),
    "theme-file-newer": Rule(
        "warning",
        "the theme's {name} has changed since this was copied",
        "see backstory theme diff {own}; when you have taken over what you want, write {digest} in the first line",
    ),
    "theme-file-gone": Rule(
        "warning",
        "the theme no longer has what this was copied from, {name}",
        "see whether any page still shows it, and take out the first line if so",
    ),
    "template-near": Rule(
        "warning",
        'no page has a template called "{name}"',
        'did you mean "{near}"?',
    ),
    "template-outside": Rule(
        "warning",
        "this stands outside of every block of a template that extends another, so nobody sees it",
        "put it into one of its blocks",
    ),
    "template-missing": Rule(
        "error",
        'there is no template "{name}"',
        'did you mean "{near}"?',
        "put it into the templates folder, or mend the name",
    ),
    "template-unknown": Rule(
        "warning",
        'there is no template "{name}", so the page has its usual one',
        'did you mean "{near}"?',
        "put it into the templates folder, or mend the name",
    ),
    "template-block": Rule(
        "warning",
        'what this template extends has no block "{name}", so nobody sees it',
        'did you mean "{near}"?',
        "its blocks: {names}",
    ),
    "template-cycle": Rule(
        "error", "this template leads back to itself: {chain}", 'the theme\'s own file is called "{theme}"'
    ),
    "template-words": Rule(
        "error",
        'there are no words for "{key}"',
        'did you mean "{near}"?',
        "add them to words/<language>.yaml in the templates folder",
    ),
    "template-argument": Rule(
        "error",
        'a macro is called here without its argument "{name}", which it uses at {place}',
        "give it, or give it a default in the macro",
    ),
    "template-fact": Rule(
        "error",
        'the words for "{key}" need a fact "{fact}" that is not given',
        'give it: say("{key}", {fact}=…)',
    ),
    "words-broken": Rule("error", "these words can't be read: {reason}"),
    "words-unknown": Rule("warning", 'no template says "{key}"', 'did you mean "{near}"?'),
    "recipe-program": Rule(
        "warning",
        "nothing says where a build service gets this program from, so it looks for {wheel}",
        'put that wheel there; or say "program:" here, a wheel or an address, and write the recipe again',
    ),
    "recipe-exists": Rule("error", "there is such a file already", "move it away, or add to it by hand"),
    # Putting the site in place
    "build-differs": Rule(
        "error",
        "this file is not what a clean build gives",
        "build with --clean, and report it: it should not happen",
    ),
    "cache-rebuilt": Rule("warning", "this was damaged, so everything is read again"),
    "cache-unwritable": Rule(
        "warning",
        "this can't be used: {reason}; so the next build has to find everything out again",
        "see to its permissions, make room on the disk, or move away what lies there",
    ),
    "disk-full": Rule("error", "there is no room left to write this file", "make room and build again"),
    "output-unwritable": Rule("error", "this file can't be written: {reason}"),
    "output-foreign": Rule(
        "error",
        "somebody else has put this file where one of the site goes, and it is left as it is",
        "move it away, or let the site take its place once: build --adopt",
    ),
    "output-foreign-many": Rule(
        "error",
        "somebody else has put {count} files here where the site has some, such as {files}, and they are left as they are",
        "look whether it is the right folder; if so, let the site take their place once: build --adopt",
    ),
    "output-other-edition": Rule(
        "error",
        'another edition is built in this folder, {other}, so "{name}" is not built into it',
        "give each its own output in site.yaml, or take this folder away",
    ),
    "output-overlaps": Rule(
        "error",
        "the output folder {how} the folder {other}, so what you write and what is made would mix",
        "build elsewhere with --output",
    ),
    "output-link-in-the-way": Rule(
        "error",
        "the folder of this file is a symbolic link, and nothing is written through it",
        "take the link away, or build elsewhere with --output",
    ),
    "output-folder-in-the-way": Rule(
        "error",
        "there is a folder where this file should be",
        "move it away, or build elsewhere with --output",
    ),
    "images-missing": Rule(
        "error",
        "this asks for smaller copies of pictures, and what makes them is not installed",
        'install it: pip install "backstory[images]", or take this line away',
    ),
    "cards-missing": Rule(
        "error",
        "this asks for a card of each page, and what draws them is not installed",
        'install it: pip install "backstory[cards]", or take this line away',
    ),
    "quotes-missing": Rule(
        "error",
        "this asks for the quotation marks of each language, and what knows them is not installed",
        'install it: pip install "backstory[quotes]", or take this line away',
    ),
    "dask-missing": Rule("error", "Dask is not installed", 'install it: pip install "backstory[dask]"'),
    "cluster-unreachable": Rule(
        "error",
        'there is no cluster at "{address}": {reason}',
        "start its scheduler, or build with --executor processes",
    ),
    "worker-died": Rule(
        "error", "a process that helped to build has died: {reason}", "build again with --jobs 1"
    ),
}
