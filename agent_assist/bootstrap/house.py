"""Opens a profile: keys, encrypted store, knowledge, model, the two doors, and the services over them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from agent_assist.adapters.credentials.temporary import TemporaryCredentials
from agent_assist.adapters.enchant_spelling import EnchantSpelling
from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.adapters.local_files import LocalFileReader
from agent_assist.adapters.single_owner import LOCK_NAME, SingleOwner
from agent_assist.adapters.store.meaning import Meaning
from agent_assist.bootstrap.calibration import blind_check_service, calibration_service
from agent_assist.bootstrap.erasing import erase_old
from agent_assist.bootstrap.knowledge import for_opening, knowledge_room
from agent_assist.bootstrap.models import choose_model, is_named_by_policy, key_of
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.prompt_services import plain_services, prompt_gate
from agent_assist.bootstrap.sending import sending_services
from agent_assist.bootstrap.statistics import statistics_service
from agent_assist.bootstrap.stores import Stores, keys_of, open_stores, stop_mark
from agent_assist.domain.errors import StoreError
from agent_assist.domain.settings import Drafting
from agent_assist.gate.prompt_gate import PromptGate
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.ports.credentials import CredentialStore
from agent_assist.ports.draft_model import DraftModel
from agent_assist.ports.ownership import OutboxOwner
from agent_assist.services.desk import Services
from agent_assist.services.drafting import DraftingService
from agent_assist.services.enclosing import EnclosingService
from agent_assist.services.evidence import EvidenceService
from agent_assist.services.model_release import release_model
from agent_assist.services.policy_record import record_policy
from agent_assist.services.screening import ScreeningService
from agent_assist.services.stopping import kept_stop, mark_kept_stop


@dataclass(slots=True)
class House:
    """An open profile: its services, and how to close it."""

    services: Services
    credentials: CredentialStore
    close: Callable[[], None]
    meaning: Meaning | None = None
    keep_head: Callable[[], object] = lambda: None


def open_house(
    profile: Profile,
    reader: FolderHelpdesk,
    credentials: CredentialStore,
    *,
    demo_model: DraftModel | None = None,
    keep_on_disk: bool = True,
) -> House:
    """Open everything behind the window. `demo_model` stands in for the settings' choice in the demo."""
    folder = profile.folder if keep_on_disk else None
    keys = keys_of(credentials, profile.randomness, folder)
    stores = open_stores(
        folder,
        keys,
        profile.randomness,
        profile.clock,
        log_anchor=profile.policy.log_anchor,
        by_meaning=profile.settings.search_by_meaning,
    )
    owner = SingleOwner(folder / LOCK_NAME) if folder else None
    try:
        services = _furnished(profile, reader, stores, credentials, owner, demo_model)
    except BaseException:
        stores.database.close()
        if owner is not None:
            owner.release()
        raise

    def close() -> None:
        try:
            # A head that cannot be kept now is kept with the next records; the doctor and the log's check say why.
            with suppress(StoreError):
                stores.decisions.keep_head()
        finally:
            stores.database.close()
            services.sending.give_over()

    return House(services, credentials, close, stores.meaning, stores.decisions.keep_head)


def _furnished(
    profile: Profile,
    reader: FolderHelpdesk,
    stores: Stores,
    credentials: CredentialStore,
    owner: SingleOwner | None,
    demo_model: DraftModel | None,
) -> Services:
    """The services over an open store, once it was brought up to date and settled what a kill left in between."""
    record_policy(stores.decisions, stores.work, profile.identity, profile.policy, profile.clock)
    erase_old(profile, stores)
    for_opening(profile, stores)
    folder = profile.folder if owner is not None else None
    if folder is not None:
        mark_kept_stop(stores.work, stop_mark(folder), profile.clock)
    services = build_services(
        profile,
        reader,
        stores,
        demo_model or _model(profile, stores, credentials, folder),
        is_temporary=isinstance(credentials, TemporaryCredentials),
        note=credentials.kind,
        owner=owner,
        has_articles_too=demo_model is not None,
    )
    services.sending.recover()
    return services


def _model(
    profile: Profile, stores: Stores, credentials: CredentialStore, folder: Path | None
) -> DraftModel:
    settings = profile.settings
    policy = profile.policy
    key = key_of(settings, credentials, policy) if settings.drafting is Drafting.SERVER else ""
    log, work = stores.decisions, stores.work
    is_policys = is_named_by_policy(settings, policy)
    release = partial(
        release_model, log, work, profile.identity, policy, profile.clock, is_policys=is_policys
    )
    return choose_model(settings, key, policy, folder, release=release)


def _stopped(profile: Profile, stores: Stores) -> str:
    """Why AI is off for the team: by the policy as it reads now, or by a person; "" while it is not.

    A store in memory does not know of a stop that was pressed on this profile: the mark beside the one on disk does.
    """
    policy = profile.news.look() if profile.news else ""
    return policy or kept_stop(stores.work) or stop_mark(profile.folder).sentence()


def build_services(
    profile: Profile,
    reader: FolderHelpdesk,
    stores: Stores,
    model: DraftModel,
    *,
    is_temporary: bool,
    note: str,
    owner: OutboxOwner | None = None,
    has_articles_too: bool = False,
) -> Services:
    """The use cases; without an `owner` the profile is ours alone. `has_articles_too`: where the model has nothing."""
    policy, decisions = profile.policy, stores.decisions
    is_on = profile.settings.ai_is_on and profile.settings.drafting is not Drafting.OFF
    team_reason = "" if policy.ai_allowed or profile.news else "the policy has switched it off."
    stop = StopSwitch(is_on=is_on, team_reason=team_reason, kept=partial(_stopped, profile, stores))
    out = sending_services(profile, reader, stores, stop, owner)
    screening = ScreeningService(stores.work, out.journal, policy)
    prompts = prompt_gate(profile, stores, model, stop)
    plain = plain_services(profile, reader, stores, screening, prompts)
    return Services(
        reader=reader,
        drafting=_drafting(profile, reader, stores, screening, prompts),
        polishing=plain.polishing,
        translating=plain.translating,
        summary=plain.summary,
        screening=screening,
        approving=out.approving,
        audit=out.audit,
        sending=out.sending,
        calibration=calibration_service(profile, stores),
        blind_checks=blind_check_service(profile, reader, stores),
        statistics=statistics_service(profile, stores),
        journal=out.journal,
        work=stores.work,
        enclosing=EnclosingService(LocalFileReader(), stores.work),
        spelling=EnchantSpelling(),
        checks_spelling=profile.settings.checks_spelling,
        store=decisions,
        knowledge=stores.knowledge,
        knowledge_room=knowledge_room(profile, stores, reader),
        policy=policy,
        identity=out.identity,
        presence=out.presence,
        stop=stop,
        reads=profile.reads,
        is_temporary=is_temporary,
        profile_note=note,
        articles=_articles(profile, reader, stores, screening, stop) if has_articles_too else None,
    )


def _articles(
    profile: Profile,
    reader: FolderHelpdesk,
    stores: Stores,
    screening: ScreeningService,
    stop: StopSwitch,
) -> DraftingService:
    """Drafting without a language model."""
    from agent_assist.adapters.models.knowledge_only import KnowledgeOnlyModel  # start-up time

    gate = prompt_gate(profile, stores, KnowledgeOnlyModel(), stop)
    return _drafting(profile, reader, stores, screening, gate)


def _drafting(
    profile: Profile,
    reader: FolderHelpdesk,
    stores: Stores,
    screening: ScreeningService,
    gate: PromptGate,
) -> DraftingService:
    """Drafting through the prompt gate."""
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
