"""The two packages for Linux: a .deb, and an archive that whoever unpacks it installs for themselves.

The same frozen folder gives the same bytes: everything is dated with the commit, sorted, and belongs to nobody.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bundle_info import APP_ID, MIME_TYPE
from environment import PYTHON, ROOT, SetupError
from freeze import epoch, program_in, size_of, version

PARTS = ROOT / "packaging" / "linux"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}

_DEBIAN = {
    "libc.so.6": "libc6", "libm.so.6": "libc6", "libdl.so.2": "libc6", "libpthread.so.0": "libc6",
    "librt.so.1": "libc6", "libutil.so.1": "libc6", "libresolv.so.2": "libc6", "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6", "libstdc++.so.6": "libstdc++6", "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g", "libX11.so.6": "libx11-6", "libX11-xcb.so.1": "libx11-xcb1", "libxcb.so.1": "libxcb1",
    "libfontconfig.so.1": "libfontconfig1", "libfreetype.so.6": "libfreetype6", "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0", "libOpenGL.so.0": "libopengl0", "libEGL.so.1": "libegl1", "libdbus-1.so.3": "libdbus-1-3",
    "libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1", "libdrm.so.2": "libdrm2", "libexpat.so.1": "libexpat1",
}  # fmt: skip
"""Debian's package for each library that may be taken from the computer. Another one stops the build."""

_ONLY_TO_PRINT = {"libcups.so.2"}
"""Without it there is printing into a file alone; the package recommends it."""

_ALSO = ("xkb-data",)  # read, and not linked to: without it Qt has no keyboard on Wayland
_COMPILERS = {29: "11", 30: "12", 32: "13", 33: "14"}
"""The version of libstdc++6 that brought each GLIBCXX_3.4.N."""


def packages(folder: Path, out: Path, *, number: str = "", quick: bool = False) -> list[Path]:
    """Make both from a frozen folder; returns the files. ``quick`` packs loosely, for one that is only tried."""
    number = number or version()
    out.mkdir(parents=True, exist_ok=True)
    staged = out / "staged"
    shutil.rmtree(staged, ignore_errors=True)
    made = [_deb(folder, staged / "deb", out, number, quick=quick)]
    if not quick:
        made.append(_archive(folder, staged / "archive", out, number))
    shutil.rmtree(staged)
    return made


def machine() -> str:
    """The kind of processor, as Linux calls it."""
    return os.uname().machine


