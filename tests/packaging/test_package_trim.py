"""What the frozen program carries: Python's and Qt's own files, never the system's and nothing of Qt unused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from _package import trim

SITE = "/home/someone/venv/lib/python3.11/site-packages/"


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_window_needs_stays(name: str) -> None:
    assert trim.stays(name, SITE + name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/egldeviceintegrations/libqeglfs-x11-integration.so",
        "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6",
        "PySide6/Qt/translations/qt_de.qm",
    ],
)
def test_what_no_one_uses_of_qt_goes(name: str) -> None:
    assert not trim.stays(name, SITE + name)


def test_libraries_of_the_system_stay_the_systems_unless_python_needs_them() -> None:
    folder = "/usr/lib/x86_64-linux-gnu/"
    assert not trim.stays("libX11.so.6", folder + "libX11.so.6")
    assert not trim.stays("libfontconfig.so.1", folder + "libfontconfig.so.1")
    assert trim.stays("libssl.so.3", folder + "libssl.so.3")


def test_modules_of_a_python_that_lives_in_the_systems_folder_stay() -> None:
    name = "python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so"
    assert trim.stays(name, "/usr/lib/python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so")


def test_entries_are_filtered_as_a_whole() -> None:
    entries = [("libX11.so.6", "/lib/libX11.so.6", "BINARY"), ("a.so", SITE + "a.so", "EXTENSION")]
    assert trim.kept(entries) == [("a.so", SITE + "a.so", "EXTENSION")]


def test_of_what_describes_a_distribution_only_what_is_read_stays() -> None:
    assert trim.stays("keyring-25.7.0.dist-info/entry_points.txt", SITE + "entry_points.txt")
    assert trim.stays("openai-3.54.0.dist-info/METADATA", SITE + "METADATA")
    assert not trim.stays("openai-3.54.0.dist-info/RECORD", SITE + "RECORD")
    assert not trim.stays("platformdirs-4.14.7.dist-info/sboms/a.cdx.json", SITE + "a.cdx.json")


def test_registers_that_no_check_reads_go() -> None:
    assert trim.stays("stdnum/cn/loc.dat", SITE + "stdnum/cn/loc.dat")
    assert not trim.stays("stdnum/oui.dat", SITE + "stdnum/oui.dat")


def test_the_extras_and_the_tests_libraries_stay_out() -> None:
    assert {"numpy", "onnxruntime", "llama_cpp", "pytest", "sklearn"} <= set(trim.UNUSED_MODULES)


def test_what_the_tests_compare_formulas_with_is_never_frozen() -> None:
    """They lie in the same environment once the tests ran there."""
    lock = Path(__file__).resolve().parents[2] / "packaging" / "lock-oracles.txt"
    names = re.findall(r"^([a-z0-9_.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    modules = {_MODULES.get(name, name.replace("-", "_")) for name in names}
    assert len(modules) > 10
    assert modules - set(trim.UNUSED_MODULES) == {"packaging", "typing_extensions", "tzdata"}


_MODULES = {"scikit-learn": "sklearn", "python-dateutil": "dateutil"}
