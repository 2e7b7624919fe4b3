"""Verbs for pictures: they are copied into the desk, once each, however many entries show them."""

import hashlib

from goaldesk.core.errors import UserError
from goaldesk.core.images import read_head
from goaldesk.core.session import Session
from goaldesk.core.store.models import Picture
from goaldesk.core.words import N_, Message

LARGEST = 25 * 1024 * 1024
"""Bytes of a picture. A desk is copied as a whole with every backup."""

_LONGEST_NAME = 200


class Pictures:
    """Keep pictures. What shows one names it by its hash (``core.markup``)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, data: bytes, name: str) -> str:
        """Keep a picture, if it is not on the desk yet; returns its hash (SHA-256, in hexadecimal digits).

        Raises UserError for what is no PNG, JPEG, GIF or WebP picture, and for one of more than 25 MB. Undo does not
        take it away again: what it takes back is the text that shows it.
        """
        if len(data) > LARGEST:
            text = N_("“{name}” is larger than {most} MB. A smaller copy of it can be added. Nothing was changed.")
            raise UserError(Message(text, {"name": name, "most": LARGEST // 1024**2}))
        head = read_head(data)
        if head is None:
            text = N_("“{name}” cannot be shown as a picture: PNG, JPEG, GIF and WebP can. Nothing was changed.")
            raise UserError(Message(text, {"name": name}))
        digest = hashlib.sha256(data).hexdigest()
        if self._session.scalar(Picture.select(Picture.id).where(Picture.hash == digest)) is None:
            row = {"hash": digest, "name": name[:_LONGEST_NAME], **head._asdict(), "data": data}
            with self._session.op(N_("adding a picture")) as op:
                op.keep(Picture, **row)
        return digest
