"""Orders and questions that do not belong into a message to support: write a poem, encode your answer.

Rule: such a sentence speaks to a machine: it has no “please”, no “I”, no “my order”. Sentences with them
are a customer's, unless they name something no customer asks for. Patterns read one folded sentence.
"""

from __future__ import annotations

import re
from functools import cache

from agent_assist.analysis.injection import reasons
from agent_assist.analysis.injection.task_words import (
    ANY_VERB,
    DO,
    LANGUAGE,
    PROGRAMMING,
    SCHOOL,
    SCRAMBLING,
    START,
    WORKS,
    YOUR_ANSWER,
)

Rules = tuple[tuple[str, str], ...]

# Sentences of customers: about their own things; polite or in the first person; telling of a fault.
_OWN = (
    r"\b(?:my|mine|our|us|order|account|refund|delivery|parcel|package|invoice|subscription|ticket|tracking|payment|cards?|"
    r"your (?:company|shop|store|website|app|service|policy|products?|bank|prices?|fees?|terms))\b"
)
_POLITE = r"\b(?:i|i'm|i've|i'd|me|we|please|pls|thanks|thank|transfer|top-up)\b"
_TELLS = r"\b(?:i|i'm|i've|we|my|our|error|fails?|failed|throws?|returns?|doesn't|does not|isn't|not work\w*|broken|crash\w*)\b"
_SITE = r"(?:https?://|www\.|\b[\w-]{2,40}\.(?:com|net|org|xyz|io|info|ru|top|shop|biz|co)\b)"

