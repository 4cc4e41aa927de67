"""What is known before the encrypted store opens: folders, settings, policy, people, tickets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.adapters.identity import NamedIdentity
from agent_assist.adapters.policy_file import PolicyFile
from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.adapters.system import SystemClock, SystemIdentity, SystemRandomness
from agent_assist.bootstrap.places import organisation_policy, resources
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.policy import Policy
from agent_assist.domain.settings import Settings
from agent_assist.ports.clock import Clock, Randomness
from agent_assist.ports.identity import IdentitySource


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile, not yet opened. `folder` holds its store; `mark` shows on screen ("Demo")."""

    folder: Path
    settings: Settings
    policy: Policy
    identity: IdentitySource
    clock: Clock
    randomness: Randomness
    mark: str = ""

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
    settings = SettingsFile(folder / "settings.json").load()
    policy = PolicyFile(resources() / "policy" / "default.toml", organisation_policy()).load()
    return Profile(
        folder=folder,
        settings=settings,
        policy=_with_sender(policy, settings),
        identity=NamedIdentity(SystemIdentity(), settings.display_name),
        clock=SystemClock(),
        randomness=SystemRandomness(),
    )


def _with_sender(policy: Policy, settings: Settings) -> Policy:
    """The policy's sender; where it names none, the person's own choice."""
    address = policy.sender_email or next(iter(settings.own_addresses), "")
    name = policy.sender_name or settings.sender_name
    return replace(policy, sender_email=address, sender_name=name)
