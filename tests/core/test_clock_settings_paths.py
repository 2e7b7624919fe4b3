"""Which day it is, what is remembered from one start to the next, and where it lies."""

import json
import os
import stat
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from goaldesk import paths
from goaldesk.core.clock import Clock, Instant, fixed, local_now
from goaldesk.core.settings import Settings, SettingsFile, ThemeChoice
from tests.conftest import utc

BERLIN = ZoneInfo("Europe/Berlin")


def at(moment: datetime, day_starts_at: int = 0) -> Clock:
    return Clock(fixed(moment), day_starts_at)


# -- days


def test_a_day_is_the_local_one_whatever_utc_says() -> None:
    assert at(utc(2026, 10, 8, 23, 30, offset_hours=2)).today() == date(2026, 10, 9)
    assert at(utc(2026, 10, 8, 2, 0, offset_hours=-7)).today() == date(2026, 10, 7)
    assert at(utc(2026, 12, 31, 10, 0, offset_hours=14)).today() == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("hour", "minute", "starts_at", "day"),
    [(0, 0, 0, 8), (23, 59, 0, 8), (3, 59, 4, 7), (4, 0, 4, 8), (0, 0, 12, 7), (11, 59, 12, 7), (12, 0, 12, 8)],
)
def test_a_day_may_start_later_than_midnight(hour: int, minute: int, starts_at: int, day: int) -> None:
    moment = datetime(2026, 10, 8, hour, minute, tzinfo=timezone(timedelta(hours=2)))
    assert at(moment, starts_at).today() == date(2026, 10, day)


def test_the_night_of_new_year_belongs_to_the_old_one() -> None:
    assert at(datetime(2027, 1, 1, 2, 30, tzinfo=BERLIN), 4).today() == date(2026, 12, 31)
    assert at(datetime(2028, 3, 1, 3, 0, tzinfo=BERLIN), 4).today() == date(2028, 2, 29)


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)], ids=["clocks forward", "clocks back"])
def test_the_nights_on_which_clocks_are_set_have_the_days_that_the_wall_says(night: date, hour: int) -> None:
    """Seen as a zone, and as the fixed offset that the computer's own time comes with."""
    for fold in (0, 1):
        wall = datetime(night.year, night.month, night.day, hour, 30, tzinfo=BERLIN, fold=fold)
        expected = night if hour >= 4 else night - timedelta(days=1)
        assert at(wall, 4).today() == expected
        seen = wall.astimezone(UTC).astimezone(BERLIN)  # 02:30 is 03:30 where it does not exist
        assert at(seen.replace(tzinfo=timezone(seen.utcoffset() or timedelta())), 4).today() == expected


def test_the_hour_that_comes_twice_is_two_moments() -> None:
    first, second = (at(datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)).instant() for fold in (0, 1))
    assert first == Instant("2026-10-25T00:30:00.000Z", 120)
    assert second == Instant("2026-10-25T01:30:00.000Z", 60)
    assert first.utc < second.utc


@pytest.mark.parametrize(
    ("offset", "minutes"), [(5.75, 345), (-3.5, -210), (-9.5, -570), (0, 0), (14, 840), (-12, -720)]
)
def test_a_moment_keeps_the_offset_of_its_place_in_minutes(offset: float, minutes: int) -> None:
    assert at(utc(2026, 1, 2, 3, 4, offset_hours=offset)).instant() == Instant("2026-01-02T03:04:00.000Z", minutes)


def test_moments_sort_as_texts_to_the_millisecond() -> None:
    start = utc(2026, 10, 8, 23, 59, offset_hours=2)
    moments = [at(start + timedelta(milliseconds=number * 7)).instant().utc for number in range(100)]
    assert moments == sorted(set(moments))


def test_the_computers_own_time_has_its_zone() -> None:
    before = datetime.now(UTC)
    now = local_now()
    assert now.utcoffset() is not None
    assert before <= now <= datetime.now(UTC)


def test_a_moment_without_a_zone_is_one_of_the_computers() -> None:
    clock = at(datetime(2026, 10, 8, 14, 32))  # noqa: DTZ001  (that is the case)
    assert clock.now().utcoffset() is not None
    assert clock.today() == date(2026, 10, 8)


# -- settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings lie; nothing is there yet."""
    return tmp_path / "data" / "settings.json"


