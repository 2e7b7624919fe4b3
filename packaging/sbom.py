"""A list of what the packages are made of (CycloneDX 1.6): from the lock, and from the table of the notices.

Written here, since both sources are ours: the wheels name neither the C libraries inside them nor, in one case, their
licence. The same source gives the same list.
"""

import json
import re
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from environment import ROOT, RUN_LOCK
from freeze import epoch, version

NOTICES = ROOT / "resources" / "notices" / "THIRD_PARTY_NOTICES.md"
PACKAGES = {
    "PySide6": "pyside6-essentials", "Shiboken6": "shiboken6", "Peewee": "peewee", "sqlcipher3": "sqlcipher3",
    "appdirs": "appdirs",
}  # fmt: skip
"""What of the table comes as a package of Python, and its name there."""


class Part(NamedTuple):
    """A row of the table of the notices."""

    name: str
    licence: str
    copyright: str
    home: str


def parts() -> list[Part]:
    """The rows of the table."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| (\S+) \|$", NOTICES.read_text("utf-8"), re.MULTILINE)
    return [Part(*row) for row in rows if not row[3].startswith(("where", "---"))]


def locked() -> dict[str, tuple[str, list[str]]]:
    """Version and SHA-256 hashes of each package of the lock."""
    found: dict[str, tuple[str, list[str]]] = {}
    for block in re.split(r"\n(?=\w)", RUN_LOCK.read_text("utf-8")):
        if match := re.match(r"([\w-]+)==([\w.]+)", block):
            found[match[1]] = (match[2], re.findall(r"sha256:(\w+)", block))
    return found


def bill(number: str) -> dict[str, Any]:
    """The whole list."""
    moment = datetime.fromtimestamp(int(epoch()), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    serial = uuid.uuid5(uuid.NAMESPACE_URL, f"goaldesk:{number}:{moment}")
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": moment,
            "component": {
                "type": "application",
                "bom-ref": "goaldesk",
                "name": "GoalDesk",
                "version": number,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": [_component(part) for part in parts()],
    }


def _component(part: Part) -> dict[str, Any]:
    name = part.name.partition(" (")[0]
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": name,
        "name": name,
        "copyright": part.copyright,
        "licenses": [{"expression": part.licence}],
        "externalReferences": [{"type": "website", "url": part.home}],
    }
    if package := PACKAGES.get(name):
        number, hashes = locked()[package]
        found |= {"version": number, "purl": f"pkg:pypi/{package}@{number}"}
        # One of the files with these hashes is inside, depending on the system that the package is for.
        found["properties"] = [{"name": "goaldesk:locked:sha256", "value": digest} for digest in hashes]
    elif inside := part.name[len(name) :].strip(" ()"):
        found["description"] = inside
    return found


def write(out: Path, number: str) -> Path:
    """Write the list into a folder; returns the file."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"goaldesk-{number}.cdx.json"
    path.write_text(json.dumps(bill(number), indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), version()))
