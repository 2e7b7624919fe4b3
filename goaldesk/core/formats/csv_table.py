"""Tables with a comma, a semicolon or a tab between cells."""

import contextlib
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from goaldesk.core.errors import UserError
from goaldesk.core.formats.grid import Grid, GridRow
from goaldesk.core.words import N_, Message

DELIMITERS = ("\t", ";", ",")
"""On a tie the earlier one wins: a comma also stands in sentences, a tab hardly ever does."""

_SAMPLE = 200

_ENCLOSED = re.compile(r'"(?:[^"]|"")*+"')

_SAID = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
"""The first line of a file that says for Excel what separates its cells."""


def read(text: str, delimiter: str | None = None) -> Grid | None:
    """The table; None if no delimiter makes two columns of it. Raises UserError with the line if it is broken."""
    said = _SAID.match(text)
    if said:
        text, delimiter = text[said.end() :], said[1]
    delimiter = delimiter or guess_delimiter(text)
    if delimiter is None:
        return None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 1 if said else 0
    rows, line = [], 1 + before
    try:
        for cells in reader:
            rows.append(GridRow(line, tuple(cells)))
            line = reader.line_num + 1 + before
    except csv.Error as error:
        if delimiter == "\t" and (plain := _without_quoting(text)):
            return plain
        if "unexpected end" in str(error):
            broken = N_("Line {line}: a quotation mark is opened and never closed. Nothing was changed.")
        else:
            broken = N_("Line {line} cannot be read as a table row ({reason}). Nothing was changed.")
        raise UserError(Message(broken, {"line": line, "reason": error})) from error
    return Grid(tuple(rows), None)


def _without_quoting(text: str) -> Grid | None:
    """The lines cut at their tabs, where a quotation mark begins a cell and ends within it: there it is a letter.

    None if no cell is like that, or if the lines are no table without their quotation marks.
    """
    lines = [(number, line.split("\t")) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    quoted = [cell for _, cells in lines for cell in cells if cell.startswith('"')]
    loose = [cell for cell in quoted if not _ENCLOSED.fullmatch(cell)]
    if not loose or '"' not in "".join(cell[1:] for cell in loose) or len({len(cells) for _, cells in lines}) > 1:
        return None
    return Grid(tuple(GridRow(number, tuple(map(_plain, cells))) for number, cells in lines), None)


def _plain(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if _ENCLOSED.fullmatch(cell) else cell


def guess_delimiter(text: str) -> str | None:
    """The delimiter that cuts most of the first rows into the same number of cells, two or more; None if none does."""
    sample = "\n".join(text.split("\n", _SAMPLE)[:_SAMPLE])
    best, most = None, 0
    for delimiter in DELIMITERS:
        widths = _widths(sample, delimiter)
        (width, number), *_ = Counter(widths).most_common(1) or [(0, 0)]
        if width > 1 and number > most and 2 * number >= len(widths):
            best, most = delimiter, number
    return best


def _widths(sample: str, delimiter: str) -> list[int]:
    """How many cells each row would have, as far as rows can be read."""
    widths = []
    with contextlib.suppress(csv.Error):
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if cells:
                widths.append(len(cells))  # noqa: PERF401  (what was read before an error counts)
    return widths


def write(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with commas, as spreadsheets expect it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


def no_formula(cell: str) -> str:
    """The text of a cell as no spreadsheet takes it for a formula. For tables that are written and not read again."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
