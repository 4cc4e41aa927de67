"""Everything between an approval and the customer: who acts, the door, the outbox, and the log that tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk, FolderOutbox
from agent_assist.adapters.identity import HelpdeskIdentity
from agent_assist.adapters.single_owner import SoleOwner
from agent_assist.adapters.training import TrainingNotAsked
from agent_assist.bootstrap.auditing import ProfileLog
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stores import Stores
from agent_assist.gate.send_gate import SendGate
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.outbox import Outbox
from agent_assist.ports.ownership import OutboxOwner
from agent_assist.services.approving import ApprovalService
from agent_assist.services.auditing import AuditService
from agent_assist.services.journal import Journal
from agent_assist.services.presence import Presence
from agent_assist.services.sending import SendService


@dataclass(frozen=True, slots=True)
class SendingServices:
    """The use cases of one profile that have to do with sending."""

    identity: IdentitySource
    presence: Presence
    journal: Journal
    sending: SendService
    approving: ApprovalService
    audit: AuditService


def sending_services(
    profile: Profile,
    reader: FolderHelpdesk,
    stores: Stores,
    stop: StopSwitch,
    owner: OutboxOwner | None,
) -> SendingServices:
    """Over the ticket folder's outbox; without an `owner` nobody else can have the profile open."""
    policy, clock, decisions = profile.policy, profile.clock, stores.decisions
    owner = owner or SoleOwner()
    outbox = FolderOutbox(
        profile.ticket_folder, clock=clock, attachment_bytes=partial(_file_bytes, reader, stores)
    )
    identity = HelpdeskIdentity(profile.identity, outbox.who_am_i)
    presence = Presence(identity)
    journal = Journal(decisions, identity, policy, clock)
    gate = _gate(profile, reader, stores, stop, outbox=outbox, identity=identity, owner=owner)
    sending = SendService(decisions, gate, clock, owner)
    approving = ApprovalService(
        source=reader.name,
        store=decisions,
        journal=journal,
        identity=identity,
        presence=presence,
        sending=sending,
        signer=stores.signer,
        policy=policy,
        clock=clock,
        randomness=profile.randomness,
        reads=profile.reads,
    )
    log = ProfileLog(profile, stores)
    audit = AuditService(
        store=decisions,
        log=log,
        identity=identity,
        policy=policy,
        clock=clock,
        title_of=partial(_title_of, stores),
    )
    return SendingServices(identity, presence, journal, sending, approving, audit)


def _title_of(stores: Stores, passage_id: str) -> str:
    passage = stores.knowledge.passage(passage_id)
    return passage.title if passage is not None else ""


def _gate(
    profile: Profile,
    reader: FolderHelpdesk,
    stores: Stores,
    stop: StopSwitch,
    *,
    outbox: Outbox,
    identity: IdentitySource,
    owner: OutboxOwner,
) -> SendGate:
    """The door to customers."""
    return SendGate(
        outbox=outbox,
        store=stores.decisions,
        reader=reader,
        identity=identity,
        signer=stores.signer,
        policy=profile.policy,
        stop=stop,
        clock=profile.clock,
        training=TrainingNotAsked(),
        owner=owner,
        log_problem=stores.decisions.head_problem,
    )


def _file_bytes(reader: FolderHelpdesk, stores: Stores, ticket_id: str, sha256_hex: str) -> bytes:
    """A file of the reply as it was added, else one that hangs on the ticket."""
    return stores.work.file(ticket_id, sha256_hex) or reader.attachment(ticket_id, sha256_hex)
