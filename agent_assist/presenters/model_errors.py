"""What is said when a drafting service fails. Rule: one sentence, one button; nothing but drafting is disturbed."""

from __future__ import annotations

from agent_assist.domain.errors import (
    ConfigurationError,
    KnownError,
    ModelAction,
    ModelError,
    RoleNeeded,
    StreamIncomplete,
)
from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.parts import ActionView, BannerView, Tone

STOP_TRYING = "stop-trying"
OPEN_SETTINGS = "open-settings"
_BUTTONS = {
    ModelAction.TRY_NOW: ("new-draft", "Try now", "refresh-cw"),
    ModelAction.NEW_DRAFT: ("new-draft", "New draft", "refresh-cw"),
    ModelAction.OPEN_SETTINGS: (OPEN_SETTINGS, "Open settings", "settings"),
    ModelAction.WRITE_MYSELF: ("write-myself", "Write it myself", "square-pen"),
}


def model_error_banner(
    tr: Translator, error: KnownError, seconds_left: int | None = None
) -> BannerView:
    """The banner for a ModelError, or for a setting that only a draft needs.

    `seconds_left` until the next try by itself: the button then stops that.
    """
    if seconds_left is not None:
        title = tr("No draft yet, trying again in {n} s", n=seconds_left)
        stop = ActionView(STOP_TRYING, tr("Stop trying"), "circle-stop")
        return BannerView("error", Tone.NEUTRAL, "unplug", title, error.message, (stop,))
    is_cut = isinstance(error, StreamIncomplete)
    title = tr(error.title) if is_cut else tr("No drafts right now")
    tone, icon = (Tone.WARN, "circle-alert") if is_cut else (Tone.NEUTRAL, "unplug")
    return BannerView("error", tone, icon, title, error.message, (_button(tr, error),))


def _button(tr: Translator, error: KnownError) -> ActionView:
    if isinstance(error, ModelError):
        action, words, icon = _BUTTONS[error.action]
    elif isinstance(error, ConfigurationError | RoleNeeded):
        action, words, icon = _BUTTONS[ModelAction.OPEN_SETTINGS]
    else:
        action, words, icon = _BUTTONS[ModelAction.TRY_NOW]
    return ActionView(action, tr(words), icon)
