"""What something to try unfolds: what was expected, what surprised, later thoughts, and what becomes of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.queries.goal_page import ExperimentRow
from goaldesk.core.types import Verdict
from goaldesk.ui import dates
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Label, Mark, Paragraph
from goaldesk.ui.widgets.segments import Segment, Segments

PLANNED, TRYING, TRIED = range(3)


def state_of(experiment: ExperimentRow) -> int:
    """Whether it is to be tried, is being tried, or was."""
    return TRIED if experiment.tried_on else (TRYING if experiment.started_on else PLANNED)


class ExperimentDetails(QWidget):
    """A line for each thing that can be said now; what it is called stands before it."""

    def __init__(self, ui: Context, add: Callable[[str], None]) -> None:
        """``add`` adds something else to try: the adapted version of this."""
        super().__init__()
        self._ui = ui
        self._id, self._approach = "", ""
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(margins(ui.theme.px(INSET), 0, 0, ui.theme.px(6)))
        self._rows.setHorizontalSpacing(ui.theme.px(6))
        self._rows.setVerticalSpacing(ui.theme.px(2))
        self._rows.setColumnStretch(1, 1)
        self._expect = AutoText(
            ui, tr("What I expect"), self._predict, font="small", placeholder=tr("What do you expect?")
        )
        self._expected = _Locked(ui)
        self._surprise = AutoText(
            ui, tr("What surprised me"), self._write_surprise, font="small", placeholder=tr("What did you not expect?")
        )
        self._thoughts = _Thoughts(ui, self._add_thought)
        self._verdict = _VerdictLine(ui, self._decide, add)
        self._lines = {
            self._expect: self._line(tr("I expect"), self._expect),
            self._expected: self._line(tr("I expected"), self._expected),
            self._surprise: self._line(tr("Surprise"), self._surprise),
            self._thoughts: self._line(tr("Later"), self._thoughts),
            self._verdict: self._line(tr("I will"), self._verdict),
        }

    def _line(self, name: str, field: QWidget) -> Label:
        label = Label(self._ui, name, font="small", role="text2")
        label.setContentsMargins(0, 2, 0, 0)
        row = self._rows.rowCount()
        self._rows.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(field, row, 1)
        return label

    def show_item(self, experiment: ExperimentRow) -> None:
        """Show what can be said about this version of it."""
        self._id, state = experiment.id, state_of(experiment)
        open_still = state == PLANNED and not experiment.observed
        self._expect.show_text(experiment.prediction)
        self._expected.say(experiment.prediction)
        self._surprise.show_text(experiment.surprise)
        self._thoughts.show_item(experiment)
        self._verdict.show_item(experiment)
        shown = {
            self._expect: open_still,
            self._expected: not open_still and bool(experiment.prediction),
            self._surprise: state == TRIED,
            self._thoughts: state == TRIED or bool(experiment.later_thoughts),
            self._verdict: state == TRIED,
        }
        for field, visible in shown.items():
            field.setVisible(visible)
            self._lines[field].setVisible(visible)

    def flush(self) -> None:
        """Write what is being typed: what was expected is about to be locked."""
        self._expect.flush()
        self._surprise.flush()

    def _predict(self, text: str) -> None:
        self._ui.desk.experiments.predict(self._id, text)

    def _write_surprise(self, text: str) -> None:
        self._ui.desk.experiments.write_surprise(self._id, text)

    def _add_thought(self, text: str) -> None:
        self._ui.desk.experiments.add_thought(self._id, text)

    def _decide(self, verdict: object) -> None:
        if isinstance(verdict, Verdict):
            self._ui.desk.experiments.decide(self._id, verdict)


class _Locked(QWidget):
    """What was expected, once it is being tried: it stays as it was."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(ui.theme.px(INSET), 2, ui.theme.px(INSET), 0)
        row.setSpacing(ui.theme.px(6))
        self._words = Paragraph(ui, "", font="small")
        row.addWidget(Mark(ui, "lock", size=14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setToolTip(tr("It stays as it was once it is being tried, so that what happens can still surprise you."))
        self.setAccessibleDescription(self.toolTip())

    def say(self, text: str) -> None:
        """Show these words."""
        self._words.say(text)
        self.setAccessibleName(tr("What I expected: {words}", words=text))


class _Thoughts(QWidget):
    """Later thoughts, each with its day. One is added behind the others, and none is ever replaced."""

    def __init__(self, ui: Context, add: Callable[[str], None]) -> None:
        super().__init__()
        self._ui = ui
        column = QVBoxLayout(self)
        column.setContentsMargins(ui.theme.px(INSET), 2, ui.theme.px(INSET), 0)
        column.setSpacing(ui.theme.px(2))
        self._said = Paragraph(ui, "", font="small")
        self._line = AddLine(ui, tr("What do you think about it by now?"), add)
        self._add = TextButton(ui, tr("Add a later thought"), manner=Manner.LINK, font="small", height=20)
        self._add.clicked.connect(self._line.begin)
        column.addWidget(self._said)
        column.addWidget(self._line)
        _at_the_beginning(column, self._add)

    def show_item(self, experiment: ExperimentRow) -> None:
        """Show the thoughts about this version of it."""
        today, lines = self._ui.desk.clock.today(), []
        for day, words in experiment.thoughts():
            lines.append(tr("{day}: {text}", day=dates.short_day(dates.day_of(day), today), text=words))
        self._said.say("\n".join(lines))
        self._said.setVisible(bool(lines))


class _VerdictLine(QWidget):
    """Keep, adapt or drop; whoever adapts can add the adapted version at once."""

    def __init__(self, ui: Context, decide: Callable[[object], None], add: Callable[[str], None]) -> None:
        super().__init__()
        self._approach = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(ui.theme.px(INSET), 0, ui.theme.px(INSET), 0)
        column.setSpacing(ui.theme.px(4))
        segments = [
            Segment(Verdict.KEEP, tr("Keep it")),
            Segment(Verdict.ADAPT, tr("Adapt it")),
            Segment(Verdict.DROP, tr("Drop it")),
        ]
        self._segments = Segments(ui, tr("What becomes of it"), segments)
        self._segments.chosen.connect(decide)
        self._line = AddLine(ui, tr("The adapted version"), add)
        self._add = TextButton(
            ui, tr("Add the adapted version"), manner=Manner.LINK, icon="plus", font="small", height=24
        )
        self._add.clicked.connect(self._begin)
        _at_the_beginning(column, self._segments)
        column.addWidget(self._line)
        _at_the_beginning(column, self._add)

    def show_item(self, experiment: ExperimentRow) -> None:
        """Show what was decided about this version of it."""
        self._approach = experiment.approach
        self._segments.take(experiment.verdict)
        self._add.setVisible(experiment.verdict is Verdict.ADAPT)

    def _begin(self) -> None:
        self._line.begin(self._approach)
        self._line.selectAll()


def _at_the_beginning(column: QVBoxLayout, widget: QWidget) -> None:
    """A widget of its own width."""
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
