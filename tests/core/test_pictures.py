"""Pictures on the desk: what they say of themselves, one row a hash, part of every copy, and outside the undo log."""

import hashlib
import struct
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goaldesk.core import markup
from goaldesk.core.backup import copy_desk
from goaldesk.core.changes import ChangeSet
from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.images import Head, read_head
from goaldesk.core.queries import journal, pictures
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.services.pictures import LARGEST
from goaldesk.core.store import db
from tests.conftest import Hands
from tests.core.drawn import drawn, png
from tests.core.steps import one_step, refused

TODAY = date(2026, 10, 8)


# -- what a picture says of itself


@pytest.mark.parametrize(
    ("form", "media_type", "quality"),
    [("PNG", "image/png", -1), ("JPG", "image/jpeg", 80), ("WEBP", "image/webp", 60), ("WEBP", "image/webp", 100)],
)
@pytest.mark.parametrize("size", [(1, 1), (640, 3), (301, 1200)])
def test_kind_and_size_stand_in_the_first_bytes(
    form: str, media_type: str, quality: int, size: tuple[int, int]
) -> None:
    assert read_head(drawn(form, *size, quality)) == Head(media_type, *size)


def test_a_gif_says_its_size() -> None:
    assert read_head(b"GIF89a" + struct.pack("<HH", 12, 34) + bytes(9)) == Head("image/gif", 12, 34)


def test_a_webp_with_extras_says_its_size() -> None:
    extras = b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0" + bytes(4) + (4999).to_bytes(3, "little") + (70_000).to_bytes(3, "little")
    assert read_head(extras) == Head("image/webp", 5000, 70_001)


@pytest.mark.parametrize(("order", "mark"), [("<", b"II"), (">", b"MM")])
@pytest.mark.parametrize(("turn", "size"), [(1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40)), (99, (40, 20))])
def test_a_photograph_that_lies_on_its_side_says_the_size_that_is_seen(
    order: str, mark: bytes, turn: int, size: tuple[int, int]
) -> None:
    plain = drawn("JPG", 40, 20)
    tiff = mark + struct.pack(f"{order}HI", 42, 8) + struct.pack(f"{order}HHHIHHI", 1, 0x0112, 3, 1, turn, 0, 0)
    exif = b"Exif\0\0" + tiff
    turned = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]
    assert read_head(turned) == Head("image/jpeg", *size)


