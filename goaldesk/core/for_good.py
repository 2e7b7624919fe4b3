"""Deleting for good: the one thing that cannot be undone, so it takes the undo log along and wipes what was there."""

from collections.abc import Sequence

from goaldesk.core.store.db import Store

_LINKS = frozenset({"entry_link", "entry_tag", "setback_goal", "entry_revision"})
"""Rows that mean nothing without what they lead to."""


def delete_for_good(store: Store, nouns: Sequence[str]) -> int:
    """Delete the rows of these tables that are put away, and what cannot be without them; inside a transaction.

    A row that only mentions one of them stays, and mentions it no more. Returns how many of the nouns went.
    """
    store.connection.execute("PRAGMA defer_foreign_keys = ON")
    doomed = {table: _ids(store, f"SELECT id FROM {table} WHERE deleted_at IS NOT NULL") for table in nouns}
    doomed = {table: ids for table, ids in doomed.items() if ids}
    number = sum(map(len, doomed.values()))
    if goals := doomed.get("goal"):
        # A question may be without a goal if it came of a setback; any other one goes with its goal, and so do offers.
        for child, alone in (("question", "setback_id IS NULL"), ("offer", "1")):
            sql = f"SELECT id, goal_id FROM {child} WHERE goal_id IS NOT NULL AND {alone}"
            doomed.setdefault(child, set()).update(_ids(store, sql, only=goals))
    waiting = list(doomed)
    while waiting:
        parent = waiting.pop()
        for child, column, needs_it in _references(store, parent):
            sql = f"SELECT id, {column} FROM {child} WHERE {column} IS NOT NULL"
            hanging = _ids(store, sql, only=doomed[parent]) - doomed.get(child, set())
            if hanging and (needs_it or child in _LINKS):
                doomed.setdefault(child, set()).update(hanging)
                waiting.append(child)
            elif hanging:
                _each(store, f"UPDATE {child} SET {column} = NULL WHERE id = ?", hanging)
    for table, ids in doomed.items():
        _each(store, f"DELETE FROM {table} WHERE id = ?", ids)
    store.connection.execute("DELETE FROM undo_step")
    return number


def _ids(store: Store, sql: str, only: set[str] | None = None) -> set[str]:
    """The first column of some rows; with ``only``, of those whose second column is in it."""
    return {row[0] for row in store.rows(sql) if only is None or row[1] in only}


def _references(store: Store, parent: str) -> list[tuple[str, str, bool]]:
    """Which columns of which tables lead to a table, and whether they must lead somewhere."""
    found: list[tuple[str, str, bool]] = []
    for (table,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%REFERENCES%'"):
        needed = {row[1]: bool(row[3]) for row in store.rows(f"PRAGMA table_info({table})")}
        keys = store.rows(f"PRAGMA foreign_key_list({table})")
        found += [(table, row[3], needed[row[3]]) for row in keys if row[2] == parent]
    return found


def _each(store: Store, sql: str, ids: set[str]) -> None:
    store.connection.executemany(sql, [(row_id,) for row_id in sorted(ids)])
