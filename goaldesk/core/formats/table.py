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
_COMMAS = frozenset({".csv"})
_TABS = frozenset({".tsv", ".tab"})

# What a header cell may speak of, in the languages people are likely to have written one in.
_LEARNING = r"learn|capabilit|skill|becom|understand|growth|grow|master|lern|fähigkeit|können|aprend|appren|leren"
_PERFORMANCE = r"perform|outcome|output|result|achiev|deliver|target|kpi|leistung|ergebnis|erreich|rendimiento|logr|résult|prestatie"  # noqa: E501
_WHY = r"\bwhy\b|reason|because|rationale|connection|warum|grund|wieso|por ?qu|pourquoi|waarom|\bnotes?\b"
_ANY_GOAL = r"\bgoals?\b|objective|\baims?\b|ziel|\bmetas?\b|objeti|objecti|doel"
_ROLES = (("why", re.compile(_WHY)), ("learning", re.compile(_LEARNING)), ("performance", re.compile(_PERFORMANCE)))
# A cell that names a column has nothing but such nouns and the small words around them, or asks what I want.
_NOUN = re.compile(
    r"goals?|objectives?|aims?|targets?|\w*ziele?n?|metas?|objetivos?|objectifs?|\w*doel(?:en)?"
    r"|performance|outcomes?|outputs?|results?|learnings?|capabilit(?:y|ies)|skills?|growth"
    r"|leistung(?:en)?|lernen|ergebnis(?:se)?|fähigkeit(?:en)?|rendimiento|resultados?|aprendizaje"
    r"|résultats?|apprentissage|prestaties?|leren"
    r"|why|reasons?|rationale|because|notes?|warum|wieso|grund|gründe|qué|pourquoi|waarom"
)
_SMALL_WORDS = (
    "my our the your their desired expected and or of de del d des du la le el por per column side"
    " mein meine unser unsere mi mis mes mon mijn"
)
_AROUND = frozenset(_SMALL_WORDS.split())
_ASKED = re.compile(r"^(?:what|was|qué|que|wat|ce)\b.*\b(?:i|we|ich|wir|quiero|queremos|je|nous|ik|wij)\b")
_HEADER_WORDS = 8
_NUMBERING = re.compile(r"\d+[.)]?")


class TableLine(NamedTuple):
    """One row: a goal on either side may be missing. ``line`` is where it stands in the file."""

    line: int
    performance: str
    learning: str
    why: str


class GoalTable(NamedTuple):
    """A table that was understood. ``header`` is its first row if that names the columns.

    ``left_out`` says how many columns with words in them are neither goals nor the why.
    """

    lines: tuple[TableLine, ...]
    header: tuple[str, ...] | None
    left_out: int = 0


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
    others = [column for column in range(width) if column not in order.values()]
    left_out = sum(any("".join(row.cells[each : each + 1]).strip() for row in rows) for each in others)
    return GoalTable(tuple(line for line in lines if line.performance or line.learning), names, left_out)


def _grid(content: str, suffix: str) -> Grid | None:
    """What the suffix says it is; if there is no such table, or the suffix says nothing, what it looks like."""
    if suffix in _HTML:
        return html_table.read(content)
    if suffix in _MARKDOWN and (found := markdown_table.read(content)):
        return found
    if suffix in _TABS | _COMMAS and (found := csv_table.read(content, "\t" if suffix in _TABS else None)):
        return found
    if _looks_like_html(content):
        return html_table.read(content)
    return markdown_table.read(content) if _looks_like_markdown(content) else csv_table.read(content)


def _looks_like_html(content: str) -> bool:
    return content.lstrip()[:1] == "<" and re.search(r"<table[\s>]", content, re.IGNORECASE) is not None


def _looks_like_markdown(content: str) -> bool:
    lines = [line for line in content.split("\n", 200)[:200] if line.strip()]
    piped = [line for line in lines if "|" in line]
    return any("-" in line and re.fullmatch(r"[\s|:-]*", line) for line in piped) or 2 * len(piped) > len(lines)


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
    """Whether a row reads like column names: all short, no numbers, and one of them is nothing else."""
    cells = [cell.strip().casefold() for cell in row.cells if cell.strip()]
    short = all(len(cell.split()) <= _HEADER_WORDS and not re.search(r"\d", cell) for cell in cells)
    return short and len(cells) > 1 and any(_is_a_name(cell) for cell in cells)


def _is_a_name(cell: str) -> bool:
    words = re.findall(r"\w+", cell)
    nouns = [word for word in words if _NOUN.fullmatch(word)]
    return bool(_ASKED.search(cell)) or (bool(nouns) and all(word in nouns or word in _AROUND for word in words))


def _order(names: Sequence[str] | None) -> dict[str, int]:
    """Which column is which: by what the header says; else performance, learning, and behind them why."""
    order: dict[str, int] = {}
    for column, name in enumerate(names or ()):
        for role, pattern in _ROLES:
            if role not in order and pattern.search(name.casefold()):
                order[role] = column
                break
    free = (column for column in range(len(names or ())) if column not in order.values())
    goal = next((column for column in free if names and re.search(_ANY_GOAL, names[column].casefold())), None)
    if "performance" not in order and goal is not None:
        order["performance"] = goal
    for role in ("performance", "learning"):
        if role not in order:
            order[role] = next(column for column in range(10) if column not in order.values())
    if "why" not in order:  # what stands before the goals is something else, such as their area
        order["why"] = max(order.values()) + 1
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


def to_file(lines: Sequence[TableLine], suffix: str) -> bytes:
    """The table as the bytes of a file. A CSV begins with a mark, for Excel takes it for Windows-1252 without."""
    return write(lines, suffix).encode("utf-8-sig" if suffix in _COMMAS else "utf-8")


def write(lines: Sequence[TableLine], suffix: str) -> str:
    """The table as text in the format of a suffix. The third column is left out where nobody wrote a why."""
    with_why = any(line.why for line in lines)
    header = HEADER if with_why else HEADER[:2]
    rows = [(line.performance, line.learning, line.why)[: len(header)] for line in lines]
    writers = {".md": markdown_table.write, ".csv": csv_table.write, ".html": html_table.write}
    return writers[suffix](header, rows)
