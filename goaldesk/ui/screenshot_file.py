"""The pages about a desk's file that can be drawn: where it lies, and what happens when it is damaged."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from goaldesk.core import damage
from goaldesk.core.backups import Backup, Reason
from goaldesk.ui.folder_notice import FolderNotice, Told
from goaldesk.ui.looking_after import tell_damage
from goaldesk.ui.main_window import MainWindow

_FOLDER = Path("/home/ada/.local/share/GoalDesk")
_SIZE = 400_000


def _damage(window: MainWindow) -> None:
    desk = window.ui.desk
    desk.store.stop_writing(damage.sentence(desk.path))
    at = desk.clock.now() - timedelta(hours=3)
    saved = _FOLDER / f"GoalDesk saved {desk.clock.now():%Y-%m-%d %H-%M-%S}"
    tell_damage(window, saved, Backup(_FOLDER / "backup", at, Reason.CLOSE, _SIZE))


def _folder(window: MainWindow) -> None:
    FolderNotice(window, Told("Dropbox", ("GoalDesk (Ada's conflicted copy 2026-10-08).goaldesk",))).explain()


FILE_PAGES: Mapping[str, Callable[[MainWindow], object]] = {"damage": _damage, "folder": _folder}
