"""The way in from a terminal: what the arguments mean, and who does it. Each part is loaded only when it is needed.

Exit status: 0 done, 1 could not, 2 unusable arguments. Errors are one line on standard error.
"""

import argparse
import io
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from goaldesk import __version__, paths
from goaldesk.core.errors import GoalDeskError, UserError
from goaldesk.core.formats import FORMATS
from goaldesk.core.words import N_, Message
from goaldesk.ui.i18n import say, tr


def run(argv: list[str]) -> int:
    """Do what the arguments say; returns the exit status."""
    if len(argv) == 1 and argv[0].lower().endswith(paths.DESK_SUFFIX):
        argv = ["--desk", argv[0]]  # a desk was double-clicked
    parser = _parser(with_calls=not _only_a_window(argv))
    arguments = parser.parse_args(argv)
    if arguments.sample and arguments.call:
        parser.error(tr("--sample goes with the window alone"))
    try:
        if arguments.call is None:
            return _open_window(arguments)
        if arguments.call == "screenshot":
            return _screenshot(arguments)
        if arguments.call == "selftest":
            return _selftest(arguments)
        from goaldesk import terminal

        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to stop
        return int(getattr(terminal, arguments.call)(arguments))
    except GoalDeskError as error:
        print(f"goaldesk: {' '.join(say(error.message).split())}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read the output, such as head(1), has what it wanted. Nothing is left to be flushed at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _only_a_window(argv: list[str]) -> bool:
    """Whether the arguments ask for the window and nothing else: making the calls' parsers takes 4 ms of a start."""
    values = {number + 1 for number, argument in enumerate(argv) if argument in {"--desk", "--now"}}
    rest = [argument for number, argument in enumerate(argv) if number not in values]
    return all(argument in {"--sample", "--desk", "--now"} for argument in rest)


def _parser(*, with_calls: bool) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="goaldesk", description=tr("What you want to achieve, and what you want to become able to do.")
    )
    parser.add_argument("--version", action="version", version=f"GoalDesk {__version__}")
    parser.add_argument("--desk", type=Path, metavar="FILE", help=tr("use this desk instead of the remembered one"))
    parser.add_argument("--sample", action="store_true", help=tr("use a throw-away sample desk"))
    parser.add_argument("--now", type=datetime.fromisoformat, metavar="WHEN", help=argparse.SUPPRESS)
    parser.set_defaults(call=None)
    if not with_calls:
        return parser
    calls = _Calls(parser)
    _add_capture(calls)
    _add_transfer(calls)
    find = calls.add("find", tr("search everything, one hit a line"))
    find.add_argument("query")
    find.add_argument("--limit", type=_count, default=20)
    find.add_argument("--json", action="store_true")
    find.set_defaults(call="find")
    frame = calls.add("frame", tr("say which kind a goal reads like, as JSON"))
    frame.add_argument("text")
    frame.add_argument("--lang", default="en", help=tr("the language of the text: {languages}", languages="en, de"))
    frame.set_defaults(call="frame")
    formats = calls.add("formats", tr("list the formats that can be read and written"))
    formats.set_defaults(call="formats")
    verify = calls.add("check", tr("verify the desk: file, references, search index, counts"))
    verify.set_defaults(call="check")
    _add_backups(calls)
    _add_screenshot(calls)
    selftest = calls.add("selftest", tr("check that all the program needs is here, on a throw-away desk"))
    selftest.add_argument("out", type=Path)
    selftest.set_defaults(call="selftest")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(tr("there is nothing to list"))
    return number


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; {self.prog} --help says what goes\n")


