"""The one list of what may be inside a frozen program: the spec keeps to it, and what was built is checked against it.

A name that is not listed does not come along. Whatever arrives with a new version of Qt, Python or PyInstaller is
therefore left out, or stops the build, until somebody has decided about it here.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

PACKAGES = frozenset({"goaldesk", "PySide6", "shiboken6", "peewee", "playhouse", "sqlcipher3", "appdirs"})
"""What is inside besides Python's own library."""

PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"qxdgdesktopportal"},  # the file dialogs of the person's own desktop
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg", "qico", "qjpeg", "qgif", "qwebp"},  # see goaldesk.core.images; Qt itself reads PNG
    "printsupport": {"cupsprintersupport", "cocoaprintersupport"},  # the recovery code of a desk is printed
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
}
"""Qt's plugins by folder. A folder that is not named is left out whole."""

QT = frozenset({"Core", "Gui", "Widgets", "Svg", "PrintSupport", "DBus", "XcbQpa", "WaylandClient", "OpenGL"})
"""Qt's libraries, without Qt6 in front. Neither Network nor Qml, Quick, Pdf, WebEngine, VirtualKeyboard."""

BINDINGS = frozenset({"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport"})
"""The modules of PySide6 that the program imports."""

MODULES_LEFT_OUT = (
    "tkinter", "_tkinter", "unittest", "doctest", "pdb", "pydoc", "pydoc_data", "lib2to3", "test", "idlelib",
    "ensurepip", "venv", "distutils", "setuptools", "pkg_resources", "pip", "asyncio", "concurrent", "xmlrpc", "ssl",
    "_ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib", "webbrowser", "wsgiref",
    "sqlite3", "_sqlite3", "curses", "_curses", "readline", "dbm", "_gdbm", "_dbm", "turtle", "cgi",
    "multiprocessing.pool", "multiprocessing.managers", "multiprocessing.dummy", "psycopg2", "psycopg",
    "pymysql", "MySQLdb", "apsw", "sqlcipher3.test", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets", "PySide6.QtTest", "PySide6.QtSql", "PySide6.QtXml",
    "_codecs_jp", "_codecs_cn", "_codecs_hk", "_codecs_kr", "_codecs_tw", "_codecs_iso2022", "_multibytecodec",
    "yaml", "numpy", "gevent", "cython", "flask", "pytest", "hypothesis", "psutil", "Xlib",
)  # fmt: skip
"""Modules that somebody imports if they are there, and that nobody here needs: no network, no other database."""

OF_THE_SYSTEM = re.compile(
    r"lib(stdc\+\+|gcc_s|X11|X11-xcb|xcb|fontconfig|freetype|expat|z|GL|EGL|GLX|GLdispatch|OpenGL|drm|gbm|"
    r"wayland-(client|cursor|egl|server)|dbus-1|cups)\.so\.[\d.]+"
)
"""Linux: taken from the computer. A copy of ours would be older than what its drivers need (libstdc++), or would not
know its fonts."""

LIBRARIES = re.compile(
    r"libpython3\.\d+\.so.*|libpython3\.so|lib(crypto|ffi|bz2|lzma|mpdec|uuid|b2)[-.\d]*\.so[.\d]*|"
    r"libQt6\w+\.so\.6|libicu(data|i18n|uc)\.so\.\d+|lib(pyside6|shiboken6)\.abi3\.so[.\d]*|"
    r"lib(glib-2\.0|gthread-2\.0|pcre|pcre2-8|zstd)\.so[.\d]*|libxkbcommon(-x11)?\.so[.\d]*|"
    r"libxcb-(cursor|icccm|image|keysyms|randr|render|render-util|shape|shm|sync|util|xfixes|xkb|glx)\.so[.\d]*"
)
"""Linux: the shared libraries that may lie inside."""

FORBIDDEN = re.compile(
    r"(?i)Qml|Quick|Qt6?Pdf|WebEngine|gtk|VirtualKeyboard|Qt6?Network|Designer|Multimedia|Qt6?Sql|libav|winpython|icuuc\.dll|mscms"
)
"""Names of which no file inside may have any part, on whatever system."""

_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?([^/]+?)\.(?:so|dll|dylib)$")
_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/")
_QT_LIBRARY = re.compile(r"(?:lib)?Qt6(\w+)\.(?:so\.6|dll)$")
_BINDING = re.compile(r"PySide6/(Qt\w+)\.(?:abi3\.so|pyd)$")


def may_be_inside(destination: str) -> bool:
    """Whether a file that PyInstaller found comes along. ``destination`` is its place inside."""
    place = destination.replace("\\", "/")
    if plugin := _PLUGIN.search(place):
        return plugin[2] in PLUGINS.get(plugin[1], ())
    if _TRANSLATION.search(place) or "/qml/" in place:
        return False  # nothing asks for Qt's own translations
    if binding := _BINDING.search(place):
        return binding[1] in BINDINGS
    name = PurePosixPath(place).name
    if library := _QT_LIBRARY.search(name):
        return library[1] in QT
    return not OF_THE_SYSTEM.fullmatch(name)


def problems(folder: Path, modules: Iterable[str], library: Iterable[str] = sys.stdlib_module_names) -> list[str]:
    """What is inside a built folder and should not be, or the other way round.

    ``modules`` are those in its archive, ``library`` those that its Python brings along.
    """
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = [f"{path.relative_to(folder)} is inside" for path in files if FORBIDDEN.search(path.name)]
    for path in files:
        place = path.relative_to(folder).as_posix()
        listed = sys.platform != "linux" or ".so" not in path.name or _is_listed(place, path.name)
        if not may_be_inside(place) or not listed:
            found.append(f"{place} is inside and not on the list")
    tops = {name.partition(".")[0] for name in modules}
    own = {*PACKAGES, *library}
    found += [f"the module {name} is inside" for name in sorted(tops - own) if not name.startswith(("pyi", "_pyi"))]
    found += [f"the module {name} is not inside" for name in sorted(PACKAGES - tops)]
    return [*found, *_missing_files(folder)]


def _is_listed(place: str, name: str) -> bool:
    """A library that may lie inside, a plugin, or a module of Python or of ours that was compiled."""
    compiled = re.search(r"\.(abi3|cpython-3\d+-[\w-]+)\.so$", name) is not None
    return bool(LIBRARIES.fullmatch(name) or _PLUGIN.search(place) or compiled)


def _missing_files(folder: Path) -> Iterator[str]:
    """Every resource and every migration of the checkout, byte for byte."""
    root = Path(__file__).resolve().parent.parent
    for source, inside in resources(root):
        copies = [folder / "_internal" / inside, folder.parent / "Resources" / inside]
        if not any(copy.is_file() and copy.read_bytes() == source.read_bytes() for copy in copies):
            yield f"{inside} is not inside as it is in the checkout"


def resources(root: Path) -> Iterator[tuple[Path, str]]:
    """The files that the program reads beside its code, and the place of each inside."""
    for path in sorted((root / "resources").rglob("*")):
        if path.is_file():
            yield path, path.relative_to(root).as_posix()
    for path in sorted((root / "goaldesk" / "core" / "store" / "migrations").glob("[0-9]*.py")):
        yield path, path.relative_to(root).as_posix()
