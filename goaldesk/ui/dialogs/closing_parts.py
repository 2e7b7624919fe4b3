"""The parts of the dialog in which a goal is closed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from goaldesk.core.queries.closing import Companion
from goaldesk.ui import glyphs, wording
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import TextButton

_HIGH, _LINE = 44, 16


class _Shown(QWidget):
    """A learning goal: its title, how deep it goes, and the latest evidence."""

    def __init__(self, ui: Context, companion: Companion) -> None:
        super().__init__()
        self._ui, self._companion = ui, companion
        self._level = wording.level(companion.ladder, companion.level)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = [companion.title, self._level, companion.evidence]
        self.setAccessibleName(". ".join(each for each in said if each))
        self.setToolTip("\n".join(each for each in (companion.title, companion.evidence) if each))

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(200), self._ui.theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px, companion = self._ui.canvas(painter, self), self._ui.theme.px, self._companion
        small, medium = canvas.theme.font("small"), canvas.theme.font("small", 500)
        taken = canvas.text(
            self._level, 0, px(4), canvas.width, px(_LINE), font=medium, role="text2", trailing=True
        ) + px(8)  # fmt: skip
        end = canvas.width - taken - px(glyphs.LADDER_SIZE[0])
        glyphs.ladder(canvas, end, px(6), companion.level, evidence=companion.checked)
        canvas.text(
            companion.title, 0, px(4), end - px(12), px(_LINE), font=canvas.theme.font("small", 600), role="text",
            own_words=True,
        )  # fmt: skip
        words = " ".join(companion.evidence.split()) or tr("no evidence written yet")
        role = "text2" if companion.evidence else "text3"
        canvas.text(words, 0, px(23), canvas.width, px(_LINE), font=small, role=role, own_words=True)
        painter.end()


class CompanionRow(QWidget):
    """A learning goal on the way, and a button that puts it into the text."""

    named = Signal(object)
    """The ``Companion`` to name."""

    def __init__(self, ui: Context, companion: Companion) -> None:
        super().__init__()
        self._companion = companion
        name = TextButton(ui, tr("Name it"), height=28, font="small")
        name.setAccessibleName(tr("Name “{title}” in the text", title=companion.title))
        name.clicked.connect(self._name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(ui.theme.px(12))
        row.addWidget(_Shown(ui, companion), 1)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)

    def _name(self) -> None:
        self.named.emit(self._companion)
