"""What the framing coach asks about a goal that is there already, in the language the goal is written in."""

import re

from goaldesk import paths
from goaldesk.core.method.coach import language as coach_language
from goaldesk.core.method.coach.advice import Advice, Situation, advise
from goaldesk.core.method.coach.language import Language
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.ui.i18n import language as spoken

_DELICATE = frozenset({"crisis", "care", "safety", "law"})
"""The reasons of the coach that speak against offering anything at all (method.md 2.4)."""


class Coached:
    """Knows the languages of the coach, and reads them from the disk when it is first asked."""

    def __init__(self) -> None:
        self._languages: list[Language] = []

    def question(self, goal: GoalRow) -> str | None:
        """What the coach would ask of a performance goal that has no partner; None where it keeps silent."""
        return next((each.question for each in self._read(goal) if each.question), None)

    def is_delicate(self, goal: GoalRow) -> bool:
        """Whether the goal is of those in which a program has no business."""
        return any(each.silent_because in _DELICATE for each in self._read(goal))

    def _read(self, goal: GoalRow) -> list[Advice]:
        """The goal as read in the languages that it may be written in: those of which it has the most small words.

        A word of one language may mean something grave in another, such as the German “die”.
        """
        if not self._languages:
            self._languages = _all_languages()
        title = goal.title.lower()
        small = [len(re.findall(language.function_words, title)) for language in self._languages]
        fitting = [each for each, number in zip(self._languages, small, strict=True) if number == max(small)]
        return [advise(Situation(goal.title, goal.familiarity), language) for language in fitting]


def _all_languages() -> list[Language]:
    """Those that the coach reads, the one that the window speaks first."""
    files = sorted(paths.resource("coach").glob("*.toml"), key=lambda path: (path.stem != spoken(), path.stem))
    return [coach_language.parse(path.read_text("utf-8")) for path in files]
