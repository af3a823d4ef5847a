"""Why things are related, as pages say it."""

from collections.abc import Sequence

from backstory.pages.context import PageContext
from backstory.pages.views import Reason
from backstory.ranking.results import RankingReason as Why


def reasons(context: PageContext, whys: Sequence[Why]) -> tuple[Reason, ...]:
    """The reasons of a ranking, their pages and topics named."""
    return tuple(
        Reason(
            kind=why.kind,
            count=why.count,
            latest=why.latest,
            text=why.text,
            relation=why.relation,
            page=context.page_ref(why.page) if why.page else None,
            topics=context.topics(why.topics),
            words=why.words,
        )
        for why in whys
    )
