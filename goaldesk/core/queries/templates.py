"""Reading the templates of one's own."""

from typing import NamedTuple

from goaldesk.core.store.db import Store


class TemplateRow(NamedTuple):
    """A text that an entry can begin with."""

    id: str
    name: str
    text: str


def templates(store: Store) -> list[TemplateRow]:
    """Those that are not put away, in the order in which they were kept."""
    sql = "SELECT id, name, text FROM template WHERE deleted_at IS NULL ORDER BY position, id"
    return [TemplateRow(*row) for row in store.rows(sql)]
