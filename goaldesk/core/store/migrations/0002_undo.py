"""The undo log: one row a step, with what every touched row was before and after, as JSON."""

from peewee import SqliteDatabase


def up(migrator: object, db: SqliteDatabase) -> None:
    db.execute_sql("""
        CREATE TABLE undo_step (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            label TEXT NOT NULL,
            merge TEXT NOT NULL,
            made_at TEXT NOT NULL,
            undone INTEGER NOT NULL,
            changes TEXT NOT NULL
        ) STRICT""")
    db.execute_sql("PRAGMA user_version = 2")
