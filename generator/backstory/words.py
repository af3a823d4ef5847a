"""Every sentence that the terminal and the preview say about a problem, by problem code."""

import re
from collections.abc import Mapping

from msgspec import Struct

from backstory.problems import Problem, Severity


class Rule(Struct, frozen=True):
    """One kind of problem: how bad it is, its sentence, and what to do.

    `{fact}` in a sentence is filled from the problem's facts. A hint whose facts are not all
    there is left out.
    """

    severity: Severity
    sentence: str
    hint: str = ""


RULES: dict[str, Rule] = {
    # Files and folders
    "content-missing": Rule(
        "error",
        "there is no content folder here",
        'make a site with "backstory new DIR", or say where: --content',
    ),
    "file-encoding": Rule("error", "the file is not UTF-8 text", "save it as UTF-8 in the editor"),
    "file-unreadable": Rule("error", "the file can't be read: {reason}"),
    "file-exists": Rule("error", "this file is there already, and is left as it is", "choose another title"),
    "file-missing": Rule(
        "warning", 'there is no file "{name}" here', "put it beside the text, or mend the name"
    ),
    "port-taken": Rule(
        "error", "nothing can be served at {host}:{port}: {reason}", "choose another one with --port"
    ),
    "preview-fault": Rule(
        "error",
        "the preview failed at something: {reason}",
        "save again, and report it if that does not help",
    ),
    "folder-not-empty": Rule("error", "this folder is not empty", "give the name of a new one"),
    # Front matter: its fences, its YAML, its values
    "fence-missing": Rule(
        "error",
        "this looks like front matter without its lines of three hyphens",
        "put --- on a line of its own above and below the keys",
    ),
    "fence-wrong": Rule(
        "error",
        "this line is not a fence of front matter",
        "write exactly three hyphens, ---, at the start of a line of their own",
    ),
    "fence-unclosed": Rule(
        "error",
        "the front matter that starts here never ends",
        "put --- on a line of its own below the last key",
    ),
    "fence-late": Rule(
        "warning",
        "there are blank lines above the front matter",
        "delete them: most programs look for it on the first line only",
    ),
    "fence-toml": Rule(
        "error", "front matter in TOML is not read here", "write it in YAML, between lines of ---"
    ),
    "conflict-marker": Rule(
        "error",
        "a merge was left unfinished here",
        "choose one version and delete the <<<, === and >>> lines",
    ),
    "yaml-alias": Rule(
        "error",
        "references inside YAML (& and *) are not read here",
        "write the value out, or put quotes round text that starts with such a sign",
    ),
    "yaml-bracket": Rule(
        "error",
        "a bracket is opened here and not closed where it should be",
        "close it, or put quotes round text that starts with a bracket",
    ),
    "yaml-character": Rule(
        "error", 'a value can\'t start with "{character}"', "put quotes round the whole value"
    ),
    "yaml-colon": Rule("error", 'there is a second colon in "{key}"', "put quotes round the {key}"),
    "yaml-continues": Rule(
        "error",
        'this line is indented as if it went on from "{key}"',
        "start it where the other keys start, or put quotes round the {key}",
    ),
    "yaml-control": Rule("error", "there is an invisible control character here, {code}", "delete it"),
    "yaml-documents": Rule("error", "a second YAML document starts here", "keep one, without --- in it"),
    "yaml-duplicate": Rule("error", '"{key}" was given before, on line {line}', "delete one of the two"),
    "yaml-escape": Rule(
        "error",
        "this text in double quotes has a backslash that means nothing",
        "use single quotes, or write the backslash twice",
    ),
    "yaml-indent": Rule(
        "error",
        "this line doesn't fit in where it stands",
        "start it below the first letter of the keys or items that it belongs with",
    ),
    "yaml-key": Rule(
        "error", "a key has to be plain text", "put quotes round a value that starts with { or ["
    ),
    "yaml-line": Rule(
        "error", "this line is neither a key with a value nor part of a list", 'write it as "key: value"'
    ),
    "yaml-list": Rule(
        "error",
        "a list can't start on the line of its key",
        "put each item on a line of its own below it, or write [one, two]",
    ),
    "yaml-not-mapping": Rule(
        "error", "there are no keys with values here", 'write "key: value", with a space after the colon'
    ),
    "yaml-quote": Rule(
        "error",
        "the quotation marks here don't match: one is missing, or there is one inside the text",
        "close it, or put the other kind of quotation mark round the text",
    ),
    "yaml-space": Rule("error", 'there is no space after the "{sign}"', "put one there"),
    "yaml-syntax": Rule("error", "this can't be read as YAML: {reason}"),
    "yaml-tab": Rule("error", "there is a tab where the line should start with spaces", "write spaces"),
    "yaml-tab-loose": Rule("warning", "there is a tab here, which many programs refuse in YAML", "delete it"),
    "yaml-too-deep": Rule("error", "this goes deeper than {limit} levels"),
    "yaml-too-large": Rule("error", "there is too much YAML in one file", "make it several files"),
    "key-unknown": Rule("warning", 'no key is called "{key}"', 'did you mean "{near}"?'),
    "keys-disagree": Rule(
        "warning", '"{other}" says something else than "{key}", which is used', "keep one of them"
    ),
    "date-invalid": Rule(
        "error", '"{key}" has no date in it that we can read: "{value}"', "write it as 2023-07-27"
    ),
    "draft-invalid": Rule("error", '"{key}" should be true or false, not "{value}"'),
    "value-address": Rule("warning", '"{value}" can\'t be an address on this site', "write it as /about/"),
    "value-choice": Rule("warning", '"{key}" can\'t be "{value}"', "use one of: {choices}"),
    "value-colour": Rule("warning", '"{key}" should be a colour, not "{value}"', 'write it as "#005a9c"'),
    "value-comma": Rule(
        "warning",
        'a comma ends the text before "{text}", which is lost',
        "put quotes round text that has a comma in it",
    ),
    "value-date": Rule(
        "warning", '"{value}" is no date that we can read; it is left out', "write it as 2023-07-27"
    ),
    "value-flag": Rule("warning", '"{key}" should be true or false, not "{value}"'),
    "value-language": Rule("warning", '"{value}" is no language tag', "write it as en, fr or pt-BR"),
    "value-mapping": Rule("warning", '"{key}" needs keys with values here', "its keys: {keys}"),
    "value-name": Rule(
        "warning", 'there should be a name here, in "{key}"', "put quotes round a name that has a colon in it"
    ),
    "value-number": Rule("warning", '"{key}" should be a whole number from {least} to {most}, not "{value}"'),
    "value-period": Rule("warning", '"{value}" is no length of time', "write it as 90d, 6 months or 1y"),
    "value-text": Rule("warning", '"{key}" should be text', "put quotes round text that has a colon in it"),
    "value-url": Rule(
        "warning", '"{value}" is no address on the web; it is left out', "start it with https://"
    ),
    "list-gap": Rule("warning", 'there is an empty item in "{key}"', "delete it"),
    "entry-incomplete": Rule("warning", 'this entry of "{key}" is left out: it has no {missing}'),
    "id-twice": Rule("warning", 'the id "{id}" is used twice in "{key}"', "give this one another id"),
    "topic-twice": Rule("warning", 'topic "{name}" is listed twice, first on line {line}', "delete one"),
    "topic-number": Rule(
        "warning", 'topic "{name}" is only a number', "put quotes round it if that is its name"
    ),
    "topics-text": Rule(
        "ignore", '"{key}" is text with commas, not a list', "write one name a line, after a hyphen"
    ),
    # Site configuration
    "accent-weak": Rule(
        "warning",
        "the {what} colour has a contrast of {ratio}:1, and needs {least}:1 to be read",
        "choose a stronger accent",
    ),
    "setting-unknown": Rule("warning", 'no setting is called "{key}"', 'did you mean "{near}"?'),
    "setting-invalid": Rule("error", "{reason}", "{advice}"),
    "base-url-invalid": Rule(
        "error",
        '"{value}" can\'t be the address of a site',
        "write it with https:// and without ? or #, such as https://host/folder/",
    ),
    "timezone-unknown": Rule("error", 'no time zone is called "{value}"', 'did you mean "{near}"?'),
    "check-unknown": Rule("warning", 'no check is called "{key}"', 'did you mean "{near}"?'),
    # Raw texts that are imported
    "import-missing": Rule("error", "there is no such file or folder", "write the path of a text file"),
    "import-unwritten": Rule(
        "error", "this file can't be written: {reason}", "mend that and import again: what is there is kept"
    ),
    "import-nothing": Rule("warning", "there is no text file in this folder", "raw texts end in .txt"),
    "import-empty": Rule("error", "there is no text in this file"),
    "import-encoding": Rule(
        "error", "this is not UTF-8 text; nothing of it is imported", "save it as plain text in UTF-8"
    ),
    "import-too-large": Rule(
        "error", "this file is larger than {limit}, too much for one article", "import it in parts"
    ),
    # Addresses
    "address-taken": Rule(
        "error", "this page and {other} have the same address, {address}", "give one of them a slug"
    ),
    "permalink-unusable": Rule(
        "warning",
        '"{address}" can\'t be an address on this site; the usual one is used',
        "write it as /about/",
    ),
    "redirect-taken": Rule(
        "warning",
        "the old address {address} is that of {other}, so nothing leads from it to here",
        "delete it",
    ),
    # Names and links
    "link-missing": Rule("warning", 'no page is called "{name}"', 'did you mean "{near}"?'),
    "link-ambiguous": Rule(
        "error", '"{name}" could be any of {candidates}', "write the path of the one that is meant"
    ),
    "anchor-missing": Rule("warning", '"{name}" has no section "{anchor}"', "its sections: {near}"),
    "embed-cycle": Rule("error", "this embed leads back to its own page: {chain}"),
    "citation-missing": Rule("warning", 'no source here has the id "{name}"', 'did you mean "{near}"?'),
    "reply-missing": Rule("warning", 'no claim has the id "{name}"', 'did you mean "{near}"?'),
    "broader-circle": Rule(
        "warning",
        '"{parent}" is below "{name}" itself, so it can\'t be above it',
        "take one of the two out of broader",
    ),
    "topic-near": Rule(
        "warning", 'topic "{name}" is one slip away from "{near}"', "use one spelling, or add it to names"
    ),
    "name-shared": Rule("warning", '"{name}" is a name of {topics}', "mentions of it are never linked"),
    # Texts
    "as-of-date": Rule(
        "warning", '"{date}" is no date for as-of', "write a year, a month or a day: {as-of 2024-07}"
    ),
    "comment-unclosed": Rule(
        "error", "this comment has no end", "end it with %%, or write \\%% for the two signs themselves"
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
    # What `backstory check` looks for
    "article-undated": Rule(
        "warning", "this article has no date", 'add "date:" with the day it was published'
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
    "image-alt-missing": Rule(
        "warning",
        'the picture "{name}" has no text for those who can\'t see it',
        "say what it shows: ![what it shows](file), or alt: in image:",
    ),
    "passage-repeated": Rule(
        "warning",
        "this passage also stands, {likeness} alike, at {places}",
        "write it once: backstory background extract makes background of it",
    ),
    "external-dead": Rule(
        "warning", "{url} answers {status}", "find where it went, or link to an archived copy"
    ),
    "external-unreachable": Rule(
        "warning", "{url} can't be reached: {reason}", "try it in a browser; it may only be down today"
    ),
    "external-moved": Rule("ignore", "{url} has moved for good", "write {to}"),
    # Rewriting
    "name-unknown": Rule("error", 'nothing here is called "{name}"', 'did you mean "{near}"?'),
    "page-held": Rule("error", '"{name}" is not in this build: {reason}'),
    "name-not-topic": Rule("error", '"{name}" is no topic'),
    "topic-exists": Rule(
        "error", '"{name}" is a topic already', "to make one topic of the two: backstory topics merge"
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
    # Putting the site in place
    "build-differs": Rule(
        "error",
        "this file is not what a clean build gives",
        "build with --clean, and report it: it should not happen",
    ),
    "cache-rebuilt": Rule("warning", "this was damaged, so everything is read again"),
    "cache-lost": Rule(
        "error",
        "this could not be used to its end, so the work of this build is lost",
        "make room if the disk is full, and build again",
    ),
    "disk-full": Rule("error", "there is no room left to write this file", "make room and build again"),
    "output-unwritable": Rule("error", "this file can't be written: {reason}"),
    "output-folder-in-the-way": Rule(
        "error",
        "there is a folder where this file should be",
        "move it away, or build elsewhere with --output",
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
    # Templates
    "template-error": Rule("error", "{reason}"),
    "template-syntax": Rule("error", "this is no template: {reason}"),
    "template-undefined": Rule("error", 'nothing here is called "{name}"', 'did you mean "{near}"?'),
    "template-field": Rule("error", '{owner} has no "{name}"', 'did you mean "{near}"?'),
    "template-missing": Rule("error", 'there is no template "{name}"', 'did you mean "{near}"?'),
    "template-cycle": Rule(
        "error", "this template extends itself: {chain}", 'the theme\'s own file is called "{theme}"'
    ),
    "template-words": Rule("error", 'there are no words for "{key}"', 'did you mean "{near}"?'),
    "template-fact": Rule("error", 'the words for "{key}" need a fact "{fact}" that is not given'),
    "words-broken": Rule("error", "these words can't be read: {reason}"),
    "recipe-exists": Rule("error", "there is such a file already", "move it away, or add to it by hand"),
    # Publishing: the site
    "publish-unbuilt": Rule("error", "there is no built site here", 'build it first: "backstory build"'),
    "publish-unfinished": Rule(
        "error", "this site is unfinished: a build was interrupted, or a template failed", "build it again"
    ),
    "publish-errors": Rule(
        "error",
        "this site was built with errors: {count}",
        'see them with "backstory build", mend them, and build again',
    ),
    "publish-base-url": Rule(
        "error", "this site was built for {built}, not for {wanted}", "build it again for the right address"
    ),
    "publish-drafts": Rule(
        "error",
        "there are drafts in this site",
        "build it without --drafts; or, for a trial, publish with --drafts",
    ),
    "publish-mixed": Rule(
        "error", "this file is not as the build left it", 'build again, with "backstory build --clean"'
    ),
    "publish-fixed-time": Rule("warning", "this site was built with --as-of or --future, not as of now"),
    "publish-stale": Rule(
        "warning", "an embargo or an expiry has fallen due since this site was built", "build again first"
    ),
    # Publishing: addresses
    "address-moved": Rule(
        "error",
        "readers were given {address}, which this document no longer answers to",
        'add to its front matter "redirect_from: [{address}]"; or let the address go: --let-go {address}',
    ),
    "address-lost": Rule(
        "error",
        "readers were given {address}, and nothing answers there now",
        'add "redirect_from: [{address}]" to the document that should; or let the address go: --let-go {address}',
    ),
    "anchor-lost": Rule(
        "error",
        "pages have linked to {address}#{anchor}, and there is no such place in it now",
        "give a heading the id {anchor} again, or let it go: --let-go {address}#{anchor}",
    ),
    # Publishing: which target
    "publish-no-target": Rule(
        "error",
        "nothing says where to publish to",
        'add "publish:" to it, or say it here: --set kind=folder --set path=…',
    ),
    "publish-which-target": Rule("error", "there are several targets", "name one of them: {names}"),
    "publish-unknown-target": Rule("error", 'no target is called "{name}"', "name one of these: {names}"),
    "publish-kind": Rule("error", 'the target "{name}" is of no known kind: "{kind}"', "its kinds: {kinds}"),
    "publish-option-missing": Rule("error", 'the target "{name}" has no "{key}", which a {kind} needs'),
    "publish-option-unknown": Rule(
        "error", 'the target "{name}" has an option "{key}", which no {kind} takes', 'did you mean "{near}"?'
    ),
    "publish-option": Rule("error", '"{key}" of the target "{name}" can\'t be "{value}"', "write {choices}"),
    "publish-secret": Rule(
        "error",
        'the target "{name}" has a secret in "{key}"',
        "take it out, change it at the host, and give it in the environment or in the host's own program",
    ),
    "publish-no-obstore": Rule(
        "error",
        "this kind needs a library that is not installed",
        'install it: pip install "backstory[stores]"',
    ),
    "publish-no-program": Rule("error", "this program is not installed, and it is needed here", "install it"),
    "publish-no-credentials": Rule(
        "error",
        "there are no credentials in the environment or in the provider's own files",
        "set {variable} and what goes with it, or say credentials: machine in the target",
    ),
    # Publishing: what is there
    "publish-foreign": Rule(
        "error",
        "this place holds files of somebody else: {files}",
        "look whether it is the right one; if so, publish once with --adopt",
    ),
    "publish-many-deletes": Rule(
        "error",
        "{gone} of {count} files would be deleted, more than {limit}",
        "look whether the site is whole; if so, allow it: --max-deletes 100%",
    ),
    "publish-no-rollback": Rule(
        "error",
        "this kind of place keeps no earlier versions to go back to",
        "take the content back to what it was, build it, and publish that",
    ),
    "publish-no-older": Rule("error", "there is no earlier version here to go back to"),
    "publish-unreachable": Rule(
        "error", "this place can't be reached: {reason}", "nothing is lost; run it again, and it goes on"
    ),
    "publish-bad-credentials": Rule(
        "error", "these credentials or this endpoint can't be used: {reason}", "see how they are written"
    ),
    "publish-denied": Rule("error", "this place does not let us in: {reason}", "see to the credentials"),
    "publish-host-key": Rule(
        "error",
        "this host shows a key that is not the one we know: {reason}",
        "ask whoever runs it; do not go on before you know why",
    ),
    "publish-full": Rule("error", "there is no room left here: {reason}", "make room, and run it again"),
    "publish-not-writable": Rule("error", "this can't be written: {reason}", "see who owns it"),
    "publish-missing": Rule("error", "this is not there: {reason}", "look at its name, or make it first"),
    "publish-no-rsync": Rule(
        "error", "there is no rsync on this host: {reason}", "say transport: sftp in the target"
    ),
    "publish-moved": Rule("error", "somebody else changed this branch just now", "run it again"),
    "publish-failed": Rule("error", "this failed: {reason}"),
}

_FACT = re.compile(r"\{(\w+)\}")


def severity(problem: Problem, checks: Mapping[str, Severity]) -> Severity:
    """How bad the problem is on this site: `checks` of site.yaml, else the rule's own severity."""
    return checks.get(problem.code, RULES[problem.code].severity)


def sentence(problem: Problem) -> str:
    """What is wrong, in one sentence without a full stop."""
    return _filled(RULES[problem.code].sentence, problem.facts)


def hint(problem: Problem) -> str:
    """What to do about it, or nothing where we don't know."""
    text = RULES[problem.code].hint
    known = all(name in problem.facts for name in _FACT.findall(text))
    return _filled(text, problem.facts) if known else ""


def line(problem: Problem, checks: Mapping[str, Severity]) -> str:
    """The problem as `path:line:column: severity: message [code]`."""
    place = problem.place
    where = ":".join([place.path, *(str(n) for n in (place.line, place.column) if n)])
    message = "; ".join(part for part in (sentence(problem), hint(problem)) if part)
    return f"{where}: {severity(problem, checks)}: {message} [{problem.code}]"


def _filled(text: str, facts: Mapping[str, str]) -> str:
    # One pass, so that a fact which itself holds {braces} is left as the author wrote it.
    return _FACT.sub(lambda match: facts.get(match[1], match[0]), text)
