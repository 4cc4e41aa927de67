"""The device's key can be changed or lost; the log shows it, and a change that nobody signed is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.log_verdict import LogExit
from agent_assist.domain.records import LogEntry, RecordType

Entries = Callable[..., LogEntry]
SIZE = 6


def _verdict(profile: Any) -> tuple[LogExit, int | None]:
    verdict = profile.audit.verify()
    return verdict.exit_code, verdict.first_bad_seq


class TestTheKey:
    """A key can be changed, and the log itself shows by whom."""

    NEW = DeviceSigner(bytes([9]) * 32)

    def change(self, log: Any, entry: Entries, **how: bool) -> None:
        log.store.change_key(self.NEW, entry(), is_lost=how.get("is_lost", False))
        log.signer = self.NEW

    def test_a_rotation_is_one_record_signed_by_both_and_heads_go_on(
        self, log: Any, entry: Entries
    ) -> None:
        log.store.append(entry())
        self.change(log, entry)
        log.open()
        log.store.append(entry())
        log.store.keep_head()
        verdict = log.audit.verify()
        assert (verdict.exit_code, verdict.count, verdict.anchored_size) == (6, SIZE + 3, SIZE + 3)
        epoch = json.loads(
            log.database.rows(f"SELECT body FROM records WHERE seq = {SIZE + 2}")[0][0]
        )
        assert (epoch["type"], epoch["detail"]["why"], epoch["key_id"]) == (
            "epoch",
            "rotation",
            self.NEW.key_id,
        )
        assert "lost" not in verdict.message

    def test_several_rotations_are_followed(self, log: Any, entry: Entries) -> None:
        for number in (9, 10, 11):
            log.signer = DeviceSigner(bytes([number]) * 32)
            log.store.change_key(log.signer, entry(), is_lost=False)
            log.store.append(entry())
        log.open()
        assert _verdict(log) == (LogExit.DEVICE_ONLY, None)

    def test_a_loss_is_said_whenever_the_log_is_checked(self, log: Any, entry: Entries) -> None:
        self.change(log, entry, is_lost=True)
        log.open()
        verdict = log.audit.verify()
        assert verdict.exit_code == LogExit.DEVICE_ONLY
        assert f"declared lost at record {SIZE + 1}" in verdict.message

    @pytest.mark.parametrize("signature", ["old_sig", "new_sig"])
    def test_a_rotation_without_one_of_its_signatures_is_none(
        self, log: Any, entry: Entries, signature: str
    ) -> None:
        self.change(log, entry)
        log.heads.path.unlink()
        detail = log.last()["detail"] | {signature: "00" * 64}
        log.rechain(SIZE + 1, detail=detail)
        log.open()
        assert _verdict(log) == (LogExit.BAD_SIGNATURE, SIZE + 1)
        assert signature[:3] in log.audit.verify().message

    def test_a_rotation_moved_to_another_place_is_none(self, log: Any, entry: Entries) -> None:
        self.change(log, entry)
        log.heads.path.unlink()
        epoch = log.last()
        log.tamper("DELETE FROM records WHERE seq = ?", (SIZE + 1,))
        log.signer = DeviceSigner(bytes(32))
        log.append_rechained(epoch | {"type": "shown", "key_id": log.signer.key_id, "detail": {}})
        log.append_rechained(epoch)
        log.signer = self.NEW
        log.open()
        assert _verdict(log) == (LogExit.BAD_SIGNATURE, SIZE + 2)

    def test_another_key_without_a_rotation_is_found_where_it_begins(
        self, log: Any, entry: Entries
    ) -> None:
        log.append_rechained(log.last() | {"type": "shown", "key_id": self.NEW.key_id,
                                             "draft_c": None, "sent_c": None})  # fmt: skip
        assert _verdict(log) == (LogExit.BAD_SIGNATURE, SIZE + 1)

    def test_a_head_by_the_old_key_after_its_end_is_a_bad_signature(
        self, log: Any, entry: Entries
    ) -> None:
        old = log.signer
        self.change(log, entry)
        log.heads.path.write_bytes(log.heads.path.read_bytes().splitlines(keepends=True)[0])
        log.signer = old
        log.open()
        log.store.keep_head()
        log.signer = self.NEW
        log.open()
        assert log.audit.verify().exit_code == LogExit.BAD_SIGNATURE

    def test_a_log_put_back_from_before_a_rotation_is_truncated(
        self, log: Any, entry: Entries
    ) -> None:
        self.change(log, entry)
        log.tamper("DELETE FROM records WHERE seq > ?", (SIZE,))
        log.open()
        assert _verdict(log) == (LogExit.TRUNCATED, SIZE + 1)

    def test_only_an_epoch_record_changes_a_key(self, log: Any, entry: Entries) -> None:
        self.change(log, entry)
        log.heads.path.unlink()
        log.rechain(SIZE + 1, type=RecordType.AUDIT.value)
        log.open()
        assert _verdict(log) == (LogExit.BAD_SIGNATURE, SIZE + 1)
