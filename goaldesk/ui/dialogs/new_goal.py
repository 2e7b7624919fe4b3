"""The form for a new goal: its column, its words, and what the coach notices in them. A title is enough."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method.mechanisms import Mechanism
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import similar
from goaldesk.core.services.new_goals import NewLearning, NewPerformance
from goaldesk.core.types import TITLE_LIMIT, Familiarity, Kind, Measure, Said, Topic
from goaldesk.core.words import N_, Message
from goaldesk.ui import dates
from goaldesk.ui.canvas import margins
from goaldesk.ui.coaching import PAUSE
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.dialogs.new_goal_parts import KindTile, LevelField
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.coach_panel import CoachPanel
from goaldesk.ui.widgets.fields import Choice, DateField, DirectionField, NumberField, expect_readable, labelled
from goaldesk.ui.widgets.labels import Paragraph
from goaldesk.ui.widgets.scrollbar import ScrollArea
from goaldesk.ui.widgets.segments import Segment, Segments
from goaldesk.ui.widgets.why import WhyButton

_WIDTH, _FIELD, _AROUND = 720, 40, 220


class NewGoalDialog(Dialog):
    """Makes a goal with all that was filled in, as one undo step. ``made`` is told its id, and whether to go on."""

    def __init__(
        self, ui: Context, parent: QWidget, kind: Kind, made: Callable[[str, bool], None], *, text: str = "",
        serves: str | None = None,
    ) -> None:  # fmt: skip
        """``serves`` is the performance goal that a learning goal is for. ``made(id, True)``: take the five steps."""
        super().__init__(ui, parent, tr("New goal"), width=_WIDTH)
        self._made, self._over = made, parent
        self._told: list[tuple[Said, str]] = []
        self._silent: set[str] = set()
        self._tiles = {each: KindTile(ui, each) for each in Kind}
        self._title = QLineEdit(text)
        self._panel, self._lesson = CoachPanel(ui), Paragraph(ui, font="small", role="text2")
        self._why = WhyButton(ui, Mechanism.COLUMNS, height=20)
        self._learning, self._performance = self._learning_fields(serves), self._performance_fields()
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._lay_out()
        self._connect()
        self._steps = TextButton(ui, tr("Create, then five short steps"), manner=Manner.QUIET)
        self._steps.clicked.connect(self._create_and_go_on)
        self.foot.addWidget(self._steps)
        self.buttons(tr("Create goal"), cancel=tr("Cancel"))
        self.hint(tr("Nothing here is final. You can reword it any time."), tr("Nothing here is final."))
        self._tiles[kind].setChecked(True)
        self._follow()
        self._title.setFocus()
        self._title.end(False)

    # -- putting it together

    def _lay_out(self) -> None:
        ui, px = self.ui, self.ui.theme.px
        tiles = QHBoxLayout()
        tiles.setSpacing(px(12))
        group = QButtonGroup(self)
        for tile in self._tiles.values():
            group.addButton(tile)
            tiles.addWidget(tile)
        name = tr("Your goal, in your own words")
        self._title.setAccessibleName(name)
        self._title.setMaxLength(TITLE_LIMIT)
        self._title.setFont(ui.theme.font("entry-heading", 400))
        self._title.setStyleSheet(f"QLineEdit {{ min-height: {px(_FIELD) - 4}px; }}")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(margins(0, 0, px(12), 0))
        column.setSpacing(px(12))
        column.addLayout(tiles)
        column.addLayout(labelled(ui, name, self._title, aside=self._why))
        column.addWidget(self._lesson)
        column.addWidget(self._panel)
        column.addWidget(self._learning)
        column.addWidget(self._performance)
        column.addStretch(1)
        self._inside, self._area = inside, ScrollArea(ui)
        self._area.setWidget(inside)
        bar = margins(0, 0, px(12), 0)  # the scroll bar stands in the margin
        self.body.setContentsMargins(self.body.contentsMargins() - bar)
        self.body.insertWidget(0, self._area, 1)

    def _learning_fields(self, serves: str | None) -> QWidget:
        ui, optional = self.ui, tr("optional")
        goals = [(goal.id, goal.title) for goal in desk_query.choices(ui.desk.store, Kind.PERFORMANCE)]
        gap, to_try = tr("What don’t you understand yet?"), tr("A first thing to try")
        self._gap, self._to_try = QLineEdit(), QLineEdit()
        for field, said in ((self._gap, gap), (self._to_try, to_try)):
            field.setAccessibleName(said)
        self._to_try.setPlaceholderText(tr("Small enough for this week"))
        self._level = LevelField(ui, tr("Where are you now?"))
        self._serves = Choice(tr("Serves"), [(None, tr("no performance goal")), *goals], serves)
        self._serves.setMinimumContentsLength(12)
        fields = (
            labelled(ui, gap, self._gap, optional),
            labelled(ui, to_try, self._to_try, optional),
            labelled(ui, tr("Where are you now?"), self._level, optional),
            labelled(ui, tr("Serves"), self._serves, optional),
        )
        return self._grid(fields)

    def _performance_fields(self) -> QWidget:
        ui, optional = self.ui, tr("optional")
        self._start, self._target = NumberField(tr("Start"), None, "0"), NumberField(tr("Target"))
        self._unit, self._due = QLineEdit(), DateField(ui, tr("Deadline"))
        self._direction = DirectionField()
        self._unit.setAccessibleName(tr("Unit"))
        self._unit.setPlaceholderText(tr("wards, minutes, points"))
        numbers = QHBoxLayout()
        numbers.setSpacing(ui.theme.px(8))
        numbered = ((tr("Start"), self._start), (tr("Target"), self._target), (tr("Unit"), self._unit))
        for said, field in numbered:
            numbers.addLayout(labelled(ui, said, field))
        measure = QVBoxLayout()
        measure.addLayout(numbers)
        familiar = tr("The task is to me")
        segments = [
            Segment(Familiarity.NEW, tr("New")),
            Segment(Familiarity.PARTLY, tr("Partly new")),
            Segment(Familiarity.KNOWN, tr("Known")),
        ]
        self._familiarity = Segments(ui, familiar, segments)
        self._park = QCheckBox(tr("Set the number aside while it is new"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.theme.px(6))
        column.addWidget(self._familiarity)
        column.addWidget(self._park)
        why = WhyButton(ui, Mechanism.FAMILIARITY, height=16)  # the field is to stand beside that of the deadline
        fields = (
            labelled(ui, tr("I want to"), self._direction), measure, labelled(ui, tr("Deadline"), self._due, optional),
            labelled(ui, familiar, holder, optional, aside=why),
        )  # fmt: skip
        return self._grid(fields)

    def _grid(self, fields: tuple[QVBoxLayout, ...]) -> QWidget:
        """Two columns of equal width."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.ui.theme.px(16))
        grid.setVerticalSpacing(self.ui.theme.px(12))
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        for number, field in enumerate(fields):
            grid.addLayout(field, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        return holder

    def _connect(self) -> None:
        for tile in self._tiles.values():
            tile.toggled.connect(self._follow)
        self._title.textChanged.connect(self._typed)
        self._title.returnPressed.connect(self.confirm)
        self._pause.timeout.connect(self._listen)
        self.ui.bus.closing.connect(self._pause.stop)
        self.ui.bus.leaving.connect(self._keep_words)
        self._familiarity.chosen.connect(self._follow)
        self._panel.answered.connect(self._take_answer)
        self._panel.moved.connect(self._move)
        self._panel.kept.connect(self._keep)
        self._panel.put_off.connect(self._put_off)

    # -- while it is written

    def kind(self) -> Kind:
        """The column that is chosen."""
        return Kind.PERFORMANCE if self._tiles[Kind.PERFORMANCE].isChecked() else Kind.LEARNING

    def _typed(self) -> None:
        self._pause.start()
        if self.main_button:
            self.main_button.setEnabled(bool(self._title.text().strip()))
            self._steps.setEnabled(bool(self._title.text().strip()))

    def _follow(self) -> None:
        """Ask what makes sense for the column, and listen to the coach again."""
        learning = self.kind() is Kind.LEARNING
        self._learning.setVisible(learning)
        self._performance.setVisible(not learning)
        self._steps.setVisible(learning)
        self._why.stand_for(Mechanism.SPECIFIC if learning else Mechanism.COLUMNS)
        self._park.setVisible(self._familiar() is Familiarity.NEW)
        self._title.setPlaceholderText(
            tr("What do you want to become able to do?") if learning else tr("What do you want to achieve?")
        )
        self._typed()
        self._listen()

    def _familiar(self) -> Familiarity:
        value = self._familiarity.value()
        return value if isinstance(value, Familiarity) else Familiarity.UNSET

    def _listen(self) -> None:
        self._pause.stop()
        note = self.ui.coach().on_draft(
            self.kind(), self._title.text(), self._familiar(), [said for said, _ in self._told]
        )  # fmt: skip
        found = [] if self.ui.hides_setbacks else similar.lessons(self.ui.desk.store, self._title.text())
        lesson = next(iter(found), None)
        if lesson:
            day = dates.short_day(lesson.day, self.ui.desk.clock.today())
            self._lesson.say(tr("From a setback of {day}: “{lesson}”", day=day, lesson=lesson.lesson))
        self._lesson.setVisible(lesson is not None)
        self._panel.show_note(note if note and note.about not in self._silent else None, self.kind())
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """As high as what is asked, as far as the window goes."""
        room = max(self.ui.theme.px(_AROUND), self._over.height() - self.ui.theme.px(_AROUND))
        self._area.setMinimumHeight(min(self._inside.sizeHint().height(), room))
        self.resize(QSize(self.width(), self.sizeHint().height()))

    # -- answers to the coach

    def _answer(self, said: Said) -> None:
        """Remember what was said, to be kept with the goal, and say no more about these words."""
        if self._panel.note:
            self._told.append((said, self._panel.note.about))
            self._silent.add(self._panel.note.about)

    def _take_answer(self, words: str) -> None:
        """Put the person's other words into the field (Ctrl+Z brings the first ones back), or create the pair."""
        if self._panel.note and self._panel.note.answer_pairs:
            self._answer(Said.TAKEN)
            self._create(learning=words)
            return
        self._answer(Said.TAKEN)
        self._title.selectAll()
        self._title.insert(words)
        self._title.setFocus()
        self._listen()

    def _move(self, words: str) -> None:
        """It goes to the other column; with an answer, it is a pair of both, and there is nothing left to ask."""
        self._answer(Said.TAKEN)
        other = Kind.LEARNING if self.kind() is Kind.PERFORMANCE else Kind.PERFORMANCE
        self._tiles[other].setChecked(True)
        if words and other is Kind.PERFORMANCE:
            self._create(learning=words)

    def _keep(self) -> None:
        self._answer(Said.KEPT)
        self._listen()
        self._title.setFocus()

    def _put_off(self) -> None:
        self._answer(Said.NOT_NOW)
        self._listen()
        self._title.setFocus()

    def done(self, result: int) -> None:
        """The coach has nothing more to read, and nothing waits to be written."""
        self._pause.stop()
        self.ui.bus.unwritten.discard(self)
        super().done(result)

    # -- making it

    def confirm(self) -> None:
        """Create the goal."""
        if self._title.text().strip():
            self._create()

    def _keep_words(self) -> None:
        """The window is closed under it, which is not cancelling: what is written becomes the goal it was to be."""
        if self.isVisible() and any(field.text().strip() for field in (self._title, self._gap, self._to_try)):
            self._create()
            if self.isVisible():
                self.ui.bus.unwritten.add(self)

    def _create_and_go_on(self) -> None:
        self._create(go_on=True)

    def _create(self, *, learning: str = "", go_on: bool = False) -> None:
        new = self.ui.desk.new_goals
        try:
            expect_readable(self._start, self._target, self._due)
            with self.ui.desk.session.op(N_("adding a goal"), done=Message(N_("Goal added"))):
                if self.kind() is Kind.LEARNING:
                    goal_id = new.learning(self._new_learning())
                else:
                    goal_id = new.performance(self._new_performance(learning))
                for said, about in self._told:
                    self.ui.desk.offers.answer(goal_id, Topic.FRAMING, said, about)
        except GoalDeskError as error:
            self.problem(error.message)
            return
        self.accept()
        self._made(goal_id, go_on)

    def _new_learning(self) -> NewLearning:
        serves = self._serves.value()
        return NewLearning(
            self._title.text(), self._gap.text(), self._to_try.text(), self._level.level(),
            serves if isinstance(serves, str) else None,
        )  # fmt: skip

    def _new_performance(self, learning: str) -> NewPerformance:
        measure = Measure(
            self._start.value(), self._target.value(), self._unit.text().strip(), self._direction.direction()
        )
        parked = self._park.isVisible() and self._park.isChecked()
        return NewPerformance(self._title.text(), measure, self._due.day(), self._familiar(), learning, parked)
