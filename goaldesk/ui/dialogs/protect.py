"""Protecting the desk with a passphrase, giving it another one, and taking it away."""

from datetime import date

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from goaldesk.core import backups
from goaldesk.core import key as keys
from goaldesk.core.files import atomic_write
from goaldesk.core.key import Key
from goaldesk.core.protection import Wish
from goaldesk.core.words import N_, Message
from goaldesk.ui import dates
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.dialogs.saving import ask_where
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Label, Paragraph
from goaldesk.ui.widgets.passphrase_field import PassphraseField
from goaldesk.ui.widgets.recovery_code import ACROSS, RecoveryCode

_WIDTH = 560
_SHORT = 12
"""Letters below which a passphrase is easily found by trying."""

_SECRET = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
    ("org.nspasteboard.ConcealedType", b"1"),
)
"""What asks the clipboard histories of Linux, Windows and macOS to leave something out."""

GUIDE = "passphrase"
"""The page that says what a passphrase protects against, and what not."""


def _named(ui: Context, name: str, field: PassphraseField) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(ui.theme.px(4))
    label = Label(ui, name, font="small", weight=600)
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return column


class _AboutPassphrase(Dialog):
    """What the dialogs share: the passphrase of now, the backups, and the way to the guide."""

    def __init__(self, ui: Context, parent: QWidget, title: str) -> None:
        super().__init__(ui, parent, title, width=_WIDTH)
        self._now = PassphraseField(ui, tr("The passphrase now"))
        self._backups = QCheckBox()
        self._backups.setChecked(True)
        keeper = ui.desk.keeper
        self._number = len(backups.backups(keeper.folder)) if keeper else 0

    def _guide(self) -> TextButton:
        link = TextButton(
            self.ui, tr("What a passphrase protects against, and what not"), manner=Manner.LINK, font="small", height=28
        )
        link.clicked.connect(self._open_guide)
        return link

    def _open_guide(self) -> None:
        self.ui.places.guide.emit(GUIDE)

    def _is_the_one(self) -> bool:
        """Whether the passphrase of now was typed; if not, the field says so."""
        key = self.ui.desk.store.key
        if key is not None and key.is_same(keys.from_passphrase(self._now.text(), key.salt)):
            return True
        self._now.say_wrong(tr("That isn’t the one. Try again."))
        return False


