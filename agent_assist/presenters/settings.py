"""The settings: what a person may choose, and what is locked, by whom and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.policy import Policy
from agent_assist.domain.probed import Probed, Step
from agent_assist.domain.setting_values import is_code
from agent_assist.domain.settings import Drafting, Settings
from agent_assist.domain.settings_values import settings_of, values_of
from agent_assist.ports.clock import Clock
from agent_assist.ports.settings import SettingsStore
from agent_assist.ports.translator import Translator
from agent_assist.presenters.key_rows import changed_keys, is_key_row, keyboard_page
from agent_assist.presenters.keymap import Keymap
from agent_assist.presenters.offered_models import OfferedModels
from agent_assist.presenters.runner import Runner
from agent_assist.presenters.service_rows import changed_service, is_service_key, problem_with
from agent_assist.presenters.setting_pages import (
    connection_page,
    disclosure_page,
    drafting_page,
    general_page,
    privacy_page,
)
from agent_assist.presenters.setting_rows import Rows
from agent_assist.presenters.setup import Probe
from agent_assist.presenters.times import clock_time
from agent_assist.presenters.tried_connection import lines_of, note_of, title_of
from agent_assist.presenters.view.window import SettingsPage, SettingsView

_LIVE = ("theme", "text_scale_percent", "motion", "notifications")


class SettingsPresenter:
    """Shows and changes settings; `on_live` applies looks at once, `on_reload` opens the profile anew."""

    def __init__(
        self,
        *,
        store: SettingsStore,
        settings: Settings,
        policy: Policy,
        profile_note: str,
        tr: Translator,
        run: Runner,
        probe: Probe,
        clock: Clock,
        on_change: Callable[[], None],
        on_live: Callable[[Settings], None],
        on_reload: Callable[[Settings, str], None],
    ) -> None:
        self._store = store
        self.settings = settings
        self._policy = policy
        self._profile_note = profile_note
        self._tr = tr
        self._run = run
        self._probe = probe
        self._clock = clock
        self._on_change = on_change
        self._on_live = on_live
        self._on_reload = on_reload
        self._page = "general"
        self._test: tuple[Step, ...] = ()
        self._tested_at = ""
        self._is_testing = False
        self._offered = OfferedModels()
        self._problem = ""
        self._key_problem = ("", "")

    def come_after(self, before: SettingsPresenter) -> None:
        """A change opened the profile anew: the page and the models offered stay; what was tried was something else."""
        self._page, self._offered = before._page, before._offered

    @property
    def view(self) -> SettingsView:
        """All pages."""
        tr = self._tr
        rows = Rows(tr, self.settings, self._policy)
        pages = (
            general_page(rows),
            self._offered.shown(tr, self.settings, drafting_page(rows)),
            disclosure_page(rows),
            connection_page(rows),
            privacy_page(rows, self._profile_note),
            keyboard_page(tr, Keymap.of(self.settings.keys), *self._key_problem),
        )
        steps = self._test
        if not any(page.has_test for page in pages if page.key == self._page):
            steps = ()
        title = title_of(tr, steps) if steps else ""
        if self._is_testing:
            title = tr("Testing the connection…")
        return SettingsView(
            pages,
            self._page,
            self._problem or title,
            lines_of(tr, steps) if steps else (),
            self._managed(pages),
            note_of(tr, steps, self._tested_at) if steps else "",
            is_testing=self._is_testing,
        )

    def _managed(self, pages: tuple[SettingsPage, ...]) -> str:
        """Who manages this profile, and how many settings of the person are locked; "" for nobody."""
        tr, policy = self._tr, self._policy
        if not policy.organisation and not policy.locked:
            return ""
        line = tr(
            "Managed by {org}. Policy {version}.",
            org=policy.organisation or tr("your organisation"),
            version=policy.version,
        )
        shown = (row.key for page in pages for _, rows in page.sections for row in rows)
        count = sum(key in policy.locked for key in shown)
        if not count:
            return line
        return line + tr(" {n} of your settings are locked by it.", n=count)

    def open_page(self, key: str) -> None:
        """Show a page."""
        self._page = key
        self._on_change()

    def change(self, key: str, value: str) -> None:
        """A row was changed: kept at once; looks and keys apply at once, the rest opens the profile anew."""
        self._key_problem = ("", "")
        if is_key_row(key):
            self._change_key(key, value)
            return
        if key in self._policy.locked:
            return
        if self._offered.takes(key, value):
            self._on_change()
            return
        self._problem = problem_with(self._tr, self.settings, key, value)
        if self._problem:
            self._on_change()
            return
        if key == "api_key":
            self._on_reload(self.settings, value.strip())
            return
        self._keep(self._changed(key, value), is_live=key in _LIVE)

    def _change_key(self, key: str, value: str) -> None:
        """A key that cannot be changes nothing, and the row says why."""
        keymap = Keymap.of(self.settings.keys)
        changed, problem = changed_keys(self._tr, keymap, key, value)
        self._key_problem = (key, problem)
        self._keep(replace(self.settings, keys=changed.changed), is_live=True)
        self._on_change()

    def _keep(self, changed: Settings, *, is_live: bool) -> None:
        changed = self._within_locks(changed)
        if changed == self.settings:
            return
        try:
            self._store.save(changed)
        except AgentAssistError as error:
            self._problem = error.message
            self._on_change()
            return
        self.settings, self._problem = changed, ""
        if is_live:
            self._on_live(changed)
        else:
            self._on_reload(changed, "")
        self._on_change()

    def _within_locks(self, changed: Settings) -> Settings:
        """What one row changes elsewhere, such as the usual address of a service, stops at a lock."""
        locked = self._policy.locked
        if not locked:
            return changed
        now = values_of(self.settings)
        return settings_of({**values_of(changed), **{k: now[k] for k in locked if k in now}})

    def test(self) -> None:
        """Ask the drafting server whether it answers, once at a time; no ticket text is sent."""
        if self._is_testing:
            return
        settings = self.settings
        self._is_testing, self._test = True, ()

        def done(found: Probed) -> None:
            self._is_testing, self._test = False, found.steps
            self._tested_at = clock_time(self._clock.now())
            self._offered.learn(settings, found.models)
            self._on_change()

        def failed(error: AgentAssistError) -> None:
            done(Probed((Step(self._tr(error.title), error.message, is_good=False),)))

        self._on_change()
        self._run.run(lambda: self._probe(settings, ""), done, failed)

    def _changed(self, key: str, value: str) -> Settings:
        settings = self.settings
        if is_service_key(key):
            return changed_service(settings, key, value)
        if key == "drafting" and value in set(Drafting):
            return replace(settings, drafting=Drafting(value), ai_is_on=value != Drafting.OFF.value)
        if key == "text_scale_percent" and value.isdigit() and 90 <= int(value) <= 200:
            return replace(settings, text_scale_percent=int(value))
        if key == "notifications" and value in ("on", "off"):
            return replace(settings, notifications=value == "on")
        if key == "checks_spelling" and value in ("on", "off"):
            return replace(settings, checks_spelling=value == "on")
        if key == "search_by_meaning" and value in ("on", "off"):
            return replace(settings, search_by_meaning=value == "on")
        if key == "motion" and value in ("full", "reduced"):
            return replace(settings, motion=value)
        if key == "reads":
            codes = (part.strip().lower() for part in value.replace(";", ",").split(","))
            return replace(settings, reads=tuple(code for code in codes if is_code(code)))
        if key == "own_addresses":
            addresses = (part.strip() for part in value.replace(";", ",").split(","))
            return replace(settings, own_addresses=tuple(a for a in addresses if a))
        return settings.with_text(key, value)
