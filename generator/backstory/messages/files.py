"""Sentences about files and folders, site.yaml, front matter, and raw texts that are imported."""

from backstory.messages.rule import Rule

FILES: dict[str, Rule] = {
    # Files and folders
    "content-missing": Rule(
        "error",
        "there is no content folder here",
        'make a site with "backstory new DIR", or say where: --content',
    ),
    "file-encoding": Rule("error", "the file is not UTF-8 text", "save it as UTF-8 in the editor"),
    "file-unreadable": Rule(
        "error", "the file can't be read: {reason}", "see to its permissions, or to what it links to"
    ),
    "symlink-outside": Rule(
        "error",
        "this is a symbolic link out of the site, to {target}, and is left out",
        "put a copy in its place, or allow the folder in site.yaml: linked_folders: [/path/of/it]",
    ),
    "symlink-hidden": Rule(
        "warning",
        "this is a symbolic link to what is kept from readers, {target}, and is left out",
        "put a copy in its place, or allow the folder in site.yaml: linked_folders: [path/of/it]",
    ),
    "symlink-round": Rule(
        "warning",
        "this is a symbolic link to a folder that it lies in itself, {target}, and is left out",
        "take it away",
    ),
    "symlink-output": Rule(
        "error",
        "this is a symbolic link to what is built, {target}, and is left out",
        "put a copy in its place",
    ),
    "symlink-broken": Rule(
        "warning", "this symbolic link leads nowhere: {target}", "mend it, or take it away"
    ),
    "folder-unreadable": Rule(
        "error",
        "this folder can't be read, so nothing was built: {reason}",
        "see to its permissions",
    ),
    "name-encoding": Rule(
        "error", "this name is not UTF-8, so what has it is left out", "give it another name"
    ),
    "path-encoding": Rule(
        "error", "the path of this folder is not UTF-8", "move the site to a folder with another name"
    ),
    "file-exists": Rule("error", "this file is there already, and is left as it is", "choose another title"),
    "file-missing": Rule(
        "warning", 'there is no file "{name}" here', "put it beside the text, or mend the name"
    ),
    "image-damaged": Rule(
        "error", "this picture is damaged: {reason}", "put a whole one in its place, or export it anew"
    ),
    "file-shadowed": Rule(
        "warning",
        "this is not at {address}, for {other} is there",
        "give it another name",
    ),
    "file-alike": Rule(
        "warning",
        "{address} and {other} are one file to a Mac or Windows: nothing but capitals or the way accents are written differs",
        "give it another name",
    ),
    "file-over-theme": Rule(
        "warning",
        "this takes the place of the theme's file at {address}",
        "give it another name, or put it into assets/ of your templates if that is meant",
    ),
    "text-unread": Rule(
        "warning",
        "no page is made of this, for texts that end in {ending} are not read",
        "write it in Markdown, in a file that ends in .md, or put it into static/ to have it copied as it is",
        once=True,
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
    # Site configuration
    "navigation-missing": Rule(
        "warning",
        'the navigation leads to "{label}", and there is no such page or file',
        "write the address that its page has, as in /about/",
    ),
    "accent-weak": Rule(
        "warning",
        "no shade of the accent can be read on all grounds of the {scheme} page: the best has a contrast of {ratio}:1, "
        "and needs {least}:1",
        "let --paper and --panel of your style sheet be nearer to each other, or lighter, or darker",
    ),
    "logo-unusable": Rule(
        "warning",
        'there is no picture "{name}" in static/ that could be the logo',
        "put one there that browsers show, or mend the name",
    ),
    "setting-unknown": Rule(
        "warning",
        'no setting is called "{key}"',
        'did you mean "{near}"?',
        'settings of your own belong below "extra:"',
    ),
    "setting-invalid": Rule("error", "{reason}", "{advice}"),
    "extension-unusable": Rule(
        "error",
        'the Markdown extension "{name}" can\'t be used: {reason}',
        'did you mean "{near}"?',
        "install what it comes with, or write its dotted name, such as markdown.extensions.toc",
    ),
    "base-url-invalid": Rule(
        "error",
        '"{value}" can\'t be the address of a site',
        "write it as https://host/folder/: no user or password in it, no ?, # or .., a port up to 65535",
    ),
    "timezone-unknown": Rule(
        "error", 'no time zone is called "{value}"', 'did you mean "{near}"?', "write it as Europe/Paris"
    ),
    "tree-unread": Rule(
        "error",
        "the settings of {program} can't be read: {reason}",
        "mend the line, for they may keep texts from readers; or write recognise: false in site.yaml",
    ),
    "check-unknown": Rule(
        "warning",
        'no check is called "{key}"',
        'did you mean "{near}"?',
        "write what messages have in brackets at their end",
    ),
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
        "put {fence} on a line of its own below the last key",
    ),
    "fence-late": Rule(
        "warning",
        "there is something above the front matter",
        "delete it: most programs look for front matter on the first line only",
    ),
    "fence-syntax": Rule(
        "error",
        "front matter in {syntax} is not read here, so whether this is a draft can't be told",
        "write it in YAML between lines of ---, in TOML between lines of +++, or in JSON",
    ),
    "data-syntax": Rule(
        "error", "this can't be read as {syntax}: {reason}", "mend the line, or the one above it"
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
    "yaml-comma": Rule("error", "there is nothing before this comma", "delete it"),
    "yaml-continues": Rule(
        "error",
        'this line is indented as if it went on from "{key}"',
        "start it where the other keys start, or put quotes round the {key}",
    ),
    "yaml-control": Rule("error", "there is an invisible control character here, {code}", "delete it"),
    "yaml-curly": Rule(
        "error",
        'curly quotation marks are letters to YAML, so there is a second colon in "{key}"',
        "put straight ones round the {key}: \"…\" or '…'",
    ),
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
    "yaml-item": Rule(
        "warning",
        'this hyphen is indented as if it went on from "{text}"',
        "start it below the hyphen of the item above, or put quotes round the text",
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
    "yaml-question": Rule(
        "error", "a text between brackets can't end with a question mark", "put quotes round the whole text"
    ),
    "yaml-quote": Rule(
        "error",
        "the quotation marks here don't match: one is missing, or there is one inside the text",
        "close it, or put the other kind of quotation mark round the text",
    ),
    "yaml-remark": Rule(
        "warning",
        '"{words}" is a remark to YAML, and no part of the text',
        "put quotes round the whole text; or, if it is a remark, a space after the #",
    ),
    "yaml-space": Rule("error", 'there is no space after the "{sign}"', "put one there"),
    "yaml-syntax": Rule("error", "this can't be read as YAML: {reason}"),
    "yaml-tab": Rule("error", "there is a tab where the line should start with spaces", "write spaces"),
    "yaml-tab-loose": Rule("warning", "there is a tab here, which many programs refuse in YAML", "delete it"),
    "yaml-too-deep": Rule("error", "this goes deeper than {limit} levels"),
    "yaml-too-large": Rule("error", "there is too much YAML in one file", "make it several files"),
    "key-unknown": Rule(
        "warning", 'no key is called "{key}"', 'did you mean "{near}"?', "the keys here: {keys}"
    ),
    "keys-disagree": Rule(
        "warning", '"{other}" says something else than "{key}", which is used', "keep one of them"
    ),
    "date-invalid": Rule(
        "error",
        '"{key}" has no date in it that we can read: "{value}"',
        "the calendar has no {day}",
        "write it as 2023-07-27",
    ),
    "expires-early": Rule(
        "warning",
        "this expires before it is published on {day}, so no reader ever sees it",
        "give it a later day, or take it away",
    ),
    "draft-invalid": Rule("error", '"{key}" should be true or false, not "{value}"'),
    "audience-unknown": Rule(
        "error",
        'no edition of this site is for "{name}", so no reader sees this',
        'did you mean "{near}"?',
        "write one of {names}, or name the edition in site.yaml: editions",
    ),
    "audience-unread": Rule(
        "error",
        '"for" names no edition, so no reader sees this: "{value}"',
        "write it as [internal], or take it away",
    ),
    "edition-name": Rule(
        "error",
        'an edition can\'t be called "{value}"',
        "use small letters, digits, - and _, and begin with a letter",
    ),
    "edition-defaults": Rule(
        "error", 'there is a default edition already, "{name}"', "take one of the two away"
    ),
    "edition-folder": Rule(
        "error",
        'edition "{name}" is built into {folder}, where another one is built',
        "give it another output",
    ),
    "value-address": Rule(
        "warning",
        '"{value}" can\'t be an address on this site',
        "write it as /about/, for one page and without signs such as * and |",
    ),
    "value-program": Rule(
        "warning",
        '"{value}" is no place that this program could be installed from',
        "write a wheel, as wheels/backstory.whl, or an address, as git+https://host.example/backstory.git",
    ),
    "value-choice": Rule("warning", '"{key}" can\'t be "{value}"', "use one of: {choices}"),
    "value-colour": Rule("warning", '"{key}" should be a colour, not "{value}"', 'write it as "#005a9c"'),
    "value-comma": Rule(
        "warning",
        'a comma ends the text before "{text}", which is lost',
        "put quotes round text that has a comma in it",
    ),
    "value-date": Rule(
        "warning",
        '"{value}" is no date that we can read; it is left out',
        "the calendar has no {day}",
        "write it as 2023-07-27; of history 1953, 1950/1953 or 1953-07~ will do, too",
    ),
    "value-flag": Rule("warning", '"{key}" should be true or false, not "{value}"'),
    "value-language": Rule("warning", '"{value}" is no language tag', "write it as en, fr or pt-BR"),
    "value-mapping": Rule("warning", '"{key}" needs keys with values here', "its keys: {keys}"),
    "value-name": Rule(
        "warning", 'there should be a name here, in "{key}"', "put quotes round a name that has a colon in it"
    ),
    "value-number": Rule("warning", '"{key}" should be a whole number from {least} to {most}, not "{value}"'),
    "value-period": Rule("warning", '"{value}" is no length of time', "write it as 90d, 6 months or 1y"),
    "value-place": Rule("warning", "a label with an address is wanted here", 'write it as "About: /about/"'),
    "value-indexnow": Rule(
        "warning",
        '"{value}" is no key for IndexNow',
        "write eight or more letters without accents, digits and hyphens that you make up",
    ),
    "value-place-address": Rule(
        "warning",
        '"{label}" should have an address, not "{value}"',
        "write it as /about/ on this site, and with https:// elsewhere",
    ),
    "value-text": Rule(
        "warning", '"{key}" should be text', "put quotes round text that has a colon or brackets in it"
    ),
    "value-url": Rule(
        "warning", '"{value}" is no address on the web; it is left out', "start it with https://"
    ),
    "list-signs": Rule(
        "error",
        '"{value}" is one text to YAML, and looks like several',
        'write each on a line of its own, after a hyphen and a space; "{key}" is left out until then',
    ),
    "list-gap": Rule("warning", 'there is an empty item in "{key}"', "delete it"),
    "entry-incomplete": Rule(
        "warning",
        'this entry of "{key}" is left out: it has no {missing}',
        "add what is missing, or delete it",
    ),
    "id-twice": Rule("warning", 'the id "{id}" is used twice in "{key}"', "give this one another id"),
    "topic-twice": Rule("warning", 'topic "{name}" is listed twice, first on line {line}', "delete one"),
    "topic-number": Rule(
        "warning", 'topic "{name}" is only a number', "put quotes round it if that is its name"
    ),
    "topics-text": Rule(
        "ignore", '"{key}" is text with commas, not a list', "write one name a line, after a hyphen"
    ),
    # Raw texts that are imported
    "import-missing": Rule("error", "there is no such file or folder", "write the path of a text file"),
    "import-unwritten": Rule(
        "error", "this file can't be written: {reason}", "mend that and import again: what is there is kept"
    ),
    "import-nothing": Rule("warning", "there is no text file in this folder", "raw texts end in .txt"),
    "import-itself": Rule(
        "error", "this folder is the site itself, or one lies in the other", "import it into a site elsewhere"
    ),
    "import-taken": Rule(
        "warning",
        "another file is here already, and the one to be imported is left out",
        "rename one of them, and import again",
    ),
    "import-extra": Rule(
        "error",
        "{what} are read by {library}, which is not installed",
        'install it: pip install "backstory[import]"',
    ),
    "import-unreachable": Rule(
        "error",
        "nothing could be had from this address: {reason}",
        "save the page from a browser, and import the file",
    ),
    "import-no-article": Rule(
        "error",
        "no article can be told from the rest of this page",
        "save its words as a .txt file, a paragraph a line",
    ),
    "import-no-feed": Rule(
        "error",
        "this is no feed: neither RSS nor Atom nor JSON Feed",
        "give the file of the feed, or that of a page as .html",
    ),
    "import-feed-broken": Rule(
        "warning",
        "this feed is broken ({reason}); {count} of its entries could be read",
        "compare them with their pages",
    ),
    "import-damaged": Rule(
        "error",
        "this is damaged: {reason}; nothing of it is imported",
        "save it again in the program that made it",
    ),
    "import-garbled": Rule(
        "warning",
        'letters are garbled by a wrong encoding: "{words}"',
        "import it again with --mend, or mend the source",
    ),
    "import-empty": Rule("error", "there is no text in this file"),
    "import-not-text": Rule(
        "error",
        "this is {kind}; import reads plain text, and has written nothing for it",
        "save its words as a .txt file in UTF-8, a paragraph a line",
    ),
    "import-document": Rule(
        "error",
        "this has front matter, so it is a document already and needs no import",
        'put it into the content folder as it is, and see what "backstory check" says',
    ),
    "import-encoding": Rule(
        "error", "this is not UTF-8 text; nothing of it is imported", "save it as plain text in UTF-8"
    ),
    "import-too-large": Rule(
        "error", "this file is larger than {limit}, too much for one article", "import it in parts"
    ),
}
