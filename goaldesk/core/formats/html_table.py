"""Tables in HTML, as browsers, word processors and spreadsheets put them on the clipboard."""

from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

from goaldesk.core.formats.grid import Grid, GridRow

_SILENT = frozenset({"style", "script", "title"})
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})
_MAX_SPAN, _MOST_DIGITS = 1000, 9


class _Cell:
    def __init__(self, heading: bool, rows: int, columns: int) -> None:
        self.heading, self.rows, self.columns = heading, rows, columns
        self.parts: list[str] = []

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).replace("\xa0", " ").split())


class _Reader(HTMLParser):
    """Collects the tables of a page that have no table around them; a table inside a cell is text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[_Cell]]] = []
        self._depth = 0
        self._in_head = False
        self._cell: _Cell | None = None
        self._silent: list[str] = []

    def parse_html_declaration(self, i: int) -> int:
        """Python's parser gives up over declarations that it does not know. Browsers take them for comments."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif self._depth == 1:
            self._start_in_table(tag, dict(attrs))
        if self._cell and tag in _BREAKS:
            self._cell.parts.append(" ")

    def _start_in_table(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "thead":
            self._in_head = True
        elif tag == "tr":
            self.tables[-1].append([])
            self._cell = None
        elif tag in {"td", "th"}:
            if not self.tables[-1]:
                self.tables[-1].append([])
            heading = tag == "th" or self._in_head
            self._cell = _Cell(heading, _span(attrs.get("rowspan")), _span(attrs.get("colspan")))
            self.tables[-1][-1].append(self._cell)

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag == "table" and self._depth:
            self._depth -= 1
            self._cell = None if self._depth == 0 else self._cell
        elif tag == "thead":
            self._in_head = False
        elif tag in {"td", "th", "tr"} and self._depth == 1:
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell and not self._silent:
            self._cell.parts.append(data)


def _span(value: str | None) -> int:
    number = int(value) if value and value.isdecimal() and len(value) <= _MOST_DIGITS else 1
    return min(max(number, 1), _MAX_SPAN)


def read(text: str) -> Grid | None:
    """The first table with two columns or more; None if there is none. A spanning cell counts for all its rows."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
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
        waiting = list(cells)
        while waiting or len(out) in hanging:
            column = len(out)
            if column in hanging:
                left, text = hanging.pop(column)
                out.append(text)
                if left > 1:
                    hanging[column] = (left - 1, text)
                continue
            cell = waiting.pop(0)
            for offset in range(cell.columns):
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
