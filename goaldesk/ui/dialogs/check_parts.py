"""The parts of an understanding check: where one is, the five levels to choose from, then and now."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.core.method import ladder as ladder_method
from goaldesk.core.queries.goal_page import CheckRow
from goaldesk.core.types import Ladder
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.labels import ElidedLabel, Label, Paragraph, broken, draw_lines

_BESIDE = 84
"""From the edge of a card to its words: ring and ladder stand before them."""


class Steps(QWidget):
    """The steps of a check, and which of them one is at."""

    def __init__(self, ui: Context, names: tuple[str, ...]) -> None:
        super().__init__()
        self._ui, self._names, self._at = ui, names, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, at: int) -> None:
        """Be at another step."""
        self._at = at
        said = tr("Step {number} of {all}: {name}", number=at + 1, all=len(self._names), name=self._names[at])
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(240), self._ui.theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, theme, px = self._ui.canvas(painter, self), self._ui.theme, self._ui.theme.px
        x = 0.0
        for number, name in enumerate(self._names):
            here = number == self._at
            words = tr("{number} {name}", number=number + 1, name=name)
            font, role = theme.font("small", 600 if here else 400), "text" if here else "text2"
            taken = canvas.text(words, x, 0, canvas.width - x, px(18), font=font, role=role)
            if here:
                canvas.fill(x, px(20), taken, px(2), "accent")
            x += taken + px(20)
        painter.end()


class _Level(Painted):
    """One level: its ladder, its name, and what it means."""

    def __init__(self, ui: Context, level: int) -> None:
        super().__init__(ui)
        self.level = level
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_ladder(self, ladder: Ladder) -> None:
        """Say it with the names of this ladder."""
        self._name = wording.level(ladder, self.level)
        self._anchor = tr(ladder_method.anchor(ladder, self.level))
        self.setText(self._name)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self._anchor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(320), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        return self.ui.theme.px(32) + len(self._lines(width)) * self.ui.theme.line("small")

    def _lines(self, width: int) -> list[str]:
        room = width - self.ui.theme.px(_BESIDE + 12)
        return broken(self._anchor, self.ui.theme.font("small"), room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        around = self.parentWidget()
        if not (isinstance(around, LevelChoice) and around.go(self.level, event.key())):
            super().keyPressEvent(event)

    def draw(self, canvas: Canvas) -> None:
        px, theme, height = canvas.theme.px, canvas.theme, canvas.area.height()
        taken = self.isChecked()
        line, thick = ("accent", 2) if taken else ("ctl", 1)
        ground = "accent_tint" if taken else (self.ground() or "raised")
        canvas.frame(0, 0, canvas.width, height, line, radius=px(6), thick=thick, fill=ground)
        canvas.dot(px(18), px(18), px(6), "line_strong", hollow="raised")
        if taken:
            canvas.dot(px(18), px(18), px(6), "accent", hollow="raised")
            canvas.dot(px(18), px(18), px(3), "accent")
        glyphs.ladder(canvas, px(32), px(12), self.level)
        left = px(_BESIDE)
        canvas.text(
            self._name, left, px(8), canvas.width - left - px(12), px(20), font=theme.font("row-title"), role="text"
        )
        draw_lines(canvas, self._lines(self.width()), "small", role="text2", x=left, y=px(27))


class LevelChoice(QWidget):
    """The five levels below each other. The arrow keys and the numbers choose."""

    chosen = Signal(int)
    """The level that a person chose."""

    def __init__(self, ui: Context, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.theme.px(6))
        self._group = QButtonGroup(self)
        self._levels = [_Level(ui, level) for level in ladder_method.LEVELS]
        for each in self._levels:
            self._group.addButton(each)
            column.addWidget(each)
        self._group.buttonClicked.connect(self._clicked)

    def show_ladder(self, ladder: Ladder) -> None:
        """Say the levels with the names of this ladder."""
        for each in self._levels:
            each.show_ladder(ladder)

    def level(self) -> int | None:
        """The level that is chosen; None before any is."""
        taken = self._group.checkedButton()
        return taken.level if isinstance(taken, _Level) else None

    def take(self, level: int) -> None:
        """Choose a level without telling anybody; 0 chooses none."""
        if level:
            self._levels[level - 1].setChecked(True)

    def first(self) -> QWidget:
        """Where the keys go: to the level that is chosen, or to the first. It shows that where it is the first to have
        the focus in its window, which comes without a reason then."""
        first = next((each for each in self._levels if each.isChecked()), self._levels[0])
        first.focused_by_key = True
        return first

    def go(self, level: int, key: int) -> bool:
        """Choose by key, seen from a level; returns whether the key meant that."""
        numbers = {Qt.Key.Key_1 + number - 1: number for number in ladder_method.LEVELS}
        meant = {Qt.Key.Key_Up: level - 1, Qt.Key.Key_Down: level + 1, **numbers}
        if key not in meant:
            return False
        for each in self._levels:
            if each.level == meant[key]:
                each.setFocus(Qt.FocusReason.TabFocusReason)
                each.click()
        return True

    def _clicked(self, button: _Level) -> None:
        self.chosen.emit(button.level)


class _LevelLine(QWidget):
    """A level as a ladder and its name."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._level, self._said, self._evidence = 0, "", True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int, said: str, *, evidence: bool) -> None:
        """Show another level."""
        self._level, self._said, self._evidence = level, said, evidence
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(160), self._ui.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        glyphs.ladder(canvas, 0, px(4), self._level, evidence=self._evidence)
        left = px(glyphs.LADDER_SIZE[0] + 8)
        font = self._ui.theme.font("small", 500)
        canvas.text(self._said, left, 0, canvas.width - left, px(20), font=font, role="text")
        painter.end()


class Moment(QWidget):
    """One side of then and now: a heading, what was said, and the evidence for it."""

    def __init__(self, ui: Context, heading: str) -> None:
        super().__init__()
        self._ui = ui
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.theme.px(4))
        self._heading = ElidedLabel(ui, heading, font="small", weight=600, role="text2")
        self._predicted = Label(ui, "", font="small", role="text2")
        self._level = _LevelLine(ui)
        self._evidence = Paragraph(ui, "", font="small")
        for widget in (self._heading, self._predicted, self._level, self._evidence):
            column.addWidget(widget)
        column.addStretch(1)
        self._predicted.hide()

    def show_check(self, check: CheckRow | None) -> None:
        """The check before this one, if there was any."""
        self._level.setVisible(check is not None)
        if check is None:
            self._evidence.say(tr("No check before this one."))
            return
        level = check.level_after or 0
        self._heading.say(tr("Then, {day}", day=dates.short_day(dates.day_of(check.day), self._ui.desk.clock.today())))
        self._level.show_level(level, wording.level(check.ladder, level), evidence=bool(check.evidence))
        self._evidence.say(check.evidence or tr("a guess so far"))

    def show_now(self, ladder: Ladder, predicted: int, rated: int, evidence: str) -> None:
        """What is said this time; ``rated`` is 0 before it is rated again."""
        self._predicted.setText(tr("I thought: {level}", level=wording.level(ladder, predicted)))
        self._predicted.show()
        said = wording.level(ladder, rated) if rated else tr("not rated again yet")
        self._level.show_level(rated, said, evidence=bool(evidence))
        self._evidence.say(evidence or tr("a guess so far"))
