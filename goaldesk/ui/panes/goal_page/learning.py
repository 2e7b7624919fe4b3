"""The sections of a learning goal: depth, challenge, gap, things to try, checks, questions."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method import challenge as felt_challenge
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import CheckRow, ExperimentRow, GoalRow, QuestionRow
from goaldesk.core.types import Challenge, Kind, Ladder
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.common import MentionsSection, SetbacksSection, StandingSection, TextSection, stacked
from goaldesk.ui.panes.goal_page.section import Rows, Section, TwoColumns
from goaldesk.ui.widgets.buttons import IconButton, Manner, TextButton
from goaldesk.ui.widgets.chips import Chip
from goaldesk.ui.widgets.choose_goal import ChooseGoalPopover
from goaldesk.ui.widgets.fields import AutoText
from goaldesk.ui.widgets.flow import FlowLayout
from goaldesk.ui.widgets.labels import Label, Mark, Paragraph
from goaldesk.ui.widgets.ladder import LargeLadder
from goaldesk.ui.widgets.segments import Segment, Segments, challenge_segments


def learning_sections(ui: Context) -> tuple[Sequence[Section], QWidget]:
    """The sections, and the widget that holds them."""
    gap = TextSection(ui, tr("The gap"), "gap", tr("What do you not see or manage yet?"))
    framing = TextSection(ui, tr("How I’m framing it"), "framing", tr("In your own words"))
    shown: list[Section | tuple[Section, Section]] = [
        ServesSection(ui),
        DepthSection(ui),
        ChallengeSection(ui),
        (gap, framing),
        TextSection(
            ui, tr("The question behind it"), "question", tr("What do you want to understand or be able to do?")
        ),
        ExperimentsSection(ui),
        ChecksSection(ui),
        QuestionsSection(ui),
        SetbacksSection(ui),
        MentionsSection(ui),
        TextSection(ui, tr("Note"), "note", tr("Whatever else belongs here")),
        StandingSection(ui),
    ]
    widgets = [TwoColumns(ui, *part) if isinstance(part, tuple) else part for part in shown]
    sections = [section for part in shown for section in (part if isinstance(part, tuple) else (part,))]
    return sections, stacked(ui, widgets)


class ServesSection(Section):
    """The performance goals that this learning goal serves."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        px = ui.theme.px
        self.body.setContentsMargins(px(16), px(4), px(16), px(10))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        label = Label(ui, tr("Serves"), font="small", role="text2")
        label.setFixedHeight(px(28))
        chips = QWidget()
        self._chips = FlowLayout(px(8))
        chips.setLayout(self._chips)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(chips, 1)
        self.body.addLayout(row)
        self._pairs: dict[str, str] = {}

    def read(self, goal: GoalRow) -> None:
        pairs = goal_query.pairs(self.ui.desk.store, goal.id, Kind.LEARNING)
        self._pairs = {pair.goal_id: pair.id for pair in pairs}
        self._chips.clear()
        for pair in pairs:
            chip = Chip(self.ui, pair.goal_id, pair.title, Kind.PERFORMANCE, removable=True)
            chip.opened.connect(self.ui.places.goal)
            chip.removed.connect(self._unpair)
            self._chips.addWidget(chip)
        self._pair = TextButton(self.ui, tr("Pair"), manner=Manner.DASHED, icon="link", font="small", height=28)
        self._pair.clicked.connect(self._choose)
        self._chips.addWidget(self._pair)

    def _unpair(self, goal_id: str) -> None:
        self.ui.desk.pairs.unpair([self._pairs[goal_id]])

    def _choose(self) -> None:
        panel = ChooseGoalPopover.to_pair(self.ui, self._pair, self.goal_id, Kind.LEARNING)
        panel.open_at(self._pair.rect().translated(self._pair.mapToGlobal(self._pair.rect().topLeft())))


