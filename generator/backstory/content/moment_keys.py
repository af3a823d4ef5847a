"""The keys that say from when and up to when readers see a text, as the authors of each program write them."""

from functools import lru_cache
from typing import Literal

from backstory.content.aliases import is_dated
from backstory.yaml import schema
from backstory.yaml.parser import Node

MomentField = Literal["date", "embargo", "expires"]

DATES = (
    "publishDate",
    "pubdate",
    "published",
    "created",
    "date.created",
    "publish_date",
    "pub_date",
    "published_at",
    "date_published",
    "publication_date",
)
EMBARGOES = (
    "embargo_until",
    "embargoed_until",
    "embargoed",
    "publish",
    "publish_at",
    "publish_on",
    "publish_from",
    "start_publish",
    "go_live",
    "go_live_at",
    "live_at",
    "live_from",
    "available_from",
    "visible_from",
    "not_before",
    "scheduled",
    "scheduled_for",
    "scheduled_at",
)
EXPIRIES = (
    "expiryDate",
    "unpublishdate",
    "expire",
    "expiry",
    "expires_at",
    "expire_at",
    "expiration_date",
    "unpublish_on",
    "unpublish_at",
    "publish_until",
    "visible_until",
    "end_publish",
)


@lru_cache(maxsize=4096)
def moment_field(key: str) -> MomentField | None:
    """The field of a key that may say when readers see a text, however its words are joined: `publishAt`."""
    return _FIELDS.get(_joined(key.replace("-", "").replace(" ", "")))


def says_who(key: str, field: str, node: Node) -> bool:
    """Whether such a key says who may read the text, and not when: `published: false`, `embargo: true`."""
    if key in ("published", "publish"):
        return not is_dated(node)
    return field == "embargo" and schema.as_flag(node) is not None


def _joined(key: str) -> str:
    return key.lower().replace("_", "")


_FIELDS: dict[str, MomentField] = {
    **{_joined(key): "date" for key in ("date", *DATES)},
    **{_joined(key): "embargo" for key in ("embargo", *EMBARGOES)},
    **{_joined(key): "expires" for key in ("expires", *EXPIRIES)},
}
