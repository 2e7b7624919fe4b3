"""Questions for the journal made of what one left open: nothing is asked that is not on the desk."""

from collections.abc import Iterator
from datetime import date, timedelta

from goaldesk.core import markup
from goaldesk.core.method.prompts import EVERY, OWN, OwnPrompt, is_asked
from goaldesk.core.queries import learning, loop
from goaldesk.core.store.db import Store
from goaldesk.core.types import State
from goaldesk.core.words import N_, Message

_ANSWERED_WITHIN = 30
_QUOTED = 120
"""Letters of one's own words that a question quotes."""


def prompted(store: Store) -> int:
    """How many entries answered a question that is shipped."""
    sql = f"SELECT count(*) FROM entry WHERE prompt <> '' AND prompt NOT LIKE '{OWN}%' AND deleted_at IS NULL"
    number: int = store.value(sql)
    return number


def has_goals(store: Store) -> bool:
    """Whether there is anything that a question could be about."""
    return store.value("SELECT 1 FROM goal WHERE deleted_at IS NULL LIMIT 1") is not None


def own_prompts(store: Store, today: date) -> list[OwnPrompt]:
    """What may be asked today, one question a purpose at most, without those that were answered lately."""
    since = (today - timedelta(days=_ANSWERED_WITHIN)).isoformat()
    answered = {
        row[0]
        for row in store.rows(
            f"SELECT prompt FROM entry WHERE prompt <> '' AND prompt LIKE '{OWN}%' AND day >= ? AND deleted_at IS NULL",
            since,
        )
    }
    found: dict[str, OwnPrompt] = {}
    for look in (_setbacks, _questions, _checks, _pairs, _lessons, _last_year):
        for prompt in look(store, today):
            purpose = prompt.id.removeprefix(OWN).partition(":")[0]
            if prompt.id not in answered and purpose not in found:
                found[purpose] = prompt
    return list(found.values())


_STILL_OPEN = {
    "question": "SELECT 1 FROM question WHERE id = ? AND answered_on IS NULL AND deleted_at IS NULL",
    "pair": "SELECT 1 FROM pair WHERE id = ? AND deleted_at IS NULL",
    "lesson": """
        SELECT 1 FROM setback WHERE id = ?1 AND lesson <> '' AND deleted_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM retry WHERE setback_id = ?1 AND deleted_at IS NULL)""",
    "setback": f"SELECT 1 FROM setback WHERE id = ? AND NOT {loop.LOOKED_AT} AND deleted_at IS NULL",
    "year": "SELECT 1 FROM entry WHERE id = ? AND deleted_at IS NULL AND NOT private",
}


def is_open(store: Store, prompt: OwnPrompt, today: date) -> bool:
    """Whether what a question is about is open still. Quick, for it is asked after every change."""
    purpose, _, row_id = prompt.id.removeprefix(OWN).partition(":")
    if purpose == "check":
        due = learning.next_check(store, row_id)
        return due is not None and due <= today
    return store.value(_STILL_OPEN[purpose], row_id) is not None


def _own(purpose: str, row_id: str, text: str, opens: str, **values: object) -> OwnPrompt:
    return OwnPrompt(f"{OWN}{purpose}:{row_id}", Message(text, values), opens)


def _setbacks(store: Store, today: date) -> Iterator[OwnPrompt]:
    """Those that were to be looked at again by now."""
    for each in loop.to_look_at(store, today):
        if is_asked("setback", (today - (each.look_again_on or today)).days):
            text = N_("You wanted to look at this again: “{words}” What does it show you now?")
            yield _own("setback", each.id, text, f"setback:{each.id}", words=_quoted(each.what_happened))


def _questions(store: Store, today: date) -> Iterator[OwnPrompt]:
    rows = store.rows("""
        SELECT question.id, text, date(question.created_at, question.created_offset || ' minutes'),
            coalesce('goal:' || goal_id, 'setback:' || setback_id, 'review:' || review_id)
        FROM question LEFT JOIN goal ON goal.id = goal_id
        WHERE answered_on IS NULL AND question.deleted_at IS NULL AND goal.deleted_at IS NULL ORDER BY question.id""")
    for question, text, day, opens in rows:
        age = (today - date.fromisoformat(day)).days
        if is_asked("question", age) and opens:
            asked = N_("{n} days ago you asked: “{words}” What do you know about it by now?")
            yield _own("question", question, asked, opens, n=age, words=_quoted(text))


