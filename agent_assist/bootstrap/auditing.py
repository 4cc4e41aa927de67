"""The open profile's log behind the audit screen: the same check and the same copy as on the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from agent_assist.adapters.store.heads import AnchorFolder, HeadFile, KeptNote
from agent_assist.adapters.store.log_bundle import BundleOrder, bundle_files, write_bundle
from agent_assist.adapters.store.log_proof import LogProofs
from agent_assist.adapters.store.log_verdict import LogExit
from agent_assist.adapters.store.log_verify import LogAudit
from agent_assist.bootstrap.places import resources
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stores import HEADS_NAME, Stores
from agent_assist.domain.checkpoints import Checkpoint
from agent_assist.domain.errors import InputError
from agent_assist.ports.audit_log import LogState

_INTACT = (LogExit.ANCHORED, LogExit.DEVICE_ONLY)


class ProfileLog:
    """AuditLog over an open store; a store in memory has no heads, and says so."""

    def __init__(self, profile: Profile, stores: Stores) -> None:
        self._profile = profile
        self._stores = stores
        path, anchor = stores.database.path, profile.policy.log_anchor
        self._heads = HeadFile(path.with_name(HEADS_NAME)) if path else None
        self._anchor = AnchorFolder(Path(anchor)) if anchor and path else None

    @property
    def anchor(self) -> str:
        """The policy's folder for heads."""
        return self._profile.policy.log_anchor if self._anchor else ""

    def verify(self, progress: Callable[[int, int], None] | None = None) -> LogState:
        """Read everything once and judge."""
        audit = LogAudit(
            self._stores.database,
            signer=self._stores.signer,
            randomness=self._profile.randomness,
            heads=self._heads,
            anchor=self._anchor,
        )
        found = audit.verify(progress)
        return LogState(
            found.exit_code in _INTACT,
            found.exit_code is LogExit.ANCHORED,
            found.message,
            found.count,
            found.anchored_size,
            found.first_bad_seq,
        )

    def export(self, target: Path, seqs: Sequence[int], purpose: str) -> int:
        """Copy the log with the texts of these decisions, its proofs and the verifier."""
        decisions = self._stores.decisions
        decisions.keep_head()
        head = decisions.newest_head()
        if head is None or self._heads is None:
            raise InputError(
                "This profile keeps nothing on the disk: there is no signed head to export."
            )
        proofs = LogProofs(
            self._stores.database, signer=self._stores.signer, randomness=self._profile.randomness
        )
        notes: list[KeptNote] = [
            *self._heads.notes(),
            *(self._anchor.notes(proofs.device) if self._anchor else ()),
        ]
        files = bundle_files(proofs, decisions.records(), notes, BundleOrder(head, seqs, purpose))
        verifier = (resources() / "log_bundle" / "verify.py").read_bytes()
        write_bundle(target, files, verifier)
        return Checkpoint.parse(head.text).size
