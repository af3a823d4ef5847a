"""Telling others what a publish changed, and what came of it."""

from typing import Any

from backstory.cli.publish_output import Reporter
from backstory.cli.reporting import say
from backstory.publish.notices import notify
from backstory.publish.publish import PublishPlan
from backstory.settings import Notify


def tell_others(plan: PublishPlan, told: Notify, reporter: Reporter) -> list[dict[str, Any]]:
    """Tell the services that site.yaml names, and say a line for each; the same for `--json`.

    Nobody is told of what readers are promised nothing of: a trial, or a site at another address than its own.
    """
    if not plan.added:
        return []
    if not (told.indexnow or told.hub):
        reporter.say('Nobody to tell: site.yaml names neither "indexnow" nor "hub" under "notify".')
    notices = []
    for notice in notify(plan.site, plan.difference, plan.gone, told):
        what = f"{len(notice.addresses):,} {'address' if len(notice.addresses) == 1 else 'addresses'}"
        if notice.failure:
            say(f"note: {notice.service} was not told of {what}: {notice.failure}", err=True)
        else:
            reporter.say(f"{notice.service}: told of {what}.")
        notices.append(
            {"service": notice.service, "addresses": notice.addresses, "failure": notice.failure or None}
        )
    return notices
