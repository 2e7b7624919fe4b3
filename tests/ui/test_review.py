"""The Review page: looking back, leaving and going on, finishing, skipping, and the way to a fact and back."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from goaldesk.core.method.reviews import Period
from goaldesk.core.types import Span
from tests.conftest import Hands
from tests.core.test_undo import dump
from tests.ui.conftest import Opens, leave
from tests.ui.person import (
    Person,
    click,
    click_cell,
    field,
    find,
    focus,
    name_of,
    press,
    settle,
    there_is,
    type_,
    visible,
)
from tests.ui.weeks import (
    FACTS,
    SURPRISE,
    UNDERSTOOD,
    WEEK,
    answer,
    fact_lines,
    kept,
    page,
    step,
)

ANSWERED = "SELECT answer, answered_on FROM question WHERE goal_id IS NULL"
REVIEWS = "SELECT starts_on, ends_on, skipped, finished_on FROM review WHERE deleted_at IS NULL ORDER BY id"


def earlier(person: Person) -> list[str]:
    """What the list of earlier reviews says, line by line."""
    there = [each for each in visible(page(person), QListView) if name_of(each) == "Earlier reviews"]
    model = there[0].model() if there else None
    return [model.index(row, 0).data() for row in range(model.rowCount())] if model else []


# -- looking


def test_the_week_that_is_over_is_shown_with_all_its_facts_and_looking_changes_nothing(looking_back: Person) -> None:
    assert there_is(page(looking_back), "28 September to 4 October")
    assert fact_lines(looking_back) == FACTS
    assert step(looking_back) == "Step 1: Look back, current"
    assert looking_back.rows_of(REVIEWS) == []
    assert name_of(focus()) == UNDERSTOOD


def test_a_week_without_anything_reads_kindly(blank: Person) -> None:
    blank.section("Ctrl+4")
    assert there_is(page(blank), "The next one is about 5 to 11 October.")
    click(find(page(blank), "Look back already"))
    assert there_is(page(blank), "Nothing was written down in this time. Blank days belong here too.")
    press("Ctrl+Return")
    assert there_is(page(blank), "No learning goal is active at the moment.")


# -- writing, leaving, going on


def test_the_first_words_begin_the_review_and_are_written_after_a_pause(looking_back: Person) -> None:
    type_("I hear the turn")
    looking_back.wait(lambda: kept(looking_back) == {"understood": "I hear the turn"})
    assert looking_back.rows_of(REVIEWS) == [(*WEEK, 0, None)]
    assert find(page(looking_back), "Saved at…")


def test_leaving_keeps_the_words_and_going_on_leads_back_to_them(looking_back: Person) -> None:
    type_("I hear the turn")
    press("Ctrl+Return")
    answer(looking_back, SURPRISE)
    type_("Eleven seconds")
    click(find(page(looking_back), "Finish later"))
    assert kept(looking_back) == {"understood": "I hear the turn", "surprise": "Eleven seconds"}
    assert there_is(page(looking_back), "You have begun to look back on 28 September to 4 October.")
    assert earlier(looking_back) == ["28 September to 4 October"]
    click(find(page(looking_back), "Go on"))
    assert step(looking_back) == "Step 2: Understanding, current"
    assert there_is(page(looking_back), "Step 1: Look back, written")
    assert answer(looking_back, SURPRISE).toPlainText() == "Eleven seconds"


def test_another_start_goes_on_where_the_last_one_ended(looking_back: Person, open_window: Opens) -> None:
    type_("I hear the turn")
    press("Ctrl+Return")
    answer(looking_back, SURPRISE)
    type_("Eleven")
    leave(looking_back.window)
    again = open_window(looking_back.desk)
    again.section("Ctrl+4")
    assert step(again) == "Step 2: Understanding, current"
    assert answer(again, SURPRISE).toPlainText() == "Eleven"


def test_words_that_cannot_be_written_hold_the_page_and_the_window(looking_back: Person) -> None:
    looking_back.desk.store.connection.execute("PRAGMA query_only = 1")
    type_("I hear the turn")
    press("Ctrl+Return")
    assert step(looking_back) == "Step 1: Look back, current"
    assert looking_back.said().startswith("Not saved yet")
    assert not looking_back.window.close()
    looking_back.desk.store.connection.execute("PRAGMA query_only = 0")
    press("Ctrl+Return")
    assert step(looking_back) == "Step 2: Understanding, current"
    assert kept(looking_back) == {"understood": "I hear the turn"}


def test_undo_takes_the_words_and_the_review_back_and_redo_brings_them(looking_back: Person) -> None:
    type_("I hear")
    press("Ctrl+Return")
    looking_back.window.undo()
    assert looking_back.rows_of(REVIEWS) == []
    click(find(page(looking_back), "Step 1: Look back, open"))
    assert answer(looking_back, UNDERSTOOD).toPlainText() == ""
    looking_back.window.redo()
    assert answer(looking_back, UNDERSTOOD).toPlainText() == "I hear"


def test_steps_are_gone_through_by_keys_back_and_forth(looking_back: Person) -> None:
    seen = [step(looking_back)]
    for _ in range(5):
        press("Ctrl+Return")
        seen.append(step(looking_back))
    names = ["Look back", "Understanding", "Setbacks", "Challenge", "Results", "Next week"]
    assert seen == [f"Step {number}: {name}, current" for number, name in enumerate(names, 1)]
    click(find(page(looking_back), "Results"))
    assert step(looking_back) == "Step 5: Results, current"
    click(find(page(looking_back), "Skip this step"))
    assert step(looking_back) == "Step 6: Next week, current"
    assert looking_back.rows_of(REVIEWS) == []


def test_each_step_leads_to_what_the_guide_says_of_it_and_back(looking_back: Person) -> None:
    press("Ctrl+Return", times=5)
    find(page(looking_back), "Why this? if-then plans").setFocus(Qt.FocusReason.TabFocusReason)
    press("Return")
    assert find(looking_back.window.rail, "Guide").isChecked()
    looking_back.section("Ctrl+4")
    assert step(looking_back) == "Step 6: Next week, current"


# -- finishing and skipping


def finish(person: Person) -> None:
    """Write something at the first step, and finish without going on."""
    answer(person, UNDERSTOOD)
    type_("I hear the turn")
    press("Ctrl+Return", times=6)
    settle()


def test_finishing_makes_one_entry_of_the_answers(looking_back: Person) -> None:
    finish(looking_back)
    text = f"# Weekly review, 28 September to 4 October\n\n## {UNDERSTOOD}\nI hear the turn"
    assert ("2026-10-08", text) in looking_back.entries()
    assert looking_back.rows_of(REVIEWS) == [(*WEEK, 0, "2026-10-08")]
    assert looking_back.said() == "Finished. Your answers are an entry of today"
    assert there_is(page(looking_back), "Finished today.")
    assert there_is(page(looking_back), "I hear the turn")
    click(find(page(looking_back), "Open its entry"))
    assert looking_back.text() == text


def test_a_question_that_belongs_to_no_goal_is_answered_where_it_was_asked(looking_back: Person) -> None:
    period = Period(Span.WEEK, *(date.fromisoformat(day) for day in WEEK))
    looking_back.desk.reviews.ask(period, None, "Which lamp holds?")
    finish(looking_back)
    field(page(looking_back), "Answer to “Which lamp holds?”")
    type_("The small one")
    press("Return")
    assert looking_back.rows_of(ANSWERED) == [("The small one", "2026-10-08")]
    assert there_is(page(looking_back), "Answered 8 Oct")
    assert there_is(page(looking_back), "The small one")
    click(find(page(looking_back), "Open this question again"))
    assert looking_back.rows_of(ANSWERED) == [("The small one", None)]
    press("Ctrl+Z")
    assert there_is(page(looking_back), "Answered 8 Oct")


def test_undo_of_finishing_leads_back_into_the_review(looking_back: Person) -> None:
    finish(looking_back)
    press("Ctrl+Z")
    assert len(looking_back.entries()) == 3
    assert step(looking_back) == "Step 1: Look back, current"
    assert answer(looking_back, UNDERSTOOD).toPlainText() == "I hear the turn"
    press("Ctrl+Shift+Z")
    assert there_is(page(looking_back), "Finished today.")


def test_skipping_says_nothing_and_the_next_one_reaches_further_back(looking_back: Person) -> None:
    click(find(page(looking_back), "Skip this week"))
    assert looking_back.rows_of(REVIEWS) == [(*WEEK, 1, None)]
    assert looking_back.said() == ""
    assert there_is(page(looking_back), "The next one is about 28 September to 11 October.")
    press("Ctrl+Z")
    assert looking_back.rows_of(REVIEWS) == []
    assert there_is(page(looking_back), "28 September to 4 October can be looked back on.")
    click(find(page(looking_back), "Not this week"))
    assert looking_back.rows_of(REVIEWS) == [(*WEEK, 1, None)]


def test_what_was_written_before_it_was_skipped_is_found_again(looking_back: Person) -> None:
    type_("I hear the turn")
    click(find(page(looking_back), "Skip this week"))
    assert earlier(looking_back) == ["28 September to 4 October"]
    find(page(looking_back), "Earlier reviews", QListView).setFocus()
    press("Home")
    press("Return")
    assert answer(looking_back, UNDERSTOOD).toPlainText() == "I hear the turn"
    type_("s")
    press("Ctrl+Return")
    assert looking_back.rows_of(REVIEWS) == [(*WEEK, 0, None)]


def test_undo_takes_all_of_a_review_back_and_redo_brings_it(looking_back: Person) -> None:
    before = dump(looking_back.desk)
    type_("I hear the turn")
    press("Ctrl+Return", times=2)
    field(page(looking_back), "The question that “A stitch at kilometre 6” left")
    type_("How slow?")
    press("Return")
    press("Ctrl+Return")
    click(find(page(looking_back), "Adapt it"))
    press("Ctrl+Return", times=2)
    field(page(looking_back), "What do I want to find out?")
    type_("Which pace?")
    press("Return")
    field(page(looking_back), "If")
    type_("I lose count")
    press("Ctrl+Return")
    after = dump(looking_back.desk)
    assert there_is(page(looking_back), "Finished today.")
    for _ in range(6):
        looking_back.window.undo()
    assert dump(looking_back.desk) == before
    assert step(looking_back).endswith(", current")
    for _ in range(6):
        looking_back.window.redo()
    assert dump(looking_back.desk) == after
    assert there_is(page(looking_back), "Finished today.")


# -- weeks and months, earlier ones


def test_the_arrows_lead_to_the_week_before_and_after(looking_back: Person) -> None:
    finish(looking_back)
    assert not find(page(looking_back), "The review before").isEnabled()
    click(find(page(looking_back), "The review after"))
    assert there_is(page(looking_back), "5 to 11 October")
    assert fact_lines(looking_back) == [("Only the other day", ""), ("Weekly review, 28 September to 4 October", "")]
    type_("So far")
    assert not find(page(looking_back), "The review after").isEnabled()
    click(find(page(looking_back), "The review before"))
    assert there_is(page(looking_back), "Finished today.")
    assert looking_back.rows_of("SELECT text FROM review_answer ORDER BY id") == ["I hear the turn", "So far"]


def test_months_are_looked_back_on_by_their_own_script(looking_back: Person) -> None:
    find(page(looking_back), "Week").setFocus(Qt.FocusReason.TabFocusReason)
    press("Right")
    press("Space")
    assert there_is(page(looking_back), "September 2026")
    assert step(looking_back) == "Step 1: Evidence, current"
    type_("Too low")
    click(find(page(looking_back), "Week"))
    assert step(looking_back) == "Step 1: Look back, current"
    assert looking_back.rows_of("SELECT span, text FROM review JOIN review_answer ON review.id = review_id") == [
        ("month", "Too low")
    ]


def test_earlier_reviews_are_listed_opened_and_put_away(looking_back: Person) -> None:
    finish(looking_back)
    click(find(page(looking_back), "All reviews"))
    assert earlier(looking_back) == ["28 September to 4 October"]
    view = find(page(looking_back), "Earlier reviews", QListView)
    said = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "28 September to 4 October. finished 8 Oct. I hear the turn"
    click_cell(view, view.model().index(0, 0))
    assert there_is(page(looking_back), "Finished today.")
    click(find(page(looking_back), "All reviews"))
    find(page(looking_back), "Earlier reviews", QListView).setFocus(Qt.FocusReason.TabFocusReason)
    press("Home")
    press("Del")
    assert looking_back.said() == "Review put away"
    assert earlier(looking_back) == []
    assert len(looking_back.entries()) == 4
    press("Ctrl+Z")
    assert earlier(looking_back) == ["28 September to 4 October"]


def test_the_search_opens_a_review_by_what_was_written_in_it(looking_back: Person) -> None:
    type_("Eleven seconds")
    looking_back.section("Ctrl+1")
    press("Ctrl+K")
    type_("eleven")
    assert "Eleven seconds" in looking_back.found()
    press("Return")
    assert answer(looking_back, UNDERSTOOD).toPlainText() == "Eleven seconds"


def test_a_new_day_brings_a_new_week(looking_back: Person, hands: Hands) -> None:
    finish(looking_back)
    click(find(page(looking_back), "All reviews"))
    assert there_is(page(looking_back), "The next one is about 5 to 11 October.")
    hands.forward(days=4)
    looking_back.window.ui.bus.day_changed.emit()
    assert there_is(page(looking_back), "5 to 11 October can be looked back on.")
