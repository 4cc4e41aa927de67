"""National identity numbers in a shape of their own, confirmed by their check digits.

Check digits: python-stdnum. Only shapes that other numbers rarely have are tried without a cue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from agent_assist.analysis.personal_data.order_numbers import is_named_as_order, is_numbered

_SHAPES = {
    "es_dni": r"\d{8}-?[A-Z]",
    "es_nie": r"[XYZ]-?\d{7}-?[A-Z]",
    "it_codicefiscale": r"[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]",
    "fr_nir": r"[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}",
    "gb_nino": r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]",
    "br_cpf": r"\d{3}\.\d{3}\.\d{3}-\d{2}",
    "nordic": r"(?:19|20)?\d{6}[-+]\d{4}",
    "fi_hetu": r"[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-Y]",
    "ch_ssn": r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}",
    "be_nn": r"\d{2}\.\d{2}\.\d{2}[- ]\d{3}[.-]\d{2}",
    "mx_curp": r"[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d",
    "cz_rc": r"\d{6}/\d{3,4}",
    "ie_pps": r"\d{7}[A-W][A-IW]?",
    "in_aadhaar": r"(?<!\d )[2-9]\d{3} \d{4} \d{4}(?! ?\d)",
    "in_pan": r"[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]",
    "ca_sin": r"\d{3}-\d{3}-\d{3}",
    "kr_rrn": r"\d{6}-[1-8]\d{6}",
    "cn_ric": r"[1-9]\d{5}(?:19|20)\d{9}[\dX]",
    "cl_rut": r"\d{1,2}\.\d{3}\.\d{3}-[\dK]",
    "no_fodselsnummer": r"\d{6} \d{5}",
}
_BRANCHES = "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items())
_SHAPE = re.compile(
    rf"(?<!\w)(?<!\d[.,/\-])(?=[\dA-Z])(?:{_BRANCHES})(?!\w)(?![.\-/]\d)", re.IGNORECASE
)


def find_shaped_national_ids(text: str) -> Iterator[tuple[int, int]]:
    """Numbers whose shape and check digits fit, unless the text calls them an order."""
    for match in _SHAPE.finditer(text):
        start = match.start()
        if is_numbered(text, start) or is_named_as_order(text, start):
            continue
        if _is_valid(match.lastgroup or "", match[0].upper()):
            yield match.span()


def _is_valid(name: str, number: str) -> bool:
    if name == "gb_nino":
        return True
    return any(is_valid(number) for is_valid in _validators()[name])


@cache
def _validators() -> dict[str, tuple[Callable[[str], bool], ...]]:
    # Start-up time: these modules are needed by the first likely number, not by the window.
    from stdnum.be import nn
    from stdnum.br import cpf
    from stdnum.ca import sin
    from stdnum.ch import ssn
    from stdnum.cl import rut
    from stdnum.cn import ric
    from stdnum.cz import rc
    from stdnum.dk import cpr
    from stdnum.es import dni, nie
    from stdnum.fi import hetu
    from stdnum.fr import nir
    from stdnum.ie import pps
    from stdnum.in_ import aadhaar, pan
    from stdnum.it import codicefiscale
    from stdnum.kr import rrn
    from stdnum.mx import curp
    from stdnum.no import fodselsnummer
    from stdnum.se import personnummer

    modules = {
        "es_dni": (dni,), "es_nie": (nie,), "it_codicefiscale": (codicefiscale,), "fr_nir": (nir,),
        "br_cpf": (cpf,), "nordic": (personnummer, cpr), "fi_hetu": (hetu,), "ch_ssn": (ssn,),
        "be_nn": (nn,), "mx_curp": (curp,), "cz_rc": (rc,), "ie_pps": (pps,), "in_aadhaar": (aadhaar,),
        "in_pan": (pan,), "ca_sin": (sin,), "kr_rrn": (rrn,), "cn_ric": (ric,), "cl_rut": (rut,),
        "no_fodselsnummer": (fodselsnummer,),
    }  # fmt: skip
    return {name: tuple(m.is_valid for m in group) for name, group in modules.items()}
