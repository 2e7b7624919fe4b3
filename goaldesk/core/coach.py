"""The framing coach with what it needs from outside: cue files, what is known of a goal, and whether it may speak."""

from collections.abc import Sequence

from goaldesk import paths
from goaldesk.core.method import framing
from goaldesk.core.method.coach import language
from goaldesk.core.method.coach.advice import Situation, advise, delicate
from goaldesk.core.method.coach.language import Language
from goaldesk.core.method.coach.verdict import Reads
from goaldesk.core.method.framing import Note
from goaldesk.core.queries import goal_page, offers
from goaldesk.core.settings import SettingsFile
from goaldesk.core.store.db import Store
from goaldesk.core.types import Familiarity, Kind, Said, State

LANGUAGES = ("en", "de")
"""The languages that have a cue file (``resources/coach``)."""

_DELICATE = frozenset({"crisis", "care", "safety", "law"})
"""The reasons of the coach that speak against offering anything at all (method.md 2.4)."""


class Coach:
    """Says what it notices about a goal, or nothing. Keeps the languages it has read."""

    def __init__(self, settings: SettingsFile | None = None, spoken: str = "en") -> None:
        """``settings`` say whether it speaks. ``spoken`` is the window's language, which wins where words do not.

        A language is read when it is first needed, which takes some 40 ms.
        """
        self._settings, self._spoken = settings, spoken
        self._languages: dict[str, Language] = {}

    @property
    def _speaks(self) -> bool:
        return self._settings is None or self._settings.now.coach

    def on_draft(
        self, column: Kind, text: str, familiarity: Familiarity = Familiarity.UNSET, said: Sequence[Said] = ()
    ) -> Note | None:  # fmt: skip
        """What to say about words that are no goal yet; ``said`` is what was answered about them, and about others."""
        kept, not_now = Said.KEPT in said, said.count(Said.NOT_NOW)
        return self._note(column, Situation(text, familiarity, kept, dismissed=not_now, coach_is_on=self._speaks))

    def on_goal(self, store: Store, goal_id: str) -> Note | None:
        """What to say about a goal of the desk; nothing that was answered before."""
        goal = goal_page.goal(store, goal_id)
        if goal is None or goal.put_away:
            return None
        told = offers.framing(store, goal_id)
        situation = Situation(
            goal.title,
            goal.familiarity,
            kind_is_set=told.kept,
            # A partner answers what to learn on the way; it says nothing about words in the wrong column.
            has_pair=goal.kind is Kind.PERFORMANCE and bool(goal_page.partners(store, goal_id)),
            closed=goal.state is not State.ACTIVE,
            dismissed=told.not_now,
            coach_is_on=self._speaks,
        )
        note = self._note(goal.kind, situation)
        return note if note and note.about not in told.about else None

    def question(self, text: str, familiarity: Familiarity = Familiarity.UNSET) -> str:
        """What to ask about a result; empty where the coach would rather not."""
        return advise(Situation(text, familiarity), self._language_of(text)).question or ""

    def is_delicate(self, text: str) -> bool:
        """Whether a goal is of those in which a program has no business, in any language it may be written in."""
        return any(delicate(text, each) in _DELICATE for each in self._languages_of(text))

    def is_grave(self, text: str) -> bool:
        """Whether words speak of a crisis: then nothing is asked any more, and nothing is read into them."""
        return any(delicate(text, each) == "crisis" for each in self._languages_of(text))

    def wrong_way_round(self, performance: str, learning: str) -> bool:
        """Whether two cells look swapped: something to learn on the left, and a result on the right."""
        if not (self._speaks and performance and learning):
            return False
        return self._reads(performance, Reads.LEARNING) and self._reads(learning, Reads.PERFORMANCE)

    def _reads(self, text: str, kind: Reads) -> bool:
        found = advise(Situation(text), self._language_of(text))
        return found.kind is kind and found.silent_because in {None, "learning", "too_short"}

    def _note(self, column: Kind, situation: Situation) -> Note | None:
        found = advise(situation, self._language_of(situation.text))
        return framing.note(column, situation.text, found, situation.familiarity)

    def _language_of(self, text: str) -> Language:
        """The language a text is most likely in; on a tie that of the window, or English."""
        return self._languages_of(text)[0]

    def _languages_of(self, text: str) -> list[Language]:
        """Those with the most of their small words in a text.

        A word of one language may mean something grave in another, such as the German “die”.
        """
        codes = sorted(LANGUAGES, key=lambda code: code != self._spoken)
        words = {code: len(self._language(code).function_words.findall(text.lower())) for code in codes}
        return [self._language(code) for code in codes if words[code] == max(words.values())]

    def _language(self, code: str) -> Language:
        if code not in self._languages:
            self._languages[code] = language.parse(paths.resource("coach", f"{code}.toml").read_text("utf-8"))
        return self._languages[code]
