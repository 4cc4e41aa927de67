"""Questions of the customer that a reply leaves out."""

from __future__ import annotations


def test_a_question_that_was_left_out(check) -> None:
    asked = "Where is my parcel held? Can I pay for the sofa cushions in monthly instalments?"
    result = check("Your parcel is held at the Leith depot.", customer_text=asked)
    (finding,) = result.findings
    assert finding.rule == "question_not_answered"
    assert finding.quote == "Can I pay for the sofa cushions in monthly instalments?"
