"""Item models keep Qt's rules over every change; what was closed hears of nothing, and nothing piles up."""

import gc
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QListView, QMenu, QTableView
from shiboken6 import isValid

from goaldesk.core.queries.goal_table import NO_AREA, Shown, Sort, TableView
from goaldesk.core.types import Kind, Measure, SetbackForm, State
from tests.conftest import Hands
from tests.ui.conftest import Opens, leave
from tests.ui.desks import Small
from tests.ui.person import Person, choose, find, press, settle, type_

_REPORT = QAbstractItemModelTester.FailureReportingMode.Warning


class Rules:
    """Testers on models, and what they find wrong. Other messages go on to where they went before."""

    def __init__(self) -> None:
        self.broken: list[str] = []
        self._testers: list[QAbstractItemModelTester] = []
        self._before: Any = qInstallMessageHandler(self._hear)

    def watch(self, model: QAbstractItemModel) -> None:
        """Put a tester on a model."""
        self._testers.append(QAbstractItemModelTester(model, _REPORT))

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if context.category == "qt.modeltest":
            self.broken.append(message)
        elif self._before is not None:
            self._before(kind, context, message)

    def stop(self) -> None:
        qInstallMessageHandler(self._before)
        self._testers.clear()


@pytest.fixture
def rules() -> Iterator[Rules]:
    """The rules of item models."""
    rules = Rules()
    yield rules
    rules.stop()


def all_the_changes(person: Person, goals: Small, hands: Hands) -> None:
    """One of everything that can happen on a desk, and all of it taken back and done again."""
    desk = person.desk
    steps: list[Callable[[], object]] = [
        lambda: desk.goals.add(Kind.PERFORMANCE, "New left"),
        lambda: desk.goals.add(Kind.LEARNING, "New right"),
        lambda: desk.goals.reword(goals.run, "Run far"),
        lambda: desk.pairs.pair(goals.exam, goals.ecg),
        lambda: desk.pairs.pair_new(goals.bakery, "Third"),
        lambda: desk.goals.move(goals.bakery, goals.run),
        lambda: desk.goals.set_area([goals.run, goals.ecg], desk.areas.add("Body")),
        lambda: desk.performance.set_measure(goals.run, Measure(0, 10, "km"), date(2026, 11, 1)),
        lambda: desk.performance.check_in(goals.run, 4, "first"),
        lambda: desk.checks.rate(goals.ecg, 3, "drew it"),
        lambda: desk.setbacks.log(SetbackForm(date(2026, 10, 1), "Stopped", study_question="Why?")),
        lambda: desk.setbacks.log(SetbackForm(date(2026, 9, 1), "Earlier")),
        lambda: desk.journal.add(date(2026, 10, 1), "Earlier words"),
        lambda: desk.journal.add(date(2026, 10, 8), "Words of today"),
        lambda: desk.goals.set_state([goals.exam], State.REACHED),
        lambda: desk.goals.put_away([goals.breathe, goals.bakery]),
        lambda: desk.goals.bring_back([goals.breathe]),
    ]
    for step in steps:
        hands.forward(minutes=7)
        step()
    while desk.session.undo():
        pass
    while desk.session.redo():
        pass


def test_the_table_keeps_the_rules(small: Person, goals: Small, hands: Hands, rules: Rules) -> None:
    model = small.table.model()
    rules.watch(model)
    all_the_changes(small, goals, hands)
    for sort in Sort:
        for by_area in (True, False):
            for shown in Shown:
                model.show(TableView(shown, "", None, sort, by_area))
    for text in ("r", "run", "zzz", ""):
        model.show(TableView(text=text))
    model.show(TableView(area_id=NO_AREA))
    model.show(TableView())
    assert rules.broken == []


def test_the_table_keeps_the_rules_while_a_goal_is_begun(small: Person, rules: Rules, goals: Small) -> None:
    rules.watch(small.table.model())
    press("Ctrl+Shift+N")
    type_("Half")
    small.desk.goals.add(Kind.LEARNING, "From outside")
    small.desk.goals.put_away([goals.run])
    press("Return")
    assert "Half" in small.titles(Kind.PERFORMANCE)
    assert "From outside" in small.titles(Kind.LEARNING)
    assert rules.broken == []


def test_logs_and_lists_keep_the_rules(small: Person, goals: Small, hands: Hands, rules: Rules) -> None:
    for keys in ("Ctrl+2", "Ctrl+3", "Ctrl+1"):
        small.section(keys)
    views = [*small.window.findChildren(QTableView), *small.window.findChildren(QListView)]
    models = {view.model() for view in views if view.model() is not None}
    assert len(models) >= 5  # the table, two logs, two lists of entries
    for model in models:
        rules.watch(model)
    with small.qtbot.captureExceptions() as raised:
        all_the_changes(small, goals, hands)
    assert [repr(each[1]) for each in raised] == []
    assert rules.broken == []


