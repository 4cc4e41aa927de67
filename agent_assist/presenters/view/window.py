"""The frame around the screens, set-up and settings."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.presenters.view.parts import ButtonView


@dataclass(frozen=True, slots=True)
class TopBarView:
    """The bar at the top: where we are, whose AI switch stands how, and marks such as "Demo"."""

    title: str
    subtitle: str
    ai_words: str
    ai_is_on: bool
    ai_can_change: bool
    ai_why_not: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A radio card of the set-up."""

    key: str
    icon: str
    title: str
    detail: str
    is_enabled: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A text field of a form; `problem` is the sentence shown under it."""

    key: str
    label: str
    value: str
    hint: str
    problem: str = ""
    is_secret: bool = False
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class SetupView:
    """One of the five set-up steps."""

    steps: tuple[str, ...]
    current: int
    title: str
    subtitle: str
    choices: tuple[ChoiceView, ...]
    chosen: str
    fields: tuple[FieldView, ...]
    paragraphs: tuple[str, ...]
    note: str
    test_result: tuple[tuple[str, str, bool], ...]
    back: ButtonView
    test: ButtonView
    skip: ButtonView
    go_on: ButtonView


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting: `kind` is "switch", "choice", "text", "secret", "key" or "value".

    A locked row says who locked it and why, `is_by_policy` that it was an organisation;
    `problem` says why what was just chosen cannot be; `is_changed` offers the way back to what is usual.
    """

    key: str
    title: str
    detail: str
    kind: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    lock_line: str = ""
    is_locked: bool = False
    problem: str = ""
    is_changed: bool = False
    is_by_policy: bool = False


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """A page of the settings: sections of rows; `has_test` offers the connection test below them."""

    key: str
    icon: str
    title: str
    subtitle: str
    sections: tuple[tuple[str, tuple[SettingRow, ...]], ...]
    has_test: bool = False


@dataclass(frozen=True, slots=True)
class SettingsView:
    """All pages and the one shown.

    `test_lines` are (words, detail, time, state); `test_note` says when the test was and how long it took.
    """

    pages: tuple[SettingsPage, ...]
    current: str
    test_title: str
    test_lines: tuple[tuple[str, str, str, str], ...]
    managed_line: str
    test_note: str = ""
    is_testing: bool = False
