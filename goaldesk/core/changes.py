"""What a change touched: the one message that tells every view to read again."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from goaldesk.core.words import Message


class ChangeSet(NamedTuple):
    """Committed changes of one operation, undo or redo.

    ``rows`` maps a table's name to the ids of its rows that came, went or changed, ``columns`` to the columns
    in which they did; ``goals`` holds the ids of goals touched themselves or through a row that belongs to
    them. ``origin`` names the editor that asked, so that it can ignore its own echo. ``done`` is what to tell
    the person, if anything, and ``undoable`` whether undo would take just this back.
    """

    label: str
    origin: str
    rows: Mapping[str, frozenset[str]]
    columns: Mapping[str, frozenset[str]]
    goals: frozenset[str]
    done: Message | None = None
    undoable: bool = True

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables changed."""
        return any(table in self.rows for table in tables)

    def touches_columns(self, columns: Mapping[str, Collection[str]]) -> bool:
        """Whether any of these columns, by table, changed; a row that came or went changed all of its own."""
        return any(not changed.isdisjoint(columns.get(table, ())) for table, changed in self.columns.items())
