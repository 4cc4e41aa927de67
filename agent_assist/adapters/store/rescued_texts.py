"""The replies in a damaged store, opened with their customers' keys. Rule: one that does not open is counted."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass

from agent_assist.adapters.store.contents import open_content, split_parts
from agent_assist.adapters.store.customer_keys import PLACE, PURPOSE
from agent_assist.adapters.store.rescue import DamagedStore, Salvage
from agent_assist.adapters.store.sealing import opener, unseal
from agent_assist.domain.errors import StoreDamaged


@dataclass(frozen=True, slots=True)
class RescuedText:
    """One text of one record."""

    seq: int
    field: str
    text: str


@dataclass(slots=True)
class RescuedTexts:
    """The texts that open, how many do not, and whether more were lost than can be counted."""

    texts: list[RescuedText]
    lost: int
    is_end_unknown: bool


def rescued_texts(store: DamagedStore, store_key: bytes) -> RescuedTexts:
    """All texts of records whose page, key and seal are whole."""
    wrapping = hmac.new(store_key, PURPOSE.encode("utf-8"), hashlib.sha256).digest()
    keys = dict(_customer_keys(store.table("customer_keys", "id, sealed_key"), wrapping))
    sealed = store.table("texts", "seq, customer, sealed")
    found = RescuedTexts([], sealed.lost, sealed.is_end_unknown)
    for seq, customer, joined in sealed.rows:
        try:
            parts = split_parts(joined)
            for field, part in parts.items():
                _, text = open_content(opener(keys[customer]), part, seq, field)
                found.texts.append(RescuedText(seq, field, text))
        except (KeyError, StoreDamaged):
            found.lost += 1
    return found


def _customer_keys(salvage: Salvage, wrapping: bytes) -> Iterator[tuple[int, bytes]]:
    for number, sealed in salvage.rows:
        try:
            yield number, unseal(wrapping, sealed, PLACE)
        except StoreDamaged:
            continue
