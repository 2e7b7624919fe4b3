"""How everything looks: colours by role, type by role, and lengths that follow the size of the text."""

import json
from typing import Any
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontInfo, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from goaldesk import paths
from goaldesk.core.settings import SettingsFile, ThemeChoice
from goaldesk.ui.lazy import load

_NO_CHOICE = frozenset({"Sans Serif", "Sans"})
_READABLE = "Inter"
_SMALLEST = 13
_COMFORTABLE_HEIGHT = 15

Type = dict[str, dict[str, Any]]


class Theme:
    """One set of colours at one size. Lengths are those of the drawings: pixels with a text of 13."""

    def __init__(self, name: str, colours: dict[str, QColor], types: Type, base: QFont) -> None:
        self.name = name
        self._colours = colours
        self._types = types
        self._base = base
        self._fonts: dict[tuple[str, int], QFont] = {}
        self._brushes: dict[str, QBrush] = {}
        # In whole pixels, so that the font of the drawings (Inter at 13, 15.7 high) gives exactly 1.
        self.scale = round(QFontMetricsF(base).height()) / 16

    @property
    def dark(self) -> bool:
        """Whether text is lighter than what it stands on."""
        return self._colours["text"].lightness() > self._colours["surface"].lightness()

    def px(self, length: float) -> int:
        """A length of the drawings at the size of the text."""
        return round(length * self.scale)

    def colour(self, role: str) -> QColor:
        """The colour of a role; the roles are the keys of ``resources/themes/light.json``."""
        return self._colours[role]

    def brush(self, role: str) -> QBrush:
        """The colour of a role as a brush.

        Handed to a painter as a colour, it would be compared with everything that can become a brush first, and
        making gradients and images known to Python takes 2 ms of every start.
        """
        if role not in self._brushes:
            brush = QBrush()
            brush.setStyle(Qt.BrushStyle.SolidPattern)
            brush.setColor(self._colours[role])
            self._brushes[role] = brush
        return self._brushes[role]

    def font(self, role: str = "body", weight: int = 0) -> QFont:
        """The font of a role; the roles are the keys of ``resources/themes/type.json``."""
        key = (role, weight)
        if key not in self._fonts:
            kind = self._types[role]
            font = QFont(self._base)
            font.setPixelSize(max(1, round(QFontInfo(self._base).pixelSize() * kind["ratio"])))
            font.setWeight(QFont.Weight(weight or kind["weight"]))
            self._fonts[key] = font
        return self._fonts[key]

    def line(self, role: str) -> int:
        """The height of a line of text of a role."""
        return self.px(self._types[role]["line"])


class Look(QObject):
    """The theme in use. Whoever paints asks for it at the moment of painting."""

    changed = Signal()
    """What is shown for a while connects a method of its own to it. Of one of Qt's, such as ``update``, PySide keeps
    the name anew with every connection, and never gives it back (measured with 6.11.3)."""

    def __init__(self, app: QApplication, settings: SettingsFile) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self._dressed: WeakSet[QWidget] = WeakSet()
        self._sheet_text = ""
        self._types: Type = json.loads(paths.resource("themes", "type.json").read_text("utf-8"))
        self._system_font = _system_font(app)
        self.theme = self._make()
        self._put_on()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.refresh)

    def dress(self, widget: QWidget) -> None:
        """Give a panel, dialog or menu the sheet for the fields in it, now and when the theme changes.

        The application as a whole has no style sheet: it would cost 25 ms of every start, and something of every
        widget that is made later.
        """
        self._dressed.add(widget)
        widget.setStyleSheet(self._sheet())

    def _sheet(self) -> str:
        if not self._sheet_text:
            self._sheet_text = load("style_sheet")(self.theme)
        return self._sheet_text

    def refresh(self) -> None:
        """Make the theme again after a preference or the system's colours have changed."""
        self.theme = self._make()
        self._sheet_text = ""
        self._put_on()
        for widget in list(self._dressed):
            if isValid(widget):
                widget.setStyleSheet(self._sheet())
        self.changed.emit()

    @staticmethod
    def rtl(widget: QWidget) -> bool:
        """Whether a widget reads from right to left."""
        return widget.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _make(self) -> Theme:
        choice = self._settings.now.theme
        name = str(choice)
        if choice is ThemeChoice.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        stored = json.loads(paths.resource("themes", f"{name}.json").read_text("utf-8"))
        font = QFont(self._system_font)
        font.setPixelSize(round(QFontInfo(font).pixelSize() * self._settings.now.font_size / 100))
        return Theme(name, {role: _colour(text) for role, text in stored.items()}, self._types, font)

    def _put_on(self) -> None:
        self._app.setFont(self.theme.font("body"))
        self._app.setPalette(_palette(self.theme))


def _colour(text: str) -> QColor:
    if not text.startswith("rgba"):
        return QColor(text)
    red, green, blue, alpha = text.removeprefix("rgba(").removesuffix(")").split(",")
    return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))


def _system_font(app: QApplication) -> QFont:
    """The system's font, or a readable one where no desktop has chosen any (a bare X server, a picture)."""
    font = QFont(app.font())
    if font.family() in _NO_CHOICE:
        readable = QFont(font)
        readable.setFamily(_READABLE)
        font = readable if QFontInfo(readable).family() == _READABLE else font
    if QFontMetricsF(font).height() < _COMFORTABLE_HEIGHT:
        font.setPixelSize(_SMALLEST)
    return font


def _palette(theme: Theme) -> QPalette:
    """The colours for what Qt paints itself."""
    palette = QPalette()
    role = QPalette.ColorRole
    for qt_role, ours in (
        (role.Window, "surface"), (role.WindowText, "text"), (role.Base, "surface"), (role.AlternateBase, "sunken"),
        (role.Text, "text"), (role.PlaceholderText, "text3"), (role.Button, "raised"), (role.ButtonText, "text"),
        (role.BrightText, "on_accent"), (role.Highlight, "accent"), (role.HighlightedText, "on_accent"),
        (role.ToolTipBase, "tooltip"), (role.ToolTipText, "on_tooltip"), (role.Link, "accent"),
        (role.LinkVisited, "accent"), (role.Light, "raised"), (role.Midlight, "hover"), (role.Mid, "line"),
        (role.Dark, "line_strong"), (role.Shadow, "line_strong"), (role.Accent, "accent"),
    ):  # fmt: skip
        palette.setColor(qt_role, theme.colour(ours))
    for qt_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, qt_role, theme.colour("text_disabled"))
    return palette
