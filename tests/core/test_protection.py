"""Protecting a desk, changing and taking away its passphrase: whole at every moment, also when it is interrupted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import backups, key, protection
from goaldesk.core.backup_keeper import PROMISE, BackupKeeper, restore
from goaldesk.core.backups import Reason
from goaldesk.core.check import check
from goaldesk.core.desk import Desk, coming_back, open_desk, unfinished
from goaldesk.core.errors import DeskError, DeskLockedError
from goaldesk.core.key import Key
from goaldesk.core.protection import change, rewrite, rewrite_backups
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.store import db
from tests.conftest import Hands
from tests.core.protected import CHANGES, HORSE, PHRASE, STAPLE, dump, holds_words, rewritten
from tests.core.steps import performance


@pytest.mark.parametrize(("now", "then"), CHANGES.values(), ids=CHANGES)
def test_it_is_the_same_desk_under_another_key(plain: Path, now: Key | None, then: Key | None, hands: Hands) -> None:
    before = dump(rewritten(plain, now), now)
    rewrite(plain, now, then)
    assert dump(plain, then) == before
    assert holds_words(plain) is (then is None)
    assert [each.name for each in plain.parent.glob(f"{plain.name}*")] == [plain.name]
    assert plain.stat().st_mode & 0o777 == 0o600
    desk = open_desk(plain, hands.clock, key=then)
    assert check(desk.store).problems == ()
    desk.session.undo()
    desk.session.redo()
    reader = desk.reader()
    assert [hit.title for hit in find(reader, parse("kind:goal Zwetschgen"), limit=5)] == [PHRASE]
    reader.close()
    assert holds_words(Path(f"{plain}-wal")) is (then is None)
    desk.close()


@pytest.mark.parametrize("wrong", [None, STAPLE, key.from_passphrase("Correct horse", HORSE.salt)])
def test_nothing_but_its_own_key_opens_a_protected_desk(
    plain: Path, wrong: Key | None, hands: Hands, capfd: pytest.CaptureFixture[str]
) -> None:
    before = rewritten(plain, HORSE).read_bytes()
    with pytest.raises(DeskLockedError, match="“mine” is protected"):
        open_desk(plain, hands.clock, key=wrong)
    with pytest.raises(DeskLockedError):
        db.open_for_reading(plain, wrong)
    with pytest.raises(DeskError, match="was not changed"):
        rewrite(plain, wrong, None)
    assert plain.read_bytes() == before
    assert not unfinished(plain).exists()
    assert capfd.readouterr().err == ""


def test_a_desk_without_a_passphrase_is_opened_whatever_key_is_at_hand(plain: Path, hands: Hands) -> None:
    desk = open_desk(plain, hands.clock, key=HORSE)
    assert not desk.is_protected()
    desk.close()


def test_the_recovery_code_opens_it(plain: Path, hands: Hands) -> None:
    rewrite(plain, None, HORSE)
    found = key.from_code(HORSE.code().lower(), key.salt_of(plain))
    open_desk(plain, hands.clock, key=found).close()


def test_a_desk_that_another_program_has_open_is_left_alone(plain: Path) -> None:
    other = sqlcipher.connect(str(plain))
    other.execute("PRAGMA journal_mode = wal")
    other.execute("SELECT count(*) FROM goal").fetchone()
    try:
        with pytest.raises(DeskError, match="was not changed"):
            rewrite(plain, None, HORSE)
    finally:
        other.close()
    assert dump(plain, None)


def test_a_copy_that_is_not_the_same_never_takes_the_place_of_the_desk(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = protection._export

    def lossy(old: sqlcipher.Connection, part: Path, then: Key | None) -> None:
        export(old, part, then)
        copy = db.connect(str(part), then)
        copy.execute("DELETE FROM entry_revision")
        copy.execute("UPDATE goal SET note = 'otherwise'")
        copy.close()

    monkeypatch.setattr(protection, "_export", lossy)
    before = plain.read_bytes()
    with pytest.raises(DeskError, match="not the same as the desk"):
        rewrite(plain, None, HORSE)
    assert plain.read_bytes()[100:] == before[100:]  # in the first hundred is how the log is kept
    assert not unfinished(plain).exists()


# -- backups


@pytest.fixture
def protected(plain: Path, hands: Hands) -> Iterator[Desk]:
    rewrite(plain, None, HORSE)
    desk = open_desk(plain, hands.clock, key=HORSE)
    desk.keeper = BackupKeeper(desk, plain.parent / "kept", lambda: str(plain.parent / "stick"))
    yield desk
    if desk.store.is_open:
        desk.close()


def test_the_backups_of_a_protected_desk_are_protected_and_so_are_their_copies(protected: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    protected.back_up(Reason.BY_HAND)
    assert protected.keeper
    assert not protected.keeper.is_due()
    files = [*(tmp_path / "kept").iterdir(), *(tmp_path / "stick" / "kept").iterdir()]
    assert len(files) == 2
    for file in files:
        assert db.is_protected(file)
        assert not holds_words(file)
        assert key.salt_of(file) == HORSE.salt, "the passphrase would make another key"
        assert backups.look_into(file, HORSE)["entry"] == 1
        with pytest.raises(DeskLockedError, match="another passphrase"):
            backups.look_into(file, STAPLE)


@pytest.mark.parametrize(("now", "then"), CHANGES.values(), ids=CHANGES)
def test_copies_that_were_away_while_the_passphrase_changed_follow_when_they_are_back(
    plain: Path, tmp_path: Path, hands: Hands, now: Key | None, then: Key | None
) -> None:
    path, stick = rewritten(plain, now), tmp_path / "stick"
    stick.mkdir()
    for with_key in (now, then):
        desk = open_desk(path, hands.clock, key=with_key)
        keeper = BackupKeeper(desk, tmp_path / "kept", lambda: str(stick))
        keeper.back_up(Reason.BY_HAND)
        desk.close()
        if with_key is now:
            stick.rename(tmp_path / "in a pocket")
            rewrite(path, now, then)
            rewrite_backups(tmp_path / "kept", [now], then)
            (tmp_path / "in a pocket").rename(stick)
    copies = backups.backups(stick / "kept")
    assert len(copies) == 2
    assert [backups.look_into(each.path, then)["entry"] for each in copies] == [1, 1]
    assert [db.is_protected(each.path) for each in copies] == [then is not None] * 2
    assert len(list((stick / "kept").iterdir())) == 2


def plain_ones_on_a_stick(plain: Path, stick: Path, hands: Hands) -> list[backups.Backup]:
    """Those of a morning; the stick is away in the afternoon, and of that day the last one is kept here."""
    desk = open_desk(plain, hands.clock)
    keeper = BackupKeeper(desk, plain.parent / "kept", lambda: str(stick))
    stick.mkdir()
    keeper.back_up(Reason.BY_HAND)
    stick.rename(stick.with_name("in a pocket"))
    hands.forward(hours=3)
    keeper.back_up(Reason.BY_HAND)
    hands.forward(hours=72)
    keeper.back_up(Reason.BY_HAND)
    desk.close()
    return backups.backups(stick.with_name("in a pocket") / "kept")


@pytest.mark.parametrize("along", [True, False])
def test_copies_that_are_nowhere_else_are_protected_when_they_are_back_as_those_here_were(
    plain: Path, tmp_path: Path, hands: Hands, *, along: bool
) -> None:
    stick = tmp_path / "stick"
    (only_there,) = plain_ones_on_a_stick(plain, stick, hands)
    assert not (tmp_path / "kept" / only_there.path.name).exists()
    change(plain, [tmp_path / "kept", stick / "kept"] if along else [], None, HORSE)
    stick.with_name("in a pocket").rename(stick)
    desk = open_desk(plain, hands.clock, key=HORSE)
    BackupKeeper(desk, tmp_path / "kept", lambda: str(stick)).back_up(Reason.BY_HAND)
    desk.close()
    assert db.is_protected(stick / "kept" / only_there.path.name) is along
    assert not any(each.name.startswith(PROMISE) for each in (stick / "kept").iterdir())


def test_a_protected_backup_is_restored_with_its_key_alone(protected: Desk, tmp_path: Path, hands: Hands) -> None:
    protected.back_up(Reason.BY_HAND)
    (made,) = backups.backups(tmp_path / "kept")
    performance(protected, "After")
    protected.close()
    with pytest.raises(DeskError):
        restore(protected.path, made.path, tmp_path / "kept", hands.clock, key=STAPLE, desk_key=HORSE)
    kept = restore(protected.path, made.path, tmp_path / "kept", hands.clock, key=HORSE, desk_key=HORSE)
    assert kept
    assert db.is_protected(kept.path)
    desk = open_desk(protected.path, hands.clock, key=HORSE)
    assert desk.store.value("SELECT group_concat(title) FROM goal") == PHRASE
    desk.close()


def test_a_backup_of_before_it_was_protected_can_be_restored(plain: Path, tmp_path: Path, hands: Hands) -> None:
    desk = open_desk(plain, hands.clock)
    made = BackupKeeper(desk, tmp_path / "kept", str).back_up(Reason.BEFORE_PASSPHRASE)
    desk.close()
    rewrite(plain, None, HORSE)
    kept = restore(plain, made.path, tmp_path / "kept", hands.clock, key=HORSE, desk_key=HORSE)
    assert not db.is_protected(plain)
    assert kept
    assert db.is_protected(kept.path)
    open_desk(plain, hands.clock).close()


def test_backups_go_along_with_the_desk_and_those_of_another_passphrase_stay(
    plain: Path, tmp_path: Path, hands: Hands
) -> None:
    folder = tmp_path / "kept"
    desk = open_desk(plain, hands.clock)
    for _ in range(2):
        BackupKeeper(desk, folder, str).back_up(Reason.BY_HAND)
    desk.close()
    strange = folder / "2026-01-01T10-00-00-000000Z by-hand.goaldesk"
    strange.write_bytes(plain.read_bytes())
    rewrite(strange, None, STAPLE)
    before = strange.read_bytes()
    assert rewrite_backups(folder, [None], HORSE) == 0
    assert [db.is_protected(each.path) for each in backups.backups(folder)] == [True] * 3
    assert not [file for file in folder.iterdir() if holds_words(file)]
    assert rewrite_backups(folder, [HORSE], None) == 0
    assert [db.is_protected(each.path) for each in backups.backups(folder)] == [False, False, True]
    assert strange.read_bytes() == before
    assert rewrite_backups(tmp_path / "nowhere", [None], HORSE) == 0


def test_what_an_interrupted_change_left_is_taken_away_with_the_next_opening(plain: Path, hands: Hands) -> None:
    unfinished(plain).write_bytes(b"half of a desk")
    coming_back(plain).write_bytes(b"half of a backup that was to take its place")
    open_desk(plain, hands.clock).close()
    assert list(plain.parent.iterdir()) == [plain]


def test_a_journal_that_was_only_begun_is_nobody_s_and_not_left(plain: Path, hands: Hands) -> None:
    """As a kill leaves it that comes before the head of the journal is on the disk."""
    begun = bytes(512) + f"a page with {PHRASE} on it".encode()
    journal = plain.with_name(f"{plain.name}-journal")
    for content in (b"", begun):
        journal.write_bytes(content)
        rewrite(plain, None, HORSE)
        assert list(plain.parent.iterdir()) == [plain]
        rewrite(plain, HORSE, None)
    (plain.parent / ".stfolder").mkdir()  # Syncthing's: there is no log beside the desk in such a folder
    open_desk(plain, hands.clock).close()
    journal.write_bytes(begun)
    desk = open_desk(plain, hands.clock)
    assert desk.store.value("PRAGMA journal_mode") == "delete"
    assert not journal.exists()
    desk.close()


def test_backups_that_could_not_be_protected_are_protected_later(plain: Path, tmp_path: Path, hands: Hands) -> None:
    folder = tmp_path / "kept"
    desk = open_desk(plain, hands.clock)
    made = BackupKeeper(desk, folder, str).back_up(Reason.BY_HAND)
    desk.close()
    in_the_way = unfinished(made.path)
    in_the_way.mkdir()
    assert change(plain, [folder], None, HORSE) == 1
    desk = open_desk(plain, hands.clock, key=HORSE)
    keeper = BackupKeeper(desk, folder, str)
    keeper.keep_promise()
    assert not db.is_protected(made.path)
    desk.close()
    in_the_way.rmdir()
    assert change(plain, [folder], HORSE, STAPLE) == 0
    assert backups.look_into(made.path, STAPLE)
    assert list(folder.iterdir()) == [made.path]
