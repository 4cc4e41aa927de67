"""Keys and tokens that give themselves away: by their maker's prefix or by how random they look.

Prefixes: the makers' own documentation of their token formats.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from agent_assist.analysis.personal_data.order_numbers import is_named_as_order

_LONG_WORD = re.compile(r"(?<![\w])[\w.:/+~=%-]{16,}")

_MAKERS = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"sk-[A-Za-z0-9_-]{16,}"
    r"|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{16,}"
    r"|(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA|AGPA)[A-Z0-9]{16}(?![A-Za-z0-9])"
    r"|do[opr]_v1_[a-f0-9]{32,}"
    r"|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}"
    r"|gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|oas)-[\w.-]{16,}"
    r"|AIza[\w-]{30,}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}|1//0[\w-]{20,}"
    r"|hf_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{20,}|pypi-[\w-]{30,}|rubygems_[a-f0-9]{32,}|dckr_pat_[\w-]{20,}"
    r"|ey[JA][\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*){0,3}"
    r"|key-[a-z0-9]{24,}|(?:pub|priv)key-[a-f0-9]{24,}"
    r"|SG\.[\w-]{10,}\.[\w-]{20,}|xkeysib-[\w-]{30,}|[a-f0-9]{32}-us\d{1,2}(?!\w)"
    r"|shp(?:at|ca|pa|ss|tka)_[A-Za-z0-9]{20,}|sq0[a-z]{3}-[\w-]{20,}|EAAA[\w-]{40,}"
    r"|xox[abeoprs]-[\w-]{10,}|xoxe\.xox[bp]-[\w-]{10,}|xapp-\d-[\w-]{16,}"
    r"|\d{8,10}:[A-Za-z0-9_-]{35}(?![\w-])"
    r"|(?:SK|AC)[a-f0-9]{32}(?!\w)"
    r"|(?:lin_api|lin_oauth|PMAK|dapi|dp\.pt|dp\.st|tfp|ntn|secret|figd|glc|glsa|nfp|nvapi|pat|r8|gsk|xai"
    r"|pplx|sbp|rnd|fo1|FlyV1|hvs|hvb|hvr|s\.)[_.-][\w-]{24,}"
    r"|AGE-SECRET-KEY-1[A-Z0-9]{50,}|EAAC[A-Za-z0-9]{30,}|EAA[A-Za-z0-9]{60,}"
    r"|[MNO][A-Za-z\d_-]{23,25}\.[\w-]{6}\.[\w-]{27,}"
    r"|(?:access_token|client_secret|refresh_token)[_-][\w-]{16,}"
    r")"
)
# Below this many bits a character, a long word is a name, not a key.
_MIN_ENTROPY_BITS = 3.6
_RANDOM_WORD = re.compile(r"(?<![\w/.+=-])[A-Za-z0-9_+/-]{24,512}={0,2}(?![\w/.+=-])")
# Record ids of payment providers: what an order is called there, not what opens it.
_RECORD_ID = re.compile(
    r"(?:in|ii|il|ch|pi|pm|py|cus|sub|si|evt|price|prod|txn|re|po|acct|seti|card|src|cs|ord|tr|req|dp)_"
)
_WORD_RUN = re.compile(r"[a-z]{6,}|[A-Z][a-z]{5,}")


def find_secret_tokens(text: str) -> Iterator[tuple[int, int]]:
    """The tokens in a normalised text; texts without a long word cost next to nothing."""
    if not _LONG_WORD.search(text):
        return
    for match in _MAKERS.finditer(text):
        yield match.start(), match.start() + len(match[0].rstrip(".-"))
    for match in _RANDOM_WORD.finditer(text):
        if _looks_random(match[0]) and not is_named_as_order(text, match.start()):
            yield match.span()


def _looks_random(word: str) -> bool:
    """Upper and lower case and digits, thoroughly mixed, and no readable word inside."""
    digits = sum(char.isdigit() for char in word)
    lower = sum(char.islower() for char in word)
    upper = sum(char.isupper() for char in word)
    if digits < 2 or lower < 4 or upper < 4 or word.count("/") > 2 or _WORD_RUN.search(word):
        return False
    if _RECORD_ID.match(word):
        return False
    return _entropy_bits(word) >= _MIN_ENTROPY_BITS


def _entropy_bits(word: str) -> float:
    """Shannon entropy of the word's own characters, in bits a character."""
    counts = Counter(word).values()
    return -sum(count / len(word) * math.log2(count / len(word)) for count in counts)
