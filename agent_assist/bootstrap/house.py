"""Opens a profile: keys, encrypted store, knowledge, model, the two doors, and the services over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from agent_assist.adapters.credentials.choose import choose_credentials
from agent_assist.adapters.credentials.temporary import TemporaryCredentials
from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.folder_helpdesk import FolderHelpdesk, FolderOutbox
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.store.heads import HeadFile
from agent_assist.adapters.store.knowledge_store import EncryptedKnowledgeStore
from agent_assist.adapters.store.work_store import EncryptedWorkStore
from agent_assist.bootstrap.knowledge import bring_up_to_date
from agent_assist.bootstrap.models import choose_model
from agent_assist.bootstrap.places import resources
from agent_assist.bootstrap.profile import Profile
from agent_assist.domain.keys import KEY_BYTES, ProfileKeys
from agent_assist.domain.prompts import PromptTemplate
from agent_assist.domain.settings import Drafting
from agent_assist.gate.prompt_gate import PromptGate
from agent_assist.gate.send_gate import SendGate
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.ports.clock import Randomness
from agent_assist.ports.credentials import CredentialStore
from agent_assist.ports.draft_model import DraftModel
from agent_assist.services.approving import ApprovalService
from agent_assist.services.desk import Services
from agent_assist.services.drafting import DraftingService
from agent_assist.services.evidence import EvidenceService
from agent_assist.services.journal import Journal
from agent_assist.services.screening import ScreeningService
from agent_assist.services.sending import SendService

STORE_NAME = "store.db"
HEADS_NAME = "heads.jsonl"
API_KEY_NAME = "model-api-key"


@dataclass(slots=True)
class House:
    """An open profile: its services, and how to close it."""

    services: Services
    credentials: CredentialStore
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Stores:
    """The encrypted store's faces over one database."""

    database: Database
    decisions: EncryptedDecisionStore
    work: EncryptedWorkStore
    knowledge: EncryptedKnowledgeStore
    signer: DeviceSigner


def open_credentials(profile: Profile, passphrase: str | None) -> CredentialStore:
    """The profile's keeper of keys; CredentialError names the ways out. May block: not on the UI thread."""
    return choose_credentials(profile.folder, passphrase)


def keys_of(credentials: CredentialStore, randomness: Randomness) -> ProfileKeys:
    """The profile's keys; new ones are made and kept at the first start."""
    keys = credentials.load()
    if keys is None:
        keys = ProfileKeys(randomness.secret_bytes(KEY_BYTES), randomness.secret_bytes(KEY_BYTES))
        credentials.save(keys)
    return keys


def open_stores(folder: Path | None, keys: ProfileKeys, randomness: Randomness) -> Stores:
    """Open the encrypted store in a folder, or in memory when there is none."""
    database = Database.open(folder / STORE_NAME if folder else None, keys.store_key)
    signer = DeviceSigner(keys.device_seed)
    heads = HeadFile(folder / HEADS_NAME) if folder else None
    decisions = EncryptedDecisionStore(database, signer=signer, randomness=randomness, heads=heads)
    work = EncryptedWorkStore(database, randomness)
    return Stores(database, decisions, work, EncryptedKnowledgeStore(database), signer)


def open_house(
    profile: Profile,
    reader: FolderHelpdesk,
    credentials: CredentialStore,
    *,
    demo_model: DraftModel | None = None,
    keep_on_disk: bool = True,
) -> House:
    """Open everything behind the window. `demo_model` stands in for the settings' choice in the demo."""
    keys = keys_of(credentials, profile.randomness)
    stores = open_stores(profile.folder if keep_on_disk else None, keys, profile.randomness)
    bring_up_to_date(profile, stores.knowledge, stores.work)
    api_key = credentials.secret(API_KEY_NAME) or ""
    model = demo_model or choose_model(profile.settings, api_key)
    is_temporary = isinstance(credentials, TemporaryCredentials)
    services = build_services(
        profile, reader, stores, model, is_temporary=is_temporary, note=credentials.kind
    )
    services.sending.recover()

    def close() -> None:
        stores.decisions.keep_head()
        stores.database.close()

    return House(services, credentials, close)


def build_services(
    profile: Profile,
    reader: FolderHelpdesk,
    stores: Stores,
    model: DraftModel,
    *,
    is_temporary: bool,
    note: str,
) -> Services:
    """The use cases over one set of adapters."""
    policy, clock, randomness = profile.policy, profile.clock, profile.randomness
    identity, decisions = profile.identity, stores.decisions
    is_on = profile.settings.ai_is_on and profile.settings.drafting is not Drafting.OFF
    team_reason = "" if policy.ai_allowed else "the policy has switched it off."
    stop = StopSwitch(is_on=is_on, team_reason=team_reason)
    journal = Journal(decisions, identity, policy, clock)
    screening = ScreeningService(stores.work, journal, policy)
    approving = ApprovalService(
        source=reader.name,
        store=decisions,
        journal=journal,
        identity=identity,
        signer=stores.signer,
        policy=policy,
        clock=clock,
        randomness=randomness,
    )
    return Services(
        reader=reader,
        drafting=_drafting(profile, reader, stores, model, screening, stop),
        screening=screening,
        approving=approving,
        sending=SendService(decisions, _send_gate(profile, reader, stores, stop), clock),
        journal=journal,
        work=stores.work,
        store=decisions,
        knowledge=stores.knowledge,
        policy=policy,
        identity=identity,
        stop=stop,
        is_temporary=is_temporary,
        profile_note=note,
    )


def _send_gate(
    profile: Profile, reader: FolderHelpdesk, stores: Stores, stop: StopSwitch
) -> SendGate:
    """The door to customers, over the ticket folder's outbox."""
    return SendGate(
        outbox=FolderOutbox(profile.ticket_folder, clock=profile.clock),
        store=stores.decisions,
        reader=reader,
        identity=profile.identity,
        signer=stores.signer,
        policy=profile.policy,
        stop=stop,
        clock=profile.clock,
    )


def _drafting(
    profile: Profile,
    reader: FolderHelpdesk,
    stores: Stores,
    model: DraftModel,
    screening: ScreeningService,
    stop: StopSwitch,
) -> DraftingService:
    """Drafting through the prompt gate."""
    gate = PromptGate(
        model=model,
        template=prompt_template(),
        policy=profile.policy,
        stop=stop,
        keep=stores.work.save_prompt,
        clock=profile.clock,
    )
    return DraftingService(
        reader=reader,
        screening=screening,
        evidence=EvidenceService(reader, stores.knowledge, profile.clock),
        gate=gate,
        work=stores.work,
        identity=profile.identity,
        policy=profile.policy,
        clock=profile.clock,
        randomness=profile.randomness,
    )


def prompt_template() -> PromptTemplate:
    """The instructions in force, by their file's name."""
    path = resources() / "prompts" / "draft-1.txt"
    return PromptTemplate(path.stem, path.read_text(encoding="utf-8"))
