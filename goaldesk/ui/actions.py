"""Every command of the window: its name, its keys, its menu, and who carries it out. One table; menus come from it."""

import sys
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from goaldesk.core.words import N_
from goaldesk.ui.i18n import tr


class Spec(NamedTuple):
    """A command. ``target`` is a path of names from the window, such as ``desk_page.table.check_in``.

    It is called with what is ``given``. ``section`` is ``desk`` where the Desk page has to be shown for it, and
    ``table`` where its keys, besides, act only while the table has the focus. ``keys`` are in Qt's portable notation.
    ``only`` is ``protected`` or ``plain`` for what makes sense for such a desk alone.
    """

    name: str
    menu: str
    text: str
    keys: str
    target: str
    section: str = ""
    given: tuple[str, ...] = ()
    only: str = ""


FILE, EDIT, GOAL, JOURNAL, VIEW, HELP = N_("File"), N_("Edit"), N_("Goal"), N_("Journal"), N_("View"), N_("Help")

SPECS = (
    Spec("new_goal", FILE, N_("New goal"), "Ctrl+N", "new_goal"),
    Spec("type_goal", FILE, N_("Type a goal into the table"), "Ctrl+Shift+N", "desk_page.table.new_goal", "desk"),
    Spec("write", FILE, N_("Write"), "Ctrl+J", "write"),
    Spec("log_setback", FILE, N_("Log a setback"), "Ctrl+L", "openings.new_setback"),
    Spec("import_table", FILE, N_("Bring in a table…"), "Ctrl+O", "openings.import_table"),
    Spec("trash", FILE, N_("Trash…"), "", "openings.trash"),
    Spec("backups", FILE, N_("Backups…"), "", "openings.backups"),
    Spec("export_table", FILE, N_("Save the table as…"), "Ctrl+Shift+S", "openings.export_table"),
    Spec("switch_desk", FILE, N_("Open another desk…"), "", "openings.other_desk"),
    Spec("new_desk", FILE, N_("New desk…"), "", "openings.new_desk"),
    Spec("sample_desk", FILE, N_("Open the sample desk"), "", "open_sample"),
    Spec("lock", FILE, N_("Lock"), "Ctrl+Shift+L", "openings.lock"),
    Spec("protect", FILE, N_("Protect with a passphrase…"), "", "openings.protect", only="plain"),
    Spec("change_key", FILE, N_("Change the passphrase…"), "", "openings.change_passphrase", only="protected"),
    Spec("remove_key", FILE, N_("Remove the passphrase…"), "", "openings.remove_passphrase", only="protected"),
    Spec("preferences", FILE, N_("Settings"), "Ctrl+,", "openings.preferences"),
    Spec("quit", FILE, N_("Quit"), "Ctrl+Q", "close"),
    Spec("undo", EDIT, N_("Undo"), "Undo", "undo"),
    Spec("redo", EDIT, N_("Redo"), "Redo", "redo"),
    Spec("copy", EDIT, N_("Copy the selected goals"), "Copy", "desk_page.table.copy", "table"),
    Spec("paste", EDIT, N_("Paste a table"), "Paste", "desk_page.table.paste", "desk"),
    Spec("search", EDIT, N_("Search everything"), "Ctrl+K", "open_palette"),
    Spec("filter", EDIT, N_("Filter the table"), "Ctrl+Shift+F", "desk_page.table.open_filter", "desk"),
    Spec("open_page", GOAL, N_("Open the goal’s page"), "", "desk_page.table.open_page", "desk"),
    Spec("reword", GOAL, N_("Reword"), "F2", "desk_page.table.reword", "table"),
    Spec("pair", GOAL, N_("Pair…"), "Ctrl+Shift+P", "desk_page.table.pair", "desk"),
    Spec("unpair", GOAL, N_("Unpair"), "Ctrl+Shift+D", "desk_page.table.unpair", "desk"),
    Spec("check_in", GOAL, N_("Check in…"), "Ctrl+Shift+C", "desk_page.table.check_in", "desk"),
    Spec("measure", GOAL, N_("Measure and deadline…"), "Ctrl+Shift+M", "desk_page.table.set_measure", "desk"),
    Spec("understand", GOAL, N_("Check my understanding…"), "Ctrl+Shift+U", "desk_page.check_understanding", "desk"),
    Spec("depth", GOAL, N_("Depth and last thing tried…"), "", "desk_page.table.set_depth", "desk"),
    Spec("move_up", GOAL, N_("Move up"), "Alt+Up", "desk_page.table.move_up", "table"),
    Spec("move_down", GOAL, N_("Move down"), "Alt+Down", "desk_page.table.move_down", "table"),
    Spec("put_away", GOAL, N_("Put away"), "Del", "desk_page.table.put_away", "table"),
    Spec("previous_day", JOURNAL, N_("Previous day"), "Alt+Left", "journal.previous_day"),
    Spec("next_day", JOURNAL, N_("Next day"), "Alt+Right", "journal.next_day"),
    Spec("today", JOURNAL, N_("Today"), "Alt+Home", "journal.go_today"),
    Spec("new_entry", JOURNAL, N_("Another entry on this day"), "Ctrl+Shift+J", "journal.begin_entry"),
    Spec("link", JOURNAL, N_("Link a goal, or name a tag"), "Ctrl+Shift+K", "journal.open_links"),
    Spec("another", JOURNAL, N_("Another question"), "", "journal.prompt.another"),
    Spec("find", JOURNAL, N_("Find in this entry"), "Ctrl+Shift+G", "journal.commands.find"),
    Spec("find_next", JOURNAL, N_("Next hit in this entry"), "F3", "journal.commands.find_next"),
    Spec("find_previous", JOURNAL, N_("Previous hit in this entry"), "Shift+F3", "journal.commands.find_previous"),
    Spec("begin_with", JOURNAL, N_("Begin with…"), "Ctrl+Shift+B", "journal.commands.choose_template"),
    Spec("add_picture", JOURNAL, N_("Add a picture…"), "Ctrl+Shift+I", "journal.commands.add_picture"),
    Spec("open_picture", JOURNAL, N_("Open the picture larger"), "Ctrl+Shift+O", "journal.commands.open_picture"),
    Spec("private", JOURNAL, N_("Private"), "Ctrl+Shift+H", "journal.commands.turn_private"),
    Spec("versions", JOURNAL, N_("Earlier versions…"), "Ctrl+Shift+E", "journal.commands.open_versions"),
    Spec("keep_template", JOURNAL, N_("Keep this entry as a template…"), "", "journal.commands.keep_template"),
    Spec("templates", JOURNAL, N_("My templates…"), "", "journal.commands.open_templates"),
    Spec("move_entry", JOURNAL, N_("Move this entry to another day…"), "", "journal.commands.choose_day"),
    Spec("put_entry_away", JOURNAL, N_("Put this entry away"), "", "journal.put_away_entry"),
    Spec("section_1", VIEW, N_("Desk"), "Ctrl+1", "show_section", given=("desk",)),
    Spec("section_2", VIEW, N_("Journal"), "Ctrl+2", "show_section", given=("journal",)),
    Spec("section_3", VIEW, N_("Setbacks"), "Ctrl+3", "show_section", given=("setbacks",)),
    Spec("section_4", VIEW, N_("Review"), "Ctrl+4", "show_section", given=("review",)),
    Spec("section_5", VIEW, N_("Insights"), "Ctrl+5", "show_section", given=("insights",)),
    Spec("section_6", VIEW, N_("Guide"), "Ctrl+6", "show_section", given=("guide",)),
    Spec("next_pane", VIEW, N_("Next pane"), "F6", "next_pane"),
    Spec("previous_pane", VIEW, N_("Previous pane"), "Shift+F6", "previous_pane"),
    Spec("alone", VIEW, N_("Focus on the text"), "F11", "turn_alone"),
    Spec("hide_setbacks", VIEW, N_("Hide setbacks, or show them"), "Ctrl+Shift+X", "openings.turn_setbacks"),
    Spec("close_page", VIEW, N_("Back to the journal"), "", "desk_page.close_goal", "desk"),
    Spec("keys", HELP, N_("Keys"), "F1", "openings.keys"),
    Spec("about", HELP, N_("About GoalDesk"), "", "openings.about"),
)
"""Every command, in the order of the menus. A field for text takes the keys it knows itself, such as Paste, first."""

