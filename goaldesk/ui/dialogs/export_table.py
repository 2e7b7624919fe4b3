"""Writing the table of goals to a file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from goaldesk.core.files import atomic_write
from goaldesk.core.formats import table
from goaldesk.core.queries.table_lines import table_lines
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr


def save_table(ui: Context, parent: QWidget) -> None:
    """Ask for a name and write all goals and pairs there, in the format of its ending."""
    kinds = {tr("Markdown (*.md)"): ".md", tr("CSV (*.csv)"): ".csv", tr("HTML (*.html)"): ".html"}
    name, kind = QFileDialog.getSaveFileName(parent, tr("Save the table as"), "goals.md", ";;".join(kinds))
    if not name:
        return
    path = Path(name)
    suffix = path.suffix.lower() if path.suffix.lower() in kinds.values() else kinds.get(kind, ".md")
    if not path.suffix:
        path = path.with_suffix(suffix)
    lines = table_lines(ui.desk.store)
    try:
        atomic_write(path, table.to_file(lines, suffix))
    except OSError as error:
        text = N_("{path} cannot be written: {reason}. What was there before is still there.")
        ui.places.said.emit(Message(text, {"path": path, "reason": error.strerror}))
        return
    ui.places.said.emit(Message(N_("Written to {path}"), {"path": path}))
