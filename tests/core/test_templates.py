"""Templates: those that come with the program, and one's own."""

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.markup import title_and_excerpt
from goaldesk.core.method.templates import TEMPLATES, Shipped, place_to_begin
from goaldesk.core.queries import templates
from tests.core.steps import one_step, refused


def names(desk: Desk) -> list[str]:
    return [row.name for row in templates.templates(desk.store)]


def test_templates_are_kept_renamed_and_put_away(desk: Desk) -> None:
    with one_step(desk, "keeping a template"):
        first = desk.templates.keep("  After   a night ", "## Night\n\n")
    desk.templates.keep("After a night", "Another")
    assert names(desk) == ["After a night", "After a night"]
    assert templates.templates(desk.store)[0].text == "## Night\n\n"
    with one_step(desk, "renaming a template"):
        desk.templates.rename(first, "After the shift")
    assert names(desk) == ["After the shift", "After a night"]
    with one_step(desk, "putting a template away"):
        desk.templates.put_away(first)
    assert names(desk) == ["After a night"]


@pytest.mark.parametrize(("name", "text"), [("", "words"), (" \n", "words"), ("name", " \n ")])
def test_a_template_needs_a_name_and_words(desk: Desk, name: str, text: str) -> None:
    with refused(desk, "A template needs"):
        desk.templates.keep(name, text)
    template = desk.templates.keep("Kept", "words")
    with refused(desk, "needs a name"):
        desk.templates.rename(template, " ")


@pytest.mark.parametrize("shipped", TEMPLATES, ids=lambda shipped: shipped.name)
def test_a_template_that_is_shipped_has_a_title_and_room_to_begin(shipped: Shipped) -> None:
    assert title_and_excerpt(shipped.text)[0] == shipped.name
    at = place_to_begin(shipped.text)
    before, after = shipped.text[:at], shipped.text[at:]
    assert before.count("\n") in {1, 2}
    assert before.endswith(("?**\n", ": "))
    assert after.startswith("\n")


@pytest.mark.parametrize(
    ("text", "before"),
    [("", ""), ("One line", "One line"), ("# A\n\nB", "# A\n"), ("Then: \nNow", "Then: "), ("😀\n\nx", "😀\n")],
)
def test_one_goes_on_where_there_is_room(text: str, before: str) -> None:
    assert text[: place_to_begin(text)] == before