class ProtectDialog(_AboutPassphrase):
    """First the passphrase, then the recovery code that goes with it; and only then is anything written."""

    def __init__(self, ui: Context, parent: QWidget, *, forgotten: bool = False) -> None:
        """``forgotten``: the recovery code was used, so that nobody asks for the passphrase of now."""
        changes = ui.desk.is_protected()
        super().__init__(ui, parent, tr("Change the passphrase") if changes else tr("Protect with a passphrase"))
        self._changes, self._forgotten = changes, forgotten
        self._key: Key | None = None
        self._new = PassphraseField(ui, tr("New passphrase"))
        self._again = PassphraseField(ui, tr("The same once more"))
        self._steps = QStackedWidget()
        self._steps.addWidget(self._choosing())
        self._steps.addWidget(self._keeping())
        self.body.insertWidget(0, self._steps)
        self._back = TextButton(ui, tr("Back"))
        self._back.clicked.connect(self._choose)
        self.foot.addWidget(self._back)
        self.buttons(tr("Go on to the recovery code"), cancel=tr("Cancel"))
        self._new.changed.connect(self._say_length)
        for field in (self._now, self._new, self._again):
            field.entered.connect(self.confirm)
        self._choose()

    def _choosing(self) -> QWidget:
        ui, page, column = self.ui, QWidget(), QVBoxLayout()
        page.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.theme.px(12))
        if self._forgotten:
            says = tr("You opened the desk with its recovery code. Choose a passphrase that you will know from now on.")
        elif self._changes:
            says = tr("The desk is written anew. After that the passphrase and the code of before do not open it.")
        else:
            says = tr(
                "The whole desk is written so that only the passphrase or a recovery code opens it. GoalDesk keeps no"
                " copy of them: without both, nobody can open it again."
            )
        column.addWidget(Paragraph(ui, says, role="text2"))
        if self._changes and not self._forgotten:
            column.addLayout(_named(ui, tr("The passphrase now"), self._now))
        column.addLayout(_named(ui, tr("New passphrase"), self._new))
        column.addLayout(_named(ui, tr("The same once more"), self._again))
        self._length = Paragraph(ui, font="small", role="text2")
        column.addWidget(self._length)
        column.addWidget(self._backups)
        column.addWidget(self._guide())
        column.addStretch(1)
        self._backups.setText(
            tr("Give it to the backups there are, too")
            if self._changes
            else ntr("Protect the backup there is, too", "Protect the {n} backups there are, too", self._number)
        )
        self._backups.setVisible(self._number > 0 or self._changes)
        return page

    def _keeping(self) -> QWidget:
        ui, page, column = self.ui, QWidget(), QVBoxLayout()
        page.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.theme.px(12))
        says = tr(
            "If the passphrase is ever forgotten, this code opens the desk and its backups. It is shown this once. Keep"
            " it where you keep papers that matter, and not on this computer."
        )
        self._code = RecoveryCode(ui)
        self._said = Paragraph(ui, font="small", role="text2")
        row = QHBoxLayout()
        row.setSpacing(ui.theme.px(8))
        for name, do in (
            (tr("Print…"), self._print),
            (tr("Save as text…"), self._save),
            (tr("Copy"), self._copy),
        ):
            button = TextButton(ui, name)
            button.clicked.connect(do)
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(Paragraph(ui, says, role="text2"))
        column.addWidget(self._code)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addStretch(1)
        return page

    # -- the passphrase

    def fill_in(self, passphrase: str) -> None:
        """Type a new passphrase, twice."""
        for field in (self._new, self._again):
            field.line.setText(passphrase)

    def _choose(self) -> None:
        """Go to the passphrase, or back to it."""
        self._key = None
        self._code.show_code("")
        self._steps.setCurrentIndex(0)
        self._back.hide()
        if self.main_button:
            self.main_button.say(tr("Go on to the recovery code"))
        self._say_length()
        first = self._now if self._changes and not self._forgotten else self._new
        first.setFocus()

    def _say_length(self) -> None:
        short = 0 < len(self._new.text()) < _SHORT
        self._length.say(
            tr("This one is short: a computer that tries many a second may find it. It is yours to decide.")
            if short
            else tr("Four or five words that have nothing to do with each other are easy to keep and hard to find.")
        )

    def confirm(self) -> None:
        """Go on to the code; there, have it done."""
        if self._key is not None:
            wish = Wish(self._key, self._backups.isChecked())
            self.accept()
            self.ui.places.protect.emit(wish)
        elif self._makes_sense():
            self._key = keys.from_passphrase(self._new.text(), keys.fresh_salt())
            self._keep()

    def _makes_sense(self) -> bool:
        if self._changes and not self._forgotten and not self._is_the_one():
            return False
        if not self._new.text():
            self._new.say_wrong(tr("A passphrase has at least one letter."))
            return False
        if self._new.text() != self._again.text():
            self._again.say_wrong(tr("These two are not the same. Type it once more, or look at both with the eye."))
            return False
        return True

    # -- the code

    def _keep(self) -> None:
        assert self._key is not None
        self._code.show_code(self._key.code())
        self._said.say("")
        self._steps.setCurrentIndex(1)
        self._back.show()
        QTimer.singleShot(0, self, self.adjustSize)  # the code is higher than the place that was kept for it
        assert self.main_button is not None
        self.main_button.say(tr("Use the new passphrase") if self._changes else tr("Protect my desk"))
        self.grow()
        self.main_button.setFocus()

    def _on_paper(self) -> str:
        """The code as a text to be printed or saved."""
        assert self._key is not None
        groups = self._key.code().split()
        rows = [" ".join(groups[start : start + ACROSS]) for start in range(0, len(groups), ACROSS)]
        day: date = self.ui.desk.clock.today()
        return "\n".join(
            (
                tr("Recovery code of the desk “{name}” in GoalDesk", name=self.ui.desk.path.stem),
                tr("Made on {day}. It is good until the passphrase is changed.", day=dates.full_day(day)),
                "",
                *rows,
                "",
                tr("Whoever has this code and the file can read the desk and its backups."),
                tr("To use it: open GoalDesk, press “Use the recovery code”, and type it. Small letters are fine."),
                "",
            )
        )

    def _copy(self) -> None:
        data = QMimeData()
        data.setText(self._on_paper())
        for name, value in _SECRET:
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._said.say(tr("Copied. Paste it where you keep it, and copy something else afterwards."))

    def _print(self) -> None:
        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            paper = QTextDocument()
            paper.setDefaultFont(self._code.font_on_paper())
            paper.setPlainText(self._on_paper())
            paper.print_(printer)
            self._said.say(tr("Sent to the printer."))

    def _save(self) -> None:
        name = tr("Recovery code of {name}.txt", name=self.ui.desk.path.stem)
        chosen = ask_where(self, tr("Save the recovery code"), name, {tr("Text (*.txt)"): ".txt"})
        if chosen is None:
            return
        try:
            atomic_write(chosen[0], self._on_paper().encode())
        except OSError as error:
            text = N_("{path} cannot be written: {reason}. What was there before is still there.")
            self.problem(Message(text, {"path": chosen[0], "reason": error.strerror}))
            return
        self.problem(None)
        self._said.say(tr("Written to {path}", path=chosen[0]))


class RemovePassphraseDialog(_AboutPassphrase):
    """Asks for the passphrase once more: whoever finds the desk open is not to take its protection away."""

    def __init__(self, ui: Context, parent: QWidget) -> None:
        super().__init__(ui, parent, tr("Remove the passphrase"))
        says = tr("The whole desk is written anew, so that whoever can read the file can read your desk.")
        self._backups.setText(tr("Take it from the backups, too"))
        self.body.insertWidget(0, Paragraph(ui, says, role="text2"))
        self.body.insertLayout(1, _named(ui, tr("The passphrase now"), self._now))
        self.body.insertWidget(2, self._backups)
        self.body.insertWidget(3, self._guide())
        self.buttons(tr("Remove the passphrase"), cancel=tr("Cancel"))
        self._now.entered.connect(self.confirm)
        self._now.setFocus()

    def confirm(self) -> None:
        """Have it done, if the passphrase was typed."""
        if self._is_the_one():
            wish = Wish(None, self._backups.isChecked())
            self.accept()
            self.ui.places.protect.emit(wish)
