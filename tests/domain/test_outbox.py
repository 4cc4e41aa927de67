"""The states of an approved reply."""

from __future__ import annotations

import pytest

from agent_assist.domain.errors import StepGone
from agent_assist.domain.outbox import OutboxState as S
from agent_assist.domain.outbox import ensure_can_become


@pytest.mark.parametrize("state", [S.VOIDED, S.SENT, S.FAILED, S.RECONCILED])
def test_what_is_over_stays_over(state):
    for wanted in S:
        with pytest.raises(StepGone):
            ensure_can_become(state, wanted)


def test_only_an_approved_reply_is_sent():
    for state in S:
        if state is S.APPROVED:
            ensure_can_become(state, S.SENDING)
        else:
            with pytest.raises(StepGone):
                ensure_can_become(state, S.SENDING)
