"""A table as it stands in a file, before anybody knows what its columns mean."""

from typing import NamedTuple


class GridRow(NamedTuple):
    """Cells as text, and the line of the file they begin in, or which row it is where lines say nothing."""

    line: int
    cells: tuple[str, ...]


class Grid(NamedTuple):
    """Rows of a table. ``has_header`` is None where the format does not tell."""

    rows: tuple[GridRow, ...]
    has_header: bool | None
