"""Every key of the window in one list: menus, hints, key caps, the list of keys and the palette are made from it.

Rules: nothing unmodified acts where text is typed, except Esc, F-keys and Tab; no Ctrl+Alt with a letter (AltGr), no
Ctrl+Shift+U (input methods). Keys are written as Qt does: "Ctrl+Return".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from agent_assist.ports.translator import Translator


class Place(StrEnum):
    """Where a key acts. The first three are shortcuts of the window, the others belong to one region."""

    WORK = "work"
    SCREENS = "screens"
    ALWAYS = "always"
    QUEUE = "queue"
    READING = "reading"
    UNDO_BAR = "undo_bar"
    PREVIEW = "preview"
    REASONS = "reasons"


_WINDOW = frozenset({Place.WORK, Place.SCREENS, Place.ALWAYS})
_SHEETS = frozenset({Place.PREVIEW, Place.REASONS})
_LETTERS = frozenset({Place.QUEUE, Place.READING, Place.REASONS})


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does: its id, the section and the words of the list, where it acts, and its usual keys.

    `is_command` actions are offered by the palette too.
    """

    id: str
    section: str
    words: str
    place: Place
    keys: tuple[str, ...]
    is_command: bool = False


_P = Place
ACTIONS: tuple[Action, ...] = (
    Action("queue-next", "Queue", "Next ticket of the list", _P.QUEUE, ("J",)),
    Action("queue-previous", "Queue", "Previous ticket of the list", _P.QUEUE, ("K",)),
    Action("queue-open", "Queue", "Go to the draft", _P.QUEUE, ("Return", "O")),
    Action("pane-queue", "Moving", "Queue", _P.SCREENS, ("Ctrl+1",), True),
    Action("pane-conversation", "Moving", "Conversation", _P.SCREENS, ("Ctrl+2",), True),
    Action("pane-draft", "Moving", "Draft", _P.SCREENS, ("Ctrl+3",), True),
    Action("pane-rationale", "Moving", "Why this draft", _P.SCREENS, ("Ctrl+4",), True),
    Action("pane-next", "Moving", "Next pane", _P.WORK, ("F6",)),
    Action("pane-previous", "Moving", "Previous pane", _P.WORK, ("Shift+F6",)),
    Action("ticket-next", "Moving", "Next ticket", _P.WORK, ("Alt+Down",), True),
    Action("ticket-previous", "Moving", "Previous ticket", _P.WORK, ("Alt+Up",), True),
    Action("check-next", "Moving", "Next fact to check", _P.WORK, ("F8",), True),
    Action("check-previous", "Moving", "Previous fact to check", _P.WORK, ("Shift+F8",), True),
    Action("word-next", "Moving", "Next word to spell", _P.WORK, ("F7",), True),
    Action("word-previous", "Moving", "Previous word to spell", _P.WORK, ("Shift+F7",), True),
    Action("find-words", "Moving", "Find words in the conversation", _P.WORK, ("Ctrl+F",), True),
    Action("why", "Moving", "Show why this draft", _P.WORK, ("Ctrl+I",), True),
    Action(
        "scroll-on", "Draft", "Scroll on, while it is read-only", _P.READING, ("PgDown", "Space")
    ),
    Action("edit", "Replying", "Edit the draft", _P.WORK, ("F2",), True),
    Action(
        "confirm",
        "Replying",
        "I checked it, for the fact you are at",
        _P.WORK,
        ("Ctrl+Shift+K",),
        True,
    ),
    Action("approve", "Replying", "Approve… (opens the preview)", _P.WORK, ("Ctrl+Return",), True),
    Action("send", "Replying", "Approve and send, in the preview", _P.PREVIEW, ("Ctrl+Return",)),
    Action("reject", "Replying", "Reject…", _P.WORK, ("Ctrl+Shift+X",), True),
    Action(
        "reject-draft", "Replying", "Reject draft, in the reasons", _P.REASONS, ("Ctrl+Return",)
    ),
    Action("undo", "Replying", "Undo send", _P.ALWAYS, ("F9",), True),
    Action("undo-here", "Replying", "Undo send, on its bar", _P.UNDO_BAR, ("Ctrl+Z",)),
    Action("cite", "Replying", "Put the source's words into the reply", _P.WORK, ("F4",), True),
    Action("hand-over", "Replying", "Hand over…", _P.WORK, ("Ctrl+Shift+H",), True),
    Action(
        "new-draft", "Replying", "New draft, beside your text", _P.WORK, ("Ctrl+Shift+D",), True
    ),
    Action("ask", "Replying", "Another draft, by instruction…", _P.WORK, ("Ctrl+Shift+A",), True),
    Action("version-next", "Replying", "Next of several drafts", _P.WORK, ("Ctrl+PgDown",), True),
    Action(
        "version-previous", "Replying", "Previous of several drafts", _P.WORK, ("Ctrl+PgUp",), True
    ),
    Action("polish", "Replying", "Polish my words", _P.WORK, ("Ctrl+Shift+P",), True),
    Action("translate", "Reading", "Translate for me", _P.WORK, ("Ctrl+Shift+L",), True),
    Action("summarise", "Reading", "Summary of the conversation", _P.WORK, ("Ctrl+Shift+S",), True),
    Action("ai", "Everywhere", "AI off or on for me", _P.ALWAYS, ("Ctrl+.", "Shift+Esc"), True),
    Action("find", "Everywhere", "Find a ticket or run a command", _P.SCREENS, ("Ctrl+K",), True),
    Action(
        "escape",
        "Everywhere",
        "Close, stop the draft, or go back to the queue; never discards text",
        _P.ALWAYS,
        ("Esc",),
    ),
    Action("help", "Everywhere", "List of keys", _P.ALWAYS, ("F1", "Ctrl+/"), True),
    *(
        Action(
            f"pick-{n}", "Reasons", f"Tick reason {n}, or pick choice {n}", _P.REASONS, (str(n),)
        )
        for n in range(1, 9)
    ),
)
_BY_ID = {action.id: action for action in ACTIONS}
_NAMES = {"Return": "Enter", "Escape": "Esc", "PgDown": "Page Down", "PgUp": "Page Up", "Ins": "Insert",
          "Del": "Delete", "Backspace": "Backspace"}  # fmt: skip
