"""What the terminal calls do. None of them loads Qt or needs a screen. Each returns the exit status."""

import argparse
import getpass
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from goaldesk import paths
from goaldesk.core import damage, lock, outside
from goaldesk.core import key as keys
from goaldesk.core.backup_keeper import BackupKeeper, restore
from goaldesk.core.backups import backups as list_backups
from goaldesk.core.backups import folder_for, look_into
from goaldesk.core.calls import CALLS
from goaldesk.core.check import Report
from goaldesk.core.check import check as check_desk
from goaldesk.core.clock import Clock, fixed, local_now
from goaldesk.core.desk import open_desk
from goaldesk.core.errors import DeskDamagedError, DeskError, DeskHeldError, DeskLockedError, UserError
from goaldesk.core.files import atomic_write, is_file
from goaldesk.core.formats import FORMATS, table
from goaldesk.core.formats.text import decode
from goaldesk.core.key import Key
from goaldesk.core.method.coach import language as coach_language
from goaldesk.core.method.coach.advice import Situation, advise
from goaldesk.core.protection import opens_a_backup
from goaldesk.core.queries.table_lines import table_lines
from goaldesk.core.rescue import rescue
from goaldesk.core.search.asked import parse as parse_search
from goaldesk.core.search.find import find as find_hits
from goaldesk.core.settings import SettingsFile
from goaldesk.core.store.db import Store, is_protected, open_for_reading
from goaldesk.core.words import N_, Message
from goaldesk.ui.i18n import ntr, say, tr
from goaldesk.ui.single_instance import ask

DONE, COULD_NOT = 0, 1

PASSPHRASE_VARIABLE = "GOALDESK_PASSPHRASE"  # noqa: S105  (its name)

_TRIES, _PAUSE = 50, 0.1


def _desk_path(arguments: argparse.Namespace) -> Path:
    """The desk that is meant: named, remembered, or the default one."""
    if arguments.desk:
        return Path(arguments.desk)
    folder = paths.data_dir()
    remembered = SettingsFile(paths.settings_file(folder)).now.desk
    return folder / remembered if remembered else paths.default_desk(folder)


def _is_first_use(arguments: argparse.Namespace, path: Path) -> bool:
    """Whether a desk is to be made, as the first start of the window does: none was ever named or remembered."""
    settings = SettingsFile(paths.settings_file(paths.data_dir()))
    return not (arguments.desk or settings.now.desk or settings.lost or path.exists())


def _clock(arguments: argparse.Namespace) -> Clock:
    settings = SettingsFile(paths.settings_file(paths.data_dir())).now
    return Clock(fixed(arguments.now) if arguments.now else local_now, settings.day_starts_at)


class Opening:
    """What opens a desk or a backup: nothing, or what is typed where nobody sees it.

    It is asked for once, and tried wherever something is to be opened. A script puts it into GOALDESK_PASSPHRASE; it is
    never an argument, which everybody on the computer could read.
    """

    def __init__(self) -> None:
        self._typed = os.environ.get(PASSPHRASE_VARIABLE, "")

    def of(self, path: Path) -> Key | None:
        """What opens a file. Raises DeskLockedError if there is nobody to ask, or it was not the one."""
        if not is_protected(path):
            return None
        if not self._typed and sys.stdin is not None and sys.stdin.isatty():
            self._typed = getpass.getpass(tr("Passphrase of “{name}”: ", name=path.stem))
        if not self._typed:
            text = N_(
                "“{name}” is protected. Call from a terminal, which asks for its passphrase, or put that into {it}."
            )
            raise DeskLockedError(Message(text, {"name": path.stem, "it": PASSPHRASE_VARIABLE}))
        key = keys.from_either(self._typed, keys.salt_of(path))
        try:
            look_into(path, key)
        except DeskLockedError:
            if opens_a_backup(key, path, _backups_dir()):
                text = N_(
                    "That is the one, but the file of “{name}” is damaged where it begins, and cannot be opened."
                    " goaldesk backup --list names its backups, and goaldesk restore brings one back."
                )
                raise DeskDamagedError(Message(text, {"name": path.stem})) from None
            text = N_("That is not the passphrase of “{name}”. Nothing was changed.")
            raise DeskLockedError(Message(text, {"name": path.stem})) from None
        except DeskError:
            return key  # it opens it, as far as it can be read: whoever does so says what the matter is
        return key


