"""Asking for a place in the file system, and writing there without ever leaving half a file."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from goaldesk.core.files import atomic_write
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context


def ask_where(parent: QWidget, title: str, name: str, kinds: Mapping[str, str]) -> tuple[Path, str] | None:
    """A file and the suffix that says its format; None if the person thought better of it.

    ``kinds`` are suffixes by what the dialog calls their formats, the usual one first.
    """
    chosen, kind = QFileDialog.getSaveFileName(parent, title, name, ";;".join(kinds))
    if not chosen:
        return None
    path, usual = Path(chosen), next(iter(kinds.values()))
    suffix = path.suffix.lower() if path.suffix.lower() in kinds.values() else kinds.get(kind, usual)
    return (path if path.suffix else path.with_suffix(suffix)), suffix


def write_file(ui: Context, path: Path, data: bytes) -> None:
    """Write the whole file, and tell the person where it is, or what kept it from being written."""
    try:
        atomic_write(path, data)
    except OSError as error:
        text = N_("{path} cannot be written: {reason}. What was there before is still there.")
        ui.places.said.emit(Message(text, {"path": path, "reason": error.strerror}))
        return
    ui.places.said.emit(Message(N_("Written to {path}"), {"path": path}))
