"""The Insights page: the numbers as tables, how much of them is shown, and when they are read."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from goaldesk.core.types import Kind, State
from tests.conftest import Hands
from tests.ui.desks import ECG, PACE, RUN, Small
from tests.ui.person import Person, click, find, focus, name_of, press, settle, there_is, visible
from tests.ui.pictures import (
    ANSWERS,
    ATTENTION,
    CHALLENGE,
    RESULTS,
    STEPS,
    TITLES,
    WRITING,
    card,
    choose_of,
    rows,
    spots,
    view,
    )  # fmt: skip

TODAY = date(2026, 10, 8)


# -- the same as a table


@pytest.mark.parametrize("title", TITLES)
def test_the_table_has_the_numbers_of_the_picture(insights: Person, title: str) -> None:
    read, there = rows(insights, title), spots(insights, title)
    goals = [spot for spot in there if spot.area.left() == 0]
    if title == WRITING:
        assert [row[0] for row in read] == [date(2026, 4, 13) + timedelta(days=day) for day in range(179)]
        assert len(there) == len(read)
    elif title == ATTENTION:
        assert 2 * len(read) == len(there)
        assert [sum(row[column] for row in read) for column in (2, 3)] == [3, 10]
        assert all(row[2] == sum(row[4:7]) and row[3] == sum(row[7:]) for row in read)
    elif title in {STEPS, RESULTS}:
        assert len(read) == len(there) - len(goals)
    elif title == CHALLENGE:
        assert [row[0] for row in read] == [PACE, ECG]
    else:
        assert len(read) == len(there)


def test_a_card_shows_its_table_and_its_picture_again(insights: Person) -> None:
    choose_of(insights, RESULTS, "Show as table")
    table = find(card(insights, RESULTS), RESULTS, QTableView)
    assert focus() is table
    assert not card(insights, RESULTS).view.isVisible()
    model = table.model()
    header = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    first = [model.index(0, column).data() for column in range(5)]
    assert (header, first) == (["Performance goal", "Day", "Value"], [RUN, "Sun 9 Aug", "1", "km", "8"])
    insights.desk.performance.check_in(insights.rows_of("SELECT id FROM goal WHERE title = ?", RUN)[0], 6, "", TODAY)
    assert table.model().rowCount() == 4
    choose_of(insights, RESULTS, "Show as picture")
    assert focus() is view(insights, RESULTS)
    assert not table.isVisible()


def test_a_table_is_copied_whole_or_by_its_selected_rows(insights: Person) -> None:
    choose_of(insights, ANSWERS, "Show as table")
    press("Ctrl+C")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Question\tDay of the setback\tAnswered\tDays between"
    assert lines[1:] == ["How slow is slow?\tMon 28 Sept\tThu 8 Oct\t10", "How far is far?\tThu 8 Oct\t\t"]
    press("Down")
    press("Down")
    press("Ctrl+C")
    assert len(QGuiApplication.clipboard().text().split("\n")) == 2


def test_a_table_is_gone_with_its_numbers_and_back_with_them(insights: Person) -> None:
    choose_of(insights, ANSWERS, "Show as table")
    ids = insights.rows_of("SELECT id FROM setback")
    insights.desk.setbacks.put_away(ids)
    settle()
    assert not visible(card(insights, ANSWERS), QTableView)
    assert find(card(insights, ANSWERS), "Questions that come out of setbacks gather here, with their answers.")
    insights.desk.setbacks.bring_back(ids)
    assert visible(card(insights, ANSWERS), QTableView)


# -- how much of it


def test_the_time_is_chosen(insights: Person) -> None:
    for words, days in (("12 weeks", 81), ("Year", 368), ("All", 81)):
        click(find(insights.window.page("insights"), words))
        settle()
        assert name_of(view(insights, WRITING)).endswith(f"of {days}")


def test_a_week_begins_where_the_person_lets_it(insights: Person) -> None:
    insights.window.ui.settings.change(week_starts_on=6)
    click(find(insights.window.page("insights"), "12 weeks"))
    assert rows(insights, WRITING)[0][0] == date(2026, 7, 19)
    assert spots(insights, WRITING)[0].said.startswith("Sunday 19 July")


def test_more_goals_come_when_they_are_asked_for(insights: Person) -> None:
    for number in range(30):
        goal = insights.desk.goals.add(Kind.PERFORMANCE, f"Goal {number}")
        insights.desk.performance.check_in(goal, number, "", TODAY)
    there = card(insights, RESULTS)
    assert len({spot.lane for spot in spots(insights, RESULTS)}) == 1, "only those on their way to a number"
    assert len({row[0] for row in rows(insights, RESULTS)}) == 31, "the table has all of them"
    click(find(there, "Show more (30)"))
    settle()
    assert len({spot.lane for spot in spots(insights, RESULTS)}) == 21
    click(find(there, "Show more (10)"))
    settle()
    assert len({spot.lane for spot in spots(insights, RESULTS)}) == 31
    assert not there_is(there, "Show more (10)")


# -- when it reads


def test_it_follows_a_change_at_once_while_it_is_seen(insights: Person, goals: Small) -> None:
    insights.desk.performance.check_in(goals.run, 6, "", TODAY)
    assert name_of(view(insights, RESULTS)).endswith("4 values")
    press("Ctrl+Z")
    assert name_of(view(insights, RESULTS)).endswith("3 values")


def test_it_reads_nothing_while_it_is_not_seen_and_all_that_changed_later(insights: Person, goals: Small) -> None:
    insights.section("Ctrl+1")
    seen: list[str] = []
    insights.desk.store.connection.set_trace_callback(seen.append)
    insights.desk.performance.check_in(goals.run, 6, "", TODAY)
    insights.desk.journal.add(TODAY - timedelta(days=1), "Another day")
    insights.desk.store.connection.set_trace_callback(None)
    assert seen
    assert not [sql for sql in seen if "octet_length" in sql or "LEFT JOIN checkin AS told" in sql]
    insights.section("Ctrl+5")
    assert name_of(view(insights, RESULTS)).endswith("4 values")
    assert name_of(view(insights, WRITING)).startswith("Days you wrote: 4 days")


def test_only_what_a_change_touches_is_read(insights: Person) -> None:
    seen: list[str] = []
    insights.desk.store.connection.set_trace_callback(seen.append)
    insights.desk.journal.add(TODAY - timedelta(days=1), "Another day")
    insights.desk.store.connection.set_trace_callback(None)
    assert [sql for sql in seen if "octet_length" in sql]
    assert not [sql for sql in seen if "LEFT JOIN checkin AS told" in sql or "practice_note AS noted" in sql]


def test_a_new_day_is_a_new_dot(insights: Person, hands: Hands) -> None:
    hands.forward(days=1)
    insights.window.ui.bus.day_changed.emit()
    assert rows(insights, WRITING)[-1][0] == date(2026, 10, 9)


def test_a_goal_that_closes_leaves_those_that_feel_hard(insights: Person, goals: Small) -> None:
    insights.desk.goals.set_state([goals.pace], State.LEARNED_ENOUGH)
    assert [row[0] for row in rows(insights, CHALLENGE)] == [ECG]
    assert [spot.said for spot in spots(insights, CHALLENGE)] == [
        f"{ECG}: at the edge on 8 October; 1 note at the edge"
    ]


def test_nothing_of_it_is_imported_before_it_is_asked_for(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from goaldesk.core.clock import Clock; from goaldesk.core.desk import open_desk\n"
        "from goaldesk.core.settings import SettingsFile; from goaldesk.ui.composition import make_context\n"
        "from goaldesk.ui.look import Look; from goaldesk.ui.main_window import MainWindow\n"
        "app = QApplication(['x']); folder = Path(sys.argv[1])\n"
        "desk = open_desk(folder / 'x.goaldesk', Clock(), create=True)\n"
        "settings = SettingsFile(folder / 'settings.json')\n"
        "window = MainWindow(make_context(desk, Look(app, settings), settings), remember=False)\n"
        "window.show(); window.finish(); app.processEvents()\n"
        "parts = [name for name in sys.modules if 'insight' in name or name.endswith('charts.readable')]\n"
        "print(parts); window.show_section('insights'); print('goaldesk.ui.pages.insights' in sys.modules)\n"
        "print('goaldesk.ui.charts.sketch' in sys.modules)\n"
    )
    call = [sys.executable, "-c", script, str(tmp_path)]
    root = Path(__file__).parent.parent.parent
    out = subprocess.run(call, cwd=root, capture_output=True, text=True, check=True, env=dict(os.environ)).stdout
    assert out.split("\n")[:3] == ["[]", "True", "False"]


# -- going round


def test_f6_goes_round_the_pictures_and_brings_each_into_sight(insights: Person) -> None:
    press("F6")
    assert name_of(focus()) == "6 months"
    for title in TITLES:
        press("F6")
        assert focus() is view(insights, title)
        assert view(insights, title).ring
        area = insights.window.page("insights")._area
        top = view(insights, title).mapTo(area.viewport(), view(insights, title).rect().topLeft()).y()
        assert 0 <= top < area.viewport().height()
    press("F6")
    assert name_of(focus()) == "6 months"


def test_a_picture_that_is_clicked_has_the_focus_and_no_ring(insights: Person) -> None:
    drawn = view(insights, ATTENTION)
    click(drawn)
    assert focus() is drawn
    assert not drawn.ring
