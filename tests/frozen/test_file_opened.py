"""macOS sends a desk that was double-clicked to the program, also to one that runs already."""

import subprocess
import sys
from pathlib import Path

from tests.core.terminal import ROOT, environment

_SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from goaldesk.app import Program, Request
from goaldesk.ui.application import Application
app = Application(["goaldesk", "-style", "fusion"])
program = Program(app, Request())
app.file_opened.connect(program.open_file)
program.start()
Application.sendEvent(app, QFileOpenEvent(sys.argv[1]))
print(program.window.windowTitle())
program.window.close()
app.exec() if program.window.isVisible() else app.aboutToQuit.emit()
"""


def test_a_desk_that_was_double_clicked_takes_the_place_of_the_one_that_is_open(tmp_path: Path, template: Path) -> None:
    desk = tmp_path / "Work.goaldesk"
    desk.write_bytes(template.read_bytes())
    call = [sys.executable, "-c", _SCRIPT, str(desk)]
    variables = environment(tmp_path / "home", QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(call, cwd=ROOT, env=variables, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "Work · GoalDesk"
