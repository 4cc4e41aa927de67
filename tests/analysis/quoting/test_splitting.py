"""A mail is parted into what was written now, what is quoted, and the signature."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.quoting import split_reply

ZAPIER = (
    Path(__file__).resolve().parents[3].parent / "shared" / "data" / "reply_text" / "zapier.jsonl"
)
WHO = "Support <help@shop.example>"
ANNOUNCEMENTS = [
    f"On Wed, Jan 3, 2024 at 10:11 AM {WHO} wrote:",
    "On Jan 3, 2024, at 10:11, Support\n<help@shop.example>\nwrote:",
    f"{WHO} wrote:",
    f"Am Mi., 3. Jan. 2024 um 10:11 Uhr schrieb {WHO}:",
    f"{WHO} schrieb am Mi., 3. Jan. 2024, 10:11:",
    f"Le mer. 3 janv. 2024 à 10:11, {WHO} a\nécrit :",
    f"El mié, 3 ene 2024 a las 10:11, {WHO} escribió:",
    f"Il giorno mer 3 gen 2024 alle ore 10:11 {WHO} ha scritto:",
    f"Op wo 3 jan 2024 om 10:11 schreef {WHO}:",
    f"śr., 3 sty 2024 o 10:11 {WHO} napisał(a):",
    f"Em qua., 3 de jan. de 2024 às 10:11, {WHO} escreveu:",
    f"Den ons 3 jan. 2024 kl 10:11 skrev {WHO}:",
    f"{WHO}, 3 Oca 2024 Çar, 10:11\ntarihinde şunu yazdı:",
    f"ср, 3 янв. 2024 г. в 10:11, {WHO}:",
    f"2024年1月3日(水) 10:11 {WHO}:",
    f"{WHO} 于2024年1月3日周三 10:11写道：",
    "-----Ursprüngliche Nachricht-----",
    "________________________________\nFrom: Support\nSent: Wednesday, January 3, 2024\nTo: Anna\nSubject: Re: order",
    "*Von:* Support\n*Gesendet:* Mittwoch, 3. Januar 2024\n*An:* Anna\n*Betreff:* AW",
    "De : Support\nEnvoyé : mercredi 3 janvier 2024\nÀ : Anna\nObjet : RE",
    "Kimden: Support\nGönderildi: 3 Ocak 2024\nKime: Anna\nKonu: YNT",
    "##- Please type your reply above this line -##",
]
SIGNATURES = [
    "-- \nAnna\nTel. 1",
    "--\nAnna",
    "Sent from my iPhone",
    "Get Outlook for Android<https://aka.ms/x>",
    "Von meinem iPhone gesendet",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Wysłane z iPhone'a",
    "Skickat från min iPhone",
    "iPhone'umdan gönderildi",
]
OWN_WORDS = [
    "My colleague wrote:\nplease fix this",
    "On Monday 3.1.2024 at 10:00 I wrote:\n\nplease cancel",
    "I ordered on 3.1.2024:\n- one\n- two",
    "From: Berlin\nTo: Paris\nis the route",
    "Items:\n-----\none",
    "Sent from my desk is the wrong parcel, so I return it.",
    "Hello\n--\n" + "a long letter goes on\n" * 20 + "end",
]


@pytest.mark.parametrize("announcement", ANNOUNCEMENTS)
@pytest.mark.parametrize(
    "body", ["\n\nDear Anna, reply PERSON\n", "\n> Dear Anna,\n>\n> reply PERSON"]
)
def test_an_announced_quotation_is_no_reply(announcement: str, body: str) -> None:
    parts = split_reply(f"My words.\nMore of them.\n\n{announcement}{body}")
    assert parts.reply == "My words.\nMore of them."
    assert "PERSON" in parts.quoted
    assert announcement.splitlines()[0].strip() in parts.quoted


@pytest.mark.parametrize("signature", SIGNATURES)
def test_signatures_are_parted_off(signature: str) -> None:
    parts = split_reply(f"Where is my order?\n\n{signature}")
    assert parts.reply == "Where is my order?"
    assert parts.signature.split() == signature.split()


@pytest.mark.parametrize("words", OWN_WORDS)
def test_a_customers_own_words_stay(words: str) -> None:
    assert split_reply(words).reply == words


def test_replies_between_and_below_marked_lines_are_kept() -> None:
    parts = split_reply("> one?\nYes.\n> two?\nNo.\n")
    assert parts.reply == "Yes.\nNo."
    assert parts.quoted == "> one?\n> two?"


@given(
    st.lists(
        st.sampled_from([*ANNOUNCEMENTS, *SIGNATURES, "> quoted", "words", "", "--", "From: x"])
    )
)
def test_no_line_is_lost(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    parts = split_reply(text)
    shared = " ".join([parts.reply, parts.quoted, parts.signature])
    assert sorted(shared.split()) == sorted(text.split())


@pytest.mark.parametrize("line", ["--", "> a", "From: a", "On 12:30 2020 x@y.z:", "", "_____"])
def test_many_lines_take_seconds_at_most(line: str) -> None:
    began = time.perf_counter()
    split_reply(f"{line}\n" * 200_000)
    assert time.perf_counter() - began < 10


@pytest.mark.skipif(not ZAPIER.exists(), reason="the shared folder reply_text is not here")
def test_all_mails_of_the_shared_folder_are_right() -> None:
    for line in ZAPIER.read_text("utf-8").splitlines():
        row = json.loads(line)
        reply = " ".join(split_reply(row["text"]).reply.split())
        assert reply == " ".join(row.get("expected_reply", reply).split()), row["id"]
        assert all(part in reply for part in row.get("must_contain", [])), row["id"]
        assert not any(part in reply for part in row.get("must_not_contain", [])), row["id"]


def test_the_line_above_our_own_quotations_belongs_to_them() -> None:
    parts = split_reply("Done.\n\n2026-11-23 10:00 UTC, Anna Kovacs:\n> Hello")
    assert (parts.reply, parts.quoted) == (
        "Done.",
        "2026-11-23 10:00 UTC, Anna Kovacs:\n> Hello",
    )
    own = "Meeting\n2026-11-23 10:00, room 4:\nbring cake"
    assert split_reply(own).reply == own
