"""A running window answers second starts and terminal calls. No Qt here, and no network: a local socket of the user's.

The address and a key to it are in the lock file of the desk, which only its owner can read.

``multiprocessing.connection`` speaks on both sides. It brings 2 MiB with it (pickle, subprocess), so a window waits
without it where it can, and loads it with the first question.
"""

import contextlib
import importlib
import json
import os
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goaldesk.core import lock
from goaldesk.core.lock import DeskLock, Holder
from goaldesk.ui.i18n import tr

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_PATIENCE = 30.0

_TRIES, _PAUSE = 50, 0.1

Reply = dict[str, Any]


def _no_answer() -> Reply:
    return {"error": tr("the open window gave no answer in time; look there before you try again")}


class Question:
    """Something that another process asks. Whoever answers calls ``reply`` once."""

    def __init__(self, name: str, arguments: dict[str, Any]) -> None:
        self.name, self.arguments = name, arguments
        self._answered = threading.Event()
        self._reply = _no_answer()

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

    def __init__(self, held: DeskLock, asked: Callable[[Question], None]) -> None:
        key = os.urandom(16).hex()
        self._asked = asked
        self._closed = False
        if sys.platform == "win32":
            self._socket = _connection().Listener(authkey=key.encode())
        else:
            self._socket = _Socket(key.encode())
        held.announce(str(self._socket.address), key)
        threading.Thread(target=self._serve, name="listener", daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection = self._socket.accept()
            except (_wrong_key(), EOFError, OSError):
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


class _Socket:
    """What ``multiprocessing.connection.Listener`` is where there are sockets in the file system."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._folder = self._bind(None)
        except OSError:  # the path of a socket has some hundred letters at most
            self._folder = self._bind("/tmp")  # noqa: S108  (into a folder that only its owner can enter)
        self.address = self._socket.getsockname()
        self._socket.listen()

    def _bind(self, within: str | None) -> str:
        folder = tempfile.mkdtemp(prefix="goaldesk-", dir=within)
        try:
            self._socket.bind(str(Path(folder) / "window"))
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return folder

    def accept(self) -> "Connection":
        """Wait for somebody who has the key. Raises AuthenticationError, EOFError or OSError."""
        theirs, _ = self._socket.accept()
        module = _connection()
        connection: Connection = module.Connection(theirs.detach())
        try:
            module.deliver_challenge(connection, self._key)
            module.answer_challenge(connection, self._key)
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Wait no longer."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # closing alone would leave the thread waiting
        self._socket.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _connection() -> Any:
    return importlib.import_module("multiprocessing.connection")


def _wrong_key() -> type[Exception]:
    wrong: type[Exception] = importlib.import_module("multiprocessing").AuthenticationError
    return wrong


def ask(holder: Holder, name: str, arguments: dict[str, Any]) -> Reply | None:
    """Ask the process that holds a desk; None if it cannot be reached, or goes away without a word."""
    if not holder.address:
        return None
    try:
        with _connection().Client(holder.address, authkey=holder.key.encode()) as connection:
            connection.send_bytes(json.dumps({"name": name, "arguments": arguments}).encode())
            if not connection.poll(2 * _PATIENCE):
                return _no_answer()  # it may yet do what it was asked: whoever asks again may get it twice
            reply: Reply = json.loads(connection.recv_bytes())
            return reply
    except (OSError, EOFError, _wrong_key(), ValueError):
        return None


def raise_window(desk: Path) -> bool | None:
    """Have the window that holds a desk come forward. It may be only just opening, and is given some seconds.

    False if it does not answer or is on another computer, None if the desk was let go of meanwhile.
    """
    for _ in range(_TRIES):
        if ask(lock.holder(desk), "raise", {}) is not None:
            return True
        if lock.held_elsewhere(desk):
            return False
        if not lock.held_here(desk):
            return None
        time.sleep(_PAUSE)
    return False
