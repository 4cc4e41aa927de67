from __future__ import annotations

from agent_assist.analysis.personal_data.kinds import PersonalDataKind, PersonalDataSpan
from agent_assist.analysis.personal_data.overlaps import ClaimedSpans

EMAIL, URL = PersonalDataKind.EMAIL, PersonalDataKind.URL


def test_the_first_claim_keeps_the_whole_and_the_second_gets_what_is_left():
    claimed = ClaimedSpans("abcdefghij")
    claimed.claim(EMAIL, [(3, 5)])
    claimed.claim(URL, [(0, 10), (4, 6)])
    assert claimed.spans() == [
        PersonalDataSpan(0, 3, URL),
        PersonalDataSpan(3, 5, EMAIL),
        PersonalDataSpan(5, 10, URL),
    ]


def test_spaces_and_commas_at_the_edges_are_left_alone():
    claimed = ClaimedSpans(" ab, ...")
    claimed.claim(EMAIL, [(0, 5), (5, 8)])
    assert claimed.spans() == [PersonalDataSpan(1, 3, EMAIL)]
