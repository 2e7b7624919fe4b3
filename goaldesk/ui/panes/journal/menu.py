"""The menu of the entry: what can be done with it, with the keys that do it from anywhere."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from goaldesk.core import markup
from goaldesk.core.method.templates import TEMPLATES
from goaldesk.core.queries import templates as templates_query
from goaldesk.ui.actions import SPECS, resolve
from goaldesk.ui.i18n import tr

if TYPE_CHECKING:
    from goaldesk.ui.panes.journal.pane import JournalPane

_SPECS = {spec.name: spec for spec in SPECS}


def entry_menu(pane: "JournalPane") -> QMenu:
    """The menu for the entry that is held. It deletes itself once closed."""
    menu = QMenu(pane)
    menu.aboutToHide.connect(menu.deleteLater)
    pane.ui.look.dress(menu)
    begun = bool(pane.keeper.entry_id)
    _add(menu, pane, "new_entry").setEnabled(begun)
    menu.addMenu(_templates(menu, pane))
    menu.addSeparator()
    in_sight = not pane.paper.is_covered
    _add(menu, pane, "find").setEnabled(in_sight)
    _add(menu, pane, "add_picture").setEnabled(in_sight)
    _add(menu, pane, "open_picture").setEnabled(in_sight and bool(markup.pictures(pane.editor.toPlainText())))
    alone = _SPECS["alone"]
    menu.addAction(tr(alone.text), QKeySequence(alone.keys), pane.ui.places.journal_alone.emit)
    menu.addSeparator()
    private = _add(menu, pane, "private")
    private.setCheckable(True)
    private.setChecked(pane.keeper.entry is not None and pane.keeper.entry.private)
    private.setEnabled(begun)
    _add(menu, pane, "versions").setEnabled(begun and in_sight)
    _add(menu, pane, "keep_template").setEnabled(in_sight and bool(pane.editor.toPlainText().strip()))
    menu.addSeparator()
    _add(menu, pane, "move_entry").setEnabled(begun)
    _add(menu, pane, "put_entry_away").setEnabled(begun)
    return menu


def template_menu(pane: "JournalPane") -> QMenu:
    """What an entry can begin with, as a menu of its own. It deletes itself once closed."""
    menu = _templates(pane, pane)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _templates(parent: QWidget, pane: "JournalPane") -> QMenu:
    menu = QMenu(tr(_SPECS["begin_with"].text), parent)
    pane.ui.look.dress(menu)
    for shipped in TEMPLATES:
        menu.addAction(tr(shipped.name), partial(pane.commands.begin_with, tr(shipped.text)))
    menu.addSeparator()
    own = templates_query.templates(pane.ui.desk.store)
    for template in own:
        menu.addAction(template.name.replace("&", "&&"), partial(pane.commands.begin_with, template.text))
    _add(menu, pane, "templates").setEnabled(bool(own))
    return menu


def _add(menu: QMenu, pane: "JournalPane", name: str) -> QAction:
    """A command of the window's table, carried out by this journal."""
    spec = _SPECS[name]
    return menu.addAction(tr(spec.text), QKeySequence(spec.keys), resolve(pane, spec.target.removeprefix("journal.")))
