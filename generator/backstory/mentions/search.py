"""Looking for topics in one document's body: the part of knowing that is done per document, in any process."""

from collections.abc import Sequence

from backstory.markdown.block_text import block_text, is_whole_block
from backstory.markdown.body import Body, Segment, Text
from backstory.mentions.counts import Mentions, Named, Places, packed
from backstory.mentions.forms import SurfaceName
from backstory.mentions.matcher import Matcher
from backstory.names.published import Published
from backstory.text import SentencesOf


def search(body: Body, matcher: Matcher) -> Mentions:
    """Every mention in the body, in order."""
    at = [number for number, segment in enumerate(body.segments) if type(segment) is Text]
    runs: list[Text] = [body.segments[number] for number in at]  # type: ignore[misc]
    mentions = matcher.find(runs)
    if not mentions:
        return Mentions()
    divided: dict[int, tuple[SentencesOf, int]] = {}
    sentences: dict[str, int] = {}
    quoted: dict[str, int] = {}
    for mention in mentions:
        if mention.topic not in quoted:
            number = at[mention.run]
            if number not in divided:
                _divide(body.segments, number, divided)
            said, begin = divided[number]
            sentence = said.around(begin + mention.start, begin + mention.end)
            quoted[mention.topic] = sentences.setdefault(sentence, len(sentences))
    return packed(
        Named(
            tuple([matcher.wording(mention) for mention in mentions]),
            tuple([mention.section for mention in mentions]),
        ),
        Places(
            tuple([at[mention.run] for mention in mentions]),
            tuple([mention.start for mention in mentions]),
            tuple([mention.end for mention in mentions]),
            tuple([runs[mention.run].block for mention in mentions]),
        ),
        [mention.text for mention in mentions],
        names=matcher.names,
        quoted=quoted.values(),
        sentences=sentences,
    )


def _divide(segments: Sequence[Segment], number: int, divided: dict[int, tuple[SentencesOf, int]]) -> None:
    """Note the sentences of the block of a text segment, and where in it each of its text segments begins."""
    segment = segments[number]
    if isinstance(segment, Text) and is_whole_block(segments, number):
        divided[number] = SentencesOf(segment.text), 0
        return
    text, begins = block_text(segments, number)
    sentences = SentencesOf(text)
    divided.update((at, (sentences, begin)) for at, begin in begins.items())


def surface_names(published: Published) -> tuple[SurfaceName, ...]:
    """The names that texts are searched for: those of published topics with a file, sorted."""
    names = []
    for topic in published.names.topics():
        if topic.filed and topic.id in published.addresses.of and topic.id in published.listed:
            front = published.documents[topic.id].front
            if topic.id not in published.names.title_taken:
                names.append(SurfaceName(topic.id, topic.name, "title"))
            names += [SurfaceName(topic.id, name, "name") for name in front.names]
            if front.abbr:
                names.append(SurfaceName(topic.id, front.abbr, "abbr"))
    return tuple(names)
