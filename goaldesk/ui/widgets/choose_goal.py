"""Choosing a goal from a list that follows what is typed; and making one that is not there yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from goaldesk.core.errors import UserError
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries.desk import GoalChoice
from goaldesk.core.types import Kind
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.labels import Label
from goaldesk.ui.widgets.popover import Popover

Index = QModelIndex | QPersistentModelIndex
CHOICE = Qt.ItemDataRole.UserRole

_SHOWN = 7


class NewGoal:
    """A line of the list that makes what was typed."""

    def __init__(self, text: str, said: str, icon: str) -> None:
        self.text, self.said, self.icon = text, said, icon


class _Choices(QAbstractListModel):
    def __init__(self, goals: Sequence[GoalChoice], make: Callable[[str], list[NewGoal]]) -> None:
        super().__init__()
        self._goals, self._make = goals, make
        self._rows: list[GoalChoice | NewGoal] = list(goals)

    def narrow(self, text: str) -> None:
        """Only what has every word of a text."""
        words = text.casefold().split()
        self.beginResetModel()
        self._rows = [goal for goal in self._goals if all(word in goal.title.casefold() for word in words)]
        same = any(goal.title.casefold() == text.strip().casefold() for goal in self._goals)
        if text.strip() and not same:
            self._rows += self._make(text.strip())
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == CHOICE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.said if isinstance(row, NewGoal) else row.title
        return None


class _Row(QStyledItemDelegate):
    def __init__(self, ui: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._ui.theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        px, row = self._ui.theme.px, index.data(CHOICE)
        canvas = self._ui.canvas(painter, option.widget, option.rect)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            canvas.fill(0, 0, canvas.width, canvas.area.height(), "accent_tint", radius=px(4))
        icon, role = (row.icon, "accent") if isinstance(row, NewGoal) else MARK_OF[row.kind]
        canvas.icon(icon, px(8), px(8), px(16), role)
        text = index.data()
        font = self._ui.theme.font("body", 500 if isinstance(row, NewGoal) else 400)
        canvas.text(text, px(32), 0, canvas.width - px(40), px(32), font=font, role="text", own_words=True)
        painter.restore()


def _nothing(_new: NewGoal) -> None:
    """Make nothing: the list offers nothing to make."""


def _none(_text: str) -> list[NewGoal]:
    return []


MARK_OF = {Kind.PERFORMANCE: ("flag", "perf"), Kind.LEARNING: ("steps", "learn")}
"""The icon of a kind of goal, and its colour role."""


class ChooseGoalPopover(Popover):
    """A field and a list. ``chosen`` gets a goal's id; ``made`` gets the text of a line that makes something."""

    def __init__(
        self, ui: Context, owner: QWidget, title: str, goals: Sequence[GoalChoice], *,
        chosen: Callable[[str], None], made: Callable[[NewGoal], None], make: Callable[[str], list[NewGoal]],
    ) -> None:  # fmt: skip
        super().__init__(ui, owner, title)
        self._chosen, self._made = chosen, made
        self._model = _Choices(goals, make)
        self._field = QLineEdit()
        self._field.setAccessibleName(title)
        self._field.setPlaceholderText(tr("Type to find or to name a new one"))
        self._list = QListView()
        self._list.setAccessibleName(title)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(ui, self._list))
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedSize(ui.theme.px(340), ui.theme.px(32 * min(_SHOWN, len(goals) + 1)))
        self.body.addWidget(Label(ui, title, font="small", weight=600))
        self.body.addWidget(self._field)
        self.body.addWidget(self._list)
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        self._list.clicked.connect(self._take)
        self._list.activated.connect(self._take)
        self._narrow("")

    @classmethod
    def to_pair(cls, ui: Context, owner: QWidget, goal_id: str, kind: Kind) -> "ChooseGoalPopover":
        """Choose, or name, another partner of a goal."""
        other = Kind.LEARNING if kind is Kind.PERFORMANCE else Kind.PERFORMANCE
        wanted = tr("Pair with a learning goal") if other is Kind.LEARNING else tr("Pair with a performance goal")

        def pair(partner: str) -> None:
            ids = (goal_id, partner) if kind is Kind.PERFORMANCE else (partner, goal_id)
            ui.desk.pairs.pair(*ids)

        there, every = desk_query.partners(ui.desk.store, goal_id), desk_query.choices(ui.desk.store, other)
        named = {goal.title.casefold() for goal in every if goal.id in there}

        def make(text: str) -> list[NewGoal]:
            return [] if text.casefold() in named else [NewGoal(text, tr("New: “{title}”", title=text), "plus")]

        def pair_new(new: NewGoal) -> None:
            ui.desk.pairs.pair_new(goal_id, new.text)

        goals = [goal for goal in every if goal.id not in there]
        return cls(ui, owner, wanted, goals, chosen=pair, made=pair_new, make=make)

    @classmethod
    def among(
        cls, ui: Context, owner: QWidget, title: str, goals: Sequence[GoalChoice], chosen: Callable[[str], None]
    ) -> "ChooseGoalPopover":
        """Choose one of these goals, and nothing else."""
        return cls(ui, owner, title, goals, chosen=chosen, made=_nothing, make=_none)

    @classmethod
    def to_link(
        cls, ui: Context, owner: QWidget, link: Callable[[str, str], None], tag: Callable[[str], None]
    ) -> "ChooseGoalPopover":
        """Choose a goal to link, or name a tag. ``link`` gets id and title, ``tag`` the tag."""
        goals = desk_query.choices(ui.desk.store)
        titles = {goal.id: goal.title for goal in goals}

        def make(text: str) -> list[NewGoal]:
            return [NewGoal(text, tr("Tag: {tag}", tag=text.lstrip("#")), "tag")]

        return cls(
            ui, owner, tr("Link a goal, or name a tag"), goals,
            chosen=lambda goal_id: link(goal_id, titles[goal_id]), made=lambda new: tag(new.text), make=make,
        )  # fmt: skip

    def focus_first(self) -> QWidget:
        return self._field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
                self._list.event(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        self._model.narrow(text)
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        row = index.data(CHOICE) if index.isValid() else None
        if row is None:
            return
        self.leave()
        try:
            if isinstance(row, NewGoal):
                self._made(row)
            else:
                self._chosen(row.id)
        except UserError as error:
            self.ui.places.said.emit(error.message)
