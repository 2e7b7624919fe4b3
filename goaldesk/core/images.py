"""What a picture says of itself in its first bytes: its kind, and how large it is once it stands upright."""

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Head(NamedTuple):
    """The media type of a picture, and its width and height in pixels as it is meant to be seen."""

    media_type: str
    width: int
    height: int


ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
"""The pictures that can be read, and what the names of their files end in."""


def read_head(data: bytes) -> Head | None:
    """Kind and size of a PNG, JPEG, GIF or WebP picture; None for everything else, and for what ends too early."""
    for media_type, reads in _READERS.items():
        try:
            size = reads(data)
        except struct.error:
            size = None
        if size and min(size) > 0:
            return Head(media_type, *size)
    return None


_Size = tuple[int, int]


def _png(data: bytes) -> _Size | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return None
    return _pair(">II", data, 16)


def _gif(data: bytes) -> _Size | None:
    return _pair("<HH", data, 6) if data[:6] in {b"GIF87a", b"GIF89a"} else None


def _webp(data: bytes) -> _Size | None:
    """The three forms of WebP (RFC 9649): lossy, lossless, and with extras around either."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    form = data[12:16]
    if form == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = _pair("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if form == b"VP8L" and data[20:21] == b"\x2f":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8X":
        width, more_width, height, more_height = struct.unpack_from("<HBHB", data, 24)
        return (width | more_width << 16) + 1, (height | more_height << 16) + 1
    return None


def _pair(form: str, data: bytes, at: int) -> _Size:
    first, second = struct.unpack_from(form, data, at)
    return first, second


# -- JPEG

_EXIF, _BESIDE = b"Exif\0\0", frozenset({5, 6, 7, 8})
"""Orientations (Exif 2.3, tag 274) of a picture that lies on its side: cameras turn the head, not the picture."""

_NO_FRAMES = frozenset({0xC4, 0xC8, 0xCC})


def _jpeg(data: bytes) -> _Size | None:
    if not data.startswith(b"\xff\xd8"):
        return None
    turned = False
    for marker, start in _segments(data):
        if marker == 0xE1 and data.startswith(_EXIF, start):
            turned = _orientation(data[start + len(_EXIF) : start + 0xFFFF]) in _BESIDE
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAMES:
            height, width = _pair(">HH", data, start + 1)
            return (height, width) if turned else (width, height)
    return None


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """The marker of each segment before the picture itself, and where what it holds begins."""
    at = 2
    while True:
        lead, marker = struct.unpack_from(">BB", data, at)
        if lead != 0xFF or marker == 0xDA:
            return
        if marker == 0xFF:  # one more to fill up with
            at += 1
            continue
        yield marker, at + 4
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]


def _orientation(tiff: bytes) -> int:
    """How a camera was held; 1 is upright, and what cannot be read counts as that."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (number,) = struct.unpack_from(f"{order}H", tiff, first)
        for entry in range(number):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * entry)
            if tag == 0x0112:
                return int(value)
    except struct.error:
        pass
    return 1


_READERS: dict[str, Callable[[bytes], _Size | None]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/gif": _gif,
    "image/webp": _webp,
}
