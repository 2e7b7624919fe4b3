"""Another process that has a desk open."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
from goaldesk.core.types import Kind
desk = open_desk(Path(sys.argv[1]), Clock())
if len(sys.argv) > 2:
    desk.goals.add(Kind.PERFORMANCE, sys.argv[2])
print("open", flush=True)
sys.stdin.read()
desk.close()
"""


@contextmanager
def another_process(path: Path, adds: str = "") -> Iterator[subprocess.Popen[str]]:
    """A process that opens a desk, adds a goal if asked to, and holds the desk until the block ends or it is killed."""
    arguments = [sys.executable, "-c", HOLD, str(path), *([adds] if adds else [])]
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        if process.poll() is None:
            process.communicate()
