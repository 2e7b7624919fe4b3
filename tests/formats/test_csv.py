"""Tables with a comma, a semicolon or a tab between cells, in any encoding that spreadsheets write."""

import pytest

from goaldesk.core.errors import UserError
from goaldesk.core.formats import table

GOALS = "Performance goal;Learning goal;Why\nPrüfung bestehen – B2;Hören, was fehlt;„so“\nÉtablir 8 wards;;\n"
READ = [("Prüfung bestehen – B2", "Hören, was fehlt", "„so“"), ("Établir 8 wards", "", "")]


def cells(content: str, suffix: str = ".csv", header: bool | None = None) -> list[tuple[str, str, str]]:
    return [line[1:] for line in table.parse(content, suffix, header).lines]


# -- between cells


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("suffix", ["", ".csv", ".txt"])
def test_the_separator_is_found(delimiter: str, suffix: str) -> None:
    rows = (("Goal", "Skill"), ("Ship", "Learn"), ("Win", "Lose"))
    content = "".join(delimiter.join(row) + "\n" for row in rows)
    assert cells(content, suffix) == [("Ship", "Learn", ""), ("Win", "Lose", "")]


def test_a_comma_in_a_sentence_does_not_cut_where_another_separator_does() -> None:
    assert cells("Ship, at last;Learn, slowly\nWin, once;Lose, twice\n") == [
        ("Ship, at last", "Learn, slowly", ""),
        ("Win, once", "Lose, twice", ""),
    ]


def test_a_file_with_tabs_is_read_by_its_name_alone() -> None:
    content = "Ship; slowly, and then, again\tLearn; a, b, c\nWin; a, b, c\tLose; d, e, f\n"
    assert cells(content, ".tsv") == [
        ("Ship; slowly, and then, again", "Learn; a, b, c", ""),
        ("Win; a, b, c", "Lose; d, e, f", ""),
    ]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_lines_may_end_as_on_any_system(break_: str, end: str) -> None:
    content = ("Goal,Skill\nShip,Learn\nWin,Lose" + end).replace("\n", break_)
    assert [line[1:] for line in table.parse_file(content.encode(), ".csv").lines] == [
        ("Ship", "Learn", ""),
        ("Win", "Lose", ""),
    ]
    assert cells(content, "") == [("Ship", "Learn", ""), ("Win", "Lose", "")]


# -- cells


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('"Ship, at last"', "Ship, at last"),
        ('"Say ""yes"" now"', 'Say "yes" now'),
        ('"Two\nlines\r\nand three"', "Two lines and three"),
        ("say 5'11\" tall", "say 5'11\" tall"),
        ('""', ""),
        ("  Ship  ", "Ship"),
        ("=1+1", "=1+1"),
        ("走る 🏃‍♀️", "走る 🏃‍♀️"),
        ("\ufeff-free", "\ufeff-free"),
    ],
)
def test_a_cell_is_read_as_a_spreadsheet_means_it(cell: str, text: str) -> None:
    assert cells(f"Goal,Skill\n{cell},Learn\nx,y\n")[0] == (text, "Learn", "")


def test_empty_cells_and_rows_are_no_goals() -> None:
    assert cells("Goal,Skill,Why\nShip,,\n,Learn,\n,,why only\n,,\n\n  ,  ,\nWin\n") == [
        ("Ship", "", ""),
        ("", "Learn", ""),
        ("Win", "", ""),
    ]


def test_a_row_that_is_numbered_loses_its_number_and_nothing_else() -> None:
    assert cells("No,Goal,Skill\n1,Ship,Learn\n2.,Win 3,Lose\n10),4,Five\n") == [
        ("Ship", "Learn", ""),
        ("Win 3", "Lose", ""),
        ("4", "Five", ""),
    ]


def test_empty_columns_at_the_end_do_not_matter() -> None:
    assert cells("Goal,Skill,,\nShip,Learn,,\n") == [("Ship", "Learn", "")]


# -- broken


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('Goal,Skill\nShip,Learn\n"Win,Lose\nSell,Buy\n', 3),
        ('Goal,Skill\n"Ship" it,Learn\nWin,Lose\n', 2),
        ("Goal,Skill\nShip,Learn\n\nWin,Lose,so,extra\n", 4),
        ('Goal,Skill\n"Two\nlines",Learn\nWin,Lose,so,extra\n', 4),
    ],
    ids=["quote never closed", "words after a quote", "too many cells", "after a cell of two lines"],
)
def test_what_cannot_be_read_is_named_by_its_line(content: str, line: int) -> None:
    with pytest.raises(
        UserError, match=rf"^Line {line} .*Nothing was changed\.$|^Line {line}: .*Nothing was changed\.$"
    ):
        table.parse(content, ".csv")


