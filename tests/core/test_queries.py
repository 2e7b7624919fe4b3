"""Reading the table: which rows there are, in which order, and what stands in them."""

from datetime import date
from unicodedata import normalize

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import goal_table
from goaldesk.core.queries.desk import Balance, GoalChoice
from goaldesk.core.queries.goal_table import NO_AREA, Shown, Sort, TableRow, TableView
from goaldesk.core.queries.table_lines import table_lines
from goaldesk.core.types import Kind, Measure, State
from tests.conftest import Hands
from tests.core.steps import learning, performance

P, L = Kind.PERFORMANCE, Kind.LEARNING


def shown(desk: Desk, view: TableView | None = None) -> list[str]:
    """The rows of the table as “left - right”, with areas as “[name]”."""
    rows = goal_table.skeleton(desk.store, view or TableView())
    ids = {goal_id for row in rows for goal_id in (row.performance_id, row.learning_id) if goal_id}
    titles = dict(desk.store.rows("SELECT id, title FROM goal")) | {None: ""}
    assert ids <= titles.keys()
    return [
        f"[{row.area}]" if row.area is not None else f"{titles[row.performance_id]} - {titles[row.learning_id]}"
        for row in rows
    ]


@pytest.fixture
def some(desk: Desk) -> dict[str, str]:
    """Four goals on each side, paired as people pair them; ids by title."""
    ids = {title: performance(desk, title) for title in ("Audit", "Marathon", "Spanish", "Rest")}
    ids |= {title: learning(desk, title) for title in ("Listen", "Pace", "Plan", "Alone")}
    for left, right in (("Audit", "Listen"), ("Audit", "Plan"), ("Marathon", "Pace"), ("Spanish", "Listen")):
        desk.pairs.pair(ids[left], ids[right], f"{left} needs {right}")
    return ids


# -- rows


def test_an_empty_desk_has_no_rows(desk: Desk) -> None:
    assert goal_table.skeleton(desk.store, TableView()) == []
    assert desk_query.has_no_goals(desk.store)
    assert desk_query.balance(desk.store) == Balance(0, 0, 0)


def test_pairs_span_and_what_stands_alone_comes_last(desk: Desk, some: dict[str, str]) -> None:
    assert shown(desk) == [
        "Audit - Listen",
        "Audit - Plan",
        "Marathon - Pace",
        "Spanish - Listen",
        "Rest - ",
        " - Alone",
    ]
    rows = goal_table.skeleton(desk.store, TableView())
    assert [(row.first, row.span, row.repeat) for row in rows] == [
        (True, 2, False),
        (False, 2, False),
        (True, 1, False),
        (True, 1, True),
        (True, 1, False),
        (True, 1, False),
    ]
    assert rows[4] == TableRow(some["Rest"])
    assert rows[5] == TableRow(None, some["Alone"])


def test_the_order_is_the_one_made_by_hand(desk: Desk, some: dict[str, str]) -> None:
    desk.goals.move(some["Rest"], some["Audit"])
    desk.goals.move(some["Marathon"], None)
    assert shown(desk) == [
        "Rest - ",
        "Audit - Listen",
        "Audit - Plan",
        "Spanish - Listen",
        "Marathon - Pace",
        " - Alone",
    ]


def test_a_learning_goal_whose_results_are_all_closed_stands_alone(desk: Desk, some: dict[str, str]) -> None:
    desk.goals.set_state([some["Marathon"]], State.REACHED)
    assert shown(desk)[-2:] == [" - Pace", " - Alone"]
    assert shown(desk, TableView(shown=Shown.CLOSED)) == ["Marathon - "]
    assert "Marathon - Pace" in shown(desk, TableView(shown=Shown.ALL))


def test_resting_goals_are_open(desk: Desk, some: dict[str, str]) -> None:
    desk.goals.set_state(list(some.values()), State.RESTING)
    assert len(shown(desk)) == 6


def test_the_trash_shows_pairs_that_went_together(desk: Desk, some: dict[str, str]) -> None:
    desk.goals.put_away([some["Marathon"], some["Pace"]])
    assert shown(desk, TableView(shown=Shown.PUT_AWAY)) == ["Marathon - Pace"]
    assert not any("Marathon" in row or "Pace" in row for row in shown(desk, TableView(shown=Shown.ALL)))


def test_exports_follow_the_table_and_leave_out_the_trash(desk: Desk, some: dict[str, str]) -> None:
    desk.goals.put_away([some["Plan"]])
    desk.goals.set_state([some["Rest"]], State.REACHED)
    assert [line[1:] for line in table_lines(desk.store)] == [
        ("Audit", "Listen", "Audit needs Listen"),
        ("Marathon", "Pace", "Marathon needs Pace"),
        ("Spanish", "Listen", "Spanish needs Listen"),
        ("Rest", "", ""),
        ("", "Alone", ""),
    ]
    chosen = table_lines(desk.store, {some["Audit"], some["Pace"]})
    assert [line[1:] for line in chosen] == [("Audit", "", ""), ("", "Pace", "")]


