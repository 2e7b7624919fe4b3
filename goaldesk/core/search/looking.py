"""Looking for what is typed in a thread of its own, so that no key ever waits. What is typed last is what counts."""

import queue
import threading
from collections.abc import Callable

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core.errors import DeskError
from goaldesk.core.search.asked import Asked
from goaldesk.core.search.everything import Everything, everything
from goaldesk.core.store.db import Store
from goaldesk.core.words import N_, Message

Tell = Callable[[Everything], None]


class Looking:
    """Answers questions to the search with a reading connection of its own; ``tell`` is called in its thread."""

    def __init__(self, opens: Callable[[], Store], tell: Tell) -> None:
        self._opens, self._tell = opens, tell
        self._asked: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._store: Store | None = None
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)
        self._thread.start()

    def ask(self, text: str) -> None:
        """Look for a text. The answer to an earlier one that is still being looked for is not told any more."""
        self._asked.put(text)
        self._interrupt()

    def close(self) -> None:
        """End it, and wait until it has closed the desk."""
        self._asked.put(None)
        self._interrupt()
        self._thread.join()

    def _interrupt(self) -> None:
        if store := self._store:
            store.connection.interrupt()

    def _newest(self) -> str | None:
        """The last thing that was asked, waiting for one; None at the end."""
        text = self._asked.get()
        while text is not None and not self._asked.empty():
            text = self._asked.get()
        return text

    def _run(self) -> None:
        try:
            while (text := self._newest()) is not None:
                self._look(text)
        finally:
            store, self._store = self._store, None
            if store is not None:
                store.close()

    def _look(self, text: str) -> None:
        try:
            store = self._store = self._store or self._opens()
            found = everything(store, text)
        except DeskError as error:  # such as a desk that was moved away; it may be back for the next question
            found = Everything(text, Asked(), {}, problem=error.message)
        except sqlcipher.DatabaseError as error:
            if not self._asked.empty():
                return
            if isinstance(error, sqlcipher.OperationalError) and "interrupted" in str(error):
                self._asked.put(text)  # the word to stop was for the question before
                return
            problem = Message(N_("The search could not look: {reason}."), {"reason": error})
            found = Everything(text, Asked(), {}, problem=problem)
        if self._asked.empty():
            self._tell(found)