def share(folder: Path, number: str, *, program: str) -> None:
    """What a desktop reads: the menu entry, icons, the file type, and the page for a software centre."""
    for source, place in (
        ("goaldesk.desktop", f"applications/{APP_ID}.desktop"),
        ("metainfo.xml", f"metainfo/{APP_ID}.metainfo.xml"),
        ("mime.xml", f"mime/packages/{APP_ID}.xml"),
    ):
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (PARTS / source).read_text("utf-8")
        day = datetime.fromtimestamp(int(epoch()), UTC).strftime("%Y-%m-%d")
        for name, value in {"PROGRAM": program, "VERSION": number, "DATE": day, "MIME": MIME_TYPE}.items():
            text = text.replace(f"@{name}@", value)
        target.write_text(text, "utf-8")
    _call(["desktop-file-validate", str(folder / "applications" / f"{APP_ID}.desktop")])
    _call(["appstreamcli", "validate", "--no-net", str(folder / "metainfo" / f"{APP_ID}.metainfo.xml")])
    script = "import sys; sys.path.insert(0, sys.argv[1]); from make_icons import write_hicolor, Path\n"
    script += "[write_hicolor(Path(sys.argv[2]), name, kind) for name, kind in zip(sys.argv[3::2], sys.argv[4::2])]"
    names = (APP_ID, "apps", MIME_TYPE.replace("/", "-"), "mimetypes")
    call = [str(PYTHON), "-c", script, str(ROOT / "packaging"), str(folder / "icons" / "hicolor"), *names]
    subprocess.run(call, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


# -- .deb


def _deb(folder: Path, root: Path, out: Path, number: str, *, quick: bool) -> Path:
    target = out / f"goaldesk_{number}_{ARCHITECTURES[machine()]}.deb"
    shutil.copytree(folder, root / "usr" / "lib" / "goaldesk", symlinks=True)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / "goaldesk").symlink_to("../lib/goaldesk/goaldesk")
    share(root / "usr" / "share", number, program="goaldesk")
    papers = root / "usr" / "share" / "doc" / "goaldesk"
    papers.mkdir(parents=True)
    _copyright(papers / "copyright")
    changes = gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0)
    (papers / "changelog.gz").write_bytes(changes)
    control = root / "DEBIAN"
    control.mkdir()
    for script in ("preinst", "prerm"):
        (control / script).write_bytes((PARTS / "not_while_open").read_bytes())
    wanted = depends(folder)
    values = {"VERSION": number, "ARCHITECTURE": ARCHITECTURES[machine()], "DEPENDS": ", ".join(wanted)}
    text = (PARTS / "control").read_text("utf-8")
    for name, value in {**values, "SIZE": str(size_of(root) // 1024)}.items():
        text = text.replace(f"@{name}@", value)
    (control / "control").write_text(text, "utf-8")
    _belongs_to_nobody(root)
    form = ("-Zgzip", "-z1") if quick else ("-Zxz",)
    _call(["dpkg-deb", "--root-owner-group", *form, "--build", str(root), str(target)])
    return target


def depends(folder: Path) -> list[str]:
    """Debian's packages that a frozen folder needs: what its files link to and it does not bring along itself."""
    inside = {path.name for path in folder.rglob("*.so*")}
    needed: set[str] = set()
    symbols: set[str] = set()
    for path in [program_in(folder), *folder.rglob("*.so*")]:
        if path.is_symlink():
            continue
        said = _call(["objdump", "-p", str(path)])
        needed |= set(re.findall(r"^ +NEEDED +(\S+)$", said, re.MULTILINE)) - inside
        symbols |= set(re.findall(r"\b(GLIBC_2\.\d+|GLIBCXX_3\.4\.\d+)\b", said))
    needed -= _ONLY_TO_PRINT
    if unknown := needed - _DEBIAN.keys():
        raise SetupError(f"Nobody has said in which package of Debian these are: {' '.join(sorted(unknown))}")
    names = {_DEBIAN[name] for name in needed} | set(_ALSO)
    glibc = max(int(name.partition("GLIBC_2.")[2]) for name in symbols if name.startswith("GLIBC_"))
    newest = max((int(name.rpartition(".")[2]) for name in symbols if name.startswith("GLIBCXX")), default=29)
    compiler = next(number for symbol, number in _COMPILERS.items() if symbol >= newest)
    least = {"libc6": f" (>= 2.{glibc})", "libstdc++6": f" (>= {compiler})"}
    return [name + least.get(name, "") for name in sorted(names)]


def _copyright(target: Path) -> None:
    notices = ROOT / "resources" / "notices"
    text = (notices / "THIRD_PARTY_NOTICES.md").read_text("utf-8")
    target.write_text(f"{(ROOT / 'LICENSE').read_text('utf-8')}\n\n{text}", "utf-8")


# -- .tar.xz


def _archive(folder: Path, root: Path, out: Path, number: str) -> Path:
    name = f"goaldesk-{number}-linux-{machine()}"
    root = root / name
    shutil.copytree(folder, root / "goaldesk", symlinks=True)
    share(root / "share", number, program="@HOME@/.local/bin/goaldesk")
    for script in ("install.sh", "uninstall.sh"):
        (root / script).write_bytes((PARTS / script).read_bytes())
    for paper in ("INSTALL.md", "LICENSE", "resources/notices/THIRD_PARTY_NOTICES.md"):
        shutil.copy(ROOT / paper, root / Path(paper).name)
    _belongs_to_nobody(root)
    plain, packed = out / f"{name}.tar", out / f"{name}.tar.xz"
    _call(["tar", "--sort=name", f"--mtime=@{epoch()}", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu",
           "-C", str(root.parent), "-cf", str(plain), name])  # fmt: skip
    packed.unlink(missing_ok=True)
    _call(["xz", "-6", "--threads=1", str(plain)])
    return packed


# -- both


def _belongs_to_nobody(root: Path) -> None:
    """The same permissions and times, whatever the folder was unpacked and built with."""
    moment = int(epoch())
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.name in {"goaldesk", "preinst", "prerm", "install.sh", "uninstall.sh"}
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _call(command: list[str]) -> str:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch(), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        sys.stderr.write(done.stderr)
        raise SetupError(f"{command[0]} did not work; what it said is above.")
    return done.stdout
