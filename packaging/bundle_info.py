"""What a system is told about the program inside its own file: the property list of macOS, the version of Windows."""

from pathlib import Path
from typing import Any

APP_ID = "org.goaldesk.GoalDesk"
PUBLISHER = "The GoalDesk authors"
MIME_TYPE = "application/vnd.goaldesk.desk"
OLDEST_MACOS = "13.0"  # what the wheels of PySide6 6.11 are built for (macosx_13_0_universal2)


def info_plist(version: str) -> dict[str, Any]:
    """What Info.plist says beside the names and the icon, which PyInstaller writes."""
    return {
        "CFBundleDisplayName": "GoalDesk",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSApplicationCategoryType": "public.app-category.productivity",
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # dark as well
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "GoalDesk desk",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "goaldesk.icns",
                "LSItemContentTypes": [f"{APP_ID}.desk"],
                "LSHandlerRank": "Owner",
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": f"{APP_ID}.desk",
                "UTTypeDescription": "GoalDesk desk",
                "UTTypeConformsTo": ["public.data", "public.content"],
                "UTTypeIconFile": "goaldesk.icns",
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["goaldesk"],
                    "public.mime-type": [MIME_TYPE],
                },
            }
        ],
    }


def windows_version(folder: Path, version: str) -> Path:
    """Write the version of the .exe as PyInstaller reads it; returns the file."""
    numbers = tuple([*map(int, version.split(".")), 0, 0, 0, 0][:4])
    said = {
        "CompanyName": PUBLISHER,
        "FileDescription": "GoalDesk",
        "FileVersion": version,
        "InternalName": "GoalDesk",
        "LegalCopyright": "MIT licence; see the notices inside",
        "OriginalFilename": "GoalDesk.exe",
        "ProductName": "GoalDesk",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in said.items())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "version_info.txt"
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        "utf-8",
    )
    return path
