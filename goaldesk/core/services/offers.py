"""Verbs for offers: what was said to something the program offered, so that it is offered once (method.md 2.4)."""

from goaldesk.core.session import Session
from goaldesk.core.store.models import Offer
from goaldesk.core.types import Said, Topic
from goaldesk.core.words import N_


class Offers:
    """Remember answers. What an offer is about is made by whoever offers; it is done by the verb it stands for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def answer(self, goal_id: str | None, topic: Topic, said: Said, about: str = "") -> str:
        """Write down an answer; ``about`` tells this occasion from others of the same topic. Returns its id."""
        day = self._session.clock.today().isoformat()
        with self._session.op(N_("answering an offer")) as op:
            return op.insert(Offer, goal_id=goal_id, topic=topic, about=about, answer=said, day=day)
