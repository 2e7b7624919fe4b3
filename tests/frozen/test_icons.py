"""The icon in what each system reads, read back by Qt."""

import struct
from pathlib import Path

import make_icons
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

TILE, PAPER = (0x1F, 0x5F, 0x55), (0xF6, 0xF3, 0xEC)


def pictures(container: bytes, form: bytes) -> list[QImage]:
    buffer = QBuffer()
    buffer.setData(QByteArray(container))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form))
    found = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        found.append(reader.read())
    return found


def is_the_icon(image: QImage, edge: float = 0.06) -> None:
    """A green tile with a light desk on it, and nothing in the corners."""
    size = image.width()
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(size // 2, round(size * edge) + 1).getRgb()[:3] == pytest.approx(TILE, abs=3)
    colours = {image.pixelColor(size // 2, y).getRgb()[:3] for y in range(size)}
    assert PAPER in colours


def test_windows_has_it_in_nine_sizes() -> None:
    found = pictures(make_icons.ico(), b"ico")
    assert sorted(image.width() for image in found) == sorted(make_icons.WINDOWS)
    for image in found:
        is_the_icon(image)


def test_macos_has_it_in_eight_pictures_with_room_around() -> None:
    container = make_icons.icns()
    at, found = 8, {}
    while at < len(container):
        name, length = struct.unpack_from(">4sI", container, at)
        found[name] = QImage.fromData(container[at + 8 : at + length], "PNG")
        at += length
    assert struct.unpack_from(">4sI", container) == (b"icns", len(container))
    assert {name: image.width() for name, image in found.items()} == make_icons.MACOS
    for image in found.values():
        if image.width() <= 256:
            is_the_icon(image, edge=0.11)


def test_linux_has_it_in_every_size_and_as_a_drawing(tmp_path: Path) -> None:
    make_icons.write_hicolor(tmp_path, "org.goaldesk.GoalDesk", "apps")
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*") if path.is_file())
    sizes = [f"{size}x{size}/apps/org.goaldesk.GoalDesk.png" for size in make_icons.LINUX]
    assert files == sorted([*sizes, "scalable/apps/org.goaldesk.GoalDesk.svg"])
    for size in (16, 48, 128):
        is_the_icon(QImage(str(tmp_path / f"{size}x{size}/apps/org.goaldesk.GoalDesk.png")))


def test_the_same_bytes_every_time() -> None:
    assert make_icons.ico() == make_icons.ico()
    assert make_icons.icns() == make_icons.icns()
