"""The Insights page: what it says, how it is read, where it leads, and when it reads."""

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from goaldesk.core.types import SetbackForm
from tests.ui.desks import BREATHE, ECG, PACE, RUN, Small
from tests.ui.person import Person, click, find, focus, name_of, press, settle, there_is
from tests.ui.pictures import (
    ANSWERS,
    ATTENTION,
    CHALLENGE,
    PAIRS,
    RESULTS,
    STEPS,
    TITLES,
    WRITING,
    card,
    cards,
    go_in,
    spots,
    view,
    )  # fmt: skip

TODAY = date(2026, 10, 8)


def said(person: Person, title: str) -> str:
    return view(person, title).accessibleDescription()


# -- what it says


def test_ctrl_5_and_the_rail_lead_to_it(small: Person) -> None:
    small.section("Ctrl+5")
    assert find(small.window.rail, "Insights").isChecked()
    small.section("Ctrl+1")
    click(find(small.window.rail, "Insights"))
    assert list(cards(small)) == list(TITLES)


def test_every_picture_says_the_main_of_it(insights: Person) -> None:
    assert {title: name_of(view(insights, title)) for title in TITLES} == {
        WRITING: "Days you wrote: 3 days with an entry of 179",
        ATTENTION: "Where your attention went: 3 noted about results, 10 about learning",
        STEPS: "Steps of understanding: 1 learning goal, 3 checks",
        RESULTS: "Progress toward results: 1 performance goal, 3 values",
        ANSWERS: "From setback to answer: 2 questions, 1 answered",
        CHALLENGE: f"How hard it feels right now: too hard: {PACE}; at the edge: {ECG}",
        PAIRS: "Results and understanding: 3 pairs, 2 of which one cannot tell",
    }


def test_every_picture_says_what_it_does_not_show(insights: Person) -> None:
    caveats = {
        WRITING: "not its worth",
        ATTENTION: "Not hours",
        STEPS: "no test",
        RESULTS: "its own scale",
        ANSWERS: "Some never need an answer",
        CHALLENGE: "not how it went",
        PAIRS: "cannot show that the learning caused the result",
    }
    for title, words in caveats.items():
        assert find(card(insights, title), card(insights, title).insight.sentence()).isVisible()
        assert words in card(insights, title).insight.sentence()


def test_setbacks_are_counted_nowhere(insights: Person) -> None:
    before = {title: name_of(view(insights, title)) for title in TITLES}
    insights.desk.setbacks.log(SetbackForm(TODAY, "One without a question"))
    assert {title: name_of(view(insights, title)) for title in TITLES} == before


def test_an_empty_desk_says_what_gathers_in_each_place(blank: Person) -> None:
    blank.section("Ctrl+5")
    for title, each in cards(blank).items():
        assert find(each, each.insight.nothing()).isVisible(), title
        assert not each.view.isVisible()
        assert not there_is(each, f"More: {title}")
    assert not find(blank.window.page("insights"), "Save as picture").isEnabled()
    press("F6")
    assert name_of(focus()) == "6 months"


# -- reading it mark by mark


def test_the_arrow_keys_go_from_day_to_day_and_from_week_to_week(insights: Person) -> None:
    go_in(insights, WRITING)
    assert said(insights, WRITING) == "The arrow keys go from mark to mark."
    heard = []
    for keys in ("End", "Up", "Left", "Down", "Ctrl+Home", "Up", "Ctrl+End"):
        press(keys)
        heard.append(said(insights, WRITING))
    assert heard == [
        "Sunday 4 October: nothing written",
        "Saturday 3 October: nothing written",
        "Saturday 26 September: nothing written",
        "Sunday 27 September: nothing written",
        "Monday 13 April: nothing written",
        "Monday 13 April: nothing written",
        "Sunday 4 October: nothing written",
    ]
    assert QToolTip.text() == heard[-1]


def test_a_day_with_entries_says_how_much_and_opens_in_the_journal(insights: Person) -> None:
    number = next(
        number for number, spot in enumerate(spots(insights, WRITING)) if spot.said.startswith("Friday 2 Oct")
    )
    go_in(insights, WRITING).go_to(number)
    assert said(insights, WRITING) == "Friday 2 October: 1 entry, a paragraph"
    press("Return")
    insights.activate()
    assert find(insights.window.rail, "Journal").isChecked()
    assert insights.text().startswith("Some words more.")


