"""A damaged desk: it is not written to, what can be read is saved out, and the rest is not invented."""

import csv
from pathlib import Path
from threading import Thread

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import damage
from goaldesk.core import key as keys
from goaldesk.core.backup_keeper import BackupKeeper, newest_whole
from goaldesk.core.backups import Reason, look_into
from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import DeskDamagedError, DeskError
from goaldesk.core.protection import rewrite
from goaldesk.core.rescue import rescue, saved_beside
from goaldesk.core.settings import SettingsFile
from goaldesk.core.store import db
from goaldesk.core.types import SetbackForm
from tests.conftest import Hands
from tests.core.damaging import cut, pages_of, spoil
from tests.core.steps import learning, performance

ENTRIES = 150


@pytest.fixture
def written(desk: Desk, hands: Hands) -> Path:
    """A desk with a few hundred entries, closed."""
    goal = learning(desk, "Hear what is not said")
    desk.pairs.pair(performance(desk, "Pass B2"), goal)
    for number in range(ENTRIES):
        desk.journal.add(hands.clock.today(), f"Entry {number} " + "word " * 30)
    desk.questions.ask(goal, "Where does it turn?")
    desk.checks.rate(goal, 2)
    desk.setbacks.log(SetbackForm(hands.clock.today(), "It broke", goal_ids=(goal,)))
    desk.close()
    return desk.path


def saved_texts(path: Path) -> list[str]:
    store = db.open_for_reading(path)
    try:
        assert check(store).problems == ()
        return [row[0] for row in store.rows("SELECT text FROM entry ORDER BY id")]
    finally:
        store.close()


def test_a_sound_desk_is_saved_out_whole(written: Path, tmp_path: Path, hands: Hands) -> None:
    rescued = rescue(written, tmp_path / "out", hands.clock)
    assert rescued.partly == ()
    assert len(saved_texts(rescued.desk)) == ENTRIES
    assert rescued.rows["question"] == 1
    assert saved_beside(written, tmp_path / "out") == [rescued.folder]