# -- filters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("marathon", ["Marathon - Pace"]),
        ("  MARA  thon ", ["Marathon - Pace"]),
        ("plan", ["Audit - Listen", "Audit - Plan"]),  # the row it stands in, with all that span it
        ("listen", ["Audit - Listen", "Audit - Plan", "Spanish - Listen"]),
        ("alone", [" - Alone"]),
        ("audit plan", []),  # both words in one title
        ("%", []),
        ("_", []),
        ("nothing", []),
    ],
)
def test_a_text_finds_goals_with_all_of_its_words(
    desk: Desk, some: dict[str, str], text: str, expected: list[str]
) -> None:
    assert shown(desk, TableView(text=text)) == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Straße frei", "STRASSE"),
        ("ÉTUDIER", "étud"),
        ("Ελλάδα", "ΕΛΛΆΔΑ"),
        ("走る毎日", "毎日"),
        ("100% sure", "100%"),
    ],
)
def test_a_text_is_found_in_any_case(desk: Desk, title: str, text: str) -> None:
    performance(desk, title)
    assert shown(desk, TableView(text=text)) == [f"{title} - "]


@pytest.mark.parametrize(
    ("title", "text"), [("Café eröffnen", "cafe"), ("Señal", "senal"), ("Cafe\u0301", "Caf\u00e9")]
)
def test_a_text_is_found_without_its_accents(desk: Desk, title: str, text: str) -> None:
    performance(desk, title)
    assert shown(desk, TableView(text=text)) == [f"{normalize('NFC', title)} - "]


def test_an_area_shows_its_own_goals(desk: Desk, some: dict[str, str]) -> None:
    body = desk.areas.add("Body")
    desk.goals.set_area([some["Marathon"], some["Pace"], some["Alone"]], body)
    assert shown(desk, TableView(area_id=body)) == ["Marathon - Pace", " - Alone"]
    assert shown(desk, TableView(area_id=NO_AREA)) == ["Audit - Listen", "Audit - Plan", "Spanish - Listen", "Rest - "]
    assert shown(desk, TableView(area_id=body, text="alone")) == [" - Alone"]
    assert shown(desk, TableView(area_id="no such area")) == []


def test_a_goal_that_is_paired_across_areas_is_not_shown_as_without_a_partner(desk: Desk, some: dict[str, str]) -> None:
    body = desk.areas.add("Body")
    desk.goals.set_area([some["Marathon"]], body)
    assert shown(desk, TableView(area_id=body)) == ["Marathon - Pace"]


def test_grouping_puts_a_pair_under_the_area_of_its_result(desk: Desk, some: dict[str, str]) -> None:
    body, work = desk.areas.add("Body"), desk.areas.add("Work")
    desk.goals.set_area([some["Marathon"], some["Alone"]], body)
    desk.goals.set_area([some["Audit"], some["Pace"]], work)
    assert shown(desk, TableView(by_area=True)) == [
        "[Body]",
        "Marathon - Pace",
        " - Alone",
        "[Work]",
        "Audit - Listen",
        "Audit - Plan",
        "[]",
        "Spanish - Listen",
        "Rest - ",
    ]
    assert shown(desk, TableView(by_area=True, text="pace")) == ["[Body]", "Marathon - Pace"]


def test_a_view_says_whether_goals_may_be_hidden() -> None:
    assert not TableView(sort=Sort.BY_DUE_DATE, by_area=True).filtered
    for view in (TableView(text="x"), TableView(area_id=NO_AREA), TableView(shown=Shown.ALL)):
        assert view.filtered


# -- sorts


def test_sorted_by_due_date_goals_without_one_come_last(desk: Desk, some: dict[str, str]) -> None:
    desk.performance.set_due(some["Rest"], date(2026, 10, 1))
    desk.performance.set_due(some["Spanish"], date(2027, 1, 1))
    desk.performance.set_due(some["Marathon"], date(2026, 12, 31))
    assert shown(desk, TableView(sort=Sort.BY_DUE_DATE)) == [
        "Rest - ",
        "Marathon - Pace",
        "Spanish - Listen",
        "Audit - Listen",
        "Audit - Plan",
        " - Alone",
    ]


