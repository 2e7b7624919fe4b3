"""Live styling of Markdown while it is written: marks step back, what they mean steps forward."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextFormat

from goaldesk.core import markup
from goaldesk.ui.context import Context

_HEADING = re.compile(r"(#{1,6})\s+\S")
_LIST = re.compile(r"\s*([-*+]|\d+[.)])\s")
_QUOTE = re.compile(r"\s*>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![*\w])(\*|_)(?=[^\s*_])(.{1,1000}?)(?<=[^\s*_])\1(?![*\w])")
_CODE = re.compile(r"(`)([^`\n]+)`")
_LINK = re.compile(r"(\[\[)([^\[\]\n]+)\]\]")


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours and weights from the theme. The text itself is never touched."""

    def __init__(self, ui: Context, document: QTextDocument) -> None:
        super().__init__(document)
        self._ui = ui
        self._dress()
        ui.look.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._ui.theme
        self._mark = _format(theme.colour("text3"))
        self._heading = QTextCharFormat()
        self._heading.setFont(theme.font("entry-heading"), QTextCharFormat.FontPropertiesInheritanceBehavior(0))
        self._bold = QTextCharFormat()
        self._bold.setFontWeight(QFont.Weight.DemiBold)
        self._italic = QTextCharFormat()
        self._italic.setFontItalic(True)
        self._quote = _format(theme.colour("text2"))
        self._link = _format(theme.colour("learn"))
        self._tag = _format(theme.colour("accent"))
        self._hidden = _hidden()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        heading = _HEADING.match(text)
        if heading:
            self.setFormat(0, len(text), self._heading)
            self._add(0, len(heading[1]), self._mark)
            return
        if _QUOTE.match(text):
            self.setFormat(0, len(text), self._quote)
        bullet = _LIST.match(text)
        if bullet:
            self._add(bullet.start(1), bullet.end(1), self._mark)
        for pattern, inner in ((_BOLD, self._bold), (_ITALIC, self._italic), (_CODE, self._quote), (_LINK, self._link)):
            for found in pattern.finditer(text):
                self._add(found.start(2), found.end(2), inner)
                self._add(found.start(1), found.end(1), self._mark)
                self._add(found.end(2), found.end(0), self._mark)
        for found in markup.TAG.finditer(text):
            self._add(found.start(), found.end(), self._tag)
        for found in markup.PICTURE.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), self._mark)
            self.setFormat(found.start(1), found.end(1) - found.start(1), self._quote)
            self.setFormat(found.end(1) + 2, found.end() - 1 - found.end(1) - 2, self._hidden)

    def _add(self, start: int, end: int, extra: QTextCharFormat) -> None:
        """Merge a format into what is there already: bold inside a quotation is both."""
        for position in range(start, end):
            merged = self.format(position)
            merged.merge(extra)
            self.setFormat(position, 1, merged)


def _format(colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour)
    return made


def _hidden() -> QTextCharFormat:
    """What is there and takes no room: the hash of a picture says nothing to a reader."""
    made = QTextCharFormat()
    made.setProperty(QTextFormat.Property.FontPixelSize, 1)
    made.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
    made.setFontLetterSpacing(1)
    made.setForeground(QColor(0, 0, 0, 0))
    return made
