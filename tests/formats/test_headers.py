"""Which row names the columns, and which column is which, in any wording."""

import pytest

from goaldesk.core.formats import table

ROWS = "Ship 3 reports\tListen longer\tbecause of May\n"

SAID_FIRST = [
    "Performance goal\tLearning goal\tWhy",
    "PERFORMANCE GOALS\tLEARNING GOALS\tREASON",
    "Outcome\tCapability\tBecause",
    "What I want to achieve\tWhat I want to learn\tNotes",
    "Target\tSkill\tRationale",
    "My goals\tBecome able to\tWhy",
    "Leistungsziel\tLernziel\tWarum",
    "Ergebnis\tLernen\tGrund",
    "Was ich erreichen will\tWas ich können will\tWieso",
    "Objetivo de rendimiento\tObjetivo de aprendizaje\tPor qué",
    "Objectif de résultat\tObjectif d’apprentissage\tPourquoi",
    "Prestaties\tLeren\tWaarom\tDoelen",
    "Prestatiedoel\tLeerdoel\tWaarom",
    "Goal\tSkill\t",
]


@pytest.mark.parametrize("header", SAID_FIRST)
def test_a_header_is_known_in_any_wording(header: str) -> None:
    parsed = table.parse(f"{header}\n{ROWS}")
    assert [line[1:] for line in parsed.lines] == [("Ship 3 reports", "Listen longer", "because of May")]
    assert parsed.header == tuple(header.split("\t"))


@pytest.mark.parametrize(
    "header",
    [
        "Learning goal\tPerformance goal\tWhy",
        "Lernziel\tLeistungsziel\tWarum",
        "What I want to learn\tWhat I want to achieve\tWhy",
        "Aprendizaje\tObjetivos de rendimiento\tPor qué",
    ],
)
def test_columns_in_another_order_are_read_by_their_names(header: str) -> None:
    parsed = table.parse(f"{header}\nListen longer\tShip 3 reports\tso\n")
    assert [line[1:] for line in parsed.lines] == [("Ship 3 reports", "Listen longer", "so")]


def test_why_may_stand_anywhere_and_other_columns_are_left_out() -> None:
    parsed = table.parse("Area\tWhy\tLearning goal\tOwner\tPerformance goal\nWork\tso\tListen\tAna\tShip\n")
    assert [line[1:] for line in parsed.lines] == [("Ship", "Listen", "so")]


@pytest.mark.parametrize("content", ["Performance goal\tLearning goal\n", "| Goal | Skill |\n|---|---|\n"])
def test_a_header_alone_is_a_table_of_nothing(content: str) -> None:
    assert table.parse(content).lines == ()


@pytest.mark.parametrize("header", [True, False])
def test_the_person_decides_about_the_first_row(header: bool) -> None:
    first = ("Performance goal", "Learning goal", "")
    lines = [line[1:] for line in table.parse("Performance goal\tLearning goal\nShip\tListen\n", header=header).lines]
    assert lines == [("Ship", "Listen", "")] if header else [first, ("Ship", "Listen", "")]


DATA_FIRST = [
    "Ship 3 reports\tLearn to write",
    "Run the spring half marathon\tUnderstand pacing",
    "Pass B2 by June\tSpeak with patients about their results",
    "Reach 8 wards with the protocol\tGet better at handing over",
    "Launch the new shop before Christmas\tStudy how people choose",
]


@pytest.mark.parametrize("first", DATA_FIRST)
def test_a_first_row_of_goals_is_no_header(first: str) -> None:
    lines = table.parse(f"{first}\nWin\tLose\n").lines
    assert [line[1:3] for line in lines] == [tuple(first.split("\t")), ("Win", "Lose")]


@pytest.mark.parametrize(
    "first",
    [
        "Run the half marathon\tLearning to pace myself",
        "Results in the staff survey above average\tListen without answering",
        "Win the tender\tSkills in negotiating",
        "Score more goals this season\tRead the defence",
        "Be the team that reaches its targets\tSay no early",
    ],
)
def test_a_first_row_of_goals_in_words_of_the_trade_is_no_header(first: str) -> None:
    """Lost without a word: the call in a terminal shows no preview."""
    lines = table.parse(f"{first}\nWin\tLose\n").lines
    assert [line[1:3] for line in lines] == [tuple(first.split("\t")), ("Win", "Lose")]


def test_a_column_of_goals_is_one_of_results_where_no_other_is() -> None:
    parsed = table.parse("Area\tGoal\tLearning\tWhy\nWork\tShip\tListen\tso\n")
    assert [line[1:] for line in parsed.lines] == [("Ship", "Listen", "so")]


@pytest.mark.parametrize(("row", "left_out"), [("Ship\tListen\tso\tAna\tMay", 2), ("Ship\tListen\tso\t\t ", 0)])
def test_columns_with_other_words_are_counted(row: str, left_out: int) -> None:
    assert table.parse(f"Target\tSkill\tWhy\tOwner\tMonth\n{row}\n").left_out == left_out
