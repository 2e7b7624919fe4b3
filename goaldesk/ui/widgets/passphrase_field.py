"""A field for a passphrase or a recovery code: hidden letters that can be looked at, and a line below it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import IconButton
from goaldesk.ui.widgets.labels import Mark, Paragraph

_BULLET = "•"
_BULLET_STEP, _EYE, _BORDERS = 12, 28, 4
_SIGN = 14


class PassphraseField(QWidget):
    """What is typed is hidden until the eye is pressed. Nothing is ever suggested, spelled or remembered."""

    entered = Signal()
    """Enter was pressed."""

    changed = Signal()

    def __init__(self, ui: Context, name: str, *, height: int = 32, large: bool = False) -> None:
        super().__init__()
        self._ui, self._height, self._large = ui, height, large
        self._hidden, self._wrong = True, False
        px = ui.theme.px
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(self._edited)
        self.line.installEventFilter(self)
        self._eye = IconButton(ui, "eye", tr("Show what is typed"), size=_EYE, parent=self)
        self._eye.clicked.connect(self._turn)
        self._sign, self._said = Mark(ui, "info", size=_SIGN), Paragraph(ui, font="small", role="text2")
        below = QHBoxLayout()
        below.setContentsMargins(margins(px(1), 0, 0, 0))
        below.setSpacing(px(5))
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.line)
        column.addLayout(below)
        self.setFocusProxy(self.line)
        self._eye.raise_()  # it lies over the end of the line
        self.hide_letters(hidden=True)
        self._say("", "info")
        ui.look.changed.connect(self._dress)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.setText("")
        self._say("", "info")

    def name(self, name: str) -> None:
        """Ask for something else."""
        self.line.setAccessibleName(name)

    def hide_letters(self, *, hidden: bool) -> None:
        """Hide the letters, or show them."""
        self._hidden = hidden
        self.line.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._eye.show_icon("eye" if hidden else "eye-off", "text2")
        self._eye.name(tr("Show what is typed") if hidden else tr("Hide what is typed"))
        self._dress()

    def say_wrong(self, text: str) -> None:
        """Say that this is not the one; what was typed stays, and is selected."""
        self._wrong = True
        self._dress()
        self._say(text, "warning")
        self.line.setFocus()
        self.line.selectAll()

    def said(self) -> str:
        """What stands below the field."""
        return self._said.text()

    def _say(self, text: str, sign: str) -> None:
        role = "notice" if sign == "warning" else "text2"
        self._sign.show_icon(sign, role)
        self._said.say(text)
        self.line.setAccessibleDescription(text)
        for widget in (self._sign, self._said):
            widget.setVisible(bool(text))

    def _edited(self) -> None:
        if self._wrong:
            self._wrong = False
            self._dress()
            self._say("", "info")
        self.changed.emit()

    def _turn(self) -> None:
        self.hide_letters(hidden=not self._hidden)
        self.line.setFocus()

    def _dress(self) -> None:
        theme = self._ui.theme
        font = QFont(theme.font("lead" if self._large else "body"))
        if self._hidden:
            bullet = QFontMetricsF(font).horizontalAdvance(_BULLET)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, max(0.0, theme.px(_BULLET_STEP) - bullet))
        self.line.setFont(font)
        self.setMinimumHeight(theme.px(self._height))
        height = theme.px(self._height) - _BORDERS
        border = f"border: 2px solid {theme.colour('notice').name()};" if self._wrong else ""
        rules = f"min-height: {height}px; max-height: {height}px; lineedit-password-character: {ord(_BULLET)}; {border}"
        self.line.setStyleSheet(f"QLineEdit, QLineEdit:focus {{ {rules} }}")
        beside = theme.px(_EYE + 8)
        rtl = self._ui.look.rtl(self)
        self.line.setTextMargins(beside if rtl else theme.px(3), 0, theme.px(3) if rtl else beside, 0)
        self._place_eye()

    def _place_eye(self) -> None:
        self._eye.adjustSize()
        away = self._ui.theme.px(5)
        x = away if self._ui.look.rtl(self) else self.line.width() - self._eye.width() - away
        self._eye.move(x, (self.line.height() - self._eye.height()) // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._place_eye()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self._wrong:
            self._look_for_caps(event)
        return super().eventFilter(watched, event)

    def _look_for_caps(self, event: QKeyEvent) -> None:
        """Qt does not say whether Caps Lock is on; a letter that is large without Shift does, or small with it."""
        letter = event.text()
        if len(letter) != 1 or letter.lower() == letter.upper():
            return
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._say(tr("Caps Lock is on") if letter.isupper() is not shifted else "", "info")
