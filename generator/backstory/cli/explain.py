"""`backstory explain`."""

from collections.abc import Iterator
from typing import Any

import click

from backstory.catalog.catalog import Catalog
from backstory.catalog.explain import explain_page, explain_pair
from backstory.catalog.rankings import DEPTH
from backstory.cli.lookup import Lookup
from backstory.cli.open_site import open_site
from backstory.cli.options import edition_option, output_options, resolve_options, site_options
from backstory.cli.progress import Bar
from backstory.cli.reporting import print_json, say
from backstory.pages.parts.ripple import ripple
from backstory.problems import Place, Problem, SiteError

_FEW = 12
"""Lines of a list that are shown without --verbose."""
_WHY = {
    "hand-picked": "picked by hand",
    "relation-of": "{relation} of it, as {page} says",
    "broader": "stands above it",
    "narrower": "stands below it",
    "shared-articles": "{count} shared articles",
    "same-paragraph": "named together in {count} paragraphs",
    "linked": "{count} pages link there, {page} first",
    "shared-topics": "shares {count} topics: {topics}",
    "similar-text": "text {count} % alike",
    "similar-articles": "{count} articles tell of the same as articles of the other, the latest {page}",
    "shared-words": "words {count} % alike",
}


@click.command("explain")
@click.argument("one", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@site_options
@edition_option
@output_options
def command(
    one: str, other: str | None, as_json: bool, quiet: bool, verbose: bool, no_color: bool, **site: Any
) -> int:
    """Say what is known of a page, or why two are related.

    A and B are names, paths or addresses. For a page: its metadata, what leads there, what is related to it and
    why, and which pages change when its text is edited. For two: every signal with its weight and its counts.
    """
    options = resolve_options(**site)
    with open_site(options, Bar(shown=not quiet and not as_json), read_next=DEPTH) as found:
        catalog = found.catalog
        lookup = Lookup(options, found, "explain")
        first = lookup.find(one)
        second = lookup.find(other) if other else None
        if second is not None:
            if second.id == first.id:
                raise SiteError(Problem("topics-same", Place("explain"), {"name": one, "other": other or ""}))
            known = explain_pair(catalog, first.id, second.id)
            lines = _pair(catalog, known)
        else:
            known = explain_page(catalog, first.id)
            if first.id in catalog.documents:
                known["changes"] = list(ripple(catalog, options.settings, first.id, first.anchor))
            lines = _page(catalog, known, verbose=verbose)
    if as_json:
        print_json(known)
    else:
        for line in lines:
            say(line)
    return 0


def _page(catalog: Catalog, page: dict[str, Any], *, verbose: bool) -> Iterator[str]:
    most = len if verbose else lambda items: _FEW
    yield page["title"]
    lists = ("used_by", "uses", "related", "changes", "keys_that_won")
    for key, value in page.items():
        if key not in (*lists, "title") and value not in (None, "", []):
            shown = ", ".join(map(str, value)) if isinstance(value, list) else value
            yield f"  {key.replace('_', ' ')}: {shown}"
    for key, other in page.get("keys_that_won", {}).items():
        yield f"  {key} comes from {other}"
    yield from _list("Used by", [_use(use) for use in page["used_by"]], most)
    yield from _list("Uses", [_used(use) for use in page["uses"]], most)
    yield from _list("Related", [_entry(catalog, entry) for entry in page["related"]], most)
    if "changes" in page:
        yield from _list("Changes with its text", page["changes"], most)


def _list(title: str, lines: list[str], most: Any) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title} ({len(lines)})"
    shown = most(lines)
    yield from (f"  {line}" for line in lines[:shown])
    if len(lines) > shown:
        yield f"  and {len(lines) - shown} more: --verbose"


def _pair(catalog: Catalog, pair: dict[str, Any]) -> Iterator[str]:
    titles = {pair[one]["id"]: pair[one]["title"] for one in ("one", "other")}
    for use in pair["uses"]:
        times = f": {use['count']} in all" if use.get("count", 1) > 1 else ""
        line = f", line {use['line']}" if use.get("line") else ""
        yield f"{titles[use['from']]} has {titles[use['to'].partition('#')[0]]} as {use['how']}{line}{times}"
    if not pair["ranking"]:
        yield "Only two topics, or two articles, are ranked with each other."
    for at, side in enumerate(pair["ranking"]):
        if at or pair["uses"]:
            yield ""
        rank = f"number {side['rank']}" if side["rank"] else "not among those listed"
        by_hand = any(signal["weight"] == 0 for signal in side["signals"])
        score = "before all scores" if by_hand else f"score {side['score']:.4f}"
        yield f"On the page of {titles[side['on']]}: {titles[side['to']]} is {rank}, {score}"
        for signal in side["signals"]:
            why = "; ".join(_why(catalog, reason) for reason in signal["reasons"])
            numbers = f"{signal['weight']:.2f} × {signal['value']:.4f} = {signal['part']:.4f}"
            yield f"  {signal['kind']:<11} {numbers}  {why}".rstrip()


def _use(use: dict[str, Any]) -> str:
    section = f" (#{use['section']})" if use["section"] else ""
    sentence = f": {use['sentence']}" if use["sentence"] else ""
    return f"{use['how']:<10} {use['path']}{section}{sentence}"


def _used(use: dict[str, Any]) -> str:
    times = f": {use['count']} in all, {use['linked']} linked" if "count" in use else ""
    return f"{use['how']:<10} {use['to']}, line {use['line']}{times}"


def _entry(catalog: Catalog, entry: dict[str, Any]) -> str:
    why = "; ".join(_why(catalog, reason) for reason in entry["reasons"])
    return f"{entry['score']:.4f} {entry['title']}: {why}"


def _why(catalog: Catalog, reason: dict[str, Any]) -> str:
    page = reason.get("page", "")
    facts = {
        "count": reason.get("count", 0),
        "relation": reason.get("relation", ""),
        "page": catalog.names.get(page, page),
        "topics": ", ".join(catalog.names[topic] for topic in reason.get("topics", ())),
    }
    text = _WHY[str(reason["kind"])].format(**facts)
    if reason.get("count") == 1:
        text = (
            text.replace("articles", "article")
            .replace("paragraphs", "paragraph")
            .replace("pages link", "page links")
        )
        text = text.replace("topics:", "topic:")
    latest = f", the latest {reason['latest']}" if reason.get("latest") else ""
    because = f": {reason['text']}" if reason.get("text") else ""
    return text + latest + because
