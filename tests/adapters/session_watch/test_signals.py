"""Which signals of the desktop mean that nobody can be taken to be at the window."""

from __future__ import annotations

import pytest

from agent_assist.adapters.session_watch.signals import LOGIN, Signal, meaning
from agent_assist.ports.session_watch import Away

PROPERTIES = "org.freedesktop.DBus.Properties"


@pytest.mark.parametrize(
    ("signal", "away"),
    [
        (Signal(f"{LOGIN}.Session", "Lock", ()), Away.LOCKED),
        (Signal(f"{LOGIN}.Manager", "PrepareForSleep", (True,)), Away.SLEEPING),
        (Signal(f"{LOGIN}.Manager", "PrepareForShutdown", (True,)), Away.ENDING),
        (Signal("org.gnome.ScreenSaver", "ActiveChanged", (True,)), Away.LOCKED),
        (
            Signal(
                PROPERTIES,
                "PropertiesChanged",
                (f"{LOGIN}.Session", {"LockedHint": ("b", True)}, []),
            ),
            Away.LOCKED,
        ),
        (
            Signal(
                PROPERTIES, "PropertiesChanged", (f"{LOGIN}.Session", {"IdleHint": ("b", True)}, [])
            ),
            Away.IDLE,
        ),
    ],
)
def test_lock_sleep_idle_and_the_end_of_the_session_count(signal: Signal, away: Away):
    assert meaning(signal) is away


@pytest.mark.parametrize(
    "signal",
    [
        Signal(f"{LOGIN}.Manager", "PrepareForSleep", (False,)),
        Signal("org.gnome.ScreenSaver", "ActiveChanged", (False,)),
        Signal(
            PROPERTIES, "PropertiesChanged", (f"{LOGIN}.Session", {"IdleHint": ("b", False)}, [])
        ),
        Signal(PROPERTIES, "PropertiesChanged", ("org.example", {"LockedHint": ("b", True)}, [])),
        Signal(PROPERTIES, "PropertiesChanged", ("x",)),
        Signal(PROPERTIES, "PropertiesChanged", (f"{LOGIN}.Session", 5)),
        Signal("org.freedesktop.DBus", "NameAcquired", (":1.1",)),
        Signal("", "", ()),
    ],
)
def test_coming_back_and_anything_else_means_nothing(signal: Signal):
    assert meaning(signal) is None
