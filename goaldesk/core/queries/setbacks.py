"""Reading the setbacks log. The stage of a setback is derived from what came of it, and stored nowhere."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from goaldesk.core.store.db import Store
from goaldesk.core.types import Outcome, SetbackForm, SetbackKind, Stage


class LoggedSetback(NamedTuple):
    """One row of the log."""

    id: str
    day: str
    outcome: Outcome
    what_happened: str
    what_it_showed: str
    next_step: str
    stage: Stage
    draft: bool
    put_away: bool


ORDER: Mapping[str, frozenset[str]] = {"setback": frozenset({"day", "deleted_at"})}
"""The columns that decide which setbacks are listed and in which order, in a list without a text."""

# What came of a setback: a question, else an experiment, else an if-then plan.
_LOG = """
    SELECT setback.id, setback.day, outcome, what_happened, new_information, draft, setback.deleted_at,
        coalesce(asked.text, tried.approach, if_then), asked.answered_on
    FROM setback
    LEFT JOIN question AS asked ON asked.id = (
        SELECT id FROM question WHERE setback_id = setback.id AND deleted_at IS NULL ORDER BY id LIMIT 1)
    LEFT JOIN experiment AS tried ON tried.id = (
        SELECT id FROM experiment WHERE setback_id = setback.id AND deleted_at IS NULL ORDER BY id LIMIT 1)"""


def order(store: Store, text: str = "", *, put_away: bool = False) -> list[str]:
    """The ids of all setbacks, or of those in which every word of ``text`` occurs, newest first."""
    words = text.split()
    said = "what_happened || ' ' || new_information || ' ' || still_holds || ' ' || outside_view || ' ' || lesson"
    where = f"deleted_at IS {'NOT NULL' if put_away else 'NULL'}" + f" AND instr(fold({said}), fold(?))" * len(words)
    rows = store.rows(f"SELECT id FROM setback WHERE {where} ORDER BY day DESC, created_at DESC, id DESC", *words)
    return [row[0] for row in rows]


def logged(store: Store, ids: Sequence[str]) -> dict[str, LoggedSetback]:
    """These setbacks as the log shows them, by id."""
    rows = store.rows(f"{_LOG} WHERE setback.id IN (SELECT value FROM json_each(?))", json.dumps(list(ids)))
    return {row[0]: _logged(*row) for row in rows}


def _logged(
    setback_id: str, day: str, outcome: str, happened: str, showed: str, draft: int, deleted_at: str | None,
    next_step: str, answered_on: str | None,
) -> LoggedSetback:  # fmt: skip
    if next_step:
        stage = Stage.ANSWERED if answered_on else Stage.NEXT_STEP
    else:
        stage = Stage.LOOKED_INTO if showed else Stage.NOTED
    return LoggedSetback(
        setback_id, day, Outcome(outcome), happened, showed, next_step, stage, bool(draft), deleted_at is not None
    )


def form(store: Store, setback_id: str) -> SetbackForm:
    """A setback as its form shows it. Raises KeyError if there is none of that id."""
    rows = store.rows(
        """
        SELECT day, what_happened, feel, still_holds, outside_view, kind, new_information, if_then, look_again_on,
            luck, outcome, draft, lesson,
            (SELECT text FROM question WHERE setback_id = ?1 AND deleted_at IS NULL ORDER BY id LIMIT 1),
            EXISTS (SELECT 1 FROM experiment WHERE setback_id = ?1 AND deleted_at IS NULL)
        FROM setback WHERE id = ?1""",
        setback_id,
    )
    if not rows:
        raise KeyError(f"no setback {setback_id}")
    row = rows[0]
    goals = "SELECT goal_id FROM setback_goal WHERE setback_id = ? AND deleted_at IS NULL ORDER BY id"
    return SetbackForm(
        day=date.fromisoformat(row[0]),
        what_happened=row[1],
        feel=row[2],
        still_holds=row[3],
        outside_view=row[4],
        kind=SetbackKind(row[5]) if row[5] else None,
        new_information=row[6],
        study_question=row[13] or "",
        also_try=bool(row[14]),
        if_then=row[7],
        look_again_on=date.fromisoformat(row[8]) if row[8] else None,
        luck=row[9],
        outcome=Outcome(row[10]),
        goal_ids=tuple(goal_id for (goal_id,) in store.rows(goals, setback_id)),
        draft=bool(row[11]),
        lesson=row[12],
    )
