"""The settings page of keys: every action in one list, each with its key, what is usual, and why a key cannot be.

Rule: a key that belongs to another action is never taken from it; the sentence names that action.
"""

from __future__ import annotations

from agent_assist.ports.translator import Translator
from agent_assist.presenters.keymap import ACTIONS, Keymap, action_of
from agent_assist.presenters.view.window import SettingRow, SettingsPage

PAGE = "keyboard"
_PREFIX, _RESET = "key/", "key/reset-all"
_TO_CONFIRM = "reset"


def is_key_row(key: str) -> bool:
    """Whether this row of the settings is one of the keys."""
    return key.startswith(_PREFIX)


def changed_keys(tr: Translator, keymap: Keymap, key: str, value: str) -> tuple[Keymap, str]:
    """The map with what was chosen ("" is the usual key), or the same one and a sentence why not."""
    if key == _RESET:
        return (Keymap() if value == _TO_CONFIRM else keymap), ""
    action_id = key.removeprefix(_PREFIX)
    action = action_of(action_id)
    if action is None:
        return keymap, ""
    wanted = value or action.keys[0]
    problem = keymap.problem(tr, action_id, wanted)
    return (keymap, problem) if problem else (keymap.with_key(action_id, value), "")


def keyboard_page(tr: Translator, keymap: Keymap, problem_at: str, problem: str) -> SettingsPage:
    """The list; `problem` stands at the row `problem_at`."""
    sections: dict[str, list[SettingRow]] = {}
    for action in ACTIONS:
        key = f"{_PREFIX}{action.id}"
        row = SettingRow(
            key,
            tr(action.words),
            _usual(tr, keymap, action.id),
            "key",
            keymap.keys(action.id)[0],
            problem=problem if key == problem_at else "",
            is_changed=keymap.is_own(action.id),
        )
        sections.setdefault(tr(action.section), []).append(row)
    reset = SettingRow(
        _RESET,
        tr("Usual keys"),
        tr("Gives every action its usual key again."),
        "choice",
        "keep",
        (("keep", tr("Keep mine")), (_TO_CONFIRM, tr("Bring all back"))),
    )
    own = ((tr("All keys"), (reset,)),) if keymap.changed else ()
    return SettingsPage(
        PAGE,
        "keyboard",
        tr("Keyboard"),
        tr("Choose a key, then press the new one. Esc keeps the old."),
        (*own, *((title, tuple(rows)) for title, rows in sections.items())),
    )


def _usual(tr: Translator, keymap: Keymap, action_id: str) -> str:
    action = action_of(action_id)
    usual = Keymap().all_caps(action_id) if action is not None else ()
    written = tr(" or ").join(" + ".join(caps) for caps in usual)
    if keymap.is_own(action_id):
        return tr("Usually {keys}.", keys=written)
    return tr("Also {keys}.", keys=" + ".join(usual[1])) if len(usual) > 1 else ""
