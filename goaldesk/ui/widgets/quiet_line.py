"""A quiet line above a page: a mark, one sentence, and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout

from goaldesk.ui.context import Context
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Ground, Mark

_HEIGHT = 36

Does = Callable[[], object]


class QuietLine(Ground):
    """The first thing that can be done stands out a little. ``shorter`` is the sentence where it has no room."""

    def __init__(self, ui: Context, mark: str, said: str, shorter: str, doings: Sequence[tuple[str, Does]]) -> None:
        super().__init__(ui, "accent_tint", lines="b")
        px = ui.theme.px
        self.text = ElidedLabel(ui, font="small")
        self.text.say(said, shorter)
        row = QHBoxLayout(self)
        row.setContentsMargins(
            px(16), 0, px(10 if len(doings) > 1 else 16), px(1)
        )  # quiet buttons have a rim of their own
        row.setSpacing(px(8))
        row.addWidget(Mark(ui, mark, role="accent"))
        row.addWidget(self.text, 1)
        for number, (label, does) in enumerate(doings):
            button = TextButton(ui, label, manner=Manner.QUIET if number else Manner.LINK, font="small", height=28)
            button.clicked.connect(does)
            row.addWidget(button)
        self.setFixedHeight(px(_HEIGHT))