def test_both_columns_of_a_week_are_read(insights: Person) -> None:
    go_in(insights, ATTENTION)
    press("End")
    assert said(insights, ATTENTION) == "Week of 5 Oct, Learning: 1 check, 2 practice notes, 3 questions"
    press("Up")
    assert said(insights, ATTENTION) == "Week of 5 Oct, Performance: 1 check-in"
    press("Left")
    assert said(insights, ATTENTION) == "Week of 28 Sept, Performance: nothing noted"
    press("Return")
    assert find(insights.window.rail, "Insights").isChecked(), "a week is not one thing"


def test_steps_are_read_goal_by_goal_and_check_by_check(insights: Person) -> None:
    go_in(insights, STEPS)
    heard = []
    for keys in ("Right", "Right", "Right", "Right", "Right"):
        press(keys)
        heard.append(said(insights, STEPS))
    assert heard == [
        f"{BREATHE}: 2 · Can follow it, 3 checks in this time",
        "29 August: 1 · Met it",
        "26 September: 3 · Can explain it",
        "6 October: 2 · Can follow it, without evidence so far",
        "6 October: 2 · Can follow it, without evidence so far",
    ]
    press("Return")
    insights.activate()
    assert (
        insights.window.desk_page.open_goal_id() == insights.rows_of("SELECT id FROM goal WHERE title = ?", BREATHE)[0]
    )


def test_results_are_read_in_their_own_units(insights: Person, goals: Small) -> None:
    go_in(insights, RESULTS)
    press("Right")
    assert said(insights, RESULTS) == f"{RUN}: 5 of 8 km, aiming for 8 km, 3 values in this time"
    press("End")
    assert said(insights, RESULTS) == "5 October: 5 km"
    press("Return")
    insights.activate()
    assert insights.window.desk_page.open_goal_id() == goals.run


def test_a_question_leads_to_its_setback(insights: Person) -> None:
    go_in(insights, ANSWERS)
    press("Right")
    assert said(insights, ANSWERS) == "How slow is slow? From 28 September, answered 8 October"
    press("Right")
    assert said(insights, ANSWERS) == "How far is far? From 8 October, still open"
    press("Return")
    assert insights.dialogs() == 1
    insights.dialog().reject()


def test_how_hard_a_goal_feels_leads_to_it_and_so_does_the_suggestion(insights: Person, goals: Small) -> None:
    go_in(insights, CHALLENGE)
    press("Right")
    assert said(insights, CHALLENGE) == f"{PACE}: lost on 7 October; 2 notes too hard, 1 note too easy"
    press("Down")
    assert said(insights, CHALLENGE) == f"{ECG}: at the edge on 8 October; 1 note at the edge"
    press("Down")
    assert said(insights, CHALLENGE).startswith(f"{PACE}: Step back for now.")
    press("Return")
    insights.activate()
    assert insights.window.desk_page.open_goal_id() == goals.pace


def test_pairs_say_their_share_and_depth_or_that_one_cannot_tell(insights: Person, goals: Small) -> None:
    heard = {spot.said for spot in spots(insights, PAIRS)}
    assert heard == {
        f"{RUN} with {BREATHE}: 62 % of the way, depth 2 · Can follow it",
        f"{RUN} with {PACE}: 62 % of the way, no check yet",
        f"Open the bakery with {BREATHE}: no number to tell by, depth 2 · Can follow it",
    }
    go_in(insights, PAIRS)
    press("Right")
    press("Return")
    insights.activate()
    assert insights.window.desk_page.open_goal_id() in {goals.run, goals.bakery}


def test_the_pointer_says_and_opens_the_same(insights: Person, goals: Small) -> None:
    drawn = view(insights, RESULTS)
    insights.window.page("insights")._area.ensureWidgetVisible(drawn)
    settle()
    where = drawn.spots()[0].area.center().toPoint()
    QTest.mouseMove(drawn, where)
    settle()
    assert said(insights, RESULTS).startswith(f"{RUN}: 5 of 8 km")
    assert drawn.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(drawn, QHelpEvent(QHelpEvent.Type.ToolTip, where, drawn.mapToGlobal(where)))
    assert QToolTip.text().startswith(f"{RUN}: 5 of 8 km")
    nowhere = QPoint(drawn.width() - 2, drawn.height() - 2)
    assert drawn.nearest(QPointF(nowhere)) is None
    click(drawn, nowhere)
    assert find(insights.window.rail, "Insights").isChecked()
    click(drawn, where)
    insights.activate()
    assert insights.window.desk_page.open_goal_id() == goals.run


def test_up_from_the_first_row_scrolls_the_page(insights: Person) -> None:
    drawn = go_in(insights, PAIRS)
    bar = insights.window.page("insights")._area.verticalScrollBar()
    assert bar.value() > 0, "the picture was brought into sight"
    press("Home")
    before = bar.value()
    press("Up")
    assert drawn.current == 0
    assert bar.value() < before
