"""SessionWatch over D-Bus: logind on the system bus, the screen saver on the session bus.

Rule: one thread for each bus, which ends with `stop`; a bus that is not there, or goes away, is let be. The undo window
itself does not rest on this: a window that ends late is void anyway.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from agent_assist.adapters.session_watch.signals import (
    LOGIN,
    SESSION_RULES,
    SYSTEM_RULES,
    Signal,
    meaning,
    own_session_rules,
)
from agent_assist.ports.session_watch import Away

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

OnAway = Callable[[Away], None]
_ASK_SECONDS = 2.0


class DBusSessionWatch:
    """Follows both buses; where neither is there it stays silent."""

    def watch(self, on_away: OnAway) -> DBusWatch:
        """Start following; connecting happens on the threads, too."""
        return DBusWatch(on_away)


class DBusWatch:
    """Two threads that listen."""

    def __init__(self, on_away: OnAway) -> None:
        self._on_away = on_away
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._is_stopped = False
        self._is_settled = {bus: threading.Event() for bus in ("SYSTEM", "SESSION")}
        self._threads = [
            threading.Thread(target=self._follow, args=(bus,), name=f"watch-{bus}", daemon=True)
            for bus in self._is_settled
        ]
        for thread in self._threads:
            thread.start()

    def wait_until_settled(self, timeout_seconds: float) -> bool:
        """Whether, by then, both buses are followed or known not to be there."""
        return all(event.wait(timeout_seconds) for event in self._is_settled.values())

    def stop(self) -> None:
        """End both threads; returns when no callback can come any more."""
        with self._lock:
            self._is_stopped = True
            for connected in self._open:
                with suppress(OSError):
                    connected.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _follow(self, bus: str) -> None:
        from jeepney.io.blocking import open_dbus_connection  # start-up time

        try:
            with open_dbus_connection(bus) as connection:
                if self._keep(connection.sock):
                    self._listen(connection, bus)
        except (OSError, EOFError, KeyError, ValueError, RuntimeError):
            # No bus here, or it went away: there is nothing to follow.
            pass
        finally:
            self._is_settled[bus].set()

    def _keep(self, connected: socket.socket) -> bool:
        with self._lock:
            self._open.append(connected)
            return not self._is_stopped

    def _listen(self, connection: DBusConnection, bus: str) -> None:
        rules = SESSION_RULES if bus == "SESSION" else (*SYSTEM_RULES, *_own_rules(connection))
        for rule in rules:
            _call(connection, _BUS, "AddMatch", "s", (rule,))
        self._is_settled[bus].set()
        while not self._is_stopped:
            away = meaning(_signal(connection.receive()))
            if away is not None and not self._is_stopped:
                self._on_away(away)


_BUS = ("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_MANAGER = ("/org/freedesktop/login1", LOGIN, f"{LOGIN}.Manager")


def _own_rules(connection: DBusConnection) -> tuple[str, ...]:
    """Rules for this process's own session; none where logind knows no session for it."""
    answer = _call(connection, _MANAGER, "GetSessionByPID", "u", (os.getpid(),))
    is_path = len(answer) == 1 and str(answer[0]).startswith("/")
    return own_session_rules(str(answer[0])) if is_path else ()


def _call(
    connection: DBusConnection,
    to: tuple[str, str, str],
    method: str,
    signature: str,
    arguments: tuple[object, ...],
) -> tuple[object, ...]:
    """The answer's values; () when the other side refuses or is not there."""
    from jeepney import DBusAddress, MessageType, new_method_call  # start-up time

    path, name, interface = to
    address = DBusAddress(path, bus_name=name, interface=interface)
    message = new_method_call(address, method, signature, arguments)
    answer = connection.send_and_get_reply(message, timeout=_ASK_SECONDS)
    if answer.header.message_type is not MessageType.method_return:
        return ()
    return tuple(answer.body)


def _signal(message: Message) -> Signal:
    from jeepney import HeaderFields  # start-up time

    fields = message.header.fields
    return Signal(
        str(fields.get(HeaderFields.interface, "")),
        str(fields.get(HeaderFields.member, "")),
        tuple(message.body),
    )
