from __future__ import annotations

from agent_assist.analysis.personal_data import PersonalDataKind, is_restorable


def test_secrets_and_cards_are_never_restored_and_everything_else_is():
    never = {kind for kind in PersonalDataKind if not is_restorable(kind)}
    assert never == {PersonalDataKind.SECRET, PersonalDataKind.CARD}
