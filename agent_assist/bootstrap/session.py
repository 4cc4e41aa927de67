"""One profile under one window: rows first, then keys, store and services behind them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.bootstrap.keeping import Keeping
from agent_assist.bootstrap.profile import Profile
from agent_assist.domain.errors import AgentAssistError, CredentialError
from agent_assist.domain.settings import Settings
from agent_assist.ports.credentials import CredentialStore
from agent_assist.ports.helpdesk import Watch
from agent_assist.ports.translator import Translator
from agent_assist.presenters.conversation import initials
from agent_assist.presenters.runner import Runner
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.main_window import MainWindow

if TYPE_CHECKING:
    from agent_assist.bootstrap.house import House

ENCODE_EVERY_MS, NOTICE_EVERY_MS = 60_000, 5_000
OnLocked = Callable[[CredentialError], None]


class Session:
    """Opens a profile step by step and closes it again."""

    def __init__(
        self,
        profile: Profile,
        run: Runner,
        window: MainWindow,
        tr: Translator,
        passphrase: str | None,
        reader: FolderHelpdesk | None = None,
    ) -> None:
        self.profile = profile
        self.new_api_key = ""
        self._run = run
        self._window = window
        self._tr = tr
        self._passphrase = passphrase
        self._reader = reader or profile.reader()
        self._house: House | None = None
        self._watch: Watch | None = None
        self._keeping: Keeping | None = None
        self._notice: str | None = None
        self._on_locked: OnLocked | None = None
        self._is_closed = False
        self._lock = threading.Lock()
        self.workspace = Workspace(
            reader=self._reader,
            clock=profile.clock,
            run=run,
            tr=tr,
            listener=window,
            mark=profile.mark,
        )

    def start(self, on_locked: OnLocked) -> None:
        """Read the queue; once its first rows are on screen, open keys and store behind it."""
        self._on_locked = on_locked
        self._window.show_notice(self._tr("Opening the store…"), is_busy=True)
        self.workspace.load_tickets(then=self._follow_folder)
        self._run.after(0, self._open)

    def unlock(self, passphrase: str) -> None:
        """Try again with a passphrase."""
        self._passphrase = passphrase
        self._open()

    def open_temporary(self) -> None:
        """Work without keeping anything: the keys live in memory only."""
        self._run.run(lambda: self._keep(self._build_temporary()), self._opened, self._failed)

    def kept_key(self, settings: Settings) -> str:
        """The key that is kept for the service of these settings, "" for none. May block."""
        from agent_assist.bootstrap.models import key_of  # start-up time

        if self._house is None:
            return ""
        return key_of(settings, self._house.credentials, self.profile.policy)

    def close(self) -> None:
        """Stop watching, keep what was typed, void what is held, close the store."""
        if self._keeping is not None:
            self._keeping.close()
            self._keeping = None
        self._end_watch()
        if self._house is not None and self.workspace.context.services is not None:
            self.workspace.close()
            self._house.services.sending.undo_all("the app was closed")
        with self._lock:
            self._is_closed = True
            house, self._house = self._house, None
        self._end_watch()  # a worker may have started it since
        if house is not None:
            house.close()

    def _open(self) -> None:
        self._run.run(lambda: self._keep(self._build()), self._opened, self._failed)

    def _keep(self, house: House) -> House:
        """On a worker: a session that was closed meanwhile hears no answer, so the house is closed here then."""
        with self._lock:
            if not self._is_closed:
                self._house = house
                return house
        house.close()
        return house

    def _build(self) -> House:
        from agent_assist.bootstrap.stores import open_credentials  # start-up time

        return self._house_over(open_credentials(self.profile, self._passphrase), keep=True)

    def _build_temporary(self) -> House:
        from agent_assist.adapters.credentials.temporary import (  # start-up time
            TemporaryCredentials,
        )

        return self._house_over(TemporaryCredentials(), keep=False)

    def _house_over(self, credentials: CredentialStore, *, keep: bool) -> House:
        from agent_assist.bootstrap.house import open_house  # start-up time
        from agent_assist.bootstrap.models import key_name  # start-up time

        if self.new_api_key:
            credentials.save_secret(key_name(self.profile.settings), self.new_api_key)
            self.new_api_key = ""
        return open_house(self.profile, self._reader, credentials, keep_on_disk=keep)

    def _opened(self, house: House) -> None:
        if self._is_closed:
            return
        self._look_at_notice(house)
        person = house.services.identity.current()
        self._window.show_identity(initials(person.display_name), person.display_name)
        self.workspace.attach(house.services)
        self._keeping = Keeping(self._run, self.workspace, house.keep_head)
        self._encode(house)

    def _encode(self, house: House) -> None:
        """Behind the window: encode what is new for search by meaning, now and after each pause."""
        meaning = house.meaning
        if meaning is None or self._is_closed:
            return
        self._run.run(
            lambda: meaning.keep_up(lambda: self._is_closed),
            lambda _: self._encode_later(house),
            self._failed,
        )

    def _encode_later(self, house: House) -> None:
        self._run.after(ENCODE_EVERY_MS, lambda: self._encode(house))

    def _look_at_notice(self, house: House) -> None:
        """Say what holds now, and look again: the policy may change while the window is open."""
        if self._is_closed:
            return
        words = self._standing_notice(house)
        if words != self._notice:
            self._notice = words
            self._window.show_notice(words)
        if self.profile.news is not None:
            self._run.after(NOTICE_EVERY_MS, lambda: self._look_at_notice(house))

    def _changed_policy(self) -> str:
        """What IT changed since; the stop's own sentence stands where the draft would."""
        news = self.profile.news
        if news is None or not (news.changed or news.problem):
            return ""
        if news.problem:
            return self._tr("IT changed the policy: {problem}", problem=news.problem)
        return self._tr(
            "IT changed the policy: {keys}. What stops AI holds now, the rest from the next start.",
            keys=", ".join(news.changed),
        )

    def _standing_notice(self, house: House) -> str:
        """What holds as long as this profile is open; a policy that cannot be used comes first."""
        changed = self._changed_policy()
        if changed:
            return changed
        problems = self.profile.policy_problems
        if problems:
            more = len(problems) - 1
            rest = self._tr(" {n} more: run agent-assist doctor.", n=more) if more else ""
            return self._tr("Policy: {problem}", problem=problems[0].sentence) + rest
        if house.services.is_temporary:
            return self._tr(
                "Temporary profile: nothing you write here is kept after you close the window."
            )
        return ""

    def _failed(self, error: AgentAssistError) -> None:
        if isinstance(error, CredentialError) and self._on_locked is not None:
            self._on_locked(error)
        else:
            self._window.show_notice(f"{error.title}: {error.message}")

    def _follow_folder(self) -> None:
        self._run.run(self._start_watch, lambda _: None, self._failed)

    def _start_watch(self) -> None:
        """On a worker: a window that closes meanwhile hears no answer, so the watch ends here then."""
        started: Watch | None = self._reader.watch(self._changed_elsewhere)
        with self._lock:
            if not self._is_closed:
                started, self._watch = self._watch, started  # one at a time: the one before ends
        if started is not None:
            started.stop()

    def _end_watch(self) -> None:
        with self._lock:
            watch, self._watch = self._watch, None
        if watch is not None:
            watch.stop()

    def _changed_elsewhere(self, ticket_ids: frozenset[str]) -> None:
        """Called from the watcher's thread: come back to the window's own."""
        self._run.run(lambda: ticket_ids, self.workspace.opening.refresh, self._failed)
