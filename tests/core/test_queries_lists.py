"""Reading the lists: the journal, the setbacks log, and when a list has to be read again."""

import json
import random
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goaldesk import paths
from goaldesk.core.changes import ChangeSet
from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import goal_table, journal
from goaldesk.core.queries import setbacks as setback_query
from goaldesk.core.queries.goal_table import Shown, Sort, TableView
from goaldesk.core.sample_writer import write_sample
from goaldesk.core.search.entries import MOST_FOUND, listed
from goaldesk.core.store.db import Store
from goaldesk.core.types import Outcome, SetbackForm, Stage
from tests.conftest import Hands
from tests.core.steps import learning
from tests.core.test_undo import Person

DAY = date(2026, 10, 8)


def entries(desk: Desk, text: str = "", *, put_away: bool = False) -> list[str]:
    """First lines of the entries that the journal lists."""
    ids = listed(desk.store, text, put_away=put_away)
    found = journal.listings(desk.store, ids)
    return [found[entry_id].title for entry_id in ids]


def log(desk: Desk, text: str = "", *, put_away: bool = False) -> list[str]:
    """What happened, as the log lists it."""
    ids = setback_query.order(desk.store, text, put_away=put_away)
    logged = setback_query.logged(desk.store, ids)
    return [logged[setback_id].what_happened for setback_id in ids]


# -- the journal


def test_entries_are_listed_newest_day_first_and_within_a_day_the_latest(desk: Desk, hands: Hands) -> None:
    for day, text in ((3, "Third"), (8, "Eighth, morning"), (5, "Fifth"), (8, "Eighth, evening")):
        desk.journal.add(date(2026, 10, day), text)
        hands.forward(hours=1)
    assert entries(desk) == ["Eighth, evening", "Eighth, morning", "Fifth", "Third"]
    earlier = journal.earlier(desk.store, DAY, limit=1)
    assert [journal.listings(desk.store, earlier)[each].title for each in earlier] == ["Fifth"]


def test_an_entry_in_a_list_has_a_title_an_excerpt_and_what_it_is_linked_to(desk: Desk) -> None:
    goal = learning(desk, "Listen")
    entry = desk.journal.add(DAY, "\n# A **quiet** morning\n\n- on [[Listen]]\n> and `more`\n")
    desk.journal.link_setback(entry, desk.setbacks.log(SetbackForm(DAY, "It took an hour")))
    listed = journal.listings(desk.store, [entry])[entry]
    assert listed[1:] == ("2026-10-08", "A quiet morning", "on Listen and more", False, True, True, False)
    desk.goals.put_away([goal])
    assert journal.listings(desk.store, [entry])[entry].title == "A quiet morning"


def test_entries_are_found_by_all_words_in_any_case(desk: Desk) -> None:
    desk.journal.add(DAY, "Straße im Regen")
    desk.journal.add(DAY, "Regen allein")
    gone = desk.journal.add(DAY, "Regen, weg")
    desk.journal.put_away(gone)
    assert entries(desk, "regen STRASSE") == ["Straße im Regen"]
    assert set(entries(desk, "regen")) == {"Straße im Regen", "Regen allein"}
    assert entries(desk, "regen", put_away=True) == ["Regen, weg"]
    assert entries(desk, "%") == []


