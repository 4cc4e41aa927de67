"""A sentence that denies its source."""

from __future__ import annotations

from datetime import date

import pytest

from agent_assist.analysis.claims import check_reply
from agent_assist.domain.drafts import Severity
from agent_assist.domain.evidence import Passage, PassageKind


@pytest.mark.parametrize(
    "text",
    [
        "You cannot collect it from the depot with photo ID.",
        "You can never collect it from the depot with photo ID.",
        "Collecting it from the depot with photo ID is impossible.",
    ],
)
def test_a_sentence_that_denies_its_source(check, text) -> None:
    result = check(text)
    assert [(f.rule, f.severity) for f in result.findings] == [("polarity_mismatch", Severity.MUST)]
    assert "You can collect it from the depot" in result.findings[0].message


SAYS_THE_SAME = [
    (
        "en",
        "The program never sends anything by itself, not even at night.",
        "The program never sends anything by itself, not even at night.",
    ),
    (
        "en",
        "The program never sends anything by itself, not even at night.",
        "It never sends anything by itself.",
    ),
    (
        "en",
        "We never ask for your card number, not even on the phone.",
        "We never ask for your card number.",
    ),
    (
        "en",
        "We never ask for your card number.",
        "We never ask for your card number, not even on the phone.",
    ),
    (
        "en",
        "Neither lamps nor bulbs can be returned after 60 days.",
        "Lamps and bulbs cannot be returned after 60 days.",
    ),
    (
        "en",
        "You cannot return bulbs, nor can you exchange them.",
        "You cannot return or exchange bulbs.",
    ),
    (
        "en",
        "Nobody, not even our staff, can see your password.",
        "Our staff cannot see your password.",
    ),
    (
        "de",
        "Wir fragen nie nach Ihrer Kartennummer, nicht einmal am Telefon.",
        "Wir fragen nie nach Ihrer Kartennummer, auch nicht am Telefon.",
    ),
    (
        "de",
        "Wir fragen nie nach Ihrer Kartennummer, auch nicht am Telefon.",
        "Wir fragen nie nach Ihrer Kartennummer.",
    ),
    (
        "de",
        "Weder Lampen noch Leuchtmittel können zurückgegeben werden.",
        "Lampen und Leuchtmittel können nicht zurückgegeben werden.",
    ),
    (
        "nl",
        "We vragen nooit om uw kaartnummer, zelfs niet aan de telefoon.",
        "We vragen nooit om uw kaartnummer.",
    ),
    (
        "sv",
        "Vi frågar aldrig efter ditt kortnummer, inte ens på telefon.",
        "Vi frågar aldrig efter ditt kortnummer.",
    ),
    (
        "es",
        "Una luz blanca fija significa que está conectado. Si parpadea en naranja, no tiene red.",
        "Si la luz parpadea en naranja, el hub no tiene red.",
    ),
    (
        "es",
        "Una luz blanca fija significa que está conectado. Si parpadea en naranja, no tiene red.",
        "La luz naranja que parpadea significa que el hub no tiene red.",
    ),
    (
        "es",
        "Desenchufe el hub durante 30 segundos. Una luz blanca fija significa que está conectado; si parpadea en naranja, no tiene red.",
        "Si la luz parpadea en naranja, el hub no está conectado a la red.",
    ),
    (
        "es",
        "Una luz blanca fija significa que está conectado, y una naranja que no tiene red.",
        "Una luz blanca fija significa que el hub está conectado.",
    ),
    (
        "es",
        "Una luz blanca fija significa que está conectado, y una naranja que no tiene red.",
        "Una luz naranja significa que el hub no tiene red.",
    ),
    (
        "es",
        "Una luz blanca fija significa que está conectado y una naranja significa que no tiene red.",
        "Una luz naranja significa que no hay red.",
    ),
    (
        "en",
        "A steady white light means that the hub is online, and a blinking orange light means that it has no network.",
        "A steady white light means that the hub is online.",
    ),
    (
        "en",
        "A steady white light means that the hub is online, and a blinking orange light means that it has no network.",
        "A blinking orange light means that the hub has no network.",
    ),
    ("en", "White means connected and orange means not connected.", "Orange means not connected."),
    ("en", "White means connected and orange means not connected.", "White means connected."),
    ("en", "Opened bulbs cannot be returned, closed boxes can.", "Closed boxes can be returned."),
    (
        "de",
        "Weißes Licht bedeutet, dass der Hub verbunden ist, oranges, dass er kein Netz hat.",
        "Weißes Licht bedeutet, dass der Hub verbunden ist.",
    ),
    (
        "de",
        "Bei Weiß ist der Hub verbunden, bei Orange hat er kein Netz.",
        "Bei Orange hat der Hub kein Netz.",
    ),
    (
        "fr",
        "Un voyant blanc signifie que le hub est connecté et un voyant orange qu'il n'a pas de réseau.",
        "Un voyant orange signifie que le hub n'a pas de réseau.",
    ),
    ("en", "You can return lamps, but you cannot return bulbs.", "You cannot return bulbs."),
    ("en", "It is not impossible to change the address.", "It is possible to change the address."),
    (
        "en",
        "We cannot change the address without a postcode.",
        "We need a postcode to change the address.",
    ),
    (
        "de",
        "Ohne Rechnung ist eine Rückgabe nicht möglich.",
        "Eine Rückgabe ist nur mit Rechnung möglich.",
    ),
    (
        "fr",
        "Aucun article soldé ne peut être échangé.",
        "Les articles soldés ne peuvent pas être échangés.",
    ),
    ("en", "It is not unusual that a parcel takes 5 days.", "A parcel usually takes 5 days."),
    ("en", "There is no fee for the first change.", "The first change is free."),
]
SAYS_THE_OPPOSITE = [
    (
        "en",
        "The program never sends anything by itself, not even at night.",
        "The program sends things by itself at night.",
    ),
    (
        "en",
        "The program never sends anything by itself, not even at night.",
        "The program sends anything by itself.",
    ),
    (
        "en",
        "Neither lamps nor bulbs can be returned after 60 days.",
        "Lamps and bulbs can be returned after 60 days.",
    ),
    (
        "de",
        "Wir fragen nie nach Ihrer Kartennummer, nicht einmal am Telefon.",
        "Wir fragen am Telefon nach Ihrer Kartennummer.",
    ),
    (
        "de",
        "Weder Lampen noch Leuchtmittel können zurückgegeben werden.",
        "Lampen und Leuchtmittel können zurückgegeben werden.",
    ),
    (
        "es",
        "Una luz blanca fija significa que está conectado. Si parpadea en naranja, no tiene red.",
        "Si la luz parpadea en naranja, tiene red.",
    ),
    (
        "es",
        "Una luz blanca fija significa que está conectado, y una naranja que no tiene red.",
        "Una luz blanca fija significa que el hub no está conectado.",
    ),
    (
        "en",
        "A steady white light means that the hub is online, and a blinking orange light means that it has no network.",
        "A steady white light means that the hub is not online.",
    ),
    (
        "en",
        "A steady white light means that the hub is online, and a blinking orange light means that it has no network.",
        "A blinking orange light means that the hub has a network.",
    ),
    ("en", "White means connected and orange means not connected.", "White means not connected."),
    ("en", "White means connected and orange means not connected.", "Orange means connected."),
    ("en", "You can return lamps, but you cannot return bulbs.", "You can return bulbs."),
    ("en", "You can return lamps, but you cannot return bulbs.", "You cannot return lamps."),
    (
        "de",
        "Bei Weiß ist der Hub verbunden, bei Orange hat er kein Netz.",
        "Bei Orange hat der Hub Netz.",
    ),
    (
        "fr",
        "Aucun article soldé ne peut être échangé.",
        "Les articles soldés peuvent être échangés.",
    ),
    (
        "fr",
        "Vous pouvez annuler la commande tant qu'elle n'est pas emballée.",
        "Vous ne pouvez pas annuler la commande.",
    ),
    ("fr", "Les frais de retour ne sont pas remboursés.", "Les frais de retour sont remboursés."),
    ("de", "Die Rücksendung ist nicht kostenlos.", "Die Rücksendung ist kostenlos."),
    ("de", "Gutscheine lassen sich nicht auszahlen.", "Gutscheine lassen sich auszahlen."),
    ("es", "No reembolsamos los gastos de envío.", "Reembolsamos los gastos de envío."),
    (
        "es",
        "El hub funciona sin conexión a internet.",
        "El hub no funciona sin conexión a internet.",
    ),
    (
        "en",
        "The hub works without an internet connection.",
        "The hub does not work without an internet connection.",
    ),
    ("en", "Returns are accepted without the box.", "Returns are not accepted without the box."),
    ("en", "You need a receipt.", "You do not need a receipt."),
    ("de", "Sie benötigen keinen Beleg.", "Sie benötigen einen Beleg."),
    ("fr", "La garantie couvre la batterie.", "La garantie ne couvre pas la batterie."),
    ("es", "La garantía no cubre la batería.", "La garantía cubre la batería."),
    ("it", "La garanzia copre la batteria.", "La garanzia non copre la batteria."),
    ("nl", "De garantie dekt de batterij niet.", "De garantie dekt de batterij."),
    ("pl", "Gwarancja nie obejmuje baterii.", "Gwarancja obejmuje baterię."),
    ("pt", "A garantia não cobre a bateria.", "A garantia cobre a bateria."),
    ("en", "Pets are not permitted in the rooms.", "Pets are permitted in the rooms."),
    ("en", "The shop is closed on Sunday.", "The shop is open on Sunday."),
    ("de", "Der Laden ist sonntags geschlossen.", "Der Laden ist sonntags geöffnet."),
]


def rules(language: str, source: str, reply: str) -> list[str]:
    passage = Passage("a#1", "Help", source, PassageKind.ARTICLE, language)
    found = check_reply(
        reply, (), [passage], customer_text="", today=date(2026, 3, 2), language=language
    )
    return [f.rule for f in found.findings if f.severity is not Severity.INFO]


@pytest.mark.parametrize(("language", "source", "reply"), SAYS_THE_SAME)
def test_what_stresses_or_stands_in_another_clause_denies_nothing(
    language: str, source: str, reply: str
) -> None:
    assert rules(language, source, reply) == []


@pytest.mark.parametrize(("language", "source", "reply"), SAYS_THE_OPPOSITE)
def test_the_clause_that_speaks_of_the_same_is_compared(
    language: str, source: str, reply: str
) -> None:
    assert rules(language, source, reply) == ["polarity_mismatch"]


def test_a_sentence_of_endless_clauses_is_read_in_time() -> None:
    text = "if it is not so, the lamp is on; " * 300
    assert rules("en", text, text[:4000]) == []
