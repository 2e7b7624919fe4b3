"""Peewee on the connection that a desk is open with."""

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core.store.db import Store


class _OpenDatabase(SqlCipherDatabase):  # type: ignore[misc]  # the driver of Peewee has no types
    """A database whose connection is there already: reading and writing share it, so each sees what the other does."""

    def __init__(self, connection: sqlcipher.Connection) -> None:
        super().__init__(":connected:")
        self._opened = connection

    def _connect(self) -> sqlcipher.Connection:
        self._add_conn_hooks(self._opened)
        return self._opened


def database_of(store: Store) -> SqlCipherDatabase:
    """The open desk as a Peewee database. Closing the store closes it."""
    database = _OpenDatabase(store.connection)
    database.connect()
    return database
