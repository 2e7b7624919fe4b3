"""The floor for a start: a window with a table, a text and a menu, and nothing else."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTableWidget, QTableWidgetItem, QTextEdit


def bare_window(rows: int) -> tuple[QMainWindow, QTableWidget]:
    """The window, and the table in it."""
    window = QMainWindow()
    window.resize(1280, 800)
    table = QTableWidget(rows, 2)
    for row in range(rows):
        for column in range(2):
            table.setItem(row, column, QTableWidgetItem(f"goal {row} {column}"))
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.addWidget(table)
    splitter.addWidget(QTextEdit("journal"))
    window.setCentralWidget(splitter)
    window.menuBar().addMenu("&File")
    return window, table


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window, _ = bare_window(20)
    window.show()
    sys.exit(app.exec())
