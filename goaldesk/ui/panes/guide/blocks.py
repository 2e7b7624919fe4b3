"""The blocks of a page as widgets."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.guide import (
    Block,
    Compare,
    Door,
    Example,
    Examples,
    Facts,
    Heading,
    Points,
    Text,
)
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.guide.doors import BACK, DO, GUIDE, WAYS
from goaldesk.ui.panes.guide.prose import Headline, Prose
from goaldesk.ui.panes.guide.rows import Bullets, Row, Rows
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.flow import FlowLayout

_ICON, _GAP = 16, 8

Goes = Callable[[str], None]
"""Told where a door leads that somebody went through."""


class Gate(TextButton):
    """A door as a button. ``forward`` ones have an arrow behind their words."""

    def __init__(
        self, ui: Context, text: str, to: str, goes: Goes, *, manner: Manner = Manner.NORMAL, forward: bool = False,
        height: int = 32,
    ) -> None:  # fmt: skip
        icon = WAYS[to.removeprefix(DO)].icon if to.startswith(DO) else "back" if to == BACK else ""
        self._to, self._goes, self._forward = to, goes, forward
        super().__init__(ui, text, manner=manner, icon=icon, height=height)
        self.clicked.connect(self._go)

    def _go(self) -> None:
        self._goes(self._to)

    def sizeHint(self) -> QSize:
        more = self.ui.theme.px(_ICON + _GAP) if self._forward else 0
        return super().sizeHint() + QSize(more, 0)

    def draw(self, canvas: Canvas) -> None:
        super().draw(canvas)
        if self._forward:
            px = self.ui.theme.px
            canvas.icon("forward", canvas.width - px(_ICON), (self.height() - px(_ICON)) / 2, px(_ICON), "accent")


class Builder:
    """Builds the widgets of one page. ``proses`` and ``headlines`` are its words and its headings, in order."""

    def __init__(self, ui: Context, column: QVBoxLayout, goes: Goes, *, ways_in: bool) -> None:
        """``goes`` is told of doors. Without ``ways_in`` doors into the program are left out."""
        self._ui, self._column, self._goes, self._ways_in = ui, column, goes, ways_in
        self.proses: list[Prose] = []
        self.headlines: list[Headline] = []

    def add(self, block: Block, *, after: Block | None) -> None:
        """Put a block below the others."""
        px = self._ui.theme.px
        if isinstance(block, Heading):
            self._column.addSpacing(px(20))
            self.heading(block)
            self._column.addSpacing(px(4))
        elif isinstance(block, Text):
            self._column.addSpacing(px(0 if isinstance(after, Heading) else 8))
            font, role = ("small", "text2") if block.quiet else ("body", "text")
            self._column.addWidget(self.prose(block.text, font=font, role=role))
        elif isinstance(block, Points):
            self._column.addSpacing(px(6))
            bullets = Bullets(self._ui, block.items)
            self.proses += bullets.findChildren(Prose)
            self._column.addWidget(bullets)
        else:
            headless = isinstance(block, Facts) or not block.heads[0]
            self._column.addSpacing(px(2 if isinstance(after, Heading) else 12 if headless else 8))
            self._column.addWidget(self._table(block))

    def prose(self, text: str, *, font: str = "body", weight: int = 0, role: str = "text", said: str = "") -> Prose:
        """Words that can be found."""
        self.proses.append(Prose(self._ui, text, font=font, weight=weight, role=role, said=said))
        return self.proses[-1]

    def headline(self, text: str, font: str) -> Headline:
        """A heading that can be found and gone to."""
        headline = Headline(self._ui, text, font=font)
        self.proses.append(headline)
        self.headlines.append(headline)
        return headline

    def heading(self, block: Heading) -> None:
        """A heading, and at its end the link to why it is so."""
        line = QHBoxLayout()
        line.setSpacing(self._ui.theme.px(12))
        line.addWidget(self.headline(block.text, "entry-heading"), 1)
        if block.why:
            gate = Gate(self._ui, tr("Why this?"), GUIDE + block.why, self._goes, manner=Manner.LINK, height=24)
            gate.setAccessibleName(tr("Why this? {about}", about=block.text))
            line.addWidget(gate)
        self._column.addLayout(line)

    def gates(self, doors: Sequence[Door], onward: Door | None) -> None:
        """Buttons side by side: into the program as buttons, to other pages as links, the page that comes next last."""
        holder = QWidget()
        flow = FlowLayout(self._ui.theme.px(20), line_gap=self._ui.theme.px(4))
        holder.setLayout(flow)
        for door in doors:
            twice = onward is not None and door.to == onward.to
            if not twice and (self._ways_in or not door.to.startswith(DO)):
                manner = Manner.PRIMARY if door.main else Manner.NORMAL if door.to.startswith(DO) else Manner.LINK
                flow.addWidget(Gate(self._ui, door.text, door.to, self._goes, manner=manner))
        if onward is not None:
            flow.addWidget(Gate(self._ui, onward.text, onward.to, self._goes, manner=Manner.LINK, forward=True))
        if flow.count():
            self._column.addSpacing(self._ui.theme.px(16))
            self._column.addWidget(holder)

    # -- tables

    def _table(self, block: Compare | Examples | Facts) -> Rows:
        if isinstance(block, Facts):
            facts = [Row(self._label(label), ((self.prose(text),),)) for label, text in block.rows]
            return Rows(self._ui, facts, signs=block.signs)
        heads = [self.prose(head, font="row-title") for head in block.heads if head]
        if isinstance(block, Examples):
            examples = [self._example(block, row) for row in block.rows]
            return Rows(self._ui, examples, heads=heads, kinds=True, joined=True)
        rows = [self._compared(block, row) for row in block.rows]
        return Rows(self._ui, rows, heads=heads, kinds=block.kinds, joined=block.paired, signs=block.signs)

    def _compared(self, block: Compare, row: tuple[str, str, str]) -> Row:
        label, *sides = row
        name = self._label(label)
        cells = []
        for head, side in zip(block.heads, sides, strict=True):
            parts = block.parts(side)
            weights = [600, 0] if len(parts) > 1 else [0]
            said = [_under(head, parts[0]), *parts[1:]]
            cells.append(
                tuple(
                    self.prose(text, weight=weight, said=each)
                    for text, weight, each in zip(parts, weights, said, strict=True)
                )
            )
        return Row(name, tuple(cells))

    def _example(self, block: Examples, row: Example) -> Row:
        label = self._label(row.who)
        result = self.prose(row.performance, weight=500, said=_under(block.heads[0], row.performance))
        learned = [self.prose(row.learning, weight=500, said=_under(block.heads[1], row.learning))]
        learned += [self.prose(text, font="small", role="text2") for text in block.beginning(row)]
        return Row(label, ((result,), tuple(learned)))

    def _label(self, text: str) -> Prose:
        return self.prose(text, font="small", weight=500, role="text2")


def _under(head: str, text: str) -> str:
    """What stands in a column, as it is said where the column cannot be seen."""
    return f"{head}: {text}" if head else text
