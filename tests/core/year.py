"""A year of somebody's use, made up by chance from a seed: a story for the writer of the sample desk."""

import random
from typing import Any

Story = dict[str, Any]

DAYS = 364
_LEARN = ("hear where a talk turns", "read a map by its rivers", "wait before I help", "see what a plant lacks")
_ACHIEVE = ("Hold twelve talks", "Walk 600 km", "Train four colleagues", "Harvest 40 kilos")
_HAPPENED = ("the thread was lost in the {word}", "I took over at the {word}", "the {word} came too late",
             "nobody found the {word}", "I stopped before the {word}")  # fmt: skip
_WORDS = ("bridge", "meeting", "second page", "harbour", "greenhouse", "morning round", "last hill", "seedlings")
_SHOWED = (
    "I look at the words and not at the faces.",
    "Four seconds feel like a minute.",
    "The plan was for sun.",
)


def a_year(seed: int) -> Story:
    """Four pairs, with what was tried, asked, checked, written and met on the way, week by week."""
    chance = random.Random(seed)
    performance = [_performance(chance, number) for number in range(len(_ACHIEVE))]
    learning = [_learning(chance, number) for number in range(len(_LEARN))]
    setbacks = [_setback(chance, on, learning) for on in range(-DAYS + 10, 0, 9)]
    entries = [_entry(chance, on, [*performance, *learning], setbacks) for on in range(-DAYS + 3, 1, 2)]
    return {
        "areas": ["Work", "Home"], "goals": [*performance, *learning], "setbacks": setbacks, "entries": entries,
        "offers": [["limit", "kept", "9"]], "reviews": _reviews(chance, learning),
    }  # fmt: skip


def _performance(chance: random.Random, number: int) -> Story:
    days = sorted(chance.sample(range(-DAYS + 5, 0), 24))
    return {
        "key": f"p{number}", "kind": "performance", "title": _ACHIEVE[number], "area": "Work", "on": -DAYS,
        "measure": {"start": 0, "target": 100, "unit": "steps"}, "due": 60,
        "checkins": [[day, at * 4, f"week of {chance.choice(_WORDS)}"] for at, day in enumerate(days)],
        "milestones": [["Half of it", -100, -90], ["All of it", 50, None]],
    }  # fmt: skip


def _learning(chance: random.Random, number: int) -> Story:
    tries = sorted(chance.sample(range(-DAYS + 10, -2), 16))
    level, checks = 0, []
    for on in sorted(chance.sample(range(-DAYS + 20, -1), 10)):
        after = min(5, max(1, level + chance.choice((1, 1, 0, -1))))
        checks.append([on, level, after, f"Drew the {chance.choice(_WORDS)}.", [f"What is behind the {on}th turn?"]])
        level = after
    return {
        "key": f"l{number}", "kind": "learning", "title": f"Learn to {_LEARN[number]}", "area": "Home", "on": -DAYS,
        "serves": [[f"p{number}", "It carries the other"]], "gap": "I notice it too late.", "checks": checks,
        "experiments": [_experiment(chance, on) for on in tries],
        "practice": [[on + 1, chance.randint(1, 5), "", chance.choice(("new", "same", "unsure"))] for on in tries],
        "questions": [[on - 3, f"What about {chance.choice(_WORDS)}, {on}?", _answer(chance, on)] for on in tries],
    }  # fmt: skip


def _experiment(chance: random.Random, on: int) -> Story:
    word = chance.choice(_WORDS)
    return {
        "approach": f"Go slowly past the {word}", "on": on - 2, "started": on - 1, "tried": on,
        "prediction": "It will take longer.", "observed": f"the {word} was nearer than I thought",
        "verdict": chance.choice(("keep", "adapt", "drop")),
    }  # fmt: skip


def _answer(chance: random.Random, on: int) -> Story:
    return {"answer": "It depends on the light.", "answered": on} if chance.random() < 0.7 else {}


def _setback(chance: random.Random, on: int, learning: list[Story]) -> Story:
    goal = chance.choice(learning)
    story: Story = {
        "on": on, "what_happened": chance.choice(_HAPPENED).format(word=chance.choice(_WORDS)), "goals": [goal["key"]],
    }  # fmt: skip
    if chance.random() < 0.8:
        story["new_information"] = chance.choice(_SHOWED)
    if chance.random() < 0.7:
        story |= {"study_question": f"What would show it earlier than on day {on}?", "kind": "not_yet"}
        if chance.random() < 0.7:
            story |= {"answer": "The faces, before the words.", "answered": min(0, on + chance.randint(2, 20))}
        if chance.random() < 0.5:
            story |= {"also_try": True, "tried": "It was seen a minute earlier."}
    if chance.random() < 0.3:
        story |= {"lesson": "Look up first.", "retries": [[min(0, on + 12), "Looked up in time"]]}
    return story


def _entry(chance: random.Random, on: int, goals: list[Story], setbacks: list[Story]) -> Story:
    met = [number for number, setback in enumerate(setbacks) if setback["on"] == on]
    text = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(5, 60)))
    return {
        "on": on, "at": "20:00", "text": f"## Day {on}\n{text}", "goals": [chance.choice(goals)["key"]],
        "setbacks": met, "tags": [chance.choice(("rain", "sun"))],
    }  # fmt: skip


def _reviews(chance: random.Random, learning: list[Story]) -> list[Story]:
    """A look back on every week, on the Monday after it. One that is skipped is part of the next."""
    stories, first = [], -DAYS + 3
    for last in range(first + 6, -1, 7):
        review: Story = {"span": "week", "days": [first, last], "on": last + 1, "at": "20:30"}
        if chance.random() < 0.2:
            stories.append(review | {"skipped": True})
            continue
        goal, word = chance.choice(learning)["key"], chance.choice(_WORDS)
        told = [
            ["understood", "", f"The {word} is where it turns."],
            ["evidence", goal, f"Told somebody of the {word}."],
        ]
        asked = [[goal, f"What comes before the {word}, {last}?", _answer(chance, min(0, last + 9))]]
        stories.append(review | {"answers": told, "asked": asked, "finished": True})
        first = last + 1
    return stories
