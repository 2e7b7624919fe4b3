"""Pictures for tests, made without a screen."""

import struct
import zlib


def png(width: int, height: int, colour: tuple[int, int, int] = (200, 120, 40)) -> bytes:
    """A PNG picture in one colour."""
    lines = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
