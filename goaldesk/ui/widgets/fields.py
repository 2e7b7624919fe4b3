"""Fields: numbers in the person's own notation, optional dates, and choices."""

from collections.abc import Sequence
from datetime import date
from math import isfinite

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStyledItemDelegate, QVBoxLayout, QWidget

from goaldesk.core.errors import UserError
from goaldesk.core.types import Direction
from goaldesk.core.words import N_, Message
from goaldesk.ui import dates
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import IconButton
from goaldesk.ui.widgets.calendar import CalendarPopover
from goaldesk.ui.widgets.labels import Label
from goaldesk.ui.wording import number


class NumberField(QLineEdit):
    """A number or nothing. The decimal signs of the window, of the system and the point are understood."""

    def __init__(self, name: str, value: float | None = None, placeholder: str = "") -> None:
        super().__init__("" if value is None else number(value))
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def value(self) -> float | None:
        """The number, or None if the field is empty or holds no number."""
        return read_number(self.text())

    def makes_sense(self) -> bool:
        """Whether the field is empty or holds a number."""
        return not self.text().strip() or self.value() is not None


def read_number(text: str) -> float | None:
    """The number a person wrote, or None."""
    for locale in (QLocale(), QLocale.system(), QLocale.c()):
        value, fine = locale.toDouble(text.strip())
        if fine and isfinite(value):  # “inf” and “nan” are numbers to Qt
            return float(value)
    return None


class DateField(QWidget):
    """A day or none. It is typed or picked; words such as 8.10. or 2026-10-08 are understood."""

    changed = Signal()

    def __init__(self, ui: Context, name: str, day: date | None = None) -> None:
        super().__init__()
        self._ui = ui
        self._day = day
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(ui.theme.px(4))
        self._text = QLineEdit()
        self._text.setAccessibleName(name)
        self._text.setPlaceholderText(tr("no date"))
        self._text.editingFinished.connect(self._read)
        self._pick = IconButton(ui, "calendar", tr("Pick a day"))
        self._pick.clicked.connect(self._open_calendar)
        row.addWidget(self._text, 1)
        row.addWidget(self._pick)
        self.setFocusProxy(self._text)
        self._show()

    def day(self) -> date | None:
        """The day in the field."""
        return self._understood(self._text.text())

    def set_day(self, day: date | None) -> None:
        """Put another day into the field."""
        self._day = day
        self._show()

    def text(self) -> str:
        """What stands in the field."""
        return self._text.text()

    def makes_sense(self) -> bool:
        """Whether the field is empty or holds a day."""
        return not self._text.text().strip() or self.day() is not None

    def _show(self) -> None:
        today = self._ui.desk.clock.today()
        self._text.setText(dates.short_day(self._day, today) if self._day else "")

    def _read(self) -> None:
        day = self._understood(self._text.text())
        if self.makes_sense() and day != self._day:
            self._day = day
            self._show()
            self.changed.emit()

    def _understood(self, text: str) -> date | None:
        return dates.read_day(text, self._ui.desk.clock.today())

    def _open_calendar(self) -> None:
        panel = CalendarPopover(self._ui, self, self._day or self._ui.desk.clock.today())
        panel.picked.connect(self._picked)
        panel.open_below(self)

    def _picked(self, day: date) -> None:
        self._day = day
        self._show()
        self.changed.emit()


def expect_readable(*fields: NumberField | DateField) -> None:
    """Raises UserError for the first field whose words are no number or no day, and puts the focus into it."""
    for field in fields:
        if not field.makes_sense():
            field.setFocus()
            text = (
                N_("“{words}” is no number. Nothing was changed.")
                if isinstance(field, NumberField)
                else N_("“{words}” is no day. Write it as 8 October, or pick it. Nothing was changed.")
            )
            raise UserError(Message(text, {"words": field.text().strip()}))


class Choice(QComboBox):
    """A list of values with names."""

    def __init__(self, name: str, options: Sequence[tuple[object, str]], value: object = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one does not go by the sheet
        # Kept here, for Qt gives an enum of texts back as a mere text.
        self._values: list[object] = []
        self.offer(options, value)

    def offer(self, options: Sequence[tuple[object, str]], value: object) -> None:
        """Offer these values, and select one of them, without telling anybody."""
        blocked = self.blockSignals(True)
        self.clear()
        self._values = [each for each, _ in options]
        self.addItems([text for _, text in options])
        self.blockSignals(blocked)
        self.choose(value)

    def choose(self, value: object) -> None:
        """Select a value without telling anybody."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self.blockSignals(blocked)

    def value(self) -> object:
        """The value that is selected."""
        return self._values[self.currentIndex()]


def labelled(ui: Context, name: str, field: QWidget, hint: str = "", *, aside: QWidget | None = None) -> QVBoxLayout:
    """A field under its name; ``aside`` stands at the end of the line with the name."""
    column = QVBoxLayout()
    column.setSpacing(ui.theme.px(4))
    line = QHBoxLayout()
    label = Label(ui, name, font="small", weight=600)
    label.setBuddy(field)
    line.addWidget(label)
    if hint:
        line.addWidget(Label(ui, hint, font="small", role="text3"))
    line.addStretch(1)
    if aside is not None:
        line.addWidget(aside)
    column.addLayout(line)
    column.addWidget(field)
    return column


class DirectionField(Choice):
    """What a measure is meant to do."""

    def __init__(self, direction: Direction = Direction.REACH) -> None:
        directions = (
            (Direction.REACH, tr("reach it")),
            (Direction.HOLD, tr("hold it")),
            (Direction.AT_MOST, tr("stay at most there")),
        )
        super().__init__(tr("Direction"), directions, direction)

    def direction(self) -> Direction:
        """What was chosen."""
        value = self.value()
        assert isinstance(value, Direction)
        return value