def _checks(store: Store, today: date) -> Iterator[OwnPrompt]:
    for due in learning.due_checks(store, today):
        if is_asked("check", (today - due.since_on).days):
            text = N_("“{goal}”: what could you explain or do today, without looking anything up?")
            yield _own("check", due.goal_id, text, f"goal:{due.goal_id}", goal=due.title)


def _pairs(store: Store, today: date) -> Iterator[OwnPrompt]:
    """Pairs of active goals about which nothing was written for three weeks."""
    rows = store.rows(f"""
        WITH touched (goal_id, day) AS (
            SELECT goal_id, max(day) FROM checkin WHERE deleted_at IS NULL GROUP BY goal_id
            UNION ALL SELECT goal_id, max(done_on) FROM milestone WHERE deleted_at IS NULL GROUP BY goal_id
            UNION ALL SELECT goal_id, max(day) FROM practice_note WHERE deleted_at IS NULL GROUP BY goal_id
            UNION ALL SELECT goal_id, max(day) FROM understanding_check WHERE deleted_at IS NULL GROUP BY goal_id
            UNION ALL SELECT goal_id, max(tried_on) FROM experiment WHERE deleted_at IS NULL GROUP BY goal_id
            UNION ALL SELECT goal_id, max(answered_on) FROM question WHERE deleted_at IS NULL GROUP BY goal_id
            UNION ALL SELECT goal_id, max(date(created_at, created_offset || ' minutes')) FROM question
            WHERE deleted_at IS NULL GROUP BY goal_id
            UNION ALL SELECT goal_id, max(day) FROM setback_goal JOIN setback ON setback.id = setback_id
            WHERE setback_goal.deleted_at IS NULL AND setback.deleted_at IS NULL GROUP BY goal_id
            UNION ALL SELECT goal_id, max(day) FROM entry_link JOIN entry ON entry.id = entry_id
            WHERE entry_link.deleted_at IS NULL AND entry.deleted_at IS NULL GROUP BY goal_id),
        last (goal_id, day) AS (SELECT goal_id, max(day) FROM touched GROUP BY goal_id)
        SELECT pair.id, performance.title, learning.title, learning_id,
            max(since_on, coalesce(a.day, ''), coalesce(b.day, ''))
        FROM pair JOIN goal AS performance ON performance.id = performance_id
        JOIN goal AS learning ON learning.id = learning_id
        LEFT JOIN last AS a ON a.goal_id = performance_id LEFT JOIN last AS b ON b.goal_id = learning_id
        WHERE pair.deleted_at IS NULL AND performance.deleted_at IS NULL AND learning.deleted_at IS NULL
            AND performance.state = '{State.ACTIVE}' AND learning.state = '{State.ACTIVE}' ORDER BY pair.id""")
    for pair, performance, learn, goal_id, last in rows:
        age = (today - date.fromisoformat(last)).days
        if is_asked("pair", age):
            text = N_("“{performance}” and “{learning}” have been quiet for {n} days. What has happened there?")
            yield _own("pair", pair, text, f"goal:{goal_id}", performance=performance, learning=learn, n=age)


def _lessons(store: Store, today: date) -> Iterator[OwnPrompt]:
    """Lessons that were kept and never used again."""
    rows = store.rows("""
        SELECT id, lesson, day FROM setback WHERE lesson <> '' AND deleted_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM retry WHERE setback_id = setback.id AND retry.deleted_at IS NULL) ORDER BY id""")
    for setback, lesson, day in rows:
        if is_asked("lesson", (today - date.fromisoformat(day)).days):
            text = N_("You took this with you once: “{lesson}” Where could it be of use this week?")
            yield _own("lesson", setback, text, f"setback:{setback}", lesson=_quoted(lesson))


def _last_year(store: Store, today: date) -> Iterator[OwnPrompt]:
    """The entry of this weekday in this week of last year."""
    day = today - timedelta(days=EVERY["year"][0])
    rows = store.rows(
        "SELECT id, text FROM entry WHERE day = ? AND deleted_at IS NULL AND NOT private ORDER BY id LIMIT 1",
        day.isoformat(),
    )
    for entry, text in rows:
        title, _ = markup.title_and_excerpt(text)
        said = N_("In this week last year you wrote “{title}”. What would you add to it today?")
        yield _own("year", entry, said, f"entry:{day.isoformat()}:{entry}", title=_quoted(title))


def _quoted(text: str) -> str:
    """Own words as one line, shortened where they are long."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1].rsplit(" ", 1)[0] + "…"
