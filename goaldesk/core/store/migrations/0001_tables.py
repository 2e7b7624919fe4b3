"""The first tables: every noun of the product. Frozen: later changes are later steps.

Every table carries the same five columns: created and changed instant (UTC, ISO 8601 with a Z) with the
offset of the place in minutes, and when the row was put away. A day is what the person meant by it, local,
``YYYY-MM-DD``. What cannot be read is kept out by the tables themselves, for other tools may write here too.
"""

from peewee import SqliteDatabase

STAMPS = """
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
"""

TABLES = {
    "area": """
        name TEXT NOT NULL,
        position REAL NOT NULL""",
    "goal": """
        kind TEXT NOT NULL CHECK (kind IN ('performance', 'learning')),
        title TEXT NOT NULL,
        area_id TEXT REFERENCES area (id),
        state TEXT NOT NULL CHECK (state IN ('active', 'resting', 'reached', 'learned_enough', 'changed_my_mind')),
        position REAL NOT NULL,
        note TEXT NOT NULL,
        familiarity TEXT NOT NULL CHECK (familiarity IN ('unset', 'new', 'partly', 'known')),
        start_value REAL,
        target_value REAL,
        unit TEXT NOT NULL,
        direction TEXT NOT NULL CHECK (direction IN ('reach', 'hold', 'at_most')),
        due_on TEXT CHECK (due_on IS date(due_on) AND due_on > '0001'),
        parked INTEGER NOT NULL,
        gap TEXT NOT NULL,
        question TEXT NOT NULL,
        framing TEXT NOT NULL,
        ladder TEXT NOT NULL CHECK (ladder IN ('know', 'do')),
        strategies_to_find INTEGER,
        best_result TEXT NOT NULL,
        inner_obstacle TEXT NOT NULL,
        closed_on TEXT CHECK (closed_on IS date(closed_on) AND closed_on > '0001'),
        closing_note TEXT NOT NULL,
        takes_its_place TEXT NOT NULL""",
    "pair": """
        performance_id TEXT NOT NULL REFERENCES goal (id),
        learning_id TEXT NOT NULL REFERENCES goal (id),
        why TEXT NOT NULL,
        since_on TEXT NOT NULL CHECK (since_on IS date(since_on) AND since_on > '0001'),
        until_on TEXT CHECK (until_on IS date(until_on) AND until_on > '0001'),
        position REAL NOT NULL""",
    "plan": """
        goal_id TEXT NOT NULL REFERENCES goal (id),
        if_cue TEXT NOT NULL,
        then_action TEXT NOT NULL,
        active INTEGER NOT NULL""",
    "checkin": """
        goal_id TEXT NOT NULL REFERENCES goal (id),
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        value REAL,
        note TEXT NOT NULL""",
    "milestone": """
        goal_id TEXT NOT NULL REFERENCES goal (id),
        title TEXT NOT NULL,
        due_on TEXT CHECK (due_on IS date(due_on) AND due_on > '0001'),
        done_on TEXT CHECK (done_on IS date(done_on) AND done_on > '0001'),
        position REAL NOT NULL""",
    "setback": """
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        outcome TEXT NOT NULL CHECK (outcome IN ('setback', 'good_surprise')),
        what_happened TEXT NOT NULL,
        feel TEXT NOT NULL,
        still_holds TEXT NOT NULL,
        outside_view TEXT NOT NULL,
        kind TEXT CHECK (kind IN ('slip', 'did_not_know', 'not_yet', 'plan', 'assumption', 'outside', 'experiment')),
        new_information TEXT NOT NULL,
        if_then TEXT NOT NULL,
        look_again_on TEXT CHECK (look_again_on IS date(look_again_on) AND look_again_on > '0001'),
        luck TEXT NOT NULL,
        draft INTEGER NOT NULL""",
    "setback_goal": """
        setback_id TEXT NOT NULL REFERENCES setback (id),
        goal_id TEXT NOT NULL REFERENCES goal (id)""",
    "understanding_check": """
        goal_id TEXT NOT NULL REFERENCES goal (id),
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        topic TEXT NOT NULL,
        ladder TEXT NOT NULL CHECK (ladder IN ('know', 'do')),
        level_before INTEGER CHECK (level_before BETWEEN 0 AND 5),
        evidence TEXT NOT NULL,
        level_after INTEGER CHECK (level_after BETWEEN 0 AND 5),
        gaps TEXT NOT NULL,
        days_since_study INTEGER""",
    "experiment": """
        goal_id TEXT NOT NULL REFERENCES goal (id),
        approach TEXT NOT NULL,
        prediction TEXT NOT NULL,
        started_on TEXT CHECK (started_on IS date(started_on) AND started_on > '0001'),
        tried_on TEXT CHECK (tried_on IS date(tried_on) AND tried_on > '0001'),
        observed TEXT NOT NULL,
        surprise TEXT NOT NULL,
        later_thoughts TEXT NOT NULL,
        verdict TEXT CHECK (verdict IN ('keep', 'adapt', 'drop')),
        setback_id TEXT REFERENCES setback (id),
        position REAL NOT NULL""",
    "practice_note": """
        goal_id TEXT NOT NULL REFERENCES goal (id),
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        note TEXT NOT NULL,
        challenge INTEGER NOT NULL CHECK (challenge BETWEEN 1 AND 5),
        stuck TEXT NOT NULL CHECK (stuck IN ('new', 'same', 'unsure'))""",
    "entry": """
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        text TEXT NOT NULL,
        revision INTEGER NOT NULL,
        prompt TEXT NOT NULL""",
    "entry_link": """
        entry_id TEXT NOT NULL REFERENCES entry (id),
        goal_id TEXT REFERENCES goal (id),
        setback_id TEXT REFERENCES setback (id) CHECK ((goal_id IS NULL) <> (setback_id IS NULL)),
        label TEXT NOT NULL""",
    "entry_tag": """
        entry_id TEXT NOT NULL REFERENCES entry (id),
        tag TEXT NOT NULL,
        in_text INTEGER NOT NULL""",
    "review": """
        span TEXT NOT NULL CHECK (span IN ('week', 'month')),
        starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on) AND starts_on > '0001'),
        ends_on TEXT NOT NULL CHECK (ends_on IS date(ends_on) AND ends_on > '0001'),
        finished_on TEXT CHECK (finished_on IS date(finished_on) AND finished_on > '0001'),
        skipped INTEGER NOT NULL,
        entry_id TEXT REFERENCES entry (id)""",
    "review_answer": """
        review_id TEXT NOT NULL REFERENCES review (id),
        step TEXT NOT NULL,
        text TEXT NOT NULL""",
    "question": """
        goal_id TEXT REFERENCES goal (id),
        text TEXT NOT NULL,
        first_step TEXT NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ('own', 'setback', 'check', 'review')),
        setback_id TEXT REFERENCES setback (id),
        check_id TEXT REFERENCES understanding_check (id),
        review_id TEXT REFERENCES review (id),
        answer TEXT NOT NULL,
        answered_on TEXT CHECK (answered_on IS date(answered_on) AND answered_on > '0001'),
        position REAL NOT NULL""",
}

