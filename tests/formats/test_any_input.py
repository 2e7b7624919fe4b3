"""Whatever comes in from outside is read, or ends in one of our own errors: a property of every reader."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goaldesk.core import key, lock
from goaldesk.core.coach import Coach
from goaldesk.core.errors import UserError
from goaldesk.core.formats import FORMATS, table
from goaldesk.core.search.asked import parse
from goaldesk.core.search.places import places
from goaldesk.core.settings import SettingsFile
from goaldesk.core.types import Kind

COACH = Coach()
READ = sorted({ending for each in FORMATS for ending in each.reads})
PIECES = (
    "a", "Goal", "Learning goal", "1.", " ", "\n", "\r\n", "\t", ",", ";", '"', '""', "|", "\\|", "---", ":-:", "```",
    "<table>", "<tr>", "<td>", "<th colspan=3 rowspan=9>", "</td>", "</table>", "<!--", "<![CDATA[", "&#x110000;",
    "&nbsp;", "<script>", "{", "}", "[", "]", '"desk"', '"window"', '"pid"', ":", "null", "1e999", "\\ud800", "tag:",
    "kind:goal", "before:2026-13", "after:0001", "learn to ", "and ", "so that ", "get ", "5 km ", "by June", "“", "ß",
    "ё", "e\u0301", "走", "😀", "\0", "\ufeff", "7K2M4", "O", "-",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)
BYTES = st.one_of(
    TEXTS.map(lambda text: text.encode("utf-8", "replace")),
    TEXTS.map(lambda text: text.encode("utf-16", "replace")),
    st.tuples(TEXTS, st.binary(max_size=40)).map(lambda both: both[0].encode("utf-8", "replace") + both[1]),
)
EACH = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("suffix", ["", *READ])
@EACH
@given(data=BYTES)
def test_a_table_is_read_as_goals_of_one_line_or_refused(suffix: str, data: bytes) -> None:
    try:
        found = table.parse_file(data, suffix)
    except UserError:
        return
    for line in found.lines:
        assert line.performance or line.learning
        assert all(cell == " ".join(cell.split()) and "\0" not in cell for cell in line[1:])


@EACH
@given(data=BYTES)
def test_settings_are_read_or_set_aside_and_can_be_changed(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    SettingsFile(path).change(font_size=110, day_starts_at=4)
    assert SettingsFile(path).now[2:4] == (110, 4)


@EACH
@given(data=BYTES)
def test_a_lock_says_who_holds_a_desk_or_nothing(tmp_path: Path, data: bytes) -> None:
    desk = tmp_path / "GoalDesk.goaldesk"
    lock.lock_path(desk).write_bytes(data)
    said = lock.holder(desk)
    assert [type(each) for each in said] == [int, str, str, str]


@EACH
@given(text=TEXTS)
def test_a_code_is_a_key_or_refused(text: str) -> None:
    with pytest.raises(UserError):
        key.from_code(text, bytes(16))


@EACH
@given(text=TEXTS)
def test_the_coach_asks_or_says_nothing(text: str) -> None:
    asked = COACH.question(text)
    assert not asked or asked.endswith("?")
    assert COACH.is_delicate(text) or not COACH.is_grave(text)
    for kind in Kind:
        COACH.on_draft(kind, text)


@EACH
@given(text=TEXTS, within=TEXTS)
def test_what_is_looked_for_is_words_and_days_and_has_its_places(text: str, within: str) -> None:
    asked = parse(text)
    assert all(word.strip() for word in asked.words)
    assert all(0 <= start < end <= len(within) for start, end in places(within, asked.words))
