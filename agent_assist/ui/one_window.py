"""One window for each profile: a second start says what it wants to the first, and ends.

Rule: the socket belongs to this account alone, and what comes over it is checked again: it can only show a ticket.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from agent_assist.domain.links import is_ticket_id

_MOST_BYTES = 1_000
_STEP_MS = 500
_ACTIVATION = "XDG_ACTIVATION_TOKEN"
_TOKEN = re.compile(r"[A-Za-z0-9_.:/+=-]{0,200}", re.ASCII)
_TAKEN = b"ok\n"


def socket_name(folder: Path) -> str:
    """Where the first window of this profile listens: a pipe on Windows, else a file in a folder of this account alone.

    Never in a folder for everybody, where somebody else could listen under this name.
    """
    digest = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    name = f"agent-assist-{digest[:16]}"
    if os.name == "nt":
        return name
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    place = Path(runtime) if runtime and Path(runtime).is_dir() else folder
    return str(place / name)


def hand_over(name: str, ticket_id: str, wait_seconds: float) -> bool:
    """Ask the window that is open to come forward, at this ticket ("" for none); whether it took it.

    It may still be starting: tries again until `wait_seconds` are over.
    """
    end = monotonic() + wait_seconds
    while True:
        if _said(name, ticket_id):
            return True
        if monotonic() >= end:
            return False
        sleep(_STEP_MS / 5_000)


def _said(name: str, ticket_id: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    try:
        if not socket.waitForConnected(_STEP_MS):
            return False
        asked = {"ticket": ticket_id, "token": os.environ.get(_ACTIVATION, "")}
        socket.write(json.dumps(asked).encode("ascii") + b"\n")
        socket.waitForBytesWritten(_STEP_MS)
        return socket.waitForReadyRead(4 * _STEP_MS) and bytes(socket.readAll().data()) == _TAKEN
    finally:
        socket.abort()


class OneWindow(QObject):
    """Listens for later starts. Signal `asked(ticket_id)`: come forward, and show this ticket ("" for none)."""

    asked = Signal(str)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        # Only who holds the profile's lock comes here: a socket with this name is a killed window's.
        QLocalServer.removeServer(name)
        self.is_listening = self._server.listen(name)

    def close(self) -> None:
        """Take no more."""
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MOST_BYTES:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        wanted = _wanted(bytes(socket.readLine(_MOST_BYTES).data()))
        if wanted is None:
            socket.abort()
            return
        ticket_id, token = wanted
        if token:
            os.environ[_ACTIVATION] = token  # Qt shows it to the Wayland compositor
        socket.write(_TAKEN)
        socket.flush()
        socket.disconnectFromServer()
        self.asked.emit(ticket_id)


def _wanted(line: bytes) -> tuple[str, str] | None:
    """Ticket and activation token; None for anything that a start of ours would not say."""
    try:
        asked = json.loads(line)
    except ValueError:
        return None
    if not isinstance(asked, dict) or set(asked) != {"ticket", "token"}:
        return None
    ticket_id, token = asked["ticket"], asked["token"]
    if not isinstance(ticket_id, str) or not isinstance(token, str):
        return None
    if (ticket_id and not is_ticket_id(ticket_id)) or not _TOKEN.fullmatch(token):
        return None
    return ticket_id, token
