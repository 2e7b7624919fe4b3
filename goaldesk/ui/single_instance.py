"""A running window answers second starts and terminal calls. No Qt here, and no network: a local socket of the user's.

The address and a key to it are in the lock file of the desk, which only its owner can read.
"""

import contextlib
import json
import os
import threading
from collections.abc import Callable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from multiprocessing.connection import Listener as Socket
from typing import Any

from goaldesk.core.lock import DeskLock, Holder
from goaldesk.ui.i18n import tr

_PATIENCE = 30.0

Reply = dict[str, Any]


class Question:
    """Something that another process asks. Whoever answers calls ``reply`` once."""

    def __init__(self, name: str, arguments: dict[str, Any]) -> None:
        self.name, self.arguments = name, arguments
        self._answered = threading.Event()
        self._reply: Reply = {"error": tr("the open window gave no answer in time; look there before you try again")}

    def reply(self, reply: Reply) -> None:
        """Answer. A process that no longer waits does not mind."""
        self._reply = reply
        self._answered.set()

    def wait(self) -> Reply:
        """The answer, once there is one."""
        self._answered.wait(_PATIENCE)
        return self._reply


class Listener:
    """Waits in a thread of its own and hands every question on; ``asked`` is called in that thread."""

    def __init__(self, lock: DeskLock, asked: Callable[[Question], None]) -> None:
        key = os.urandom(16).hex()
        self._asked = asked
        self._closed = False
        self._socket = Socket(authkey=key.encode())
        lock.announce(str(self._socket.address), key)
        threading.Thread(target=self._serve, name="listener", daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection = self._socket.accept()
            except (AuthenticationError, EOFError, OSError):
                if self._closed:
                    return
                continue  # somebody came and went without a word
            with contextlib.suppress(OSError, EOFError, ValueError, KeyError), connection:
                asked = json.loads(connection.recv_bytes())
                question = Question(asked["name"], asked["arguments"])
                self._asked(question)
                connection.send_bytes(json.dumps(question.wait()).encode())

    def close(self) -> None:
        """Listen no more."""
        self._closed = True
        self._socket.close()


def ask(holder: Holder, name: str, arguments: dict[str, Any]) -> Reply | None:
    """Ask the process that holds a desk; None if it cannot be reached."""
    if not holder.address:
        return None
    try:
        with Client(holder.address, authkey=holder.key.encode()) as connection:
            connection.send_bytes(json.dumps({"name": name, "arguments": arguments}).encode())
            if not connection.poll(2 * _PATIENCE):
                return None
            reply: Reply = json.loads(connection.recv_bytes())
            return reply
    except (OSError, EOFError, AuthenticationError, ValueError):
        return None
