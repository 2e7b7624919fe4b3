"""The undo log: what every touched row was before and after, kept in the desk for the last hundred steps.

A step is a list of changes in the order they were made. Undo walks it backwards, redo forwards, and both
use INSERT, UPDATE and DELETE only: a REPLACE would delete the rows that hang on the replaced one.
"""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from goaldesk.core.changes import ChangeSet
from goaldesk.core.words import Message

KEPT_STEPS = 100
MERGE_WITHIN = timedelta(minutes=2)
"""Typing in one field is one step until it rests for longer than this."""

OWNER_COLUMNS = ("goal_id", "performance_id", "learning_id")

Values = dict[str, Any]


class Step(NamedTuple):
    """A kept step, as ``undo_step`` holds it."""

    id: int
    label: str
    merge: str
    made_at: str
    changes: str


class Change(NamedTuple):
    """One row before and after. None means it did not exist; else the columns that changed (all, for a new row)."""

    table: str
    row_id: str
    before: Values | None
    after: Values | None
    owners: tuple[str, ...] = ()

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return self._replace(before=self.after, after=self.before)


def owners_of(table: str, row_id: str, *versions: Values | None) -> tuple[str, ...]:
    """The goals a row belongs to, in any of its versions; a goal belongs to itself."""
    own = {row_id} if table == "goal" else set()
    own |= {version[name] for version in versions if version for name in OWNER_COLUMNS if version.get(name)}
    return tuple(sorted(own))


def change_set(label: str, origin: str, changes: list[Change], done: Message | None) -> ChangeSet:
    """What the views are told about these changes."""
    rows: dict[str, set[str]] = {}
    columns: dict[str, set[str]] = {}
    for change in changes:
        rows.setdefault(change.table, set()).add(change.row_id)
        columns.setdefault(change.table, set()).update(change.before or (), change.after or ())
    goals = frozenset(goal for change in changes for goal in change.owners)
    return ChangeSet(label, origin, _frozen(rows), _frozen(columns), goals, done)


def _frozen(sets: Mapping[str, AbstractSet[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(values) for name, values in sets.items()}


def fold(changes: list[Change]) -> list[Change]:
    """The same changes with each row's successive updates made one, from its first state to its last."""
    result: list[Change] = []
    last: dict[tuple[str, str], int] = {}
    for change in changes:
        at = last.get((change.table, change.row_id))
        combined = _combined(result[at], change) if at is not None else None
        if at is None or combined is None:
            last[change.table, change.row_id] = len(result)
            result.append(change)
        else:
            result[at] = combined
    return result


def _combined(first: Change, second: Change) -> Change | None:
    """Two changes of one row as one, or None where the row went or came back between them."""
    if first.after is None or second.before is None or second.after is None:
        return None
    after = {**first.after, **second.after}
    before = None if first.before is None else {**second.before, **first.before}
    return first._replace(before=before, after=after, owners=tuple(sorted({*first.owners, *second.owners})))


def can_merge(last_merge: str, last_made_at: str, merge: str, now: str) -> bool:
    """Whether a new operation continues the last step: the same field, and no long rest between."""
    if not merge or merge != last_merge:
        return False
    rest = datetime.fromisoformat(now) - datetime.fromisoformat(last_made_at)
    return timedelta() <= rest <= MERGE_WITHIN


def dump(changes: list[Change]) -> str:
    """The changes as the JSON that ``undo_step.changes`` keeps."""
    return json.dumps(changes, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> list[Change]:
    """The changes of a kept step."""
    return [Change(table, row, before, after, tuple(owners)) for table, row, before, after, owners in json.loads(text)]
