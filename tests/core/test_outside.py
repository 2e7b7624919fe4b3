"""Files from elsewhere: what is no file, never ends or is too large is said in one sentence, and nothing changes."""

import os
import sys
from pathlib import Path

import pytest

from goaldesk.core import outside
from goaldesk.core.errors import UserError
from tests.core.terminal import goaldesk

unix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")


@unix
@pytest.mark.parametrize("name", ["/dev/zero", "pipe", "folder", "missing", "loop"])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UserError, match="Nothing was changed"):
        outside.read(tmp_path / name, 1000)


@pytest.mark.parametrize(("size", "most"), [(1000, 1000), (0, 1000)])
def test_a_file_of_the_largest_size_is_read(tmp_path: Path, size: int, most: int) -> None:
    (tmp_path / "file").write_bytes(b"x" * size)
    assert outside.read(tmp_path / "file", most) == b"x" * size


def test_one_that_is_larger_is_not(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        file.truncate(outside.LARGEST_TEXT + 1)
    with pytest.raises(UserError, match="larger than 64 MB"):
        outside.read(tmp_path / "file", outside.LARGEST_TEXT)


@unix
@pytest.mark.parametrize("call", [("import", "table"), ("restore",)])
def test_a_call_does_not_wait_for_a_device_either(tmp_path: Path, call: tuple[str, ...]) -> None:
    home = tmp_path / "home"
    goaldesk(home, "capture", "Still here")
    answer = goaldesk(home, *call, "/dev/zero")
    assert answer.returncode == 1
    assert len(answer.stderr.splitlines()) == 1
    assert "Still here" in goaldesk(home, "find", "still").stdout
