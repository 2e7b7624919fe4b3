"""What a check left open: a line each, and each can become a question."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Paragraph

Ask = Callable[[str], object]


def in_one_line(text: str) -> str:
    """A gap as the question that becomes of it."""
    return " ".join(text.split())


class AskButton(TextButton):
    """Makes a question of a gap, once."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Make it a question"), manner=Manner.LINK, icon="question", font="small", height=20)

    def show_gap(self, gap: str, *, asked: bool) -> None:
        """Stand for this gap; one that is asked already is only said to be."""
        self.setEnabled(bool(gap) and not asked)
        self.say(tr("Among the questions") if asked else tr("Make it a question"))
        name = tr("Among the questions: {gap}", gap=gap) if asked else tr("Make it a question: {gap}", gap=gap)
        self.setAccessibleName(name)


class GapShown(QWidget):
    """A gap of a check that is done."""

    def __init__(self, ui: Context, gap: str, ask: Ask) -> None:
        super().__init__()
        self._gap, self._ask = in_one_line(gap), ask
        self._button = AskButton(ui)
        self._button.clicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(ui.theme.px(8))
        words = QVBoxLayout()
        words.setContentsMargins(0, ui.theme.px(2), 0, 0)
        words.addWidget(Paragraph(ui, self._gap, font="small"))
        row.addLayout(words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)

    def show_asked(self, asked: Collection[str]) -> None:
        """These are questions already."""
        self._button.show_gap(self._gap, asked=self._gap in asked)

    def _clicked(self) -> None:
        self._ask(self._gap)


class _GapLine(QWidget):
    """A line for a gap, and the button that makes a question of it."""

    def __init__(self, ui: Context, gap: str, changed: Callable[[], None], ask: Callable[["_GapLine"], None]) -> None:
        super().__init__()
        self._ask_of = ask
        self.asked = False
        self.field = QLineEdit(gap)
        self.field.setPlaceholderText(tr("What is still open?"))
        self.field.setAccessibleName(tr("What is still open?"))
        self.field.textChanged.connect(self._follow)
        self.field.textChanged.connect(changed)
        self._button = AskButton(ui)
        self._button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(ui.theme.px(8))
        row.addWidget(self.field, 1)
        row.addWidget(self._button)
        self._follow()

    def gap(self) -> str:
        """The words in it."""
        return in_one_line(self.field.text())

    def mark_asked(self) -> None:
        """It is a question now: the line stays, and is not changed any more."""
        self.asked = True
        self.field.setReadOnly(True)
        self._follow()

    def _follow(self) -> None:
        self._button.setVisible(bool(self.gap()))
        self._button.show_gap(self.gap(), asked=self.asked)

    def _ask(self) -> None:
        self._ask_of(self)


class GapLines(QWidget):
    """Lines to write gaps on; there is always an empty one at the end, and Enter goes to it."""

    changed = Signal()
    """Somebody wrote."""

    def __init__(self, ui: Context, ask: Callable[[str], bool]) -> None:
        """``ask`` makes a question of a gap, and returns whether it could."""
        super().__init__()
        self._ui, self._ask = ui, ask
        self._lines: list[_GapLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ui.theme.px(4))

    def show_gaps(self, gaps: str, asked: Collection[str]) -> None:
        """Begin with these gaps, a line each; ``asked`` are questions already."""
        for gap in gaps.splitlines():
            line = self._add(gap)
            if in_one_line(gap) in asked:
                line.mark_asked()
        self._fill()

    def gaps(self) -> str:
        """What is written, a line each."""
        return "\n".join(line.gap() for line in self._lines if line.gap())

    def _add(self, gap: str = "") -> _GapLine:
        line = _GapLine(self._ui, gap, self._wrote, self._make_a_question)
        line.field.returnPressed.connect(self._go_to_the_end)
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    def _fill(self) -> None:
        if not self._lines or self._lines[-1].gap():
            self._add().show()

    def _wrote(self) -> None:
        self._fill()
        self.changed.emit()

    def _go_to_the_end(self) -> None:
        self._lines[-1].field.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_a_question(self, line: _GapLine) -> None:
        if self._ask(line.gap()):
            line.mark_asked()
            self._go_to_the_end()
