"""How the focus came: who came by keys is shown where it is, who came by the pointer knows."""

from PySide6.QtCore import Qt

BY_KEY = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
"""The reasons for which a ring is drawn around what has the focus."""
