"""What the desktop's signals mean for the person at the window. Rule: an unknown or odd signal means nothing.

Sources: org.freedesktop.login1(5) for PrepareForSleep, PrepareForShutdown, Lock, LockedHint and IdleHint; the
ScreenSaver interfaces of freedesktop.org and GNOME for ActiveChanged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent_assist.ports.session_watch import Away

LOGIN = "org.freedesktop.login1"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")


@dataclass(frozen=True, slots=True)
class Signal:
    """A D-Bus signal: its interface, its name and its arguments; variants are (signature, value)."""

    interface: str
    name: str
    arguments: Sequence[object]


SYSTEM_RULES = (
    f"type='signal',interface='{LOGIN}.Manager',member='PrepareForSleep'",
    f"type='signal',interface='{LOGIN}.Manager',member='PrepareForShutdown'",
)
SESSION_RULES = tuple(
    f"type='signal',interface='{saver}',member='ActiveChanged'" for saver in _SAVERS
)


def own_session_rules(session_path: str) -> tuple[str, ...]:
    """Only this session's lock: others may be logged in at the same computer."""
    return (
        f"type='signal',interface='{LOGIN}.Session',member='Lock',path='{session_path}'",
        "type='signal',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',"
        f"path='{session_path}'",
    )


def meaning(signal: Signal) -> Away | None:
    """Why nobody can be taken to be there after this signal; None when it says nothing of the kind."""
    if signal.interface == f"{LOGIN}.Session" and signal.name == "Lock":
        return Away.LOCKED
    if signal.interface == "org.freedesktop.DBus.Properties":
        return _from_properties(signal.arguments)
    if signal.arguments[:1] != (True,):
        return None
    begins = {
        "PrepareForSleep": Away.SLEEPING,
        "PrepareForShutdown": Away.ENDING,
        "ActiveChanged": Away.LOCKED,
    }
    return begins.get(signal.name)


def _from_properties(arguments: Sequence[object]) -> Away | None:
    if len(arguments) < 2 or arguments[0] != f"{LOGIN}.Session":
        return None
    changed = arguments[1]
    if not isinstance(changed, Mapping):
        return None
    if changed.get("LockedHint") == ("b", True):
        return Away.LOCKED
    if changed.get("IdleHint") == ("b", True):
        return Away.IDLE
    return None
