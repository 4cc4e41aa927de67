"""`agent-assist doctor`: what a help desk would ask, each line with what to do. Rule: it looks and changes nothing."""

from __future__ import annotations

import ctypes.util
import os
import platform
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from agent_assist import __version__
from agent_assist.bootstrap.places import default_profile, organisation_policy, resources
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.cli.headless import Diagnosis
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.settings import Drafting

OK, NOTE, PROBLEM = "ok", "note", "problem"
_PACKAGES = (
    "PySide6-Essentials",
    "openai",
    "keyring",
    "platformdirs",
    "sqlcipher3",
    "cryptography",
)


def diagnose(folder: Path | None, passphrase: str | None) -> tuple[Diagnosis, ...]:
    """All lines; a line that cannot be found out says why instead of ending the others."""
    place = folder or default_profile()
    lines: list[Diagnosis] = [*_versions(), *_paths(place)]
    try:
        profile = load_profile(place)
    except AgentAssistError as error:
        return (*lines, Diagnosis("settings and policy", PROBLEM, error.message))
    lines.append(_policy(profile))
    lines.append(_guarded("keys", lambda: _keys(profile, passphrase)))
    lines.append(_guarded("store", lambda: _store(profile, passphrase)))
    lines.append(_guarded("helpdesk", lambda: _helpdesk(profile)))
    lines.append(_model(profile))
    return (*lines, *_display())


def _guarded(topic: str, look: Callable[[], Diagnosis]) -> Diagnosis:
    try:
        return look()
    except AgentAssistError as error:
        return Diagnosis(topic, PROBLEM, error.title, error.message)


def _versions() -> Iterator[Diagnosis]:
    yield Diagnosis("Agent Assist", OK, __version__)
    yield Diagnosis("Python", OK, f"{platform.python_version()} on {platform.platform()}")
    found = ", ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)
    yield Diagnosis("packages", OK, found)


def _paths(place: Path) -> Iterator[Diagnosis]:
    yield Diagnosis("resources", OK, str(resources()))
    if not place.exists():
        yield Diagnosis(
            "profile", NOTE, f"{place} does not exist yet", "It is made at the first start."
        )
        return
    mode = place.stat().st_mode & 0o777
    if os.name == "posix" and mode & 0o077:
        advice = f"Run: chmod 700 '{place}'"
        yield Diagnosis("profile", PROBLEM, f"{place} is open to others ({mode:o})", advice)
    else:
        yield Diagnosis("profile", OK, f"{place} ({mode:o})")
    for path in sorted(p for p in place.iterdir() if p.is_file()):
        mode = path.stat().st_mode & 0o777
        if os.name == "posix" and mode & 0o077:
            advice = f"Run: chmod 600 '{path}'"
            yield Diagnosis("file", PROBLEM, f"{path.name} is open to others ({mode:o})", advice)


def _policy(profile: Profile) -> Diagnosis:
    path = organisation_policy()
    source = str(path) if path.exists() else "the one that ships"
    policy = profile.policy
    ai = "allowed" if policy.ai_allowed else "off"
    finding = f"{source}, version {policy.version}, {len(policy.footers)} languages, AI {ai}"
    return Diagnosis("policy", OK, finding)


def _keys(profile: Profile, passphrase: str | None) -> Diagnosis:
    from agent_assist.bootstrap.stores import open_credentials  # start-up time

    return Diagnosis("keys", OK, open_credentials(profile, passphrase).kind)


def _store(profile: Profile, passphrase: str | None) -> Diagnosis:
    from agent_assist.bootstrap.stores import STORE_NAME  # start-up time

    path = profile.folder / STORE_NAME
    if not path.exists():
        return Diagnosis("store", NOTE, "there is none yet", "It is made at the first start.")
    from agent_assist.bootstrap.stored import opened  # start-up time

    with opened(profile.folder, passphrase) as (_, stores):
        passages = stores.knowledge.count()
        older = stores.decisions.head_problem()
    if older:
        return Diagnosis("store", PROBLEM, older, "Put back the newest copy of the profile's folder.")
    return Diagnosis(
        "store", OK, f"{path.stat().st_size // 1024} kB, {passages} passages of knowledge"
    )


def _helpdesk(profile: Profile) -> Diagnosis:
    if not profile.settings.is_set_up:
        return Diagnosis(
            "helpdesk", NOTE, "not set up", "Start Agent Assist and choose a ticket folder."
        )
    reader = profile.reader()
    count = len({ticket.id for batch in reader.tickets() for ticket in batch})
    problems = reader.problems
    advice = problems[0] if problems else ""
    return Diagnosis(
        "helpdesk",
        NOTE if problems else OK,
        f"{count} tickets, {len(problems)} unreadable files",
        advice,
    )


def _model(profile: Profile) -> Diagnosis:
    settings = profile.settings
    if settings.drafting is Drafting.SERVER:
        return Diagnosis("drafting", OK, f"{settings.model} at {settings.base_url}")
    if settings.drafting is Drafting.OFF:
        return Diagnosis("drafting", NOTE, "without AI", "Choose who drafts in Settings.")
    return Diagnosis("drafting", OK, "from help articles, no language model, no network")


def _display() -> Iterator[Diagnosis]:
    fonts = sorted((resources() / "fonts").glob("*.[ot]tf"))
    state = OK if fonts else PROBLEM
    yield Diagnosis(
        "fonts", state, f"{len(fonts)} bundled", "" if fonts else "Install Agent Assist again."
    )
    if sys.platform != "linux":
        yield Diagnosis("display", OK, platform.system())
        return
    missing = [
        name
        for name in ("EGL", "GL", "xkbcommon", "fontconfig")
        if not ctypes.util.find_library(name)
    ]
    if missing:
        advice = "Run: apt-get install libegl1 libgl1 libxkbcommon0 libfontconfig1"
        yield Diagnosis(
            "display", PROBLEM, f"missing system libraries: {', '.join(missing)}", advice
        )
        return
    shown = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if shown:
        yield Diagnosis("display", OK, shown)
    else:
        yield Diagnosis(
            "display", NOTE, "none", "Only the headless commands and the tour work here."
        )
