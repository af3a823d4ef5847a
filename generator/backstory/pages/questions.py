"""Questions that texts answer, and those that are open: on the pages of topics, and on a page of their own."""

from collections import defaultdict
from collections.abc import Iterable

from backstory.content.documents import Document
from backstory.content.front_matter_types import Question
from backstory.pages.context import PageContext
from backstory.pages.parts.named_blocks import open_questions
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.views import QuestionEntry, QuestionsView, TopicQuestions, TopicRef
from backstory.text import fold


def question_entries(context: PageContext, paths: Iterable[str]) -> tuple[QuestionEntry, ...]:
    """The questions that these documents answer, each with the way to its answer."""
    return tuple(
        _entry(context, context.catalog.documents[path], question)
        for path in dict.fromkeys(paths)
        for question in context.front(path).questions
    )


def questions_view(context: PageContext) -> QuestionsView:
    """Every question of the site: the open ones newest first, the others by the first topic of their text."""
    catalog = context.catalog
    by_topic: defaultdict[TopicRef | None, list[QuestionEntry]] = defaultdict(list)
    for entry in question_entries(context, catalog.asking):
        by_topic[entry.topics[0] if entry.topics else None].append(entry)
    named = sorted((topic for topic in by_topic if topic is not None), key=lambda topic: topic.name)
    groups = tuple(TopicQuestions(topic, tuple(by_topic[topic])) for topic in named)
    rest = (TopicQuestions(None, tuple(by_topic[None])),) if None in by_topic else ()
    numbers = SourceNumbers()
    unknown = open_questions(context, catalog.asking, numbers)
    return QuestionsView(unknown, (*groups, *rest), numbers.entries())


def _entry(context: PageContext, document: Document, question: Question) -> QuestionEntry:
    headings = document.facts.headings
    wanted = fold(question.section)
    anchor = next((one.anchor for one in headings if wanted and fold(one.text) == wanted), "")
    return QuestionEntry(
        text=question.text,
        page=context.page_ref(document.path, anchor),
        line="" if anchor else context.line(document.path),
        reviewed=document.front.reviewed,
        topics=context.topics(context.catalog.references[document.path].topics)[:1],
    )
