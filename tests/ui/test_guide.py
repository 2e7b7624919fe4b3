"""The Guide page: going through it by keys and by links."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from goaldesk.core.guide import read
from goaldesk.ui.panes.guide.doors import DO, WAYS
from goaldesk.ui.panes.guide.prose import Headline
from tests.ui import seeing
from tests.ui.guide import go_to, link, links, page, place, title
from tests.ui.person import Person, click, find, focus, name_of, press, type_, visible

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def guide(small: Person) -> Person:
    """At the guide, with the cursor in its contents."""
    small.section("Ctrl+6")
    return small


# -- going through it


def test_nothing_of_the_guide_is_read_before_it_is_asked_for() -> None:
    script = (
        "import sys, tempfile; from pathlib import Path; from datetime import datetime\n"
        "from goaldesk.ui import screenshot\n"
        "said = []\n"
        "def look(window): said.append([n for n in sys.modules if 'guide' in n and n.startswith('goaldesk')])\n"
        "def open_it(window): window.show_section('guide'); look(window)\n"
        "for show in (look, open_it):\n"
        "    screenshot.PAGES = {'x': show}\n"
        "    screenshot.take(screenshot.Picture('x'), Path(tempfile.mkdtemp()) / 'x.png')\n"
        "print(said[0], 'goaldesk.core.guide' in said[1])"
    )
    call = [sys.executable, "-c", script]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] True"


def test_the_guide_opens_by_its_keys_at_its_first_page(guide: Person) -> None:
    assert find(guide.window.rail, "Guide").isChecked()
    assert focus() is page(guide).contents
    assert title(guide) == "Two kinds of goals, one desk"


def test_the_arrows_go_through_the_contents_and_over_their_headings(guide: Person) -> None:
    contents = page(guide).contents
    seen = [title(guide)]
    for _ in range(contents.model().rowCount() + 2):
        press("Down")
        if title(guide) != seen[-1]:
            seen.append(title(guide))
    assert len(seen) == len(page(guide)._pages)
    assert seen[-1] == "A desk for you alone"
    press("Home")
    assert title(guide) == "Two kinds of goals, one desk"
    assert focus() is contents


def test_enter_goes_from_the_contents_to_the_page_and_f6_goes_round(guide: Person) -> None:
    press("Down", times=2)
    press("Return")
    assert focus() is page(guide).reading
    assert name_of(focus()) == "How a pair lives"
    press("F6")
    assert name_of(focus()) == "Find in the guide"
    press("F6")
    assert focus() is page(guide).contents


def test_letters_go_to_a_page_by_its_name(guide: Person) -> None:
    type_("wor")
    assert title(guide) == "Worked examples"


def test_h_goes_from_heading_to_heading_and_each_says_what_stands_below(guide: Person) -> None:
    go_to(guide, "material")
    press("Return")
    headings = [each.words for each in visible(page(guide).reading, Headline)]
    for heading in headings:
        press("H")
        assert name_of(focus()) == heading
    press("H")
    assert name_of(focus()) == headings[-1]
    said = focus().accessibleDescription()
    assert said.startswith("Heading\nWhat went better than expected")
    assert "Setbacks are not counted anywhere" in said
    press("Shift+H")
    assert name_of(focus()) == headings[-2]
    assert seeing._in_sight(focus())


def test_the_page_scrolls_by_keys(guide: Person) -> None:
    go_to(guide, "examples")
    press("Return")
    press("Down")
    assert 0 < place(guide) < 60
    press("Space")
    assert place(guide) > 300
    press("Shift+Space")
    press("End")
    assert place(guide) == page(guide).reading.verticalScrollBar().maximum()
    press("Home")
    assert place(guide) == 0


def test_each_page_is_found_again_where_it_was_left(guide: Person) -> None:
    go_to(guide, "examples")
    page(guide).reading.verticalScrollBar().setValue(333)
    go_to(guide, "depth")
    assert place(guide) == 0
    go_to(guide, "examples")
    assert place(guide) == 333
    guide.section("Ctrl+1")
    guide.section("Ctrl+6")
    assert title(guide) == "Worked examples"
    assert place(guide) == 333


# -- links


def test_links_lead_on_and_escape_leads_back(guide: Person) -> None:
    go_to(guide, "pairs")
    page(guide).reading.verticalScrollBar().setValue(40)
    was = place(guide)
    click(link(guide, "A number set aside"))
    assert title(guide) == "A number set aside"
    assert focus() is page(guide).reading
    click(link(guide, "How familiar the task is"))
    assert link(guide, "Back to “A number set aside”")
    press("Escape")
    assert title(guide) == "A number set aside"
    click(link(guide, "Back to “Pairing them”"))
    assert title(guide) == "How a pair lives"
    assert place(guide) == was
    press("Escape")
    assert title(guide) == "How a pair lives"


def test_a_heading_leads_to_why_it_is_so(guide: Person) -> None:
    click(find(page(guide).reading, "Why this? Side by side"))
    assert title(guide) == "Two columns"


def test_next_leads_through_the_whole_guide(guide: Person) -> None:
    seen = [title(guide)]
    while following := [each for each in links(guide) if each.label().startswith("Next: ")]:
        name = following[0].label().removeprefix("Next: ")
        following[0].click()
        assert page(guide)._pages[page(guide).current()].name == name
        seen.append(title(guide))
    assert len(seen) == len(page(guide)._pages)


def test_a_link_gone_through_by_keys_shows_where_the_focus_went(guide: Person) -> None:
    button = link(guide, "Next: When each works best")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press("Return")
    assert title(guide) == "When each works best"
    assert page(guide).reading._ring.isVisible()
    click(link(guide, "Two columns"))
    assert not page(guide).reading._ring.isVisible()


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_way_into_the_program_is_one_there_is(language: str) -> None:
    doors = [door.to for each in read(language).pages for door in each.doors]
    used = {to.removeprefix(DO) for to in doors if to.startswith(DO)}
    assert used <= set(WAYS)
    assert {"goal", "learning", "setback", "sample"} <= used


def test_show_me_opens_the_forms(guide: Person) -> None:
    click(link(guide, "Write a pair of my own"))
    assert name_of(guide.dialog()) == "New goal"
    assert find(guide.dialog(), "Performance: something I want to achieve").isChecked()
    press("Escape")
    guide.activate()
    go_to(guide, "writing")
    click(link(guide, "Write a learning goal"))
    assert find(guide.dialog(), "Learning: something I want to become able to do").isChecked()
    press("Escape")
    guide.activate()
    go_to(guide, "material")
    click(link(guide, "Show me the form"))
    assert name_of(guide.dialog()) == "Log a setback"
    press("Escape")
    guide.activate()
    click(link(guide, "Go to the log"))
    guide.activate()
    assert find(guide.window.rail, "Setbacks").isChecked()


def test_show_me_opens_a_sample_desk(guide: Person) -> None:
    asked: list[bool] = []

    def opened() -> None:
        asked.append(True)

    guide.window.ui.places.sample.connect(opened)
    go_to(guide, "pairs")
    click(link(guide, "Show me pairs in a sample desk"))
    assert asked == [True]
