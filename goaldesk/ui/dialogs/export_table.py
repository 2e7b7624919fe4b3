"""Writing the table of goals to a file."""

from PySide6.QtWidgets import QWidget

from goaldesk.core.formats import table
from goaldesk.core.queries.table_lines import table_lines
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.saving import ask_where, write_file
from goaldesk.ui.i18n import tr


def save_table(ui: Context, parent: QWidget) -> None:
    """Ask for a name and write all goals and pairs there, in the format of its ending."""
    kinds = {tr("Markdown (*.md)"): ".md", tr("CSV (*.csv)"): ".csv", tr("HTML (*.html)"): ".html"}
    where = ask_where(parent, tr("Save the table as"), "goals.md", kinds)
    if where:
        path, suffix = where
        write_file(ui, path, table.to_file(table_lines(ui.desk.store), suffix))
