"""Preferences. Every choice takes effect at once."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from goaldesk.core.settings import AS_SYSTEM, FONT_SIZES, LOCK_AFTER, ThemeChoice
from goaldesk.core.types import Density
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.widgets.fields import Choice
from goaldesk.ui.widgets.labels import Label, Paragraph

_WIDTH = 480
_LATEST_START = 6


class PreferencesDialog(Dialog):
    """Colours, size of text, when a day and a week begin, and what the program says by itself."""

    def __init__(self, ui: Context, parent: QWidget) -> None:
        super().__init__(ui, parent, tr("Settings"), width=_WIDTH)
        now, self._scale = ui.settings.now, ui.theme.scale
        themes = (
            (ThemeChoice.SYSTEM, tr("as the system does")),
            (ThemeChoice.LIGHT, tr("light")),
            (ThemeChoice.DARK, tr("dark")),
            (ThemeChoice.HIGH_CONTRAST, tr("high contrast")),
        )
        sizes = [(size, tr("{percent} %", percent=size)) for size in FONT_SIZES]
        hours = [(hour, tr("midnight") if hour == 0 else _hour(hour)) for hour in range(_LATEST_START + 1)]
        days = [(AS_SYSTEM, tr("as the system does"))]
        days += [(day, QLocale().standaloneDayName(day + 1)) for day in (0, 5, 6)]
        questions = (
            (Density.FADING, tr("fewer with time")),
            (Density.DAILY, tr("every day")),
            (Density.OWN, tr("about my own open items only")),
            (Density.NONE, tr("none")),
        )
        form = QFormLayout()
        form.setHorizontalSpacing(ui.theme.px(24))
        form.setVerticalSpacing(ui.theme.px(12))
        for name, options, setting in (
            (tr("Colours"), themes, "theme"),
            (tr("Size of text"), sizes, "font_size"),
            (tr("A new day begins at"), hours, "day_starts_at"),
            (tr("A week begins on"), days, "week_starts_on"),
            (tr("The framing coach"), ((True, tr("speaks when it is sure")), (False, tr("keeps silent"))), "coach"),
            (tr("Questions in the journal"), questions, "prompts"),
        ):
            self._offer(form, name, options, setting)
        if ui.desk.is_protected():
            minutes = [(number, ntr("{n} minute", "{n} minutes", number)) for number in LOCK_AFTER]
            self._offer(form, tr("Lock when nobody is here for"), [*minutes, (0, tr("never"))], "lock_after")
        self._notice = QCheckBox(tr("Offer it once a week, in a line above the table"))
        self._notice.setChecked(now.weekly_notice)
        self._notice.toggled.connect(self._set_notice)
        form.addRow(Label(ui, tr("Looking back")), self._notice)
        self._setbacks = QCheckBox(tr("Hide their words, as while others see the screen"))
        self._setbacks.setChecked(now.hide_setbacks)
        form.addRow(Label(ui, tr("Setbacks")), self._setbacks)
        self.body.insertLayout(0, form)
        note = tr(
            "Whoever writes past midnight can let the day begin later: what is written at two still belongs to it."
        )
        self.body.insertWidget(1, Paragraph(ui, note, font="small", role="text2"))
        self.buttons(tr("Close"))

    def _offer(self, form: QFormLayout, name: str, options: Sequence[tuple[object, str]], setting: str) -> None:
        choice = Choice(name, options, getattr(self.ui.settings.now, setting))
        choice.setProperty("setting", setting)
        choice.currentIndexChanged.connect(self._chosen)
        form.addRow(Label(self.ui, name), choice)

    def _chosen(self) -> None:
        choice = self.sender()
        assert isinstance(choice, Choice)
        setting, value = str(choice.property("setting")), choice.value()
        self._keep(**{setting: value})
        if setting == "day_starts_at" and isinstance(value, int):
            self.ui.desk.clock.day_starts_at = value
        self.ui.look.refresh()
        if setting == "font_size":
            self.setMinimumWidth(self.ui.theme.px(_WIDTH))
            self.adjustSize()

    def _set_notice(self, wanted: bool) -> None:
        self._keep(weekly_notice=wanted)

    def _keep(self, **values: object) -> None:
        written = self.ui.settings.change(**values)
        text = N_("The settings could not be written to the disk. They hold until you close GoalDesk.")
        self.problem(None if written else Message(text))

    def done(self, result: int) -> None:
        """What was made with the old size of text is made again, once nobody is choosing any more."""
        super().done(result)
        if self._setbacks.isChecked() != self.ui.hides_setbacks:
            self.ui.places.setbacks_hidden.emit(self._setbacks.isChecked())
        elif self.ui.theme.scale != self._scale:
            self.ui.places.rebuild.emit()


def _hour(hour: int) -> str:
    return QLocale().toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)
