"""Where things are: the user's folder, and what the program brings along. appdirs lives here and only here."""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

import appdirs

APP = "GoalDesk"
DATA_DIR_VARIABLE = "GOALDESK_DATA_DIR"
DESK_SUFFIX = ".goaldesk"
PORTABLE = "Desk"
"""The folder beside a frozen program that keeps its desk there. The portable package has one; others have none."""

_PACKAGE = Path(__file__).resolve().parent
_INSIDE = Path(getattr(sys, "_MEIPASS", _PACKAGE)) / "resources"
_RESOURCES = _INSIDE if _INSIDE.is_dir() else _PACKAGE.parent / "resources"


def data_dir(environ: MutableMapping[str, str] = os.environ) -> Path:
    """The folder for the default desk and the settings.

    ``GOALDESK_DATA_DIR`` overrides it, and so does the folder that a portable program keeps beside itself. appdirs
    takes an empty or relative XDG_DATA_HOME literally and would put the desk into whatever folder the program was
    started from; the XDG specification says to ignore such a value, so it is dropped first.
    """
    own = environ.get(DATA_DIR_VARIABLE)
    if own:
        return Path(own).absolute()
    if beside := _beside():
        return beside
    if not Path(environ.get("XDG_DATA_HOME", "")).is_absolute():
        environ.pop("XDG_DATA_HOME", None)
    return _long_name(Path(appdirs.user_data_dir(APP, appauthor=False)))


def _beside() -> Path | None:
    """The folder of a portable program; None for every other."""
    folder = Path(sys.executable).with_name(PORTABLE)
    return folder if hasattr(sys, "_MEIPASS") and folder.is_dir() else None


def to_remember(desk: Path, folder: Path) -> str:
    """A desk as the settings name it. A portable one moves with them, and its disk may have another letter there."""
    if _beside() == folder and desk.is_relative_to(folder):
        return str(desk.relative_to(folder))
    return str(desk)


if sys.platform == "win32":
    import ctypes

    def _long_name(path: Path) -> Path:
        """Spell out the 8.3 name that appdirs answers with where the profile has letters above U+00FF."""
        buffer = ctypes.create_unicode_buffer(32768)
        length = ctypes.windll.kernel32.GetLongPathNameW(str(path), buffer, len(buffer))
        return Path(buffer.value) if length else path
else:

    def _long_name(path: Path) -> Path:
        return path


def default_desk(folder: Path) -> Path:
    """The desk that opens when no other is asked for or remembered."""
    return folder / f"{APP}{DESK_SUFFIX}"


def settings_file(folder: Path) -> Path:
    """The one settings file, beside the default desk."""
    return folder / "settings.json"


def backups_dir(folder: Path) -> Path:
    """Where the backups of all desks are, a folder a desk."""
    return folder / "backups"


def error_report(folder: Path) -> Path:
    """Where the latest errors of the program are described, without a word of what the person wrote."""
    return folder / "errors.txt"


def resource(*parts: str) -> Path:
    """A file the program brings along: in a checkout beside the package, in a wheel or frozen program inside it."""
    return _RESOURCES.joinpath(*parts)
