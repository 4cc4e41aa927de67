"""The settings: what a person may choose, and what is locked, by whom and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.policy import Policy
from agent_assist.domain.settings import Drafting, Settings
from agent_assist.ports.settings import SettingsStore
from agent_assist.ports.translator import Translator
from agent_assist.presenters.key_rows import changed_keys, is_key_row, keyboard_page
from agent_assist.presenters.keymap import Keymap
from agent_assist.presenters.runner import Runner
from agent_assist.presenters.service_rows import (
    Section,
    changed_service,
    is_service_key,
    problem_with,
    service_sections,
)
from agent_assist.presenters.setup import Probe, TestLine
from agent_assist.presenters.view.window import SettingRow, SettingsPage, SettingsView

BUILT_IN = "Built in. It has no off setting."
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
        self._on_change = on_change
        self._on_live = on_live
        self._on_reload = on_reload
        self._page = "general"
        self._test: tuple[TestLine, ...] = ()
        self._problem = ""
        self._key_problem = ("", "")

    @property
    def view(self) -> SettingsView:
        """All pages."""
        tr = self._tr
        pages = (
            self._general(),
            self._drafting(),
            self._disclosure(),
            self._connection(),
            self._privacy(),
            keyboard_page(tr, Keymap.of(self.settings.keys), *self._key_problem),
        )
        passed = sum(is_good for _, _, is_good in self._test)
        title = (
            tr("{n} of {total} checks passed", n=passed, total=len(self._test))
            if self._test
            else ""
        )
        lines = tuple(
            (words, detail, "", "ok" if good else "problem") for words, detail, good in self._test
        )
        managed = ""
        if self._policy.organisation:
            managed = tr(
                "Managed by {org}. Policy {version}.",
                org=self._policy.organisation,
                version=self._policy.version,
            )
        return SettingsView(pages, self._page, self._problem or title, lines, managed)

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

    def test(self) -> None:
        """Ask the drafting server whether it answers; no ticket text is sent."""
        settings = self.settings

        def done(lines: tuple[TestLine, ...]) -> None:
            self._test = lines
            self._on_change()

        def failed(error: AgentAssistError) -> None:
            done(((error.title, error.message, False),))

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
        if key == "motion" and value in ("full", "reduced"):
            return replace(settings, motion=value)
        if key == "own_addresses":
            addresses = (part.strip() for part in value.replace(";", ",").split(","))
            return replace(settings, own_addresses=tuple(a for a in addresses if a))
        return settings.with_text(key, value)

    def _general(self) -> SettingsPage:
        tr, settings = self._tr, self.settings
        rows = (
            SettingRow(
                "display_name",
                tr("Your name"),
                tr("Customers read it in the footer."),
                "text",
                settings.display_name,
            ),
            SettingRow(
                "theme",
                tr("Appearance"),
                tr("Light, dark, or as the system has it."),
                "choice",
                settings.theme,
                (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))),
            ),
            SettingRow(
                "text_scale_percent",
                tr("Text size"),
                tr("Scales type, controls and the rail."),
                "choice",
                str(settings.text_scale_percent),
                tuple((str(n), f"{n} %") for n in (90, 100, 110, 125, 150, 175, 200)),
            ),
            SettingRow(
                "motion",
                tr("Motion"),
                tr("Reduced: nothing slides, and a countdown steps once a second."),
                "choice",
                settings.motion,
                (("full", tr("As designed")), ("reduced", tr("Reduced"))),
            ),
            SettingRow(
                "checks_spelling",
                tr("Spelling"),
                tr("By the dictionaries of this computer. No word leaves it."),
                "switch",
                "on" if settings.checks_spelling else "off",
            ),
            SettingRow(
                "notifications",
                tr("Notices"),
                tr("Says outside the window that mail or a draft came. Never takes the keyboard."),
                "switch",
                "on" if settings.notifications else "off",
            ),
        )
        subtitle = tr("How Agent Assist looks, and who you are.")
        return SettingsPage(
            "general",
            "sliders-horizontal",
            tr("General"),
            subtitle,
            ((tr("You and the window"), rows),),
        )

    def _drafting(self) -> SettingsPage:
        tr, settings = self._tr, self.settings
        rows = (
            SettingRow(
                "drafting",
                tr("Who drafts"),
                tr("Off stops new drafts at once. The queue, writing and sending keep working."),
                "choice",
                settings.drafting.value,
                (
                    (Drafting.KNOWLEDGE.value, tr("From help articles, no language model")),
                    (Drafting.SERVER.value, tr("A server that speaks the OpenAI protocol")),
                    (Drafting.OFF.value, tr("Without AI")),
                ),
                lock_line=""
                if self._policy.ai_allowed
                else tr("Set by policy: {key}", key="ai_allowed"),
                is_locked=not self._policy.ai_allowed,
            ),
        )
        subtitle = tr("Where drafts come from.")
        return SettingsPage(
            "drafting",
            "sparkles",
            tr("Drafting"),
            subtitle,
            ((tr("Drafts"), rows), *self._service_sections()),
            has_test=settings.drafting is Drafting.SERVER,
        )

    def _service_sections(self) -> tuple[Section, ...]:
        """Nothing about servers where none is asked."""
        if self.settings.drafting is not Drafting.SERVER:
            return ()
        return service_sections(self._tr, self.settings)

    def _disclosure(self) -> SettingsPage:
        tr, policy = self._tr, self._policy
        language = policy.default_language
        footer = policy.footer(DisclosureKind.AI_UNCHANGED, language, "{name}")
        by = policy.organisation or tr("your organisation")
        rows = (
            SettingRow(
                "footer",
                tr("Customer footer"),
                tr("Added to every reply that used AI. Exact wording is shown before sending."),
                "value",
                footer,
                lock_line=tr("Set by {org}. Policy: {key}", org=by, key="footers"),
                is_locked=True,
            ),
            _built_in(
                tr,
                "approval",
                tr("A person approves every reply"),
                tr("No draft is ever sent without a person. Not for any group, band or rule."),
            ),
            _built_in(
                tr,
                "tag",
                tr("Drafts are marked as AI"),
                tr("The mark stays through edits and cannot be turned off."),
            ),
            SettingRow(
                "undo",
                tr("Undo window"),
                tr("How long a reply waits after you approve it."),
                "value",
                tr("{n} seconds", n=policy.undo_seconds),
                lock_line=tr("Set by {org}. Policy: {key}", org=by, key="undo_seconds"),
                is_locked=True,
            ),
        )
        subtitle = tr(
            "Locked rows show who locked them and why. You can still read and copy their values."
        )
        return SettingsPage(
            "disclosure", "tag", tr("Disclosure"), subtitle, ((tr("Safeguards"), rows),)
        )

    def _connection(self) -> SettingsPage:
        tr, settings = self._tr, self.settings
        rows = (
            SettingRow(
                "helpdesk_folder",
                tr("Ticket folder"),
                tr("Tickets are read from here; approved replies go into its outbox."),
                "text",
                settings.helpdesk_folder,
            ),
            SettingRow(
                "knowledge_folder",
                tr("Help articles"),
                tr("Markdown articles that drafts may rest on."),
                "text",
                settings.knowledge_folder,
            ),
            SettingRow(
                "own_addresses",
                tr("Your support addresses"),
                tr("Mail from them is yours, not a customer's."),
                "text",
                ", ".join(settings.own_addresses),
            ),
        )
        subtitle = tr("Where tickets come from and where drafts are made.")
        return SettingsPage(
            "connection", "plug-zap", tr("Connection"), subtitle, ((tr("Folders"), rows),)
        )

    def _privacy(self) -> SettingsPage:
        tr = self._tr
        rows = (
            SettingRow(
                "keys",
                tr("Keys of this profile"),
                tr("Where the key of the encrypted store is kept."),
                "value",
                self._profile_note,
                is_locked=True,
                lock_line=tr(BUILT_IN),
            ),
            SettingRow(
                "masking",
                tr("Masking"),
                tr(
                    "Names and addresses we recognise are masked before a model sees them; some may pass."
                ),
                "value",
                tr("Always on"),
                is_locked=True,
                lock_line=tr(BUILT_IN),
            ),
            SettingRow(
                "cloud",
                tr("Cloud models"),
                tr("Whether text may leave your organisation's network."),
                "value",
                tr("Allowed") if self._policy.cloud_allowed else tr("Not allowed"),
                is_locked=True,
                lock_line=tr("Set by policy: {key}", key="cloud_allowed"),
            ),
        )
        return SettingsPage(
            "privacy",
            "shield-check",
            tr("Privacy"),
            tr("What leaves this computer, and what is kept."),
            ((tr("Data"), rows),),
        )


def _built_in(tr: Translator, key: str, title: str, detail: str) -> SettingRow:
    return SettingRow(key, title, detail, "switch", "on", lock_line=tr(BUILT_IN), is_locked=True)
