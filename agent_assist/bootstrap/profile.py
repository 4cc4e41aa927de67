"""What is known before the encrypted store opens: folders, settings, policy, people, tickets."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.adapters.identity import NamedIdentity
from agent_assist.adapters.policy import PolicyFile, PolicyRead, read_draft
from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.adapters.system import SystemClock, SystemIdentity, SystemRandomness
from agent_assist.bootstrap.places import organisation_policy, resources
from agent_assist.bootstrap.policy_news import PolicyNews
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.managed import ManagedSettings, PolicyProblem, RawPolicy
from agent_assist.domain.policy import Policy
from agent_assist.domain.settings import Settings
from agent_assist.ports.clock import Clock, Randomness
from agent_assist.ports.identity import IdentitySource


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile, not yet opened. `folder` holds its store; `mark` shows on screen ("Demo").

    `managed` is what IT set for the person, `policy_sources` where from, `policy_problems` what of it is not used;
    `news` is what IT changed since, None where nobody can (the demo).
    """

    folder: Path
    settings: Settings
    policy: Policy
    identity: IdentitySource
    clock: Clock
    randomness: Randomness
    mark: str = ""
    managed: ManagedSettings = field(default_factory=ManagedSettings)
    policy_problems: tuple[PolicyProblem, ...] = ()
    policy_sources: tuple[str, ...] = ()
    news: PolicyNews | None = None

    @property
    def ticket_folder(self) -> Path:
        """The helpdesk's folder; ConfigurationError before set-up or when it is gone."""
        if not self.settings.is_set_up:
            raise ConfigurationError(
                "No ticket folder is chosen yet. Start Agent Assist and choose one."
            )
        folder = Path(self.settings.helpdesk_folder).expanduser()
        if not folder.is_dir():
            raise ConfigurationError(
                f"The ticket folder {folder} does not exist. Choose another in Settings."
            )
        return folder

    @property
    def reads(self) -> tuple[str, ...]:
        """The languages that this person reads; who said nothing reads the company's own."""
        return self.settings.reads or (self.policy.default_language,)

    def reader(self) -> FolderHelpdesk:
        """A reader over the ticket folder."""
        own = {*self.settings.own_addresses, self.policy.sender_email} - {""}
        return FolderHelpdesk(self.ticket_folder, own_addresses=own, clock=self.clock)


def load_profile(folder: Path) -> Profile:
    """A person's profile from its folder; ConfigurationError for unusable settings or policy."""
    read = read_policy()
    settings = SettingsFile(folder / "settings.json", read.managed).load()
    return Profile(
        folder=folder,
        settings=settings,
        policy=_with_sender(read.policy, settings),
        identity=NamedIdentity(SystemIdentity(), settings.display_name),
        clock=SystemClock(),
        randomness=SystemRandomness(),
        managed=read.managed,
        policy_problems=read.problems,
        policy_sources=read.sources,
        news=PolicyNews(read_policy, read),
    )


def read_policy() -> PolicyRead:
    """The policy in force on this computer; ConfigurationError when the shipped one is damaged."""
    shipped = resources() / "policy" / "default.toml"
    return PolicyFile(shipped, organisation_policy(), system=_system_policies()).read()


def policy_problems(file: Path | None) -> tuple[str, ...]:
    """What cannot be used of a file that is being written (whoever owns it), or of the policy in force."""
    if file is None:
        return tuple(problem.sentence for problem in read_policy().problems)
    shipped = resources() / "policy" / "default.toml"
    read = PolicyFile(shipped, system=(lambda: read_draft(file),)).read()
    return tuple(problem.sentence for problem in read.problems)


def _system_policies() -> Sequence[Callable[[], RawPolicy | None]]:
    """Windows' registry, macOS' managed preferences; nothing elsewhere."""
    if sys.platform == "win32":
        from agent_assist.adapters.managed.registry import registry_policy  # start-up time

        return (registry_policy,)
    if sys.platform == "darwin":
        from agent_assist.adapters.managed.preferences import managed_preferences  # start-up time

        return managed_preferences(SystemIdentity().current().account)
    return ()


def _with_sender(policy: Policy, settings: Settings) -> Policy:
    """The policy's sender; where it names none, the person's own choice."""
    address = policy.sender_email or next(iter(settings.own_addresses), "")
    name = policy.sender_name or settings.sender_name
    return replace(policy, sender_email=address, sender_name=name)
