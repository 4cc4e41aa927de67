"""What the frozen program carries and what it leaves out.

Rule kept here: Qt's unused modules and plug-ins stay out, and the system's own libraries (X11, Wayland, fonts,
D-Bus) stay the system's, so that its security updates reach them. Only those a Python module needs are carried.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

# Modules nobody needs in the program, modules only the tests need, and those of the extras, which are installed
# beside an unfrozen program (search by meaning, a model file read by the program itself).
UNUSED_MODULES = [
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "_curses",
    "_dbm",
    "_gdbm",
    "_pytest",
    "_sqlite3",
    "_tkinter",
    "cloudpickle",
    "curses",
    "dateutil",
    "duckdb",
    "formulaic",
    "hypothesis",
    "interface_meta",
    "joblib",
    "lib2to3",
    "llama_cpp",
    "markdown_it",
    "mypy",
    "narwhals",
    "numpy",
    "onnx",
    "onnxruntime",
    "pandas",
    "patsy",
    "pip",
    "pydoc_data",
    "pygments",
    "pytest",
    "readline",
    "rich",
    "scipy",
    "setuptools",
    "sklearn",
    "sqlite3",
    "statsmodels",
    "threadpoolctl",
    "tkinter",
    "tokenizers",
    "wrapt",
]
KEYRING_BACKENDS = [
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.chainer",
    "keyring.backends.fail",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
]
# Packages that read files of their own, and those whose version the program asks for.
WITH_DATA = ["agent_assist", "stdnum"]
WITH_METADATA = [
    "PySide6-Essentials",
    "cryptography",
    "keyring",
    "openai",
    "platformdirs",
    "sqlcipher3",
]
# Plug-ins by folder. Every other folder of plug-ins is left out.
PLUGINS: dict[str, Sequence[str]] = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qgif", "qjpeg", "qsvg", "qwebp"),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "platforms": ("qoffscreen", "qwayland", "qxcb", "qwindows", "qcocoa"),
    "platformthemes": ("qxdgdesktopportal",),
    "wayland-decoration-client": ("bradient",),
    "wayland-shell-integration": ("xdg-shell",),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
}
# Under the LGPL: as sources in folders of their own, so that they can be replaced.
REPLACEABLE = ["enchant", "stdnum"]
# What of a distribution's description is read: its version, and the list by which keyring finds its keyrings.
_DESCRIPTION = ("METADATA", "entry_points.txt")
# Registers of network cards and SIM cards, which no check of a person's number reads.
_DATA_OUT = ("oui.dat", "imsi.dat")
_QT_LIBRARIES_OUT = ("Egl", "Quick", "Qml", "VirtualKeyboard", "Pdf")
# Libraries that modules of Python itself are linked against.
_CARRIED = (
    "libpython3",
    "libssl",
    "libcrypto",
    "libffi",
    "liblzma",
    "libbz2",
    "libz.",
    "libexpat",
    "libuuid",
)
_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")

Entry = tuple[str, str, str]


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Return those of PyInstaller's entries (name in the folder, source, kind) that belong into the package."""
    return [entry for entry in entries if stays(entry[0], entry[1])]


def stays(name: str, source: str) -> bool:
    """Tell whether the file ``name`` of the package, taken from ``source``, belongs into it."""
    path = PurePosixPath(name.replace("\\", "/"))
    if "plugins" in path.parts:
        return _is_wanted_plugin(path)
    if path.parts[0].endswith(".dist-info"):
        return path.name in _DESCRIPTION
    if path.name in _DATA_OUT and "stdnum" in path.parts:
        return False
    if "translations" in path.parts and "PySide6" in path.parts:
        return False
    if path.name.startswith("libQt6") and any(part in path.name for part in _QT_LIBRARIES_OUT):
        return False
    is_system = source.startswith(_SYSTEM) and "python3" not in source
    return not is_system or path.name.startswith(_CARRIED)


def _is_wanted_plugin(path: PurePosixPath) -> bool:
    folder = path.parts[path.parts.index("plugins") + 1]
    stem = path.name.split(".", 1)[0].removeprefix("lib")
    return stem in PLUGINS.get(folder, ())