class DepthSection(Section):
    """The large ladder. Choosing a step is kept as a rating without evidence."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Depth of understanding"))
        self._level = 0
        self._ladder = LargeLadder(ui, Ladder.KNOW, 0, evidence=False)
        self._ladder.chosen.connect(self._rate)
        segments = [Segment(Ladder.KNOW, tr("to understand")), Segment(Ladder.DO, tr("to do"))]
        self._which = Segments(ui, tr("Names of the steps"), segments)
        self._which.chosen.connect(self._choose_ladder)
        self.body.addWidget(self._ladder)
        self.head.addWidget(self._which)

    def read(self, goal: GoalRow) -> None:
        checks = [check for check in goal_query.checks(self.ui.desk.store, goal.id) if check.level_after]
        self._level = checks[0].level_after or 0 if checks else 0
        self._ladder.show_level(goal.ladder, self._level, evidence=bool(checks and checks[0].evidence))
        self._which.take(goal.ladder)

    def _rate(self, level: int) -> None:
        if level != self._level:
            self.ui.desk.checks.rate(self.goal_id, level, before=self._level or None)

    def _choose_ladder(self, ladder: object) -> None:
        if isinstance(ladder, Ladder):
            self.ui.desk.goals.set_ladder(self.goal_id, ladder)


class ChallengeSection(Section):
    """How it feels right now."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        row = QHBoxLayout()
        row.setSpacing(ui.theme.px(12))
        row.addWidget(Label(ui, tr("Right now it is"), font="small", weight=600, role="text2"))
        self._segments = challenge_segments(ui, None)
        self._segments.chosen.connect(self._chosen)
        row.addWidget(self._segments)
        row.addStretch(1)
        self.body.addLayout(row)

    def read(self, goal: GoalRow) -> None:
        notes = goal_query.practice(self.ui.desk.store, goal.id)
        self._segments.take(felt_challenge.shown(notes[0].challenge) if notes else None)

    def _chosen(self, felt: object) -> None:
        if isinstance(felt, Challenge):
            self.ui.desk.practice.note(self.goal_id, felt_challenge.felt(felt))


