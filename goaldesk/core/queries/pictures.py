"""Reading pictures: what is known of them, and the pictures themselves."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from goaldesk.core.store.db import Store


class PictureRow(NamedTuple):
    """What is known of a picture without reading it; width and height in pixels."""

    hash: str
    name: str
    media_type: str
    width: int
    height: int


def known(store: Store, hashes: Iterable[str]) -> dict[str, PictureRow]:
    """Those of these pictures that are on the desk, by hash."""
    sql = "SELECT hash, name, media_type, width, height FROM picture WHERE hash IN (SELECT value FROM json_each(?))"
    return {row[0]: PictureRow(*row) for row in store.rows(sql, json.dumps(list(hashes)))}


def data(store: Store, picture: str) -> bytes | None:
    """A picture as it was added, by its hash; None if it is not on the desk."""
    found = store.value("SELECT data FROM picture WHERE hash = ?", picture)
    return None if found is None else bytes(found)
