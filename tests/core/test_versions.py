"""What an entry said before: kept at the right moments, brought back, and taken back with the change it came with."""

import random
from datetime import date

import pytest

from goaldesk.core.check import check
from goaldesk.core.compare import Where, compare
from goaldesk.core.desk import Desk
from goaldesk.core.errors import StaleEntryError, UserError
from goaldesk.core.queries import journal
from goaldesk.core.queries import versions as versions_query
from tests.conftest import Hands
from tests.core.steps import nothing_happens, one_step, refused
from tests.core.test_undo import dump

TODAY = date(2026, 10, 8)
LONG = "The walk between the board and bed four. " * 4


def versions(desk: Desk, entry: str) -> list[tuple[str, str]]:
    """Reason and text of what is kept of an entry, newest first."""
    ids = versions_query.order(desk.store, entry)
    kept = versions_query.versions(desk.store, ids)
    return [(str(kept[each].reason), kept[each].text) for each in ids]


def revision_of(desk: Desk, entry: str) -> int:
    return int(desk.store.value("SELECT revision FROM entry WHERE id = ?", entry))


def write(desk: Desk, entry: str, text: str) -> None:
    desk.journal.save(entry, revision_of(desk, entry), text)


def begin(desk: Desk, hands: Hands, text: str = "Quiet morning", minutes: float = 10) -> str:
    """An entry that has rested since it was begun."""
    entry = desk.journal.add(TODAY, text)
    hands.forward(minutes=minutes)
    return entry


def test_what_was_begun_is_kept_before_the_first_change(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands)
    with one_step(desk, "writing"):
        write(desk, entry, "Quiet morning. Then a bell")
    assert versions(desk, entry) == [("first", "Quiet morning")]


def test_a_burst_of_typing_keeps_nothing(desk: Desk, hands: Hands) -> None:
    entry = desk.journal.add(TODAY, "Q")
    for end in range(2, len(LONG)):
        hands.forward(seconds=1)
        write(desk, entry, LONG[:end])
    assert versions(desk, entry) == []
    desk.session.undo()
    assert desk.store.rows("SELECT id FROM entry") == []


def test_what_stood_before_a_pause_is_kept_once_for_each_burst(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands)
    for text in ("One", "One, two", "One, two, three"):
        write(desk, entry, text)
        hands.forward(seconds=119)
    assert versions(desk, entry) == [("first", "Quiet morning")]
    hands.forward(seconds=2)
    write(desk, entry, "Four")
    write(desk, entry, "Four, five")
    assert versions(desk, entry) == [("pause", "One, two, three"), ("first", "Quiet morning")]


def test_a_pause_is_one_of_the_text_and_not_of_the_entry(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands)
    desk.journal.set_private(entry, private=True)
    desk.journal.set_day(entry, date(2026, 10, 7))
    write(desk, entry, "Something else")
    assert versions(desk, entry) == [("first", "Quiet morning")]


def test_a_clock_that_went_back_keeps_rather_too_much(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands, minutes=-30)
    write(desk, entry, "Something else")
    assert versions(desk, entry) == [("first", "Quiet morning")]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (100, 60, False), (100, 59, True), (80, 47, True), (79, 1, False), (80, 48, False), (3000, 1, True),
    ],
)  # fmt: skip
def test_what_is_about_to_shrink_a_lot_is_kept_also_within_a_burst(
    desk: Desk, before: int, after: int, kept: bool
) -> None:
    entry = desk.journal.add(TODAY, "x" * before)
    desk.session.forget_steps()  # the words and what is kept of them would be one step
    with one_step(desk, "writing"):
        write(desk, entry, "y" * after)
    assert versions(desk, entry) == ([("shrink", "x" * before)] if kept else [])


def test_a_text_that_goes_in_small_steps_is_kept_as_full_as_it_was(desk: Desk, hands: Hands) -> None:
    entry = desk.journal.add(TODAY, "Begun")
    for end in [*range(10, len(LONG) + 1, 10), *range(len(LONG), 0, -10)]:
        hands.forward(seconds=1)
        write(desk, entry, LONG[:end])
    assert versions(desk, entry)[-1] == ("shrink", LONG)


