"""The pages about files that can be drawn: a table that comes in, where a desk lies, and one that is damaged."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from goaldesk.core import damage
from goaldesk.core.backups import Backup, Reason
from goaldesk.core.formats import table
from goaldesk.core.formats.table import TableLine
from goaldesk.core.queries.table_lines import table_lines
from goaldesk.ui.folder_notice import FolderNotice, Told
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.looking_after import tell_damage
from goaldesk.ui.main_window import MainWindow

_FOLDER = Path("/home/ada/.local/share/GoalDesk")
_SIZE = 400_000


def _import(window: MainWindow) -> None:
    """The goals of this desk once more, with a new one and one that reads like the other kind."""
    new = ((tr("Cook for ten guests"), tr("How a menu comes together")), ("", tr("Get the promotion by June")))
    lines = [*table_lines(window.ui.desk.store)[:5], *(TableLine(0, *pair, "") for pair in new)]
    load("import_dialog")(window.ui, window, table.write(lines, ".md")).open()


def _damage(window: MainWindow) -> None:
    desk = window.ui.desk
    desk.store.stop_writing(damage.sentence(desk.path))
    at = desk.clock.now() - timedelta(hours=3)
    saved = _FOLDER / f"GoalDesk saved {desk.clock.now():%Y-%m-%d %H-%M-%S}"
    tell_damage(window, saved, Backup(_FOLDER / "backup", at, Reason.CLOSE, _SIZE))


def _folder(window: MainWindow) -> None:
    FolderNotice(window, Told("Syncthing", ("GoalDesk.sync-conflict-20261008-143200-ADA.goaldesk",))).explain()


FILE_PAGES: Mapping[str, Callable[[MainWindow], object]] = {"import": _import, "folder": _folder, "damage": _damage}
