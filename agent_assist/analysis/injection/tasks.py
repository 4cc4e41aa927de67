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
    SITE,
    START,
    WEAK_VERB,
    WORKS,
    YOUR_ANSWER,
)

Patterns = tuple[str, ...]

# Sentences of customers: about their own things; polite or in the first person; telling of a fault.
_OWN = (
    r"\b(?:my|mine|our|us|orders?|account|refund|delivery|parcel|package|invoice|subscription|ticket|tracking|payment|cards?|"
    r"returns?|returning|items?|cancel\w*|shipping|warranty|exchange|verif\w+|regist\w+|(?:in )?stock|sell|buy|available|price|plans?|pin|"
    r"poster|login|top-up|fees?|your (?:company|shop|store|website|app|service|policy|products?|bank|prices?|terms))\b"
)
_POLITE = r"\b(?:i|i'm|i've|i'd|me|we|please|pls|thanks|thank|transfer|top-up)\b"
_TELLS = r"\b(?:i|i'm|i've|we|my|our|error|fails?|failed|throws?|returns?|doesn't|does not|isn't|not work\w*|broken|crash\w*)\b"

# No customer says these.
_FORM_OF_ANSWER: Patterns = (
    rf"{START}{ANY_VERB}\b.{{0,120}}\b{SCRAMBLING}.{{0,120}}\b{YOUR_ANSWER}",
    rf"{START}{ANY_VERB}\b.{{0,120}}\b{YOUR_ANSWER}.{{0,60}}\b{SCRAMBLING}",
    r"\b(?:encode|encrypt|encipher|scramble|jumble|misspell|anagram|reverse|obfuscate)\b.{0,40}\b(?:your|the|each|every|all|this|its) (?:\w+ )?(?:responses?|repl(?:y|ies)|answers?|output|messages?|words?|letters?|text)\b",
    r"\b(?:replace|substitute|swap|convert|change|turn|exchange) (?:all |every |each |the )?(?:(?:second |third |fourth |fifth |other |key )(?:letters?|words?|characters?)|vowels?|consonants?)\b.{0,30}\b(?:with|by|to|into|for)\b",
    r"\b(?:replace|substitute|swap) (?:all |the |some )?(?:letters|words|nouns|verbs)\b.{0,20}\b(?:with|by|for) (?:numbers|symbols|emojis?|digits|synonyms)\b",
    rf"{START}(?:add|insert|include|append|integrate|embed|put|slip|mention)\b.{{0,20}}[\"'].{{3,200}}[\"'].{{0,60}}\b(?:to|in|into|at the end of) {YOUR_ANSWER}",
    rf"{START}(?:add|insert|include|append|integrate|embed|put|slip|mention|promote|recommend|link|enhance|modify|augment)\b.{{0,60}}{SITE}.{{0,80}}{YOUR_ANSWER}",
    rf"{START}{ANY_VERB}\b.{{0,60}}{YOUR_ANSWER}.{{0,80}}{SITE}",
    rf"\b{YOUR_ANSWER}.{{0,60}}\b(?:users|readers|the reader|everyone|people)\b|\b(?:users|readers)\b.{{0,80}}\b{YOUR_ANSWER}",
    rf"\bwhen(?:ever)? (?:you|you're|you are) (?:answer|reply|respond|write|summari[sz]e)\w*\b.{{0,40}}{SITE}",
)
_ODD_JOBS: Patterns = (
    r"\btranslate (?:the following|this|that|the) (?:sentence|text|phrase|word|paragraph|words)\b.{0,40}\b(?:to|into|in) \w+|\btranslate ['\"].{1,100}['\"]",
    rf"\b(?:what's|what is|how (?:do|would) (?:you|i|we) say|how to say|meaning of) ['\"].{{1,80}}['\"] in {LANGUAGE}\b|\b{LANGUAGE} (?:equivalent|translation|word) (?:for|of)\b",
    rf"{START}{DO}\b.{{0,60}}\b{PROGRAMMING}(?![\w-]).{{0,40}}\b(?:function|code|program|script|example|works?|snippet|implementation|query)\b",
    r"\b(?:what's|what is|how's|how is) the weather\b|\btell (?:me )?a joke\b|\blatest news (?:on|in|about)\b",
    r"\b(?:sentiment|tone) of (?:this|these|the following|the) (?:\w+ )?(?:review|tweets?|text|comments?|feedback|sentence|message)s?\b|\bsentiment\b.{0,40}\b(?:review|tweets?|post|comments?|positive)\b|\bpositive, negative,? or neutral\b",
    r"^(?:organi[sz]e|archive|sort|delete|forward|categori[sz]e|prioriti[sz]e|label) (?:all |my |the |every |old )*(?:e-?mails?|inbox|messages)\b",
    r"^(?:analy[sz]e|calculate|forecast|predict|identify|compare|compile|evaluate|summari[sz]e|determine|provide|list|create) .{0,40}\b(?:competitors?'?|sales data|revenue|profitab\w+|profits?|churn|customer retention|market (?:share|trends)|product lines|quarterly|key performance)(?!\w)",
)
# Lifted where it is about the customer's own things.
_SCHOOLWORK: Patterns = (
    rf"{START}{DO}\b.{{0,80}}\b{SCHOOL}\b",
    rf"{START}(?!(?:can|could|would|will) you){DO}\b (?:me )?(?:an?|the|some|\d|another)? ?(?:\w+ ){{0,3}}{WORKS}\b",
    rf"{START}who (?:wrote|invented|discovered|painted|composed|founded|directed|sang|is the (?:president|prime minister|king|queen|ceo))\b",
)
# Lifted where somebody tells of a fault.
_CODE: Patterns = (
    r"\b(?:following|subsequent|below|provided|given|next|upcoming|succeeding|ensuing|accompanying) (?:\w+ )?code (?:snippet|block|section|segment|fragment|excerpt|piece|sample|part|passage)s?\b",
    r"\bcode (?:snippet|block|section|segment|fragment|excerpt|sample)s?\b.{0,80}\b(?:in|into|to|within|of|as)\b.{0,20}\b(?:your|the)\b.{0,20}\b(?:implementation|code|codebase|algorithm|solution|program|project|logic|script|function)",
    rf"\b(?:function|program|script|example|differences?|connect)\b.{{0,60}}\b(?:in|using|with|between|for|of)\b.{{0,20}}(?:\b|'){PROGRAMMING}(?![\w-])",
)
# Lifted by politeness alone.
_COMMANDS: Patterns = (
    r"\b(?:mark|classify|label|tag|close|categori[sz]e|summari[sz]e|treat|set) (?:this|the) (?:ticket|message|e-?mail|request|case|conversation) (?:as|to)\b",
    r"^(?:and |then |also )?(?:give|grant|approve|issue|offer) (?:the |an? |this |them |him |full |all |every |\d+ ?% ?)*(?:refund|discount|credit|voucher|coupon|access|request|claim|compensation)s?\b",
    r"\btell (?:the|this|your) (?:\w+ ){0,2}(?:user|agent|customer|reader|employee|operator) (?:that|to)\b",
)
# Lifted by either.
_PLAIN_FORM: Patterns = (
    rf"{START}(?!{WEAK_VERB}\b){ANY_VERB}\b.{{0,200}}\b{YOUR_ANSWER}",
    rf"{START}{WEAK_VERB}\b.{{0,200}}\b{YOUR_ANSWER} (?:\w+ ){{0,2}}(?:in|using|with|as an|through|without)\b(?! (?:writing|time|detail|regards?|full|advance|person|the (?:morning|next)|delay))",
    rf"{START}(?:in|within|throughout|at the (?:end|start|beginning) of|when (?:writing|giving)) {YOUR_ANSWER},? \w+",
)
_PLAIN_TASKS: Patterns = (
    rf"{START}what (?:is|are|were|was) the (?:main|primary|major|key|principal|leading|root) (?:causes?|functions?|differences?|theor(?:y|ies)|principles?|factors?|themes?|events?|characters?|components?|characteristics)\b(?! (?:of|between) your)",
    rf"{START}(?:describe|explain|summari[sz]e|discuss|outline|break down|list|define) (?:the|how|why|what|a|an|in|main|major|key)\b(?=.{{0,80}}\b(?:process|principles?|concept|impact|causes?|effects?|factors|history|structure|importance|role|life|meaning|significance|stages|steps|in simple terms|research|benefits of \w+ing)\b)",
    rf"{START}(?:schedule|set|book|arrange|draft|compose|send) (?:a |an |the |all |any |up )?(?:\w+ ){{0,2}}(?:emails?|e-mails?|inbox|calendar|reminders?|meeting|appointment|follow-up email|event|alarm|flight)\b",
    rf"{START}(?:analy[sz]e|calculate|forecast|predict|identify|compare|compile|evaluate|summari[sz]e|determine|generate|prepare|provide) (?:the|a|an|all|any|which|key|average|overall)?\s?(?:\w+ ){{0,3}}(?:sales|retention|market|trends?|growth|forecast|quarter\w*|roi|data|metrics|report|sentiment|strateg\w+)\b",
    rf"{START}(?:recommend|suggest|find|name|list) (?:a|an|some|the|good|best|\d+|five|three|ten)\b.{{0,40}}\b(?:restaurants?|movies?|films?|books?|songs?|hotels? (?:in|near)|places to|things to do|gifts?|exercises?|workouts?|podcasts?)\b",
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def find_tasks(sentence: str) -> list[str]:
    """Reasons found in one folded sentence of at most a few hundred characters."""
    own, polite, tells = (_has(words, sentence) for words in (_OWN, _POLITE, _TELLS))
    findings = (
        (reasons.ANSWER, _FORM_OF_ANSWER, False),
        (reasons.TASK, _ODD_JOBS, False),
        (reasons.TASK, _SCHOOLWORK, own),
        (reasons.CODE, _CODE, tells),
        (reasons.ANSWER, _COMMANDS, polite),
        (reasons.ANSWER, _PLAIN_FORM, polite or own),
        (reasons.TASK, _PLAIN_TASKS, polite or own),
    )
    return [
        reason
        for reason, patterns, is_lifted in findings
        if not is_lifted and any(_has(pattern, sentence) for pattern in patterns)
    ]


def _has(pattern: str, sentence: str) -> bool:
    return bool(_compiled(pattern).search(sentence))
