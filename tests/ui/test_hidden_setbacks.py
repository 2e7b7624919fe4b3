"""Setbacks hidden, as while others see the screen: no word of one anywhere in the window, and one key back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from goaldesk.app import Program
from goaldesk.core.types import Kind, SetbackForm
from tests.ui.person import Person, click, find, press, settle, there_is, type_, visible
from tests.ui.programs import Starts
from tests.ui.test_journal import refuse
from tests.ui.test_private import said_of
from tests.ui.test_program import at
from tests.ui.watch import Watch

WORD = "Zephyr"
SHOW = "Setbacks are hidden. Show them"
SECTIONS = {"Desk": "Ctrl+1", "Setbacks": "Ctrl+3", "Review": "Ctrl+4", "Insights": "Ctrl+5"}
"""The pages on which something of a setback stands."""


def rows_of(model: QAbstractItemModel) -> Iterator[str]:
    """What the rows of a list say."""
    columns = model.columnCount(QModelIndex()) if isinstance(model, QAbstractTableModel) else 1
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.index(row, column, QModelIndex()).data(role))


def seen(root: QWidget) -> str:
    """Everything that can be seen or heard of a window and its lists."""
    settle()
    lists = (model for view in visible(root, QAbstractItemView) if (model := view.model()))
    return said_of(root) + "\n".join(text for model in lists for text in rows_of(model))


def write_setbacks(person: Person) -> str:
    """A setback of each kind of interest, all with the word in them; the title of the goal that they belong to."""
    desk = person.desk
    title = person.titles(Kind.LEARNING)[0]
    goal = desk.store.value("SELECT id FROM goal WHERE title = ?", title)
    today = desk.clock.today()
    last_week = today - timedelta(days=7)
    form = SetbackForm(last_week, f"{WORD} of the boxes", lesson=f"{WORD}: slower", goal_ids=(goal,))
    desk.setbacks.log(form)
    desk.setbacks.log(form._replace(what_happened=f"{WORD} again", lesson="", look_again_on=today))
    desk.setbacks.put_away([desk.setbacks.log(form._replace(what_happened=f"{WORD} away"))])
    settle()
    return title


def surfaces(person: Person, goal: str) -> dict[str, str]:
    """What is seen on every page on which something of a setback may stand."""
    window, found = person.window, {}
    for name, keys in SECTIONS.items():
        person.section(keys)
        found[name] = seen(window)
    person.section("Ctrl+4")
    for step in ("Step 1: Look back, written", "Step 3: Setbacks, open"):
        click(find(window, step))
        found[step] = seen(window)
    person.section("Ctrl+1")
    person.go_to(goal)
    press("Return")
    found["goal"] = seen(window)
    press("Escape")
    press("Ctrl+K")
    type_(WORD)
    found["search"] = "\n".join(line for line in person.found() if WORD in line and "“" not in line)
    press("Escape")
    window.openings.trash()
    found["trash"] = seen(person.dialog())
    press("Escape")
    window.openings.new_setback()
    type_(f"{WORD} of the boxes once more")
    person.wait(lambda: person.rows_of("SELECT id FROM setback WHERE draft AND what_happened LIKE '%once more'"))
    found["form"] = seen(person.dialog()).replace(f"{WORD} of the boxes once more", "")
    press("Escape")
    return found


@pytest.fixture
def program(start: Starts) -> Program:
    return start(sample=True)


def test_no_word_of_a_setback_is_anywhere_until_they_are_shown_again(
    program: Program, watch: Watch, qtbot: QtBot
) -> None:
    person = at(program, watch, qtbot)
    goal = write_setbacks(person)
    shown = surfaces(person, goal)
    assert [name for name, said in shown.items() if WORD not in said] == ["Insights"]
    person.activate()
    press("Ctrl+Shift+X")
    hidden = at(program, watch, qtbot)
    assert hidden.window is not person.window
    found = surfaces(hidden, goal)
    assert [name for name, said in found.items() if WORD in said] == []


def test_they_are_shown_again_where_one_is(program: Program, watch: Watch, qtbot: QtBot) -> None:
    write_setbacks(at(program, watch, qtbot))
    press("Ctrl+Shift+X")
    hidden = at(program, watch, qtbot)
    assert hidden.window.ui.settings.now.hide_setbacks
    hidden.section("Ctrl+3")
    page = hidden.window.page("setbacks")
    press("F6")
    assert find(page, SHOW).hasFocus()
    assert not there_is(page, "Words in a setback")
    press("Return")
    shown = at(program, watch, qtbot)
    assert shown.window.section == "setbacks"
    assert WORD in seen(shown.window)
    assert not shown.window.ui.settings.now.hide_setbacks


def test_settings_hide_them_too_and_a_setback_can_be_logged_meanwhile(
    program: Program, watch: Watch, qtbot: QtBot
) -> None:
    person = at(program, watch, qtbot)
    person.window.openings.preferences()
    settle()
    find(person.dialog(), "Hide their words, as while others see the screen", QCheckBox).click()
    person.dialog().reject()
    hidden = at(program, watch, qtbot)
    press("Ctrl+L")
    type_(WORD)
    press("Ctrl+Return")
    assert hidden.rows_of("SELECT what_happened FROM setback WHERE what_happened = ?", WORD) == [WORD]
    assert WORD not in seen(hidden.window)


def test_words_that_cannot_be_written_hold_it(program: Program, watch: Watch, qtbot: QtBot) -> None:
    person = at(program, watch, qtbot)
    press("Ctrl+J")
    refuse(person.desk, True)
    type_("!")
    press("Ctrl+Shift+X")
    settle()
    assert not person.window.ui.settings.now.hide_setbacks
    assert person.said().startswith("Nothing was changed: some words could not be written yet.")
    refuse(person.desk, False)
