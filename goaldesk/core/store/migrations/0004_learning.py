"""Learning in depth: what is expected to go wrong, easier and harder variations, pauses, and answers to offers."""

from peewee import SqliteDatabase

STAMPS = """
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
"""

TABLES = {
    "pause": """
        goal_id TEXT NOT NULL REFERENCES goal (id),
        since_on TEXT NOT NULL CHECK (since_on IS date(since_on) AND since_on > '0001'),
        until_on TEXT CHECK (until_on IS date(until_on) AND until_on > '0001')""",
    "offer": """
        goal_id TEXT REFERENCES goal (id),
        topic TEXT NOT NULL CHECK (
            topic IN ('framing', 'familiarity', 'pair', 'park', 'unpark', 'close', 'challenge', 'limit')),
        about TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (answer IN ('taken', 'not_now', 'kept')),
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001')""",
}


def up(migrator: object, db: SqliteDatabase) -> None:
    for column in ("expected_mistakes", "step_up", "step_down"):
        db.execute_sql(f"ALTER TABLE goal ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    for name, columns in TABLES.items():
        db.execute_sql(f"CREATE TABLE {name} (id TEXT PRIMARY KEY NOT NULL,{columns.rstrip()},{STAMPS}) STRICT")
    db.execute_sql("CREATE INDEX pause_goal ON pause (goal_id, since_on)")
    db.execute_sql("CREATE INDEX offer_goal ON offer (goal_id, topic)")
    # The few goals that are closed or put away: whether a partner is one of them is asked with every change.
    db.execute_sql(
        "CREATE INDEX goal_shut ON goal (id) WHERE deleted_at IS NOT NULL OR state NOT IN ('active', 'resting')"
    )
    db.execute_sql("PRAGMA user_version = 4")
