"""Words of the guide: they wrap, can be selected and copied, and show what was found in them."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel

from goaldesk.core.search.places import Place
from goaldesk.ui.context import Context


class Prose(QLabel):
    """A paragraph at the line height of its font role. ``words`` is the text without any mark."""

    def __init__(
        self, ui: Context, words: str, *, font: str = "body", weight: int = 0, role: str = "text", said: str = ""
    ) -> None:
        """``said`` is what a screen reader says where the words alone are not enough."""
        super().__init__()
        self.ui, self.words, self.found = ui, words, tuple[Place, ...]()
        self._font, self._weight, self._role = font, weight, role
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(said or words)
        self._dress()
        ui.look.changed.connect(self._dress)

    def mark(self, found: Sequence[Place]) -> None:
        """Underline what was found here: places in ``words``."""
        if tuple(found) != self.found:
            self.found = tuple(found)
            self._write()

    def select(self, place: Place) -> None:
        """Select what was found, as a person would with the mouse."""
        self.setSelection(place[0], place[1] - place[0])

    def _dress(self) -> None:
        theme = self.ui.theme
        self.setFont(theme.font(self._font, self._weight))
        # Qt puts all that a line is higher than its font above the words; half of it belongs below.
        half = max(0, theme.line(self._font) - QFontMetrics(self.font()).height()) // 2
        self.setContentsMargins(0, -half, 0, half)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._role))
        palette.setColor(QPalette.ColorRole.Highlight, theme.colour("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour("on_accent"))
        self.setPalette(palette)
        self._write()

    def _write(self) -> None:
        """Put the words in, as a paragraph with its line height; a line break stays one."""
        theme, cut, parts = self.ui.theme, 0, list[str]()
        style = f"background: {theme.colour('accent_tint').name()}; text-decoration: underline"
        for start, end in self.found:
            parts += [_escaped(self.words[cut:start]), f'<span style="{style}">', _escaped(self.words[start:end])]
            parts.append("</span>")
            cut = end
        parts.append(_escaped(self.words[cut:]))
        side = "right" if self.ui.look.rtl(self) else "left"
        height = theme.line(self._font)
        self.setText(f'<p align="{side}" style="margin: 0; line-height: {height}px">{"".join(parts)}</p>')


class Headline(Prose):
    """A heading, which can be gone to with H."""

    def __init__(self, ui: Context, words: str, *, font: str) -> None:
        super().__init__(ui, words, font=font)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            self.ui.canvas(painter, self).fill(0, self.height() - 2, self.width(), 2, "focus")
            painter.end()


def _escaped(words: str) -> str:
    return html.escape(words, quote=False).replace("\n", "<br>")
