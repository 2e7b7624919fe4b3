"""The search index compared with the desk it is made from, and made again."""

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core.store import db
from goaldesk.core.store.db import Store

INDEXES = ("search_entry", "search_rest")
"""The index of the entries, and that of all other documents."""

# A view says what every document is to be (``store/migrations/0005_loop.py``). Its number is in the day it belongs to.
_MISSING = """
    SELECT document.kind, count(*) FROM document LEFT JOIN search_doc ON search_doc.row_id = document.row_id
        AND search_doc.kind = document.kind AND search_doc.title = document.title AND search_doc.body = document.body
        AND doc > first AND doc < first + 1048576
    WHERE search_doc.doc IS NULL GROUP BY document.kind"""
_LEFT_OVER = """
    SELECT kind, count(*) FROM search_doc WHERE row_id NOT IN (SELECT row_id FROM document) GROUP BY kind"""


def problems(store: Store) -> list[str]:
    """What is wrong with the index; nothing if it is as it should be. Reads only."""
    found = [f"{number} of {kind} missing from the index" for kind, number in store.rows(_MISSING)]
    found += [f"{number} of {kind} left over in the index" for kind, number in store.rows(_LEFT_OVER)]
    return [f"search index: {problem}" for problem in found] + _damage(store)


def _damage(store: Store) -> list[str]:
    """What FTS5 says of its index. It is asked in the form of an insert, so it is asked of a copy in memory."""
    copy = db.connect(":memory:", store.key)
    try:
        store.connection.backup(copy)
        for name in INDEXES:
            copy.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
    except sqlcipher.DatabaseError as error:
        return [f"search index: {error}"]
    finally:
        copy.close()
    return []


def make_again(store: Store) -> None:
    """Make the whole index anew from what is on the desk; inside a transaction. Raises DatabaseError."""
    connection = store.connection
    # The documents first and without the index: what it remembers of them may be wrong.
    triggers = []
    for name in INDEXES:
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")
        triggers += connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{name}_gone",)).fetchone()
        connection.execute(f"DROP TRIGGER {name}_gone")
    connection.execute("DELETE FROM search_doc")
    for trigger in triggers:
        connection.execute(trigger)
    connection.execute("""
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT first + row_number() OVER (PARTITION BY first ORDER BY row_id), kind, row_id, title, body
        FROM document""")
