"""The one write door of a desk. Every change is an operation: one transaction, one undo step, one ChangeSet."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from peewee import DatabaseError, fn
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3.dbapi2 import Error as _SqliteError

from goaldesk.core import for_good
from goaldesk.core import undo as undo_log
from goaldesk.core.changes import ChangeSet
from goaldesk.core.clock import Clock
from goaldesk.core.errors import DeskError
from goaldesk.core.search import index
from goaldesk.core.store.db import Store
from goaldesk.core.store.models import TABLES, Row, UndoStep
from goaldesk.core.store.orm import database_of
from goaldesk.core.undo import Change, Values
from goaldesk.core.words import N_, Message

Listener = Callable[[ChangeSet], None]

_ROWS_A_STATEMENT = 400  # SQLite takes 32,766 values in one statement; the widest table has 29 columns


class Operation:
    """What may be written inside ``Session.op``. Records each row before and after.

    ``merge`` may still be set inside, when it depends on an id that is made there.
    """

    def __init__(self, database: SqlCipherDatabase, clock: Clock, new_id: Callable[[], str], merge: str = "") -> None:
        self._database = database
        self._clock = clock
        self._new_id = new_id
        self.merge = merge
        self.changes: list[Change] = []
        self.kept: list[Change] = []

    def insert(self, model: type[Row], **values: Any) -> str:
        """Add a row; returns its id."""
        return self.insert_many(model, [values])[0]

    def insert_many(self, model: type[Row], rows: Iterable[Mapping[str, Any]]) -> list[str]:
        """Add rows that all name the same columns; returns their ids in order."""
        made = self._add(model, rows)
        for row in made:
            self._record(model, row["id"], None, row)
        return [row["id"] for row in made]

    def keep(self, model: type[Row], **values: Any) -> str:
        """Add a row that undo does not take away again; returns its id.

        For pictures alone: the undo log holds texts and numbers, and a copy of every picture in each of its steps
        would be read and written with every key. What is taken back is the text that shows the picture.
        """
        (row,) = self._add(model, [values])
        self.kept.append(Change(model._meta.table_name, row["id"], None, dict.fromkeys(row)))
        return str(row["id"])

    def _add(self, model: type[Row], rows: Iterable[Mapping[str, Any]]) -> list[Values]:
        now = self._clock.instant()
        stamps = {"created_at": now.utc, "created_offset": now.offset, "deleted_at": None}
        stamps |= {"changed_at": now.utc, "changed_offset": now.offset}
        made: list[Values] = [{"id": self._new_id(), **stamps, **row} for row in rows]
        _insert_rows(self._database, model, made)
        return made

    def update(self, model: type[Row], row_id: str, **values: Any) -> bool:
        """Change columns of a row; returns whether anything was different. Raises KeyError if there is no such row."""
        now = self._clock.instant()
        stamps = {"changed_at": now.utc, "changed_offset": now.offset}
        names = [*values, *stamps]
        old = self._read(model, row_id, names)
        if all(old[name] == value for name, value in values.items()):
            return False
        new = {name: value for name, value in {**values, **stamps}.items() if old[name] != value}
        before = {name: old[name] for name in new}
        model.update(new).where(model.id == row_id).bind(self._database).execute()
        self._record(model, row_id, before, new)
        return True

    def put_away(self, model: type[Row], row_id: str) -> bool:
        """Move a row to the trash; returns False if it was there already."""
        if self._read(model, row_id, ["deleted_at"])["deleted_at"] is not None:
            return False
        return self.update(model, row_id, deleted_at=self._clock.instant().utc)

    def bring_back(self, model: type[Row], row_id: str) -> bool:
        """Take a row out of the trash; returns False if it was not there."""
        return self.update(model, row_id, deleted_at=None)

    def delete(self, model: type[Row], row_id: str) -> None:
        """Remove a row that only mirrors another one, such as a tag that left its text. The rest goes to the trash."""
        before = self._read(model, row_id, list(model._meta.fields))
        model.delete().where(model.id == row_id).bind(self._database).execute()
        self._record(model, row_id, before, None)

    def _read(self, model: type[Row], row_id: str, names: list[str]) -> Values:
        columns = [model._meta.fields[name] for name in names]
        for row in rows_of(self._database, model.select(*columns).where(model.id == row_id)):
            return dict(zip(names, row, strict=True))
        raise KeyError(f"no {model._meta.table_name} {row_id}")

    def _record(self, model: type[Row], row_id: str, before: Values | None, after: Values | None) -> None:
        table = model._meta.table_name
        owners = undo_log.owners_of(table, row_id, before, after)
        if not owners:
            owners = self._owners_now(model, row_id)
        self.changes.append(Change(table, row_id, before, after, owners))

    def _owners_now(self, model: type[Row], row_id: str) -> tuple[str, ...]:
        """The goals of a row whose changed columns do not name them."""
        names = [name for name in undo_log.OWNER_COLUMNS if name in model._meta.fields]
        if not names:
            return ()
        rows = rows_of(
            self._database, model.select(*(model._meta.fields[name] for name in names)).where(model.id == row_id)
        )
        return tuple(sorted({value for row in rows for value in row if value}))


# What SQLite says, and how a person would put it (https://sqlite.org/rescode.html).
_REASONS = {
    "disk is full": N_("the disk is full"),
    "readonly database": N_("the file may only be read"),
    "is locked": N_("another program is writing to the desk at this moment"),
    "unable to open database file": N_("the folder of the desk cannot be written to"),
    "disk I/O error": N_("the disk did not take it"),
    "malformed": N_("the file of the desk is damaged"),
}


def _in_words(error: BaseException) -> Message | str:
    """Why it could not be written. Where the disk is full SQLite ends the transaction itself; that Peewee then cannot
    end it hides the reason, several errors deep."""
    while isinstance(error.__context__, DatabaseError | _SqliteError):
        error = error.__context__
    found = next((Message(text) for said, text in _REASONS.items() if said in str(error)), None)
    return found or str(error)


def rows_of(database: SqlCipherDatabase, query: Any) -> list[tuple[Any, ...]]:
    """The rows of a select. They come straight from the driver: the columns hold texts and numbers and nothing else."""
    return list(database.execute(query).fetchall())


def _insert_rows(database: SqlCipherDatabase, model: type[Row], rows: list[Values]) -> None:
    """Add rows that all name the same columns, many with one statement."""
    for start in range(0, len(rows), _ROWS_A_STATEMENT):
        model.insert_many(rows[start : start + _ROWS_A_STATEMENT]).bind(database).execute()


def _coming(change: Change) -> tuple[str, tuple[str, ...]]:
    """For a row that comes, its table and columns: neighbours with the same ones can come together."""
    return change.table, tuple(change.after) if change.before is None and change.after else ()


class Session:
    """Writing to a desk, undo and redo, and word of it to whoever listens."""

    def __init__(self, store: Store, clock: Clock, listeners: list[Listener]) -> None:
        """``listeners`` are called after every commit, in the thread that wrote; more may be added to the list."""
        self.clock = clock
        self._store = store
        self.database = database_of(store)
        self._listeners = listeners
        self._current: Operation | None = None
        self._made = 0

    def rows(self, query: Any) -> list[tuple[Any, ...]]:
        """Run a select built from the models; rows are plain tuples in the order of its columns."""
        return rows_of(self.database, query)

    def scalar(self, query: Any) -> Any:
        """The first value of a select, or None."""
        rows = self.rows(query)
        return rows[0][0] if rows else None

    @contextmanager
    def op(self, label: str, *, origin: str = "", merge: str = "", done: Message | None = None) -> Iterator[Operation]:
        """One change a person would call one change.

        ``label`` names it in the undo menu (marked with ``N_``). ``merge`` is the same for all the changes that
        make up one step, such as the typing in one field. ``origin`` names the editor that asked. ``done`` is
        told to the person afterwards. An operation inside another one joins it. An exception rolls all back; what
        cannot be written raises DeskError.
        """
        if self._current is not None:
            yield self._current
            return
        operation = Operation(self.database, self.clock, self._new_id, merge)
        self._current = operation
        try:
            with self._writing():
                yield operation
                changes = undo_log.fold(operation.changes)
                if changes:
                    self._keep_step(label, operation.merge, changes)
                if changes or operation.kept:
                    told = undo_log.change_set(label, origin, [*changes, *operation.kept], done)
                    told = told._replace(undoable=bool(changes))
                    self.database.after_commit(lambda: self._tell(told))
        finally:
            self._current = None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction. Raises DeskError, with nothing changed, if the file cannot be written."""
        if self._store.stopped:
            raise DeskError(self._store.stopped)
        if not self._store.is_in_place():
            text = N_(
                "Not saved: the desk is no longer at {path}. It was moved, replaced or deleted while it was open."
                " Put it back, or copy your latest words somewhere else before you close the window."
            )
            raise DeskError(Message(text, {"path": self._store.path}))
        try:
            with self.database.atomic():
                yield
        except (DatabaseError, _SqliteError) as error:  # the latter where SQL goes to the driver itself
            text = N_("Not saved yet: {reason}. What is on disk is safe.")
            raise DeskError(Message(text, {"reason": _in_words(error)})) from error

    def undo(self, origin: str = "") -> ChangeSet | None:
        """Take back the last step that is not undone; None if there is none."""
        step = self._step(UndoStep.select(fn.MAX(UndoStep.id)).where(UndoStep.undone == 0))
        return self._walk(step, origin, undone=1) if step else None

    def redo(self, origin: str = "") -> ChangeSet | None:
        """Do the step again that was undone last; None if there is none."""
        step = self._step(UndoStep.select(fn.MIN(UndoStep.id)).where(UndoStep.undone == 1))
        return self._walk(step, origin, undone=0) if step else None

    def forget_steps(self) -> None:
        """Empty the undo log: what was done until now is how this desk begins."""
        UndoStep.delete().bind(self.database).execute()

    def delete_for_good(self, nouns: tuple[str, ...]) -> int:
        """Delete what is put away of these tables, and the undo log with it; returns how many rows of them went.

        There is no way back but a backup. Raises DeskError, with nothing changed, if the file cannot be written.
        """
        with self._writing():
            number = for_good.delete_for_good(self._store, nouns)
            everything = {table: frozenset(model._meta.fields) for table, model in TABLES.items()}
            rows = {table: frozenset[str]() for table in TABLES}
            done = Message(N_("{n} thing deleted for good"), {"n": number}, N_("{n} things deleted for good"))
            told = ChangeSet(N_("emptying the trash"), "", rows, everything, frozenset(), done)
            self.database.after_commit(lambda: self._tell(told._replace(undoable=False)))
        return number

    def make_search_again(self) -> None:
        """Make the search index anew from what is on the desk. Raises DeskError as ``op`` does, nothing changed."""
        with self._writing():
            index.make_again(self._store)

    def undo_label(self) -> str:
        """What ``undo`` would take back, or an empty text."""
        return self._label(UndoStep.undone == 0, UndoStep.id.desc())

    def redo_label(self) -> str:
        """What ``redo`` would do again, or an empty text."""
        return self._label(UndoStep.undone == 1, UndoStep.id.asc())

    def _new_id(self) -> str:
        """32 hex digits: milliseconds, a counter and chance, so that ids sort in the order in which they were made."""
        self._made = (self._made + 1) % 0x10000
        milliseconds = int(self.clock.now().timestamp() * 1000)
        return f"{milliseconds:012x}{self._made:04x}{os.urandom(8).hex()}"

    def _label(self, which: Any, order: Any) -> str:
        return self.scalar(UndoStep.select(UndoStep.label).where(which).order_by(order).limit(1)) or ""

    def _tell(self, told: ChangeSet) -> None:
        for listener in list(self._listeners):
            listener(told)

    def _keep_step(self, label: str, merge: str, changes: list[Change]) -> None:
        """Write the step beside its changes, in the same transaction. A new step ends what could be redone."""
        now = self.clock.instant().utc
        database = self.database
        UndoStep.delete().where(UndoStep.undone == 1).bind(database).execute()
        last = self._step(UndoStep.select(fn.MAX(UndoStep.id)))
        if last and undo_log.can_merge(last.merge, last.made_at, merge, now):
            changes = undo_log.fold(undo_log.load(last.changes) + changes)
            update = UndoStep.update(changes=undo_log.dump(changes), made_at=now)
            update.where(UndoStep.id == last.id).bind(database).execute()
            return
        row = {"label": label, "merge": merge, "made_at": now, "undone": 0, "changes": undo_log.dump(changes)}
        UndoStep.insert(row).bind(database).execute()
        # By their number and not by their ids: what was undone and then done otherwise has left gaps there.
        too_old = UndoStep.select(UndoStep.id).order_by(UndoStep.id.desc()).limit(1).offset(undo_log.KEPT_STEPS)
        UndoStep.delete().where(UndoStep.id <= too_old).bind(database).execute()

    def _step(self, which: Any) -> undo_log.Step | None:
        columns = (UndoStep.id, UndoStep.label, UndoStep.merge, UndoStep.made_at, UndoStep.changes)
        for row in self.rows(UndoStep.select(*columns).where(UndoStep.id == which)):
            return undo_log.Step(*row)
        return None

    def _walk(self, step: undo_log.Step, origin: str, undone: int) -> ChangeSet:
        """Apply a step forwards, or backwards if it is to be undone. The order of its rows holds only at the end."""
        changes = undo_log.load(step.changes)
        if undone:
            changes = [change.reversed() for change in reversed(changes)]
        done = Message(N_("Taken back: {step}") if undone else N_("Done again: {step}"), {"step": Message(step.label)})
        told = undo_log.change_set(step.label, origin, changes, done)._replace(undoable=False)
        with self._writing():
            self.database.execute_sql("PRAGMA defer_foreign_keys = ON")
            for (table, names), run in groupby(changes, key=_coming):
                if names:
                    _insert_rows(self.database, TABLES[table], [change.after or {} for change in run])
                else:
                    for change in run:
                        self._apply(change)
            UndoStep.update(undone=undone).where(UndoStep.id == step.id).bind(self.database).execute()
            self.database.after_commit(lambda: self._tell(told))
        return told

    def _apply(self, change: Change) -> None:
        """Take a row away, or change it."""
        model = TABLES[change.table]
        database = self.database
        if change.after is None:
            model.delete().where(model.id == change.row_id).bind(database).execute()
        else:
            model.update(change.after).where(model.id == change.row_id).bind(database).execute()