@given(data=st.binary(max_size=80))
def test_whatever_the_bytes_are_nothing_breaks(data: bytes) -> None:
    for start in (b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00\x40Exif\0\0II"):
        read_head(start + data)
    for form in (b"VP8 ", b"VP8L", b"VP8X"):
        read_head(b"RIFF\0\0\0\0WEBP" + form + data)


@pytest.mark.parametrize("form", ["PNG", "JPG", "WEBP"])
def test_a_picture_that_ends_too_early_is_none_or_says_the_same(form: str) -> None:
    whole = drawn(form, 33, 44)
    assert {read_head(whole[:end]) for end in range(60)} <= {None, read_head(whole)}


# -- adding


def test_a_picture_is_kept_once_under_its_hash(desk: Desk) -> None:
    data = png(6, 4)
    first = desk.pictures.add(data, "plan.png")
    assert first == hashlib.sha256(data).hexdigest()
    assert desk.pictures.add(data, "the same.png") == first
    assert pictures.known(desk.store, [first, "0" * 64]) == {first: (first, "plan.png", "image/png", 6, 4)}
    assert pictures.data(desk.store, first) == data
    assert pictures.data(desk.store, "0" * 64) is None
    assert desk.store.value("SELECT count(*) FROM picture") == 1


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<svg/>", b"BM" + bytes(60), b"II*\0" + bytes(60), png(0, 5)])
def test_what_is_no_picture_of_these_kinds_is_refused(desk: Desk, data: bytes) -> None:
    with refused(desk, "“notes.pdf” cannot be shown as a picture"):
        desk.pictures.add(data, "notes.pdf")
    assert desk.store.value("SELECT count(*) FROM picture") == 0


def test_a_very_large_picture_is_refused_and_one_that_just_fits_is_not(desk: Desk) -> None:
    data = png(3, 3)
    with refused(desk, "larger than 25 MB"):
        desk.pictures.add(data + bytes(LARGEST + 1 - len(data)), "huge.png")
    desk.pictures.add(data + bytes(LARGEST - len(data)), "large.png")


def test_a_picture_is_no_step_of_undo_and_stays(desk: Desk, hands: Hands) -> None:
    heard: list[ChangeSet] = []
    desk.subscribe(heard.append)
    desk.journal.add(TODAY, "One")
    desk.session.undo()
    digest = desk.pictures.add(png(2, 2), "dot.png")
    assert desk.session.redo_label() == "writing"  # adding it has not ended what can be done again
    assert [list(change.rows) for change in heard][-1] == ["picture"]
    assert not heard[-1].undoable
    with one_step(desk, "writing"):
        desk.journal.add(TODAY, markup.picture("A dot", digest))
    desk.session.undo()
    assert pictures.data(desk.store, digest) == png(2, 2)
    assert "IHDR" not in str(desk.store.rows("SELECT changes FROM undo_step"))


def test_a_picture_that_cannot_be_written_is_not_there(desk: Desk) -> None:
    desk.store.rows("PRAGMA query_only = 1")
    with pytest.raises(Exception, match="Not saved yet"):
        desk.pictures.add(png(2, 2), "dot.png")
    desk.store.rows("PRAGMA query_only = 0")
    assert desk.store.value("SELECT count(*) FROM picture") == 0


# -- part of every copy


def test_copying_the_desk_copies_the_pictures(desk: Desk, tmp_path: Path, hands: Hands) -> None:
    digest = desk.pictures.add(png(50, 40), "plan.png")
    desk.journal.add(TODAY, markup.picture("Six beds", digest))
    copy = tmp_path / "copy.goaldesk"
    copy_desk(desk.path, copy)  # while the desk is open, and what was just added may still be in the log beside it
    other = open_desk(copy, hands.clock)
    assert pictures.data(other.store, digest) == png(50, 40)
    assert check(other.store).problems == ()
    other.close()


def test_the_file_alone_has_the_pictures_once_the_window_is_closed(desk: Desk, tmp_path: Path, hands: Hands) -> None:
    digest = desk.pictures.add(png(50, 40), "plan.png")
    desk.close()
    copy = tmp_path / "taken along.goaldesk"
    copy.write_bytes(desk.path.read_bytes())
    store = db.open_for_reading(copy)
    assert pictures.data(store, digest) == png(50, 40)
    store.close()


# -- check


def test_check_says_which_picture_is_not_there_and_which_is_another(desk: Desk, hands: Hands) -> None:
    digest, gone = desk.pictures.add(png(2, 2), "dot.png"), "ab" * 32
    entry = desk.journal.add(TODAY, f"{markup.picture('Here', digest)}\n{markup.picture('Gone', gone)}")
    assert check(desk.store).problems == (
        f"pictures: entry {entry} (of 2026-10-08) shows {gone}, which is not on the desk",
    )
    hands.forward(minutes=10)
    desk.journal.save(entry, 1, "Neither")
    found = check(desk.store).problems
    assert [problem.split()[1] for problem in found] == ["entry_revision"]
    desk.store.rows("DELETE FROM entry_revision")
    desk.store.rows("UPDATE picture SET data = ?", png(3, 3))
    assert check(desk.store).problems == (f"pictures: {digest} is not what was added under that hash",)


# -- in a text


def test_a_picture_is_words_to_lists_and_counts(desk: Desk) -> None:
    digest = "0f" * 32
    mark = markup.picture("Six [beds] (plan)", digest)
    assert mark == f"![Six beds plan](picture:{digest})"
    text = f"{mark}\n\n## The walk\nTwo words"
    assert markup.title_and_excerpt(text) == ("Six beds plan", "The walk Two words")
    assert markup.word_count(text) == 7
    assert markup.pictures(text + text) == [digest]
    assert markup.picture_in(f"  {mark} ") == ("Six beds plan", digest)
    for other in (f"See {mark}", mark.replace("0f", "0g"), mark[:-2] + ")", f"{mark} {mark}"):
        assert markup.picture_in(other) is None
    assert markup.without_hashes(text).startswith("![Six beds plan]\n")
    entry = desk.journal.add(TODAY, text)
    assert journal.listings(desk.store, [entry])[entry].title == "Six beds plan"
    assert [hit.title for hit in find(desk.store, parse("six beds"))] == ["Six beds plan"]
