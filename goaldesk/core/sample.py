"""Opening the sample desk: a copy of the one that was written today, which is written if there is none yet."""

import importlib
import json
import shutil
import tempfile
import time
from pathlib import Path

from goaldesk import __version__
from goaldesk.core import files, lock
from goaldesk.core.clock import Clock

_COPY, _NAME = "copy-", "Sample.goaldesk"

_JUST_MADE = 60.0
"""Seconds in which a copy that nobody has open yet belongs to a start that is about to open it."""


def sample_desk(folder: Path, story: Path, clock: Clock) -> Path:
    """A fresh sample desk in a folder of its own inside ``folder``, dated so that the present day is its last one.

    Writing it takes a while, so the desk of a day is kept and copied. Copies that nobody has open any more are
    thrown away: whoever opened them was ended before it could do so.
    """
    files.private_folder(folder)
    for copy in folder.glob(f"{_COPY}*"):
        if _is_left(copy):
            shutil.rmtree(copy, ignore_errors=True)
    own = Path(tempfile.mkdtemp(prefix=_COPY, dir=folder))
    kept = folder / f"sample-{__version__}-{story.stem}-{clock.today()}.goaldesk"
    if not kept.exists():
        for old in folder.glob("sample-*"):
            if old != kept:  # another start may have written that one meanwhile
                old.unlink(missing_ok=True)
        making = own / "making.goaldesk"
        importlib.import_module("goaldesk.core.sample_writer").write_sample(
            making, json.loads(story.read_text("utf-8")), clock
        )
        making.replace(kept)
    target = own / _NAME
    files.private_file(target)
    shutil.copyfile(kept, target)
    return target


def _is_left(copy: Path) -> bool:
    try:
        made = copy.stat().st_mtime
    except OSError:  # somebody else has just thrown it away
        return False
    return time.time() - made > _JUST_MADE and not lock.held_here(copy / _NAME)
