"""The rules of the house, asked of the source."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from goaldesk.ui.lazy import PARTS, load

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "goaldesk"
FILES = sorted(PACKAGE.rglob("*.py"))
OURS = [*FILES, *sorted((ROOT / "packaging").glob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]

LONGEST_FILE, LONGEST_FUNCTION = 350, 50

# Who may know the models: those who write, and those who rebuild what the tables say.
MODEL_USERS = {"goaldesk.core.session", "goaldesk.core.check"}
# Modules that load parts of the project while they run, each for the reason its docstring gives.
LOADERS = {
    "goaldesk.cli",
    "goaldesk.core.desk",
    "goaldesk.core.store.db",
    "goaldesk.ui.lazy",
    "goaldesk.terminal",
}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(node: ast.AST) -> Iterator[str]:
    """Every module that is imported anywhere in a tree, and what is taken from it."""
    for each in ast.walk(node):
        if isinstance(each, ast.Import):
            yield from (alias.name for alias in each.names)
        elif isinstance(each, ast.ImportFrom):
            yield each.module or ""
            yield from (f"{each.module}.{alias.name}" for alias in each.names)


def offenders(prefix: str, *forbidden: str) -> list[str]:
    """Modules below ``prefix`` that import something they should not."""
    return [
        f"{name_of(path)} imports {name}"
        for path in FILES
        if name_of(path).startswith(prefix)
        for name in imports(tree(path))
        if any(name == each or name.startswith(f"{each}.") for each in forbidden)
    ]


def test_the_core_knows_nothing_of_qt_and_of_the_window() -> None:
    assert offenders("goaldesk.core", "PySide6", "shiboken6", "goaldesk.ui", "goaldesk.app", "goaldesk.cli") == []


def test_the_core_stands_on_the_standard_library_and_three_packages() -> None:
    allowed = {*sys.stdlib_module_names, "goaldesk", "peewee", "playhouse", "sqlcipher3", "appdirs"}
    found = {
        name.partition(".")[0]
        for path in FILES
        if name_of(path).startswith("goaldesk.core")
        for name in imports(tree(path))
    }
    assert found - allowed == set()


def test_only_paths_asks_appdirs() -> None:
    users = {name_of(path) for path in FILES if "appdirs" in set(imports(tree(path)))}
    assert users == {"goaldesk.paths"}


def test_the_models_are_known_to_those_who_write() -> None:
    users = {name_of(path) for path in FILES if "goaldesk.core.store.models" in set(imports(tree(path)))}
    assert {user for user in users if not user.startswith("goaldesk.core.services.")} == MODEL_USERS


def test_the_window_reads_through_queries_and_writes_through_services() -> None:
    assert offenders("goaldesk.ui", "peewee", "playhouse", "sqlcipher3", "goaldesk.core.store") == []
    assert offenders("goaldesk.core.queries", "peewee", "goaldesk.core.session", "goaldesk.core.services") == []


def test_nothing_but_the_session_and_the_migrations_changes_a_row() -> None:
    """Words of SQL that write, anywhere else. ``check`` rebuilds the index in a copy, ``rescue`` fills a new desk, and
    a promise is no desk."""
    writers = {
        "goaldesk.core.session", "goaldesk.core.undo", "goaldesk.core.search.index", "goaldesk.core.for_good",
        "goaldesk.core.rescue", "goaldesk.core.promises",
    }  # fmt: skip
    found = []
    for path in FILES:
        name = name_of(path)
        if name in writers or ".migrations" in name:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = node.value.split()
                if words[:1] and words[0] in {"INSERT", "UPDATE", "DELETE", "REPLACE"}:
                    found.append(f"{name}: {node.value}")
            if isinstance(node, ast.Attribute) and node.attr in {"insert", "insert_many", "bulk_create", "save_model"}:
                target = node.value
                if isinstance(target, ast.Name) and target.id[:1].isupper():
                    found.append(f"{name}: {ast.unparse(node)}")
    assert found == []


def test_panes_do_not_know_other_panes_and_dialogs_do_not_know_panes() -> None:
    panes = {path.stem for path in (PACKAGE / "ui" / "panes").iterdir() if path.stem not in {"__init__", "__pycache__"}}
    for pane in panes:
        others = [f"goaldesk.ui.panes.{other}" for other in panes - {pane}]
        assert offenders(f"goaldesk.ui.panes.{pane}", *others) == []
    assert offenders("goaldesk.ui.dialogs", "goaldesk.ui.panes", "goaldesk.ui.pages") == []
    assert offenders("goaldesk.ui.widgets", "goaldesk.ui.panes", "goaldesk.ui.pages", "goaldesk.ui.dialogs") == []


def test_item_models_know_no_widgets() -> None:
    assert offenders("goaldesk.ui.models", "PySide6.QtWidgets", "goaldesk.ui.widgets", "goaldesk.ui.panes") == []


def test_formats_and_method_take_values_and_give_values() -> None:
    hidden = ("goaldesk.core.store", "goaldesk.core.session", "goaldesk.core.clock", "goaldesk.core.queries", "peewee")
    assert offenders("goaldesk.core.formats", *hidden, "datetime") == []
    assert offenders("goaldesk.core.method", *hidden) == []


def test_migrations_import_nothing_of_the_project() -> None:
    assert offenders("goaldesk.core.store.migrations", "goaldesk") == []


def test_project_imports_stand_at_the_top_of_a_file() -> None:
    found = []
    for path in FILES:
        if name_of(path) in LOADERS:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                found += [f"{name_of(path)}.{node.name}: {name}" for name in imports(node) if name.startswith("goal")]
    assert found == []


def test_no_item_widgets() -> None:
    forbidden = ("QTableWidget", "QListWidget", "QTreeWidget")
    for path in FILES:
        assert not [name for name in imports(tree(path)) if name.rpartition(".")[2] in forbidden], path


def test_every_icon_is_drawn_somewhere() -> None:
    icons = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")} - {"icon", "icon-small"}
    nodes = (node for path in FILES for node in ast.walk(tree(path)))
    assert icons - {node.value for node in nodes if isinstance(node, ast.Constant)} == set()


# Libraries that speak to other computers, or make it easy; by the modules that come with Python and with Qt.
NETWORK = (
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
    "PySide6.QtHttpServer", "asyncio", "asyncore", "asynchat", "ftplib", "http", "imaplib", "nntplib", "poplib",
    "selectors", "smtplib", "smtpd", "socketserver", "ssl", "telnetlib", "urllib", "webbrowser", "wsgiref", "xmlrpc",
    "requests", "httpx", "aiohttp", "urllib3",
)  # fmt: skip
# Who may have a socket: what makes one window of two starts, and what hears of signals. Both stay on this computer.
SOCKETS = {
    "socket": {"goaldesk.ui.single_instance", "goaldesk.ui.leaving"},
    "multiprocessing": {"goaldesk.ui.single_instance"},
    "multiprocessing.connection": {"goaldesk.ui.single_instance"},
}


def spoken_of(path: Path) -> set[str]:
    """Every module that a file imports, also by name, while it runs."""
    module = tree(path)
    texts = {node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {*imports(module), *(text for text in texts if text in {*NETWORK, *SOCKETS} - {"requests"})}


def test_no_library_for_networks_is_imported() -> None:
    assert offenders("goaldesk", *NETWORK) == []
    found = {name: {name_of(path) for path in FILES if name in spoken_of(path)} for name in (*NETWORK, *SOCKETS)}
    assert {name: users for name, users in found.items() if users} == SOCKETS


def test_no_library_for_networks_comes_along_unasked() -> None:
    """What the program loads on its own: everything of it, and all parts that are loaded later."""
    script = (
        "import sys, pkgutil, importlib, goaldesk\n"
        "for each in pkgutil.walk_packages(goaldesk.__path__, 'goaldesk.'):\n"
        "    if not each.name.endswith('__main__') and '.migrations.' not in each.name:\n"
        "        importlib.import_module(each.name)\n"
        "print([name for name in sys.argv[1:] if name in sys.modules])"
    )
    names = ("PySide6.QtNetwork", "ssl", "http.client", "asyncio", "urllib.request", "smtplib", "ftplib", "webbrowser")
    call = [sys.executable, "-c", script, *names]
    said = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_no_state_in_modules() -> None:
    """A list, a dict or a set at the top of a module is a table to look things up in: nobody adds to it."""
    found = []
    for path in FILES:
        module = tree(path)
        tops = {
            target.id
            for node in module.body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(module):
            if isinstance(node, ast.Global):
                found.append(f"{name_of(path)}: global {node.names}")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                holder = node.func.value
                changes = node.func.attr in {"append", "add", "update", "setdefault", "extend", "clear", "pop"}
                if changes and isinstance(holder, ast.Name) and holder.id in tops:
                    found.append(f"{name_of(path)}: {ast.unparse(node)}")
    assert found == []


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_a_file_holds_one_thing(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines < LONGEST_FILE
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, f"{node.name} is long"


def test_every_public_thing_says_what_it_is() -> None:
    silent = []
    for path in FILES:
        module = tree(path)
        if not ast.get_docstring(module) and path.read_text("utf-8").strip():
            silent.append(name_of(path))
        classes = [node for node in module.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
        if not name_of(path).startswith("goaldesk.core"):
            classes = []  # much of what they have is said where they have it from: by Qt, or by a class of ours
        for holder in (module, *classes):
            for node in holder.body:
                public = isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
                if public and not ast.get_docstring(node) and node.name != "Meta":
                    silent.append(f"{name_of(path)}.{node.name}")
    silent = [name for name in silent if ".migrations" not in name]
    assert silent == []


@pytest.mark.parametrize("part", PARTS)
def test_every_part_that_is_loaded_later_is_there(part: str) -> None:
    assert callable(load(part))


def test_signals_do_not_eat_references() -> None:
    """PySide 6.12 on Python 3.11 drops a reference to True with every emit, and then aborts."""

    class Speaker(QObject):
        said = Signal(object)

    speaker, heard = Speaker(), []
    speaker.said.connect(heard.append)
    before = sys.getrefcount(True)
    for number in range(100):
        speaker.said.emit(number)
    assert len(heard) == 100
    assert abs(sys.getrefcount(True) - before) < 50


def test_the_core_opens_a_desk_without_qt_and_without_peewee(template: Path) -> None:
    """Qt is for windows and pictures; Peewee is for the first write, and would be a third of every start."""
    script = (
        "import sys; from pathlib import Path; from goaldesk.core.clock import Clock, local_now\n"
        "from goaldesk.core.desk import open_desk\n"
        "from goaldesk.core.queries import desk, goal_page, goal_table, journal, setbacks\n"
        "desk.balance(open_desk(Path(sys.argv[1]), Clock(local_now)).store)\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'PySide6', 'peewee', 'playhouse'}))"
    )
    call = [sys.executable, "-c", script, str(template)]
    said = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
