"""Errors, sorted by whose turn it is. Everything else is a defect and goes to the crash report."""

from goaldesk.core.words import Message


class GoalDeskError(Exception):
    """Base of all errors that carry a sentence for a person: what happened, what is safe, what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.in_english())
        self.message = message


class UserError(GoalDeskError):
    """What was asked for cannot be done as asked. Nothing was changed."""


class StaleEntryError(UserError):
    """The entry changed since the editor read it. What is on disk was left alone."""


class DeskError(GoalDeskError):
    """The desk's file is missing, held by another program, from a newer GoalDesk, or cannot be read."""


class DeskMissingError(DeskError):
    """No file where the desk is remembered to be. No empty desk is made in its place."""


class DeskHeldError(DeskError):
    """Another GoalDesk has this desk open for writing (see ``core.lock``)."""


class DeskLockedError(DeskError):
    """The desk is protected, and no key was given, or not the one that opens it. It was not touched."""


class DeskTooNewError(DeskError):
    """The desk was written by a newer GoalDesk. It was not touched."""


class DeskDamagedError(DeskError):
    """The desk's file cannot be read as a whole. It was left as it is."""
