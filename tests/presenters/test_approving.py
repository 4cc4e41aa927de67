"""From a draft on screen to a reply that left, and every way back."""

from __future__ import annotations

import email
import email.policy

from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.outbox import OutboxState
from agent_assist.presenters.parts import Focus
from agent_assist.presenters.sheets import change_words
from tests.presenters.conftest import Agent


def test_a_sound_draft_is_read_approved_and_sent(agent: Agent):
    agent.open()
    assert agent.state == "complete"
    assert not agent.work.review_bar.approve.is_enabled
    agent.reads()
    assert agent.state == "ready"
    assert agent.work.review_bar.sentence == "Whole draft shown, checks done."
    agent.approves()
    assert agent.state == "undo_window"
    assert agent.office.sent_mails() == []
    assert agent.work.draft.tag.words == "AI draft, not sent"
    agent.wait(11)
    assert agent.state == "sent"
    assert agent.work.draft.tag.words == "AI-drafted, sent by Priya"
    mail = email.message_from_bytes(
        agent.office.sent_mails()[0].read_bytes(), policy=email.policy.default
    )
    text = mail.get_body(("plain",)).get_content()
    assert "You can return a lamp within 30 days." in text
    assert "Drafted with AI, checked and sent by Priya N." in text
    assert "To reach a person without AI, reply PERSON." in text
    assert mail["In-Reply-To"] == "<7001.1@mail.example>"


