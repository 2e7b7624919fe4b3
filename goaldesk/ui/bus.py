"""Word of changes, and of places to go, to whoever shows them."""

from weakref import WeakSet

from PySide6.QtCore import QObject, Signal

from goaldesk.core.changes import ChangeSet

PAUSE = 800
"""Milliseconds without a key after which what was typed is written to the disk."""


class Bus(QObject):
    """One signal for every change on the desk, and one before anything that must not miss unsaved words."""

    def __init__(self) -> None:
        super().__init__()
        self.unwritten: WeakSet[QObject] = WeakSet()
        """The fields that hold words which could not be written. They put themselves here, and take themselves out."""
        self.closed = False
        """The window is closed: what could not be written was put aside, and is not tried again."""
        self.closing.connect(self._close)

    changed = Signal(object)
    """A ``ChangeSet``, after it is on the disk."""

    day_changed = Signal()
    """A new day has begun while the window stood open."""

    checking = Signal(bool)
    """A check of understanding begins, or is over: while it lasts, earlier evidence is kept out of sight."""

    leaving = Signal()
    """Keep now what is not part of anything yet, such as a question that nobody pressed Enter on."""

    closing = Signal()
    """The window is closed: whoever was going to read the desk again does not."""

    flush = Signal()
    """Write now what is still being typed: before undo, on leaving a page, on closing."""

    def write_now(self) -> bool:
        """Have everything written that is still being typed; returns whether all of it is on the disk now."""
        self.leaving.emit()
        self.flush.emit()
        return not self.unwritten

    def _close(self) -> None:
        self.closed = True

    def tell(self, change: ChangeSet) -> None:
        """Pass a change on. The session of the desk calls this."""
        self.changed.emit(change)


class Places(QObject):
    """Where the person wants to go. Whoever shows that place listens."""

    goal = Signal(str)
    """Open the page of a goal, by its id."""

    goal_in_table = Signal(str)
    """Select a goal in the table and scroll to it, by its id."""

    journal = Signal()
    """Go back to the journal beside the table."""

    journal_alone = Signal()
    """Show the text of the journal alone in the window, or everything again."""

    day = Signal(object, str)
    """Show a day (``date``) in the journal, and the entry of this id if it is not empty."""

    setback = Signal(str)
    """Open a setback, by its id."""

    review = Signal(str)
    """Open a review, by its id; with an empty id, the one that is due."""

    area = Signal(str)
    """Show the goals of an area alone, by its id."""

    section = Signal(str)
    """Show a section of the rail, by its name."""

    guide = Signal(str)
    """Show a page of the guide, by its key; that of a ``Mechanism`` says why something is as it is."""

    sample = Signal()
    """Open a sample desk in this window's place."""

    own_desk = Signal()
    """Go back from the sample desk."""

    other_desk = Signal(str, bool)
    """Open the desk of this path in this window's place; make it first if the second is true."""

    look_inside = Signal(object)
    """Open a copy of this ``Backup`` in this window's place, to be thrown away."""

    restore = Signal(object)
    """Put this ``Backup`` in the place of the desk that is open, and open it."""

    lock = Signal()
    """Lock the desk now."""

    protect = Signal(object)
    """Protect the desk that is open as this ``Wish`` says."""

    rebuild = Signal()
    """Build this window again, since the size of everything in it is another one, or what may be seen."""

    setbacks_hidden = Signal(bool)
    """Hide the words of setbacks, or show them again."""

    new_goal = Signal(object, str)
    """Open the form for a goal of this ``Kind``; a learning goal may be for a performance goal, by its id."""

    prepare = Signal(str)
    """Go through the five short steps of a learning goal, by its id."""

    table_file = Signal()
    """Bring in a table from a file."""

    said = Signal(object)
    """Tell the person something (``Message``) in passing."""
