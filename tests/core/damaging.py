"""Doing harm to a desk's file, as failing disks and careless programs do."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

PAGE = 4096


def pages_of(path: Path, name: str) -> list[int]:
    """The pages of a table or an index, its root first."""
    connection = sqlcipher.connect(str(path))
    try:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [name]).fetchone()[0]
    finally:
        connection.close()
    return [root, *_below(path.read_bytes(), root)]


def _below(data: bytes, number: int) -> list[int]:
    """The pages that a page of a tree leads to (https://sqlite.org/fileformat2.html, 1.6)."""
    page = data[(number - 1) * PAGE : number * PAGE]
    if page[0] not in (2, 5):
        return []
    cells = int.from_bytes(page[3:5], "big")
    children = [int.from_bytes(page[8:12], "big")]
    for cell in range(cells):
        at = int.from_bytes(page[12 + 2 * cell : 14 + 2 * cell], "big")
        children.append(int.from_bytes(page[at : at + 4], "big"))
    return [each for child in sorted(children) for each in (child, *_below(data, child))]


def spoil(path: Path, page: int) -> None:
    """Write nonsense over a page."""
    with path.open("r+b") as stream:
        stream.seek((page - 1) * PAGE)
        stream.write(b"\xa5" * PAGE)


def cut(path: Path, pages: int) -> None:
    """Take pages off the end."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - pages * PAGE])