def _perform(arguments: argparse.Namespace, name: str, values: dict[str, Any], opening: Opening | None = None) -> int:
    """Do something to the desk here, or in the window that has it open."""
    path, key = _desk_path(arguments), None
    for _ in range(_TRIES):
        first = _is_first_use(arguments, path)
        try:
            known = damage.known(SettingsFile(paths.settings_file(paths.data_dir())), path)
            desk = open_desk(
                path, _clock(arguments), create=first, backups=_backups_dir(), key=key, damaged=known
            )  # fmt: skip
            desk.keeper = BackupKeeper(desk, folder_for(path, _backups_dir()), _second_folder)
        except DeskLockedError:
            key = (opening or Opening()).of(path)
            continue
        except DeskHeldError:
            if lock.held_elsewhere(path):
                raise  # by another computer, which cannot be asked
            reply = ask(lock.holder(path), name, values)
            if reply is None:  # the window is just opening, or just closing
                time.sleep(_PAUSE)
                continue
            if "error" in reply:
                print(f"goaldesk: {reply['error']}", file=sys.stderr)
                return COULD_NOT
            print(reply["said"])
            return DONE
        try:
            said = CALLS[name](desk, values)
        except BaseException:
            if first:
                desk.close_and_remove()  # nothing was kept, so nothing was begun
            else:
                desk.close()
            raise
        desk.close()
        if first:
            folder = paths.data_dir()
            SettingsFile(paths.settings_file(folder)).change(desk=paths.to_remember(path, folder))
        print(say(said))
        return DONE
    text = N_("“{desk}” is open in a GoalDesk that does not answer. Nothing was changed.")
    raise UserError(Message(text, {"desk": path.stem}))


def _backups_dir() -> Path:
    return paths.backups_dir(paths.data_dir())


def _second_folder() -> str:
    return SettingsFile(paths.settings_file(paths.data_dir())).now.backup_folder


def back_up(arguments: argparse.Namespace) -> int:
    """Make a backup now, or list those there are."""
    if not arguments.list:
        return _perform(arguments, "back_up", {})
    found = list_backups(folder_for(_desk_path(arguments), _backups_dir()))
    for backup in found:
        print(f"{backup.at.isoformat(timespec='seconds')}\t{backup.reason}\t{backup.size}\t{backup.path}")
    return DONE if found else COULD_NOT


