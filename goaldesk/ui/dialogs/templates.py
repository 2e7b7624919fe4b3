"""One's own templates: to give them other names, and to put them away."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.changes import ChangeSet
from goaldesk.core.queries import templates as templates_query
from goaldesk.core.queries.templates import TemplateRow
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import IconButton
from goaldesk.ui.widgets.labels import Paragraph
from goaldesk.ui.widgets.scrollbar import ScrollArea

_WIDTH, _HIGHEST = 420, 320


class TemplatesDialog(Dialog):
    """A line for each, which saves itself."""

    def __init__(self, ui: Context, parent: QWidget) -> None:
        super().__init__(ui, parent, tr("My templates"), width=_WIDTH)
        px = ui.theme.px
        self._none = Paragraph(ui, tr("An entry that you keep as a template is listed here."), role="text2")
        self._rows: dict[str, _Row] = {}
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area = ScrollArea(ui)
        self._area.setAccessibleName(tr("My templates"))
        self._area.setWidget(inside)
        self.body.insertWidget(0, self._none)
        self.body.insertWidget(1, self._area)
        self.buttons(tr("Close"))
        ui.bus.changed.connect(self._changed)
        self._read()

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("template"):
            self._read()

    def _read(self) -> None:
        """The rows that are there stay: words may just be typed into them."""
        there = {row.id: row for row in templates_query.templates(self.ui.desk.store)}
        for template_id in self._rows.keys() - there.keys():
            row = self._rows.pop(template_id)
            row.hide()
            row.deleteLater()
        for template_id, template in there.items():
            if template_id not in self._rows:
                self._rows[template_id] = _Row(self.ui, template_id)
                self._column.addWidget(self._rows[template_id])
            self._rows[template_id].show_template(template)
        self._none.setVisible(not there)
        self._area.setVisible(bool(there))
        height = self._column.sizeHint().height()
        self._area.setMinimumHeight(min(self.ui.theme.px(_HIGHEST), height))


class _Row(QWidget):
    """The name of a template, and the way to the trash for it."""

    def __init__(self, ui: Context, template_id: str) -> None:
        super().__init__()
        self._name = AutoText(
            ui, tr("Name of the template"), partial(ui.desk.templates.rename, template_id), needed=True
        )
        self._away = IconButton(ui, "archive", "")
        self._away.clicked.connect(partial(ui.desk.templates.put_away, template_id))
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(0, 0, ui.theme.px(INSET), 0))
        row.setSpacing(ui.theme.px(8))
        row.addWidget(self._name, 1)
        row.addWidget(self._away)

    def show_template(self, template: TemplateRow) -> None:
        """Show what it is called."""
        self._name.show_text(template.name)
        self._away.name(tr("Put “{name}” away", name=template.name))
