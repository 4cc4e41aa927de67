"""What a sentence does, in several languages."""

from __future__ import annotations

import pytest

from agent_assist.analysis.claims import classify
from agent_assist.domain.drafts import SentenceKind

COURTESY, QUESTION = SentenceKind.COURTESY, SentenceKind.QUESTION
FACT, COMMITMENT = SentenceKind.FACT, SentenceKind.COMMITMENT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hi Maren,", "en"),
        ("Thank you for your message.", "en"),
        ("I'm sorry the courier missed you.", "en"),
        ("Kind regards,", "en"),
        ("Priya Nair", "en"),
        ("Guten Tag Klaus,", "de"),
        ("vielen Dank für Ihre Nachricht.", "de"),
        ("Freundliche Grüße", "de"),
        ("Bonjour Camille,", "fr"),
        ("merci pour votre message.", "fr"),
        ("Cordialement,", "fr"),
        ("Hola, Lucía:", "es"),
        ("Gracias por escribirnos.", "es"),
        ("Buongiorno Marco,", "it"),
        ("Met vriendelijke groet,", "nl"),
        ("dziękuję za wiadomość.", "pl"),
        ("Com os melhores cumprimentos,", "pt"),
        ("Vänliga hälsningar,", "sv"),
        ("Med venlig hilsen", "da"),
        ("mesajınız için teşekkür ederiz.", "tr"),
    ],
)
def test_courtesies(text: str, language: str) -> None:
    assert classify(text, language) is COURTESY


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Which day suits you?", "en"),
        ("Would you like a refund", "en"),
        ("Schicken Sie uns bitte die Nummer?", "de"),
        ("Souhaitez-vous l'enlèvement ?", "fr"),
        ("¿Qué día prefiere?", "es"),
        ("Please reply with the hours that suit you.", "en"),
        ("Bitte nennen Sie uns einen passenden Tag.", "de"),
        ("Merci de nous indiquer le créneau souhaité.", "fr"),
        ("Por favor, indíquenos el horario que prefiere.", "es"),
    ],
)
def test_questions(text: str, language: str) -> None:
    assert classify(text, language) is QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "Please unplug the lamp and stop using it.",
        "Please reply, the warranty covers water damage.",
        "Please tell us because the warranty covers water damage.",
        "Please reply within 5 days.",
    ],
)
def test_a_request_hides_no_statement(text: str) -> None:
    assert classify(text, "en") is FACT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We will refund you in full.", "en"),
        ("You will receive a voucher of 50 euros.", "en"),
        ("I have booked a new delivery.", "en"),
        ("I hereby confirm a refund of €900.", "en"),
        ("The team lead has already approved it.", "en"),
        ("I guarantee that this will be fixed today.", "en"),
        ("Die Erstattung haben wir veranlasst und den Termin gebucht.", "de"),
        ("Wir erstatten Ihnen den vollen Betrag.", "de"),
        ("Nous vous offrons un bon d'achat.", "fr"),
        ("J'ai réservé un nouveau créneau.", "fr"),
        ("Le hemos reembolsado el importe.", "es"),
        ("Abbiamo annullato l'ordine.", "it"),
        ("Wij vergoeden de schade.", "nl"),
        ("Zwrócimy pieniądze.", "pl"),
    ],
)
def test_commitments(text: str, language: str) -> None:
    assert classify(text, language) is COMMITMENT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Your parcel is at the depot.", "en"),
        ("Sorry, there is no parking.", "en"),
        ("I'm sorry, but we do not deliver on Sunday.", "en"),
        ("You will be able to connect to the network.", "en"),
        ("Best price in town is £5.", "en"),
        ("Thank you, the fee is £5.", "en"),
        ("Das Paket liegt im Depot.", "de"),
        ("Le colis est au dépôt.", "fr"),
    ],
)
def test_facts(text: str, language: str) -> None:
    assert classify(text, language) is FACT
