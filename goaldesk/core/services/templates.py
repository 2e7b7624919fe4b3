"""Verbs for templates of one's own: texts that an entry can begin with."""

from peewee import fn

from goaldesk.core.errors import UserError
from goaldesk.core.session import Session
from goaldesk.core.store.models import Template
from goaldesk.core.words import N_, Message


class Templates:
    """Keep, rename and put away templates."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, name: str, text: str) -> str:
        """Keep a text to begin entries with; returns its id."""
        name = _clean(name)
        if not text.strip():
            raise UserError(Message(N_("A template needs a few words. Nothing was changed.")))
        last = self._session.scalar(Template.select(fn.MAX(Template.position))) or 0.0
        with self._session.op(N_("keeping a template"), done=Message(N_("Kept as a template"))) as op:
            return op.insert(Template, name=name, text=text, position=last + 1.0)

    def rename(self, template_id: str, name: str) -> None:
        """Give a template another name."""
        name = _clean(name)
        with self._session.op(N_("renaming a template"), merge=f"template:{template_id}") as op:
            op.update(Template, template_id, name=name)

    def put_away(self, template_id: str) -> None:
        """Move a template to the trash."""
        with self._session.op(N_("putting a template away"), done=Message(N_("Template put away"))) as op:
            op.put_away(Template, template_id)


def _clean(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise UserError(Message(N_("A template needs a name. Nothing was changed.")))
    return name
