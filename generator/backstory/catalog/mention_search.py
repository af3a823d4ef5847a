"""Looking for topics in one document's body: the part of knowing that is done per document, in any process."""

from msgspec import Struct

from backstory.catalog.mentions import Matcher, Mention
from backstory.catalog.surface_names import SurfaceName
from backstory.catalog.survey import Survey
from backstory.content.documents import Body, Text
from backstory.text import sentence_around


class Sighting(Struct, frozen=True, array_like=True):
    """A mention and where it stands: the body's segment and block; the sentence of a topic's first one."""

    mention: Mention
    segment: int
    block: int
    sentence: str = ""


def search(body: Body, matcher: Matcher) -> tuple[Sighting, ...]:
    """Every mention in the body, in order."""
    at = [number for number, segment in enumerate(body.segments) if isinstance(segment, Text)]
    runs = [segment for segment in body.segments if isinstance(segment, Text)]
    seen: set[str] = set()
    sightings = []
    for mention in matcher.find(runs):
        run = runs[mention.run]
        sentence = ""
        if mention.topic not in seen:
            seen.add(mention.topic)
            sentence = sentence_around(run.text, mention.start, mention.end)
        sightings.append(Sighting(mention, at[mention.run], run.block, sentence))
    return tuple(sightings)


def surface_names(found: Survey) -> tuple[SurfaceName, ...]:
    """The names that texts are searched for: those of published topics with a file, sorted."""
    names = []
    for topic in found.names.topics():
        if topic.filed and topic.id in found.addresses.of:
            front = found.documents[topic.id].front
            names.append(SurfaceName(topic.id, topic.name, "title"))
            names += [SurfaceName(topic.id, name, "name") for name in front.names]
            if front.abbr:
                names.append(SurfaceName(topic.id, front.abbr, "abbr"))
    return tuple(names)
