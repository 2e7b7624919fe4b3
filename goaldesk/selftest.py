"""The program looks at itself: whether all that it needs came along, on a throw-away desk and without a screen.

One check for every form that it comes in: a checkout, the frozen program, a package on a clean system. A window on
Windows has no console, so what was found is in a file, and the exit status says the rest.
"""

import json
import platform
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QStandardPaths, qVersion
from PySide6.QtGui import QGuiApplication, QImage, QImageReader
from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk import __version__, paths
from goaldesk.core import guide, lock
from goaldesk.core.backup_keeper import restore
from goaldesk.core.backups import Reason, backups, counted, look_into, make
from goaldesk.core.check import check as check_desk
from goaldesk.core.clock import Clock, fixed
from goaldesk.core.desk import open_desk
from goaldesk.core.errors import DeskLockedError, UserError
from goaldesk.core.formats import FORMATS, table
from goaldesk.core.images import ENDINGS
from goaldesk.core.key import Key, fresh_salt, from_code, from_passphrase, salt_of
from goaldesk.core.method.coach import language as coach_language
from goaldesk.core.protection import rewrite
from goaldesk.core.queries.table_lines import table_lines
from goaldesk.core.sample_writer import write_sample
from goaldesk.core.search.asked import parse as parse_search
from goaldesk.core.search.find import find
from goaldesk.core.store import db
from goaldesk.core.words import N_, Message
from goaldesk.ui.i18n import say, tr
from goaldesk.ui.icons import draw
from goaldesk.ui.lazy import PARTS, load
from goaldesk.ui.screenshot import PAGES, Picture, take
from goaldesk.ui.single_instance import Listener, ask

LANGUAGES = ("de", "en")
"""What the guide and the coach are written in."""

_MOMENT = datetime(2026, 10, 8, 14, 32, tzinfo=UTC)
"""In the afternoon: in the first minutes of a day nobody has written an entry and changed it yet."""

_PASSPHRASE = "four words for nobody"  # noqa: S105  (of a desk that is thrown away)

_THEMES = ("dark", "high-contrast", "light")
_ICON_SIZE = 32
_COLOURS = 6
"""Fewer colours than that are an empty picture."""


class Found(NamedTuple):
    """What one look found: ``said`` when all is there, ``missing`` otherwise. Both are for whoever reads the file."""

    name: str
    said: str
    missing: tuple[str, ...] = ()


class _Bench(NamedTuple):
    """What the looks work on: a folder of their own, a desk in it with something of everything, and a clock."""

    folder: Path
    desk: Path
    clock: Clock


def selftest(out: Path) -> int:
    """Look at everything and write down what was found; returns the exit status: 1 if anything is missing."""
    try:
        out.write_text("", "utf-8")
    except OSError as error:
        text = N_("{path} cannot be written: {reason}.")
        raise UserError(Message(text, {"path": out, "reason": error.strerror})) from error
    app = QApplication.instance() or QApplication(["goaldesk", "-style", "fusion"])
    with tempfile.TemporaryDirectory(prefix="goaldesk-selftest-", ignore_cleanup_errors=True) as folder:
        bench = _Bench(Path(folder), Path(folder) / "selftest.goaldesk", Clock(fixed(_MOMENT)))
        found = [_look(name, look, bench) for name, look in LOOKS.items()]
    del app
    missing = [f"{each.name}: {line}" for each in found for line in each.missing]
    report = {
        "version": __version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": qt_version,
        "sqlite": sqlcipher.sqlite_version,
        "system": platform.system(),
        "machine": platform.machine(),
        "frozen": hasattr(sys, "_MEIPASS"),
        "looks": {each.name: each.said for each in found},
        "missing": missing,
    }
    out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8")
    stream = sys.stderr if missing else sys.stdout
    if stream is not None:  # a window without a console has neither
        print(_summary(missing), file=stream)
    return 1 if missing else 0


def _summary(missing: list[str]) -> str:
    if not missing:
        return tr("All that GoalDesk needs is here.")
    return "\n".join([tr("goaldesk: something that GoalDesk needs is not here:"), *(f"  {line}" for line in missing)])


