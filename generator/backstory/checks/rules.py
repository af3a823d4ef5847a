"""The rules, one after the other. Each looks at the context and says what it finds."""

from collections.abc import Callable, Iterable

from backstory.checks.ai_part import ai_part_open
from backstory.checks.assessments import mixed_assessments
from backstory.checks.claims import claims_without_source
from backstory.checks.context import CheckContext
from backstory.checks.dates import as_of_old, review_due, undated_articles
from backstory.checks.images import images_without_text, unfit_images
from backstory.checks.naming import generic_names, near_topics, silent_names, topics_alike
from backstory.checks.orphans import orphans, unused_topics
from backstory.checks.quotes import quotes_without_source
from backstory.checks.repeats import repeated_passages
from backstory.checks.summaries import missing_summaries
from backstory.checks.vague_time import vague_times
from backstory.problems import Problem

Rule = Callable[[CheckContext], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    undated_articles,
    review_due,
    as_of_old,
    vague_times,
    claims_without_source,
    quotes_without_source,
    mixed_assessments,
    topics_alike,
    near_topics,
    generic_names,
    silent_names,
    orphans,
    unused_topics,
    missing_summaries,
    images_without_text,
    unfit_images,
    repeated_passages,
    ai_part_open,
)


def run_rules(context: CheckContext) -> list[Problem]:
    """All that the rules find; paths are relative to the content folder."""
    return [problem for rule in RULES for problem in rule(context)]
