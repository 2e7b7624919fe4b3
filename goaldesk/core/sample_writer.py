"""A sample desk, as somebody would have kept it for four months. Written through the services, like any other."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from goaldesk import paths
from goaldesk.core import markup
from goaldesk.core.clock import Clock
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.method.review_script import NAMES, key_of
from goaldesk.core.method.reviews import Period, entry_text
from goaldesk.core.queries import review_rows, reviews
from goaldesk.core.types import (
    Familiarity,
    Kind,
    Ladder,
    Measure,
    Outcome,
    Said,
    SetbackForm,
    SetbackKind,
    Span,
    State,
    Stuck,
    Topic,
    Verdict,
)  # fmt: skip
from goaldesk.core.words import N_

Story = dict[str, Any]

_WRITTEN = (
    "gap", "question", "framing", "expected_mistakes", "step_up", "step_down", "best_result", "inner_obstacle",
)  # fmt: skip


def write_sample(path: Path, story: Story, clock: Clock) -> None:
    """Write the story onto a new desk at ``path``; its last day is today."""
    writer = _Writer(story, clock)
    desk = open_desk(path, writer.clock, create=True)
    try:
        writer.write(desk)
    finally:
        desk.close()


class _Writer:
    """Goes through the story with a clock that says the day each thing happened on."""

    def __init__(self, story: Story, clock: Clock) -> None:
        self._story = story
        self._today = clock.today()
        self._zone = clock.now().tzinfo
        self._now = clock.now()
        self._latest = clock.now()
        self.clock = Clock(lambda: self._now, clock.day_starts_at)

    def write(self, desk: Desk) -> None:
        with desk.session.op(N_("making the sample desk")):
            areas = {name: desk.areas.add(name) for name in self._story["areas"]}
            goals: dict[str, str] = {}
            for goal in self._story["goals"]:
                self._at(goal["on"])
                goals[goal["key"]] = self._goal(desk, goal, areas)
            for goal in self._story["goals"]:
                self._parts(desk, goal, goals)
                self._way(desk, goal, goals[goal["key"]])
            for topic, said, about in self._story["offers"]:
                desk.offers.answer(None, Topic(topic), Said(said), about)
            setbacks = [self._setback(desk, setback, goals) for setback in self._story["setbacks"]]
            for entry in self._story["entries"]:
                self._entry(desk, entry, goals, setbacks)
            for review in self._story["reviews"]:
                self._review(desk, review, goals)
        desk.session.forget_steps()

    def _day(self, offset: int) -> date:
        return self._today + timedelta(days=offset)

    def _at(self, offset: int, at: str = "20:00") -> date:
        """Turn the clock to a day of the story, and never past the present moment."""
        moment = datetime.combine(self._day(offset), time.fromisoformat(at), self._zone)
        self._now = min(moment, self._latest)
        return self._day(offset)

    def _goal(self, desk: Desk, goal: Story, areas: dict[str, str]) -> str:
        goal_id = desk.goals.add(Kind(goal["kind"]), goal["title"], areas[goal["area"]])
        for field in _WRITTEN:
            if field in goal:
                desk.goals.write(goal_id, field, goal[field])
        if "familiarity" in goal:
            desk.goals.set_familiarity(goal_id, Familiarity(goal["familiarity"]))
        if "ways" in goal:
            desk.goals.set_ways_to_find(goal_id, goal["ways"])
        if "plan" in goal:
            desk.plans.write(goal_id, goal["plan"]["if"], goal["plan"]["then"])
        if "ladder" in goal:
            desk.goals.set_ladder(goal_id, Ladder(goal["ladder"]))
        if "measure" in goal:
            desk.performance.set_measure(goal_id, Measure(**goal["measure"]), self._day(goal["due"]))
        return goal_id

    def _parts(self, desk: Desk, goal: Story, goals: dict[str, str]) -> None:
        goal_id = goals[goal["key"]]
        self._at(goal["on"])
        for performance, why in goal.get("serves", ()):
            desk.pairs.pair(goals[performance], goal_id, why)
        for on, value, note in goal.get("checkins", ()):
            desk.performance.check_in(goal_id, value, note, self._at(on))
        for title, due, done in goal.get("milestones", ()):
            milestone = desk.performance.add_milestone(goal_id, title, self._day(due))
            if done is not None:
                self._at(done)
                desk.performance.mark_milestone(milestone, done=True)
        for experiment in goal.get("experiments", ()):
            self._experiment(desk, goal_id, experiment)
        for on, felt, note, stuck in goal.get("practice", ()):
            desk.practice.note(goal_id, felt, note, Stuck(stuck), self._at(on))
        for check in goal.get("checks", ()):
            self._check(desk, goal_id, *check)
        for on, text, *more in goal.get("questions", ()):
            self._question(desk, goal_id, on, text, *more)

    def _way(self, desk: Desk, goal: Story, goal_id: str) -> None:
        """What became of a goal: when its number was set aside, when it rested, and how it ended."""
        for topic, on in zip((Topic.PARK, Topic.UNPARK), goal.get("parked", ()), strict=False):
            self._at(on)
            desk.performance.park(goal_id, topic is Topic.PARK)
            desk.offers.answer(goal_id, topic, Said.TAKEN)
        for since, until in goal.get("pauses", ()):
            for on, state in ((since, State.RESTING), (until, State.ACTIVE)):
                self._at(on)
                desk.goals.set_state([goal_id], state)
        if "how_i_will_know" in goal:
            self._at(goal["on"])
            desk.checks.plan(goal_id, goal["how_i_will_know"])
        if "closed" in goal:
            on, state, note, *next_goal = goal["closed"]
            self._at(on)
            desk.goals.close(goal_id, State(state), note, "".join(next_goal))

    def _check(
        self, desk: Desk, goal_id: str, on: int, before: int, after: int, evidence: str, gaps: tuple[str, ...] = ()
    ) -> None:
        self._at(on)
        check_id = desk.checks.begin(goal_id, before)
        desk.checks.write_evidence(check_id, evidence)
        desk.checks.finish(check_id, after, "\n".join(gaps))
        for gap in gaps:
            desk.checks.ask_about(check_id, gap)

    def _question(self, desk: Desk, goal_id: str, on: int, text: str, more: Story | None = None) -> None:
        self._at(on)
        question_id, more = desk.questions.ask(goal_id, text), more or {}
        if "first_step" in more:
            desk.questions.write_first_step(question_id, more["first_step"])
        self._answer(desk, question_id, more)

    def _answer(self, desk: Desk, question_id: str, more: Story | None = None) -> None:
        if more and "answer" in more:
            self._at(more["answered"])
            desk.questions.answer(question_id, more["answer"])

    def _experiment(self, desk: Desk, goal_id: str, experiment: Story) -> None:
        self._at(experiment["on"])
        experiment_id = desk.experiments.add(goal_id, experiment["approach"])
        desk.experiments.predict(experiment_id, experiment.get("prediction", ""))
        if "started" in experiment:
            self._at(experiment["started"])
            desk.experiments.start(experiment_id)
        if "tried" in experiment:
            self._at(experiment["tried"])
            desk.experiments.finish(experiment_id, experiment["observed"])
            desk.experiments.write_surprise(experiment_id, experiment.get("surprise", ""))
        if "verdict" in experiment:
            desk.experiments.decide(experiment_id, Verdict(experiment["verdict"]))
        for on, thought in experiment.get("thoughts", ()):
            self._at(on)
            desk.experiments.add_thought(experiment_id, thought)

    def _setback(self, desk: Desk, setback: Story, goals: dict[str, str]) -> str:
        day = self._at(setback["on"], "21:00")
        form = SetbackForm(
            day,
            setback["what_happened"],
            kind=SetbackKind(setback["kind"]) if "kind" in setback else None,
            new_information=setback.get("new_information", ""),
            still_holds=setback.get("still_holds", ""),
            study_question=setback.get("study_question", ""),
            also_try=setback.get("also_try", False),
            if_then=setback.get("if_then", ""),
            luck=setback.get("luck", ""),
            outcome=Outcome(setback.get("outcome", Outcome.SETBACK)),
            lesson=setback.get("lesson", ""),
            goal_ids=tuple(goals[key] for key in setback["goals"]),
        )
        setback_id = desk.setbacks.log(form)
        if "answer" in setback:
            self._at(setback["answered"])
            question = desk.store.rows("SELECT id FROM question WHERE setback_id = ?", setback_id)[0][0]
            desk.questions.answer(question, setback["answer"])
        if "tried" in setback:
            experiment = desk.store.rows("SELECT id FROM experiment WHERE setback_id = ?", setback_id)[0][0]
            desk.experiments.finish(experiment, setback["tried"])
        for on, note in setback.get("retries", ()):
            desk.setbacks.retry(setback_id, note, self._at(on))
        return setback_id

    def _review(self, desk: Desk, review: Story, goals: dict[str, str]) -> None:
        first, last = (self._day(offset) for offset in review["days"])
        period = Period(Span(review["span"]), first, last)
        self._at(review["on"], review["at"])
        if review.get("skipped"):
            desk.reviews.skip(period)
        for question, about, text in review.get("answers", ()):
            desk.reviews.answer(period, key_of(question, self._about(desk, about, goals)), text)
        for goal, cue, action in review.get("plans", ()):
            desk.reviews.plan(period, goals[goal], cue, action, f"If {cue}, then {action}")
        for goal, text, *more in review.get("asked", ()):
            self._at(review["on"], review["at"])
            question_id = desk.reviews.ask(period, goals[goal], text)
            self._answer(desk, question_id, *more)
        if review.get("finished"):
            self._at(review["on"], review["at"])
            row = review_rows.review_of(desk.store, period)
            assert row is not None, "it has answers"
            written = reviews.written(desk.store, row)
            title = f"{NAMES[period.span]}, {_days(first, last)}"
            linked = [goal_id for each in written for goal_id, _ in each.goals]
            desk.reviews.finish(period, entry_text(title, written, str), linked)

    def _about(self, desk: Desk, about: str | list[str], goals: dict[str, str]) -> str:
        """The id of what an answer is about: a goal by its key, a pair by its two, or nothing."""
        if isinstance(about, str):
            return goals[about] if about else ""
        pair = "SELECT id FROM pair WHERE performance_id = ? AND learning_id = ?"
        return str(desk.store.value(pair, *(goals[key] for key in about)))

    def _entry(self, desk: Desk, entry: Story, goals: dict[str, str], setbacks: list[str]) -> None:
        text = entry["text"]
        for name, words in entry.get("pictures", ()):
            drawn = paths.resource("sample", name).read_bytes()
            text += f"\n\n{markup.picture(words, desk.pictures.add(drawn, name))}"
        texts = [*entry.get("before", ()), [entry["at"], text]]
        on = entry["on"] if "on" in entry else (_month_before(self._today) - self._today).days
        day = self._at(on, texts[0][0])
        entry_id = desk.journal.add(day, texts[0][1])
        revision = 1
        for at, text in texts[1:]:
            self._at(on, at)
            revision = desk.journal.save(entry_id, revision, text)
        if entry.get("private"):
            desk.journal.set_private(entry_id, private=True)
        links: list[tuple[Callable[[str, str], None], str]] = []
        links += [(desk.journal.link_goal, goals[key]) for key in entry.get("goals", ())]
        links += [(desk.journal.add_tag, tag) for tag in entry.get("tags", ())]
        links += [(desk.journal.link_setback, setbacks[index]) for index in entry.get("setbacks", ())]
        for add, value in links:
            add(entry_id, value)


def _days(first: date, last: date) -> str:
    """September 2026; 5 to 11 October; 28 September to 4 October."""
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return f"{first:%B %Y}"
    begins = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    return f"{begins} to {last.day} {last:%B}"


def _month_before(day: date) -> date:
    """The same day of the month before, or its last one."""
    end = day.replace(day=1) - timedelta(days=1)
    return end.replace(day=min(day.day, end.day))