def test_every_step_is_logged_with_who_what_and_how_long(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    agent.wait(11)
    types = agent.office.log_types()
    assert types == ["shown", "decision", "approval", "approval", "send_intent", "send_result"]
    decision = agent.office.log_details("decision")[0]
    assert decision["detail"]["outcome"] == "unchanged"
    assert decision["detail"]["visible_ms"] == 4000
    assert decision["edit_bp"] == 0
    assert decision["draft_c"]
    assert decision["sent_c"]
    assert decision["model"] == "scripted"
    assert decision["kb"]
    assert "priya" not in str(decision)


def test_nothing_leaves_before_the_undo_window_is_over(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    agent.wait(9.5)
    assert agent.office.sent_mails() == []


def test_undo_takes_the_approval_back(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    agent.wait(5)
    agent.work.approving.undo()
    assert agent.state == "ready"
    agent.wait(60)
    assert agent.office.sent_mails() == []
    assert agent.office.log_types()[-1] == "void"


def test_undo_works_from_another_ticket(agent: Agent, tmp_path):
    from tests.fakes.office import ticket

    agent.office.write(ticket(), ticket("7002", email="b@mail.example", name="Bea B"))
    agent.work.load_tickets()
    agent.open()
    agent.reads()
    agent.approves()
    agent.open("7002")
    assert agent.work.undo is not None
    assert not agent.work.undo_is_here
    agent.work.approving.undo()
    agent.wait()
    assert agent.window.said[-1][0] == (
        "Taken back. Nothing was sent to Maren Oduya; the text waits."
    )
    agent.wait(60)
    assert agent.office.sent_mails() == []


def test_after_approval_the_keyboard_is_on_the_queue(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    assert agent.window.focused[-1] == "queue"


def test_approve_stays_closed_until_the_whole_draft_was_shown(agent: Agent):
    agent.open()
    agent.work.approving.open_preview()
    assert agent.work.preview is None
    assert agent.state == "complete"


def test_approve_and_send_stays_closed_until_the_whole_preview_was_shown(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    assert agent.work.preview is not None
    assert not agent.work.preview.send.is_enabled
    agent.work.approving.confirm_send()
    assert agent.state == "preview"
    agent.wait(60)
    assert agent.office.sent_mails() == []


def test_the_preview_shows_the_whole_envelope(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    view = agent.work.preview
    assert view.title == "This is exactly what Maren receives"
    assert dict(view.rows)["From"] == "Nordlys Support <help@nordlys.example>"
    assert dict(view.rows)["To"] == "Maren Oduya <maren.oduya@mail.example>"
    assert dict(view.rows)["Subject"] == "Re: Return of a lamp"
    assert view.body == agent.work.context.review.text
    assert view.footer.startswith("Drafted with AI, checked and sent by Priya N.")
    assert "cannot be removed" in view.footer_note
    assert "Can I return" in view.quoted or "can I return" in view.quoted


def test_a_small_edit_is_never_said_to_be_none():
    said = [change_words(EnglishWords(), edit_bp) for edit_bp in (0, 1, 50, 51, 1120)]
    assert said == ["0% changed", *["less than 1% changed"] * 2, "1% changed", "11% changed"]


def test_an_edit_after_the_preview_voids_it(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    agent.work.approving.preview_shown_whole(900)
    agent.work.context.review.text += " And a gift."
    agent.work.approving.confirm_send()
    agent.wait(60)
    assert agent.office.sent_mails() == []


def test_an_edited_reply_says_so_everywhere(agent: Agent):
    agent.open()
    agent.types("\n\nTake care, and write to me whenever you like.")
    assert agent.work.draft.tag.words == "AI-drafted, edited by you"
    agent.wait(1)
    agent.reads()
    agent.approves()
    agent.wait(11)
    mail = agent.office.sent_mails()[0].read_text(encoding="utf-8")
    assert "ai-assisted" in mail
    assert agent.office.log_details("decision")[0]["detail"]["outcome"] in ("light", "heavy")


def test_a_newer_message_withdraws_the_approval(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    agent.office.customer_writes("7001", "Never mind, I found it.")
    agent.work.opening.refresh(frozenset({"7001"}))
    assert agent.state == "stale"
    assert agent.work.draft.tag.words.endswith("out of date")
    assert agent.work.draft.banners[0].title.startswith("Maren wrote again")
    assert agent.window.said[-1][1] is True
    agent.wait(60)
    assert agent.office.sent_mails() == []


def test_a_newer_message_that_nobody_noticed_is_stopped_at_the_gate(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    agent.office.customer_writes("7001", "Never mind, I found it.")
    agent.wait(11)
    assert agent.office.sent_mails() == []
    assert "withdrawn" in agent.work.draft.banners[0].title
    assert agent.work.context.review.text.startswith("Hello Maren")


def test_a_draft_kept_after_a_new_message_must_be_shown_again(agent: Agent):
    agent.open()
    agent.reads()
    agent.office.customer_writes("7001", "And one more thing.")
    agent.work.opening.refresh(frozenset({"7001"}))
    agent.work.act("keep-draft")
    assert agent.state == "complete"
    assert not agent.work.review_bar.approve.is_enabled


def test_closing_the_window_voids_what_is_held(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    agent.work.close()
    agent.wait(60)
    assert agent.office.sent_mails() == []
    assert agent.office.services.store.items(OutboxState.HELD) == ()


def test_reject_needs_a_reason_and_takes_the_text_away(agent: Agent):
    agent.open()
    agent.work.approving.open_reject()
    agent.work.approving.reject((), "")
    assert agent.state != "rejected"
    agent.work.approving.reject(("wrong_fact", "tone"), "The fee is £7.50.")
    assert agent.state == "rejected"
    assert agent.window.focused[-1] is Focus.DRAFT
    assert agent.work.draft.content.text == ""
    record = agent.office.log_details("decision")[0]
    assert record["detail"]["outcome"] == "rejected"
    assert record["detail"]["reasons"] == ["wrong_fact", "tone"]
    assert "7.50" not in str(record)


def test_reject_is_as_near_as_approve(agent: Agent):
    agent.open()
    bar = agent.work.review_bar
    assert bar.reject.is_enabled
    assert bar.reject.words == "Reject…"
    agent.reads()
    assert agent.work.review_bar.reject.is_enabled


def test_own_words_go_out_without_an_ai_footer(agent: Agent):
    agent.open()
    agent.work.editing.write_myself()
    assert agent.work.draft.tag.words == "Written by you, no AI"
    assert agent.work.draft.content.text == ""
    agent.types(
        "Dear customer, I looked into this myself and will call you tomorrow morning at nine."
    )
    agent.approves()
    agent.wait(11)
    mail = agent.office.sent_mails()[0].read_text(encoding="utf-8")
    assert "human-only" in mail
    assert "Drafted with AI" not in mail
    assert agent.office.log_details("decision")[0]["detail"]["outcome"] == "unused"


def test_retyping_an_ai_draft_keeps_the_ai_tag(agent: Agent):
    agent.open()
    draft = agent.work.context.review.text
    agent.work.editing.write_myself()
    agent.types(draft)
    assert agent.work.draft.tag.words.startswith("AI")
    assert agent.work.context.review.disclosure.value.startswith("ai-")


class Held:
    """Work for the log that is handed over and not done yet, as on a busy machine."""

    def __init__(self, agent: Agent) -> None:
        self._waiting: list = []
        self._run = agent.runner.run
        agent.runner.run_in_order = lambda lane, *work: self._waiting.append((lane, work))

    def go(self) -> list[str]:
        """Do all of it, with what it hands over in turn; returns the lanes, in order."""
        lanes = []
        while self._waiting:
            lane, work = self._waiting.pop(0)
            lanes.append(lane)
            self._run(*work)
        return lanes


def test_a_second_press_while_the_approval_is_written_is_no_second_approval(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    agent.work.approving.preview_shown_whole(900)
    held = Held(agent)
    agent.work.approving.confirm_send()
    agent.work.approving.confirm_send()
    assert held.go() == ["log"]
    assert agent.state == "undo_window"
    agent.wait(11)
    assert len(agent.office.sent_mails()) == 1
    assert agent.office.log_types().count("decision") == 1


def test_leaving_the_preview_before_the_approval_is_written_takes_it_back(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    agent.work.approving.preview_shown_whole(900)
    held = Held(agent)
    agent.work.approving.confirm_send()
    agent.work.approving.close_preview()
    held.go()
    assert agent.state == "ready"
    assert agent.office.services.store.items(OutboxState.HELD) == ()
    agent.wait(60)
    assert agent.office.sent_mails() == []


def test_a_draft_is_rejected_once_however_often_one_presses(agent: Agent):
    agent.open()
    held = Held(agent)
    agent.work.approving.open_reject()
    agent.work.approving.reject(("tone",), "")
    agent.work.approving.reject(("tone",), "")
    held.go()
    assert agent.state == "rejected"
    assert agent.office.log_types().count("decision") == 1


def test_what_concerns_the_log_shares_one_lane_and_each_text_has_its_own(agent: Agent):
    agent.open()
    agent.types("\n\nTake care, and write to me whenever you like.")
    agent.wait(1)
    agent.work.editing.copied(5)
    agent.work.switching.toggle()
    agent.work.switching.toggle()
    agent.reads()
    agent.approves()
    agent.work.approving.undo()
    assert set(agent.runner.lanes) == {"log", "work/7001", "knowledge"}
    assert agent.runner.lanes.count("log") == 7
