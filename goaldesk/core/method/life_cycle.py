"""The way of a goal, as questions: what may be offered at this point (method.md 1b). Nothing is automatic."""

from collections.abc import Mapping
from typing import NamedTuple

from goaldesk.core.types import Familiarity, Kind, Topic

UNPARK_LEVEL = 3
"""The level of the paired understanding at which a parked number may come back."""

Answered = Mapping[Topic, frozenset[str]]
"""What was answered before: per topic, what it was about."""


class Facts(NamedTuple):
    """What is known of an active goal.

    ``partner_check`` is the check, if any, in which the understanding of a paired learning goal reached
    ``UNPARK_LEVEL`` with evidence; ``last_note`` the newest practice note, if it calls for a suggestion.
    ``serves_known`` says of a learning goal that it came as far, and that all it serves is known by now.
    """

    kind: Kind
    familiarity: Familiarity
    answered: Answered
    parked: bool = False
    has_target: bool = False
    has_partner: bool = False
    partner_check: str = ""
    last_note: str = ""
    serves_known: bool = False


class Offered(NamedTuple):
    """Something to offer, and what it is about."""

    topic: Topic
    about: str = ""


def offer(facts: Facts) -> Offered | None:
    """The one thing to offer on a goal's page, or None. What was answered is not offered again."""
    steps = _performance(facts) if facts.kind is Kind.PERFORMANCE else _learning(facts)
    for applies, offered in steps:
        if applies and offered.about not in facts.answered.get(offered.topic, frozenset()):
            return offered
    return None


def _performance(facts: Facts) -> list[tuple[bool, Offered]]:
    """Known tasks are left alone; a new one is to be learned first, and its number may wait (rows 2 and 4)."""
    known = facts.familiarity is Familiarity.KNOWN
    new = facts.familiarity is Familiarity.NEW
    needs_learning = facts.familiarity in {Familiarity.NEW, Familiarity.PARTLY}
    park = Offered(Topic.PARK)  # not where it would be time to take the number up again
    return [
        (facts.parked and (known or bool(facts.partner_check)), Offered(Topic.UNPARK)),
        (facts.familiarity is Familiarity.UNSET, Offered(Topic.FAMILIARITY)),
        (needs_learning and not facts.has_partner, Offered(Topic.PAIR)),
        (new and facts.has_target and facts.has_partner and not (facts.parked or facts.partner_check), park),
    ]


def _learning(facts: Facts) -> list[tuple[bool, Offered]]:
    return [
        (bool(facts.last_note), Offered(Topic.CHALLENGE, facts.last_note)),
        (facts.familiarity is Familiarity.KNOWN or facts.serves_known, Offered(Topic.CLOSE)),
    ]
