"""Parts of bodies with their slots filled: where links lead, which mentions are links, what embeds show."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from msgspec import structs

from backstory.content.documents import Document
from backstory.markdown.body import NamedBlock, SlotKind
from backstory.mentions.counts import NO_MENTIONS, NOTHING, MentionLink
from backstory.mentions.form_codes import topics_of
from backstory.names.embeds import DEEPEST, Piece
from backstory.names.registry import Target
from backstory.pages.context import PageContext, day
from backstory.pages.parts.queries import listing
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.pictures import picture_in_text
from backstory.pages.views import (
    AsOfFill,
    Box,
    CitationFill,
    EmbedFill,
    FeedView,
    LabelFill,
    LinkFill,
    MentionFill,
    Passage,
    PictureFill,
    QuestionsView,
    View,
)

_BOX_WORDS = 80
"""Words that a box shows at most; a longer piece shows its first paragraph and the way to the rest."""


def fill(
    context: PageContext,
    document: Document,
    part: str,
    numbers: SourceNumbers,
    *,
    on: str,
    above: tuple[Piece, ...] = (),
) -> Passage:
    """A part of a document's body as it stands on the page of `on`.

    Mentions of the page's own topic are not linked. `above` are the pieces that embed this one.
    """
    piece = document.facts.parts[part]
    inside = [slot for slot in document.facts.slots if piece.start <= slot.segment < piece.end]
    references = context.catalog.references[document.path]
    links, embeds, citations, marks, labels = [], [], [], [], []
    pictures, lists = [], []
    for slot in inside:
        index = slot.index
        if slot.kind is SlotKind.OPEN:
            url = _url(context, references.links[index], document.path == on, document.path)
            links.append(LinkFill(index, url, document.facts.links[index].title))
        elif slot.kind is SlotKind.EMBED:
            box = _embedded(
                context, references.embeds[index], numbers, on=on, above=(*above, (document.path, part))
            )
            embeds.append(EmbedFill(index, box))
        elif slot.kind is SlotKind.CITE:
            citations.append(CitationFill(index, numbers.cite(document, document.facts.citations[index].id)))
        elif slot.kind is SlotKind.AS_OF:
            marks.append(AsOfFill(index, document.facts.as_of[index]))
        elif slot.kind is SlotKind.PICTURE:
            pictures.append(_picture(context, document, index, on=on))
        elif slot.kind is SlotKind.LABEL:
            labels.append(_label(context, document, index))
        elif slot.kind is SlotKind.LIST:
            query, topics = document.facts.queries[index], references.queries[index]
            lists.append(listing(context, query, topics, on=document.path, index=index))
    mentions = [
        MentionFill(link.segment, link.start, link.end, context.url(link.topic))
        for link in _mention_links(context, document)
        if piece.start <= link.segment < piece.end and link.topic != on
    ]
    return Passage(
        path=document.path,
        part=part,
        digest=piece.digest,
        links=tuple(links),
        mentions=tuple(mentions),
        embeds=tuple(embeds) if above else _each_once(embeds, set(), own=document.path),
        citations=tuple(citations),
        as_of=tuple(marks),
        labels=tuple(labels),
        lists=tuple(lists),
        base=context.folder(document.path),
        page=context.url(document.path) if on != document.path else "",
        pictures=tuple(pictures),
    )


def _each_once(embeds: Iterable[EmbedFill], seen: set[Piece], *, own: str) -> tuple[EmbedFill, ...]:
    """The embeds of a page, where a piece that stands further up already is not shown again; `seen` are those.

    What a text shows of itself, `own`, is no background: it stands wherever its author wants it.
    """
    once = []
    for embed in embeds:
        box = embed.box
        if box is not None:
            passage = box.passage
            again = passage.path != own and bool(seen & {(passage.path, passage.part), (passage.path, "")})
            seen.add((passage.path, passage.part))
            inside = passage.embeds if again else _each_once(passage.embeds, seen, own=own)
            box = structs.replace(box, again=again, passage=structs.replace(passage, embeds=inside))
        once.append(structs.replace(embed, box=box))
    return tuple(once)


def _picture(context: PageContext, document: Document, index: int, *, on: str) -> PictureFill:
    """A picture in the text of `document` on the page of `on`."""
    path = document.path
    shown = picture_in_text(
        document,
        index,
        context.catalog.references[path],
        context.catalog.images,
        folder=context.folder(path),
    )
    first = index == 0 and on == path and document.front.image is None
    return PictureFill(index, shown, document.facts.shown_images[index].alone, first)


def answer_to(context: PageContext, path: str, block: NamedBlock) -> str:
    """The path of the first document that answers a named block of the document at `path`; empty for none."""
    anchors = {block.anchor, *block.names}
    answering = [one.path for one in context.catalog.answers.get(path, ()) if one.anchor in anchors]
    dated = [(day(context.catalog.documents[one]), one) for one in answering]
    return min(((when, one) for when, one in dated if when), default=("", ""))[1]


def _label(context: PageContext, document: Document, index: int) -> LabelFill:
    block = document.facts.named_blocks[index]
    answer = answer_to(context, document.path, block)
    return LabelFill(
        index,
        block.kind,
        block.title,
        context.page_ref(answer) if answer else None,
        day(context.catalog.documents[answer]) if answer else "",
        block.assessment,
    )


def _mention_links(context: PageContext, document: Document) -> list[MentionLink]:
    catalog = context.catalog
    here = catalog.mention_counts.get(document.path, NOTHING)
    # Which of them are links depends on their topics, also where they are none.
    named = here.named
    topics = topics_of(named.wordings, catalog.searched)
    context.recorder.card.update(topics)
    numbers = context.choice.links_in(document, catalog.references[document.path], named)
    return catalog.mention_spans.get(document.path, NO_MENTIONS).links(numbers, topics) if numbers else []


def box(
    context: PageContext, target: Target, numbers: SourceNumbers, *, on: str, above: tuple[Piece, ...] = ()
) -> Box | None:
    """A background piece or a section of anything, boxed; None where it is not published."""
    document = context.catalog.documents.get(target.id)
    if document is None or target.id not in context.catalog.addresses:
        return None
    facts = document.facts
    part = _part(context, target)
    whole = facts.parts[part].words <= _BOX_WORDS or part.startswith("^") or "^lead" not in facts.parts
    shown = part if whole or part else "^lead"
    uses = context.catalog.uses.get(target.id, ())
    return Box(
        title=context.title(target.id, target.anchor),
        url=context.url(target.id, target.anchor),
        passage=fill(context, document, shown, numbers, on=on, above=above),
        reviewed=document.front.reviewed,
        review_due=context.due(document.front.review_by),
        used_in=len({use.path for use in uses if use.how != "mention"}),
        # Only the page of a background piece lists where it is used.
        used_in_url=context.url(target.id, "used-in") if document.kind == "background" else "",
        whole=(whole and not part) or target.anchor.startswith("^"),
        words=facts.parts[shown].words,
    )


def boxes(
    context: PageContext, targets: Sequence[Target], numbers: SourceNumbers, *, on: str
) -> tuple[Box, ...]:
    """Those of the pieces that are published, each once; a section goes in favour of the whole piece."""
    wholes = {target.id for target in targets if not target.anchor}
    chosen = dict.fromkeys(target for target in targets if not target.anchor or target.id not in wholes)
    made = (box(context, target, numbers, on=on) for target in chosen)
    return tuple(one for one in made if one is not None)


def _embedded(
    context: PageContext, target: Target | None, numbers: SourceNumbers, *, on: str, above: tuple[Piece, ...]
) -> Box | None:
    # A circle of embeds is an error that is reported; here it only must end.
    if target is None or len(above) > DEEPEST or (target.id, _part(context, target)) in above:
        return None
    return box(context, target, numbers, on=on, above=above)


def _part(context: PageContext, target: Target) -> str:
    """The part of its document that a target is, empty for all of it."""
    document = context.catalog.documents.get(target.id)
    return target.anchor if document is not None and target.anchor in document.facts.parts else ""


def _url(context: PageContext, target: Target | None, here: bool, path: str) -> str:
    """Where a link of the document at `path` leads; `here` says that it stands on that document's own page."""
    if target is None:
        return ""
    if here and target.id == path and target.anchor:
        return f"#{quote(target.anchor)}"
    return context.url(target.id, target.anchor)


def documents_shown(view: View) -> set[str]:
    """Paths of the documents whose bodies a page shows."""
    passages = [getattr(view, name, None) for name in ("body", "lead", "lead_first")]
    waiting = [passage for passage in passages if isinstance(passage, Passage)]
    waiting += [box.passage for box in getattr(view, "boxes", ())]
    waiting += [entry.passage for column in getattr(view, "stake", ()) for entry in column.entries]
    if isinstance(view, QuestionsView):
        waiting += [entry.passage for entry in view.open]
    if isinstance(view, FeedView):
        waiting += [entry.body for entry in view.entries if entry.body is not None]
    shown = set()
    while waiting:
        passage = waiting.pop()
        shown.add(passage.path)
        waiting += [embed.box.passage for embed in passage.embeds if embed.box is not None]
    return shown
