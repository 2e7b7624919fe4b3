"""From bytes to text, for files that do not say how they were written."""

import codecs

from goaldesk.core.errors import UserError
from goaldesk.core.words import N_, Message

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MOSTLY = 0.3


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without a byte order mark), UTF-16 or Windows-1252.

    Raises UserError, with the line, if it is none of them.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    utf16 = _bare_utf16(data)
    if utf16:
        return _strict(data, utf16)
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _strict(data, "cp1252")


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in most European text every other byte is zero."""
    sample = data[:4096]
    if len(sample) < 2 or len(data) % 2:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > _MOSTLY * len(zeros):
            return encoding
    return None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise _not_text(data[: error.start].count(b"\n") + 1) from error


def _checked(text: str) -> str:
    at = text.find("\0")
    if at >= 0:
        raise _not_text(text.count("\n", 0, at) + 1)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_text(line: int) -> UserError:
    text = N_("Line {line} is not text that GoalDesk can read (UTF-8, UTF-16 or Windows-1252). Nothing was changed.")
    return UserError(Message(text, {"line": line}))