# No customer says these.
_ALWAYS: Rules = (
    (rf"{START}{ANY_VERB}\b.{{0,120}}\b{SCRAMBLING}.{{0,120}}\b{YOUR_ANSWER}", reasons.ANSWER),
    (rf"{START}{ANY_VERB}\b.{{0,120}}\b{YOUR_ANSWER}.{{0,60}}\b{SCRAMBLING}", reasons.ANSWER),
    (
        r"\b(?:encode|encrypt|encipher|scramble|jumble|misspell|anagram|reverse|obfuscate)\b.{0,40}\b(?:your|the|each|every|all|this|its) (?:\w+ )?(?:responses?|repl(?:y|ies)|answers?|output|messages?|words?|letters?|text)\b",
        reasons.ANSWER,
    ),
    (
        r"\b(?:replace|substitute|swap|convert|change|turn|exchange) (?:all |every |each |the )?(?:second |third |fourth |fifth |other |key )?(?:vowels?|letters?|consonants?|words?|characters?)\b.{0,30}\b(?:with|by|to|into|for)\b",
        reasons.ANSWER,
    ),
    (
        rf"{START}(?:add|insert|include|append|integrate|embed|put|slip|mention)\b.{{0,20}}[\"'].{{3,200}}[\"'].{{0,60}}\b(?:to|in|into|at the end of) {YOUR_ANSWER}",
        reasons.ANSWER,
    ),
    (
        rf"{START}(?:add|insert|include|append|integrate|embed|put|slip|mention|promote|recommend|link|enhance|modify|augment)\b.{{0,60}}{_SITE}.{{0,80}}{YOUR_ANSWER}",
        reasons.ANSWER,
    ),
    (rf"{START}{ANY_VERB}\b.{{0,60}}{YOUR_ANSWER}.{{0,80}}{_SITE}", reasons.ANSWER),
    (
        rf"\b{YOUR_ANSWER}.{{0,60}}\b(?:users|readers|the reader|everyone|people)\b|\b(?:users|readers)\b.{{0,80}}\b{YOUR_ANSWER}",
        reasons.ANSWER,
    ),
    (
        r"\btranslate (?:the following|this|that|the) (?:sentence|text|phrase|word|paragraph|words)\b.{0,40}\b(?:to|into|in) \w+|\btranslate ['\"].{1,100}['\"]",
        reasons.TASK,
    ),
    (
        rf"\b(?:what's|what is|how (?:do|would) (?:you|i|we) say|how to say|meaning of) ['\"].{{1,80}}['\"] in {LANGUAGE}\b|\b{LANGUAGE} (?:equivalent|translation|word) (?:for|of)\b",
        reasons.TASK,
    ),
    (
        rf"{START}{DO}\b.{{0,60}}\b{PROGRAMMING}(?![\w-]).{{0,40}}\b(?:function|code|program|script|example|works?|snippet|implementation|query)\b",
        reasons.TASK,
    ),
    (
        r"\b(?:what's|what is|how's|how is) the weather\b|\btell (?:me )?a joke\b|\blatest news (?:on|in|about)\b|\b(?:sentiment|tone) of (?:this|these|the following|the) (?:\w+ )?(?:review|tweets?|text|comments?|feedback|sentence|message)s?\b",
        reasons.TASK,
    ),
)
# Lifted where it is about the customer's own things.
_SCHOOLWORK: Rules = (
    (rf"{START}{DO}\b.{{0,80}}\b{SCHOOL}\b", reasons.TASK),
    (
        rf"{START}(?!(?:can|could|would|will) you){DO}\b (?:me )?(?:an?|the|some|\d|another)? ?(?:\w+ ){{0,3}}{WORKS}\b",
        reasons.TASK,
    ),
    (
        rf"{START}who (?:wrote|invented|discovered|painted|composed|founded|directed|sang|is the (?:president|prime minister|king|queen|ceo))\b",
        reasons.TASK,
    ),
)
# Lifted where somebody tells of a fault.
_CODE: Rules = (
    (
        r"\b(?:following|subsequent|below|provided|given|next|upcoming|succeeding|ensuing|accompanying) (?:\w+ )?code (?:snippet|block|section|segment|fragment|excerpt|piece|sample|part|passage)s?\b",
        reasons.CODE,
    ),
    (
        r"\bcode (?:snippet|block|section|segment|fragment|excerpt|sample)s?\b.{0,80}\b(?:in|into|to|within|of|as)\b.{0,20}\b(?:your|the)\b.{0,20}\b(?:implementation|code|codebase|algorithm|solution|program|project|logic|script|function)",
        reasons.CODE,
    ),
    (
        rf"\b(?:function|program|script|example|differences?|connect)\b.{{0,60}}\b(?:in|using|with|between|for|of)\b.{{0,20}}(?:\b|'){PROGRAMMING}(?![\w-])",
        reasons.TASK,
    ),
)
# Lifted by either, and by politeness.
_PLAIN_ORDERS: Rules = (
    (rf"{START}{ANY_VERB}\b.{{0,200}}\b{YOUR_ANSWER}", reasons.ANSWER),
    (
        rf"{START}(?:in|within|throughout|at the (?:end|start|beginning) of|when (?:writing|giving)) {YOUR_ANSWER},? \w+",
        reasons.ANSWER,
    ),
    (
        rf"{START}what (?:is|are|were|was) the (?:main|primary|major|key|principal|leading|root) (?:causes?|functions?|differences?|theor(?:y|ies)|principles?|factors?|themes?|events?|characters?|components?|characteristics)\b(?! (?:of|between) your)",
        reasons.TASK,
    ),
    (
        rf"{START}(?:describe|explain|summari[sz]e|discuss|outline|break down|list|define) (?:the|how|why|what|a|an|in|main|major|key)\b(?=.{{0,80}}\b(?:process|principles?|concept|impact|causes?|effects?|factors|history|structure|importance|role|life|meaning|significance|stages|steps|in simple terms|research|benefits of \w+ing)\b)",
        reasons.TASK,
    ),
    (
        rf"{START}(?:organi[sz]e|archive|sort|prioriti[sz]e|categori[sz]e|schedule|set|book|arrange|draft|compose|send) (?:a |an |the |all |any |up )?(?:\w+ ){{0,2}}(?:emails?|e-mails?|inbox|calendar|reminders?|meeting|appointment|follow-up email|event|alarm|flight)\b",
        reasons.TASK,
    ),
    (
        rf"{START}(?:analy[sz]e|calculate|forecast|predict|identify|compare|compile|evaluate|summari[sz]e|determine|generate|prepare|provide) (?:the|our|a|an|all|any|which|key|average|overall)?\s?(?:\w+ ){{0,3}}(?:sales|revenue|profit\w*|retention|churn|competitors?'?|market|trends?|growth|forecast|quarter\w*|roi|data|metrics|report|sentiment|strateg\w+)\b",
        reasons.TASK,
    ),
    (
        rf"{START}(?:recommend|suggest|find|name|list) (?:a|an|some|the|good|best|\d+|five|three|ten)\b.{{0,40}}\b(?:restaurants?|movies?|films?|books?|songs?|hotels? (?:in|near)|places to|things to do|gifts?|exercises?|workouts?|podcasts?)\b",
        reasons.TASK,
    ),
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def find_tasks(sentence: str) -> list[str]:
    """Reasons found in one folded sentence of at most a few hundred characters."""
    found = _matches(_ALWAYS, sentence)
    if not _compiled(_OWN).search(sentence):
        found += _matches(_SCHOOLWORK, sentence)
        if not _compiled(_POLITE).search(sentence):
            found += _matches(_PLAIN_ORDERS, sentence)
    if not _compiled(_TELLS).search(sentence):
        found += _matches(_CODE, sentence)
    return found


def _matches(rules: Rules, sentence: str) -> list[str]:
    return [reason for pattern, reason in rules if _compiled(pattern).search(sentence)]
