"""Reading everything about one goal, for its page."""

from typing import NamedTuple

from goaldesk.core import markup
from goaldesk.core.queries.setbacks import LoggedSetback, logged
from goaldesk.core.store.db import Store
from goaldesk.core.types import Direction, Familiarity, Kind, Ladder, Measure, QuestionOrigin, State, Stuck, Verdict


class GoalRow(NamedTuple):
    """A goal with its own fields."""

    id: str
    kind: Kind
    title: str
    area_id: str | None
    state: State
    put_away: bool
    note: str
    familiarity: Familiarity
    measure: Measure
    due_on: str | None
    parked: bool
    gap: str
    question: str
    framing: str
    ladder: Ladder
    best_result: str
    inner_obstacle: str
    closed_on: str | None
    closing_note: str
    takes_its_place: str
    created_at: str
    expected_mistakes: str
    step_up: str
    step_down: str
    ways_to_find: int | None


class CheckinRow(NamedTuple):
    """A dated value and/or note."""

    id: str
    day: str
    value: float | None
    note: str


class MilestoneRow(NamedTuple):
    """A point on the way."""

    id: str
    title: str
    due_on: str | None
    done_on: str | None


class PairRow(NamedTuple):
    """A pair seen from one of its goals: the other goal and why. ``until_on`` is set once it is taken apart."""

    id: str
    goal_id: str
    title: str
    state: State
    why: str
    since_on: str
    until_on: str | None


class ExperimentRow(NamedTuple):
    """Something to try, being tried (``started_on``), or tried (``tried_on``)."""

    id: str
    approach: str
    prediction: str
    started_on: str | None
    tried_on: str | None
    observed: str
    surprise: str
    later_thoughts: str
    verdict: Verdict | None
    setback_id: str | None = None

    def thoughts(self) -> list[tuple[str, str]]:
        """The later thoughts, each with its day (``2026-10-08``)."""
        return [(day, words) for day, _, words in (line.partition(" ") for line in self.later_thoughts.splitlines())]


class QuestionRow(NamedTuple):
    """A question, open while ``answered_on`` is None."""

    id: str
    text: str
    first_step: str
    origin: QuestionOrigin
    setback_id: str | None
    answer: str
    answered_on: str | None
    check_id: str | None = None
    review_id: str | None = None


class CheckRow(NamedTuple):
    """An understanding check."""

    id: str
    day: str
    ladder: Ladder
    level_before: int | None
    evidence: str
    level_after: int | None
    gaps: str
    topic: str
    days_since_study: int | None


class PracticeRow(NamedTuple):
    """A practice note."""

    id: str
    day: str
    note: str
    challenge: int
    stuck: Stuck


class PlanRow(NamedTuple):
    """The if-then plan of a goal."""

    id: str
    if_cue: str
    then_action: str


class PauseRow(NamedTuple):
    """A time in which a goal rested; without ``until_on`` it still does."""

    since_on: str
    until_on: str | None


class MentionRow(NamedTuple):
    """A journal entry that is linked to the goal. A ``private`` one has no title here."""

    id: str
    day: str
    title: str
    private: bool


def goal(store: Store, goal_id: str) -> GoalRow | None:
    """The goal itself, also if it is put away; None if there is none of that id."""
    sql = """
        SELECT id, kind, title, area_id, state, deleted_at, note, familiarity, start_value, target_value, unit,
            direction, due_on, parked, gap, question, framing, ladder, best_result, inner_obstacle, closed_on,
            closing_note, takes_its_place, created_at, expected_mistakes, step_up, step_down, strategies_to_find
        FROM goal WHERE id = ?"""
    for row in store.rows(sql, goal_id):
        measure = Measure(row[8], row[9], row[10], Direction(row[11]))
        return GoalRow(
            row[0], Kind(row[1]), row[2], row[3], State(row[4]), row[5] is not None, row[6], Familiarity(row[7]),
            measure, row[12], bool(row[13]), row[14], row[15], row[16], Ladder(row[17]), *row[18:],
        )  # fmt: skip
    return None


def checkins(store: Store, goal_id: str) -> list[CheckinRow]:
    """Check-ins of a performance goal, newest first."""
    sql = _of("checkin", "id, day, value, note", "day DESC, created_at DESC, id DESC")
    return [CheckinRow(*row) for row in store.rows(sql, goal_id)]


def milestones(store: Store, goal_id: str) -> list[MilestoneRow]:
    """Milestones of a performance goal, in order."""
    sql = _of("milestone", "id, title, due_on, done_on", "position, id")
    return [MilestoneRow(*row) for row in store.rows(sql, goal_id)]


def pairs(store: Store, goal_id: str, kind: Kind, *, ended: bool = False) -> list[PairRow]:
    """The pairs of a goal, or with ``ended`` those that held until some day; ``goal_id`` of each row is the partner."""
    mine, other, order = "performance_id", "learning_id", "pair.position, pair.id"
    if kind is Kind.LEARNING:
        mine, other, order = other, mine, "goal.position, goal.id"
    sql = f"""
        SELECT pair.id, goal.id, title, state, why, since_on, until_on FROM pair JOIN goal ON goal.id = {other}
        WHERE {mine} = ? AND {"until_on IS NOT NULL" if ended else "pair.deleted_at IS NULL"}
            AND goal.deleted_at IS NULL
        ORDER BY {order}"""
    return [PairRow(*row)._replace(state=State(row[3])) for row in store.rows(sql, goal_id)]


