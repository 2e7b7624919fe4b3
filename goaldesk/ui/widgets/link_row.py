"""A line that leads somewhere: an icon, what it is about, and in a second line what became of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.widgets.buttons import Painted

_LINE, _TWO_LINES, _LEFT = 28, 44, 26


class LinkRow(Painted):
    """A button as wide as it may be. ``leads`` says for screen readers what pressing it does."""

    def __init__(self, ui: Context, icon: str, role: str, title: str, detail: str = "", *, leads: str = "") -> None:
        super().__init__(ui)
        self._icon, self._role, self._title, self._detail = icon, role, title, detail
        said = f"{title}. {detail}" if detail else title
        self.setAccessibleName(said)
        self.setAccessibleDescription(leads)
        self.setToolTip(said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(240), self.ui.theme.px(_TWO_LINES if self._detail else _LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(80), self.sizeHint().height())

    def draw(self, canvas: Canvas) -> None:
        theme, px = canvas.theme, canvas.theme.px
        if ground := self.ground():
            canvas.fill(0, 0, canvas.width, self.height(), ground, radius=px(4))
        canvas.icon(self._icon, px(4), px(6), px(16), self._role)
        left, width = px(_LEFT), canvas.width - px(_LEFT + 4)
        canvas.text(self._title, left, px(5), width, px(18), font=theme.font("body"), role="text", own_words=True)
        if self._detail:
            canvas.text(
                self._detail, left, px(24), width, px(16), font=theme.font("small"), role="text2", own_words=True
            )
