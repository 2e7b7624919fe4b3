"""A quiet “Why this?” beside something the program does: it opens the page of the guide that says so."""

from collections.abc import Mapping

from goaldesk.core.method.mechanisms import Mechanism
from goaldesk.core.words import N_
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton

NAMES: Mapping[Mechanism, str] = {
    Mechanism.COLUMNS: N_("two columns"),
    Mechanism.FRAMING: N_("how a goal reads"),
    Mechanism.FAMILIARITY: N_("how familiar the task is"),
    Mechanism.PARKING: N_("a number set aside"),
    Mechanism.PAIRING: N_("pairs"),
    Mechanism.LEARNING_FIRST: N_("learning first"),
    Mechanism.SPECIFIC: N_("a specific learning goal"),
    Mechanism.FEW: N_("few active goals"),
    Mechanism.IF_THEN: N_("if-then plans"),
    Mechanism.CHECK_INS: N_("check-ins"),
    Mechanism.EXPERIMENTS: N_("things to try"),
    Mechanism.QUESTIONS: N_("questions"),
    Mechanism.CHECKS: N_("understanding checks"),
    Mechanism.SPACING: N_("checks some days later"),
    Mechanism.CHALLENGE: N_("challenge"),
    Mechanism.SETBACKS: N_("setbacks"),
    Mechanism.ADVICE: N_("advice to a friend"),
    Mechanism.SURPRISES: N_("good surprises"),
    Mechanism.SIGNALS: N_("what you saw, first"),
    Mechanism.PROMPTS: N_("the journal’s questions"),
    Mechanism.FEELINGS: N_("writing about feelings"),
    Mechanism.REVIEW: N_("the weekly review"),
    Mechanism.SIDE_EFFECTS: N_("what a target pushes aside"),
    Mechanism.WORDING: N_("how the program speaks"),
    Mechanism.REMINDERS: N_("no daily reminders"),
    Mechanism.NO_POINTS: N_("nothing is counted against you"),
    Mechanism.NO_LESSON: N_("no lessons about attitude"),
    Mechanism.LETTING_GO: N_("letting go of a goal"),
    Mechanism.PRIVACY: N_("a desk for you alone"),
}
"""What each is about, for those who hear the button without seeing what it stands beside."""


class WhyButton(TextButton):
    """One click to the page of a mechanism. It may stand beside something else later (``stand_for``)."""

    def __init__(self, ui: Context, mechanism: Mechanism, *, height: int = 28) -> None:
        super().__init__(ui, tr("Why this?"), manner=Manner.QUIET, font="small", height=height)
        self.stand_for(mechanism)
        self.clicked.connect(self._open)

    def stand_for(self, mechanism: Mechanism) -> None:
        """Lead to this mechanism's page."""
        self._mechanism = mechanism
        about = tr(NAMES[mechanism])
        self.setAccessibleName(tr("Why this? {about}", about=about))
        self.setToolTip(about)

    def _open(self) -> None:
        self.ui.places.guide.emit(self._mechanism)