def partners(store: Store, goal_id: str) -> list[str]:
    """The goals that a goal is paired with, or was until some day, of either kind."""
    sql = """
        SELECT learning_id FROM pair WHERE performance_id = ?1 AND (deleted_at IS NULL OR until_on IS NOT NULL)
        UNION SELECT performance_id FROM pair WHERE learning_id = ?1 AND (deleted_at IS NULL OR until_on IS NOT NULL)"""
    return [row[0] for row in store.rows(sql, goal_id)]


def experiments(store: Store, goal_id: str) -> list[ExperimentRow]:
    """Things to try for a learning goal, in order."""
    columns = "id, approach, prediction, started_on, tried_on, observed, surprise, later_thoughts, verdict, setback_id"
    rows = store.rows(_of("experiment", columns, "position, id"), goal_id)
    return [ExperimentRow(*row)._replace(verdict=Verdict(row[8]) if row[8] else None) for row in rows]


def questions(store: Store, goal_id: str) -> list[QuestionRow]:
    """Questions of a goal: the open ones first, each in order."""
    columns = "id, text, first_step, origin, setback_id, answer, answered_on, check_id, review_id"
    rows = store.rows(_of("question", columns, "answered_on IS NOT NULL, position, id"), goal_id)
    return [QuestionRow(*row)._replace(origin=QuestionOrigin(row[3])) for row in rows]


def asked_about(store: Store, check_id: str) -> set[str]:
    """The questions that were made of what a check left open."""
    rows = store.rows("SELECT text FROM question WHERE check_id = ? AND deleted_at IS NULL", check_id)
    return {text for (text,) in rows}


def checks(store: Store, goal_id: str) -> list[CheckRow]:
    """Understanding checks, newest first; one without ``level_after`` is planned or begun.

    One that was planned long ago counts from when it was done, as against a guess of the same day.
    """
    columns = "id, day, ladder, level_before, evidence, level_after, gaps, topic, days_since_study"
    rows = store.rows(_of("understanding_check", columns, "day DESC, changed_at DESC, id DESC"), goal_id)
    return [CheckRow(*row)._replace(ladder=Ladder(row[2])) for row in rows]


def practice(store: Store, goal_id: str) -> list[PracticeRow]:
    """Practice notes, newest first."""
    sql = _of("practice_note", "id, day, note, challenge, stuck", "day DESC, created_at DESC, id DESC")
    return [PracticeRow(*row)._replace(stuck=Stuck(row[4])) for row in store.rows(sql, goal_id)]


def plan(store: Store, goal_id: str) -> PlanRow | None:
    """The if-then plan that holds; None if there is none."""
    sql = "SELECT id, if_cue, then_action FROM plan WHERE goal_id = ? AND active AND deleted_at IS NULL"
    return next((PlanRow(*row) for row in store.rows(sql, goal_id)), None)


def pauses(store: Store, goal_id: str) -> list[PauseRow]:
    """When a goal rested, in order."""
    return [PauseRow(*row) for row in store.rows(_of("pause", "since_on, until_on", "since_on, id"), goal_id)]


def setbacks(store: Store, goal_id: str) -> list[LoggedSetback]:
    """Setbacks that belong to a goal, newest first."""
    sql = """
        SELECT setback.id FROM setback_goal AS link JOIN setback ON setback.id = setback_id
        WHERE goal_id = ? AND link.deleted_at IS NULL AND setback.deleted_at IS NULL
        ORDER BY day DESC, setback.created_at DESC, setback.id DESC"""
    ids = [row[0] for row in store.rows(sql, goal_id)]
    found = logged(store, ids)
    return [found[setback_id] for setback_id in ids]


def mentions(store: Store, goal_id: str) -> list[MentionRow]:
    """Journal entries linked to a goal, newest first."""
    sql = """
        SELECT id, day, iif(private, '', text), private FROM entry
        WHERE deleted_at IS NULL AND id IN (SELECT entry_id FROM entry_link WHERE goal_id = ?)
        ORDER BY day DESC, created_at DESC, id DESC"""
    rows = store.rows(sql, goal_id)
    return [MentionRow(row[0], row[1], markup.title_and_excerpt(row[2])[0], bool(row[3])) for row in rows]


def tried_and_asked(store: Store, goal_id: str) -> tuple[int, int]:
    """How many things were tried for a learning goal, and how many of its questions are open."""
    mine = "goal_id = ? AND deleted_at IS NULL"
    tried = store.value(f"SELECT count(*) FROM experiment WHERE {mine} AND tried_on IS NOT NULL", goal_id)
    asked = store.value(f"SELECT count(*) FROM question WHERE {mine} AND answered_on IS NULL", goal_id)
    return tried, asked


def _of(table: str, columns: str, order: str) -> str:
    """A select of what belongs to a goal and is not put away."""
    return f"SELECT {columns} FROM {table} WHERE goal_id = ? AND deleted_at IS NULL ORDER BY {order}"
