"""One quiet notice a week: where it stands, what its buttons do, how it is turned off, and that it costs no start."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox

from goaldesk.core.desk import Desk
from goaldesk.core.method.reviews import Period
from goaldesk.core.settings import SettingsFile
from goaldesk.core.types import Span
from goaldesk.ui.panes.review.notice import ReviewNotice
from goaldesk.ui.widgets.labels import ElidedLabel
from tests.conftest import Hands
from tests.ui.conftest import Opens, leave
from tests.ui.person import Person, click, find, name_of, press, there_is, type_, visible
from tests.ui.weeks import UNDERSTOOD, WEEK, Week, answer, page

ROOT = Path(__file__).resolve().parent.parent.parent
REVIEWS = "SELECT starts_on, ends_on, skipped FROM review"


@pytest.fixture
def noticed(desk: Desk, week: Week, open_window: Opens) -> Person:
    """At a window on a desk with a week to look back on."""
    assert week
    return open_window(desk)


FIRST, SECOND = "28 September to 4 October", "5 to 11 October"


def notice(person: Person) -> list[str]:
    """The days that the notice is about, if it is there."""
    said = [name_of(child) for each in visible(person.window, ReviewNotice) for child in visible(each, ElidedLabel)]
    return [text.removeprefix("The week from ").removesuffix(" can be looked back on.") for text in said]


def again(person: Person, open_window: Opens) -> Person:
    """Close the window and open another one."""
    leave(person.window)
    return open_window(person.desk)


def test_it_says_which_week_can_be_looked_back_on_and_changes_nothing(noticed: Person) -> None:
    assert notice(noticed) == [FIRST]
    assert noticed.rows_of(REVIEWS) == []


def test_it_leads_to_the_review_and_goes_with_the_first_word(noticed: Person) -> None:
    click(find(noticed.window, "Look back on the week"))
    assert name_of(answer(noticed, UNDERSTOOD)) == UNDERSTOOD
    assert there_is(page(noticed), "28 September to 4 October")
    type_("I hear")
    noticed.section("Ctrl+1")
    assert notice(noticed) == []
    press("Ctrl+Z")
    assert notice(noticed) == [FIRST]


def test_not_this_week_leaves_it_to_the_next_without_a_word(noticed: Person, hands: Hands) -> None:
    find(noticed.window, "Not this week").setFocus()
    press("Space")
    assert notice(noticed) == []
    assert noticed.said() == ""
    assert noticed.rows_of(REVIEWS) == [(*WEEK, 1)]
    hands.forward(days=7)
    noticed.window.ui.bus.day_changed.emit()
    assert notice(noticed) == ["28 September to 11 October"]


def test_the_switch_beside_it_turns_it_off_and_the_settings_turn_it_on(
    noticed: Person, settings: SettingsFile, open_window: Opens
) -> None:
    click(find(noticed.window, "Turn this notice off"))
    assert notice(noticed) == []
    assert noticed.said() == "The weekly notice is off. Settings turns it on again"
    assert not settings.now.weekly_notice
    later = again(noticed, open_window)
    assert notice(later) == []
    press("Ctrl+,")
    box = find(later.dialog(), "Offer it once a week, in a line above the table", QCheckBox)
    assert not box.isChecked()
    box.setFocus()
    press("Space")
    press("Escape")
    assert settings.now.weekly_notice
    assert notice(again(later, open_window)) == [FIRST]


def test_it_stands_there_on_one_day_of_a_week(noticed: Person, hands: Hands, open_window: Opens) -> None:
    same_day = again(noticed, open_window)
    assert notice(same_day) == [FIRST]
    hands.forward(days=1)
    same_day.window.ui.bus.day_changed.emit()
    assert notice(same_day) == []
    next_day = again(same_day, open_window)
    assert notice(next_day) == []
    hands.forward(days=4)  # the Tuesday after
    assert notice(again(next_day, open_window)) == [SECOND]


def test_a_young_desk_is_not_asked_about_the_time_before_it(small: Person) -> None:
    assert notice(small) == []


def test_a_review_that_is_begun_or_finished_is_not_offered_again(desk: Desk, week: Week, open_window: Opens) -> None:
    assert week
    desk.reviews.answer(Period(Span.WEEK, date(2026, 9, 28), date(2026, 10, 4)), "understood", "I hear")
    assert notice(open_window(desk)) == []


def test_it_costs_nothing_before_the_first_picture(tmp_path: Path) -> None:
    """Whatever belongs to reviews is loaded once the window stands, and the notice itself where there is one."""
    script = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
from goaldesk.core.settings import SettingsFile
from goaldesk.ui.composition import make_context
from goaldesk.ui.look import Look
from goaldesk.ui.main_window import MainWindow
app = QApplication(["goaldesk", "-style", "fusion"])
settings = SettingsFile(Path(sys.argv[1]) / "settings.json")
desk = open_desk(Path(sys.argv[1]) / "mine.goaldesk", Clock(), create=True)
window = MainWindow(make_context(desk, Look(app, settings), settings))
def paint(event):
    print(sorted(name for name in sys.modules if "review" in name))
    app.quit()
window.paintEvent = paint
window.show()
app.exec()
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-c", script, str(tmp_path)]
    said = subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[0] == "[]"


def test_it_leads_to_the_week_it_is_about_also_while_an_earlier_one_is_begun(
    desk: Desk, week: Week, open_window: Opens
) -> None:
    assert week
    desk.reviews.answer(Period(Span.WEEK, date(2026, 9, 21), date(2026, 9, 27)), "understood", "Half")
    person = open_window(desk)
    click(find(person.window, "Look back on the week"))
    assert there_is(page(person), FIRST)
    assert answer(person, UNDERSTOOD).toPlainText() == ""
