"""A real X server with a small window manager, and a pair of hands at it."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from Xlib import XK, X
from Xlib.display import Display
from Xlib.error import BadDrawable, BadWindow
from Xlib.ext import xtest
from Xlib.protocol.event import ClientMessage
from Xlib.xobject.drawable import Window

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 20.0
"""Seconds after which something that should have happened did not."""

Seen = TypeVar("Seen")

_MODIFIERS = {"ctrl": XK.XK_Control_L, "shift": XK.XK_Shift_L, "alt": XK.XK_Alt_L}
_NAMES = {" ": "space", ".": "period", ",": "comma", "-": "minus", "#": "numbersign", "[": "bracketleft",
          "]": "bracketright", "?": "question", ":": "colon", "'": "apostrophe"}  # fmt: skip


def until(what: Callable[[], Seen | None], said: str = "") -> Seen:
    """Wait until ``what`` gives something; that is returned."""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = what()
        if found:
            return found
        assert time.monotonic() < deadline, f"waited in vain: {said or what}"
        time.sleep(0.02)  # between two looks; what is waited for is the state, never the time


class Screen:
    """An X server of its own. Windows of the program are found by their title."""

    def __init__(self, size: str = "1600x1000") -> None:
        self.name = f":{random.SystemRandom().randrange(1_000, 60_000)}"
        reading, writing = os.pipe()
        call = ["Xvfb", self.name, "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
        call += ["-displayfd", str(writing)]
        self._server = subprocess.Popen(call, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as ready:
            assert ready.read().strip() == self.name[1:], "the X server did not start"
        self.display = Display(self.name)
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"], env={**os.environ, "DISPLAY": self.name}, stderr=subprocess.DEVNULL
        )
        until(lambda: self._root_property("_NET_SUPPORTING_WM_CHECK"), "openbox")

    def close(self) -> None:
        self.display.close()
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()

    # -- what is there

    def _root_property(self, name: str) -> list[int]:
        found = self.display.screen().root.get_full_property(self.display.intern_atom(name), X.AnyPropertyType)
        return list(found.value) if found else []

    def windows(self) -> dict[str, Window]:
        """Every window that the manager knows, by its title."""
        found = {}
        for number in self._root_property("_NET_CLIENT_LIST"):
            window = self.display.create_resource_object("window", number)
            title = self._title(window)
            if title:
                found[title] = window
        return found

    def _title(self, window: Window) -> str:
        try:
            found = window.get_full_property(self.display.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
        except BadWindow:
            return ""
        return found.value.decode() if found else ""

    def active(self) -> str:
        """The title of the window that has the keyboard."""
        numbers = self._root_property("_NET_ACTIVE_WINDOW")
        return self._title(self.display.create_resource_object("window", numbers[0])) if numbers[:1] > [0] else ""

    def place(self, title: str) -> tuple[int, int, int, int]:
        """Left, top, width and height of what is inside a window's frame."""
        window = self.windows()[title]
        inside, there = window.get_geometry(), window.translate_coords(self.display.screen().root, 0, 0)
        return -there.x, -there.y, inside.width, inside.height

    def picture(self, title: str, part: tuple[int, int, int, int] | None = None) -> bytes:
        """What is painted on a window, or on a part of it, four bytes a pixel; empty while it is not there."""
        try:
            left, top, width, height = self.place(title)
            if part:
                left, top, width, height = left + part[0], top + part[1], part[2], part[3]
            drawn = self.display.screen().root.get_image(left, top, width, height, X.ZPixmap, 0xFFFFFFFF)
        except (BadDrawable, BadWindow, KeyError):
            return b""
        return bytes(drawn.data)

    def rest(self, title: str) -> None:
        """Wait until a window has painted all that was typed: three looks at it that see the same."""
        seen = [b""]

        def unchanged() -> bool:
            seen.append(self.picture(title))
            return len(seen) > 3 and len(set(seen[-3:])) == 1

        until(unchanged, "the picture stands still")

    def popups(self) -> int:
        """How many windows are shown that the manager leaves alone: menus, pop-ups, tips."""
        number = 0
        for window in self.display.screen().root.query_tree().children:
            try:
                there = window.get_attributes()
            except BadWindow:
                continue
            number += there.override_redirect and there.map_state == X.IsViewable and window.get_geometry().width > 8
        return number

    # -- what hands do

    def key(self, keys: str) -> None:
        """Press keys together, such as ``ctrl+shift+z`` or ``Return``."""
        *held, last = keys.split("+")
        symbols = [_MODIFIERS[name] for name in held]
        code, shifted = self._code(last)
        if shifted and XK.XK_Shift_L not in symbols:
            symbols.append(XK.XK_Shift_L)
        codes = [self.display.keysym_to_keycode(symbol) for symbol in symbols]
        for each in codes:
            xtest.fake_input(self.display, X.KeyPress, each)
        xtest.fake_input(self.display, X.KeyPress, code)
        xtest.fake_input(self.display, X.KeyRelease, code)
        for each in reversed(codes):
            xtest.fake_input(self.display, X.KeyRelease, each)
        self.display.sync()

    def _code(self, name: str) -> tuple[int, bool]:
        symbol = XK.string_to_keysym(_NAMES.get(name, name))
        code = self.display.keysym_to_keycode(symbol)
        assert code, f"no such key: {name}"
        return code, self.display.keycode_to_keysym(code, 0) != symbol

    def type(self, text: str) -> None:
        for letter in text:
            self.key(letter)

    def move(self, x: int, y: int) -> None:
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        self.display.sync()

    def click(self, x: int, y: int, button: int = 1) -> None:
        self.move(x, y)
        self.press(button)
        self.release(button)

    def press(self, button: int = 1) -> None:
        xtest.fake_input(self.display, X.ButtonPress, button)
        self.display.sync()

    def release(self, button: int = 1) -> None:
        xtest.fake_input(self.display, X.ButtonRelease, button)
        self.display.sync()

    def ask_to_close(self, title: str) -> None:
        """What the cross in the window's frame does."""
        self._tell(self.windows()[title], "_NET_CLOSE_WINDOW")

    def activate(self, title: str) -> None:
        self._tell(self.windows()[title], "_NET_ACTIVE_WINDOW")

    def _tell(self, window: Window, what: str) -> None:
        message = ClientMessage(
            window=window, client_type=self.display.intern_atom(what), data=(32, [2, X.CurrentTime, 0, 0, 0])
        )
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self.display.screen().root.send_event(message, event_mask=mask)
        self.display.sync()


class Running:
    """The program, started as a person does, on a screen."""

    def __init__(self, screen: Screen, folder: Path, *arguments: str, **environment: str) -> None:
        self.screen = screen
        variables = {
            **{name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
            "DISPLAY": screen.name,
            "GOALDESK_DATA_DIR": str(folder),
            "PYTHONPATH": str(ROOT),
            **environment,
        }
        self.process = subprocess.Popen([sys.executable, "-m", "goaldesk", *arguments], cwd=ROOT, env=variables)

    def exit_status(self) -> int:
        return self.process.wait(PATIENCE)

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.exit_status()


def missing_programs() -> list[str]:
    return [name for name in ("Xvfb", "openbox") if shutil.which(name) is None]
