"""What has no room in the bar at the top is said whole, above everything, until it is put away."""

from goaldesk.core.words import Message
from goaldesk.ui.widgets.long_message import LongMessage
from goaldesk.ui.widgets.snackbar import Snackbar
from tests.ui.person import Person, click, find, focus, name_of, press, visible

_WHY = (
    "Not saved: the desk is no longer where it was. It was moved, replaced or deleted while it was open."
    " Put it back, or copy your latest words somewhere else before you close the window."
)


def test_a_long_message_stands_above_everything_until_it_is_closed(small: Person) -> None:
    small.window.say(Message(_WHY))
    (line,) = visible(small.window, LongMessage)
    assert line.mapTo(small.window, line.rect().topLeft()).y() == 0
    assert not visible(small.window, Snackbar)
    assert small.said() == _WHY
    click(find(line, "Close"))
    assert small.said() == ""
    assert not visible(small.window, LongMessage)


def test_it_is_closed_by_keys_and_the_next_word_takes_its_place(small: Person) -> None:
    small.window.say(Message(_WHY))
    small.activate()
    (line,) = visible(small.window, LongMessage)
    find(line, "Close").setFocus()
    assert name_of(focus()) == "Close"
    press("Space")
    assert not visible(small.window, LongMessage)
    small.window.say(Message(_WHY))
    assert visible(small.window, LongMessage) == [line]
    small.window.say(Message("Words taken back"))
    assert not visible(small.window, LongMessage)
    assert small.said() == "Words taken back"
