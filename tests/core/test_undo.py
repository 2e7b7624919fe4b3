"""Undo everything gives the starting file, redo everything the ending one: for any sequence of verbs."""

import contextlib
import random
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import UserError
from goaldesk.core.formats import table
from goaldesk.core.method.reviews import Period
from goaldesk.core.queries import goal_page, goal_table, journal, review_rows
from goaldesk.core.services.transfer import Transfer
from goaldesk.core.store.models import TABLES
from goaldesk.core.types import Kind, Measure, Outcome, Said, SetbackForm, Span, State, Topic, Verdict
from tests.conftest import Hands
from tests.core.drawn import png

Dump = dict[str, list[tuple[object, ...]]]


def dump(desk: Desk) -> Dump:
    """Every row of every table, as it is in the file, and the search documents made of them.

    Pictures are left out: they are not in the undo log, and stay when the text that shows them is taken back.
    """
    rows = {name: desk.store.rows(f"SELECT * FROM {name} ORDER BY id") for name in TABLES if name != "picture"}
    rows["search_doc"] = desk.store.rows("SELECT kind, row_id, title, body FROM search_doc ORDER BY row_id")
    return rows


class Person:
    """Does one thing after another on a desk, picked by chance from everything there is to do."""

    def __init__(self, desk: Desk, hands: Hands, seed: int) -> None:
        self.desk, self.hands, self.chance = desk, hands, random.Random(seed)

    def any_of(self, table_name: str, where: str = "1") -> str | None:
        rows = self.desk.store.rows(f"SELECT id FROM {table_name} WHERE {where} ORDER BY id")
        return self.chance.choice(rows)[0] if rows else None

    def words(self) -> str:
        return " ".join(
            self.chance.choice(["ward", "Spanisch", "#tag", "[[Goal 1]]", "走る", "pace"]) for _ in range(3)
        )

    def act(self) -> None:
        self.hands.forward(seconds=self.chance.choice([1, 5, 400]))
        verb = self.chance.choice([name for name in dir(self) if name.startswith("do_")])
        with contextlib.suppress(UserError):  # refused, and nothing changed: also a case that undo must survive
            getattr(self, verb)()

    def do_add_goal(self) -> None:
        area = self.any_of("area")
        self.desk.goals.add(self.chance.choice(list(Kind)), f"Goal {self.chance.randrange(9)}", area)

    def do_add_area(self) -> None:
        self.desk.areas.add(f"Area {self.chance.randrange(3)}")

    def do_reword(self) -> None:
        if goal := self.any_of("goal"):
            self.desk.goals.reword(goal, self.words())

    def do_write_field(self) -> None:
        if goal := self.any_of("goal"):
            self.desk.goals.write(goal, self.chance.choice(["gap", "note", "question"]), self.words())

    def do_state(self) -> None:
        if goal := self.any_of("goal"):
            self.desk.goals.set_state([goal], self.chance.choice(list(State)))

    def do_move(self) -> None:
        if goal := self.any_of("goal"):
            self.desk.goals.move(goal, self.any_of("goal"))

    def do_put_away_and_back(self) -> None:
        if goal := self.any_of("goal"):
            self.chance.choice([self.desk.goals.put_away, self.desk.goals.bring_back])([goal])

    def do_pair(self) -> None:
        left, right = self.any_of("goal", "kind = 'performance'"), self.any_of("goal", "kind = 'learning'")
        if left and right:
            self.desk.pairs.pair(left, right, self.words())

    def do_pair_new(self) -> None:
        if goal := self.any_of("goal"):
            self.desk.pairs.pair_new(goal, self.words())

    def do_unpair(self) -> None:
        if pair := self.any_of("pair", "deleted_at IS NULL"):
            self.desk.pairs.unpair([pair])

    def do_move_pair(self) -> None:
        if pair := self.any_of("pair", "deleted_at IS NULL"):
            self.desk.pairs.move(pair, self.any_of("pair"))

    def do_explain(self) -> None:
        if pair := self.any_of("pair"):
            self.desk.pairs.explain(pair, self.words())

    def do_measure(self) -> None:
        if goal := self.any_of("goal", "kind = 'performance'"):
            self.desk.performance.set_measure(goal, Measure(0, 8, "wards"), date(2026, 10, 30))
            self.desk.performance.check_in(goal, self.chance.random(), self.words())
            milestone = self.desk.performance.add_milestone(goal, self.words())
            self.desk.performance.mark_milestone(milestone, done=True)

    def do_learn(self) -> None:
        if goal := self.any_of("goal", "kind = 'learning'"):
            self.desk.checks.rate(goal, self.chance.randrange(0, 7), self.words())
            self.desk.practice.note(goal, self.chance.randrange(1, 6))
            experiment = self.desk.experiments.add(goal, self.words())
            self.desk.experiments.start(experiment)
            self.desk.experiments.observe(experiment, self.words())
            self.desk.experiments.add_thought(experiment, self.words())
            self.desk.experiments.decide(experiment, self.chance.choice([None, *Verdict]))
            question = self.desk.questions.ask(goal, self.words())
            self.desk.questions.answer(question, self.chance.choice(["", "yes"]))

    def do_check(self) -> None:
        if goal := self.any_of("goal", "kind = 'learning'"):
            self.desk.checks.plan(goal, self.words())
            found = self.desk.checks.begin(goal, self.chance.randrange(6))
            self.desk.checks.write_evidence(found, self.words())
            self.desk.checks.finish(found, self.chance.randrange(0, 7), self.words())
            self.desk.checks.ask_about(found, self.words())

    def do_plan(self) -> None:
        if goal := self.any_of("goal"):
            self.desk.plans.write(goal, self.words(), self.chance.choice(["", "wait"]))
            self.chance.choice([self.desk.plans.write, self.desk.plans.replace])(goal, self.words(), "")
            self.desk.offers.answer(goal, self.chance.choice(list(Topic)), self.chance.choice(list(Said)), "x")

    def do_close(self) -> None:
        if goal := self.any_of("goal"):
            self.desk.goals.close(goal, self.chance.choice(list(State)), self.words(), "")

    def do_setback(self) -> None:
        goals = tuple(goal for goal in (self.any_of("goal"), self.any_of("goal")) if goal)
        form = SetbackForm(
            date(2026, 10, 7), self.words(), new_information=self.chance.choice(["", "so"]),
            study_question=self.chance.choice(["", "why?"]), also_try=True, goal_ids=tuple(dict.fromkeys(goals)),
            outcome=self.chance.choice(list(Outcome)),
        )  # fmt: skip
        setback = self.any_of("setback")
        if setback and self.chance.random() < 0.5:
            self.desk.setbacks.revise(setback, form)
        else:
            self.desk.setbacks.log(form)

    def do_review(self) -> None:
        first = date(2026, 9, 7 * self.chance.randrange(1, 4))
        period = Period(self.chance.choice(list(Span)), first, first + timedelta(days=6))
        goal = self.any_of("goal", "kind = 'learning'")
        self.desk.reviews.answer(period, self.chance.choice(["surprise", "results"]), self.chance.choice(["", "so"]))
        self.desk.reviews.ask(period, goal, self.words())
        if setback := self.any_of("setback"):
            self.desk.reviews.ask_about_setback(period, setback, self.words())
        if goal:
            self.desk.reviews.plan(period, goal, self.words(), "", "so")

    def do_end_review(self) -> None:
        if found := self.any_of("review", "deleted_at IS NULL"):
            row = review_rows.review(self.desk.store, found)
            assert row
            goals = [goal for goal in (self.any_of("goal"), self.any_of("goal")) if goal]
            text = self.chance.choice(["", self.words()])
            chosen = self.chance.randrange(3)
            if chosen == 0:
                self.desk.reviews.finish(row.period, text, goals)
            elif chosen == 1:
                self.desk.reviews.skip(row.period)
            else:
                self.desk.reviews.put_away(found)

    def do_write(self) -> None:
        entry = self.any_of("entry", "deleted_at IS NULL")
        if entry and self.chance.random() < 0.7:
            held = journal.entry(self.desk.store, entry)
            assert held
            text = self.chance.choice(["", held.text + self.words()])
            self.desk.journal.save(entry, held.revision, text)
        else:
            self.desk.journal.add(date(2026, 10, self.chance.randrange(1, 9)), self.words())

    def do_bring_version_back(self) -> None:
        if version := self.any_of("entry_revision"):
            rows = self.desk.store.rows("SELECT entry_id FROM entry_revision WHERE id = ?", version)
            revision = self.desk.store.value("SELECT revision FROM entry WHERE id = ?", rows[0][0])
            self.desk.journal.restore(rows[0][0], revision, version)
            self.desk.journal.set_private(rows[0][0], private=self.chance.random() < 0.5)

    def do_add_picture(self) -> None:
        self.desk.pictures.add(png(self.chance.randrange(1, 9), 2), "drawn")

    def do_template(self) -> None:
        self.desk.templates.keep(self.words(), self.words())
        if template := self.any_of("template"):
            self.desk.templates.rename(template, self.words())
            self.desk.templates.put_away(template)

    def do_mark_entry(self) -> None:
        entry, goal = self.any_of("entry"), self.any_of("goal")
        if entry and goal:
            self.desk.journal.link_goal(entry, goal)
            self.desk.journal.add_tag(entry, self.words())
            self.desk.journal.set_day(entry, date(2026, 9, 1))

    def do_bring_in(self) -> None:
        number = self.chance.randrange(5)
        content = f"Goal {number},Learn {number},why\n,{self.words()},\nGoal 1,Learn 2,\n"
        transfer = Transfer(self.desk)
        transfer.carry_out(transfer.plan(table.parse(content)))

    def do_undo(self) -> None:
        self.desk.session.undo()

    def do_redo(self) -> None:
        self.desk.session.redo()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 16))  # 16 x 6 operations stay below the 100 steps kept