class _Box(QWidget):
    """The state of something to try: empty, half, ticked. A click goes on to the next."""

    clicked = Signal()

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._stage = 0
        self.setFixedSize(ui.theme.px(28), ui.theme.px(28))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_stage(self, stage: int, name: str) -> None:
        """0 planned, 1 being tried, 2 tried."""
        self._stage = stage
        states = (tr("to try"), tr("trying"), tr("tried"))
        self.setAccessibleName(f"{name}: {states[stage]}")
        self.setToolTip((tr("Start trying it"), tr("I tried it"), tr("Still to be tried"))[stage])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        side, inset = px(16), px(6)
        line = "accent" if self._stage else "line_strong"
        fill = "accent" if self._stage == 2 else "raised"
        canvas.frame(inset, inset, side, side, line, radius=px(4), fill=fill)
        if self._stage == 1:
            canvas.fill(inset + 2, inset + side / 2, side - 4, side / 2 - 2, "accent", radius=px(2))
        if self._stage == 2:
            canvas.icon("check", inset + px(1), inset + px(1), px(14), "on_accent")
        if self.hasFocus():
            canvas.frame(inset - 4, inset - 4, side + 8, side + 8, "focus", thick=2, radius=px(6))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class _ExperimentWidget(QWidget):
    """Something to try: its box, what it is, and what was observed."""

    def __init__(self, ui: Context, experiment: ExperimentRow) -> None:
        super().__init__()
        self._ui, self._experiment = ui, experiment
        px = ui.theme.px
        self._box = _Box(ui)
        self._box.clicked.connect(self._next)
        self._approach = AutoText(ui, tr("What to try"), experiment.approach, self._reword)
        self._observed = AutoText(ui, tr("What I observed"), experiment.observed, self._observe, font="small")
        self._observed.setPlaceholderText(tr("What did you observe?"))
        self._day = Label(ui, "", font="small", role="text2")
        self._tag = Label(ui, tr("trying"), font="caption", role="text2")
        away = IconButton(ui, "close", tr("Put this away"), icon_size=14)
        away.clicked.connect(self._put_away)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._approach)
        below = QHBoxLayout()
        below.setSpacing(px(2))
        below.setContentsMargins(px(5), 0, 0, 0)
        below.addWidget(self._day, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._observed, 1)
        self._day.setContentsMargins(0, px(5), 0, 0)
        words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(-px(6), 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self._tag.setContentsMargins(px(6), px(6), px(6), 0)
        self.show_item(experiment)

    def show_item(self, experiment: ExperimentRow) -> None:
        """Show this version of it."""
        self._experiment = experiment
        stage = 2 if experiment.tried_on else (1 if experiment.started_on else 0)
        self._box.show_stage(stage, experiment.approach)
        self._approach.show_text(experiment.approach)
        self._observed.show_text(experiment.observed)
        tried = experiment.tried_on is not None
        self._observed.setVisible(tried)
        self._day.setVisible(tried)
        if experiment.tried_on:
            day = dates.short_day(dates.day_of(experiment.tried_on), self._ui.desk.clock.today())
            self._day.setText(tr("{day}:", day=day))
        self._tag.setVisible(stage == 1)

    def _next(self) -> None:
        experiments, one = self._ui.desk.experiments, self._experiment
        if one.tried_on:
            experiments.reset(one.id)
        elif one.started_on:
            experiments.finish(one.id, one.observed)
        else:
            experiments.start(one.id)

    def _reword(self, text: str) -> None:
        try:
            self._ui.desk.experiments.reword(self._experiment.id, text)
        except GoalDeskError as error:
            self._ui.places.said.emit(error.message)
            self._approach.show_text(self._experiment.approach)

    def _observe(self, text: str) -> None:
        self._ui.desk.experiments.observe(self._experiment.id, text)

    def _put_away(self) -> None:
        self._ui.desk.experiments.put_away(self._experiment.id)


class _AddLine(QLineEdit):
    """A field that adds what was typed on Enter, and stays for the next."""

    entered = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.returnPressed.connect(self._enter)
        self.hide()

    def begin(self) -> None:
        """Show it, ready for typing."""
        self.show()
        self.setFocus()

    def _enter(self) -> None:
        text = self.text().strip()
        if text:
            self.clear()
            self.entered.emit(text)
        else:
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            event.accept()
        else:
            super().keyPressEvent(event)


class ExperimentsSection(Section):
    """Things to try."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Things to try"), "try")
        self._rows = Rows(lambda experiment: _ExperimentWidget(ui, experiment))
        self._line = _AddLine(tr("Small enough for this week"))
        self._line.entered.connect(self._add)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._line)
        self.add_action(tr("Add"), "plus", self._line.begin).setAccessibleName(tr("Add something to try"))

    def read(self, goal: GoalRow) -> None:
        self._rows.show_items(goal_query.experiments(self.ui.desk.store, goal.id))

    def _add(self, text: str) -> None:
        self.ui.desk.experiments.add(self.goal_id, text)


class _CheckWidget(QWidget):
    """A check: the day, the step before and after, and the evidence."""

    def __init__(self, ui: Context, check: CheckRow) -> None:
        super().__init__()
        self._ui, self._check = ui, check
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_item(check)

    def show_item(self, check: CheckRow) -> None:
        """Show this version of it."""
        self._check = check
        after = wording.level(check.ladder, check.level_after or 0)
        day = dates.short_day(dates.day_of(check.day), self._ui.desk.clock.today())
        self.setAccessibleName(". ".join(part for part in (day, after, check.evidence) if part))
        self.setToolTip(check.evidence or tr("Without evidence so far"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(200), self._ui.theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px, check = self._ui.canvas(painter, self), self._ui.theme.px, self._check
        small, height = self._ui.theme.font("small"), self.height()
        day = dates.short_day(dates.day_of(check.day), self._ui.desk.clock.today())
        canvas.text(day, 0, 0, px(50), height, font=small, role="text2")
        top = (height - px(12)) / 2
        x = float(px(52))
        if check.level_before is not None:
            glyphs.ladder(canvas, x, top, check.level_before)
        x += px(glyphs.LADDER_SIZE[0] + 4)
        canvas.icon("right", x, (height - px(12)) / 2, px(12), "text2")
        x += px(16)
        glyphs.ladder(canvas, x, top, check.level_after or 0, evidence=bool(check.evidence))
        x += px(glyphs.LADDER_SIZE[0] + 8)
        text, role = (check.evidence, "text") if check.evidence else (tr("without evidence so far"), "text3")
        canvas.text(" ".join(text.split()), x, 0, canvas.width - x, height, font=small, role=role, own_words=True)
        painter.end()


class ChecksSection(Section):
    """Understanding checks, newest first; gone while there are none."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Understanding checks"), "understand")
        self._rows = Rows(lambda check: _CheckWidget(ui, check))
        self.body.addWidget(self._rows)

    def read(self, goal: GoalRow) -> None:
        rows = goal_query.checks(self.ui.desk.store, goal.id)
        self._rows.show_items(rows)
        self.setVisible(bool(rows))