def _look(name: str, look: Callable[[_Bench], Found], bench: _Bench) -> Found:
    """One look. Whatever goes wrong in it is something that is missing: the others go on."""
    try:
        return look(bench)._replace(name=name)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        message = getattr(error, "message", None)
        said = say(message) if isinstance(message, Message) else f"{type(error).__name__}: {error}"
        return Found(name, "", (f"{said} ({Path(where.filename).name}:{where.lineno})",))


def _all_there(said: str, missing: list[str]) -> Found:
    return Found("", "" if missing else said, tuple(missing))


# -- the desk


def _migrations(bench: _Bench) -> Found:
    """A new desk goes through every step, and is then what the program expects."""
    open_desk(bench.folder / "new.goaldesk", bench.clock, create=True).close()
    store = db.open_for_reading(bench.folder / "new.goaldesk")
    steps = store.value("SELECT count(*) FROM schema_migration")
    same = db.shape(store) == paths.resource("schema.sql").read_text("utf-8")
    store.close()
    missing = [] if steps == db.SCHEMA else [f"{steps} steps were made, of {db.SCHEMA}"]
    missing += [] if same else ["the tables are not those of schema.sql"]
    return _all_there(f"{steps} steps", missing)


def _nouns(bench: _Bench) -> Found:
    """One of everything is written, and there again once the desk was closed and opened."""
    write_sample(bench.desk, json.loads(paths.resource("sample", "en.json").read_text("utf-8")), bench.clock)
    desk = open_desk(bench.desk, bench.clock)
    desk.searches.save("kind:question")
    desk.templates.keep("Selftest", "## What I notice")
    desk.close()
    store = db.open_for_reading(bench.desk)
    try:
        report = check_desk(store)
        hits = find(store, parse_search("kind:goal"), limit=1)
        written = {each: table.to_file(table_lines(store), each) for form in FORMATS for each in form.writes}
    finally:
        store.close()
    missing = [*report.problems, *(f"no {name}" for name, number in report.counts.items() if not number)]
    missing += [] if hits else ["the search finds nothing"]
    missing += [f"nothing is written as {ending}" for ending, content in written.items() if not content]
    return _all_there(", ".join(f"{name} {number}" for name, number in report.counts.items()), missing)


def _backup(bench: _Bench) -> Found:
    """A backup is made, verified, and put in the place of the desk."""
    folder = bench.folder / "backups"
    store = db.open_for_reading(bench.desk)
    before = counted(store)
    made = make(store, folder, Reason.BY_HAND, bench.clock.now())
    store.close()
    missing = [] if look_into(made.path) == before else ["the backup is not the same as the desk"]
    restore(bench.desk, made.path, folder, bench.clock)
    missing += [] if len(backups(folder)) > 1 else ["the desk was not kept before the backup took its place"]
    return _all_there(f"{made.size} bytes", missing)


def _protected(bench: _Bench) -> Found:
    """A desk is protected, and opens with its passphrase, with its recovery code, and with nothing else."""
    path = bench.folder / "protected.goaldesk"
    shutil.copyfile(bench.desk, path)
    before = _counted(path, None)
    salt = fresh_salt()
    made = from_passphrase(_PASSPHRASE, salt)
    rewrite(path, None, made)
    missing = ["the file is not locked"] if path.read_bytes().startswith(b"SQLite format") else []
    salt = salt_of(path)
    for name, key in (("passphrase", from_passphrase(_PASSPHRASE, salt)), ("code", from_code(made.code(), salt))):
        missing += [] if _counted(path, key) == before else [f"with its {name} it is not the same desk"]
    for name, wrong in (("nothing", None), ("another passphrase", from_passphrase("another", salt))):
        try:
            _counted(path, wrong)
            missing.append(f"it opens with {name}")
        except DeskLockedError:
            continue
    return _all_there("protected, locked and opened", missing)


def _counted(path: Path, key: Key | None) -> dict[str, int]:
    store = db.open_for_reading(path, key)
    try:
        return counted(store)
    finally:
        store.close()


def _second_start(bench: _Bench) -> Found:
    """Another start reaches the one that has the desk."""
    desk = open_desk(bench.desk, bench.clock)
    listener = Listener(desk.lock, lambda question: question.reply({"said": question.name}))
    try:
        reply = ask(lock.holder(bench.desk), "raise", {})
    finally:
        listener.close()
        desk.close()
    return _all_there("answers", [] if reply == {"said": "raise"} else [f"no answer: {reply}"])