INDEXES = (
    # These two hold all that the rows of the table are made of, so that the goals themselves are not read for them.
    "CREATE INDEX goal_in_order ON goal (kind, position, id, state, area_id) WHERE deleted_at IS NULL",
    "CREATE INDEX pair_in_order ON pair (position, id, performance_id, learning_id) WHERE deleted_at IS NULL",
    "CREATE INDEX goal_area ON goal (area_id)",
    "CREATE UNIQUE INDEX pair_once ON pair (performance_id, learning_id) WHERE deleted_at IS NULL",
    "CREATE INDEX pair_learning ON pair (learning_id)",
    "CREATE INDEX plan_goal ON plan (goal_id)",
    "CREATE INDEX checkin_goal ON checkin (goal_id, day)",
    "CREATE INDEX milestone_goal ON milestone (goal_id, position)",
    "CREATE INDEX setback_day ON setback (day, created_at, id) WHERE deleted_at IS NULL",
    "CREATE UNIQUE INDEX setback_goal_once ON setback_goal (setback_id, goal_id) WHERE deleted_at IS NULL",
    "CREATE INDEX setback_goal_goal ON setback_goal (goal_id)",
    "CREATE INDEX check_goal ON understanding_check (goal_id, day)",
    "CREATE INDEX experiment_goal ON experiment (goal_id, position)",
    "CREATE INDEX experiment_setback ON experiment (setback_id)",
    "CREATE INDEX practice_goal ON practice_note (goal_id, day)",
    "CREATE INDEX entry_day ON entry (day, created_at, id) WHERE deleted_at IS NULL",
    "CREATE INDEX entry_link_entry ON entry_link (entry_id)",
    "CREATE INDEX entry_link_goal ON entry_link (goal_id)",
    "CREATE INDEX entry_link_setback ON entry_link (setback_id)",
    "CREATE INDEX entry_tag_entry ON entry_tag (entry_id)",
    "CREATE INDEX entry_tag_tag ON entry_tag (tag)",
    "CREATE INDEX review_period ON review (span, starts_on)",
    "CREATE INDEX review_answer_review ON review_answer (review_id)",
    "CREATE INDEX question_goal ON question (goal_id, position)",
    "CREATE INDEX question_setback ON question (setback_id)",
    "CREATE INDEX question_check ON question (check_id)",
)


def up(migrator: object, db: SqliteDatabase) -> None:
    db.execute_sql("PRAGMA application_id = 1195664755")
    for name, columns in TABLES.items():
        db.execute_sql(f"CREATE TABLE {name} (id TEXT PRIMARY KEY NOT NULL,{columns.rstrip()},{STAMPS}) STRICT")
    for index in INDEXES:
        db.execute_sql(index)
    db.execute_sql("PRAGMA user_version = 1")
