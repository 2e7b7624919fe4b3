"""Opening the sample desk: a copy of the one that was written today, which is written if there is none yet."""

import importlib
import json
import shutil
import tempfile
from pathlib import Path

from goaldesk import __version__
from goaldesk.core import files, lock
from goaldesk.core.clock import Clock

_COPY, _NAME = "copy-", "Sample.goaldesk"


def sample_desk(folder: Path, story: Path, clock: Clock) -> Path:
    """A fresh sample desk in a folder of its own inside ``folder``, dated so that the present day is its last one.

    Writing it takes a while, so the desk of a day is kept and copied. Copies that nobody has open any more are
    thrown away: whoever opened them was ended before it could do so.
    """
    files.private_folder(folder)
    for left in folder.glob(f"{_COPY}*"):
        if not lock.held_here(left / _NAME):
            shutil.rmtree(left, ignore_errors=True)
    kept = folder / f"sample-{__version__}-{story.stem}-{clock.today()}.goaldesk"
    if not kept.exists():
        for old in folder.glob("sample-*.goaldesk*"):
            old.unlink(missing_ok=True)
        making = kept.with_suffix(".making")
        making.unlink(missing_ok=True)
        importlib.import_module("goaldesk.core.sample_writer").write_sample(
            making, json.loads(story.read_text("utf-8")), clock
        )
        making.replace(kept)
    target = Path(tempfile.mkdtemp(prefix=_COPY, dir=folder)) / _NAME
    files.private_file(target)
    shutil.copyfile(kept, target)
    return target
