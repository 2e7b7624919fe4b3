"""Pipe tables in Markdown, as people and programs write them."""

import pytest

from goaldesk.core.errors import UserError
from goaldesk.core.formats import table
from goaldesk.core.formats.table import TableLine

HEAD = "| Performance goal | Learning goal | Why |\n|---|---|---|\n"


def cells(content: str, suffix: str = ".md") -> list[tuple[str, str, str]]:
    return [line[1:] for line in table.parse(content, suffix).lines]


def row(line: str) -> tuple[str, str, str]:
    """What is read of one row under a header."""
    (found,) = cells(HEAD + line)
    return found


@pytest.mark.parametrize(
    "line",
    [
        "| Ship it | Learn how | so |",
        "Ship it | Learn how | so",
        "  |Ship it|Learn how|so|  ",
        "| Ship it | Learn how | so",
    ],
)
def test_a_row_is_read_however_its_edges_are_drawn(line: str) -> None:
    assert row(line) == ("Ship it", "Learn how", "so")


@pytest.mark.parametrize("separator", ["|---|---|---|", "--- | :---: | ---:", "|:-|-:|:-:|", "  | ---- | ---- | - |  "])
def test_a_separator_is_known_by_its_dashes(separator: str) -> None:
    parsed = table.parse(f"Goal | Skill | Why\n{separator}\nShip | Learn | so\n", "")
    assert [line[1:] for line in parsed.lines] == [("Ship", "Learn", "so")]
    assert parsed.header == ("Goal", "Skill", "Why")


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_lines_may_end_as_on_any_system(break_: str) -> None:
    assert cells((HEAD + "| Ship | Learn | so |\n").replace("\n", break_)) == [("Ship", "Learn", "so")]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (r"a \| b", "a | b"),
        (r"C:\\new\\file", r"C:\new\file"),
        ("**Ship it**", "Ship it"),
        ("_Ship_ it", "_Ship_ it"),
        ("***Ship it***", "Ship it"),
        ("`code`", "code"),
        ("**Ship** and **sell**", "**Ship** and **sell**"),
        ("[Ship it](https://example.org/a_b)", "Ship it"),
        ("One<br>two<BR/>three", "One two three"),
        (r"\*not bold\*", "*not bold*"),
        ("5 < 6 & 7", "5 < 6 & 7"),
        ("走る 🏃‍♀️ שלום", "走る 🏃‍♀️ שלום"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_a_cell_is_what_a_reader_sees(cell: str, text: str) -> None:
    assert row(f"| {cell} | Learn | |") == (text, "Learn", "")


def test_a_goal_alone_leaves_the_other_cell_empty() -> None:
    content = HEAD + "| Ship | | |\n|  | Learn | |\n| | | why only |\n|   |   |   |\n| Sell |\n"
    assert cells(content) == [("Ship", "", ""), ("", "Learn", ""), ("Sell", "", "")]


def test_what_is_written_around_a_table_is_left_out() -> None:
    content = f"# Goals\n\nSome words\n\n{HEAD}| Ship | Learn | so |\n\nMore words\n\n| Another | table |\n|---|---|\n"
    assert cells(content) == [("Ship", "Learn", "so")]


@pytest.mark.parametrize("before", ["Either this | or that.\n\n", "```sh\ncat goals | sort\n```\n\n"])
def test_a_pipe_in_the_words_before_is_no_table(before: str) -> None:
    assert cells(f"{before}{HEAD}| Ship | Learn | so |\n") == [("Ship", "Learn", "so")]


def test_a_row_of_dashes_further_down_is_a_row() -> None:
    lines = [TableLine(2, "Ship", "Learn", ""), TableLine(3, "-", "-", "")]
    assert cells(table.write(lines, ".md")) == [("Ship", "Learn", ""), ("-", "-", "")]


def test_a_table_without_a_header_is_all_rows() -> None:
    parsed = table.parse("| Ship 3 features | Learn to test |\n| Win | Learn to lose |\n", ".md")
    assert [line[1:] for line in parsed.lines] == [
        ("Ship 3 features", "Learn to test", ""),
        ("Win", "Learn to lose", ""),
    ]
    assert parsed.header is None


def test_lines_are_counted_as_in_the_file() -> None:
    parsed = table.parse(f"# Goals\n\n{HEAD}| Ship | Learn | |\n| Win | Lose | |\n", ".md")
    assert [line.line for line in parsed.lines] == [5, 6]


def test_a_row_with_too_many_cells_is_named_by_its_line() -> None:
    with pytest.raises(UserError, match="Line 4 has 4 cells, and the table has 3"):
        table.parse(HEAD + "| Ship | Learn | so |\n| Ship | Learn | so | extra |\n", ".md")


@pytest.mark.parametrize("content", ["", "\n\n", "Only words", "| one |\n|---|\n| column |\n"])
def test_a_text_without_a_table_of_two_columns_is_refused(content: str) -> None:
    with pytest.raises(UserError, match="No table with two columns"):
        table.parse(content, ".md")


def test_what_is_written_reads_well_as_text() -> None:
    lines = [TableLine(2, "Ship it", "Learn | how", "so"), TableLine(3, "", "Listen", "")]
    assert table.write(lines, ".md") == (
        "| Performance goal | Learning goal | Why |\n"
        "| ---------------- | ------------- | --- |\n"
        "| Ship it          | Learn \\| how  | so  |\n"
        "|                  | Listen        |     |\n"
    )


@pytest.mark.parametrize("suffix", [".md", ".csv", ".html"])
def test_the_third_column_is_left_out_where_nobody_wrote_a_why(suffix: str) -> None:
    written = table.write([TableLine(2, "Ship", "Learn", "")], suffix)
    assert "Why" not in written
    assert table.parse(written, suffix).header == ("Performance goal", "Learning goal")


def test_without_edges_a_pipe_at_the_beginning_leaves_the_first_cell_empty() -> None:
    content = "Goal | Skill\n--- | ---\nShip | Learn\n | Listen\n| Sell | Ask |\nRest |\n"
    assert cells(content) == [("Ship", "Learn", ""), ("", "Listen", ""), ("Sell", "Ask", ""), ("Rest", "", "")]
