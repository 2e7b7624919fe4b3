"""The framing coach in the window: reads a goal in the language it is written in. Loaded with the first goal."""

from goaldesk import paths
from goaldesk.core.desk import Desk
from goaldesk.core.method import framing
from goaldesk.core.method.coach import language
from goaldesk.core.method.coach.advice import Situation, advise
from goaldesk.core.method.coach.language import Language
from goaldesk.core.method.framing import Note
from goaldesk.core.queries import goal_page, offers
from goaldesk.core.settings import SettingsFile
from goaldesk.core.types import Familiarity, Kind, State
from goaldesk.ui.i18n import language as spoken

LANGUAGES = ("en", "de")
"""The languages that have a cue file (``resources/coach``)."""

PAUSE = 600
"""Milliseconds after the last key before the coach says anything (look.md)."""


class Coach:
    """Says what it notices about a goal, or nothing. Keeps the languages it has read."""

    def __init__(self, desk: Desk, settings: SettingsFile) -> None:
        self._desk, self._settings = desk, settings
        self._languages: dict[str, Language] = {}

    def on_draft(self, column: Kind, text: str, familiarity: Familiarity = Familiarity.UNSET) -> Note | None:
        """What to say about words that are no goal yet."""
        return self._note(column, Situation(text, familiarity, coach_is_on=self._settings.now.coach))

    def on_goal(self, goal_id: str) -> Note | None:
        """What to say about a goal of the desk; nothing that was answered before."""
        store = self._desk.store
        goal = goal_page.goal(store, goal_id)
        if goal is None or goal.put_away:
            return None
        told = offers.framing(store, goal_id)
        # A partner answers the question what to learn on the way; it says nothing about words in the other column.
        has_pair = goal.kind is Kind.PERFORMANCE and bool(goal_page.partners(store, goal_id))
        situation = Situation(
            goal.title,
            goal.familiarity,
            kind_is_set=told.kept,
            has_pair=has_pair,
            closed=goal.state is not State.ACTIVE,
            dismissed=told.not_now,
            coach_is_on=self._settings.now.coach,
        )
        note = self._note(goal.kind, situation)
        return note if note and note.about not in told.about else None

    def reads(self, text: str) -> str:
        """The kind a text reads like, for sure; empty if the coach would keep silent about it."""
        found = advise(Situation(text), self._language_of(text))
        return str(found.kind) if found.silent_because in {None, "learning", "too_short"} else ""

    def _note(self, column: Kind, situation: Situation) -> Note | None:
        found = advise(situation, self._language_of(situation.text))
        return framing.note(column, situation.text, found, situation.familiarity)

    def _language_of(self, text: str) -> Language:
        """The language with the most of its small words in a text; on a tie that of the window, or English."""
        codes = sorted(LANGUAGES, key=lambda code: code != spoken())
        words = {code: len(self._language(code).function_words.findall(text.lower())) for code in codes}
        return self._language(max(codes, key=lambda code: words[code]))

    def _language(self, code: str) -> Language:
        if code not in self._languages:
            self._languages[code] = language.parse(paths.resource("coach", f"{code}.toml").read_text("utf-8"))
        return self._languages[code]