@pytest.mark.parametrize("which", [1, 2, 5, -1])
def test_what_lies_around_a_spoilt_page_is_saved_out(written: Path, tmp_path: Path, hands: Hands, which: int) -> None:
    spoil(written, pages_of(written, "entry")[which])
    before = written.read_bytes()
    rescued = rescue(written, tmp_path / "out", hands.clock)
    assert "entry" in rescued.partly
    texts = saved_texts(rescued.desk)
    assert ENTRIES * 0.8 < len(texts) < ENTRIES
    assert rescued.rows["goal"] == 2
    assert written.read_bytes() == before
    with (rescued.tables / "entry.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert {row["text"] for row in csv.DictReader(stream)} == set(texts)


@pytest.mark.parametrize("pages", [1, 10, 40])
def test_a_desk_that_was_cut_short_is_saved_out(written: Path, tmp_path: Path, hands: Hands, pages: int) -> None:
    cut(written, pages)
    rescued = rescue(written, tmp_path / "out", hands.clock)
    assert len(saved_texts(rescued.desk)) > ENTRIES / 4


def test_a_protected_desk_is_saved_out_under_its_own_key(written: Path, tmp_path: Path, hands: Hands) -> None:
    page = pages_of(written, "entry")[2]
    key = keys.from_passphrase("plum cake on Sunday", keys.fresh_salt())
    rewrite(written, None, key)
    spoil(written, page)
    rescued = rescue(written, tmp_path / "out", hands.clock, key)
    assert rescued.tables is None
    assert ENTRIES > rescued.rows["entry"] > 0
    assert [each.name for each in rescued.folder.rglob("*")] == [written.name]
    assert db.is_protected(rescued.desk)
    assert b"Entry " not in rescued.desk.read_bytes()
    store = db.open_for_reading(rescued.desk, key)
    assert store.value("SELECT count(*) FROM entry") == rescued.rows["entry"]
    store.close()


def test_words_whose_goal_is_gone_hang_on_a_stand_in(written: Path, tmp_path: Path, hands: Hands) -> None:
    for page in pages_of(written, "goal"):
        spoil(written, page)
    rescued = rescue(written, tmp_path / "out", hands.clock)
    assert rescued.rows["goal"] == 0
    assert len(saved_texts(rescued.desk)) == ENTRIES
    desk = open_desk(rescued.desk, hands.clock)
    try:
        assert desk.store.rows("SELECT text, goal.kind FROM question JOIN goal ON goal.id = goal_id") == [
            ("Where does it turn?", "learning")
        ]
        assert desk.store.value("SELECT what_happened FROM setback") == "It broke"
        performance(desk, "Go on")
    finally:
        desk.close()


def test_a_file_of_which_nothing_can_be_read_is_said(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "mine.goaldesk"
    path.write_bytes(b"no desk any more " * 500)
    with pytest.raises(DeskError, match="can be read"):
        rescue(path, tmp_path / "out", hands.clock)
    assert saved_beside(path, tmp_path / "out") == []


def test_a_folder_that_takes_nothing_is_said_and_leaves_nothing(written: Path, tmp_path: Path, hands: Hands) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(DeskError, match="could not be saved"):
        rescue(written, tmp_path / "out", hands.clock)


def test_a_damaged_desk_refuses_every_change_and_keeps_its_bytes(written: Path, hands: Hands) -> None:
    spoil(written, pages_of(written, "entry")[-1])
    before = written.read_bytes()
    desk = open_desk(written, hands.clock, damaged=damage.sentence(written))
    with pytest.raises(DeskError, match="A part of “mine” is damaged"):
        performance(desk, "Never")
    desk.close()
    assert written.read_bytes() == before


def test_writing_stops_at_once_and_the_log_beside_the_file_stays(desk: Desk) -> None:
    performance(desk, "In the log")
    log = desk.path.with_name(f"{desk.path.name}-wal")
    desk.store.stop_writing(damage.sentence(desk.path))
    before = (desk.path.read_bytes(), log.read_bytes())
    with pytest.raises(DeskError, match="nothing more is written"):
        performance(desk, "Never")
    with pytest.raises(sqlcipher.OperationalError, match="readonly"):  # nor does what goes past the session
        desk.store.connection.execute("DELETE FROM goal")
    desk.close()
    assert (desk.path.read_bytes(), log.read_bytes()) == before


def test_no_backup_is_made_of_a_damaged_desk(desk: Desk, tmp_path: Path) -> None:
    keeper = BackupKeeper(desk, tmp_path / "kept", str)
    performance(desk, "Before")
    desk.store.stop_writing(damage.sentence(desk.path))
    assert not keeper.is_due()
    with pytest.raises(DeskError, match="is damaged"):
        keeper.back_up(Reason.BY_HAND)


def test_the_newest_backup_that_is_whole_is_the_one_to_go_back_to(desk: Desk, tmp_path: Path, hands: Hands) -> None:
    keeper = BackupKeeper(desk, tmp_path / "kept", str)
    first = keeper.back_up(Reason.START)
    hands.forward(minutes=5)
    second = keeper.back_up(Reason.BY_HAND)
    assert newest_whole(keeper.folder) == second
    second.path.write_bytes(second.path.read_bytes()[:5000])
    assert newest_whole(keeper.folder) == first
    first.path.unlink()
    assert newest_whole(keeper.folder) is None


def test_damage_is_remembered_of_the_file_and_not_of_one_that_takes_its_place(written: Path, tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    damage.remember(settings, written, "page 9")
    assert damage.known(SettingsFile(tmp_path / "settings.json"), written) == damage.sentence(written)
    other = tmp_path / "other"
    other.write_bytes(written.read_bytes())
    other.replace(written)
    assert damage.known(settings, written) is None
    damage.remember(settings, written, "page 9")
    damage.forget(settings, written)
    assert damage.known(settings, written) is None


def test_a_desk_whose_tables_have_names_that_are_no_text_is_refused_in_words(written: Path, hands: Hands) -> None:
    """SQLite quotes such a name in its message, and the driver could not even read that."""
    written.write_bytes(written.read_bytes().replace(b"CREATE TABLE area (", b"CREATE T\xe1BLE area (", 1))
    before = written.read_bytes()
    with pytest.raises(DeskDamagedError, match="could not be opened as a desk"):
        open_desk(written, hands.clock)
    with pytest.raises(DeskError, match="could not be opened"):
        db.open_for_reading(written)
    with pytest.raises(DeskError, match="cannot be read"):
        look_into(written)
    assert written.read_bytes() == before


def test_a_row_whose_number_makes_no_sense_does_not_keep_anybody_waiting(
    written: Path, tmp_path: Path, hands: Hands
) -> None:
    connection = sqlcipher.connect(str(written), isolation_level=None)
    last = "(SELECT max(rowid) FROM entry)"
    far = "rowid = 1152921504606846976, text = printf('%.3800c', 'x')"  # on a page of its own
    connection.execute(f"UPDATE entry SET {far} WHERE rowid = {last}")
    connection.close()
    spoil(written, pages_of(written, "entry")[-2])
    found: list[int] = []
    saving = Thread(
        target=lambda: found.append(rescue(written, tmp_path / "out", hands.clock).rows["entry"]), daemon=True
    )
    saving.start()
    saving.join(30)
    assert len(found) == 1
    assert found[0] > ENTRIES / 2
