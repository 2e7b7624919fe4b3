"""A two-column table of goals: recognising what a file or the clipboard holds, and what its columns mean."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from goaldesk.core.errors import UserError
from goaldesk.core.formats import csv_table, html_table, markdown_table, text
from goaldesk.core.formats.grid import Grid, GridRow
from goaldesk.core.words import N_, Message

HEADER = ("Performance goal", "Learning goal", "Why")
"""The header that is written. Any wording is read."""

_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm"})
_TABS = frozenset({".tsv", ".tab"})

# What a header cell may speak of, in the languages people are likely to have written one in.
_LEARNING = r"learn|capabilit|skill|becom|understand|growth|grow|master|lern|fähigkeit|können|aprend|appren|leren"
_PERFORMANCE = r"perform|outcome|output|result|achiev|deliver|target|kpi|leistung|ergebnis|erreich|rendimiento|logr|résult|prestatie"  # noqa: E501
_WHY = r"\bwhy\b|reason|because|rationale|connection|warum|grund|wieso|por ?qu|pourquoi|waarom|\bnotes?\b"
_ROLES = (("why", re.compile(_WHY)), ("learning", re.compile(_LEARNING)), ("performance", re.compile(_PERFORMANCE)))
_NOUNS = re.compile(
    r"\b(goals?|objectives?|aims?|targets?|columns?|ziele?|metas?|objetivos?|objectifs?|doelen)\b"
    r"|(?:lern|leistungs)ziele?\b"
    r"|^(?:my |our |the |your |desired |expected )?(?:performance|outcomes?|outputs?|results?|learnings?"
    r"|capabilit(?:y|ies)|skills?|why|reasons?|rationale|because|notes?|warum|grund|leistung|lernen|ergebnis(?:se)?)\b"
    r"|^(?:what|was|qué|que|wat)\b.*\b(?:i|we|ich|wir|quiero|je|ik)\b",
)
_HEADER_WORDS = 8
_NUMBERING = re.compile(r"\d+[.)]?")


class TableLine(NamedTuple):
    """One row: a goal on either side may be missing. ``line`` is where it stands in the file."""

    line: int
    performance: str
    learning: str
    why: str


class GoalTable(NamedTuple):
    """A table that was understood. ``header`` is its first row if that names the columns."""

    lines: tuple[TableLine, ...]
    header: tuple[str, ...] | None


def parse_file(data: bytes, suffix: str = "", header: bool | None = None) -> GoalTable:
    """Read the bytes of a file. Raises UserError, with the line, if they cannot be understood."""
    return parse(text.decode(data), suffix, header)


def parse(content: str, suffix: str = "", header: bool | None = None) -> GoalTable:
    """Read a text. ``suffix`` (".md") is a hint; ``header`` says whether the first row names the columns, if known."""
    grid = _grid(content.lstrip("\ufeff"), suffix.lower())
    rows = [row for row in grid.rows if any(cell.strip() for cell in row.cells)] if grid else []
    if not rows or max(len(row.cells) for row in rows) < 2:
        raise UserError(Message(N_("No table with two columns was found. Nothing was changed.")))
    assert grid is not None
    rows = _without_numbering(rows)
    if header is None:
        header = grid.has_header if grid.has_header is not None else _names_columns(rows[0])
    names = rows.pop(0).cells if header else None
    width = max(len(names) if names else 0, len(rows[0].cells) if rows else 0)
    order = _order(names)
    lines = tuple(_line(row, width, order) for row in rows)
    return GoalTable(tuple(line for line in lines if line.performance or line.learning), names)


def _grid(content: str, suffix: str) -> Grid | None:
    if suffix in _HTML or re.search(r"<table[\s>]", content, re.IGNORECASE):
        return html_table.read(content)
    if suffix in _MARKDOWN or _looks_like_markdown(content):
        return markdown_table.read(content)
    return csv_table.read(content, "\t" if suffix in _TABS else None)


def _looks_like_markdown(content: str) -> bool:
    lines = [line for line in content.split("\n", 200)[:200] if line.strip()]
    piped = [line for line in lines if "|" in line]
    return any(re.fullmatch(r"[\s|:-]*-[\s|:-]*", line) for line in piped) or 2 * len(piped) > len(lines)


def _without_numbering(rows: list[GridRow]) -> list[GridRow]:
    """Leave out a first column that only counts the rows."""
    if min(len(row.cells) for row in rows) < 3:
        return rows
    first = [row.cells[0].strip() for row in rows]
    counts = all(_NUMBERING.fullmatch(cell) for cell in first[1:]) and len(rows) > 1
    if counts and (_NUMBERING.fullmatch(first[0]) or len(first[0]) <= 3):
        return [row._replace(cells=row.cells[1:]) for row in rows]
    return rows


def _names_columns(row: GridRow) -> bool:
    """Whether a row reads like column names: all short, no numbers, at least one of them a noun of the trade."""
    cells = [cell.strip().casefold() for cell in row.cells if cell.strip()]
    short = all(len(cell.split()) <= _HEADER_WORDS and not re.search(r"\d", cell) for cell in cells)
    return short and len(cells) > 1 and any(_NOUNS.search(cell) for cell in cells)


def _order(names: Sequence[str] | None) -> dict[str, int]:
    """Which column is which: by what the header says, else performance, learning, why."""
    order: dict[str, int] = {}
    for column, name in enumerate(names or ()):
        for role, pattern in _ROLES:
            if role not in order and pattern.search(name.casefold()):
                order[role] = column
                break
    for role in ("performance", "learning", "why"):
        if role not in order:
            order[role] = next(column for column in range(10) if column not in order.values())
    return order


def _line(row: GridRow, width: int, order: dict[str, int]) -> TableLine:
    extra = [cell for cell in row.cells[width:] if cell.strip()]
    if extra:
        problem = N_(
            "Line {line} has {cells} cells, and the table has {width} columns. Text that contains the separator"
            " belongs in quotation marks. Nothing was changed."
        )
        raise UserError(Message(problem, {"line": row.line, "cells": width + len(extra), "width": width}))
    cells = [" ".join(cell.split()) for cell in row.cells] + [""] * (width + 3)
    return TableLine(row.line, cells[order["performance"]], cells[order["learning"]], cells[order["why"]])


def write(lines: Sequence[TableLine], suffix: str) -> str:
    """The table as text in the format of a suffix. The third column is left out where nobody wrote a why."""
    with_why = any(line.why for line in lines)
    header = HEADER if with_why else HEADER[:2]
    rows = [(line.performance, line.learning, line.why)[: len(header)] for line in lines]
    writers = {".md": markdown_table.write, ".csv": csv_table.write, ".html": html_table.write}
    return writers[suffix](header, rows)