@pytest.mark.parametrize("content", ["", "\n", " ", "one column\nand no more\n", "\ufeff", ";;;\n;;;\n"])
def test_a_text_without_a_table_of_two_columns_is_refused(content: str) -> None:
    for suffix in ("", ".csv"):
        with pytest.raises(UserError, match="No table with two columns"):
            table.parse(content, suffix)


@pytest.mark.parametrize(
    "content", ["word " * 40_000, 'Goal,Skill\n"never closed,' + "word " * 40_000], ids=["line", "quote"]
)
def test_a_very_long_line_is_refused_in_a_sentence(content: str) -> None:
    with pytest.raises(UserError):
        table.parse(content)


def test_pipes_in_a_csv_file_are_letters() -> None:
    assert cells("Goal,Skill\nUse a | b,Learn\nUse c | d,Lose\n") == [
        ("Use a | b", "Learn", ""),
        ("Use c | d", "Lose", ""),
    ]


@pytest.mark.parametrize("suffix", [".csv", ".md", ".tsv"])
def test_a_goal_about_html_tables_is_a_goal(suffix: str) -> None:
    content = {
        ".csv": "Goal,Skill\nShip,Learn <table> layout\n",
        ".tsv": "Goal\tSkill\nShip\tLearn <table> layout\n",
        ".md": "| Goal | Skill |\n|---|---|\n| Ship | Learn <table> layout |\n",
    }[suffix]
    assert cells(content, suffix) == [("Ship", "Learn <table> layout", "")]


# -- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_that_spreadsheets_write_is_read(encoding: str) -> None:
    parsed = table.parse_file(GOALS.encode(encoding), ".csv")
    assert [line[1:] for line in parsed.lines] == READ
    assert parsed.header == ("Performance goal", "Learning goal", "Why")


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")])
def test_a_byte_order_mark_says_it_where_no_letter_is_latin(mark: bytes, encoding: str) -> None:
    content = "走る毎日続ける事\t聞く事話す事書く事\n".encode(encoding)
    parsed = table.parse_file(mark + content, ".tsv", header=False)
    assert [line[1:] for line in parsed.lines] == [("走る毎日続ける事", "聞く事話す事書く事", "")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_other_scripts_are_read(encoding: str) -> None:
    content = "目標\tスキル\n走る\t聞く\nלרוץ\tלהקשיב\n"
    parsed = table.parse_file(content.encode(encoding), ".tsv", header=True)
    assert [line[1:] for line in parsed.lines] == [("走る", "聞く", ""), ("לרוץ", "להקשיב", "")]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"Goal,Skill\nShip,Learn\nWin\x00,Lose\n", 3),
        (b"Goal,Skill\nShip,\x81\x8d\n", 2),
        (b"\xff\xfeG\x00o\x00\x00", 1),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(128, 256)), 1),
    ],
    ids=["zero byte", "no letter of cp1252", "half a letter", "xlsx"],
)
def test_bytes_that_are_no_text_are_refused_with_the_line(data: bytes, line: int) -> None:
    with pytest.raises(UserError, match=f"^Line {line} is not text"):
        table.parse_file(data, ".csv")


# -- what is written


def test_what_is_written_is_plain_csv() -> None:
    lines = table.parse('Goal,Skill\n"Ship, ""at last""",Learn\n', ".csv").lines
    assert table.write(lines, ".csv") == 'Performance goal,Learning goal\n"Ship, ""at last""",Learn\n'


@pytest.mark.parametrize("said", ["sep=;", "SEP=;", '"sep=;"'])
def test_the_line_that_tells_excel_the_separator_is_no_row(said: str) -> None:
    content = f"{said}\nGoal;Skill\nShip, at last;Learn\n"
    parsed = table.parse(content, ".csv")
    assert parsed.lines == (table.TableLine(3, "Ship, at last", "Learn", ""),)


def test_a_quotation_mark_that_encloses_no_cell_is_a_letter_between_tabs() -> None:
    content = 'Goal\tSkill\n"Done" means shipped\tLearn\n"Ship it"\tAsk ""why""\n'
    assert cells(content, "") == [('"Done" means shipped', "Learn", ""), ("Ship it", 'Ask ""why""', "")]


def test_a_cell_of_two_lines_between_tabs_stays_whole() -> None:
    content = 'Goal\tSkill\n"Ship ""it""\nby June"\tLearn\n'
    assert cells(content, "") == [('Ship "it" by June', "Learn", "")]
