"""A head kept where the device cannot change it finds what the device's own heads cannot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.store.heads import AnchorFolder, notes_at
from agent_assist.adapters.store.log_verdict import LogExit
from agent_assist.adapters.store.log_verify import LogAudit
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.errors import InputError, StoreDamaged, StoreError
from agent_assist.domain.records import LogEntry

Entries = Callable[..., LogEntry]
SIZE = 6


def _verdict(profile: Any) -> tuple[LogExit, int | None]:
    verdict = profile.audit.verify()
    return verdict.exit_code, verdict.first_bad_seq


class TestAHeadElsewhere:
    """What the device cannot change decides, even against the device's owner."""

    @pytest.fixture
    def elsewhere(self, log: Any, tmp_path: Path) -> Path:
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        log.anchor = AnchorFolder(folder)
        log.open()
        log.store.keep_head()
        return folder

    def test_an_intact_log_is_anchored(self, log: Any, entry: Entries, elsewhere: Path) -> None:
        assert _verdict(log) == (LogExit.ANCHORED, None)
        assert f"up to record {SIZE}." in log.audit.verify().message
        log.store.append(entry())
        assert _verdict(log) == (LogExit.ANCHORED, None)
        assert "newer records could be missing" in log.audit.verify().message

    def test_a_head_that_fell_far_behind_anchors_nothing(
        self, log: Any, entry: Entries, elsewhere: Path
    ) -> None:
        log.anchor = None
        log.open()
        with log.database.transaction():
            for _ in range(256):
                log.store.append(entry())
        log.anchor = AnchorFolder(elsewhere)
        log.audit = LogAudit(
            log.database,
            signer=log.signer,
            randomness=SystemRandomness(),
            heads=log.heads,
            anchor=log.anchor,
        )
        assert _verdict(log) == (LogExit.DEVICE_ONLY, None)

    def test_a_whole_profile_put_back_is_found(
        self, log: Any, entry: Entries, elsewhere: Path
    ) -> None:
        log.close()
        old = shutil.copytree(log.folder, log.folder.with_name("old"))
        log.open()
        log.store.append(entry())
        log.store.keep_head()
        log.close()
        shutil.rmtree(log.folder)
        shutil.copytree(old, log.folder)
        log.open()
        assert _verdict(log) == (LogExit.TRUNCATED, SIZE + 1)
        log.store.append(entry(ticket_id="T-other"))
        with pytest.raises(StoreDamaged, match=r"older copy|not the one"):
            log.store.keep_head()
        assert _verdict(log) == (LogExit.EDITED, SIZE + 1)

    def test_two_histories_signed_by_one_device_are_a_fork(
        self, log: Any, entry: Entries, elsewhere: Path
    ) -> None:
        log.store.append(entry())
        log.store.keep_head()
        log.tamper("DELETE FROM records WHERE seq > ?", (SIZE,))
        log.heads.path.unlink()
        log.anchor = None
        log.open()
        log.store.append(entry(ticket_id="T-other"))
        log.store.append(entry(ticket_id="T-other"))
        log.store.keep_head()
        log.audit = LogAudit(
            log.database,
            signer=log.signer,
            randomness=SystemRandomness(),
            heads=log.heads,
            anchor=AnchorFolder(elsewhere),
        )
        assert _verdict(log) == (LogExit.FORK, SIZE + 1)
        assert "two different logs" in log.audit.verify().message

    def test_a_folder_that_is_gone_is_said(self, log: Any, elsewhere: Path) -> None:
        shutil.rmtree(elsewhere)
        with pytest.raises(StoreError, match="cannot be read"):
            log.audit.verify()

    @pytest.mark.parametrize("is_folder", [True, False])
    def test_heads_that_somebody_kept_can_be_brought_along(
        self, log: Any, tmp_path: Path, entry: Entries, is_folder: bool
    ) -> None:
        mine = tmp_path / "mine"
        mine.mkdir()
        (mine / "a note.txt").write_text(str(log.store.newest_head()), encoding="utf-8")
        (mine / "else.txt").write_text("shopping list\n", encoding="utf-8")
        path = mine if is_folder else mine / "a note.txt"
        origin = log.store.newest_head().text.split("\n")[0]

        def verdict() -> tuple[LogExit, int | None]:
            log.heads.path.unlink(missing_ok=True)
            log.audit = LogAudit(
                log.database,
                signer=log.signer,
                randomness=SystemRandomness(),
                heads=log.heads,
                given=notes_at(path, origin),
            )
            return _verdict(log)

        assert verdict() == (LogExit.ANCHORED, None)
        log.rechain(3, ticket="T-other")
        assert verdict() == (LogExit.EDITED, 1)
        with pytest.raises(InputError, match="no head of this log"):
            list(notes_at(mine / "else.txt", origin))
