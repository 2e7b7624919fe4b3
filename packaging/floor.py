"""What the size of the frozen program is measured against: a bare window, with the two libraries that keep a desk."""

import sys

import peewee
from bare_window import QApplication, bare_window
from playhouse import migrations
from sqlcipher3 import dbapi2

if __name__ == "__main__":
    app = QApplication(sys.argv)
    window, _ = bare_window(20)
    window.setWindowTitle(f"{dbapi2.sqlite_version} {peewee.__version__} {migrations.__name__}")
    window.show()
    sys.exit(app.exec())
