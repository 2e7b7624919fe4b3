"""The numbers of a picture as a table: what it shows on the screen, and what is written to a file."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from goaldesk.core.formats import csv_table
from goaldesk.ui import dates, wording

Cell = date | int | float | str | None
"""None is an empty cell: there is nothing to tell, which is not a zero."""


class Sheet(NamedTuple):
    """A table with the names of its columns. Every row has a cell for each of them."""

    header: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


def shown(cell: Cell, today: date) -> str:
    """A cell as a person reads it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(cell.split())
    return dates.short_weekday(cell, today) if isinstance(cell, date) else wording.brief_number(float(cell))


def is_number(cell: Cell) -> bool:
    """Whether a cell is one of those that stand below each other by their ends."""
    return isinstance(cell, int | float)


def to_csv(sheet: Sheet) -> bytes:
    """The table as a CSV file: days as 2026-10-08, numbers with a point, for any program in any country.

    It begins with a mark, for Excel takes it for Windows-1252 without.
    """
    rows = [[_written(cell) for cell in row] for row in sheet.rows]
    return csv_table.write(sheet.header, rows).encode("utf-8-sig")


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return csv_table.no_formula(cell)
    return cell.isoformat() if isinstance(cell, date) else repr(cell).removesuffix(".0")
