"""The style sheet for the widgets that Qt paints: fields, lists, menus and scroll bars."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolTip

from goaldesk import paths

if TYPE_CHECKING:
    from goaldesk.ui.look import Theme

_SHEET = """
QLineEdit, QComboBox {{
    background: {raised}; border: 1px solid {line_strong}; border-radius: {px6}px;
    padding: 1px {px8}px; min-height: {px28}px; selection-background-color: {accent};
    selection-color: {on_accent}; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit[field="true"]:focus, QTextEdit[field="true"]:focus {{
    border: 2px solid {focus}; padding: 0 {px7}px; }}
QComboBox {{ padding: 1px {px10}px; combobox-popup: 0; }}
QComboBox:focus {{ padding: 0 {px9}px; }}
QLineEdit:disabled, QComboBox:disabled {{
    background: transparent; border: 1px dashed {line_strong}; color: {text_disabled}; }}
QLineEdit[inline="true"] {{ padding: 0 {px4}px; min-height: 0; }}
QLineEdit[inline="true"]:focus {{ padding: 0 {px3}px; }}
QPlainTextEdit[field="true"], QTextEdit[field="true"] {{
    background: {raised}; border: 1px solid {line_strong}; border-radius: {px6}px; padding: 1px {px6}px; }}
QPlainTextEdit[field="true"]:focus, QTextEdit[field="true"]:focus {{ padding: 0 {px5}px; }}
QPlainTextEdit[field="true"] {{ padding: {px4}px {px6}px; }}
QPlainTextEdit[field="true"]:focus {{ padding: {px3}px {px5}px; }}
QTextEdit[quiet="true"], QLineEdit[quiet="true"] {{
    background: transparent; border: 2px solid transparent; border-radius: {px6}px; }}
QLineEdit[quiet="true"] {{ padding: 0 {px4}px; min-height: {px24}px; }}
QTextEdit[quiet="true"]:hover, QLineEdit[quiet="true"]:hover {{ background: {hover}; }}
QTextEdit[quiet="true"]:focus, QLineEdit[quiet="true"]:focus {{
    background: {raised}; border: 2px solid {focus}; padding: 0; }}
QLineEdit[quiet="true"]:focus {{ padding: 0 {px4}px; }}
QComboBox::drop-down {{ border: 0; width: {px24}px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: {px14}px; height: {px14}px; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {line_strong}; outline: 0;
    selection-background-color: {accent_tint}; selection-color: {text}; padding: 0; }}
QComboBox QAbstractItemView::item {{ min-height: {px28}px; padding: 0 {px6}px; border-radius: {px4}px; }}
QComboBox QAbstractItemView::item:selected {{ background: {accent_tint}; color: {text}; }}
QListView[completion="true"] {{ background: {raised}; border: 1px solid {line_strong}; outline: 0;
    padding: {px4}px; }}
QListView[completion="true"]::item {{ padding: {px6}px {px8}px; border-radius: {px4}px; }}
QListView[completion="true"]::item:selected {{ background: {accent_tint}; color: {text}; }}
QMenu {{ background: {raised}; border: 1px solid {line_strong}; border-radius: {px6}px; padding: {px4}px; }}
QMenu::item {{ padding: {px6}px {px24}px {px6}px {px12}px; border-radius: {px4}px; }}
QMenu::item:selected {{ background: {accent_tint}; color: {text}; }}
QMenu::item:disabled {{ color: {text_disabled}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {px4}px {px8}px; }}
QMenu::indicator {{ width: {px14}px; height: {px14}px; left: {px4}px; }}
QCheckBox {{ spacing: {px8}px; min-height: {px20}px; }}
QCheckBox::indicator, QTableView::indicator {{ width: {px14}px; height: {px14}px; background: {raised};
    border: 1px solid {line_strong}; border-radius: {px3}px; }}
QCheckBox::indicator:hover {{ background: {hover}; }}
QCheckBox::indicator:checked, QTableView::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url({tick}); }}
QCheckBox::indicator:disabled {{ background: transparent; border: 1px dashed {line_strong}; }}
QMenuBar {{ background: {window}; border-bottom: 1px solid {line}; }}
QMenuBar::item {{ padding: {px6}px {px12}px; background: transparent; }}
QMenuBar::item:selected {{ background: {pressed}; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: {px10}px; }}
QScrollBar:horizontal {{ height: {px10}px; }}
QScrollBar::handle {{ background: {ctl}; border-radius: {px3}px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {px32}px; }}
QScrollBar::handle:horizontal {{ min-width: {px32}px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; border: 0; width: 0; height: 0; }}
"""

_LENGTHS = (3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 20, 24, 28, 32)


def style_sheet(theme: "Theme") -> str:
    """The sheet in the colours and at the size of a theme."""
    roles = (
        "raised", "line_strong", "accent", "on_accent", "focus", "text_disabled", "hover", "accent_tint", "text",
        "line", "window", "pressed", "ctl",
    )  # fmt: skip
    colours = {role: theme.colour(role).name() for role in roles}
    lengths = {f"px{length}": theme.px(length) for length in _LENGTHS}
    drawings = {
        name: paths.resource("themes", f"{drawing}-{theme.name}.svg").as_posix()
        for name, drawing in (("arrow", "down"), ("tick", "tick"))
    }
    return _SHEET.format(**colours, **lengths, **drawings)


def dress_tool_tips(theme: "Theme") -> None:
    """Tool tips belong to the application and take no sheet of a widget."""
    palette = QToolTip.palette()
    palette.setColor(QPalette.ColorRole.ToolTipBase, theme.colour("tooltip"))
    palette.setColor(QPalette.ColorRole.ToolTipText, theme.colour("on_tooltip"))
    QToolTip.setPalette(palette)
    QToolTip.setFont(theme.font("small"))
