"""The licences of everything the package carries, gathered from the installed distributions themselves."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path, PurePath

# Distributions whose metadata name no licence, by the text they bring along.
_AS_ITS_TEXT_SAYS = {"sqlcipher3": "Zlib"}
_TEXT_NAMES = ("licen", "copying", "notice", "authors", "ofl")
QT_PARAGRAPH = """\
Qt for Python (PySide6, Shiboken) and Qt are used under the GNU Lesser General Public License, version 3.
They are shipped unchanged, as libraries of their own in the folder _internal/PySide6 and _internal/shiboken6 of
the program. You may replace them with versions you built yourself: put your files of the same names there.
The sources are published by The Qt Company at https://download.qt.io/official_releases/QtForPython/ and
https://download.qt.io/official_releases/qt/. Nothing in this program forbids to look into it or to take it apart
for debugging such changes. The texts of both licences are beside this file."""
PYTHON_PARAGRAPH = """\
python-stdnum and pyenchant are used under the GNU Lesser General Public License, version 2.1 or later. They are shipped
as their sources in the folders _internal/stdnum and _internal/enchant of the program, and you may replace them there.
Enchant itself and its dictionaries are the system's own."""
LIBRARIES_PARAGRAPH = """\
Libraries inside these works: Python (PSF-2.0), OpenSSL (Apache-2.0), SQLCipher Community Edition (BSD-3-Clause),
SQLite (public domain), ICU (Unicode-3.0), zlib (Zlib), bzip2 (bzip2-1.0.6), liblzma (public domain), libffi (MIT),
Expat (MIT)."""


def carried(
    frozen: Path, distributions: list[metadata.Distribution]
) -> list[metadata.Distribution]:
    """Return those distributions of which a module is in the frozen program ``frozen`` (its list of contents)."""
    names = {line.split(".")[0] for line in (frozen / "modules.txt").read_text().split()}
    found = [dist for dist in distributions if _top_levels(dist) & names]
    return sorted(found, key=lambda dist: dist.name.casefold())


def text(distributions: list[metadata.Distribution], folders: list[Path]) -> str:
    """Return the notices: Qt's, one section a distribution, then the licence files in `folders`."""
    head = "THIRD-PARTY NOTICES\n\nAgent Assist carries these works of others."
    sections = ["\n\n".join([head, QT_PARAGRAPH, PYTHON_PARAGRAPH, LIBRARIES_PARAGRAPH])]
    sections += [_section(dist) for dist in distributions]
    sections += [_file(path, folder) for folder in folders for path in _licence_files(folder)]
    return ("\n\n" + "=" * 79 + "\n").join(sections) + "\n"


def licence_of(dist: metadata.Distribution) -> str:
    """Return the licence as the distribution's own metadata name it, or "not stated"."""
    stated = dist.metadata.get("License-Expression") or _classified(dist)
    written = (dist.metadata.get("License") or "").strip() or _AS_ITS_TEXT_SAYS.get(dist.name, "")
    return stated or (written or "not stated").splitlines()[0]


def _classified(dist: metadata.Distribution) -> str:
    lines = dist.metadata.get_all("Classifier") or []
    return ", ".join(line.split(" :: ")[-1] for line in lines if line.startswith("License :: "))


def _section(dist: metadata.Distribution) -> str:
    head = f"{dist.name} {dist.version}\nLicence: {licence_of(dist)}"
    files = [file for file in dist.files or [] if _is_licence_of_a_distribution(file)]
    texts = [Path(str(dist.locate_file(file))).read_text("utf-8", "replace") for file in files]
    return "\n\n".join([head, *(text.strip() for text in texts or [_without_text(dist)])])


def _is_licence_of_a_distribution(file: PurePath) -> bool:
    """Also each file of the folder "licenses": a library may bring those of what it was built from."""
    if not file.parts[0].endswith(".dist-info"):
        return False
    return _is_licence(file.name) or "licenses" in file.parts[1:-1]


def _without_text(dist: metadata.Distribution) -> str:
    author = dist.metadata.get("Author") or dist.metadata.get("Author-email") or "its authors"
    return f"By {author}. It brings no text of its licence along."


def _is_licence(name: str) -> bool:
    return name.casefold().startswith(_TEXT_NAMES) and not name.endswith((".py", ".pyc"))


def _top_levels(dist: metadata.Distribution) -> set[str]:
    files = dist.files or []
    heads = {file.parts[0] for file in files if file.suffix in {".py", ".so", ".pyd", ".pyi"}}
    return {head.split(".")[0] for head in heads if not head.startswith((".", "__"))}


def _licence_files(folder: Path) -> list[Path]:
    found = (
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
    return sorted(path for path in found if _is_licence(path.name) or path.suffix == ".LICENSE")


def _file(path: Path, folder: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder)}\n\n{path.read_text('utf-8').strip()}"
