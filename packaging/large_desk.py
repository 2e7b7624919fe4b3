"""A desk as it may be after many years, the same one every time: 5,000 goals, 100,000 entries, 2,000 setbacks."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from made_up import MadeUp

from goaldesk.core.store import db

GOALS, ENTRIES, SETBACKS = 5_000, 100_000, 2_000

_SEED = 20260101
_FIRST_DAY = date(2016, 1, 4)
_DAYS = 3_900
_TEXT = (
    "handover ward night shift listen first minute question walk board story list number daughter quiet breath pace"
    " canal hill Spanish verb tense mock paper section poster outline signal silence count five strip rhythm axis coach"
    " agency month sheet settle brief milestone sample draft pattern notice compare explain retell steady easy hard"
)
_WORDS = _TEXT.split()


def write_large_desk(path: Path) -> None:
    """Make the desk. The rows go straight into the tables: through the window they would take ten years."""
    store = db.create(path)
    chance = random.Random(_SEED)
    try:
        store.connection.execute("BEGIN")
        goals = _goals(store, chance)
        _pairs(store, chance, goals)
        _around_goals(store, chance, goals)
        entries = _entries(store, chance)
        _links(store, chance, entries, goals)
        _setbacks(store, chance, goals)
        store.connection.execute("COMMIT")
    finally:
        store.close()


def _insert(store: db.Store, table: str, rows: list[dict[str, Any]]) -> list[str]:
    """Insert rows that get ids and instants here; returns the ids."""
    ids = []
    for number, row in enumerate(rows):
        row_id = f"{table[:8]:0>8}{number:024x}".replace("_", "0")
        day = row.get("day") or (_FIRST_DAY + timedelta(days=number % _DAYS)).isoformat()
        stamp = f"{day}T{7 + number % 12:02}:{number % 60:02}:00.000000Z"
        row |= {"id": row_id, "created_at": stamp, "created_offset": 60, "changed_at": stamp, "changed_offset": 60}
        ids.append(row_id)
    columns = list(rows[0])
    marks = ", ".join("?" for _ in columns)
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    store.connection.executemany(sql, [[row[column] for column in columns] for row in rows])
    return ids


def _say(chance: random.Random, words: int) -> str:
    text = " ".join(chance.choices(_WORDS, k=words))
    return text[:1].upper() + text[1:]


def _day(chance: random.Random) -> str:
    return (_FIRST_DAY + timedelta(days=chance.randrange(_DAYS))).isoformat()


def _goals(store: db.Store, chance: random.Random) -> dict[str, list[str]]:
    areas = _insert(store, "area", [{"name": _say(chance, 2), "position": float(n)} for n in range(12)])
    rows = []
    for number in range(GOALS):
        kind = "performance" if number % 2 == 0 else "learning"
        rows.append({
            "kind": kind, "title": _say(chance, chance.randint(3, 8)), "area_id": chance.choice([None, *areas]),
            "state": "active", "position": float(number), "note": "", "familiarity": "unset",
            "start_value": 0.0 if kind == "performance" else None,
            "target_value": float(chance.randint(5, 100)) if kind == "performance" else None,
            "unit": chance.choice(["", "wards", "points", "km"]), "direction": "reach",
            "due_on": _day(chance) if chance.random() < 0.4 else None, "parked": 0, "gap": _say(chance, 9),
            "question": "", "framing": "", "ladder": chance.choice(["know", "do"]), "strategies_to_find": None,
            "best_result": "", "inner_obstacle": "", "closed_on": None, "closing_note": "", "takes_its_place": "",
        })  # fmt: skip
    ids = _insert(store, "goal", rows)
    return {"performance": ids[0::2], "learning": ids[1::2]}


def _pairs(store: db.Store, chance: random.Random, goals: dict[str, list[str]]) -> None:
    found = {(chance.choice(goals["performance"]), chance.choice(goals["learning"])) for _ in range(2_600)}
    rows = [
        {"performance_id": left, "learning_id": right, "why": "", "since_on": _day(chance), "position": float(number)}
        for number, (left, right) in enumerate(sorted(found))
    ]
    _insert(store, "pair", rows)


def _around_goals(store: db.Store, chance: random.Random, goals: dict[str, list[str]]) -> None:
    left, right = goals["performance"], goals["learning"]
    _insert(store, "checkin", [
        {"goal_id": chance.choice(left), "day": _day(chance), "value": float(chance.randint(0, 90)),
         "note": _say(chance, 5)} for _ in range(15_000)
    ])  # fmt: skip
    _insert(store, "understanding_check", [
        {"goal_id": chance.choice(right), "day": _day(chance), "topic": "", "ladder": "know",
         "level_before": 1, "evidence": _say(chance, 8), "level_after": chance.randint(1, 5), "gaps": ""}
        for _ in range(5_000)
    ])  # fmt: skip
    _insert(store, "experiment", [
        {"goal_id": chance.choice(right), "approach": _say(chance, 7), "prediction": "", "tried_on": _day(chance),
         "observed": _say(chance, 9), "surprise": "", "later_thoughts": "", "position": float(number)}
        for number in range(10_000)
    ])  # fmt: skip
    _insert(store, "practice_note", [
        {"goal_id": chance.choice(right), "day": _day(chance), "note": "", "challenge": chance.randint(1, 5),
         "stuck": "unsure"} for _ in range(10_000)
    ])  # fmt: skip


def _entries(store: db.Store, chance: random.Random) -> list[str]:
    language = MadeUp(chance)
    rows = [
        {"day": _day(chance), "text": language.text(number), "revision": 1, "prompt": ""} for number in range(ENTRIES)
    ]
    return _insert(store, "entry", sorted(rows, key=lambda row: row["day"]))


def _links(store: db.Store, chance: random.Random, entries: list[str], goals: dict[str, list[str]]) -> None:
    both = goals["performance"] + goals["learning"]
    linked = chance.sample(entries, k=ENTRIES // 2)
    _insert(store, "entry_link", [{"entry_id": e, "goal_id": chance.choice(both), "label": ""} for e in linked])
    tagged = chance.sample(entries, k=ENTRIES // 3)
    _insert(store, "entry_tag", [{"entry_id": e, "tag": chance.choice(_WORDS), "in_text": 0} for e in tagged])


def _setbacks(store: db.Store, chance: random.Random, goals: dict[str, list[str]]) -> None:
    rows = []
    for _ in range(SETBACKS):
        showed = _say(chance, 12) if chance.random() < 0.7 else ""
        rows.append({
            "day": _day(chance), "outcome": "setback", "what_happened": _say(chance, 14), "feel": "",
            "still_holds": "", "outside_view": "", "new_information": showed, "if_then": "", "luck": "", "draft": 0,
        })  # fmt: skip
    ids = _insert(store, "setback", rows)
    asked = [setback for setback in ids if chance.random() < 0.4]
    _insert(store, "question", [
        {"goal_id": chance.choice(goals["learning"]), "text": _say(chance, 7), "first_step": "", "origin": "setback",
         "setback_id": setback, "answer": "", "position": float(number)} for number, setback in enumerate(asked)
    ])  # fmt: skip
