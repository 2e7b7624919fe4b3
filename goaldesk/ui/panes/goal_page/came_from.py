"""The way back from a question or a thing to try to what it came from: a setback, or a look back on a week."""

from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import IconButton

_MARK, _ICON = 20, 14


class CameFrom(IconButton):
    """Pressing it opens the setback, or the review, of this id."""

    def __init__(self, ui: Context, *, setback_id: str = "", review_id: str = "") -> None:
        said = tr("From a setback. Open it") if setback_id else tr("From looking back. Open it")
        super().__init__(ui, "setback" if setback_id else "review", said, size=_MARK, icon_size=_ICON)
        self._setback_id, self._review_id = setback_id, review_id
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if self._setback_id:
            self.ui.places.setback.emit(self._setback_id)
        else:
            self.ui.places.review.emit(self._review_id)
