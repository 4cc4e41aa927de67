"""The first-run set-up: five steps, each of which can be left "without AI". Nothing is drafted before the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.policy import Policy
from agent_assist.domain.probed import Probed, Step
from agent_assist.domain.settings import Drafting, Settings
from agent_assist.ports.translator import Translator
from agent_assist.presenters.runner import Runner
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.presenters.view.window import ChoiceView, FieldView, SetupView

STEPS = ("Welcome", "Helpdesk", "Drafting", "What is logged", "Ready")
WELCOME, HELPDESK, DRAFTING, LOGGED, READY = range(5)
CLOUD = "cloud"

Probe = Callable[[Settings, str], Probed]
"""Settings and a key just typed ("" for the one that is kept) to what was found."""


class SetupPresenter:
    """Collects the choices; `on_done(settings, api_key)` gets them once, at the end or when set-up is cut short."""

    def __init__(
        self,
        *,
        settings: Settings,
        policy: Policy,
        tr: Translator,
        run: Runner,
        probe: Probe,
        on_change: Callable[[], None],
        on_done: Callable[[Settings, str], None],
    ) -> None:
        self._settings = settings
        self._policy = policy
        self._tr = tr
        self._run = run
        self._probe = probe
        self._on_change = on_change
        self._on_done = on_done
        self._step = WELCOME
        self._choice = settings.drafting.value
        self._api_key = ""
        self._problems: dict[str, str] = {}
        self._test: tuple[Step, ...] = ()
        self._is_testing = False

    @property
    def view(self) -> SetupView:
        """The step on screen."""
        tr = self._tr
        title, subtitle = _TITLES[self._step]
        is_drafting = self._step == DRAFTING
        can_test = is_drafting and self._choice in (Drafting.SERVER.value, CLOUD)
        return SetupView(
            steps=tuple(tr(step) for step in STEPS),
            current=self._step,
            title=tr(title),
            subtitle=tr(subtitle),
            choices=self._choices() if is_drafting else (),
            chosen=self._choice,
            fields=self._fields(),
            paragraphs=tuple(tr(line) for line in _PARAGRAPHS.get(self._step, ())),
            note=tr(_NOTES[self._step]),
            test_result=tuple((s.tried, s.found, s.is_good) for s in self._test if can_test),
            back=ButtonView(tr("Back"), is_shown=self._step > WELCOME),
            test=ButtonView(
                tr("Testing…") if self._is_testing else tr("Test the connection"),
                "plug-zap",
                is_enabled=not self._is_testing,
                is_shown=can_test,
            ),
            skip=ButtonView(tr("Without AI for now"), is_shown=self._step < LOGGED),
            go_on=ButtonView(
                tr("Open the workspace") if self._step == READY else tr("Continue"), "", ("Enter",)
            ),
        )

    def choose(self, key: str) -> None:
        """Pick who drafts; a choice that policy forbids does nothing."""
        if key == CLOUD and not self._policy.cloud_allowed:
            return
        self._choice = key
        self._test = ()
        self._on_change()

    def field(self, key: str, text: str) -> None:
        """A field was typed in."""
        self._problems.pop(key, None)
        if key == "api_key":
            self._api_key = text.strip()
        elif key == "own_addresses":
            addresses = tuple(part.strip() for part in text.replace(";", ",").split(","))
            self._settings = replace(self._settings, own_addresses=tuple(a for a in addresses if a))
        else:
            self._settings = self._settings.with_text(key, text)

    def back(self) -> None:
        """One step back; nothing typed is lost."""
        self._step = max(WELCOME, self._step - 1)
        self._on_change()

    def go_on(self) -> None:
        """One step on when this one is complete; otherwise the field says what is missing."""
        self._problems = self._missing()
        if not self._problems:
            if self._step == READY:
                self._finish()
                return
            self._step += 1
        self._on_change()

    def skip(self) -> None:
        """Without AI for now: straight to what is logged."""
        self._choice = Drafting.OFF.value
        self._problems = self._missing() if self._step == HELPDESK else {}
        if not self._problems:
            self._step = HELPDESK if self._step == WELCOME else LOGGED
        self._on_change()

    def test(self) -> None:
        """Ask the server whether it answers and has the model; no ticket text is sent."""
        self._is_testing = True
        settings, key = self._settings, self._api_key

        def done(found: Probed) -> None:
            self._is_testing = False
            self._test = found.steps
            self._on_change()

        def failed(error: AgentAssistError) -> None:
            done(Probed((Step(self._tr(error.title), error.message, is_good=False),)))

        self._run.run(lambda: self._probe(settings, key), done, failed)
        self._on_change()

    def _finish(self) -> None:
        drafting = Drafting.SERVER if self._choice == CLOUD else Drafting(self._choice)
        is_on = drafting is not Drafting.OFF
        self._on_done(replace(self._settings, drafting=drafting, ai_is_on=is_on), self._api_key)

    def _missing(self) -> dict[str, str]:
        tr, settings = self._tr, self._settings
        problems: dict[str, str] = {}
        if self._step == HELPDESK:
            if (
                not settings.helpdesk_folder
                or not Path(settings.helpdesk_folder).expanduser().is_dir()
            ):
                problems["helpdesk_folder"] = tr("Choose a folder that exists.")
            if not settings.own_addresses and not self._policy.sender_email:
                problems["own_addresses"] = tr("Enter the address that replies come from.")
        if self._step == DRAFTING and self._choice in (Drafting.SERVER.value, CLOUD):
            if not settings.base_url:
                problems["base_url"] = tr("Enter the server's address.")
            if not settings.model:
                problems["model"] = tr("Enter the model's name.")
        return problems

    def _fields(self) -> tuple[FieldView, ...]:
        settings = self._settings
        if self._step == WELCOME:
            return (
                self._field(
                    "display_name", "Your name, as customers read it", settings.display_name
                ),
            )
        if self._step == HELPDESK:
            addresses = ", ".join(settings.own_addresses)
            return (
                self._field(
                    "helpdesk_folder", "Ticket folder", settings.helpdesk_folder, is_folder=True
                ),
                self._field(
                    "own_addresses", "Your support addresses", addresses, "help@example.com"
                ),
                self._field(
                    "knowledge_folder",
                    "Folder with help articles (optional)",
                    settings.knowledge_folder,
                    is_folder=True,
                ),
            )
        if self._step == DRAFTING and self._choice in (Drafting.SERVER.value, CLOUD):
            return (
                self._field(
                    "base_url", "Server address", settings.base_url, "http://127.0.0.1:11434/v1"
                ),
                self._field("model", "Model", settings.model, "qwen3:32b"),
                self._field("api_key", "Key (kept in the keyring)", self._api_key, is_secret=True),
            )
        return ()

    def _field(
        self,
        key: str,
        label: str,
        value: str,
        hint: str = "",
        *,
        is_secret: bool = False,
        is_folder: bool = False,
    ) -> FieldView:
        problem = self._problems.get(key, "")
        return FieldView(key, self._tr(label), value, hint, problem, is_secret, is_folder)

    def _choices(self) -> tuple[ChoiceView, ...]:
        tr = self._tr
        is_open = self._policy.cloud_allowed
        by = tr("Turned off by policy.")
        cloud = tr("Names and addresses we recognise are masked first; some may pass.")
        return (
            ChoiceView(
                Drafting.KNOWLEDGE.value,
                "book-open",
                tr("From your help articles"),
                tr(
                    "No language model, nothing leaves this computer. Answers only what the articles answer."
                ),
                is_enabled=True,
            ),
            ChoiceView(
                Drafting.SERVER.value,
                "server",
                tr("On your organisation's server, or on this computer"),
                tr(
                    "Any server that speaks the OpenAI protocol: Ollama, llama.cpp, vLLM, LM Studio."
                ),
                is_enabled=True,
            ),
            ChoiceView(
                CLOUD,
                "cloud",
                tr("With a cloud provider"),
                cloud,
                is_enabled=is_open,
                why_not="" if is_open else by,
            ),
            ChoiceView(
                Drafting.OFF.value,
                "circle-stop",
                tr("Without AI for now"),
                tr("Queue, writing, approval and log all work. Turn AI on any time."),
                is_enabled=True,
            ),
        )


_TITLES = (
    (
        "Welcome to Agent Assist",
        "It drafts, shows its sources and says when it is not sure. You decide.",
    ),
    (
        "Where are your tickets?",
        "A folder with mails (.eml, Maildir, .mbox) or ticket exports (.json, .csv).",
    ),
    (
        "Where should drafts be written?",
        "You can change this later. Your IT team may have chosen already.",
    ),
    ("What is logged", "So that anyone can check later who approved which words."),
    ("Ready", "Everything can be changed in Settings."),
)
_NOTES = (
    "Nothing is sent until you say so. No setting changes this.",
    "Replies are written into the folder's outbox, never anywhere else.",
    "Drafts are marked as AI for you and for the customer. The mark cannot be turned off.",
    "The log is encrypted on this computer. It never ranks or scores people.",
    "Press F1 in the workspace for all keys.",
)
_PARAGRAPHS = {
    WELCOME: (
        "Every draft says that an AI wrote it, what each sentence rests on, and what is missing.",
        "You read, change, reject or approve. Only then something leaves, and only what you approved.",
    ),
    LOGGED: (
        "Each draft shown, each approval, edit and rejection, with the time, the model and the sources.",
        "Your account appears as a pseudonym. Texts are kept encrypted for each customer and can be erased.",
        "How long a draft was on screen is kept for audits. It is not shown per agent.",
    ),
    READY: (
        "Open a ticket with Enter, read the draft, approve with Ctrl+Enter, confirm once more.",
        "After approval nothing leaves for a few seconds: F9 takes it back.",
    ),
}
