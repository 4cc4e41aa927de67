"""The same facts in other notations and languages, and facts, links, names and promises that were changed."""

from __future__ import annotations

from datetime import date

import pytest

from agent_assist.analysis.claims import check_reply
from agent_assist.domain.drafts import Severity
from agent_assist.domain.evidence import Passage, PassageKind

SAME = [
    ("en", "Your warranty ends on 3 March 2026.", "Your warranty ends on 03/03/2026."),
    ("de", "Die Garantie endet am 3. März 2026.", "Ihre Garantie endet am 03.03.2026."),
    ("de", "Der Preis beträgt 1.234,56 €.", "Der Preis beträgt 1234,56 Euro."),
    ("de", "Der Preis beträgt CHF 1'234.50.", "Der Preis beträgt 1234.50 CHF."),
    ("de", "Der Preis beträgt 1'234.50 CHF.", "Der Preis liegt bei 1234,50 Franken."),
    ("en", "You can return items within 14 days.", "You can return items within two weeks."),
    ("en", "You can return items within two weeks.", "You can return items within 14 days."),
    (
        "de",
        "Rückgabe innerhalb von 14 Tagen.",
        "Die Rückgabe ist innerhalb von zwei Wochen möglich.",
    ),
    (
        "fr",
        "Vous pouvez retourner les articles sous quinze jours.",
        "Vous pouvez retourner les articles sous 15 jours.",
    ),
    ("fr", "Le retour est possible sous 14 jours.", "Le retour est possible sous deux semaines."),
    ("es", "Puede devolver el artículo en 30 días.", "Puede devolver el artículo en treinta días."),
    (
        "en",
        "Call us on +44 20 7946 0958 between 9 am and 5 pm.",
        "You can call us on 020 7946 0958 from 9:00 to 17:00.",
    ),
    ("en", "Call +1 (555) 010-2345.", "Please call +1 555 010 2345."),
    (
        "en",
        "Order KC-77310482 was dispatched on 2 November 2025.",
        "Your order KC77310482 was dispatched on November 2nd, 2025.",
    ),
    (
        "en",
        "The fix is in version 2.14.0 of the app.",
        "Please update the app to v2.14.0, which has the fix.",
    ),
    (
        "en",
        "See https://help.example.com/returns for the form.",
        "The form is at https://help.example.com/returns?utm_source=mail&utm_medium=email.",
    ),
    (
        "en",
        "See https://help.example.com/returns for the form.",
        "The form is at help.example.com/returns/.",
    ),
    ("en", "Refunds may take up to 10 days.", "A refund may take up to 10 days."),
    (
        "en",
        "Refunds may take up to 10 days.",
        "It can take up to ten days until you see the refund.",
    ),
    ("en", "The battery lasts 1.5 hours.", "The battery lasts 90 minutes."),
    ("en", "The voucher is valid for 12 months.", "The voucher is valid for one year."),
    (
        "en",
        "Delivery costs €4.90 and is free from €50.",
        "Delivery is free from 50 euros; otherwise it costs 4.90 euros.",
    ),
    (
        "de",
        "Der Versand kostet 4,90 € und ist ab 50 € kostenlos.",
        "Ab 50 Euro ist der Versand kostenlos, sonst kostet er 4,90 Euro.",
    ),
    (
        "fr",
        "La livraison coûte 4,90 € et elle est gratuite dès 50 €.",
        "La livraison est gratuite dès 50 euros, sinon elle coûte 4,90 euros.",
    ),
    (
        "es",
        "El envío cuesta 4,90 € y es gratis desde 50 €.",
        "El envío es gratis a partir de 50 euros; si no, cuesta 4,90 euros.",
    ),
    ("en", "About 25% of the fee is kept.", "A quarter of the fee is kept."),
    ("en", "We refund half of the price.", "We refund 50% of the price."),
    (
        "de",
        "Wir erstatten den vollen Betrag innerhalb von 5 Werktagen.",
        "Wir erstatten Ihnen den vollen Betrag innerhalb von 5 Werktagen.",
    ),
    (
        "fr",
        "Nous remboursons les frais sous 3 jours ouvrés.",
        "Nous vous rembourserons les frais sous 3 jours ouvrés.",
    ),
    (
        "es",
        "Reembolsamos el importe en 5 días laborables.",
        "Le reembolsaremos el importe en 5 días laborables.",
    ),
    (
        "en",
        "The shop is open Monday to Friday, 9 am to 6 pm.",
        "The shop is open on weekdays from 9 to 18.",
    ),
    ("en", "We ship to Germany, France and Spain.", "Yes, we ship to Germany."),
    (
        "en",
        "Dr. Anna Keller leads the support team in Zurich.",
        "Anna Keller leads the support team in Zurich.",
    ),
    ("en", "The Halo lamp fits E14 bulbs.", "The Halo fits E14 bulbs."),
    ("de", "Die Leuchte Halo passt für E14-Lampen.", "Die Halo passt für E14-Lampen."),
    (
        "en",
        "Payment is possible with Visa, Mastercard and PayPal.",
        "You can pay with PayPal, Visa or Mastercard.",
    ),
    (
        "en",
        "Open Settings, choose Network and press Reset.",
        "Please open Settings, then Network, and press Reset.",
    ),
    ("en", "The deadline is 31 December.", "The deadline is December 31."),
    ("en", "You have 60 days.", "You have sixty days."),
    ("en", "The meeting is at 14:30.", "The meeting is at 2:30 pm."),
    ("fr", "Le magasin ouvre à 9 h 30.", "Le magasin ouvre à 9h30."),
    ("de", "Das Geschäft öffnet um 9.30 Uhr.", "Das Geschäft öffnet um 9:30 Uhr."),
    ("es", "Abrimos a las 15:00.", "Abrimos a las 3 de la tarde."),
]
CHANGED = [
    ("number", "en", "Your warranty ends on 3 March 2026.", "Your warranty ends on 03/04/2026."),
    ("number", "de", "Die Garantie endet am 3. März 2026.", "Ihre Garantie endet am 3. Mai 2026."),
    ("number", "de", "Der Preis beträgt 1.234,56 €.", "Der Preis beträgt 1.243,56 €."),
    ("number", "de", "Der Preis beträgt 1'234.50 CHF.", "Der Preis beträgt 1'324.50 CHF."),
    (
        "number",
        "en",
        "You can return items within 14 days.",
        "You can return items within three weeks.",
    ),
    (
        "number",
        "en",
        "You can return items within two weeks.",
        "You can return items within 21 days.",
    ),
    (
        "number",
        "de",
        "Rückgabe innerhalb von 14 Tagen.",
        "Die Rückgabe ist innerhalb von vier Wochen möglich.",
    ),
    (
        "number",
        "fr",
        "Vous pouvez retourner les articles sous 14 jours.",
        "Vous pouvez retourner les articles sous un mois.",
    ),
    (
        "number",
        "es",
        "Puede devolver el artículo en 30 días.",
        "Puede devolver el artículo en 60 días.",
    ),
    ("number", "en", "You have 60 days to return it.", "You have sixteen days to return it."),
    ("number", "en", "You have 60 days to return it.", "You have ninety days to return it."),
    ("number", "de", "Sie haben 30 Tage Zeit.", "Sie haben vierzig Tage Zeit."),
    ("number", "fr", "Vous avez 30 jours.", "Vous avez quarante jours."),
    ("number", "es", "Tiene 30 días.", "Tiene cuarenta días."),
    ("number", "en", "Call us on +44 20 7946 0958.", "Call us on +44 20 7946 0985."),
    ("number", "en", "Order KC-77310482 was dispatched.", "Order KC-77310428 was dispatched."),
    (
        "number",
        "en",
        "The fix is in version 2.14.0 of the app.",
        "The fix is in version 2.41.0 of the app.",
    ),
    (
        "number",
        "en",
        "The fix is in version 2.14 of the app.",
        "The fix is in version 2.15 of the app.",
    ),
    ("number", "en", "Delivery costs €4.90.", "Delivery costs $4.90."),
    ("number", "en", "Delivery costs €4.90.", "Delivery costs £4.90."),
    ("number", "en", "Takes 5 working days.", "It takes 5 days."),
    ("number", "en", "Takes 24 hours.", "It takes 24 days."),
    ("number", "en", "We are open until 6 pm.", "We are open until 6 am."),
    ("number", "en", "We refund half of the price.", "We refund 60% of the price."),
    ("number", "en", "The first two changes are free.", "The first three changes are free."),
    ("number", "en", "The warranty is 2 years.", "The warranty is twenty years."),
    ("number", "en", "The parcel weighs 2.5 kg.", "The parcel weighs 25 kg."),
    ("number", "en", "Open on Monday.", "We are open on Tuesday."),
    ("number", "de", "Wir liefern dienstags.", "Wir liefern donnerstags."),
    (
        "link",
        "en",
        "See https://help.example.com/returns for the form.",
        "See https://help.example.com.evil.io/returns for the form.",
    ),
    (
        "link",
        "en",
        "See https://help.example.com/returns for the form.",
        "See https://help.example.co/returns for the form.",
    ),
    (
        "link",
        "en",
        "See https://help.example.com/returns for the form.",
        "See http://he1p.example.com/returns for the form.",
    ),
    (
        "link",
        "en",
        "See https://help.example.com/returns for the form.",
        "See https://help.example.com/refund-now for the form.",
    ),
    (
        "link",
        "en",
        "See https://help.example.com/returns for the form.",
        "See https://help.example.com@evil.example/returns for the form.",
    ),
    (
        "link",
        "en",
        "See https://help.example.com/returns for the form.",
        "See bit.ly/3xYz for the form.",
    ),
    (
        "link",
        "en",
        "See https://help.example.com/returns for the form.",
        "See help-example.com for the form.",
    ),
    ("link", "en", "Write to help@example.com.", "Write to help@examp1e.com."),
    ("link", "en", "Use the form.", "Use the form at [our page](https://evil.example/form)."),
    (
        "link",
        "en",
        "See https://help.example.com/returns for the form.",
        "See https://help.example.com/returns?redirect=https://evil.example for the form.",
    ),
    ("modality", "en", "You must register the device.", "You may register the device."),
    ("modality", "en", "Refunds may take 10 days.", "Refunds always take 10 days."),
    ("modality", "en", "We may waive the fee.", "We will waive the fee."),
    ("modality", "en", "A replacement may be possible.", "A replacement will be possible."),
    (
        "modality",
        "de",
        "Wir können die Gebühr eventuell erlassen.",
        "Wir erlassen Ihnen die Gebühr.",
    ),
    (
        "modality",
        "de",
        "Die Lieferung dauert in der Regel 3 Tage.",
        "Die Lieferung dauert immer 3 Tage.",
    ),
    (
        "modality",
        "fr",
        "Le délai est généralement de 3 jours.",
        "Le délai est toujours de 3 jours.",
    ),
    ("modality", "es", "El plazo suele ser de 3 días.", "El plazo es siempre de 3 días."),
    ("modality", "en", "It should arrive on Friday.", "It will definitely arrive on Friday."),
    (
        "promise",
        "en",
        "Refunds take 10 days.",
        "We guarantee that you will have the refund by Friday.",
    ),
    (
        "promise",
        "en",
        "Refunds take 10 days.",
        "I will personally make sure that you get a free month.",
    ),
    ("promise", "en", "The lamp is sold in black and white.", "We will refund your order."),
    (
        "promise",
        "en",
        "The lamp is sold in black and white.",
        "You will get a 20% discount on your next order.",
    ),
    (
        "promise",
        "en",
        "The lamp is sold in black and white.",
        "Your money will be back tomorrow, I promise.",
    ),
    ("promise", "en", "The lamp is sold in black and white.", "Consider your fee waived."),
    (
        "promise",
        "en",
        "The lamp is sold in black and white.",
        "We are sending you a new lamp free of charge.",
    ),
    (
        "promise",
        "en",
        "The lamp is sold in black and white.",
        "A courier will pick it up tomorrow.",
    ),
    ("promise", "en", "The lamp is sold in black and white.", "Our engineer will call you today."),
    (
        "promise",
        "en",
        "The lamp is sold in black and white.",
        "I have put you at the front of the queue.",
    ),
    ("promise", "fr", "La lampe existe en noir et en blanc.", "Je vous rembourserai la totalité."),
    (
        "promise",
        "fr",
        "La lampe existe en noir et en blanc.",
        "Nous vous offrons un bon de 20 euros.",
    ),
    (
        "promise",
        "fr",
        "La lampe existe en noir et en blanc.",
        "Vous serez remboursé avant vendredi.",
    ),
    (
        "promise",
        "fr",
        "La lampe existe en noir et en blanc.",
        "Nous allons vous envoyer une nouvelle lampe.",
    ),
    (
        "promise",
        "fr",
        "La lampe existe en noir et en blanc.",
        "Je m'engage à vous rappeler demain.",
    ),
    (
        "promise",
        "de",
        "Die Lampe gibt es in Schwarz und Weiß.",
        "Wir erstatten Ihnen den vollen Betrag.",
    ),
    (
        "promise",
        "de",
        "Die Lampe gibt es in Schwarz und Weiß.",
        "Sie bekommen das Geld bis Freitag zurück.",
    ),
    (
        "promise",
        "de",
        "Die Lampe gibt es in Schwarz und Weiß.",
        "Ich schicke Ihnen morgen kostenlos eine neue.",
    ),
    ("promise", "de", "Die Lampe gibt es in Schwarz und Weiß.", "Ihnen wird die Gebühr erlassen."),
    (
        "promise",
        "de",
        "Die Lampe gibt es in Schwarz und Weiß.",
        "Versprochen: der Techniker kommt am Montag.",
    ),
    (
        "promise",
        "es",
        "La lámpara existe en negro y blanco.",
        "Le garantizamos el reembolso para el viernes.",
    ),
    (
        "promise",
        "es",
        "La lámpara existe en negro y blanco.",
        "Le vamos a enviar una lámpara nueva gratis.",
    ),
    ("promise", "es", "La lámpara existe en negro y blanco.", "Le haremos un descuento del 20 %."),
    ("promise", "es", "La lámpara existe en negro y blanco.", "Recuperará su dinero mañana."),
    ("name", "en", "The Halo lamp fits E14 bulbs.", "The Nova lamp fits E14 bulbs."),
    ("name", "en", "The Halo lamp fits E14 bulbs.", "The Halo lamp fits E27 bulbs."),
    (
        "name",
        "en",
        "Anna Keller leads the support team in Zurich.",
        "Peter Keller leads the support team in Zurich.",
    ),
    (
        "name",
        "en",
        "Anna Keller leads the support team in Zurich.",
        "Anna Keller leads the support team in Geneva.",
    ),
    ("name", "en", "We ship to Germany, France and Spain.", "We ship to Portugal."),
    ("name", "en", "Payment is possible with Visa and PayPal.", "You can pay with Klarna."),
    ("name", "de", "Wir liefern nach Österreich und in die Schweiz.", "Wir liefern nach Italien."),
    (
        "name",
        "de",
        "Die Leuchte Halo passt in jede Fassung.",
        "Die Leuchte Nova passt in jede Fassung.",
    ),
    ("name", "de", "Die Zahlung ist mit PayPal möglich.", "Die Zahlung ist mit Klarna möglich."),
    (
        "name",
        "de",
        "Frau Keller leitet den Kundendienst in Zürich.",
        "Frau Brunner leitet den Kundendienst in Zürich.",
    ),
    ("name", "fr", "Nous livrons en Belgique et au Luxembourg.", "Nous livrons en Suisse."),
    (
        "name",
        "fr",
        "La lampe Halo accepte les ampoules E14.",
        "La lampe Nova accepte les ampoules E14.",
    ),
    ("name", "es", "Enviamos a España y Portugal.", "Enviamos a Italia."),
    (
        "name",
        "es",
        "La lámpara Halo admite bombillas E14.",
        "La lámpara Nova admite bombillas E14.",
    ),
    (
        "name",
        "en",
        "Returns go to the warehouse in Leeds.",
        "Returns go to the warehouse in Bristol.",
    ),
    ("name", "en", "The app runs on Android and iOS.", "The app runs on Windows."),
    ("negation", "en", "The hub does not work without the app.", "The hub works without the app."),
    ("negation", "en", "It is not uncommon that it flickers.", "It is uncommon that it flickers."),
    ("negation", "de", "Eine Barzahlung ist leider nicht möglich.", "Eine Barzahlung ist möglich."),
    (
        "negation",
        "fr",
        "Il n'est plus possible de modifier la commande.",
        "Il est possible de modifier la commande.",
    ),
    (
        "negation",
        "es",
        "Ya no se puede modificar el pedido.",
        "Todavía se puede modificar el pedido.",
    ),
    ("negation", "en", "Only members can park here.", "Members cannot park here."),
]


def is_flagged(language: str, source: str, reply: str) -> bool:
    passage = Passage("a#2", "Help", source, PassageKind.ARTICLE, language)
    result = check_reply(
        reply, (), [passage], customer_text="", today=date(2026, 3, 2), language=language
    )
    return any(finding.severity is not Severity.INFO for finding in result.findings)


@pytest.mark.parametrize(("language", "source", "reply"), SAME)
def test_another_notation_of_the_same_fact_is_the_same(
    language: str, source: str, reply: str
) -> None:
    assert not is_flagged(language, source, reply)


@pytest.mark.parametrize(("kind", "language", "source", "reply"), CHANGED)
def test_what_was_changed_is_seen(kind: str, language: str, source: str, reply: str) -> None:
    assert is_flagged(language, source, reply), kind


@pytest.mark.parametrize("number", ["2 days", "2 hours", "2 times"])
def test_the_place_in_an_article_gives_no_number(number: str) -> None:
    assert is_flagged("en", "You can ask for it within 14 days.", f"You can ask for it {number}.")