_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_NEVER = ("Tab", "Shift+Tab", "Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+Shift+U", "Alt+F4")
_TYPING = ("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z")


@dataclass(frozen=True, slots=True)
class Keymap:
    """Which keys do what: the usual ones, but for the actions in `changed` (id and key)."""

    changed: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, changed: Iterable[tuple[str, str]]) -> Keymap:
        """A map with these changes; one that cannot be, or takes another action's key, is left out."""
        wanted = {i: key for i, key in changed if i in _BY_ID and not _is_unfit(_BY_ID[i], key)}
        while True:
            made = cls(tuple(wanted.items()))
            clash = next((i for i, key in wanted.items() if made.taken_by(i, key)), "")
            if not clash:
                return made
            del wanted[clash]

    def keys(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action, as Qt writes them."""
        own = dict(self.changed).get(action_id)
        return (own,) if own else _BY_ID[action_id].keys

    def caps(self, action_id: str) -> tuple[str, ...]:
        """The caps of its first key: ("Ctrl", "Enter")."""
        return caps_of(self.keys(action_id)[0])

    def all_caps(self, action_id: str) -> tuple[tuple[str, ...], ...]:
        """The caps of each of its keys."""
        return tuple(caps_of(key) for key in self.keys(action_id))

    def is_own(self, action_id: str) -> bool:
        """Whether a person gave it another key."""
        return action_id in dict(self.changed)

    def taken_by(self, action_id: str, key: str) -> Action | None:
        """Another action that has this key where this one would act; None when it is free."""
        here = _BY_ID[action_id]
        for other in ACTIONS:
            if other is not here and key in self.keys(other.id) and _overlap(here, other):
                return other
        return None

    def problem(self, tr: Translator, action_id: str, key: str) -> str:
        """Why an action cannot have this key, in one sentence; "" when it can."""
        action, spoken = _BY_ID[action_id], " + ".join(caps_of(key))
        unfit = _is_unfit(action, key)
        if unfit:
            return tr(unfit, key=spoken)
        other = self.taken_by(action_id, key)
        if other is None:
            return ""
        return tr(
            "{key} is the key of “{other}”. Choose another, or change that one first.",
            key=spoken,
            other=tr(other.words),
        )

    def with_key(self, action_id: str, key: str) -> Keymap:
        """A map with another key for an action; the usual key, or none, takes the change back."""
        changed = {i: k for i, k in self.changed if i != action_id}
        if key and (key,) != _BY_ID[action_id].keys:
            changed[action_id] = key
        return Keymap(tuple(changed.items()))


USUAL_KEYS = Keymap()


def action_of(action_id: str) -> Action | None:
    """The action of this id."""
    return _BY_ID.get(action_id)


def caps_of(key: str) -> tuple[str, ...]:
    """The key caps of a combination: "Ctrl+Return" is Ctrl and Enter."""
    parts = [*key[:-2].split("+"), "+"] if key.endswith("++") else key.split("+")
    return tuple(_NAMES.get(part, part) for part in parts if part) or (key,)


def _overlap(one: Action, other: Action) -> bool:
    """Whether both could act on the same press. A sheet covers all but the keys that act over it."""
    places = {one.place, other.place}
    if len(places) == 1 or Place.ALWAYS in places:
        return True
    return not places & _SHEETS and bool(places & _WINDOW)


def _is_unfit(action: Action, key: str) -> str:
    """The sentence why this key can belong to no such action, "" when it can."""
    parts = caps_of(key)
    modifiers, last = set(parts[:-1]), parts[-1]
    is_letter = len(last) == 1
    if not key or not modifiers <= set(_MODIFIERS) or last in _MODIFIERS:
        return "{key} is not a key that can be pressed."
    if key in _NEVER or ({"Ctrl", "Alt"} <= modifiers and is_letter):
        return "{key} belongs to the keyboard or the system. Choose another."
    if action.place in _LETTERS:
        return ""
    if key in _TYPING and action.place is not Place.UNDO_BAR:
        return "{key} edits text. Choose another."
    is_plain = not modifiers - {"Shift"}
    is_function = last == "Esc" or (last[0] == "F" and last[1:].isdigit())
    if is_plain and not is_function:
        return "{key} types or moves in a text. Add Ctrl or Alt, or take a function key."
    return ""
