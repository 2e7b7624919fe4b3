"""What most tests of a verb say: it is one step of this name, or it is refused and nothing changed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.errors import UserError
from goaldesk.core.queries import goal_page
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.types import Kind
from tests.core.test_undo import dump


@contextmanager
def one_step(desk: Desk, label: str) -> Iterator[None]:
    """What happens inside is one step of this name; undo and redo lead exactly from one side of it to the other."""
    before = dump(desk)
    yield
    after = dump(desk)
    assert after != before, "nothing was changed"
    assert desk.session.undo_label() == label
    desk.session.undo()
    assert dump(desk) == before
    assert desk.session.redo_label() == label
    desk.session.redo()
    assert dump(desk) == after


@contextmanager
def refused(desk: Desk, words: str = ".") -> Iterator[None]:
    """What happens inside is refused with a sentence that has these words; nothing is changed, no step is kept."""
    before, label = dump(desk), desk.session.undo_label()
    with pytest.raises(UserError, match=words) as caught:
        yield
    assert dump(desk) == before
    assert desk.session.undo_label() == label
    assert str(caught.value).endswith("."), "a sentence for a person"


@contextmanager
def nothing_happens(desk: Desk) -> Iterator[None]:
    """What happens inside changes nothing and leaves no step."""
    before, label = dump(desk), desk.session.undo_label()
    yield
    assert dump(desk) == before
    assert desk.session.undo_label() == label


def goal_of(desk: Desk, goal_id: str) -> GoalRow:
    """The goal as its page shows it."""
    found = goal_page.goal(desk.store, goal_id)
    assert found is not None
    return found


def performance(desk: Desk, title: str = "Run the audit") -> str:
    """A performance goal; returns its id."""
    return desk.goals.add(Kind.PERFORMANCE, title)


def learning(desk: Desk, title: str = "Understand how audits go") -> str:
    """A learning goal; returns its id."""
    return desk.goals.add(Kind.LEARNING, title)
