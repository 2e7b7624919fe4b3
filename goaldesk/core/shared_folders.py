"""Folders that other computers write to as well: cloud services, and disks in a network.

Values in, values out: what the computer has (``Computer``) comes from ``this_computer``. A write-ahead log beside a
desk is not safe there, since services copy the two files at different moments, and SQLite's shared memory does not
reach over a network (https://sqlite.org/wal.html). So a desk in such a folder has a rollback journal.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import NamedTuple

_SERVICES = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive", "googledrive": "Google Drive",
    "my drive": "Google Drive", "iclouddrive": "iCloud", "icloud drive": "iCloud", "mobile documents": "iCloud",
    "nextcloud": "Nextcloud", "owncloud": "ownCloud", "box": "Box", "box sync": "Box", "pcloud drive": "pCloud",
    "pclouddrive": "pCloud", "mega": "MEGA", "megasync": "MEGA", "proton drive": "Proton Drive", "tresorit": "Tresorit",
    "syncthing": "Syncthing", "yandex.disk": "Yandex Disk", "seafile": "Seafile", "koofr": "Koofr",
}  # fmt: skip
"""What services call the folder that they keep in step, in small letters."""

_MARKERS = {
    ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".stignore": "Syncthing",
    ".nextcloudsync.log": "Nextcloud", ".sync_journal.db": "Nextcloud", ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive", ".tmp.driveupload": "Google Drive",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
}  # fmt: skip
"""Files that services leave in the folders that they keep in step."""

_VARIABLES = {"OneDrive": "OneDrive", "OneDriveConsumer": "OneDrive", "OneDriveCommercial": "OneDrive"}
"""Variables of the environment that name such a folder."""

NETWORK = "a network disk"
"""What a disk elsewhere is called; the others go by the name of the service."""

_OF_NETWORKS = """
    nfs nfs3 nfs4 cifs smb smbfs smb2 smb3 afpfs webdav davfs davfs2 9p ncpfs afs sshfs glusterfs ceph lustre
    fuse.sshfs fuse.davfs2 fuse.glusterfs fuse.smbnetfs fuse.gvfsd-fuse fuse.curlftpfs
"""
_NETWORK_TYPES = frozenset(_OF_NETWORKS.split())
_CLOUD_TYPES = {
    "fuse.google-drive-ocamlfuse": "Google Drive", "fuse.drivefs": "Google Drive", "fuse.rclone": "rclone",
    "fuse.onedriver": "OneDrive", "fuse.pcloud": "pCloud", "fuse.insync": "Google Drive",
}  # fmt: skip

_DRIVE_REMOTE = 4  # GetDriveTypeW of Windows
_ESCAPES = (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\"))  # proc(5)


class Computer(NamedTuple):
    """What it takes to know where a folder is. ``mounts`` are places and their types, ``is_there`` asks for a file."""

    home: PurePath
    environ: dict[str, str]
    mounts: tuple[tuple[str, str], ...]
    is_there: Callable[[PurePath], bool]


def keeper_of(folder: PurePath, computer: Computer) -> str:
    """The service that keeps a folder in step, ``NETWORK`` for one on another computer, or an empty text.

    ``folder`` is where it really lies, without symbolic links.
    """
    for name, service in _VARIABLES.items():
        if (where := computer.environ.get(name)) and folder.is_relative_to(where):
            return service
    for mount, kind in sorted(computer.mounts, key=lambda each: len(each[0]), reverse=True):
        if folder.is_relative_to(mount):
            if kind in _NETWORK_TYPES:
                return NETWORK
            if kind in _CLOUD_TYPES:
                return _CLOUD_TYPES[kind]
            break
    return _by_name(folder, computer) or _by_marker(folder, computer)


def _by_name(folder: PurePath, computer: Computer) -> str:
    """A folder of a service is in the person's own one, or on a drive of its own, and has the name of the service."""
    if folder.is_relative_to(computer.home):
        parts = folder.relative_to(computer.home).parts
        if parts[:2] == ("Library", "CloudStorage") and len(parts) > 2:
            return _service(parts[2].partition("-")[0]) or parts[2].partition("-")[0]
        if parts[:2] == ("Library", "Mobile Documents"):
            return "iCloud"
        found = next(filter(None, map(_service, parts[:2])), "")
        return "" if found == "Box" and computer.home / "Box" not in (folder, *folder.parents) else found
    if folder.drive and len(folder.parts) > 1:
        return _service(folder.parts[1])
    return ""


