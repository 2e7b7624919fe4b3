"""Reading what an entry said before it was changed."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from goaldesk.core.store.db import Store
from goaldesk.core.types import VersionReason


class Version(NamedTuple):
    """What an entry said until ``at``, the moment at the place where it was, and what happened to it then."""

    id: str
    at: datetime
    reason: VersionReason
    text: str


def order(store: Store, entry_id: str) -> list[str]:
    """The ids of the versions of an entry, newest first."""
    sql = "SELECT id FROM entry_revision WHERE entry_id = ? AND deleted_at IS NULL ORDER BY id DESC"
    return [row[0] for row in store.rows(sql, entry_id)]


def versions(store: Store, ids: Sequence[str]) -> dict[str, Version]:
    """These versions, by id."""
    sql = """
        SELECT id, created_at, created_offset, reason, text FROM entry_revision
        WHERE id IN (SELECT value FROM json_each(?))"""
    return {
        version_id: Version(version_id, _moment(at, offset), VersionReason(reason), text)
        for version_id, at, offset, reason, text in store.rows(sql, json.dumps(list(ids)))
    }


def _moment(at: str, offset: int) -> datetime:
    return datetime.fromisoformat(at).astimezone(timezone(timedelta(minutes=offset)))
