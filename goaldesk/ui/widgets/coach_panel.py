"""What the framing coach has to say: what it noticed, one question, why that helps, and the ways to answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.core.method.framing import Note
from goaldesk.core.method.mechanisms import Mechanism
from goaldesk.core.types import Kind
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.flow import FlowLayout
from goaldesk.ui.widgets.labels import Mark, Paragraph, separator
from goaldesk.ui.widgets.why import WhyButton
from goaldesk.ui.wording import reasons

_BAR = 3


class CoachPanel(QFrame):
    """Speaks quietly, and never stands in the way: everything else works as if it were not there."""

    answered = Signal(str)
    """Words that answer the question: another wording, or a learning goal to pair with."""

    moved = Signal(str)
    """It belongs to the other column; the words, if any, are the learning goal that stays."""

    kept = Signal()
    """The goal is what the person says it is."""

    put_off = Signal()
    """Not now."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self.note: Note | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        ui.look.dress(self)
        self._headline = Paragraph(ui, font="row-title")
        self._reason = Paragraph(ui, font="small", role="text2")
        self._question = Paragraph(ui, font="body", weight=500)
        self._answer = QLineEdit()
        self._use = TextButton(ui, "", height=28, font="small")
        self._answer_line = QWidget()
        self._helps = Paragraph(ui, font="small", role="text2")
        self._move = TextButton(ui, "", manner=Manner.LINK, height=28)
        self._move.setProperty("underlined", True)
        self._keep = TextButton(ui, "", manner=Manner.QUIET, height=28)
        self._later = TextButton(ui, tr("Not now"), manner=Manner.QUIET, height=28)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        ui, px = self._ui, self._ui.theme.px
        row = QHBoxLayout(self._answer_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._answer, 1)
        row.addWidget(self._use)
        ways = QWidget()
        flow = FlowLayout(px(12), line_gap=0)
        ways.setLayout(flow)
        for button in (self._move, self._keep, self._later, WhyButton(ui, Mechanism.FRAMING)):
            flow.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        for widget in (self._headline, self._reason, self._question, self._answer_line):
            words.addWidget(widget)
        self._line = separator(ui)
        words.addWidget(self._line)
        words.addWidget(self._helps)
        words.addWidget(ways)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(margins(px(20), px(12), px(16), px(6)))
        whole.setSpacing(px(8))
        whole.addWidget(Mark(ui, "coach", role="learn"), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)

    def _connect(self) -> None:
        self._answer.textChanged.connect(self._typed)
        self._answer.returnPressed.connect(self._give_answer)
        self._use.clicked.connect(self._give_answer)
        self._move.clicked.connect(self._give_move)
        self._keep.clicked.connect(self.kept)
        self._later.clicked.connect(self.put_off)
        keys = QShortcut(QKeySequence("Alt+U"), self)
        keys.setContext(Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self._by_key)

    def show_note(self, note: Note | None, column: Kind) -> None:
        """Say this about a goal that stands in ``column``; None to be gone. What was typed as an answer stays."""
        if note == self.note:
            self.setVisible(note is not None)
            return
        self.note = note
        self.setVisible(note is not None)
        if note is None:
            self._answer.clear()
            return
        self._headline.say(note.headline and tr(note.headline))
        self._reason.say(reasons(note))
        self._reason.setVisible(bool(self._reason.text()))
        self._question.say(note.question)
        for widget in (self._question, self._answer_line):
            widget.setVisible(bool(note.question))
        self._answer.setAccessibleName(note.question)
        self._answer.setPlaceholderText(
            tr("Your answer becomes the learning goal") if note.answer_pairs else tr("Your answer, as a goal")
        )
        self._use.say(tr("Add it as a learning goal") if note.answer_pairs else tr("Use this wording"))
        self._helps.say(tr("Why it helps: {reason}", reason=tr(note.helps)))
        self._name_ways(note, column)
        self.setAccessibleName(f"{self._headline.text()}. {self._reason.text()}")
        self._typed()

    def _name_ways(self, note: Note, column: Kind) -> None:
        self._move.setVisible(note.other_kind is not None)
        self._keep.say(tr("It’s a learning goal") if column is Kind.LEARNING else tr("It’s a performance goal"))

    def focus_answer(self) -> None:
        """Go to the field for the answer, or to the first thing there is to press."""
        first = self._answer if self._answer_line.isVisibleTo(self) else self._move
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _by_key(self) -> None:
        """Use the answer, or go and write it."""
        if not self.isVisible():
            return
        if self._use.isEnabled():
            self._give_answer()
        else:
            self.focus_answer()

    def _typed(self) -> None:
        """An answer makes a pair possible: the words as a result, and the answer as what is learned."""
        answer = bool(self._answer.text().strip())
        self._use.setEnabled(answer)
        if self.note and self.note.other_kind is Kind.LEARNING:
            self._move.say(tr("Make it a learning goal"))
        else:
            both = tr("Make it a performance goal and pair the two")
            self._move.say(both if answer else tr("Make it a performance goal"))

    def _give_answer(self) -> None:
        if self._answer.text().strip():
            self.answered.emit(self._answer.text().strip())

    def _give_move(self) -> None:
        self.moved.emit(self._answer.text().strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        canvas.frame(0, 0, self.width(), self.height(), "learn_line", radius=px(8), fill="learn_tint")
        canvas.fill(0, 0, px(_BAR), self.height(), "learn_fill")
        painter.end()
