"""What is written reads back letter by letter, and bringing an export in changes nothing."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.formats import FORMATS, table
from goaldesk.core.formats.table import TableLine
from goaldesk.core.queries.table_lines import table_lines
from goaldesk.core.services.transfer import Transfer
from tests.conftest import Hands
from tests.core.test_undo import dump

WRITTEN = next(each.writes for each in FORMATS if each.name == "table")

NASTY = (
    "a | b", "| a |", "\\", "a\\", "\\|", "a\\\\|b", '"', '""', '"quoted" text', "it's", ",", ";", "a;b;c",
    "<b>bold</b>", "<br>", "\\<br>", "&", "&amp;", "&lt;td&gt;", "&nbsp;", "[link](there)", "[[goal]]", "\\[a](b)",
    "*", "**bold**", "*a* and *b*", "_x_", "__init__", "`code`", "``", "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@a",
    "---", ":-:", "#tag", "# heading", "1.", "1)", "10", "😀", "👩‍👩‍👧‍👦", "e\u0301", "שלום", "مرحبا 123", "走る",
    "\u202eabc", "\u200b", "a\u00adb", "\ufeffx", "Performance goal", "Learning goal", "Why", "Goal",
    "</td></tr></table>", "<!-- -->", "<script>", "<style>", "{}", "%s", "\x01", "\x7f", "\x1b[31m", "null", "None",
    "\ud7ff", "\U0010ffff",
)  # fmt: skip

LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
TITLES = (
    st.one_of(
        st.sampled_from(NASTY),
        st.text(st.one_of(st.sampled_from("|\\\"'<>&,;*_`[]()=-:# \t"), LETTERS), min_size=1, max_size=12),
        st.lists(st.sampled_from(NASTY), min_size=1, max_size=3).map(" ".join),
    )
    .map(lambda title: " ".join(title.split()))
    .filter(bool)
)
CELLS = st.one_of(TITLES, TITLES, TITLES, st.just(""))
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS).filter(lambda row: row[0] or row[1]), min_size=1, max_size=6)


@pytest.mark.parametrize("suffix", WRITTEN)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@example(rows=[("Ship", "Learn", "")])
@given(rows=ROWS)
def test_what_is_written_reads_back_letter_by_letter(suffix: str, rows: list[tuple[str, str, str]]) -> None:
    lines = [TableLine(number, *row) for number, row in enumerate(rows, 2)]
    parsed = table.parse(table.write(lines, suffix), suffix)
    assert [line[1:] for line in parsed.lines] == rows


@pytest.mark.parametrize("suffix", WRITTEN)
@pytest.mark.parametrize("title", NASTY)
def test_every_nasty_title_reads_back(suffix: str, title: str) -> None:
    rows = [(title, "Learn", ""), ("Ship", title, title), ("", title, ""), *[("Plain", "words", "")] * 3]
    lines = [TableLine(number, *row) for number, row in enumerate(rows, 2)]
    parsed = table.parse_file(table.write(lines, suffix).encode(), suffix)
    assert [line[1:] for line in parsed.lines] == rows


@contextmanager
def a_desk(template: Path) -> Iterator[Desk]:
    """An empty desk in a folder of its own: hypothesis asks for many of them in one test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.goaldesk"
        shutil.copy(template, path)
        desk = open_desk(path, Hands().clock)
        yield desk
        desk.close()


@pytest.mark.parametrize("suffix", WRITTEN)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ROWS)
def test_bringing_an_export_in_changes_nothing(template: Path, suffix: str, rows: list[tuple[str, str, str]]) -> None:
    with a_desk(template) as desk:
        transfer = Transfer(desk)
        lines = [TableLine(number, *row) for number, row in enumerate(rows, 2)]
        transfer.carry_out(transfer.plan(table.GoalTable(tuple(lines), None)))
        before, label = dump(desk), desk.session.undo_label()
        exported = table_lines(desk.store)
        plan = transfer.plan(table.parse_file(table.write(exported, suffix).encode(), suffix))
        assert not plan.changes
        transfer.carry_out(plan)
        assert dump(desk) == before
        assert desk.session.undo_label() == label


@pytest.mark.parametrize("suffix", WRITTEN)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ROWS)
def test_an_export_makes_the_same_table_on_another_desk(
    template: Path, suffix: str, rows: list[tuple[str, str, str]]
) -> None:
    with a_desk(template) as desk, a_desk(template) as other:
        transfer = Transfer(desk)
        lines = [TableLine(number, *row) for number, row in enumerate(rows, 2)]
        transfer.carry_out(transfer.plan(table.GoalTable(tuple(lines), None)))
        exported = table_lines(desk.store)
        there = Transfer(other)
        there.carry_out(there.plan(table.parse_file(table.write(exported, suffix).encode(), suffix)))
        assert [line[1:] for line in table_lines(other.store)] == [line[1:] for line in exported]


def test_a_format_that_is_listed_can_be_written_and_read() -> None:
    lines = [TableLine(2, "Ship", "Learn", "so")]
    for each in FORMATS:
        assert set(each.writes) <= set(each.reads)
        for suffix in each.writes:
            assert [line[1:] for line in table.parse(table.write(lines, suffix), suffix).lines] == [
                ("Ship", "Learn", "so")
            ]
