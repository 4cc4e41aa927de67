"""The one error tree. Rule: foreign errors are converted into it once, at the adapter.

AgentAssistError
├── KnownError                  the environment, or what somebody gave us: a person can act on it
│   ├── InputError              a file or line that cannot be used
│   ├── ConfigurationError      a setting or policy that cannot be used
│   ├── CredentialError         keys are missing, locked or wrong
│   │   ├── KeyringUnavailable  no usable key store on this machine
│   │   ├── PassphraseNeeded    a key file exists and nobody gave its passphrase
│   │   └── WrongPassphrase
│   ├── StoreError              the encrypted store cannot be opened, read or written
│   │   ├── StoreFull
│   │   ├── StoreDamaged
│   │   └── StoreInUse
│   ├── HelpdeskError           tickets cannot be read
│   │   └── TicketNotFound
│   ├── ModelError              the drafting service failed
│   │   ├── ModelUnreachable
│   │   ├── ModelRefused        the service answered and said no
│   │   └── StreamIncomplete    the answer stopped without its end marker
│   ├── DeliveryRefused         definite: refused before anything left
│   ├── DeliveryUnknown         nobody knows whether it left; reconcile, never retry blindly
│   ├── GateRefused             a numbered check of a door said no
│   └── RoleNeeded              the policy gives this act to others
└── BugError                    we are at fault
    └── StepGone                the reply had moved on meanwhile: somebody else was faster
"""

from __future__ import annotations

from enum import StrEnum


class AgentAssistError(Exception):
    """Base of all errors shown to people.

    `title` says what did not happen, `message` where things are now and what to do.
    """

    default_title = "Something went wrong"
    is_retryable = False

    def __init__(self, message: str, *, title: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.title = title or self.default_title


class KnownError(AgentAssistError):
    """The environment or the input is at fault; a person can act on it."""


class InputError(KnownError):
    """A file or a line that cannot be used."""

    default_title = "This input cannot be used"


class ConfigurationError(KnownError):
    """A setting or a policy file that cannot be used."""

    default_title = "A setting cannot be used"


class CredentialError(KnownError):
    """Keys are missing, locked or wrong."""

    default_title = "The keys of this profile are not available"


class KeyringUnavailable(CredentialError):
    """No usable key store on this machine."""

    default_title = "No keyring is available"


class PassphraseNeeded(CredentialError):
    """The profile has a key file and no passphrase was given."""

    default_title = "This profile needs its passphrase"


class WrongPassphrase(CredentialError):
    """The passphrase does not open the key file."""

    default_title = "The passphrase does not fit"


class StoreError(KnownError):
    """The encrypted store cannot be opened, read or written."""

    default_title = "The store cannot be used"


class StoreFull(StoreError):
    """No space left on the disk; nothing was written."""

    default_title = "Not saved: the disk is full"
    is_retryable = True


class StoreDamaged(StoreError):
    """The store's file is not what was written."""

    default_title = "The store is damaged"


class StoreInUse(StoreError):
    """Another Agent Assist owns this profile."""

    default_title = "This profile is open elsewhere"
    is_retryable = True


class HelpdeskError(KnownError):
    """Tickets cannot be read."""

    default_title = "The tickets cannot be read"
    is_retryable = True


class TicketNotFound(HelpdeskError):
    """The helpdesk does not know this ticket."""

    default_title = "This ticket does not exist"
    is_retryable = False


class ModelAction(StrEnum):
    """The one thing to do about a failed draft."""

    TRY_NOW = "try-now"
    NEW_DRAFT = "new-draft"
    OPEN_SETTINGS = "open-settings"
    WRITE_MYSELF = "write-myself"


class ModelError(KnownError):
    """The drafting service failed; writing and sending go on.

    `action` is the one button beside the sentence; `wait_seconds` is how long the service asked to be left
    alone, None where it did not say.
    """

    default_title = "No draft right now"
    default_action = ModelAction.TRY_NOW
    is_retryable = True

    def __init__(
        self,
        message: str,
        *,
        title: str | None = None,
        action: ModelAction | None = None,
        wait_seconds: int | None = None,
    ) -> None:
        super().__init__(message, title=title)
        self.action = action or self.default_action
        self.wait_seconds = wait_seconds


class ModelUnreachable(ModelError):
    """The drafting service did not answer; the same request may work in a moment."""


class ModelRefused(ModelError):
    """The drafting service answered and said no."""

    default_action = ModelAction.OPEN_SETTINGS
    is_retryable = False


class StreamIncomplete(ModelError):
    """The answer stopped without its end marker and can never be approved."""

    default_title = "The draft is incomplete"
    default_action = ModelAction.NEW_DRAFT


class DeliveryRefused(KnownError):
    """Refused before anything left; the text is kept."""

    default_title = "Not sent"


class DeliveryUnknown(KnownError):
    """Nobody knows whether it left; it must be looked up, never simply tried again."""

    default_title = "We don't know whether it was sent"


class GateRefused(KnownError):
    """A numbered check of one of the two doors said no.

    `check` is the number in the door's prose.
    """

    default_title = "Not allowed to leave"

    def __init__(self, check: int, message: str, *, title: str | None = None) -> None:
        super().__init__(message, title=title)
        self.check = check


class RoleNeeded(KnownError):
    """The policy gives this act to people with a role that this account does not have."""

    default_title = "This needs a role"


class BugError(AgentAssistError):
    """We are at fault: a state that must not exist."""

    default_title = "A fault in Agent Assist"


class StepGone(BugError):
    """A reply cannot take this step any more; who races for it looks again instead."""
