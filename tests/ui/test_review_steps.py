"""The steps of a review: what each asks, what stands beside its fields, and what becomes something live."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.queries import goal_page, review_rows
from goaldesk.core.types import Span
from goaldesk.ui import dates
from goaldesk.ui.widgets.auto_text import AutoText
from tests.ui import seeing
from tests.ui.conftest import Opens
from tests.ui.desks import BREATHE, ECG, PACE, RUN, Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, settle, there_is, type_
from tests.ui.weeks import UNDERSTOOD, answer, at_goal, kept, page, step


def go_on(times: int = 1) -> None:
    press("Ctrl+Return", times=times)
    settle()


def inside(person: Person, group: str, name: str) -> QWidget:
    """One of the choices of a group, both by their spoken names."""
    return find(find(page(person), group), name)


# -- understanding


def test_each_goal_says_how_it_moved_and_has_a_field_for_its_evidence(looking_back: Person, goals: Small) -> None:
    go_on()
    assert there_is(page(looking_back), f"{BREATHE}. from Met it to Can follow it")
    assert there_is(page(looking_back), f"{ECG}. Not met yet")
    answer(looking_back, f"Evidence for “{BREATHE}”")
    type_("Told Tom")
    go_on()
    assert looking_back.rows_of("SELECT step, text FROM review_answer") == [(f"evidence:{goals.breathe}", "Told Tom")]
    looking_back.desk.checks.rate(goals.ecg, 2, "six strips")
    click(find(page(looking_back), "Understanding"))
    assert answer(looking_back, f"Evidence for “{BREATHE}”").toPlainText() == "Told Tom"


def test_a_goal_opens_its_page(looking_back: Person) -> None:
    go_on()
    link = find(page(looking_back), f"{PACE}. Not met yet")
    link.setFocus(Qt.FocusReason.TabFocusReason)
    press("Return")
    assert at_goal(looking_back, PACE)
    looking_back.section("Ctrl+4")
    assert step(looking_back) == "Step 2: Understanding, current"


# -- setbacks


def test_the_question_that_a_setback_left_is_written_below_it(looking_back: Person, goals: Small) -> None:
    go_on(2)
    field(page(looking_back), "The question that “A stitch at kilometre 6” left")
    type_("How slow is slow enough?")
    press("Return")
    (question,) = looking_back.rows_of("SELECT text, origin, goal_id FROM question WHERE setback_id IS NOT NULL")
    assert question == ("How slow is slow enough?", "setback", goals.breathe)
    assert there_is(page(looking_back), "What I’ll study or try next: How slow is slow enough?")
    assert there_is(page(looking_back), "A stitch at kilometre 6 (Turned into a next step)")
    assert there_is(page(looking_back), "Step 3: Setbacks, current")
    looking_back.window.undo()
    assert there_is(page(looking_back), "The question that “A stitch at kilometre 6” left")


def test_words_below_a_setback_are_not_left_behind(looking_back: Person) -> None:
    go_on(2)
    field(page(looking_back), "The question that “A stitch at kilometre 6” left")
    type_("How slow")
    go_on()
    assert looking_back.rows_of("SELECT text FROM question WHERE setback_id IS NOT NULL") == ["How slow"]
    assert there_is(page(looking_back), "Step 3: Setbacks, written")


def test_a_setback_opens_its_form(looking_back: Person) -> None:
    go_on(2)
    click(find(page(looking_back), "A stitch at kilometre 6 (Noted)"))
    assert there_is(looking_back.dialog(), "What happened?")
    looking_back.dialog().reject()


# -- challenge


def test_what_was_tried_is_kept_adapted_or_dropped_at_once(looking_back: Person) -> None:
    go_on(3)
    find(page(looking_back), "What becomes of “Count steps”")
    inside(looking_back, "What becomes of “Count steps”", "Keep it").setFocus(Qt.FocusReason.TabFocusReason)
    press("Right")
    press("Space")
    assert looking_back.rows_of("SELECT verdict FROM experiment") == ["adapt"]
    press("Ctrl+Z")
    assert looking_back.rows_of("SELECT verdict FROM experiment") == ["keep"]


DIFFICULTY = "Difficulty: more, less or the same?"


def test_a_usual_answer_comes_first_and_what_was_written_stays(looking_back: Person) -> None:
    go_on(3)
    box = find(page(looking_back), DIFFICULTY, AutoText)
    box.setFocus()
    type_("with hills")
    click(find(page(looking_back), "More"))
    assert kept(looking_back) == {"difficulty": "More. with hills"}
    assert find(page(looking_back), "More").isChecked()
    click(find(page(looking_back), "Less"))
    assert box.toPlainText() == "Less. with hills"
    box.setFocus()
    press("Ctrl+A")
    press("Del")
    assert not find(page(looking_back), "Less").isChecked()


# -- results


def test_results_come_late_and_say_where_the_targets_stand(looking_back: Person) -> None:
    go_on(4)
    assert there_is(page(looking_back), f"{RUN}. 55.5 now, aiming for 52 min. 6 Dec")
    click(find(page(looking_back), "Too early to tell"))
    assert kept(looking_back) == {"results": "Too early to tell"}
    click(find(page(looking_back), f"{RUN}. 55.5 now, aiming for 52 min. 6 Dec"))
    assert at_goal(looking_back, RUN)


def test_a_number_that_is_set_aside_is_left_in_peace(looking_back: Person, goals: Small) -> None:
    looking_back.desk.performance.park(goals.run, parked=True)
    go_on(4)
    assert there_is(page(looking_back), f"{RUN}. number set aside. 6 Dec")


# -- next week


def test_a_question_for_next_week_is_a_live_one(looking_back: Person, goals: Small) -> None:
    go_on(5)
    choice = find(page(looking_back), "It belongs to", QComboBox)
    choice.setFocus()
    press("Down")
    assert choice.currentText() == PACE
    field(page(looking_back), "What do I want to find out?")
    type_("Which pace is mine?")
    press("Return")
    (question,) = goal_page.questions(looking_back.desk.store, goals.pace)
    assert (question.text, question.origin) == ("Which pace is mine?", "review")
    assert there_is(page(looking_back), "Which pace is mine?")
    assert choice.currentText() == PACE
    click(find(page(looking_back), "Put this question away"))
    assert not there_is(page(looking_back), "Which pace is mine?")
    press("Ctrl+Z")
    click(find(page(looking_back), PACE))
    assert at_goal(looking_back, PACE)


def test_a_plan_for_next_week_takes_the_place_of_the_one_before(looking_back: Person, goals: Small) -> None:
    looking_back.desk.plans.write(goals.breathe, "the hill begins", "I count")
    go_on(5)
    assert there_is(page(looking_back), "Its plan until now: If the hill begins, then I count")
    field(page(looking_back), "If")
    type_("I lose count")
    press("Tab")
    type_("I walk ten steps")
    press("Return")
    plan = goal_page.plan(looking_back.desk.store, goals.breathe)
    assert plan is not None
    assert plan[1:] == ("I lose count", "I walk ten steps")
    assert there_is(page(looking_back), "If I lose count, then I walk ten steps")
    assert find(page(looking_back), "If", QLineEdit).text() == ""
    press("Ctrl+Z")
    plan = goal_page.plan(looking_back.desk.store, goals.breathe)
    assert plan is not None
    assert plan[1:] == ("the hill begins", "I count")
    assert kept(looking_back) == {}


@pytest.mark.parametrize("leaves", [lambda person: person.section("Ctrl+2"), lambda person: person.window.close()])
def test_half_a_plan_and_half_a_question_are_not_left_behind(
    looking_back: Person, goals: Small, leaves: Callable[[Person], object]
) -> None:
    go_on(5)
    field(page(looking_back), "What do I want to find out?")
    type_("Which pa")
    field(page(looking_back), "If")
    type_("I lose count")
    leaves(looking_back)
    fields = [find_text(looking_back, name) for name in ("What do I want to find out?", "If")]
    plan = goal_page.plan(looking_back.desk.store, goals.breathe)
    asked = [question.text for question in goal_page.questions(looking_back.desk.store, goals.breathe)]
    assert fields == ["Which pa", "I lose count"] or (plan and plan.if_cue == "I lose count" and "Which pa" in asked)


def find_text(person: Person, name: str) -> str:
    """What stands in a line, also in one that cannot be seen."""
    return next(each.text() for each in page(person).findChildren(QLineEdit) if name_of(each) == name)


def test_plan_and_question_are_in_the_entry_and_their_goals_are_linked(looking_back: Person, goals: Small) -> None:
    go_on(5)
    field(page(looking_back), "What do I want to find out?")
    type_("Which pace?")
    press("Return")
    field(page(looking_back), "If")
    type_("I lose count")
    go_on()
    text = looking_back.entries()[-1][1]
    assert f"## One learning question for next week\n[[{BREATHE}]]: Which pace?" in text
    assert f"## One if-then plan for next week\n[[{BREATHE}]]: If I lose count" in text
    entry = looking_back.rows_of("SELECT id FROM entry ORDER BY id")[-1]
    assert looking_back.rows_of("SELECT goal_id FROM entry_link WHERE entry_id = ?", entry) == [goals.breathe]
    assert there_is(page(looking_back), "An open question")
    looking_back.desk.questions.answer(
        looking_back.rows_of("SELECT id FROM question WHERE text = 'Which pace?'")[0], "9"
    )
    assert there_is(page(looking_back), "Answered 8 Oct")


def test_the_next_review_begins_with_what_the_last_one_led_to(looking_back: Person) -> None:
    go_on(5)
    field(page(looking_back), "What do I want to find out?")
    type_("Which pace?")
    go_on()
    click(find(page(looking_back), "The review after"))
    assert there_is(page(looking_back), "From the last time: “Which pace?”")


# -- for everybody


@pytest.mark.parametrize("direction", ["en_GB", "ar_EG"])
@pytest.mark.parametrize("size", [(1280, 800), (853, 533)])
@pytest.mark.parametrize("span", ["Week", "Month"])
def test_no_step_cuts_anything_off_and_tab_reaches_all_of_it(
    qapp: QApplication, open_window: Opens, sample_desk_open: Desk, size: tuple[int, int], direction: str, span: str
) -> None:
    dates.use_locale(direction)
    rtl = direction == "ar_EG"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    for row in review_rows.reviews(sample_desk_open.store, Span.MONTH):
        sample_desk_open.reviews.put_away(row.id)
    person = open_window(sample_desk_open, size=size)
    person.section("Ctrl+4")
    click(find(page(person), span))
    click(find(page(person), "Step 1: …"))
    found = []
    for _ in range(7 if span == "Month" else 6):
        root = person.window
        for look in (seeing.cut_off, seeing.outside, seeing.covering, seeing.nameless):
            found += [f"{step(person)}: {each}" for each in look(root)]
        wanted = [each for each in seeing.focusable(root) if page(person).isAncestorOf(each)]
        way, unseen = seeing.way_of_tab("Tab", 3 * len(seeing.focusable(root)) + 20)
        found += [f"{step(person)}: {each}" for each in [*seeing.unreached(wanted, way), *unseen]]
        if there_is(page(person), "Finish"):
            break
        go_on()
    assert found == []
    assert there_is(page(person), "Finish")


def test_the_page_is_dressed_anew_with_the_theme(looking_back: Person) -> None:
    looking_back.window.ui.settings.change(theme="dark")
    looking_back.window.ui.look.refresh()
    assert looking_back.window.grab().toImage().pixelColor(900, 500).lightness() < 100
    assert name_of(focus()) == UNDERSTOOD