# Keys that would do too much from anywhere: they act only while the table has the focus.
_ONLY_IN_TABLE = "table"

_MENU = QKeyCombination(Qt.KeyboardModifier.NoModifier, Qt.Key.Key_F10)


class Actions(QObject):
    """The commands of one window as QActions, in a menu bar that stays out of sight until Alt is pressed."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._alt_alone = False
        self._menus: dict[str, QMenu] = {}
        kind = "protected" if resolve(window, "ui").desk.is_protected() else "plain"
        self.specs = tuple(spec for spec in SPECS if spec.only in {"", kind})
        """The commands that there are for this desk."""
        self.actions = {spec.name: self._action(spec) for spec in self.specs}
        window.installEventFilter(self)
        if sys.platform == "darwin":
            self.menu_bar()

    def _action(self, spec: Spec) -> QAction:
        action = QAction(tr(spec.text), self)
        action.setObjectName(spec.name)
        if spec.keys:
            action.setShortcuts(shortcuts(spec.keys))
        action.triggered.connect(self._carry_out)
        action.setData(spec)
        if spec.section == _ONLY_IN_TABLE:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            resolve(self._window, "desk_page.table.view").addAction(action)
        else:
            self._window.addAction(action)
        return action

    def _carry_out(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.carry_out(action.data())

    def carry_out(self, spec: Spec) -> None:
        """Do what a command says, on the page it belongs to."""
        resolve(self._window, "leave_palette")()
        if spec.section:
            resolve(self._window, "show_section")("desk")
        resolve(self._window, spec.target)(*spec.given)

    def menu_bar(self) -> QMenuBar:
        """The menu bar with every command. It is made when somebody first wants to see it."""
        bar = self._window.menuBar()
        if self._menus:
            return bar
        resolve(self._window, "ui").look.dress(bar)
        for spec in self.specs:
            if spec.menu not in self._menus:
                self._menus[spec.menu] = bar.addMenu(tr(spec.menu))
            self._menus[spec.menu].addAction(self.actions[spec.name])
        self._menus[EDIT].aboutToShow.connect(self._say_steps)
        self.actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self.actions["preferences"].setMenuRole(QAction.MenuRole.PreferencesRole)
        self.actions["about"].setMenuRole(QAction.MenuRole.AboutRole)
        bar.installEventFilter(self)
        if sys.platform != "darwin":
            bar.hide()
        return bar

    def _say_steps(self) -> None:
        """Say in the menu what would be undone and redone."""
        session = resolve(self._window, "ui").desk.session
        for name, label, plain, full in (
            ("undo", session.undo_label(), tr("Undo"), N_("Undo {step}")),
            ("redo", session.redo_label(), tr("Redo"), N_("Redo {step}")),
        ):
            self.actions[name].setText(tr(full, step=tr(label)) if label else plain)
            self.actions[name].setEnabled(bool(label))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt by itself shows the menu bar, and so does F10; words are kept when the window is left."""
        if isinstance(event, QKeyEvent) and sys.platform != "darwin":
            alone = event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat()
            # A key that is a shortcut is never pressed, as far as the window hears; but it is announced.
            if event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
                self._alt_alone = alone
                if event.type() == QEvent.Type.KeyPress and event.keyCombination() == _MENU and watched is self._window:
                    self._show_menu_bar(show=self.menu_bar().isHidden())
                    return True
            elif event.type() == QEvent.Type.KeyRelease and alone and self._alt_alone and watched is self._window:
                self._show_menu_bar(show=self.menu_bar().isHidden())
                return True
        elif event.type() == QEvent.Type.WindowDeactivate and watched is self._window:
            resolve(self._window, "ui").bus.flush.emit()
        elif event.type() == QEvent.Type.FocusOut and isinstance(watched, QMenuBar) and watched.activeAction() is None:
            self._show_menu_bar(show=False)
        return super().eventFilter(watched, event)

    def _show_menu_bar(self, *, show: bool) -> None:
        bar = self.menu_bar()
        bar.setVisible(show)
        if show:
            bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            bar.setActiveAction(bar.actions()[0])


def resolve(root: Any, path: str) -> Any:
    """What a path of names leads to."""
    for name in path.split("."):
        root = getattr(root, name)
    return root


def shortcuts(keys: str) -> list[QKeySequence]:
    """Keys from the table: the system's own for a name such as ``Undo``, else as written."""
    standard = {"Undo", "Redo", "Copy", "Paste"}
    if keys in standard:
        found = QKeySequence.keyBindings(QKeySequence.StandardKey[keys])
        extra = {"Redo": "Ctrl+Shift+Z"}.get(keys)
        if extra and QKeySequence(extra) not in found:
            found.append(QKeySequence(extra))
        return list(found)
    if keys == "Ctrl+K":
        return [QKeySequence(keys), QKeySequence("Ctrl+F")]
    return [QKeySequence(keys)]
