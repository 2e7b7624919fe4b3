"""The goal table on the clipboard."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from goaldesk.core.desk import Desk
from goaldesk.core.formats import html_table, table
from goaldesk.core.formats.table import TableLine
from goaldesk.core.queries.table_lines import table_lines


class GoalClipboard:
    """Copies goals of a desk, and fetches tables."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _lines(self, goal_ids: Sequence[str]) -> list[TableLine]:
        """The selected goals, or the whole table if none is selected."""
        return table_lines(self._desk.store, set(goal_ids) if goal_ids else None)

    def copy(self, goal_ids: Sequence[str]) -> None:
        """Put the goals there twice: as a Markdown table for plain text, as HTML for what can show tables."""
        lines = self._lines(goal_ids)
        data = QMimeData()
        data.setText(table.write(lines, ".md"))
        data.setHtml(table.write(lines, ".html"))
        QGuiApplication.clipboard().setMimeData(data)

    def copy_as(self, goal_ids: Sequence[str], suffix: str) -> None:
        """Put the goals there as text in one format."""
        QGuiApplication.clipboard().setText(table.write(self._lines(goal_ids), suffix))

    @staticmethod
    def table_text() -> str:
        """What is there, as HTML if it holds a table, else as text."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is None:  # Qt's description does not say so, but an empty clipboard has none
            return ""
        if data.hasHtml() and html_table.read(data.html()):
            return data.html()
        return data.text()
