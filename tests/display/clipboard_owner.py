"""Puts what a browser copies onto the clipboard of a screen, and stays until it is ended: X asks the owner for it."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment


def main() -> int:
    app = QGuiApplication(sys.argv)
    data = QMimeData()
    page = Path(sys.argv[1]).read_text("utf-8")
    data.setHtml(page)
    data.setText(QTextDocumentFragment.fromHtml(page).toPlainText())
    app.clipboard().setMimeData(data)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
