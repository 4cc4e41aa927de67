"""The desktop app from its first moment: rows before anything else, the set-up, the passphrase, the next start."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from agent_assist.bootstrap.opening import Opening
from agent_assist.domain.settings import Settings
from agent_assist.presenters.view.queue import QueueView
from agent_assist.ui.first_window import FirstWindow, has_room
from agent_assist.ui.theme.theme import ThemeMode, install_theme
from tests.fakes.office import ticket
from tests.fakes.tiny_encoder import tiny_tensors, tokenizer_text

Start = Callable[..., Opening]
LONG_MS = 30_000


@pytest.fixture
def tickets(tmp_path: Path) -> Path:
    folder = tmp_path / "tickets"
    folder.mkdir()
    export = {"format": "agent-assist-tickets", "version": 1, "tickets": [ticket()]}
    (folder / "export.json").write_text(json.dumps(export), encoding="utf-8")
    return folder


@pytest.fixture
def settings(tickets: Path) -> Settings:
    return Settings(helpdesk_folder=str(tickets), own_addresses=("help@nordlys.example",))


@pytest.fixture
def _no_keyring() -> Iterator[None]:
    """A machine without a keyring, as a bare server is."""
    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def start(qapp: QApplication, _no_keyring: None) -> Iterator[Start]:
    """Starts the app; at the end of the test all of it is closed, joined and deleted."""
    install_theme(qapp, ThemeMode.LIGHT)
    opened: list[Opening] = []

    def begin(folder: Path, passphrase: str | None = None, *, is_demo: bool = False) -> Opening:
        opening = Opening(folder, passphrase, is_demo=is_demo)
        opened.append(opening)
        opening.start()
        return opening

    yield begin
    for opening in opened:
        if isValid(opening.window):
            close(opening)


def close(opening: Opening) -> None:
    opening.close()
    opening.window.close()
    opening.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_open(opening: Opening) -> bool:
    session = opening.desktop.session
    return session is not None and session.workspace.context.services is not None


def asked(opening: Opening) -> list[str]:
    """The sentences with which a passphrase is asked for, from now on."""
    sentences: list[str] = []
    opening.desktop.window.ask_passphrase = lambda error: sentences.append(error.message)
    return sentences


def test_the_keyboard_is_in_the_queue_from_the_first_moment(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    """The letter that opens the first ticket acts without a click; a window manager makes the window active."""
    made = FirstWindow.show_rows
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FirstWindow, "show_rows", lambda w, view: (made(w, view), activate(w)))
        opening = start(tmp_path, is_demo=True)
    activate(opening.window)
    workspace = opening.desktop.session.workspace
    focus = QApplication.focusWidget()

    assert focus is opening.desktop.window.work.queue.list
    QTest.keyClick(focus, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: workspace.context.review is not None, timeout=LONG_MS)


def activate(window: FirstWindow) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def test_the_first_start_sets_up_and_the_next_one_opens_with_the_passphrase(
    start: Start, qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    profile = tmp_path / "profile"
    first = start(profile)
    assert first.desktop.session is None
    sentences = asked(first)
    first.desktop._set_up_done(settings, "")
    qtbot.waitUntil(lambda: bool(sentences), timeout=LONG_MS)
    qtbot.waitUntil(lambda: bool(first.desktop.session.workspace.queue.sections), timeout=LONG_MS)
    first.desktop.window.passphrase_given.emit("correct horse")
    qtbot.waitUntil(lambda: is_open(first), timeout=LONG_MS)
    assert not first.desktop.session.workspace.context.services.is_temporary
    close(first)
    second = start(profile, "correct horse")
    qtbot.waitUntil(lambda: is_open(second), timeout=LONG_MS)
    workspace = second.desktop.session.workspace
    workspace.opening.open("7001")
    qtbot.waitUntil(lambda: workspace.context.review is not None, timeout=LONG_MS)


def test_refusing_a_passphrase_gives_a_temporary_profile_that_says_so(
    start: Start, qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    opening = start(tmp_path / "profile")
    sentences = asked(opening)
    opening.desktop._set_up_done(settings, "")
    qtbot.waitUntil(lambda: bool(sentences), timeout=LONG_MS)
    opening.desktop.window.temporary_wanted.emit()
    qtbot.waitUntil(lambda: is_open(opening), timeout=LONG_MS)
    assert opening.desktop.session.workspace.context.services.is_temporary
    close(opening)
    assert not (tmp_path / "profile" / "store.db").exists()


def test_what_is_new_is_encoded_behind_the_window(
    start: Start, qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    pytest.importorskip("onnxruntime", reason="needs the extra “semantic”")
    pytest.importorskip("onnx", reason="needs the extra “semantic-build”")
    from agent_assist.adapters.semantic.convert import build_model

    profile, articles = tmp_path / "profile", tmp_path / "articles"
    encoder = profile / "semantic"
    encoder.mkdir(parents=True, mode=0o700)
    (encoder / "model.onnx").write_bytes(build_model(tiny_tensors(), layers=1, heads=4))
    (encoder / "tokenizer.json").write_text(tokenizer_text(), encoding="utf-8")
    articles.mkdir()
    (articles / "lamp.md").write_text("# Lamp\nThe card of the lamp.\n", encoding="utf-8")
    opening = start(profile, "correct horse")
    opening.desktop._set_up_done(replace(settings, knowledge_folder=str(articles)), "")
    qtbot.waitUntil(lambda: is_open(opening), timeout=LONG_MS)
    knowledge = opening.desktop.session.workspace.context.services.knowledge
    qtbot.waitUntil(lambda: bool(knowledge.search("where", language="en").hits), timeout=LONG_MS)


def test_a_watch_that_starts_while_the_window_closes_ends_too(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker may be slow to start it: no thread may be left (every test looks for them)."""
    opening = start(tmp_path, is_demo=True)
    session = opening.desktop.session
    qtbot.waitUntil(lambda: is_open(opening) and session._watch is not None, timeout=LONG_MS)
    closed = session.workspace.close
    monkeypatch.setattr(session.workspace, "close", lambda: (session._start_watch(), closed()))
    close(opening)
    assert session._watch is None


