"""Bringing a desk up to date: the migration steps that are missing, each in a transaction of its own."""

from pathlib import Path

import peewee
from playhouse.migrations import Runner

from goaldesk.core.errors import DeskError
from goaldesk.core.store.db import SCHEMA, Store
from goaldesk.core.store.orm import database_of
from goaldesk.core.words import N_, Message

MIGRATIONS = Path(__file__).with_name("migrations")
HISTORY = "schema_migration"


def upgrade(store: Store, schema: int = SCHEMA) -> None:
    """Run the missing steps up to ``schema`` and verify what they left. Raises DeskError; steps done stay done.

    The Runner turns foreign keys off around each step: with them on, rebuilding a table would delete the rows that
    hang on it.
    """
    runner = Runner(database_of(store), str(MIGRATIONS), table_name=HISTORY)
    try:
        for step in runner.migrations():
            if store.value("PRAGMA user_version") < step.idx <= schema:
                runner.up(step.name)
    except peewee.PeeweeException as error:
        text = N_("{path} could not be brought up to date ({reason}). What is in it is safe.")
        raise DeskError(Message(text, {"path": store.path, "reason": error})) from error
    broken = store.rows("PRAGMA foreign_key_check")
    if broken:
        text = N_("{path} was brought up to date, but {n} of its rows refer to nothing. “goaldesk check” lists them.")
        raise DeskError(Message(text, {"path": store.path, "n": len(broken)}))