@pytest.mark.parametrize("touch", ["reword", "check_in", "milestone", "put_away_checkin"])
def test_sorted_by_last_touched_the_goal_that_was_worked_on_comes_first(
    desk: Desk, some: dict[str, str], hands: Hands, touch: str
) -> None:
    goal = some["Spanish"]
    checkin = desk.performance.check_in(goal, 1, "")
    hands.forward(days=1)
    desk.goals.write(some["Rest"], "note", "touched")
    hands.forward(days=1)
    {
        "reword": lambda: desk.goals.reword(goal, "Spanish for two"),
        "check_in": lambda: desk.performance.check_in(goal, 2, ""),
        "milestone": lambda: desk.performance.add_milestone(goal, "Halfway"),
        "put_away_checkin": lambda: desk.performance.put_away_checkin(checkin),
    }[touch]()
    view = TableView(sort=Sort.BY_LAST_TOUCHED)
    assert [row.split(" - ")[0].split()[0] for row in shown(desk, view)[:2]] == ["Spanish", "Rest"]
    desk.session.undo()
    assert shown(desk, view)[0] == "Rest - "


@pytest.mark.parametrize("touch", ["rate", "note", "try", "ask"])
def test_working_on_a_learning_goal_touches_it(desk: Desk, hands: Hands, touch: str) -> None:
    first, second = learning(desk, "First"), learning(desk, "Second")
    hands.forward(days=1)
    {
        "rate": lambda: desk.checks.rate(second, 2),
        "note": lambda: desk.practice.note(second, 3),
        "try": lambda: desk.experiments.add(second, "Ask"),
        "ask": lambda: desk.questions.ask(second, "Why?"),
    }[touch]()
    rows = goal_table.skeleton(desk.store, TableView(sort=Sort.BY_LAST_TOUCHED))
    assert [row.learning_id for row in rows] == [second, first]


# -- cells


def test_cells_are_read_for_the_goals_in_view_only(desk: Desk, some: dict[str, str]) -> None:
    cells = goal_table.performance_cells(desk.store, [some["Rest"], some["Alone"], "no such goal"])
    assert set(cells) <= {some["Rest"], some["Alone"]}
    assert goal_table.learning_cells(desk.store, []) == {}


def test_a_new_goal_has_an_empty_cell(desk: Desk) -> None:
    left, right = performance(desk, "Left"), learning(desk, "Right")
    cell = goal_table.performance_cells(desk.store, [left])[left]
    assert cell[1:] == ("Left", State.ACTIVE, False, False, Measure(), None, None, None, "", "", None)
    other = goal_table.learning_cells(desk.store, [right])[right]
    assert (other.level, other.has_evidence, other.challenge, other.tried, other.to_try) == (0, False, None, "", "")
    assert other.serves == ()


# -- the desk as a whole


def test_the_balance_counts_open_goals_and_those_without_an_open_partner(desk: Desk, some: dict[str, str]) -> None:
    assert desk_query.balance(desk.store) == Balance(4, 4, 1)
    assert desk_query.first_unpaired(desk.store) == some["Rest"]
    desk.goals.set_state([some["Pace"]], State.LEARNED_ENOUGH)
    assert desk_query.balance(desk.store) == Balance(4, 3, 2)
    assert desk_query.first_unpaired(desk.store) == some["Marathon"]
    desk.goals.put_away([some["Listen"]])
    assert desk_query.balance(desk.store) == Balance(4, 2, 3), "an open partner in the trash is none"
    desk.goals.bring_back([some["Listen"]])
    desk.goals.put_away([some["Rest"], some["Marathon"]])
    assert desk_query.balance(desk.store) == Balance(2, 3, 0)
    assert desk_query.first_unpaired(desk.store) is None


def test_goals_to_choose_from_are_open_and_in_order(desk: Desk, some: dict[str, str]) -> None:
    desk.goals.set_state([some["Audit"]], State.CHANGED_MY_MIND)
    desk.goals.put_away([some["Listen"]])
    assert [choice.title for choice in desk_query.choices(desk.store)] == [
        "Marathon", "Spanish", "Rest", "Pace", "Plan", "Alone",
    ]  # fmt: skip
    assert [choice.title for choice in desk_query.choices(desk.store, L)] == ["Pace", "Plan", "Alone"]


def test_titles_come_in_the_order_in_which_they_were_asked_for(desk: Desk, some: dict[str, str]) -> None:
    desk.goals.put_away([some["Rest"]])
    asked = [some["Pace"], some["Rest"], some["Audit"], "no such goal"]
    assert desk_query.titles(desk.store, asked) == [
        GoalChoice(some["Pace"], "Pace", L),
        GoalChoice(some["Audit"], "Audit", P),
    ]


def test_a_desk_whose_goals_are_all_gone_is_not_a_fresh_one(desk: Desk) -> None:
    desk.goals.put_away([performance(desk)])
    assert not desk_query.has_no_goals(desk.store)
