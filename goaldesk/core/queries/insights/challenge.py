"""How hard learning goals feel."""

from datetime import date
from typing import NamedTuple

from goaldesk.core.method import challenge
from goaldesk.core.method.challenge import Felt, Suggestion
from goaldesk.core.queries.insights.period import Period
from goaldesk.core.store.db import Store, in_list
from goaldesk.core.types import OPEN_STATES, Challenge, Kind, State, Stuck, Topic


class Feels(NamedTuple):
    """A learning goal by its practice notes in the period.

    ``now`` is what the latest one of ``day`` says, from 1 to 5; the counts are of all of them, as one of three.
    ``suggestion`` is what the last two suggest, unless that was answered already.
    """

    goal_id: str
    title: str
    day: date
    now: int
    too_easy: int
    at_the_edge: int
    too_hard: int
    suggestion: Suggestion | None

    def count(self, felt: Challenge) -> int:
        """How many of its notes felt like this."""
        return {
            Challenge.TOO_EASY: self.too_easy,
            Challenge.AT_THE_EDGE: self.at_the_edge,
            Challenge.TOO_HARD: self.too_hard,
        }[felt]


def feels(store: Store, period: Period) -> list[Feels]:
    """The open learning goals with a practice note in the period, in the order of the table.

    Says how practising felt to the person (method.md 4.2). It does not show how well it went, and no share of any
    of the three is the right one.
    """
    rows = store.rows(
        f"""
        SELECT goal.id, title, state, noted.id, day, challenge, stuck
        FROM practice_note AS noted JOIN goal ON goal.id = goal_id
        WHERE kind = '{Kind.LEARNING}' AND state IN ({in_list(OPEN_STATES)}) AND goal.deleted_at IS NULL
            AND noted.deleted_at IS NULL AND day BETWEEN ? AND ?
        ORDER BY position, goal.id, day DESC, noted.created_at DESC, noted.id DESC""",
        *period.texts,
    )
    notes: dict[tuple[str, str, State], list[tuple[str, str, Felt]]] = {}
    for goal_id, title, state, note_id, day, felt, stuck in rows:
        notes.setdefault((goal_id, title, State(state)), []).append((note_id, day, Felt(felt, Stuck(stuck))))
    said = f"SELECT about FROM offer WHERE topic = '{Topic.CHALLENGE}' AND deleted_at IS NULL"
    answered = {about for (about,) in store.rows(said)}
    found = []
    for (goal_id, title, state), of_goal in notes.items():
        latest, day, now = of_goal[0]
        shown = [challenge.shown(note.felt) for _, _, note in of_goal]
        quiet = state is not State.ACTIVE or latest in answered
        suggestion = None if quiet else challenge.suggest([note for _, _, note in of_goal[:2]])
        found.append(
            Feels(
                goal_id, title, date.fromisoformat(day), now.felt, shown.count(Challenge.TOO_EASY),
                shown.count(Challenge.AT_THE_EDGE), shown.count(Challenge.TOO_HARD), suggestion,
            )
        )  # fmt: skip
    return found
