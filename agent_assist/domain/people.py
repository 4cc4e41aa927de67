"""Who acts: the person at the window, and what roles allow. Rule: an approval names a known person, never a role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Person:
    """The agent who is signed in.

    `account` is the operating-system account; `display_name` is what customers read in the footer;
    `source` says who vouches for the name ("operating system", "demo"); `helpdesk_account` is what the helpdesk
    answers to "who am I", "" where it knows no accounts.
    """

    account: str
    display_name: str
    source: str
    helpdesk_account: str = ""

    @property
    def first_name(self) -> str:
        """The first word of the display name."""
        return self.display_name.split(" ", 1)[0]


class Role(StrEnum):
    """What a policy can give to an account besides answering tickets."""

    LEAD = "lead"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Act(StrEnum):
    """An act that is not everybody's, in the words of the sentence that refuses it."""

    ERASE = "Erasing a customer's data"
    EXPORT = "Exporting the decision log"
    OPEN_LOG = "Opening the decision log"
    RELEASE = "Releasing a model or a calibration"
    LIFT_STOP = "Lifting a stop for the whole profile"


ROLES_FOR = {
    Act.ERASE: (Role.ADMIN,),
    Act.EXPORT: (Role.AUDITOR,),
    Act.OPEN_LOG: (Role.AUDITOR,),
    Act.RELEASE: (Role.ADMIN, Role.LEAD),
    Act.LIFT_STOP: (Role.LEAD,),
}
