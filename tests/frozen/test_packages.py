"""What the packages are made from: the list of what may be inside, locks, notices, and what systems are told."""

import ast
import plistlib
import re
import shutil
import subprocess
from pathlib import Path

import bundle_info
import contents
import package_appimage
import pytest
import sbom
from environment import SetupError

from goaldesk import __version__

ROOT = Path(__file__).parents[2]
NOTICES = ROOT / "resources" / "notices"
LOCKS = sorted((ROOT / "packaging").glob("requirements*.txt"))


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/imageformats/libqwebp.so", "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/lib/libQt6Svg.so.6", "PySide6/Qt6Gui.dll", "PySide6/QtWidgets.abi3.so", "PySide6/QtWidgets.pyd",
        "libxcb-cursor.so.0", "sqlcipher3/_sqlite3.cp313-win_amd64.pyd",
    ],
)  # fmt: skip
def test_what_the_program_uses_may_be_inside(place: str) -> None:
    assert contents.may_be_inside(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so", "PySide6/plugins/platforms/qminimal.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so", "PySide6/Qt/lib/libQt6Network.so.6", "PySide6/Qt6Qml.dll",
        "PySide6/Qt/plugins/imageformats/libqpdf.so", "PySide6/QtNetwork.abi3.so", "libX11.so.6", "libstdc++.so.6",
        "libfontconfig.so.1", "PySide6/Qt/translations/qtbase_fi.qm", "PySide6/Qt/qml/QtQuick/qmldir",
    ],
)  # fmt: skip
def test_what_it_does_not_use_stays_out(place: str) -> None:
    assert not contents.may_be_inside(place)


def test_a_folder_that_is_not_as_listed_is_described_line_by_line(tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    inside.mkdir()
    for name in ("libQt6WebEngineCore.so.6", "libsurprise.so.1", "libcrypto.so.3"):
        (inside / name).write_bytes(b"")
    found = contents.problems(tmp_path, {*contents.PACKAGES - {"peewee"}, "numpy.core", "json"})
    assert "_internal/libQt6WebEngineCore.so.6 is inside" in found
    assert "_internal/libsurprise.so.1 is inside and not on the list" in found
    assert not [line for line in found if "libcrypto" in line]
    assert "the module numpy is inside" in found
    assert "the module peewee is not inside" in found
    assert "resources/schema.sql is not inside as it is in the checkout" in found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_has_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text("utf-8")
    blocks = re.split(r"\n(?=\w)", text)
    assert all(re.match(r"[\w-]+==[\w.]+", block) and "--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "--index-url" not in text


def test_one_environment_can_hold_all_locks() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in re.findall(r"^([\w-]+)==([\w.]+)", lock.read_text("utf-8"), re.MULTILINE):
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_everything_that_comes_along_is_in_the_notices_with_its_licence() -> None:
    parts = sbom.parts()
    named = {sbom.PACKAGES[name] for part in parts if (name := part.name.partition(" (")[0]) in sbom.PACKAGES}
    assert named == set(sbom.locked())
    text = (NOTICES / "THIRD_PARTY_NOTICES.md").read_text("utf-8")
    headings = set(", ".join(re.findall(r"^## (.*)", text, re.MULTILINE)).replace(" (HarfBuzz)", "").split(", "))
    files = {path.stem for path in (NOTICES / "licences").glob("*.txt")}
    known = headings | files | {"PSF-2.0", "blessing", "0BSD", "LicenseRef-Microsoft-Redistributable"}
    for part in parts:
        licence = re.sub(r"-only$|-or-later( WITH.*)?$", "", part.licence)
        assert licence in known or part.name == "PyInstaller bootloader", part


def test_the_bill_says_which_version_of_what_is_inside(tmp_path: Path) -> None:
    bill = sbom.bill("1.2.3")
    found = {each["name"]: each for each in bill["components"]}
    assert bill["metadata"]["component"]["version"] == "1.2.3"
    assert found["Peewee"]["purl"].startswith("pkg:pypi/peewee@4.")
    assert found["Peewee"]["licenses"] == [{"expression": "MIT"}]
    assert found["PySide6"]["version"] == found["Shiboken6"]["version"]
    assert {"ICU", "OpenSSL", "SQLCipher", "CPython"} <= found.keys()
    assert sbom.write(tmp_path, "1.2.3").read_bytes() == sbom.write(tmp_path / "again", "1.2.3").read_bytes()


@pytest.mark.skipif(
    not (shutil.which("desktop-file-validate") and shutil.which("appstreamcli")),
    reason="what checks menu entries and their descriptions is not installed",
)
def test_an_appimage_runs_the_program_and_says_what_it_is(tmp_path: Path) -> None:
    frozen = tmp_path / "frozen"
    frozen.mkdir()
    program = frozen / "goaldesk"
    program.write_text('#!/bin/sh\nreadlink -f "$0"; echo "$1"\n')
    program.chmod(0o755)
    inside = package_appimage.app_dir(frozen, tmp_path / "AppDir")
    said = subprocess.run([inside / "AppRun", "my.goaldesk"], capture_output=True, text=True, check=True).stdout
    assert said == f"{inside}/usr/lib/goaldesk/goaldesk\nmy.goaldesk\n"
    (entry,) = inside.glob("*.desktop")
    keys = dict(line.split("=", 1) for line in entry.read_text("utf-8").splitlines() if "=" in line)
    assert keys["Exec"] == "goaldesk %f"
    assert (inside / f"{keys['Icon']}.png").read_bytes().startswith(b"\x89PNG")


def test_an_appimage_is_begun_only_by_the_program_that_is_locked(tmp_path: Path) -> None:
    runtime = tmp_path / "runtime"
    runtime.write_bytes(b"something else")
    with pytest.raises(SetupError, match="not the runtime that is locked"):
        package_appimage.appimage(tmp_path, runtime, tmp_path)


def test_macos_is_told_what_opens_a_desk() -> None:
    plist = plistlib.loads(plistlib.dumps(bundle_info.info_plist("1.2.3")))
    assert plist["CFBundleShortVersionString"] == "1.2.3"
    assert plist["LSMinimumSystemVersion"] == bundle_info.OLDEST_MACOS
    (document,) = plist["CFBundleDocumentTypes"]
    (declared,) = plist["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["goaldesk"]
    spec = (ROOT / "packaging" / "goaldesk.spec").read_text("utf-8")
    assert document["CFBundleTypeIconFile"] in spec
    assert declared["UTTypeIdentifier"].startswith(bundle_info.APP_ID)


def test_windows_is_told_the_version(tmp_path: Path) -> None:
    path = bundle_info.windows_version(tmp_path, "1.2.3")
    said = ast.unparse(ast.parse(path.read_text("utf-8")))
    assert "filevers=(1, 2, 3, 0)" in said
    assert "StringStruct('ProductVersion', '1.2.3')" in said


def test_the_spec_freezes_every_plugin_folder_of_the_list_and_no_console() -> None:
    spec = (ROOT / "packaging" / "goaldesk.spec").read_text("utf-8")
    ast.parse(spec)
    assert "console=False" in spec
    assert "upx=False" in spec
    assert __version__ not in spec


@pytest.mark.parametrize("name", ["install.sh", "uninstall.sh", "not_while_open"])
def test_the_scripts_of_the_packages_are_shell(name: str) -> None:
    script = ROOT / "packaging" / "linux" / name
    assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0
