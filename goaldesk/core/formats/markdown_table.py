"""Pipe tables in Markdown."""

import re
from collections.abc import Iterator, Sequence

from goaldesk.core.formats.grid import Grid, GridRow

_SEPARATOR = re.compile(r"\s*+(?:\|\s*+)?:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+(?:\|\s*+)?")  # *+: nothing is read twice
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"(?<!\\)<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"(?<!\\)\[([^\[\]]+)\]\([^()\s]*\)")
_WRAPPED = re.compile(r"(\*\*|__|\*|_|`)(.+)\1")
_ESCAPED = re.compile(r"\\([\\|*_`\[<])")


def read(text: str) -> Grid | None:
    """The first pipe table in a text, whatever is written around it; None if there is none.

    A table has a line of dashes below its first row; where nothing in the text has one, the most rows together are it.
    """
    runs = list(_runs(text.split("\n")))
    with_header = [run for run in runs if len(run) > 1 and _SEPARATOR.fullmatch(run[1][1])]
    if not runs:
        return None
    run = with_header[0] if with_header else max(runs, key=len)
    if with_header:
        del run[1]
    first = run[0][1]
    open_edged = 0 if _PIPE.match(first.strip()) else len(_PIPE.findall(first))
    rows = [GridRow(number, _cells(line, open_edged)) for number, line in run]
    if not with_header and len(rows) > 1 and _SEPARATOR.fullmatch(run[0][1]):
        del rows[0]
    return Grid(tuple(rows), bool(with_header) or None)


def _runs(lines: list[str]) -> Iterator[list[tuple[int, str]]]:
    """Lines with pipes that stand together, with their numbers; what stands in a block of code is none."""
    run: list[tuple[int, str]] = []
    in_code = False
    for number, line in enumerate(lines, 1):
        in_code = in_code != bool(_FENCE.match(line))
        if _is_row(line) and not in_code:
            run.append((number, line))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_row(line: str) -> bool:
    return _PIPE.search(line) is not None


def _cells(line: str, open_edged: int) -> tuple[str, ...]:
    """The cells of a row. In a table without edges, with ``open_edged`` pipes in its first row, a row that begins with
    one of as many pipes has an empty first cell."""
    line = line.strip()
    if line.startswith("|") and len(_PIPE.findall(line)) != open_edged:
        line = line[1:]
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return tuple(_plain(cell) for cell in _PIPE.split(line))


def _plain(cell: str) -> str:
    """What a reader sees of a cell: without links, line breaks and emphasis around the whole of it."""
    cell = _LINK.sub(r"\1", _BREAK.sub(" ", cell)).strip()
    wrapped = _WRAPPED.fullmatch(cell)
    while wrapped and wrapped[1] not in wrapped[2]:
        cell = wrapped[2].strip()
        wrapped = _WRAPPED.fullmatch(cell)
    return _ESCAPED.sub(r"\1", cell)


def _escaped(cell: str) -> str:
    """A cell that reads back as it is. Only what would be taken for markup gets a backslash."""
    cell = cell.replace("\\", "\\\\").replace("|", "\\|")
    cell = cell.replace("[", "\\[") if "](" in cell else cell
    cell = _BREAK.sub(lambda found: "\\" + found[0], cell)
    return "\\" + cell if cell[:1] in {"*", "_", "`"} else cell


def write(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table that reads well as text, too: columns are padded."""
    table = [[_escaped(cell) for cell in row] for row in (header, *rows)]
    widths = [max(3, *(len(row[column]) for row in table)) for column in range(len(header))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in table
    ]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines) + "\n"
