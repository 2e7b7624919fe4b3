"""Verbs for areas: parts of life or work that group goals."""

from collections.abc import Iterable

from peewee import fn

from goaldesk.core.errors import UserError
from goaldesk.core.session import Session
from goaldesk.core.store.models import Area, Goal
from goaldesk.core.words import N_, Message


class Areas:
    """Add, rename and put away areas. Goals of an area that is put away keep it and show no area."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, name: str) -> str:
        """Add an area, or find the one of that name; returns its id."""
        name = _clean(name)
        found = self._session.scalar(Area.select(Area.id).where((Area.name == name) & Area.deleted_at.is_null()))
        if found:
            return str(found)
        with self._session.op(N_("adding an area")) as op:
            last = self._session.scalar(Area.select(fn.MAX(Area.position))) or 0.0
            return op.insert(Area, name=name, position=last + 1.0)

    def begin(self, name: str, goal_ids: Iterable[str]) -> str:
        """Add an area with goals in it, in one step; returns its id."""
        with self._session.op(N_("moving to a new area"), done=Message(N_("Moved to a new area"))) as op:
            area_id = self.add(name)
            for goal_id in goal_ids:
                op.update(Goal, goal_id, area_id=area_id)
            return area_id

    def rename(self, area_id: str, name: str) -> None:
        """Give an area another name. Raises UserError if another area has it."""
        name = _clean(name)
        if self._session.scalar(Area.select(Area.id).where((Area.name == name) & Area.deleted_at.is_null())) not in {
            None,
            area_id,
        }:
            raise UserError(Message(N_("There is an area of that name already. Nothing was changed.")))
        with self._session.op(N_("renaming an area")) as op:
            op.update(Area, area_id, name=name)

    def put_away(self, area_id: str) -> None:
        """Move an area to the trash."""
        with self._session.op(N_("putting an area away"), done=Message(N_("Area put away"))) as op:
            op.put_away(Area, area_id)


def _clean(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise UserError(Message(N_("An area needs a name. Nothing was changed.")))
    return name
