"""The language of a text by its function words."""

from __future__ import annotations

import pytest

from agent_assist.analysis.claims.tongue import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Your parcel is at the depot and you can collect it with your ID.", "en"),
        ("Ihr Paket liegt im Depot und Sie können es dort mit Ausweis abholen.", "de"),
        ("Votre colis est au dépôt et vous pouvez le retirer avec une pièce.", "fr"),
        ("Su paquete está en el almacén y puede recogerlo con su documento.", "es"),
        ("Il pacco è nel deposito e può ritirarlo con un documento e la foto.", "it"),
        ("Uw pakket ligt in het depot en u kunt het daar met een legitimatie ophalen.", "nl"),
        ("Paczka jest w magazynie i można ją tam odebrać z dokumentem, o ile jest z nim.", "pl"),
    ],
)
def test_main_languages(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize("text", ["", "OK", "48213", "これはペンです"])
def test_too_little_to_tell(text: str) -> None:
    assert guess_language(text) == ""
