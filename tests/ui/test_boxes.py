"""Boxes to tick can be seen, ticked or not, in every theme and at every size of text."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QTableView

from goaldesk.core.settings import SettingsFile, ThemeChoice
from tests.ui.person import Person, find, press
from tests.ui.test_table_clipboard import put_on_clipboard

NOTICED = 3.0
"""The contrast by which the edge of a control is told from the ground (WCAG 2.2, 1.4.11)."""

THEMES = [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST]


def light(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def strongest(image: QImage, ground: QColor) -> float:
    """The strongest contrast of any point of a picture with its ground."""
    here = light(ground)
    there = [light(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height())]
    return max((max(each, here) + 0.05) / (min(each, here) + 0.05) for each in there)


def grabbed_box(box: QCheckBox) -> QImage:
    """The picture of the box itself, without its words."""
    option = QStyleOptionButton()
    box.initStyleOption(option)
    rect = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    return box.grab(rect).toImage()


@pytest.mark.parametrize("theme", THEMES)
def test_a_box_is_seen_before_it_is_ticked(small: Person, settings: SettingsFile, theme: ThemeChoice) -> None:
    settings.change(theme=theme)
    small.window.ui.look.refresh()
    press("Ctrl+,")
    box = find(small.dialog(), "Hide their words, as while others see the screen", QCheckBox)
    assert not box.isChecked()
    assert strongest(grabbed_box(box), small.window.ui.theme.colour("surface")) >= NOTICED
    press("Escape")


@pytest.mark.parametrize("theme", THEMES)
def test_the_boxes_of_a_preview_are_seen(small: Person, settings: SettingsFile, theme: ThemeChoice) -> None:
    settings.change(theme=theme)
    small.window.ui.look.refresh()
    put_on_clipboard("Sell\tListen\nBuild\tAsk\n")
    press("Ctrl+V")
    view = find(small.dialog(), "What would be brought in", QTableView)
    rect = view.visualRect(view.model().index(1, view.model().columnCount() - 1))
    inside = rect.adjusted(2, 2, -2, -2)  # without the line below the row
    image = view.viewport().grab(inside).toImage()
    assert strongest(image, small.window.ui.theme.colour("surface")) >= NOTICED
    press("Escape")


def test_a_box_grows_with_the_text(small: Person, settings: SettingsFile) -> None:
    def height() -> int:
        press("Ctrl+,")
        box = find(small.dialog(), "Hide their words, as while others see the screen", QCheckBox)
        tall = grabbed_box(box).height()
        press("Escape")
        small.activate()
        return tall

    before = height()
    settings.change(font_size=200)
    small.window.ui.look.refresh()
    assert height() >= 1.7 * before
