"""The menus of the goal table: what can be done with the cells that are selected, and in which order they stand."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from goaldesk.core.queries import goal_table as goal_table_query
from goaldesk.core.queries.goal_table import TableView
from goaldesk.core.types import Kind, State
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.goal_table import Column
from goaldesk.ui.panes.goal_table.strip import sort_names

if TYPE_CHECKING:
    from goaldesk.ui.panes.goal_table.pane import GoalTablePane


def context_menu(pane: "GoalTablePane") -> QMenu:
    """The menu for the present selection. It deletes itself once closed."""
    menu = QMenu(pane)
    menu.aboutToHide.connect(menu.deleteLater)
    pane.ui.look.dress(menu)
    index = pane.view.currentIndex()
    row = pane.model.row(index.row()) if index.isValid() else None
    goal_id = pane.view.current_goal()
    if goal_id:
        menu.addAction(tr("Open"), QKeySequence("Enter"), pane.open_page)
        menu.addAction(tr("Reword"), QKeySequence("F2"), pane.reword)
        if index.column() == Column.PERFORMANCE:
            menu.addAction(tr("Check in…"), QKeySequence("Ctrl+Shift+C"), pane.check_in)
            menu.addAction(tr("Measure and deadline…"), QKeySequence("Ctrl+Shift+M"), pane.set_measure)
        else:
            menu.addAction(tr("Check my understanding…"), QKeySequence("Ctrl+Shift+U"), pane.check_understanding)
            menu.addAction(tr("Depth and last thing tried…"), pane.set_depth)
            menu.addAction(tr("Five short steps…"), partial(pane.ui.places.prepare.emit, goal_id))
        menu.addSeparator()
    if row and (row.performance_id or row.learning_id):
        menu.addAction(tr("Pair…"), QKeySequence("Ctrl+Shift+P"), pane.pair)
    if row and row.pair_id:
        menu.addAction(tr("Unpair"), QKeySequence("Ctrl+Shift+D"), pane.unpair)
    if goal_id:
        menu.addAction(tr("Move up"), QKeySequence("Alt+Up"), pane.move_up)
        menu.addAction(tr("Move down"), QKeySequence("Alt+Down"), pane.move_down)
        _add_area_menu(menu, pane)
        _add_state_menu(menu, pane)
        menu.addSeparator()
    menu.addAction(tr("New performance goal"), partial(pane.begin_goal, Kind.PERFORMANCE))
    menu.addAction(tr("New learning goal"), partial(pane.begin_goal, Kind.LEARNING))
    menu.addSeparator()
    menu.addAction(tr("Copy"), QKeySequence.StandardKey.Copy, pane.copy)
    _add_copy_menu(menu, pane)
    menu.addAction(tr("Paste a table…"), QKeySequence.StandardKey.Paste, pane.paste)
    if goal_id:
        menu.addSeparator()
        away = pane.model.cell(index)
        text = tr("Bring back") if away and away.put_away else tr("Put away")
        menu.addAction(text, QKeySequence.StandardKey.Delete, pane.put_away)
    return menu


def _add_area_menu(menu: QMenu, pane: "GoalTablePane") -> None:
    areas = menu.addMenu(tr("Area"))
    for area_id, name in goal_table_query.areas_in_order(pane.ui.desk.store):
        areas.addAction(name.replace("&", "&&"), partial(pane.set_area, area_id))
    areas.addSeparator()
    areas.addAction(tr("New area…"), pane.new_area)
    areas.addAction(tr("No area"), partial(pane.set_area, None))


def _add_state_menu(menu: QMenu, pane: "GoalTablePane") -> None:
    states = menu.addMenu(tr("Where it stands"))
    single = len(pane.view.selected_goals()) == 1
    for state, text in (
        (State.ACTIVE, tr("Active")),
        (State.RESTING, tr("Resting")),
        (State.REACHED, tr("Reached")),
        (State.LEARNED_ENOUGH, tr("Learned enough")),
        (State.CHANGED_MY_MIND, tr("Changed my mind")),
    ):
        asks = single and state is not State.ACTIVE
        states.addAction(tr("{state}…", state=text) if asks else text, partial(pane.set_state, state))


def _add_copy_menu(menu: QMenu, pane: "GoalTablePane") -> None:
    copies = menu.addMenu(tr("Copy as"))
    for suffix, text in ((".md", tr("Markdown table")), (".csv", tr("CSV")), (".html", tr("HTML"))):
        copies.addAction(text, partial(pane.copy_as, suffix))


def sort_menu(ui: Context, view: TableView, parent: QWidget) -> QMenu:
    """The orders to choose from, and whether to group by area."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    ui.look.dress(menu)
    group = QActionGroup(menu)
    for sort, name in sort_names().items():
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setData(sort)
        action.setChecked(sort is view.sort)
        group.addAction(action)
    menu.addSeparator()
    by_area = menu.addAction(tr("Group by area"))
    by_area.setCheckable(True)
    by_area.setChecked(view.by_area)
    return menu