def go_back(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of the desk. What was there becomes the newest backup."""
    path = _desk_path(arguments)
    if not is_file(arguments.backup):
        raise UserError(Message(N_("There is no backup at {path}. Nothing was changed."), {"path": arguments.backup}))
    opening, there = Opening(), is_file(path)
    key = opening.of(arguments.backup)
    try:
        desk_key = opening.of(path)
    except (DeskDamagedError, DeskLockedError):
        desk_key = None  # it is kept as it is, under another name
    kept = restore(
        path, arguments.backup, folder_for(path, _backups_dir()), _clock(arguments), key=key, desk_key=desk_key
    )
    if there and kept is None:
        print(tr("This is the desk as it was. What was here before lies beside it, under another name."))
    else:
        print(tr("This is the desk as it was. What was here before is the newest of the backups."))
    return DONE


def save_out(arguments: argparse.Namespace) -> int:
    """Save out what can be read of a damaged desk, into a new folder."""
    path = _desk_path(arguments)
    rescued = rescue(path, arguments.folder.absolute(), _clock(arguments), Opening().of(path))
    for table_name, number in rescued.rows.items():
        print(f"{table_name}\t{number}")
    for table_name in rescued.partly:
        print("goaldesk: " + tr("{table}: not all of it could be read", table=table_name), file=sys.stderr)
    if rescued.tables:
        print(tr("Saved as a desk of its own and as tables in {folder}.", folder=rescued.folder))
    else:
        print(tr("Saved as a protected desk of its own in {folder}.", folder=rescued.folder))
    return COULD_NOT if rescued.partly else DONE


def capture(arguments: argparse.Namespace) -> int:
    """Keep some words as an entry of today, or as a draft setback."""
    texts = [_readable(text) for text in (arguments.text, *arguments.goal)]
    values = {"text": texts[0], "setback": arguments.setback, "goals": texts[1:]}
    return _perform(arguments, "capture", values)


def bring_in(arguments: argparse.Namespace) -> int:
    """Bring in a table from a file, or say what would happen."""
    content = decode(outside.read(arguments.path, outside.LARGEST_TEXT))
    values = {"content": content, "suffix": arguments.path.suffix, "header": arguments.header}
    values["dry_run"] = arguments.dry_run
    if arguments.dry_run and _is_first_use(arguments, _desk_path(arguments)):
        return _try_on_a_new_desk(arguments, "import_table", values)
    return _perform(arguments, "import_table", values)


def _try_on_a_new_desk(arguments: argparse.Namespace, name: str, values: dict[str, Any]) -> int:
    """Say what would happen to the first desk, which is not there yet and is not made."""
    with TemporaryDirectory(prefix="goaldesk-") as folder:
        desk = open_desk(Path(folder) / "New.goaldesk", _clock(arguments), create=True)
        try:
            print(say(CALLS[name](desk, values)))
        finally:
            desk.close()
    return DONE


def export(arguments: argparse.Namespace) -> int:
    """Write the goals to a file, as a table."""
    suffix = arguments.path.suffix.lower()
    known = next(each for each in FORMATS if each.name == arguments.format)
    if suffix not in known.writes:
        text = N_("A table is written to a file that ends in {endings}. Nothing was written.")
        raise UserError(Message(text, {"endings": ", ".join(known.writes)}))
    with _reading(arguments) as store:
        lines = table_lines(store)
    if not arguments.dry_run:
        try:
            atomic_write(arguments.path.absolute(), table.to_file(lines, suffix))
        except OSError as error:
            text = N_("{path} cannot be written: {reason}. What was there before is still there.")
            raise UserError(Message(text, {"path": arguments.path, "reason": error.strerror})) from error
    print(ntr("{n} row", "{n} rows", len(lines)))
    return DONE


@contextmanager
def _reading(arguments: argparse.Namespace, opening: Opening | None = None) -> Iterator[Store]:
    path = _desk_path(arguments)
    store = open_for_reading(path, (opening or Opening()).of(path))
    try:
        yield store
    finally:
        store.close()


def find(arguments: argparse.Namespace) -> int:
    """Search everything. The status is 1 if nothing was found, as grep(1) has it."""
    with _reading(arguments) as store:
        found = find_hits(store, parse_search(_readable(arguments.query)), limit=arguments.limit)
    hits = [hit for hit in found if not hit.private][: arguments.limit]
    for hit in hits:
        line = f"{hit.kind}\t{hit.detail or hit.day}\t{hit.title}\t{hit.excerpt}\t{hit.id}"
        print(json.dumps(hit._asdict(), ensure_ascii=False) if arguments.json else line)
    return DONE if hits else COULD_NOT


def frame(arguments: argparse.Namespace) -> int:
    """Say which kind a goal reads like, with the words that say so."""
    cues = paths.resource("coach", f"{arguments.lang}.toml")
    if not cues.is_file():
        text = N_("The coach does not read “{language}” yet.")
        raise UserError(Message(text, {"language": arguments.lang}))
    language = coach_language.parse(cues.read_text("utf-8"))
    advice = advise(Situation(_readable(arguments.text)), language)
    print(json.dumps(advice.as_json(), ensure_ascii=False))
    return DONE


def formats(arguments: argparse.Namespace) -> int:
    """List what can be read and written."""
    for each in FORMATS:
        reads, writes = " ".join(each.reads), " ".join(each.writes)
        print(
            tr(
                "{name}: {says}. Reads {reads}, writes {writes}.",
                name=each.name,
                says=tr(each.says),
                reads=reads,
                writes=writes,
            )
        )
    return DONE


def check(arguments: argparse.Namespace) -> int:
    """Verify a desk. The status is 1 if it needs attention. A search index that is wrong is made again."""
    opening = Opening()
    report = _checked(arguments, opening)
    if report.only_search:
        for problem in report.problems:
            print(f"goaldesk: {problem}", file=sys.stderr)
        _perform(arguments, "make_search_again", {}, opening)
        report = _checked(arguments, opening)
    for table_name, number in report.counts.items():
        print(f"{table_name}\t{number}")
    for problem in report.problems:
        print(f"goaldesk: {problem}", file=sys.stderr)
    print(tr("The desk is sound.") if not report.problems else tr("The desk needs attention."))
    if any(problem.startswith("integrity: ") for problem in report.problems):
        print(tr("“goaldesk backup --list” lists the backups, “goaldesk save-out FOLDER” saves what can be read."))
    return COULD_NOT if report.problems else DONE


def _checked(arguments: argparse.Namespace, opening: Opening) -> Report:
    with _reading(arguments, opening) as store:
        return check_desk(store)


def _readable(text: str) -> str:
    """Words from the command line. Bytes that are no text in the terminal's encoding arrive as halves of letters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UserError(Message(N_("These words are in no writing that can be read. Nothing was changed."))) from None
    return text
