"""What other tools may not write into a desk: values that no one could read again."""

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core.desk import Desk
from tests.core.steps import learning, performance


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with a row in each table that is tried here."""
    desk.performance.add_milestone(performance(desk), "Half of it")
    goal = learning(desk)
    desk.practice.note(goal, 3)
    desk.checks.rate(goal, 3)
    desk.journal.add(desk.clock.today(), "Words")
    return desk


@pytest.mark.parametrize(
    "change",
    [
        "goal SET due_on = 'soon'",
        "goal SET due_on = '2026-10-08T00:00'",
        "goal SET due_on = '2026-02-30'",
        "goal SET due_on = '10000-01-01'",
        "goal SET state = 'archived'",
        "goal SET ladder = 'zen'",
        "goal SET direction = 'up'",
        "goal SET familiarity = 'so-so'",
        "goal SET target_value = 'much'",
        "goal SET changed_at = 'yesterday'",
        "milestone SET due_on = 'x'",
        "practice_note SET challenge = 9",
        "understanding_check SET level_after = 9",
        "understanding_check SET ladder = 'zen'",
        "entry SET day = '0000-00-00'",
        "entry SET changed_offset = 99999",
    ],
)
def test_a_value_that_cannot_be_read_is_kept_out_by_the_tables(full: Desk, change: str) -> None:
    with pytest.raises(sqlcipher.IntegrityError):
        full.store.connection.execute(f"UPDATE {change}")


@pytest.mark.parametrize("day", ["'2026-10-08'", "'2028-02-29'", "'9999-12-31'", "NULL"])
def test_a_real_day_and_no_day_are_let_in(full: Desk, day: str) -> None:
    full.store.connection.execute(f"UPDATE goal SET due_on = {day}")