def test_undo_all_is_the_start_and_redo_all_is_the_end(template: Path, seed: int, steps: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.goaldesk"
        shutil.copy(template, path)
        hands = Hands()
        desk = open_desk(path, hands.clock)
        start = dump(desk)
        person = Person(desk, hands, seed)
        for _ in range(steps):
            person.act()
        while desk.session.redo():
            pass
        end = dump(desk)
        assert check(desk.store).problems == ()
        desk.close()

        desk = open_desk(path, hands.clock)  # the log survives a restart
        while desk.session.undo():
            pass
        assert dump(desk) == start
        assert check(desk.store).problems == ()
        while desk.session.redo():
            pass
        assert dump(desk) == end
        assert check(desk.store).problems == ()
        desk.close()


def test_typing_in_one_field_is_one_step(desk: Desk, hands: Hands) -> None:
    goal = desk.goals.add(Kind.LEARNING, "Learn to hand over")
    for text in ("I", "I see", "I see things go missing"):
        desk.goals.write(goal, "gap", text)
        hands.forward(seconds=20)
    desk.session.undo()
    found = goal_page.goal(desk.store, goal)
    assert found is not None
    assert found.gap == ""
    assert desk.session.undo_label() == "adding a goal"
    desk.session.redo()
    found = goal_page.goal(desk.store, goal)
    assert found is not None
    assert found.gap == "I see things go missing"


@pytest.mark.parametrize("minutes", [10, -60], ids=["a long rest", "a clock that was set back"])
def test_after_a_rest_of_unknown_length_or_a_long_one_a_new_step_is_started(
    desk: Desk, hands: Hands, minutes: int
) -> None:
    goal = desk.goals.add(Kind.LEARNING, "Learn to hand over")
    desk.goals.write(goal, "gap", "First thought")
    hands.forward(minutes=minutes)
    desk.goals.write(goal, "gap", "First thought. Second thought")
    desk.session.undo()
    found = goal_page.goal(desk.store, goal)
    assert found is not None
    assert found.gap == "First thought"


def test_a_new_change_ends_what_could_be_redone(desk: Desk) -> None:
    desk.goals.add(Kind.PERFORMANCE, "First")
    desk.session.undo()
    desk.goals.add(Kind.PERFORMANCE, "Second")
    assert desk.session.redo() is None
    assert [cell.title for cell in _cells(desk)] == ["Second"]


def test_only_the_last_hundred_steps_are_kept(desk: Desk) -> None:
    for number in range(130):
        desk.goals.add(Kind.PERFORMANCE, f"Goal {number}")
    undone = 0
    while desk.session.undo():
        undone += 1
    assert undone == 100
    assert len(_cells(desk)) == 30


def test_a_hundred_steps_are_kept_also_where_others_were_undone_and_done_otherwise(desk: Desk) -> None:
    for number in range(60):
        desk.goals.add(Kind.PERFORMANCE, f"Not this one {number}")
        desk.session.undo()
        desk.goals.add(Kind.PERFORMANCE, f"Goal {number}")
    undone = 0
    while desk.session.undo():
        undone += 1
    assert undone == 60
    assert _cells(desk) == []


def test_a_refused_change_leaves_no_step(desk: Desk) -> None:
    with pytest.raises(UserError):
        desk.goals.add(Kind.PERFORMANCE, "   ")
    assert desk.session.undo_label() == ""


def test_an_error_halfway_rolls_all_back(desk: Desk) -> None:
    goal = desk.goals.add(Kind.PERFORMANCE, "Roll out")
    before = dump(desk)
    with pytest.raises(KeyError):
        desk.goals.put_away([goal, "no such goal"])
    assert dump(desk) == before
    assert desk.session.undo_label() == "adding a goal"


def test_listeners_hear_of_change_undo_and_redo_alike(desk: Desk) -> None:
    heard = []
    desk.subscribe(heard.append)
    goal = desk.goals.add(Kind.PERFORMANCE, "Roll out")
    desk.performance.check_in(goal, 5, "", None)
    desk.session.undo()
    desk.session.redo()
    assert [(set(change.rows), change.goals) for change in heard] == [({"goal"}, {goal})] + [({"checkin"}, {goal})] * 3


def _cells(desk: Desk) -> list[goal_table.PerformanceCell]:
    rows = goal_table.skeleton(desk.store, goal_table.TableView())
    ids = [row.performance_id for row in rows if row.performance_id]
    return list(goal_table.performance_cells(desk.store, ids).values())
