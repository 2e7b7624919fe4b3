"""Keeps PySide from reading the source of every module that is imported after it.

PySide can spell its names in two ways, which a module chooses with ``from __feature__ import``. To know who may choose,
it reads each new module's source, looks for its own name in it, and leaves the text in ``linecache``: some milliseconds
of a start and a megabyte. Nothing here chooses. The function it asks is not public: where it is gone one day, sources
are read again, and a test says so.
"""

import importlib

_ASKED = "_mod_uses_pyside"


def leave_sources_unread() -> None:
    """Tell PySide of every module, unread, that it may name PySide; by itself that changes nothing."""
    importlib.import_module("PySide6.QtCore")  # brings the next one along
    feature = importlib.import_module("shibokensupport.feature")
    if hasattr(feature, _ASKED):
        setattr(feature, _ASKED, _may_use_pyside)


def _may_use_pyside(_module: object) -> bool:
    return True
