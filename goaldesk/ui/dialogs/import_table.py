"""Bringing in a table of goals: first what it would do, row by row; then one undo step."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from goaldesk.core import outside
from goaldesk.core.errors import GoalDeskError, UserError
from goaldesk.core.formats import table
from goaldesk.core.formats.table import GoalTable
from goaldesk.core.formats.text import decode
from goaldesk.core.services.transfer import Plan, PlannedLine, Transfer
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog, save_keys
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.models.import_plan import LINE, NOTE, ODD, ImportPlanModel, PlanColumn
from goaldesk.ui.widgets.labels import Paragraph
from goaldesk.ui.widgets.plain_table import ColumnNames

Index = QModelIndex | QPersistentModelIndex

_WIDTH, _HEIGHT, _ROW = 920, 380, 34
_WIDTHS = {PlanColumn.WHY: 150, PlanColumn.SWAP: 110}
"""Of the columns that leave the rest to the goals."""

_BOX = 3
"""How far from the edge the style draws a box to tick."""

_AT_A_TIME = 60


class _PlanDelegate(QStyledItemDelegate):
    def __init__(self, ui: Context, view: QTableView) -> None:
        super().__init__(view)
        self._ui, self._view = ui, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._ui.theme.px(_ROW))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Where the box is drawn, and hit: below the name of its column. Qt draws no other column."""
        super().initStyleOption(option, index)
        theme = self._ui.theme
        option.font = theme.font("small")
        option.palette.setColor(option.palette.ColorRole.Text, theme.colour("notice"))
        aside = theme.px(8) - _BOX
        rtl = self._ui.look.rtl(self._view)
        option.rect.adjust(0 if rtl else aside, 0, -aside if rtl else 0, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, column = index.data(LINE), PlanColumn(index.column())
        painter.save()
        canvas, theme = self._ui.canvas(painter, self._view, option.rect), self._ui.theme
        px, height = theme.px, option.rect.height()
        if index.data(ODD):
            canvas.fill(0, 0, canvas.width, height, "notice_tint")
        if option.state & QStyle.StateFlag.State_Selected:
            canvas.fill(0, 0, canvas.width, height, "accent_tint")
        canvas.line(0, height - 0.5, canvas.width, height - 0.5, "line")
        if column is PlanColumn.SWAP:
            painter.restore()
            super().paint(painter, option, index)
            return
        said = ImportPlanModel.said_of(line, column)
        taken = 0.0
        if index.data(NOTE):
            size = px(14)
            canvas.icon("coach", canvas.width - px(8) - size, (height - size) / 2, size, "learn")
            canvas = canvas.within(0, 0, canvas.width - size - px(6), height)
        small = theme.font("small")
        if said:
            role = "accent" if said == tr("new") else "text3"
            taken = canvas.text(
                said, px(8), 0, canvas.width - px(16), height, font=small, role=role, trailing=True
            ) + px(8)
        text = index.data() or ""
        font = theme.font("body", 500) if said else small
        role = "text" if said else "text2"
        canvas.text(text, px(8), 0, canvas.width - px(16) - taken, height, font=font, role=role, own_words=True)
        painter.restore()


class ImportTableDialog(Dialog):
    """Shows the plan and carries it out."""

    def __init__(self, ui: Context, parent: QWidget, content: str, suffix: str = "") -> None:
        """Raises UserError if the content holds no table."""
        self._content, self._suffix = content, suffix
        self._table: GoalTable = table.parse(content, suffix)
        self._swapped: frozenset[int] = frozenset()
        self._transfer = Transfer(ui.desk)
        self._plan: Plan = self._transfer.plan(self._table)
        super().__init__(ui, parent, tr("Bring in a table"), width=_WIDTH)
        self._says = Paragraph(ui)
        self._header = QCheckBox(tr("The first row names the columns"))
        self._header.setChecked(self._table.header is not None)
        self._header.toggled.connect(self._read_again)
        self._model = ImportPlanModel(ui.coach())
        self._model.swapped.connect(self._swap)
        self._view = self._make_view()
        for number, widget in enumerate((self._says, self._view, self._header)):
            self.body.insertWidget(number, widget)
        self.buttons(tr("Bring them in"), keys=save_keys(), cancel=tr("Cancel"))
        self.hint(tr("One step of undo takes all of it back."))
        self._unread: list[PlannedLine] = []
        self._odd: set[int] = set()
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_some)
        ui.bus.closing.connect(self._reading.stop)
        self._read_all()
        self._show()
        self._view.setFocus()

    def _make_view(self) -> QTableView:
        px = self.ui.theme.px
        view = QTableView()
        view.setAccessibleName(tr("What would be brought in"))
        view.setModel(self._model)
        view.setItemDelegate(_PlanDelegate(self.ui, view))
        view.setFrameShape(QTableView.Shape.NoFrame)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setMinimumHeight(px(_HEIGHT))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(px(_ROW))
        header = ColumnNames(self.ui, view)
        view.setHorizontalHeader(header)
        for column in (PlanColumn.PERFORMANCE, PlanColumn.LEARNING):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            view.setColumnWidth(column, max(px(width), header.sectionSizeFromContents(column).width()))
        return view

    @classmethod
    def from_text(cls, ui: Context, parent: QWidget, content: str) -> None:
        """Open the preview of what is on the clipboard, or say why there is none."""
        try:
            cls(ui, parent, content).open()
        except UserError as error:
            ui.places.said.emit(error.message)

    @classmethod
    def from_file(cls, ui: Context, parent: QWidget) -> None:
        """Ask for a file and open its preview."""
        kinds = tr("Tables ({suffixes})", suffixes="*.md *.markdown *.csv *.tsv *.html *.htm *.txt")
        name, _ = QFileDialog.getOpenFileName(parent, tr("Bring in a table"), "", kinds)
        if not name:
            return
        try:
            path = Path(name)
            cls(ui, parent, decode(outside.read(path, outside.LARGEST_TEXT)), path.suffix).open()
        except UserError as error:
            ui.places.said.emit(error.message)

    def plan(self) -> Plan:
        """What would be done."""
        return self._plan

    def _read_again(self, header: bool) -> None:
        self._swapped = frozenset()
        try:
            self._table = table.parse(self._content, self._suffix, header)
            self._plan = self._transfer.plan(self._table)
        except UserError as error:
            self.problem(error.message)
            return
        self.problem(None)
        self._read_all()
        self._show()

    def _read_all(self) -> None:
        """Have the coach look at every row, some at a time: thousands would take a second or two."""
        self._unread, self._odd = list(reversed(self._plan.lines)), set()
        self._read_some()

    def _read_some(self) -> None:
        for _ in range(min(_AT_A_TIME, len(self._unread))):
            line = self._unread.pop()
            if self.ui.coach().wrong_way_round(line.performance, line.learning):
                self._odd.add(line.line)
        if self._unread:
            self._reading.start()
        else:
            self._reading.stop()
            self._show()

    def done(self, result: int) -> None:
        """Nobody looks at the rows any more."""
        self._reading.stop()
        super().done(result)

    def _swap(self, line: int, swapped: bool) -> None:
        self._swapped = self._swapped | {line} if swapped else self._swapped - {line}
        self._plan = self._transfer.plan(self._table, self._swapped)
        self._show()

    def _show(self) -> None:
        plan = self._plan
        self._model.show(plan, self._swapped)
        self._model.mark(frozenset(self._odd))
        self._view.setColumnHidden(PlanColumn.WHY, not any(line.why for line in plan.lines))
        goals = ntr("{n} new goal", "{n} new goals", plan.goals)
        pairs = ntr("{n} new pair", "{n} new pairs", plan.pairs)
        said = tr("{goals}, {pairs}.", goals=goals, pairs=pairs)
        odd = len(self._odd - self._swapped)
        if odd:
            said += " " + ntr(
                "One row reads the other way round: something to learn on the left, a result on the right.",
                "{n} rows read the other way round: something to learn on the left, a result on the right.",
                odd,
            )
        left_out = self._table.left_out
        if left_out:
            said += " " + ntr(
                "{n} column is left out: it holds neither goals nor why they belong together.",
                "{n} columns are left out: they hold neither goals nor why they belong together.",
                left_out,
            )
        if not plan.lines:
            said = tr("This table has no rows below its header.")
        elif not plan.changes:
            said = tr("Everything in this table is on the desk already. Nothing would change.")
        self._says.say(said)
        if self.main_button:
            self.main_button.setEnabled(plan.changes)

    def confirm(self) -> None:
        """Bring the table in."""
        try:
            self._transfer.carry_out(self._plan)
        except GoalDeskError as error:
            self.problem(error.message)
            return
        self.accept()