def _service(name: str) -> str:
    """The service with such a folder: “Dropbox (Personal)”, “OneDrive - Contoso”, “Nextcloud2”."""
    small = name.casefold()
    plain = small.partition(" (")[0].partition(" - ")[0].rstrip("0123456789").strip()
    return _SERVICES.get(small) or _SERVICES.get(plain, "")


def _by_marker(folder: PurePath, computer: Computer) -> str:
    for place in (folder, *folder.parents):
        if place == computer.home or place.parent == place:
            break
        for marker, service in _MARKERS.items():
            if computer.is_there(place / marker):
                return service
    return ""


def this_computer() -> Computer:
    """What there is here and now."""
    try:
        home = Path.home()
    except RuntimeError:  # the system knows of none
        home = Path(os.devnull)
    return Computer(home, dict(os.environ), _mounts(), os.path.lexists)


def _mounts() -> tuple[tuple[str, str], ...]:
    if sys.platform != "linux":
        return ()
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ()
    return tuple((_plain(fields[1]), fields[2]) for line in lines if len(fields := line.split(" ")) > 2)


def _plain(mount: str) -> str:
    for escaped, letter in _ESCAPES:
        mount = mount.replace(escaped, letter)
    return mount


def kept_by(desk: Path) -> str:
    """Who keeps the folder of a desk of this computer; see ``keeper_of``. Looks through symbolic links."""
    folder = desk.resolve().parent
    return _of_the_system(folder) or keeper_of(folder, this_computer())


if sys.platform == "win32":
    import ctypes

    def _of_the_system(folder: Path) -> str:
        remote = str(folder).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE
        return NETWORK if remote else ""

elif sys.platform == "darwin":
    import ctypes
    import ctypes.util

    _LOCAL = 0x00001000  # MNT_LOCAL of sys/mount.h
    _SIZE, _FLAGS_AT = 2168, 64

    def _of_the_system(folder: Path) -> str:
        """Whether the system says that the disk is not here (statfs(2), with 64-bit inodes)."""
        libc = ctypes.CDLL(ctypes.util.find_library("c"))
        statfs = getattr(libc, "statfs$INODE64", None) or libc.statfs
        found = ctypes.create_string_buffer(_SIZE)
        if statfs(os.fsencode(folder), found):
            return ""
        return "" if int.from_bytes(found.raw[_FLAGS_AT : _FLAGS_AT + 4], "little") & _LOCAL else NETWORK

else:

    def _of_the_system(_folder: Path) -> str:
        return ""


def journal_mode(desk: Path) -> str:
    """How SQLite is to keep changes of a desk until they are in the file."""
    return "delete" if kept_by(desk) else "wal"


_CONFLICT = ("conflict", "konflikt", "conflicto", "conflit", "conflito", "conflitto")
_MADE_BY_ONEDRIVE = "-"


def conflict_copies(desk: str, beside: list[str], keeper: str = "") -> list[str]:
    """Which of the files beside a desk, by their names, a service made where two computers had changed it.

    ``GoalDesk (Ada's conflicted copy 2026-10-08).goaldesk`` of Dropbox and Nextcloud, ``.sync-conflict-`` of Syncthing,
    ``GoalDesk 2`` of iCloud, ``GoalDesk (1)`` of Google Drive, ``GoalDesk-LAPTOP`` of OneDrive.
    """
    stem, dot, ending = desk.rpartition(".")
    found = []
    for name in beside:
        if name == desk or not name.startswith(stem) or not name.endswith(f"{dot}{ending}"):
            continue
        between = name[len(stem) : len(name) - len(ending) - 1]
        machine = between[1:]
        by_onedrive = keeper == "OneDrive" and between.startswith(_MADE_BY_ONEDRIVE) and machine == machine.upper()
        if any(sign in between.casefold() for sign in _CONFLICT) or _is_numbered(between) or by_onedrive:
            found.append(name)
    return sorted(found)


def _is_numbered(between: str) -> bool:
    plain = between.strip()
    return between.startswith(" ") and (plain.isdigit() or (plain[:1] == "(" and plain[1:-1].isdigit()))