def with_content(file: Path, content: str | bytes) -> Settings:
    """What a start makes of a settings file with this content."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return SettingsFile(file).now


def test_without_a_file_everything_is_as_shipped_and_none_is_made(file: Path) -> None:
    assert SettingsFile(file).now == Settings()
    assert not file.parent.exists()


def test_what_is_changed_is_there_at_the_next_start(file: Path) -> None:
    changes: dict[str, Any] = {
        "desk": "/home/ana/Ziele – 走る.goaldesk", "theme": ThemeChoice.HIGH_CONTRAST, "font_size": 150,
        "day_starts_at": 4, "week_starts_on": 6, "window": {"geometry": "AAEC", "side": {"goal": 448}, "by_area": True},
    }  # fmt: skip
    settings = SettingsFile(file)
    for name, value in changes.items():
        settings.change(**{name: value})
    assert SettingsFile(file).now == settings.now == Settings(**changes)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_settings_are_private(file: Path) -> None:
    SettingsFile(file).change(font_size=125)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (file.parent, file)] == [0o700, 0o600]
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


def test_nothing_is_written_where_nothing_changed(file: Path) -> None:
    SettingsFile(file).change(font_size=100)
    assert not file.exists()


def test_settings_of_a_newer_program_survive_an_older_one(file: Path) -> None:
    newer = {"font_size": 125, "seasons": {"on": False}, "active_limit": 3, "theme": "sepia"}
    with_content(file, json.dumps(newer))
    settings = SettingsFile(file)
    assert (settings.now.font_size, settings.now.theme) == (125, ThemeChoice.SYSTEM)
    settings.change(day_starts_at=3)
    stored = json.loads(file.read_text("utf-8"))
    assert (stored["seasons"], stored["active_limit"], stored["day_starts_at"]) == ({"on": False}, 3, 3)


@pytest.mark.parametrize(
    "value",
    [
        {"font_size": "big"}, {"font_size": 5}, {"font_size": 100000}, {"font_size": 110.5}, {"font_size": True},
        {"font_size": None}, {"day_starts_at": 13}, {"day_starts_at": -1}, {"week_starts_on": 7}, {"theme": 3},
        {"theme": []}, {"theme": None}, {"desk": 5}, {"desk": None}, {"window": []}, {"window": "wide"},
    ],
    ids=str,
)  # fmt: skip
def test_a_value_that_makes_no_sense_is_as_shipped_and_the_others_hold(file: Path, value: dict[str, Any]) -> None:
    others: dict[str, Any] = {"desk": "/d", "theme": "dark", "font_size": 90, "day_starts_at": 2, "week_starts_on": 0}
    now = with_content(file, json.dumps({**others, "window": {"x": 1}, **value}))
    (name,) = value
    assert getattr(now, name) == getattr(Settings(), name)
    assert all(getattr(now, key) == other for key, other in others.items() if key != name)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"font_size": 125', b"[1]", b"null", b"\xff\xfe\x00", b"\0" * 200, b"not json"],
    ids=["empty", "brace", "cut short", "list", "null", "not text", "zeros", "words"],
)
def test_a_broken_settings_file_is_set_aside_and_not_overwritten(file: Path, content: bytes) -> None:
    assert with_content(file, content) == Settings()
    assert not file.exists()
    assert file.with_suffix(".unreadable").read_bytes() == content
    SettingsFile(file).change(font_size=125)
    assert SettingsFile(file).now.font_size == 125
    assert file.with_suffix(".unreadable").read_bytes() == content


def test_a_broken_settings_file_that_cannot_be_set_aside_stays(file: Path) -> None:
    file.parent.mkdir()
    file.with_suffix(".unreadable").mkdir()  # as good as a folder that may only be read
    file.write_text("{")
    settings = SettingsFile(file)
    assert settings.now == Settings()
    assert settings.lost
    assert not settings.change(font_size=125)
    assert settings.now.font_size == 125
    assert file.read_text() == "{"


def test_settings_edited_with_notepad_are_read(file: Path) -> None:
    assert with_content(file, b'\xef\xbb\xbf{"desk": "D:\\\\ana.goaldesk"}').desk == "D:\\ana.goaldesk"


def test_a_change_that_cannot_be_written_leaves_file_and_values_as_they_were(file: Path) -> None:
    settings = SettingsFile(file)
    settings.change(font_size=125)
    before = file.read_bytes()
    with pytest.raises(TypeError):
        settings.change(window={"a set is no JSON": {1, 2}})
    assert file.read_bytes() == before
    assert settings.now == Settings(font_size=125)
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


def test_what_another_window_wrote_meanwhile_stays(file: Path) -> None:
    """Two windows on two desks keep one settings file: what one of them noticed, the other does not undo."""
    one, other = SettingsFile(file), SettingsFile(file)
    one.change(font_size=125, damaged={"/one": "1:2 malformed", "/third": "3:4 malformed"})
    other.change(day_starts_at=3, checked={"/other": "2026-10-08"}, damaged={"/other": "5:6 malformed"})
    one.change(damaged={"/one": "1:2 malformed"})
    now = SettingsFile(file).now
    assert (now.font_size, now.day_starts_at, now.checked) == (125, 3, {"/other": "2026-10-08"})
    assert now.damaged == {"/one": "1:2 malformed", "/other": "5:6 malformed"}
    other.change(day_starts_at=4)
    assert SettingsFile(file).now == now._replace(day_starts_at=4)


def test_settings_that_cannot_be_written_hold_until_the_program_ends(file: Path) -> None:
    settings = SettingsFile(file)
    file.mkdir(parents=True)  # no file can take its place
    assert settings.change(font_size=125) is False
    assert settings.now.font_size == 125
    assert settings.change(font_size=125) is False
    file.rmdir()
    assert settings.change(day_starts_at=3)
    assert SettingsFile(file).now == settings.now == Settings(font_size=125, day_starts_at=3)


# -- paths


def test_the_data_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.data_dir({"GOALDESK_DATA_DIR": str(tmp_path / "mine")}) == tmp_path / "mine"
    monkeypatch.chdir(tmp_path)
    assert paths.data_dir({"GOALDESK_DATA_DIR": "portable"}) == tmp_path / "portable"


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG specification")
@pytest.mark.parametrize("value", ["", "relative/folder", None])
def test_a_data_home_that_is_no_absolute_path_is_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str | None
) -> None:
    """Taken literally, the desk would lie in whatever folder the program was started from."""
    monkeypatch.delenv("GOALDESK_DATA_DIR")
    monkeypatch.setenv("HOME", str(tmp_path))
    if value is None:
        monkeypatch.delenv("XDG_DATA_HOME")
    else:
        monkeypatch.setenv("XDG_DATA_HOME", value)
    assert paths.data_dir(os.environ) == tmp_path / ".local" / "share" / "GoalDesk"


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG specification")
def test_a_data_home_that_is_absolute_is_followed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GOALDESK_DATA_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.data_dir(os.environ) == tmp_path / "GoalDesk"


def test_desk_and_settings_lie_side_by_side(tmp_path: Path) -> None:
    assert paths.default_desk(tmp_path) == tmp_path / "GoalDesk.goaldesk"
    assert paths.settings_file(tmp_path).parent == tmp_path


@pytest.mark.parametrize("name", ["icons", "themes", "prompts", "sample"])
def test_what_the_program_brings_along_is_found(name: str) -> None:
    assert any(paths.resource(name).iterdir())


def test_a_portable_program_keeps_its_desk_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also once its disk has another letter: what it remembers is named from where it is itself."""
    monkeypatch.delenv("GOALDESK_DATA_DIR")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "GoalDesk"))
    assert paths.data_dir() != tmp_path / paths.PORTABLE
    (tmp_path / paths.PORTABLE).mkdir()
    folder = paths.data_dir()
    assert folder == tmp_path / paths.PORTABLE
    assert paths.to_remember(paths.default_desk(folder), folder) == "GoalDesk.goaldesk"
    assert folder / paths.to_remember(paths.default_desk(folder), folder) == paths.default_desk(folder)
    elsewhere = tmp_path / "elsewhere" / "Work.goaldesk"
    assert paths.to_remember(elsewhere, folder) == str(elsewhere)


def test_an_installed_program_remembers_a_desk_by_its_whole_name(tmp_path: Path) -> None:
    folder = paths.data_dir()
    assert paths.to_remember(paths.default_desk(folder), folder) == str(paths.default_desk(folder))


def test_where_no_folder_is_said_at_all_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where nobody has ever heard of XDG and “/” is no absolute path."""
    monkeypatch.delenv("GOALDESK_DATA_DIR")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "is_absolute", lambda self: False)
    assert paths.data_dir().name == paths.APP
