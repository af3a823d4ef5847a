"""Sentences about publishing."""

from backstory.messages.rule import Rule

PUBLISHING: dict[str, Rule] = {
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
    "publish-edition": Rule(
        "error",
        "the edition that is built here is {built}, and this target is for {wanted}",
        "say of a target which one it is for: edition, below its name in site.yaml",
    ),
    "publish-edition-unknown": Rule(
        "error",
        'this target is for "{edition}", which is no edition of this site',
        'did you mean "{near}"?',
        "name it in site.yaml: editions",
    ),
    "publish-trial": Rule(
        "error",
        "this site was built {how}, so it may show what is not public yet",
        "build it again without that; or, for a trial that may be seen, publish with --trial",
    ),
    "publish-mixed": Rule(
        "error", "this file is not as the build left it", 'build again, with "backstory build --clean"'
    ),
    "digest-unpublished": Rule(
        "error",
        "nothing says what readers had at the last {name}: none has been done since publishes are noted",
        "say a day: --since 2023-07-27",
    ),
    "publish-fixed-time": Rule("warning", "this site was built as of {moment}, not as of now"),
    "publish-stale": Rule(
        "warning", "an embargo or an expiry has fallen due since this site was built", "build again first"
    ),
    # Publishing: what a kind of host makes of it
    "publish-unread-rule": Rule(
        "warning", "this host passes over this rule: {reason}", "say it in another way, or take it out"
    ),
    "publish-no-policy": Rule(
        "warning",
        "{address} has {tag}, which a strict policy would stop, so no Content-Security-Policy is set",
        "say your own in static/_headers: below /*, Content-Security-Policy: …",
    ),
    "publish-no-base-url": Rule(
        "warning",
        "no base_url says where the site will be, so below a folder, as of a repository, its 404 page has no style",
        "add base_url, or cname to the target, and build again",
    ),
    "publish-two-names": Rule(
        "error", "this file names another domain than cname of the target, {name}", "keep one of the two"
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
    "publish-unknown-target": Rule(
        "error", 'no target is called "{name}"', 'did you mean "{near}"?', "name one of these: {names}"
    ),
    "publish-no-kind": Rule(
        "error",
        'the target "{name}" does not say of which kind it is',
        'did you mean "{key}" to be "kind"?',
        'add "kind:" to it, with one of these: {kinds}',
    ),
    "publish-kind": Rule(
        "error",
        'the target "{name}" is of no known kind: "{kind}"',
        'did you mean "{near}"?',
        "the kinds: {kinds}",
    ),
    "publish-option-missing": Rule(
        "error", 'the target "{name}" has no "{key}", which the kind {kind} needs', 'add "{key}:" to it'
    ),
    "publish-option-unknown": Rule(
        "error",
        'the target "{name}" has an option "{key}", which the kind {kind} does not take',
        'did you mean "{near}"?',
        "its options: {options}",
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
