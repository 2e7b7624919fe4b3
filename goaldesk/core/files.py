"""Writing whole files so that a crash leaves either the old one or the new one, never half of one."""

import contextlib
import os
import tempfile
from pathlib import Path

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def is_file(path: Path) -> bool:
    """Whether there is a file. A way there that is too long, forbidden or out of order leads to none, where pathlib
    raises for some of these."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as ``is_file`` has it."""
    return os.path.isdir(path)  # noqa: PTH112


def in_folder(path: Path, pattern: str) -> list[Path]:
    """What is in a folder and is called so; nothing where it cannot be looked into, as a stick that was pulled out."""
    try:
        return sorted(path.glob(pattern))
    except OSError:
        return []


def private_folder(path: Path) -> Path:
    """Make a folder (with its parents) that only its owner can enter. An existing one keeps its mode."""
    if not path.is_dir():
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        path.chmod(PRIVATE_FOLDER)
    return path


def private_file(path: Path) -> None:
    """Make an empty file for its owner only, before anything is written into it. An existing one stays as it is."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))


def folder_to_disk(folder: Path) -> None:
    """Have the new name of a file on the disk too. Not every system has a way to ask for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def atomic_write(path: Path, data: bytes) -> None:
    """Replace a file's content in one step: written beside it, flushed to the disk, then moved over it."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