def test_of_two_watches_one_is_kept(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    """A folder that is followed again, from a second worker, leaves no thread of the first."""
    opening = start(tmp_path, is_demo=True)
    session = opening.desktop.session
    qtbot.waitUntil(lambda: is_open(opening) and session._watch is not None, timeout=LONG_MS)
    first = session._watch
    session._start_watch()
    assert session._watch is not first
    close(opening)


def test_closing_while_the_store_opens_leaves_nothing_open(start: Start, tmp_path: Path) -> None:
    close(start(tmp_path / "unused", is_demo=True))


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1440, 900), (1280, 1024)])
def test_the_first_window_is_never_larger_than_the_screen(width: int, height: int) -> None:
    assert not has_room(QSize(width, height))
    assert has_room(QSize(1920, 1040))


def test_the_rows_of_the_first_moment_are_those_of_the_whole_window(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    early: list[tuple[tuple[str, ...], tuple[int, int, int]]] = []
    wait = Opening._show_first_rows

    def show(opening: Opening, *found: object) -> None:
        wait(opening, *found)
        early.append(rows_and_place(opening.window, opening.window.queue))

    monkeypatch.setattr(Opening, "_show_first_rows", show)
    opening = start(tmp_path / "unused", is_demo=True)
    assert early == [rows_and_place(opening.window, opening.desktop.window.work.queue)]
    assert early[0][0]


def rows_and_place(window, pane) -> tuple[tuple[str, ...], tuple[int, int, int]]:
    model = pane.list.model()
    ids = tuple(model.ticket_at(row) for row in range(model.rowCount()))
    left = pane.mapTo(window, pane.rect().topLeft()).x()
    return ids, (left, pane.width(), window.width())


def test_a_ticket_opened_in_the_first_rows_is_open_in_the_whole_window(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_rows = FirstWindow.show_rows

    def opened(window: FirstWindow, view: QueueView) -> None:
        show_rows(window, view)
        QTest.keyClick(window.queue.list, Qt.Key.Key_J)

    monkeypatch.setattr(FirstWindow, "show_rows", opened)
    opening = start(tmp_path / "unused", is_demo=True)
    workspace = opening.desktop.session.workspace
    qtbot.waitUntil(lambda: bool(workspace.context.current_id), timeout=LONG_MS)


def test_nothing_slow_is_imported_before_the_rows(tmp_path: Path) -> None:
    code = (
        "import sys, agent_assist.bootstrap.opening, agent_assist.bootstrap.demo;"
        "print([n for n in ('openai', 'keyring', 'asyncio', 'cryptography', 'sqlcipher3', 'pydantic',"
        " 'numpy', 'agent_assist.services', 'agent_assist.ui.main_window') if n in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert found.strip() == "[]"