def test_long_logs_keep_the_rules_while_they_are_scrolled(small: Person, rules: Rules) -> None:
    with small.desk.session.op("many"):
        for number in range(400):
            small.desk.setbacks.log(SetbackForm(date(2026, 10, 1 + number % 8), f"Setback {number}"))
            small.desk.journal.add(date(2026, 9, 1 + number % 28), f"Entry {number}")
    small.section("Ctrl+2")
    entries = find(small.window, "Entries", QListView)
    rules.watch(entries.model())
    entries.scrollToBottom()
    settle()
    small.section("Ctrl+3")
    log = find(small.window, "Setbacks", QTableView)
    rules.watch(log.model())
    log.scrollToBottom()
    settle()
    assert entries.model().rowCount() == 400
    assert log.model().rowCount() == 400
    assert log.model().index(399, 1).data().startswith("Setback")
    small.desk.setbacks.put_away(small.rows_of("SELECT id FROM setback LIMIT 150"))
    assert log.model().rowCount() == 250
    small.desk.session.undo()
    assert log.model().rowCount() == 400
    assert rules.broken == []


def test_the_search_keeps_the_rules(small: Person, rules: Rules) -> None:
    press("Ctrl+K")
    rules.watch(find(small.window, "What was found", QListView).model())
    type_("run e")
    press("Ctrl+A")
    type_(">")
    press("Escape")
    assert rules.broken == []


def test_the_choice_of_goals_keeps_the_rules(small: Person, rules: Rules) -> None:
    small.go_to(small.index("Pass the exam"))
    press("Ctrl+Shift+P")
    rules.watch(find(small.window, "Pair with a learning goal", QListView).model())
    type_("zz")
    press("Backspace", times=2)
    press("Escape")
    assert rules.broken == []


def drop_closed() -> None:
    """Let go of everything that was closed."""
    for _ in range(3):
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settle()


def widgets() -> int:
    drop_closed()
    return sum(isValid(each) for each in QApplication.allWidgets())


def a_setback(person: Person) -> None:
    press("Ctrl+L")
    press("Escape")


def the_settings(person: Person) -> None:
    press("Ctrl+,")
    press("Escape")


def the_keys(person: Person) -> None:
    press("F1")
    press("Escape")


def the_search(person: Person) -> None:
    press("Ctrl+K")
    press("Escape")


def the_filter(person: Person) -> None:
    press("Ctrl+Shift+F")
    press("Escape")


def a_check_in(person: Person) -> None:
    person.go_to("Pass the exam")
    press("Ctrl+Shift+C")
    press("Escape")


def a_measure(person: Person) -> None:
    person.go_to("Pass the exam")
    press("Ctrl+Shift+M")
    press("Escape")


def a_pairing(person: Person) -> None:
    person.go_to("Pass the exam")
    press("Ctrl+Shift+P")
    press("Escape")


def goal_pages(person: Person) -> None:
    for goal_id in person.rows_of("SELECT id FROM goal"):
        person.window.ui.places.goal.emit(goal_id)
    person.table.setFocus()


def other_pages(person: Person) -> None:
    for keys in ("Ctrl+2", "Ctrl+3", "Ctrl+1"):
        person.section(keys)


def the_menu(person: Person) -> None:
    person.go_to("Pass the exam")
    person.menu_of_table(lambda menu: choose(menu, "Copy"))


def the_day(person: Person) -> None:
    person.journal.previous_day()
    person.journal.next_day()


def a_rewording(person: Person) -> None:
    person.go_to("Pass the exam")
    press("F2")
    press("Escape")


WAYS = [
    a_setback, the_settings, the_keys, the_search, the_filter, a_check_in, a_measure, a_pairing, goal_pages,
    other_pages, the_menu, the_day, a_rewording,
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_opening_and_closing_piles_nothing_up(small: Person, way: Callable[[Person], None]) -> None:
    for _ in range(2):
        way(small)
        small.activate()
    before = widgets()
    for _ in range(20):
        way(small)
        small.activate()
    assert widgets() <= before


def test_a_closed_window_is_gone_and_hears_of_nothing(small: Person, open_window: Opens, goals: Small) -> None:
    desk = small.desk
    other_pages(small)
    goal_pages(small)
    leave(small.window)
    assert widgets() == 0
    again = open_window(desk)
    with again.qtbot.captureExceptions() as raised:
        for number in range(100):
            desk.goals.reword(goals.run, f"Run {number}")
    assert raised == []
    assert "Run 99" in again.titles(Kind.PERFORMANCE)


def test_a_hundred_changes_reach_a_closed_dialog_zero_times(small: Person, goals: Small) -> None:
    with small.qtbot.captureExceptions() as raised:
        for way in (a_setback, the_filter, a_check_in, the_search):
            way(small)
            small.activate()
        drop_closed()
        for number in range(100):
            small.desk.goals.reword(goals.run, f"Run {number}")
            small.window.ui.bus.flush.emit()
    assert raised == []
    assert small.rows_of("SELECT count(*) FROM setback") == [0]


def test_menus_delete_themselves(small: Person) -> None:
    for _ in range(5):
        the_menu(small)
    drop_closed()
    assert [menu for menu in small.window.findChildren(QMenu) if menu.isVisible()] == []
    assert len(small.window.findChildren(QMenu)) <= 1
