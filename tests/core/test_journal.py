"""Verbs for the journal: several entries a day, links and tags from the text, and saving that can never hit another."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from goaldesk.core import markup
from goaldesk.core.desk import Desk
from goaldesk.core.errors import StaleEntryError
from goaldesk.core.queries import goal_page, journal
from goaldesk.core.queries.journal import EntryRow
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.types import Kind, SetbackForm
from tests.conftest import Hands
from tests.core.steps import learning, nothing_happens, one_step, performance, refused
from tests.core.test_undo import dump

TODAY = date(2026, 10, 8)


@pytest.fixture
def entry(desk: Desk, hands: Hands) -> str:
    """An entry that was begun a while ago, so that saving it is a step of its own."""
    made = desk.journal.add(TODAY, "Quiet morning")
    hands.forward(minutes=10)
    return made


def read(desk: Desk, entry_id: str) -> EntryRow:
    found = journal.entry(desk.store, entry_id)
    assert found is not None
    return found


def texts(desk: Desk, day: date = TODAY) -> list[str]:
    return [row.text for row in journal.entries_of(desk.store, day)]


def linked(desk: Desk, entry_id: str) -> list[str]:
    """Titles of the goals that an entry is linked to."""
    return [chip.title for chip in journal.chips(desk.store, entry_id)[0]]


def tags(desk: Desk, entry_id: str) -> list[str]:
    return [chip.tag for chip in journal.chips(desk.store, entry_id)[1]]


def write(desk: Desk, entry_id: str, text: str) -> None:
    desk.journal.save(entry_id, read(desk, entry_id).revision, text)


# -- writing


def test_several_entries_a_day_stand_in_the_order_in_which_they_were_begun(desk: Desk, hands: Hands) -> None:
    ids = []
    for text in ("Morning", "Noon", "Evening"):
        with one_step(desk, "writing"):
            ids.append(desk.journal.add(TODAY, text, prompt="setback-3"))
        hands.forward(hours=4)
    write(desk, ids[0], "Morning, and more in the evening")
    assert texts(desk) == ["Morning, and more in the evening", "Noon", "Evening"]
    assert read(desk, ids[0]).prompt == "setback-3"


def test_a_text_is_kept_letter_by_letter(desk: Desk, entry: str) -> None:
    text = "  # Heading\r\n\n- a\n\t- b  \n\n“走る” 🏃‍♀️ שלום {x} %s \\n\n\n"
    write(desk, entry, text)
    assert read(desk, entry).text == text
    assert texts(desk) == [text]


def test_a_very_long_text_is_kept(desk: Desk, entry: str) -> None:
    text = "Every word of it. " * 30_000
    write(desk, entry, text)
    assert read(desk, entry).text == text


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_entry_without_words_is_refused(desk: Desk, text: str) -> None:
    with refused(desk, "needs a few words"):
        desk.journal.add(TODAY, text)


def test_typing_in_one_entry_is_one_step_until_it_rests(desk: Desk, hands: Hands) -> None:
    entry = desk.journal.add(TODAY, "A")
    for text in ("A quiet", "A quiet morning"):
        hands.forward(seconds=40)
        write(desk, entry, text)
    hands.forward(minutes=5)
    write(desk, entry, "A quiet morning. And an afternoon")
    desk.session.undo()
    assert texts(desk) == ["A quiet morning"]
    desk.session.undo()
    assert texts(desk) == []
    desk.session.redo()
    desk.session.redo()
    assert texts(desk) == ["A quiet morning. And an afternoon"]


def test_saving_the_same_words_is_no_step(desk: Desk, entry: str) -> None:
    revision = read(desk, entry).revision
    with nothing_happens(desk):
        assert desk.journal.save(entry, revision, "Quiet morning") == revision


def test_an_entry_is_moved_to_another_day(desk: Desk, entry: str) -> None:
    with one_step(desk, "moving an entry"):
        desk.journal.set_day(entry, date(2026, 2, 28))
    assert (texts(desk), texts(desk, date(2026, 2, 28))) == ([], ["Quiet morning"])


def test_an_entry_is_put_away_and_comes_back(desk: Desk, entry: str) -> None:
    with one_step(desk, "putting an entry away"):
        desk.journal.put_away(entry)
    assert texts(desk) == []
    assert journal.entry(desk.store, entry) is None
    assert find(desk.store, parse("Quiet")) == []
    assert journal.days_with_entries(desk.store, TODAY, TODAY) == set()
    with one_step(desk, "bringing back"):
        desk.journal.bring_back(entry)
    assert texts(desk) == ["Quiet morning"]
    assert [hit.id for hit in find(desk.store, parse("Quiet"))] == [entry]


def test_deleting_all_words_puts_the_entry_away_and_typing_brings_it_back(desk: Desk, entry: str) -> None:
    revision = read(desk, entry).revision
    with one_step(desk, "writing"):
        assert desk.journal.save(entry, revision, "  ") == revision
    assert texts(desk) == []
    desk.journal.save(entry, revision, "Begun again")
    assert texts(desk) == ["Begun again"]


# -- never over another


def test_an_editor_that_read_an_older_revision_cannot_save(desk: Desk, entry: str) -> None:
    seen = read(desk, entry).revision
    desk.journal.save(entry, seen, "From the other window")
    before = dump(desk)
    with pytest.raises(StaleEntryError, match="changed elsewhere"):
        desk.journal.save(entry, seen, "From this one")
    assert dump(desk) == before
    assert texts(desk) == ["From the other window"]


def test_emptying_an_older_revision_does_not_put_the_newer_away(desk: Desk, entry: str) -> None:
    seen = read(desk, entry).revision
    desk.journal.save(entry, seen, "From the other window")
    with pytest.raises(StaleEntryError):
        desk.journal.save(entry, seen, "")
    assert texts(desk) == ["From the other window"]


def test_an_editor_cannot_save_what_was_undone_under_it(desk: Desk, entry: str) -> None:
    revision = desk.journal.save(entry, read(desk, entry).revision, "Second thought")
    desk.session.undo()
    with pytest.raises(StaleEntryError):
        desk.journal.save(entry, revision, "Second thought, and a third")
    assert texts(desk) == ["Quiet morning"]


def test_a_revision_is_never_used_twice(desk: Desk, entry: str, hands: Hands) -> None:
    """One editor read revision 2; it is undone, and another text becomes revision 2: the editor must not win."""
    first = read(desk, entry).revision
    seen = desk.journal.save(entry, first, "Second thought")
    desk.session.undo()
    hands.forward(minutes=10)
    desk.journal.save(entry, first, "Written on the other side")
    with pytest.raises(StaleEntryError):
        desk.journal.save(entry, seen, "Second thought, and a third")
    assert texts(desk) == ["Written on the other side"]


def test_an_entry_that_was_undone_is_not_saved_into_another(desk: Desk) -> None:
    first = desk.journal.add(TODAY, "Kept")
    gone = desk.journal.add(TODAY, "Gone")
    desk.session.undo()
    with pytest.raises(StaleEntryError, match="no longer on the desk"):
        desk.journal.save(gone, 1, "Gone, and on")
    assert texts(desk) == ["Kept"]
    assert read(desk, first).revision == 1


def test_saving_one_entry_leaves_every_other_as_it_was(desk: Desk, entry: str) -> None:
    other = desk.journal.add(TODAY, "Quiet morning")  # same day, same words
    write(desk, entry, "Changed")
    assert read(desk, other).text == "Quiet morning"
    assert texts(desk) == ["Changed", "Quiet morning"]


# -- links


def test_a_link_in_the_text_leads_to_the_goal_of_that_title(desk: Desk, entry: str) -> None:
    goal, other = learning(desk, "Hand over well"), performance(desk, "All wards")
    write(desk, entry, "On [[hand over WELL]], and [[All wards]] and [[nobody's goal]]")
    assert linked(desk, entry) == ["Hand over well", "All wards"]
    assert journal.goal_of_label(desk.store, entry, "hand over WELL") == goal
    assert journal.goal_of_label(desk.store, entry, "nobody's goal") is None
    assert [row.id for row in goal_page.mentions(desk.store, other)] == [entry]


def test_a_link_goes_with_its_words(desk: Desk, entry: str) -> None:
    goal = learning(desk, "Hand over well")
    write(desk, entry, "On [[Hand over well]]")
    write(desk, entry, "On nothing")
    assert linked(desk, entry) == []
    assert goal_page.mentions(desk.store, goal) == []


def test_a_link_stays_with_its_goal_when_that_is_reworded(desk: Desk, entry: str) -> None:
    goal = learning(desk, "Hand over well")
    write(desk, entry, "On [[Hand over well]]")
    desk.goals.reword(goal, "Listen well")
    learning(desk, "Hand over well")
    write(desk, entry, "On [[Hand over well]], still")
    assert journal.goal_of_label(desk.store, entry, "Hand over well") == goal
    assert linked(desk, entry) == ["Listen well"]


def test_a_goal_that_is_put_away_is_no_link_and_comes_back_as_one(desk: Desk, entry: str) -> None:
    goal = learning(desk, "Hand over well")
    write(desk, entry, "On [[Hand over well]]")
    desk.goals.put_away([goal])
    assert linked(desk, entry) == []
    desk.goals.bring_back([goal])
    assert linked(desk, entry) == ["Hand over well"]


def test_a_goal_is_linked_beside_the_text_once(desk: Desk, entry: str) -> None:
    goal = learning(desk, "Hand over well")
    with one_step(desk, "linking a goal"):
        desk.journal.link_goal(entry, goal)
    with nothing_happens(desk):
        desk.journal.link_goal(entry, goal)
    write(desk, entry, "Other words")
    assert linked(desk, entry) == ["Hand over well"]
    chip = journal.chips(desk.store, entry)[0][0]
    assert (chip.kind, chip.in_text) == (Kind.LEARNING, False)
    with one_step(desk, "unlinking a goal"):
        desk.journal.unlink(chip.id)
    assert linked(desk, entry) == []


def test_a_setback_is_linked_once(desk: Desk, entry: str) -> None:
    setback = desk.setbacks.log(SetbackForm(TODAY, "It took an hour"))
    with one_step(desk, "linking a setback"):
        desk.journal.link_setback(entry, setback)
    with nothing_happens(desk):
        desk.journal.link_setback(entry, setback)


def test_a_goal_linked_by_hand_stays_when_its_words_go(desk: Desk, entry: str) -> None:
    goal = learning(desk, "Hand over well")
    write(desk, entry, "On [[Hand over well]]")
    desk.journal.link_goal(entry, goal)
    write(desk, entry, "On it")
    assert linked(desk, entry) == ["Hand over well"]


# -- tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#ward and #Nachtdienst, #走る!", ["ward", "Nachtdienst", "走る"]),
        ("#Ward #ward #WARD", ["Ward"]),
        ("# Heading\n## Another", []),
        ("issue #1, colour #3a3a3a, C#, a#b, https://x.org/#part", []),
        ("(#in_brackets) and #with-dash.", ["in_brackets", "with-dash"]),
        ("＃全角", ["全角"]),
        ("##double #", []),
    ],
)
def test_tags_come_from_the_text(desk: Desk, entry: str, text: str, expected: list[str]) -> None:
    write(desk, entry, text)
    assert tags(desk, entry) == expected


def test_a_tag_goes_with_its_word_and_one_beside_the_text_stays(desk: Desk, entry: str) -> None:
    write(desk, entry, "On the #ward")
    with one_step(desk, "adding a tag"):
        desk.journal.add_tag(entry, " #night  shift ")
    with nothing_happens(desk):
        desk.journal.add_tag(entry, "Night Shift")
        desk.journal.add_tag(entry, "WARD")
    assert tags(desk, entry) == ["ward", "night shift"]
    write(desk, entry, "At home")
    assert tags(desk, entry) == ["night shift"]
    with one_step(desk, "removing a tag"):
        desk.journal.remove_tag(journal.chips(desk.store, entry)[1][0].id)
    assert tags(desk, entry) == []


@pytest.mark.parametrize("tag", ["", " # ", "##"])
def test_a_tag_without_a_word_is_refused(desk: Desk, entry: str, tag: str) -> None:
    with refused(desk, "needs a word"):
        desk.journal.add_tag(entry, tag)


def test_undo_takes_links_and_tags_with_the_words(desk: Desk, entry: str) -> None:
    learning(desk, "Hand over well")
    with one_step(desk, "writing"):
        write(desk, entry, "On [[Hand over well]] #ward")
    desk.session.undo()
    assert (linked(desk, entry), tags(desk, entry)) == ([], [])


# -- reading


def test_days_with_entries_are_those_in_the_calendar(desk: Desk) -> None:
    for day in (1, 8, 8, 31):
        desk.journal.add(date(2026, 10, day), "words")
    found = journal.days_with_entries(desk.store, date(2026, 10, 2), date(2026, 10, 31))
    assert found == {date(2026, 10, 8), date(2026, 10, 31)}


def test_tags_in_use_are_listed_the_most_used_first(desk: Desk) -> None:
    for text in ("#one #two", "#two", "#three #two #one"):
        desk.journal.add(TODAY, text)
    gone = desk.journal.add(TODAY, "#gone")
    desk.journal.put_away(gone)
    assert journal.all_tags(desk.store) == ["two", "one", "three"]


def test_a_day_is_what_was_meant_and_the_moment_is_kept_beside_it(desk: Desk, hands: Hands) -> None:
    """In Auckland it is the ninth while it is still the eighth in UTC."""
    hands.set(datetime(2026, 10, 8, 20, 0, tzinfo=UTC).astimezone(timezone(timedelta(hours=13))))
    entry = desk.journal.add(desk.clock.today(), "Spring morning")
    seen = read(desk, entry)
    assert (seen.day, seen.changed_at, seen.changed_offset) == ("2026-10-09", "2026-10-08T20:00:00.000Z", 780)


def test_a_line_of_very_many_marks_has_its_title_soon() -> None:
    """It takes some tenths of a second; where each mark looked for its other one to the end, it took a minute."""
    began = time.monotonic()
    title, _ = markup.title_and_excerpt("*a " * 60_000 + "`so` it is")
    assert time.monotonic() - began < 10
    assert title.endswith("*a so it is")
