"""Qt's system libraries are asked for at the loader, by kind of display."""

from __future__ import annotations

import sys

import pytest
from _setup import libraries


def test_nothing_is_missing_where_everything_loads() -> None:
    assert libraries.missing(libraries.ALWAYS, lambda file_name: True) == []


def test_the_package_of_a_library_that_does_not_load_is_named() -> None:
    missing = libraries.missing(libraries.ALWAYS, lambda file_name: file_name != "libEGL.so.1")

    assert missing == ["libegl1"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of Linux libraries")
def test_the_loader_itself_is_asked() -> None:
    assert libraries.loads("libc.so.6")
    assert not libraries.loads("libagent-assist-has-no-such-file.so.9")


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_need_nothing(platform: str) -> None:
    assert libraries.packages({"native"}, platform) == []


def test_each_kind_of_display_adds_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries.missing, "__defaults__", (lambda file_name: False,))

    none = libraries.packages(frozenset(), "linux")
    x11 = libraries.packages({"x11"}, "linux")
    wayland = libraries.packages({"wayland"}, "linux")

    assert none == list(libraries.ALWAYS)
    assert x11 == [*libraries.ALWAYS, *libraries.FOR_X11]
    assert wayland == [*libraries.ALWAYS, *libraries.FOR_WAYLAND]


def test_freezing_needs_the_tools_of_a_compiler_and_python_as_a_library() -> None:
    tools = libraries.packages_for_freezing(
        "linux", loads=lambda file_name: True, which=lambda name: None
    )
    library = libraries.packages_for_freezing("linux", lambda file_name: False, lambda name: name)

    assert tools == ["binutils"]
    assert library in ([], [f"libpython3.{sys.version_info.minor}"])
    assert libraries.packages_for_freezing("darwin", lambda _: False, lambda _: None) == []
