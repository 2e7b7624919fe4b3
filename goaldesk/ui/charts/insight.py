"""What every picture of the Insights page can do, apart from the widget or the file that it is drawn in."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF

from goaldesk.core.queries.insights.period import Period
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.readable import Spot
from goaldesk.ui.charts.sheet import Sheet
from goaldesk.ui.context import Context
from goaldesk.ui.look import Theme


class Insight(ABC):
    """A picture of a period: its title, a sentence with what it does not show, its numbers, and how it is drawn.

    ``file_name`` is what a file of it is called at first; ``tables`` are those of the desk that it is read from.
    """

    file_name: ClassVar[str]
    tables: ClassVar[tuple[str, ...]]

    def __init__(self, ui: Context) -> None:
        self.ui = ui

    @property
    def theme(self) -> Theme:
        """The theme at this moment."""
        return self.ui.theme

    @abstractmethod
    def read(self, period: Period) -> None:
        """Read the numbers of a period."""

    @abstractmethod
    def title(self) -> str:
        """What it is called."""

    @abstractmethod
    def sentence(self) -> str:
        """What there is to see, and what it does not show."""

    @abstractmethod
    def nothing(self) -> str:
        """What gathers here, while nothing does; empty once there is something to see."""

    @abstractmethod
    def spoken(self) -> str:
        """The main of it in a few words, for whoever does not see it."""

    @abstractmethod
    def sheet(self) -> Sheet:
        """The same numbers as a table."""

    def hidden(self) -> int:
        """How many goals are not shown yet; only pictures with a row a goal hold any back."""
        return 0

    def show_more(self) -> None:  # noqa: B027  (most have nothing to show)
        """Show some of those that are held back."""

    @abstractmethod
    def height(self, width: int) -> int:
        """How high it is at this width, in pixels."""

    @abstractmethod
    def spots(self, size: QSize) -> Sequence[Spot]:
        """Where everything stands at this size, from the top."""

    @abstractmethod
    def draw(self, canvas: Canvas, seen: QRectF) -> None:
        """Draw it onto the whole canvas; what lies outside ``seen`` may be left out."""


def wide(text: str, font: QFont) -> float:
    """How wide a line of text is."""
    return QFontMetricsF(font).horizontalAdvance(text)


LINE = 16
"""The height of a line of small text."""


def write(
    canvas: Canvas, text: str, x: float, middle: float, width: float, *, font: str = "small", weight: int = 0,
    role: str = "text2", trailing: bool = False, own_words: bool = False,
) -> None:  # fmt: skip
    """A line of text around a height."""
    height = canvas.theme.px(20)
    canvas.text(
        text, x, middle - height / 2, width, height, font=canvas.theme.font(font, weight), role=role,
        trailing=trailing, own_words=own_words,
    )  # fmt: skip