class _Calls:
    """What can be asked for in one word. Which desk is meant may be said before that word or after it."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._parsers = parser.add_subparsers(title=tr("calls"), metavar="CALL")
        self._desk = argparse.ArgumentParser(add_help=False)
        self._desk.add_argument("--desk", type=Path, metavar="FILE", default=argparse.SUPPRESS, help=argparse.SUPPRESS)

    def add(self, name: str, what_it_does: str) -> argparse.ArgumentParser:
        """A parser for the arguments of a call."""
        return self._parsers.add_parser(name, help=what_it_does, parents=[self._desk])


def _add_backups(calls: "_Calls") -> None:
    make = calls.add("backup", tr("back the desk up now, also while a window has it"))
    make.add_argument("--list", action="store_true", help=tr("list the backups there are, the newest first"))
    make.set_defaults(call="back_up")
    out = calls.add("save-out", tr("save what can be read of a damaged desk: as a desk of its own, and as tables"))
    out.add_argument("folder", type=Path)
    out.set_defaults(call="save_out")
    back = calls.add("restore", tr("put a backup in the place of the desk"))
    back.add_argument("backup", type=Path)
    back.set_defaults(call="go_back")


def _add_capture(calls: "_Calls") -> None:
    parser = calls.add("capture", tr("keep some words as an entry of today"))
    parser.add_argument("text")
    parser.add_argument("--setback", action="store_true", help=tr("as a draft setback"))
    parser.add_argument("--goal", action="append", default=[], metavar="TITLE", help=tr("link the goal of this title"))
    parser.set_defaults(call="capture")


def _add_transfer(calls: "_Calls") -> None:
    names = [each.name for each in FORMATS]
    read = calls.add("import", tr("bring goals in from a file"))
    read.add_argument("format", choices=names)
    read.add_argument("path", type=Path)
    read.add_argument("--dry-run", action="store_true", help=tr("only say what would happen"))
    read.add_argument("--header", action=argparse.BooleanOptionalAction, help=tr("the first row names the columns"))
    read.set_defaults(call="bring_in")
    write = calls.add("export", tr("write goals to a file"))
    write.add_argument("format", choices=names)
    write.add_argument("path", type=Path)
    write.add_argument("--dry-run", action="store_true", help=tr("only say what would happen"))
    write.set_defaults(call="export")


def _add_screenshot(calls: "_Calls") -> None:
    parser = calls.add("screenshot", tr("draw a page, of the sample desk unless --desk says otherwise"))
    parser.add_argument("page")
    parser.add_argument("path", type=Path)
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH")
    parser.add_argument("--theme", default="light", choices=("light", "dark", "high-contrast"))
    parser.add_argument("--locale", default="en_GB")
    parser.add_argument("--scale", type=_scale, default=1.0)
    parser.add_argument("--hide-setbacks", action="store_true", help=tr("as the window does where that is chosen"))
    parser.set_defaults(call="screenshot")


def _size(text: str) -> tuple[int, int]:
    parts = text.lower().split("x")
    if len(parts) == 2 and all(part.isdecimal() and 200 <= int(part) <= 8000 for part in parts):
        return int(parts[0]), int(parts[1])
    raise argparse.ArgumentTypeError(tr("a size is written as 1280x800, not as {size}", size=text))


def _scale(text: str) -> float:
    """How large everything is. Qt ends the process at nothing, and the computer has no room for a thousand."""
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if 0.5 <= scale <= 4:
        return scale
    raise argparse.ArgumentTypeError(tr("a scale is a number from 0.5 to 4, not {scale}", scale=text))


def _screenshot(arguments: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = _screen_that_nobody_sees()
    os.environ["QT_SCALE_FACTOR"] = str(arguments.scale)
    from goaldesk.terminal import Opening
    from goaldesk.ui.screenshot import Picture, take

    take(
        Picture(
            page=arguments.page,
            size=arguments.size,
            theme=arguments.theme,
            locale=arguments.locale,
            desk=arguments.desk,
            now=arguments.now,
            key=Opening().of(arguments.desk) if arguments.desk else None,
            hide_setbacks=arguments.hide_setbacks or (arguments.desk is not None and _hides_setbacks()),
        ),
        arguments.path,
    )
    return 0


def _screen_that_nobody_sees() -> str:
    """Qt's platform without a display, with a screen that is larger than any picture: dialogs keep to what its own
    screen of 800x800 has room for, at half of that where a picture is drawn at twice the scale."""
    try:
        path = os.path.relpath(paths.resource("screen.json"))
    except ValueError:  # it is on another drive
        return "offscreen"
    return "offscreen" if ":" in path else f"offscreen:configfile={path}"


def _selftest(arguments: argparse.Namespace) -> int:
    if sys.platform == "linux":  # others have a screen always, and no fonts without one
        os.environ["QT_QPA_PLATFORM"] = _screen_that_nobody_sees()
    from goaldesk.selftest import selftest

    return selftest(arguments.out)


def _hides_setbacks() -> bool:
    from goaldesk.core.settings import SettingsFile

    return SettingsFile(paths.settings_file(paths.data_dir())).now.hide_setbacks


def _open_window(arguments: argparse.Namespace) -> int:
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        # Qt would end the process here, with a core dump.
        raise UserError(
            Message(N_("There is no screen here to open a window on. The calls listed by --help need none."))
        )
    from goaldesk.ui.unread import leave_sources_unread

    leave_sources_unread()
    from goaldesk.app import Request, run_window

    return run_window(Request(arguments.desk, arguments.sample, arguments.now))
