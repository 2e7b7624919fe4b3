"""What the program is made of: reached from About, read there, and closed again."""

from PySide6.QtWidgets import QApplication, QTextEdit

from tests.ui.person import Person, click, find, there_is, visible


def test_about_leads_to_the_notices(small: Person) -> None:
    small.window.openings.about()
    about = small.dialog()
    click(find(about, "What it is made of, and the licences"))
    small.wait(lambda: QApplication.activeModalWidget() is not about)
    notices = QApplication.activeModalWidget()
    assert notices is not None
    (text,) = visible(notices, QTextEdit)
    assert text.isReadOnly()
    said = text.toPlainText()
    for part in (
        "LGPL-3.0-only",
        "Peewee",
        "SQLCipher",
        "https://download.qt.io/archive/qt/",
        "THE SOFTWARE IS PROVIDED",
    ):
        assert part in said
    assert there_is(notices, "Show the licences")
    click(find(notices, "Close"))
    small.wait(lambda: QApplication.activeModalWidget() is about)
    click(find(about, "Close"))
    small.wait(lambda: small.dialogs() == 0)
