"""The menu of the table, and tables on the clipboard and in files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QInputDialog, QMenu, QTableView

from goaldesk.core.types import Kind
from tests.ui.desks import BAKERY, BREATHE, ECG, EXAM, PACE, ROWS, RUN, Small
from tests.ui.person import LEFT, RIGHT, Person, choose, click, click_cell, entries, find, focus, press, there_is

CTRL = Qt.KeyboardModifier.ControlModifier

EXAMPLES = """<html><body><table>
<tr><th>Performance goal</th><th>Learning goal</th></tr>
<tr><td>Ship five features</td><td>Understand what people come for</td></tr>
<tr><td>Reach 100 customers</td><td>Learn how trust begins</td></tr>
</table></body></html>"""


def listed(person: Person) -> list[str]:
    """What the menu of the table lists on the current cell."""
    seen: list[str] = []

    def look(menu: QMenu) -> None:
        seen.extend(entries(menu))
        menu.close()

    person.menu_of_table(look)
    return seen


def put_on_clipboard(text: str = "", html: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def test_the_menu_of_a_performance_goal_lists_what_can_be_done_with_it(small: Person) -> None:
    small.go_to(RUN)
    there = listed(small)
    for words in ("Open", "Reword", "Check in…", "Measure and deadline…", "Pair…", "Unpair", "Move up", "Put away"):
        assert words in there
    assert "Depth and last thing tried…" not in there


def test_the_menu_of_a_learning_goal_speaks_of_depth_and_not_of_numbers(small: Person) -> None:
    small.go_to(ECG)
    there = listed(small)
    assert "Depth and last thing tried…" in there
    assert "Check in…" not in there
    assert "Unpair" not in there


def test_the_menu_of_an_empty_half_offers_to_pair_and_to_begin(small: Person) -> None:
    small.go_to(small.index(EXAM).siblingAtColumn(RIGHT))
    there = listed(small)
    assert {"Pair…", "New performance goal", "New learning goal", "Copy", "Paste a table…"} <= set(there)
    assert "Put away" not in there


def test_the_menu_opens_from_the_keyboard_too(small: Person) -> None:
    seen: list[str] = []

    def look(menu: QMenu) -> None:
        seen.extend(entries(menu))
        menu.close()

    small.go_to(EXAM)
    small.watch.expect(QMenu, look)
    where = small.table.visualRect(small.table.currentIndex()).center()
    QApplication.sendEvent(
        focus(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, focus().mapToGlobal(where))
    )
    small.activate()
    assert "Reword" in seen


def test_where_it_stands_is_chosen_from_the_menu(small: Person) -> None:
    small.go_to(EXAM)
    small.watch.expect(QMenu, lambda menu: choose(menu, "Where it stands", "Resting…"))
    small.table.customContextMenuRequested.emit(small.table.visualRect(small.table.currentIndex()).center())
    click(find(small.dialog(), "Let it rest"))
    small.activate()
    assert small.rows_of("SELECT state FROM goal WHERE title = ?", EXAM) == ["resting"]
    press("Ctrl+Z")
    assert small.rows_of("SELECT state FROM goal WHERE title = ?", EXAM) == ["active"]


def test_a_new_area_is_named_from_the_menu_and_takes_all_that_is_selected(small: Person) -> None:
    def name_it(dialog: QInputDialog) -> None:
        dialog.setTextValue("Work & life")
        dialog.accept()

    click_cell(small.table, small.index(EXAM), QPoint(20, 12))
    click_cell(small.table, small.index(BAKERY), QPoint(20, 12), CTRL)
    small.watch.expect(QMenu, lambda menu: choose(menu, "Area", "New area…"))
    small.watch.expect(QInputDialog, name_it)
    small.table.customContextMenuRequested.emit(small.table.visualRect(small.index(BAKERY)).center())
    small.activate()
    sql = "SELECT goal.title FROM goal JOIN area ON area.id = area_id WHERE name = 'Work & life' ORDER BY goal.position"
    assert small.rows_of(sql) == [EXAM, BAKERY]
    small.go_to(BAKERY)
    small.menu_of_table(lambda menu: choose(menu, "Area", "No area"))
    assert small.rows_of(sql) == [EXAM]


def test_a_new_area_that_is_not_named_changes_nothing(small: Person) -> None:
    small.go_to(EXAM)
    small.watch.expect(QMenu, lambda menu: choose(menu, "Area", "New area…"))
    small.watch.expect(QInputDialog, lambda dialog: dialog.reject())
    small.table.customContextMenuRequested.emit(small.table.visualRect(small.index(EXAM)).center())
    small.activate()
    assert small.rows_of("SELECT count(*) FROM area") == [0]


def test_unpairing_from_the_menu_of_a_spanning_goal_takes_apart_one_pair(small: Person) -> None:
    small.go_to(BREATHE)
    small.menu_of_table(lambda menu: choose(menu, "Unpair"))
    assert small.pairs() == {(RUN, PACE), (BAKERY, BREATHE)}


def test_ctrl_c_copies_the_selection_as_markdown_and_as_html(small: Person) -> None:
    small.go_to(RUN)
    press("Ctrl+C")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[0].strip("| ").startswith("Performance goal")
    assert RUN in data.text()
    assert EXAM not in data.text()
    assert f"<td>{RUN}</td>" in data.html()


def test_a_pair_that_is_selected_whole_is_copied_as_a_pair(small: Person) -> None:
    click_cell(small.table, small.index(BAKERY), QPoint(20, 12))
    click_cell(small.table, small.index(BREATHE, 1), QPoint(20, 12), CTRL)
    press("Ctrl+C")
    rows = [line for line in QGuiApplication.clipboard().text().splitlines() if BAKERY in line]
    assert len(rows) == 1
    assert BREATHE in rows[0]


@pytest.mark.parametrize(("words", "sign"), [("Markdown table", "|"), ("CSV", ","), ("HTML", "<td>")])
def test_copying_in_one_format(small: Person, words: str, sign: str) -> None:
    small.go_to(EXAM)
    small.menu_of_table(lambda menu: choose(menu, "Copy as", words))
    text = QGuiApplication.clipboard().text()
    assert EXAM in text
    assert sign in text


def test_what_was_copied_can_be_brought_into_another_desk(small: Person) -> None:
    press("Ctrl+1")
    small.go_to(RUN)
    press("Ctrl+A")
    press("Ctrl+C")
    press("Ctrl+V")
    dialog = small.dialog()
    assert there_is(dialog, "Everything in this table is on the desk already. Nothing would change.")
    assert not find(dialog, "Bring them in").isEnabled()
    press("Escape")
    assert small.dialogs() == 0


def test_a_pasted_table_is_looked_at_first_and_is_one_step_of_undo(small: Person) -> None:
    put_on_clipboard(html=EXAMPLES)
    small.go_to(RUN)
    press("Ctrl+V")
    dialog = small.dialog()
    assert there_is(dialog, "4 new goals, 2 new pairs.")
    assert small.rows() == ROWS  # nothing has happened yet
    press("Ctrl+Return")
    assert small.dialogs() == 0
    assert ("Ship five features", "Understand what people come for") in small.rows()
    assert len(small.titles(Kind.PERFORMANCE)) == 5
    small.activate()
    press("Ctrl+Z")
    assert small.rows() == ROWS
    press("Ctrl+Shift+Z")
    assert len(small.pairs()) == 5


def test_escape_in_the_preview_brings_nothing_in(small: Person) -> None:
    put_on_clipboard(html=EXAMPLES)
    small.go_to(RUN)
    press("Ctrl+V")
    press("Escape")
    assert small.dialogs() == 0
    assert small.rows() == ROWS


def test_a_row_that_reads_the_wrong_way_round_can_be_swapped(small: Person) -> None:
    put_on_clipboard("| Performance goal | Learning goal |\n|---|---|\n| Learn to listen | Close 5 deals by June |\n")
    small.go_to(RUN)
    press("Ctrl+V")
    view = find(small.dialog(), "What would be brought in", QTableView)
    box = view.model().index(0, view.model().columnCount() - 1)
    assert box.data()
    odd = "One row reads the other way round: something to learn on the left, a result on the right."
    assert there_is(small.dialog(), f"2 new goals, 1 new pair. {odd}")
    view.setCurrentIndex(box)
    view.setFocus()
    press("Space")
    assert there_is(small.dialog(), "2 new goals, 1 new pair.")
    press("Ctrl+Return")
    assert ("Close 5 deals by June", "Learn to listen") in small.pairs()


def test_whether_the_first_row_names_the_columns_can_be_said(small: Person) -> None:
    put_on_clipboard("Sell,Listen\nBuild,Ask\n")
    small.go_to(RUN)
    press("Ctrl+V")
    assert there_is(small.dialog(), "4 new goals, 2 new pairs.")
    box = find(small.dialog(), "The first row names the columns", QCheckBox)
    assert not box.isChecked()
    click(box, QPoint(8, box.height() // 2))
    assert there_is(small.dialog(), "2 new goals, 1 new pair.")
    press("Ctrl+Return")
    assert small.titles(Kind.PERFORMANCE)[3:] == ["Build"]


def test_where_html_holds_no_table_of_goals_the_text_is_read(small: Person) -> None:
    """A page that shows its source lays every line out as a row of one cell."""
    html = "<table><tr><td>| Ship it | Learn how |</td></tr><tr><td>| Sell | Listen |</td></tr></table>"
    put_on_clipboard("| Ship it | Learn how |\n| Sell | Listen |\n", html)
    small.go_to(RUN)
    press("Ctrl+V")
    assert there_is(small.dialog(), "4 new goals, 2 new pairs.")
    press("Escape")


def test_a_preview_says_what_it_leaves_out(small: Person) -> None:
    put_on_clipboard("Area\tPerformance goal\tLearning goal\nWork\tSell\tListen\n")
    small.go_to(RUN)
    press("Ctrl+V")
    assert find(small.dialog(), "2 new goals, 1 new pair. 1 column is left out: …")
    press("Escape")


def test_text_without_a_table_says_so_and_opens_nothing(small: Person) -> None:
    put_on_clipboard("Just a sentence")
    small.go_to(RUN)
    press("Ctrl+V")
    assert small.dialogs() == 0
    assert "No table" in small.said()
    assert focus() is small.table


def test_an_empty_clipboard_says_so(small: Person) -> None:
    QGuiApplication.clipboard().clear()
    small.go_to(RUN)
    press("Ctrl+V")
    assert "No table" in small.said()


def test_a_table_is_saved_to_a_file_and_read_again(small: Person, goals: Small, tmp_path: Path) -> None:
    path = tmp_path / "goals.md"

    def save(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    small.watch.expect(QFileDialog, save)
    press("Ctrl+Shift+S")
    small.activate()
    assert RUN in path.read_text("utf-8")
    small.desk.goals.put_away([goals.run])

    def load(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(path))
        dialog.accept()

    small.watch.expect(QFileDialog, load)
    press("Ctrl+O")
    small.wait(lambda: small.dialogs() == 1)
    find(small.dialog(), "What would be brought in").setFocus()
    press("Ctrl+Return")
    assert small.titles(Kind.PERFORMANCE).count(RUN) == 1


def test_the_cursor_is_where_it_was_after_a_preview(small: Person) -> None:
    put_on_clipboard(html=EXAMPLES)
    small.go_to(ECG)
    press("Ctrl+V")
    press("Escape")
    small.activate()
    assert focus() is small.table
    assert small.current() == ECG
    assert small.table.currentIndex().column() != LEFT