class _QuestionWidget(QWidget):
    """A question; its answer is written in place."""

    def __init__(self, ui: Context, question: QuestionRow) -> None:
        super().__init__()
        self._ui, self._question = ui, question
        px = ui.theme.px
        self._mark = Mark(ui, "question", size=14)
        self._text = AutoText(ui, tr("Question"), question.text, self._reword)
        self._answer = Paragraph(ui, "", font="small", role="text2")
        self._field = _AddLine(tr("What did you find out?"))
        self._field.entered.connect(self._write_answer)
        self._does = TextButton(ui, "", manner=Manner.LINK, font="small", height=28)
        self._does.clicked.connect(self._answer_or_reopen)
        away = IconButton(ui, "close", tr("Put this question away"), icon_size=14)
        away.clicked.connect(self._put_away)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        self._answer.setContentsMargins(px(5), 0, 0, 0)
        words.addWidget(self._answer)
        words.addWidget(self._field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        row.addLayout(words, 1)
        row.addWidget(self._does, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self.show_item(question)

    def show_item(self, question: QuestionRow) -> None:
        """Show this version of it."""
        self._question = question
        answered = question.answered_on is not None
        self._text.show_text(question.text)
        self._answer.say(question.answer if answered else "")
        self._answer.setVisible(answered)
        self._does.say(tr("Open again") if answered else tr("Answer"))

    def _answer_or_reopen(self) -> None:
        if self._question.answered_on:
            self._ui.desk.questions.reopen(self._question.id)
        else:
            self._field.setText(self._question.answer)
            self._field.begin()

    def _write_answer(self, text: str) -> None:
        self._field.hide()
        self._ui.desk.questions.answer(self._question.id, text)

    def _reword(self, text: str) -> None:
        try:
            self._ui.desk.questions.reword(self._question.id, text)
        except GoalDeskError as error:
            self._ui.places.said.emit(error.message)
            self._text.show_text(self._question.text)

    def _put_away(self) -> None:
        self._ui.desk.questions.put_away(self._question.id)


class QuestionsSection(Section):
    """Open questions first, then those that have an answer."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Open questions"), "question")
        self._rows = Rows(lambda question: _QuestionWidget(ui, question))
        self._line = _AddLine(tr("What would you like to understand next?"))
        self._line.entered.connect(self._ask)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._line)
        self.add_action(tr("Add"), "plus", self._line.begin).setAccessibleName(tr("Add a question"))

    def read(self, goal: GoalRow) -> None:
        self._rows.show_items(goal_query.questions(self.ui.desk.store, goal.id))

    def _ask(self, text: str) -> None:
        self.ui.desk.questions.ask(self.goal_id, text)
