"""A real bus: what the desktop says there arrives, and the watch ends when it is told to."""

from __future__ import annotations

import queue
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_assist.adapters.session_watch.dbus import DBusSessionWatch
from agent_assist.adapters.session_watch.signals import LOGIN
from agent_assist.ports.session_watch import Away

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bus of the test's own that stands for both."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon on this machine")
    config = tmp_path / "bus.conf"
    config.write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.kill()
    daemon.communicate()


def say(interface: str, name: str, value: bool) -> None:
    """The desktop sends a signal."""
    from jeepney import DBusAddress, new_signal
    from jeepney.io.blocking import open_dbus_connection

    with open_dbus_connection("SESSION") as connection:
        emitter = DBusAddress("/org/freedesktop/login1", interface=interface)
        connection.send(new_signal(emitter, name, "b", (value,)))


def test_sleep_and_the_screen_savers_lock_arrive(bus: str):
    heard: queue.Queue[Away] = queue.Queue()
    watch = DBusSessionWatch().watch(heard.put)
    assert watch.wait_until_settled(5)
    say(f"{LOGIN}.Manager", "PrepareForSleep", True)
    assert heard.get(timeout=5) is Away.SLEEPING
    say("org.freedesktop.ScreenSaver", "ActiveChanged", False)
    say("org.freedesktop.ScreenSaver", "ActiveChanged", True)
    assert heard.get(timeout=5) is Away.LOCKED
    watch.stop()
    assert heard.empty()


def test_without_a_bus_nothing_is_heard_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, f"unix:path={tmp_path}/nothing")
    watch = DBusSessionWatch().watch(lambda _: None)
    assert watch.wait_until_settled(5)
    watch.stop()


def test_a_bus_that_goes_away_ends_the_watch_quietly(bus: str, tmp_path: Path):
    watch = DBusSessionWatch().watch(lambda _: None)
    assert watch.wait_until_settled(5)
    (tmp_path / "bus").unlink()
    watch.stop()
    watch.stop()