# -- the window


def _parts(_bench: _Bench) -> Found:
    """Every part of the window that is loaded later."""
    missing = []
    for part in PARTS:
        try:
            load(part)
        except (ImportError, AttributeError) as error:
            missing.append(f"{part} ({error})")
    return _all_there(f"{len(PARTS)} parts", missing)


def _pages(bench: _Bench) -> Found:
    """Every page is drawn, and none is empty or only the desk again."""
    drawn, missing = {}, []
    for page in PAGES:
        path = bench.folder / "page.png"
        take(Picture(page, desk=None if page == "first-run" else bench.desk), path)
        picture = QImage(str(path))
        points = ((x, y) for x in range(0, picture.width(), 16) for y in range(0, picture.height(), 16))
        if len({picture.pixel(x, y) for x, y in points}) < _COLOURS:
            missing.append(f"{page} is empty")
        drawn[page] = path.read_bytes()
    missing += [f"{page} is not reached" for page in drawn if page != "desk" and drawn[page] == drawn["desk"]]
    return _all_there(f"{len(PAGES)} pages", missing)


def _icons(_bench: _Bench) -> Found:
    """Every icon has a drawing in which something can be seen."""
    files = sorted(paths.resource("icons").glob("*.svg"))
    empty = []
    for path in files:
        image = draw(path.read_bytes(), _ICON_SIZE, 1.0, mirrored=False).toImage()
        every = ((x, y) for x in range(_ICON_SIZE) for y in range(_ICON_SIZE))
        if not any(image.pixelColor(x, y).alpha() for x, y in every):
            empty.append(f"{path.name} is empty")
    empty += [f"no {name}" for name in ("icon.svg", "icon-small.svg") if not paths.resource("icons", name).is_file()]
    return _all_there(f"{len(files)} icons", empty if files else ["no icons"])


def _formats(_bench: _Bench) -> Found:
    """The pictures that an entry may show, and the drawings of the style sheet."""
    there = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    wanted = {"svg", *(ending.lstrip(".") for ending in ENDINGS.values())}
    return _all_there(" ".join(sorted(there)), [f"no {each}" for each in sorted(wanted - there)])


def _resources(_bench: _Bench) -> Found:
    """Themes, prompts, sample and notices: what no picture would show the lack of."""
    wanted: list[tuple[str, ...]] = [("themes", f"{name}.json") for name in (*_THEMES, "type")]
    wanted += [("themes", f"{drawing}-{name}.svg") for drawing in ("down", "tick") for name in _THEMES]
    wanted += [("prompts", "en.json"), ("sample", "en.json"), ("sample", "beds.png")]
    wanted += [("notices", "THIRD_PARTY_NOTICES.md"), ("notices", "licences", "LGPL-3.0.txt")]
    missing = [f"no {'/'.join(parts)}" for parts in wanted if not paths.resource(*parts).is_file()]
    return _all_there(f"{len(wanted)} files", missing)


def _languages(_bench: _Bench) -> Found:
    """The guide and the coach, in each language."""
    missing = [f"no guide in {each}" for each in LANGUAGES if each not in guide.languages()]
    for each in LANGUAGES:
        cues = paths.resource("coach", f"{each}.toml")
        if not cues.is_file() or not coach_language.parse(cues.read_text("utf-8")):
            missing.append(f"no coach in {each}")
        guide.read(each)
    return _all_there(" ".join(LANGUAGES), missing)


def _qt(_bench: _Bench) -> Found:
    """Which platform drew all this, and that Qt finds a folder to be at home in."""
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    return _all_there(QGuiApplication.platformName(), [] if home else ["no home folder"])


LOOKS: dict[str, Callable[[_Bench], Found]] = {
    "migrations": _migrations,
    "nouns": _nouns,
    "backup": _backup,
    "protected desk": _protected,
    "second start": _second_start,
    "parts": _parts,
    "resources": _resources,
    "languages": _languages,
    "icons": _icons,
    "image formats": _formats,
    "pages": _pages,
    "qt": _qt,
}
"""What is looked at, in this order: those that follow work on the desk that ``nouns`` has written."""
