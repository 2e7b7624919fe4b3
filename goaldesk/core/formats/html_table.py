"""Tables in HTML, as browsers, word processors and spreadsheets put them on the clipboard."""

import re
from collections import deque
from collections.abc import Sequence
from html import escape, unescape

from goaldesk.core.formats.grid import Grid, GridRow

_SILENT = frozenset({"style", "script", "title"})
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})
_MAX_SPAN = 1000
_MOST_COLUMNS = 64
"""What stands further to the right is left out: three columns mean something."""

# Python's own parser looks for an end that is not there again and again, which takes minutes for a megabyte of "<a ",
# and gives up with an AssertionError on "<![". Here nothing goes beyond the next "<" or takes back what it has (*+), so
# no text is read twice.
_NO_TEXT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>", re.DOTALL)
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9:-]*+)((?:[^<>"']|"[^"<]*"|'[^'<]*'|["'])*+)>""", re.IGNORECASE)
_SPAN = re.compile(r"""\b(rowspan|colspan)\s*+=\s*+(?:["']\s*+)?(\d{1,9})""", re.IGNORECASE)


class _Cell:
    def __init__(self, heading: bool, rows: int, columns: int) -> None:
        self.heading, self.rows, self.columns = heading, rows, columns
        self.parts: list[str] = []

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).replace("\xa0", " ").split())


class _Reader:
    """Collects the tables of a page that have no table around them; a table inside a cell is text."""

    def __init__(self) -> None:
        self.tables: list[list[list[_Cell]]] = []
        self._depth = 0
        self._in_head = False
        self._cell: _Cell | None = None
        self._silent = ""

    def read(self, page: str) -> None:
        """Go through a page."""
        page, at = _NO_TEXT.sub("", page), 0
        for found in _TAG.finditer(page):
            self._text(page[at : found.start()])
            at = found.end()
            tag = found[2].lower()
            if found[1]:
                self._end(tag)
            elif not self._silent:
                self._start(tag, found[3])
        self._text(page[at:])

    def _start(self, tag: str, attributes: str) -> None:
        if tag in _SILENT:
            self._silent = tag
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif self._depth == 1:
            self._start_in_table(tag, attributes)
        if self._cell and tag in _BREAKS:
            self._cell.parts.append(" ")

    def _start_in_table(self, tag: str, attributes: str) -> None:
        if tag == "thead":
            self._in_head = True
        elif tag == "tr":
            self.tables[-1].append([])
            self._cell = None
        elif tag in {"td", "th"}:
            if not self.tables[-1]:
                self.tables[-1].append([])
            spans = {name.lower(): int(value) for name, value in _SPAN.findall(attributes)}
            heading = tag == "th" or self._in_head
            self._cell = _Cell(heading, _span(spans.get("rowspan")), _span(spans.get("colspan")))
            self.tables[-1][-1].append(self._cell)

    def _end(self, tag: str) -> None:
        if self._silent:
            self._silent = "" if tag == self._silent else self._silent
        elif tag == "table" and self._depth:
            self._depth -= 1
            self._cell = None if self._depth == 0 else self._cell
        elif tag == "thead":
            self._in_head = False
        elif tag in {"td", "th", "tr"} and self._depth == 1:
            self._cell = None

    def _text(self, text: str) -> None:
        if self._cell and not self._silent:
            self._cell.parts.append(unescape(text))


def _span(value: int | None) -> int:
    return min(value, _MAX_SPAN) if value else 1


def read(text: str) -> Grid | None:
    """The first table with two columns or more; None if there is none. A spanning cell counts for all its rows."""
    reader = _Reader()
    reader.read(text)
    for table in reader.tables:
        rows = _spread(table)
        if any(len(row.cells) > 1 for row in rows):
            filled = [cells for cells in table if cells]
            has_header = all(cell.heading for cell in filled[0])
            return Grid(tuple(rows), has_header or None)
    return None


def _spread(table: list[list[_Cell]]) -> list[GridRow]:
    """Rows with every cell repeated over the rows and columns that it spans.

    They are counted from 1 instead of saying their line: a browser may put a whole table into one.
    """
    rows: list[GridRow] = []
    hanging: dict[int, tuple[int, str]] = {}
    for number, cells in enumerate(table, 1):
        if not cells and not hanging:
            continue
        out: list[str] = []
        waiting = deque(cells)
        while (waiting or len(out) in hanging) and len(out) < _MOST_COLUMNS:
            column = len(out)
            if column in hanging:
                left, text = hanging.pop(column)
                out.append(text)
                if left > 1:
                    hanging[column] = (left - 1, text)
                continue
            cell = waiting.popleft()
            for offset in range(min(cell.columns, _MOST_COLUMNS - column)):
                out.append(cell.text if offset == 0 else "")
                if cell.rows > 1:
                    hanging[column + offset] = (cell.rows - 1, out[-1])
        rows.append(GridRow(number, tuple(out)))
    return rows


def write(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A plain table that pastes well into word processors and spreadsheets."""

    def line(tag: str, cells: Sequence[str]) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "\n".join(line("td", row) for row in rows)
    head = f"<thead>\n{line('th', header)}\n</thead>"
    return f'<!DOCTYPE html>\n<meta charset="utf-8">\n<table>\n{head}\n<tbody>\n{body}\n</tbody>\n</table>\n'
