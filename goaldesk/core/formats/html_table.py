"""Tables in HTML, as browsers, word processors and spreadsheets put them on the clipboard."""

import re
from collections import deque
from collections.abc import Sequence
from html import escape, unescape

from goaldesk.core.formats.grid import Grid, GridRow

_SILENT = frozenset({"style", "script", "title"})
_BREAKS = frozenset({"br", "p", "div", "li", "table", "td", "th", "tr"})
_DEEPEST = 4
"""A table that is deeper inside others is only text."""
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


class _Table:
    """The rows of a table, and the table around it. ``cell`` is the one that is being read."""

    def __init__(self, around: "_Table | None") -> None:
        self.around = around
        self.depth: int = around.depth + 1 if around else 0
        self.rows: list[list[_Cell]] = []
        self.in_head = False
        self.cell: _Cell | None = None

    @property
    def may_be_wide(self) -> bool:
        """Whether it may have two columns."""
        return any(len(cells) > 1 or any(cell.columns > 1 or cell.rows > 1 for cell in cells) for cells in self.rows)


class _Reader:
    """Collects the tables of a page. What stands in a table inside a cell is the text of that cell, too."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._too_deep = 0
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
        if tag in _BREAKS:
            self._add(" ")
        if tag in _SILENT:
            self._silent = tag
        elif tag == "table":
            self._start_table()
        elif self._open and not self._too_deep:
            _start_in_table(self._open[-1], tag, attributes)

    def _start_table(self) -> None:
        if len(self._open) == _DEEPEST:
            self._too_deep += 1
            return
        self.tables.append(_Table(self._open[-1] if self._open else None))
        self._open.append(self.tables[-1])

    def _end(self, tag: str) -> None:
        if self._silent:
            self._silent = "" if tag == self._silent else self._silent
        elif tag == "table" and self._too_deep:
            self._too_deep -= 1
        elif tag == "table" and self._open:
            self._open.pop()
        elif tag == "thead" and self._open:
            self._open[-1].in_head = False
        elif tag in {"td", "th", "tr"} and self._open and not self._too_deep:
            self._open[-1].cell = None

    def _text(self, text: str) -> None:
        if not self._silent:
            self._add(unescape(text))

    def _add(self, text: str) -> None:
        for table in self._open:
            if table.cell:
                table.cell.parts.append(text)


def _start_in_table(table: _Table, tag: str, attributes: str) -> None:
    if tag == "thead":
        table.in_head = True
    elif tag == "tr":
        table.rows.append([])
        table.cell = None
    elif tag in {"td", "th"}:
        if not table.rows:
            table.rows.append([])
        spans = {name.lower(): int(value) for name, value in _SPAN.findall(attributes)}
        heading = tag == "th" or table.in_head
        table.cell = _Cell(heading, _span(spans.get("rowspan")), _span(spans.get("colspan")))
        table.rows[-1].append(table.cell)


def _span(value: int | None) -> int:
    return min(value, _MAX_SPAN) if value else 1


def read(text: str) -> Grid | None:
    """The first table with two columns or more; None if there is none. A spanning cell counts for all its rows.

    A table that only lays out a page, with one row or one column around another table, is looked into.
    """
    reader = _Reader()
    reader.read(text)
    wide = sorted((each for each in reader.tables if each.may_be_wide), key=_depth)
    filled = [each for each in wide if sum(map(bool, each.rows)) > 1]
    layout = [each.around for each in filled if each.around]
    for table in [each for each in wide if each in filled or each not in layout] + wide:
        rows = _spread(table.rows)
        if any(len(row.cells) > 1 for row in rows):
            first = next(cells for cells in table.rows if cells)
            return Grid(tuple(rows), all(cell.heading for cell in first) or None)
    return None


def _depth(table: _Table) -> int:
    return table.depth


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
