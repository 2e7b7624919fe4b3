"""The parts of the setback form: numbered questions, and how far the setback has come."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.core.types import STAGE_NAMES, SetbackForm, Stage
from goaldesk.ui import glyphs
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.fields import labelled

_TALL = 56


class Number(QWidget):
    """The number of a question, in a ring."""

    def __init__(self, ui: Context, number: int) -> None:
        super().__init__()
        self._ui, self._number = ui, number
        self.setFixedSize(ui.theme.px(20), ui.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = self._ui.canvas(painter, self)
        side = self.width()
        canvas.frame(0, 0, side, side, "line_strong", radius=side / 2)
        font = self._ui.theme.font("caption")
        canvas.text(str(self._number), 0, 0, side, side, font=font, role="text2", centred=True)
        painter.end()


class StageShown(QWidget):
    """How far a setback has come. It follows from what is written and is never chosen."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._stage: Stage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stage(self, stage: Stage | None) -> None:
        """Show another stage; None before the first word."""
        self._stage = stage
        self.setAccessibleName(self.text())
        self.update()

    def text(self) -> str:
        """The stage in words."""
        return tr(STAGE_NAMES[self._stage]) if self._stage else ""

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(260), self._ui.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        glyphs.stage(canvas, 0, px(3), self._stage)
        left, font = px(glyphs.STAGE_SIZE[0] + 8), self._ui.theme.font("body", 500)
        canvas.text(self.text(), left, 0, canvas.width - left, px(20), font=font, role="text")
        painter.end()


def numbered(ui: Context, number: int, title: str, hint: str, field: QWidget) -> QHBoxLayout:
    """A question: its number, its words, and the field below them."""
    field.setAccessibleName(title)
    row = QHBoxLayout()
    row.setSpacing(ui.theme.px(8))
    row.addWidget(Number(ui, number), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(labelled(ui, title, field, hint), 1)
    return row


def text_field(ui: Context, text: str, placeholder: str = "") -> QPlainTextEdit:
    """A field for a few lines. Tab leaves it."""
    field = QPlainTextEdit(text)
    field.setProperty("field", True)
    field.setPlaceholderText(placeholder)
    field.setTabChangesFocus(True)
    field.setFixedHeight(ui.theme.px(_TALL))
    return field


def indented(ui: Context, *parts: QLayout) -> QWidget:
    """Questions without a number of their own, below one that has."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(margins(ui.theme.px(28), 0, 0, 0))
    column.setSpacing(ui.theme.px(12))
    for part in parts:
        column.addLayout(part)
    return widget


def in_a_line(widget: QWidget) -> QHBoxLayout:
    """A widget at the beginning of a line of its own."""
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row


def says_something(form: SetbackForm) -> bool:
    """Whether there is an answer besides the first one."""
    answers = (form.feel, form.still_holds, form.outside_view, form.new_information, form.study_question, form.if_then)
    return any(answer.strip() for answer in (*answers, form.luck))


def stage_of(form: SetbackForm) -> Stage | None:
    """How far a setback has come by what its form says; None while nothing is said."""
    if form.study_question.strip() or form.if_then.strip():
        return Stage.NEXT_STEP
    if form.new_information.strip():
        return Stage.LOOKED_INTO
    return Stage.NOTED if form.what_happened.strip() else None
