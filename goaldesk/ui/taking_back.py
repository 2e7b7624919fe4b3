"""Looking into a backup, and going back to one. Loaded when somebody wants to."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from goaldesk.core.backup_keeper import restore
from goaldesk.core.backups import Backup
from goaldesk.core.desk import open_desk
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.files import private_file
from goaldesk.core.words import N_, Message
from goaldesk.ui import dates
from goaldesk.ui.composition import make_context
from goaldesk.ui.i18n import tr

if TYPE_CHECKING:
    from goaldesk.app import Program


def look_inside(program: "Program", backup: Backup) -> None:
    """Show a backup for reading: a copy of it, which an older one can be brought up to date in, and which is thrown
    away afterwards."""
    found = program.guard().key_to(backup.path)
    if found is None:
        return
    folder = Path(tempfile.mkdtemp(prefix="look-", dir=program.folder))
    path = folder / (program.desk.path.name if program.desk else backup.path.name)
    private_file(path)
    shutil.copyfile(backup.path, path)
    at = backup.at.astimezone(program.clock.now().tzinfo)
    guest = tr(
        "The desk as it was on {day} at {time} · to read and to copy from",
        day=dates.full_day(at.date()), time=dates.clock_time(at),
    )  # fmt: skip
    desk = open_desk(path, program.clock, key=found.key)
    desk.store.stop_writing(Message(N_("This is a backup, and only looked at. Nothing was changed.")))
    program.show(make_context(desk, program.look, program.settings, sample=True, guest=guest), throw_away=folder)


def go_back_to(program: "Program", backup: Backup) -> None:
    """Put a backup in the place of the desk. What was there is a backup too, so that one can go back again."""
    desk = program.desk
    if desk is None or desk.keeper is None:
        return
    found = program.guard().key_to(backup.path)
    if found is None or not program.close_window():
        return
    path, folder, key = desk.path, desk.keeper.folder, desk.store.key
    program.close(desk)
    program.desk = None
    said = Message(N_("This is the desk as it was. What was here before is the newest of the backups."))
    try:
        if restore(path, backup.path, folder, program.clock, key=found.key, desk_key=key) is None:
            said = Message(N_("This is the desk as it was. What was here before is kept beside it."))
        key = found.key
    except GoalDeskError as error:
        said = error.message
    if program.show_desk(path, key=key):
        program.say(said)
    else:
        QApplication.quit()  # there is nothing left to show
