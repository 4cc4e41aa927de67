from __future__ import annotations

import pytest

KEPT = [
    "ticket no UJ95 2569 4589 8018 7228 24",
    "Paket 5859 4194 7218 77",
    "Order 4111111111111112 is late",
    "Order #28240818 has not arrived",
    "order number 4731571832752192",
    "I paid $1,234.56 on 12/03/2024 at 10:30.",
    "The meeting is 2024-03-19 14:30:00",
    "I was charged 934,66 EUR",
    "Version 2.10.3.4 of the app crashes",
    "Firmware 10.43.24.9 fails",
    "Windows 10.0.19045.3803",
    "Section 1.2.3.4",
    "Tracking number 1Z999AA10123456784",
    "DHL shipment 00340434161094021501",
    "EAN 4006381333931",
    "GTIN 0 12345 67890 5",
    "ISBN 978-3-16-148410-0",
    "SKU AB-1234-CD",
    "Order no. 302-1234567-1234567",
    "Ticket #20240319-0012",
    "ref: 123-456-789",
    "Ref 555-123-4567",
    "RMA 2024-00123",
    "invoice INV-2024-000123",
    "Kundennummer 12345678",
    "Bestellnummer: 123-45-6789",
    "commande n° 0612345678",
    "pedido 612345678",
    "Orders 12345678 and 0612345678",
    "Serial C02XK1ZJJGH5",
    "IMEI 490154203237518",
    "error 0x80073463 code 56780",
    "discount code SAVE20",
    "Invoice ID: in_0KVnBvo2ZNzxqgUA4dPhPB3i",
    "parcel JD014600003838383838",
    "Article 12345678Z",
    "2 x 500 ml, 3 x 1.5 l",
    "size 38-40, 42 cm x 30 cm",
    "It took 5 days on the road",
    "I ordered 2 Blue Shirts on 5 May 2024",
    "I have 12 Apples, 5 Pears",
    "6 months 12 days",
    "We will refund 49,99 EUR",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_a_reply_is_about_survives(text, found):
    assert found(text) == []


def test_an_order_number_before_a_phone_number_protects_only_itself(found):
    assert found("Order 95074765: 0034 612 62 87 83 is my number") == [
        ("PHONE", "0034 612 62 87 83")
    ]