def test_two_entries_written_in_turns_keep_to_themselves(desk: Desk, hands: Hands) -> None:
    one, other = desk.journal.add(TODAY, "1" * 200), desk.journal.add(TODAY, "2" * 20)
    for length in (150, 130):
        write(desk, one, "1" * length)
        write(desk, other, "2" * (length // 10 + 10))
        hands.forward(seconds=5)
    assert (versions(desk, one), versions(desk, other)) == ([], [])


def test_a_rested_text_that_shrinks_is_kept_once(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands, LONG)
    write(desk, entry, "Gone")
    assert versions(desk, entry) == [("shrink", LONG)]


# -- an entry without words, and one in the trash


def test_an_entry_that_is_emptied_keeps_what_it_said_once(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands, LONG)
    with one_step(desk, "writing"):
        write(desk, entry, "  ")
    write(desk, entry, "")
    write(desk, entry, "Begun anew")
    assert versions(desk, entry) == [("shrink", LONG)]
    assert [row.text for row in journal.entries_of(desk.store, TODAY)] == ["Begun anew"]


def test_what_an_emptied_entry_said_can_be_brought_back(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands, LONG)
    write(desk, entry, "")
    with one_step(desk, "bringing a version back"):
        desk.journal.restore(entry, revision_of(desk, entry), versions_query.order(desk.store, entry)[0])
    assert [row.text for row in journal.entries_of(desk.store, TODAY)] == [LONG]


def test_an_entry_put_away_comes_back_with_its_versions(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands)
    write(desk, entry, "Something else")
    desk.journal.put_away(entry)
    hands.forward(minutes=10)
    write(desk, entry, "Typed into it all the same")
    assert versions(desk, entry) == [("pause", "Something else"), ("first", "Quiet morning")]
    assert [row.text for row in journal.entries_of(desk.store, TODAY)] == ["Typed into it all the same"]


# -- bringing back


def test_a_version_is_brought_back_in_one_step_and_the_present_one_is_kept(desk: Desk, hands: Hands) -> None:
    goal = desk.goals.add("learning", "Hand over well")
    entry = begin(desk, hands, "On [[Hand over well]] #ward")
    write(desk, entry, "On nothing")
    first = versions_query.order(desk.store, entry)[0]
    with one_step(desk, "bringing a version back"):
        desk.journal.restore(entry, revision_of(desk, entry), first)
    assert versions(desk, entry)[0] == ("restore", "On nothing")
    goals, tags = journal.chips(desk.store, entry)
    assert ([chip.goal_id for chip in goals], [chip.tag for chip in tags]) == ([goal], ["ward"])
    with nothing_happens(desk):
        desk.journal.restore(entry, revision_of(desk, entry), first)
    desk.session.undo()
    assert [row.text for row in journal.entries_of(desk.store, TODAY)] == ["On nothing"]


def test_an_editor_that_read_the_entry_before_a_version_came_back_cannot_save(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands)
    write(desk, entry, "Something else")
    seen = revision_of(desk, entry)
    desk.journal.restore(entry, seen, versions_query.order(desk.store, entry)[0])
    with pytest.raises(StaleEntryError):
        desk.journal.save(entry, seen, "Something else, and on")
    with pytest.raises(StaleEntryError):
        desk.journal.restore(entry, seen, versions_query.order(desk.store, entry)[0])


def test_a_version_of_another_entry_is_refused(desk: Desk, hands: Hands) -> None:
    one, other = begin(desk, hands), begin(desk, hands, "Another")
    write(desk, other, "Something else")
    of_other = versions_query.order(desk.store, other)[0]
    with refused(desk, "no longer on the desk"):
        desk.journal.restore(one, revision_of(desk, one), of_other)


def test_a_version_says_when_and_where_it_was_replaced(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands)
    write(desk, entry, "Something else")
    found = versions_query.versions(desk.store, versions_query.order(desk.store, entry)).values()
    assert [str(each.at) for each in found] == ["2026-10-08 14:42:00+02:00"]


# -- no save is ever refused because of it


@pytest.mark.parametrize("revision", [2, 10**15, 2**62])
def test_no_number_that_another_tool_wrote_keeps_an_entry_from_being_saved(desk: Desk, revision: int) -> None:
    entry = desk.journal.add(TODAY, "Quiet morning")
    desk.store.rows("UPDATE entry SET revision = ?, created_at = '2461321.5'", revision)
    desk.journal.save(entry, revision, "Something else")
    assert [row.text for row in journal.entries_of(desk.store, TODAY)] == ["Something else"]


def test_a_first_moment_in_another_form_keeps_no_entry_from_being_saved(desk: Desk) -> None:
    entry = desk.journal.add(TODAY, "Quiet morning")
    desk.store.rows("UPDATE entry SET created_at = '2461321.5'")
    desk.journal.save(entry, 1, "Something else")
    assert versions(desk, entry) == [("first", "Quiet morning")]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_to_an_entry_no_long_text_is_ever_gone(desk: Desk, hands: Hands, seed: int) -> None:
    """Every text that stood for longer than a burst, and every long one most of which went, is a version."""
    chance = random.Random(seed)
    entry, stood = begin(desk, hands), ["Quiet morning"]
    for number in range(40):
        text = chance.choice(["", f"{number} " * chance.randrange(1, 90)])
        rest = chance.choice([1, 30, 300])
        if (kept := versions_query.order(desk.store, entry)) and chance.random() < 0.2:
            desk.journal.restore(entry, revision_of(desk, entry), chance.choice(kept))
            hands.forward(seconds=rest)
            continue
        write(desk, entry, text)
        hands.forward(seconds=rest)
        if text.strip() and rest == 300:
            stood.append(text)
    write(desk, entry, "The last word")
    there = {text for _, text in versions(desk, entry)} | {"The last word"}
    assert set(stood) <= there
    assert check(desk.store).problems == ()
    end = dump(desk)
    steps = 0
    while desk.session.undo():
        steps += 1
    while desk.session.redo():
        steps -= 1
    assert (steps, dump(desk)) == (0, end)


def test_a_save_that_cannot_be_written_keeps_neither_words_nor_version(desk: Desk, hands: Hands) -> None:
    entry = begin(desk, hands)
    before = dump(desk)
    desk.store.rows("PRAGMA query_only = 1")
    with pytest.raises(Exception, match="Not saved yet"):
        write(desk, entry, "Something else")
    desk.store.rows("PRAGMA query_only = 0")
    assert dump(desk) == before
    write(desk, entry, "Something else")
    assert versions(desk, entry) == [("first", "Quiet morning")]


def test_no_save_is_lost_to_an_error_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(UserError):
        desk.journal.restore("no such entry", 1, "no such version")


# -- comparing


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""), ("a", ""), ("", "a"), ("One two\nthree", "One 2\nthree\nfour"), ("Same", "Same"),
        ("走る人\n", "走った人\n"), ("a\r\nb\u2028c", "a\nb\u2028c"), ("one\n" * 3000, "two\n" * 3000 + "one\n"),
    ],
)  # fmt: skip
def test_two_texts_compared_are_still_both_of_them(before: str, after: str) -> None:
    parts = compare(before, after)
    assert "".join(part.text for part in parts if part.where is not Where.AFTER) == before
    assert "".join(part.text for part in parts if part.where is not Where.BEFORE) == after
    assert all(part.text for part in parts)


def test_a_changed_word_is_marked_and_the_rest_is_not() -> None:
    parts = compare("Four steps in, four out.\nBreath first.", "Four steps in, three out.\nBreath first.")
    only = [(part.text, part.where) for part in parts if part.where is not Where.BOTH]
    assert only == [("four", Where.BEFORE), ("three", Where.AFTER)]