def test_a_list_of_entries_is_narrowed_as_the_search_is_and_stays_in_the_order_of_the_journal(
    desk: Desk, hands: Hands
) -> None:
    for number in range(12):
        desk.journal.add(DAY - timedelta(days=number // 4), f"Bread, {number}")
        hands.forward(minutes=1)
    tagged = desk.journal.add(DAY, "Not that #oven")
    hands.forward(minutes=1)
    newest = desk.journal.add(DAY - timedelta(days=3), "Older")
    desk.journal.set_day(newest, DAY)
    everything = journal.order(desk.store)
    assert listed(desk.store, "bread", put_away=False) == [
        entry for entry in everything if entry not in {tagged, newest}
    ]
    assert listed(desk.store, "tag:oven", put_away=False) == [tagged]
    assert listed(desk.store, "  ", put_away=False) == everything
    assert entries(desk, f"older after:{DAY}") == ["Older"]
    assert entries(desk, "bread kind:setback") == []


def test_a_word_that_is_in_very_many_entries_lists_the_newest(desk: Desk) -> None:
    with desk.session.op("writing"):
        for number in range(MOST_FOUND + 3):
            desk.journal.add(DAY - timedelta(days=number), f"Bread, {number}")
    assert entries(desk, "bread") == [f"Bread, {number}" for number in range(MOST_FOUND)]


def test_entries_are_found_by_the_beginning_of_a_tag(desk: Desk) -> None:
    first = desk.journal.add(date(2026, 10, 1), "#Nachtdienst")
    second = desk.journal.add(DAY, "#nacht und #tag")
    desk.journal.add(DAY, "#mitternacht")
    assert journal.tagged(desk.store, "NACHT", 9) == [second, first]
    assert journal.tagged(desk.store, "nacht", 1) == [second]
    assert journal.tagged(desk.store, "nachtdienste", 9) == []


def test_a_tag_whose_letters_grow_when_folded_is_found(desk: Desk) -> None:
    entry = desk.journal.add(DAY, "#Straße")
    assert journal.tagged(desk.store, "Straße", 9) == [entry]


# -- the setbacks log


def test_the_log_stands_newest_day_first(desk: Desk, hands: Hands) -> None:
    for day, text in ((3, "Third"), (8, "Eighth, morning"), (5, "Fifth"), (8, "Eighth, evening")):
        desk.setbacks.log(SetbackForm(date(2026, 10, day), text))
        hands.forward(hours=1)
    assert log(desk) == ["Eighth, evening", "Eighth, morning", "Fifth", "Third"]


@pytest.mark.parametrize("field", ["what_happened", "new_information", "still_holds", "outside_view"])
def test_a_setback_is_found_by_what_was_written_about_it(desk: Desk, field: str) -> None:
    desk.setbacks.log(SetbackForm(DAY, "One")._replace(**{field: "Überall Regen"}))
    desk.setbacks.log(SetbackForm(DAY, "Another"))
    assert len(log(desk, "regen ÜBER")) == 1
    assert log(desk, "regen schnee") == []


def test_setbacks_in_the_trash_have_a_list_of_their_own(desk: Desk) -> None:
    gone = desk.setbacks.log(SetbackForm(DAY, "Gone"))
    desk.setbacks.log(SetbackForm(DAY, "Here", outcome=Outcome.GOOD_SURPRISE))
    desk.setbacks.put_away([gone])
    assert (log(desk), log(desk, put_away=True)) == (["Here"], ["Gone"])
    assert setback_query.logged(desk.store, [gone])[gone].put_away


def test_a_row_of_the_log_says_what_came_of_it(desk: Desk) -> None:
    goal = learning(desk)
    form = SetbackForm(DAY, "It took an hour", new_information="So", study_question="How?", goal_ids=(goal,))
    setback = desk.setbacks.log(form._replace(if_then="Then I draw", draft=True))
    row = setback_query.logged(desk.store, [setback, "no such setback"])[setback]
    assert row[1:] == (
        "2026-10-08", Outcome.SETBACK, "It took an hour", "So", "How?", Stage.NEXT_STEP, True, False,
    )  # fmt: skip


# -- when a list has to be read again


def by(**how: object) -> Callable[[Store], object]:
    """Reads the rows of the table in a view."""
    return lambda store: goal_table.skeleton(store, TableView(**how))


LISTS: dict[str, tuple[Callable[[Store], object], Mapping[str, frozenset[str]]]] = {
    "table": (by(), goal_table.STRUCTURE),
    "by area": (by(by_area=True), goal_table.STRUCTURE),
    "by date": (by(sort=Sort.BY_DUE_DATE), goal_table.STRUCTURE),
    "put away": (by(shown=Shown.PUT_AWAY), goal_table.STRUCTURE),
    "balance": (desk_query.balance, desk_query.BALANCE),
    "journal": (journal.order, journal.ORDER),
    "log": (setback_query.order, setback_query.ORDER),
}
"""What views read, and the columns that they say it depends on."""


class Reader:
    """Reads what the views show, and again after every change; complains of what changed without a word."""

    def __init__(self, desk: Desk) -> None:
        self.store = desk.store
        self.seen = self.read()
        desk.subscribe(self.hear)

    def read(self) -> dict[str, object]:
        return {name: read(self.store) for name, (read, _) in LISTS.items()}

    def hear(self, change: ChangeSet) -> None:
        now = self.read()
        for name, (_, columns) in LISTS.items():
            if now[name] != self.seen[name]:
                assert change.touches_columns(columns), f"{name} changed by {change.label}: {change.columns}"
        self.seen = now


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_no_list_changes_without_a_word_of_it(template: Path, seed: int) -> None:
    """The views read a list again only when its columns changed: what is missing there, nobody would see."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.goaldesk"
        shutil.copy(template, path)
        hands = Hands()
        desk = open_desk(path, hands.clock)
        Reader(desk)
        person, chance = Person(desk, hands, seed), random.Random(seed)
        for _ in range(25):
            person.act()
            if chance.random() < 0.2:
                desk.session.undo()
                desk.session.redo()
        desk.close()


# -- the sample


def test_the_sample_desk_is_sound_and_begins_as_it_is(tmp_path: Path, hands: Hands) -> None:
    story = json.loads(paths.resource("sample", "en.json").read_text("utf-8"))
    path = tmp_path / "sample.goaldesk"
    write_sample(path, story, hands.clock)
    desk = open_desk(path, hands.clock)
    assert check(desk.store).problems == ()
    assert desk.session.undo_label() == ""
    assert desk.session.undo() is None
    future = desk.store.value("SELECT max(created_at) FROM entry")
    assert future <= hands.clock.instant().utc
    assert min(desk_query.balance(desk.store)[:2]) > 0
    desk.close()
