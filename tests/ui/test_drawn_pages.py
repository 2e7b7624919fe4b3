"""What ``goaldesk screenshot`` draws is what a person sees, however large it is drawn."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from tests.core.terminal import NOW, done, goaldesk

SMALL = QSize(160, 100)
"""At this size letters are grey, and how each of them was drawn makes no difference."""


def greys(path: Path) -> list[int]:
    image = QImage(str(path)).scaled(
        SMALL, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [image.pixelColor(x, y).lightness() for y in range(image.height()) for x in range(image.width())]


def test_a_picture_at_twice_the_scale_shows_as_much(tmp_path: Path) -> None:
    """The check is the highest of the dialogs. Qt's own screen without a display had no room for it at that scale."""
    once, twice = tmp_path / "once.png", tmp_path / "twice.png"
    done(goaldesk(tmp_path, "--now", NOW, "screenshot", "check", once))
    done(goaldesk(tmp_path, "--now", NOW, "screenshot", "check", twice, "--scale", "2"))
    assert QImage(str(twice)).size() == 2 * QImage(str(once)).size()
    pairs = list(zip(greys(once), greys(twice), strict=True))
    assert sum(abs(one - other) > 30 for one, other in pairs) < len(pairs) / 100


def test_the_same_picture_is_the_same_file(tmp_path: Path) -> None:
    """What waits for a quiet moment is in it, whether or not the machine was slow."""
    first, second = tmp_path / "first.png", tmp_path / "second.png"
    for path in (first, second):
        done(goaldesk(tmp_path, "--now", NOW, "screenshot", "desk", path))
    assert first.read_bytes() == second.read_bytes()
