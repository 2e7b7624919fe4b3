"""Reading files that come from elsewhere: of a bounded size, and only what is a file."""

import stat
from pathlib import Path

from goaldesk.core.errors import UserError
from goaldesk.core.words import N_, Message

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes of a table. One of ten thousand goals has about two million."""


def read(path: Path, most: int) -> bytes:
    """What is in a file of at most ``most`` bytes.

    Raises UserError if it cannot be read, is larger, or is no file but, say, a device that never ends.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            text = N_("{path} is not a file that can be read. Nothing was changed.")
            raise UserError(Message(text, {"path": path}))
        with path.open("rb") as stream:
            data = stream.read(most + 1)  # some files do not know how large they are
    except OSError as error:
        text = N_("{path} cannot be read: {reason}. Nothing was changed.")
        raise UserError(Message(text, {"path": path, "reason": error.strerror})) from error
    if len(data) > most:
        text = N_("{path} is larger than {most} MB. Nothing was changed.")
        raise UserError(Message(text, {"path": path, "most": most // 1024**2}))
    return data
