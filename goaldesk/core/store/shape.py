"""Whether a file is built as our migrations build a desk. A file from elsewhere may bring triggers and views, which
run with the next change or the next look at it.
"""

import re
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core.errors import DeskDamagedError
from goaldesk.core.store.db import Store, with_functions
from goaldesk.core.store.upgrade import upgrade
from goaldesk.core.words import N_, Message

_THAT_DO_SOMETHING = frozenset({"trigger", "view"})

_PLAIN_INDEX = re.compile(r'CREATE INDEX [\w"]+ ON [\w"]+ ?\([\w", ]+\)')
"""One of columns alone. Another one works something out with each change, or refuses it."""


def expect_own(store: Store) -> None:
    """Compare a desk with a new one of its schema. Raises DeskDamagedError if anything in it is built otherwise.

    Tables that somebody added do nothing by themselves, and may be there; so may indexes of columns.
    """
    strange = _strange(_objects(store), _objects_of_a_new_desk(store.value("PRAGMA user_version")))
    if strange:
        text = N_(
            "{path} is not built as a desk is: {names}. What is in it could do more than be read, so it was not"
            " opened. It was left as it is. If it is your own desk, go back to a backup of it."
        )
        raise DeskDamagedError(Message(text, {"path": store.path, "names": ", ".join(strange)}))


_Objects = dict[tuple[str, str], str]


def _strange(found: _Objects, own: _Objects) -> list[str]:
    """The names of what is built otherwise than it should be, or does something and is not ours."""
    names = []
    for (kind, name), sql in found.items():
        does_something = kind in _THAT_DO_SOMETHING or sql.upper().startswith("CREATE VIRTUAL")
        does_something |= kind == "index" and not _PLAIN_INDEX.fullmatch(sql)
        if own.get((kind, name), sql if not does_something else "") != sql:
            names.append(name)
    ours = {name for _, name in own}
    return sorted({*names, *(name for kind, name in found if name in ours and (kind, name) not in own)})


def _objects(store: Store) -> _Objects:
    rows = store.rows("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return {(str(kind), str(name)): str(sql or "") for kind, name, sql in rows}


def _objects_of_a_new_desk(schema: int) -> _Objects:
    new = Store(Path(":memory:"), with_functions(sqlcipher.connect(":memory:", isolation_level=None)))
    try:
        upgrade(new, schema)
        return _objects(new)
    finally:
        new.close()
