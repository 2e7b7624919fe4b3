"""The key of a protected desk, and its recovery code: as it was written down, and with typing errors."""

import random

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import key
from goaldesk.core.desk import Desk
from goaldesk.core.errors import UserError
from goaldesk.core.key import Key
from goaldesk.core.protection import rewrite
from goaldesk.core.store import db
from tests.core.steps import performance

SALT = db.PROTECTED + bytes(range(10))


@pytest.fixture(scope="module")
def horse() -> Key:
    return key.from_passphrase("correct horse", SALT)


def test_a_passphrase_makes_the_same_key_however_it_was_typed() -> None:
    assert key.from_passphrase("caf\u00e9", SALT).is_same(key.from_passphrase("cafe\u0301", SALT))
    assert not key.from_passphrase("cafe", SALT).is_same(key.from_passphrase("caf\u00e9", SALT))
    assert not key.from_passphrase("cafe", SALT).is_same(key.from_passphrase("cafe", key.fresh_salt()))
    assert not key.from_passphrase("", SALT).is_same(None)


def test_a_key_says_nothing_of_itself(horse: Key) -> None:
    assert horse.code().replace(" ", "") not in f"{horse} {horse!r}"
    assert horse.sql()[2:20] not in f"{horse} {horse!r}"


def test_the_code_is_thirteen_groups_of_five_and_stands_for_the_key(horse: Key) -> None:
    groups = horse.code().split(" ")
    assert [len(group) for group in groups] == [5] * 13
    assert key.from_code(horse.code(), SALT).is_same(horse)


def test_the_code_may_be_typed_in_small_letters_with_dashes_and_o_for_0(horse: Key) -> None:
    typed = horse.code().lower().replace(" ", "-").replace("0", "o").replace("1", "l")
    assert key.from_code(f"  {typed}\n", SALT).is_same(horse)


def test_every_letter_that_is_another_one_is_noticed_in_its_group(horse: Key) -> None:
    code = horse.code().replace(" ", "")
    chance = random.Random(7)
    for at, letter in enumerate(code):
        other = chance.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ".replace(letter, ""))
        with pytest.raises(UserError, match=f"^Group {at // 5 + 1} does not read"):
            key.from_code(code[:at] + other + code[at + 1 :], SALT)


def test_groups_that_changed_places_are_noticed(horse: Key) -> None:
    groups = horse.code().split(" ")
    with pytest.raises(UserError, match="Group 1 does not read"):
        key.from_code(" ".join([groups[1], groups[0], *groups[2:]]), SALT)


def test_groups_that_are_left_out_or_too_many_are_noticed(horse: Key) -> None:
    groups = horse.code().split(" ")
    with pytest.raises(UserError, match="has 13 groups; these are 12"):
        key.from_code(" ".join(groups[:-1]), SALT)
    with pytest.raises(UserError, match="these are 14"):
        key.from_code(" ".join([*groups, groups[0]]), SALT)
    with pytest.raises(UserError, match="these are 0"):
        key.from_code("", SALT)
    with pytest.raises(UserError, match="Group 13 does not read"):
        key.from_code(horse.code()[:-1], SALT)


def test_any_program_with_sqlcipher_opens_the_file_with_the_passphrase_alone(desk: Desk, horse: Key) -> None:
    performance(desk, "Pass B2")
    desk.close()
    rewrite(desk.path, None, horse)
    other = sqlcipher.connect(str(desk.path))
    other.execute("PRAGMA key = 'correct horse'")
    assert other.execute("SELECT title FROM goal").fetchall() == [("Pass B2",)]
    other.close()


def test_a_salt_says_that_the_file_is_protected_and_is_never_the_same() -> None:
    assert key.fresh_salt().startswith(db.PROTECTED)
    assert len({key.fresh_salt() for _ in range(50)}) == 50
