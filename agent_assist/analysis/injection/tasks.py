"""Orders and questions that do not belong into a message to support: write a poem, encode your answer.

Rule: such a sentence speaks to a machine: it has no “please”, no “I”, no “my order”. Sentences with them
are a customer's, unless they name something no customer asks for. Patterns read one folded sentence.
"""

from __future__ import annotations

import re
from functools import cache

from agent_assist.analysis.injection import reasons

_CUSTOMER = re.compile(
    r"\b(?:i|i'm|i've|i'd|me|my|mine|we|us|our|please|pls|thanks|thank|order|account|card|refund|delivery|parcel|package|"
    r"invoice|subscription|ticket|tracking|payment|transfer|top-up|your (?:company|shop|store|website|app|service|policy|products?|bank|prices?|fees?|terms))\b"
)
_ANSWER = r"(?:your|the|each|every|all|this|its) (?:\w+ )?(?:response|reply|replies|responses|answers?|output|messages?|summary|translation|text)(?:'s|s')?"
_YOUR_ANSWER = r"your (?:\w+ )?(?:response|reply|replies|responses|answers?|output|messages?|email|e-mail|summary)(?:'s|s')?"
_START = r"^(?:[\w ]{0,20}:\s?)?(?:(?:and|also|then|now|next|finally|but|so|first|please|kindly|additionally|by the way|ps|p\.s\.),? ){0,3}"
_ANY_VERB = (
    r"(?:integrate|augment|modify|enhance|replace|substitute|render|introduce|misspell|scramble|jumble|rearrange|anagram|remove|group|combine|"
    r"use|convert|encode|encrypt|encipher|reverse|translate|provide|present|offer|apply|flip|mirror|write|insert|append|prepend|embed|incorporate|"
    r"add|include|mention|weave|end|begin|start|conclude|finish|format|structure|shuffle|swap|transform|output|express|deliver|craft|give|make|"
    r"tailor|adjust|change|alter|rewrite|rephrase|spell|capitali[sz]e|obfuscate|slip|sprinkle|promote|advertise|recommend|suggest|highlight|"
    r"emphasi[sz]e|inject|hide|conceal|place|put|feature|repeat|state|claim|falsely|incorrectly|assert|misrepresent|invent|fabricate|link|direct|"
    r"supplement|extend|expand|complement|enrich|infuse|pepper|attach|work|tag|respond|answer|reply|compose|create|generate|produce|employ|split|"
    r"separate|interleave|alternate|double|omit|skip|drop|delete|cipher|code|hash|shift|rotate|map|turn|switch|mix|blend|merge|phrase|talk|refer)"
)
_SCRAMBLING = (
    r"(?:misspell\w*|typos?|scrambl\w+|jumbl\w+|anagram\w*|alphanumeric|homophonic|substitution cipher|caesar|rot-?13|vigen[eè]re|atbash|morse|"
    r"base-?(?:16|32|58|64|85)|hexadecimal|pig latin|leetspeak|backwards?|reverse(?:d)? (?:order|text|the text)|without (?:any )?(?:spaces|vowels|punctuation)|"
    r"remove (?:all )?(?:the )?(?:spaces|vowels)|emojis?|in binary|every (?:second|third|fourth|fifth|other) (?:word|letter)|"
    r"(?:letters|vowels|words|consonants) (?:with|by|to|into|in|of))"
)
_LANGUAGE = r"(?:english|french|spanish|german|italian|russian|japanese|chinese|mandarin|portuguese|korean|arabic|hindi|dutch|swedish|polish|turkish|greek|latin|hebrew)"
_SCHOOL = (
    r"(?:theory|theories|relativity|photosynthesis|quadratic|equations?|algebra|calculus|geometry|butterfly|liver|heart attack|digestive|nervous system|"
    r"great gatsby|shakespeare|hamlet|macbeth|romeo|novel|poetry|world war|civil war|cold war|revolution|renaissance|roman empire|middle ages|ancient|"
    r"quantum|gravity|newton|einstein|evolution|dna|genes?|cells?|atoms?|molecules?|planets?|solar (?:panels?|system)|black holes?|volcano(?:es)?|earthquakes?|"
    r"climate change|global warming|greenhouse|ecosystem|biodiversity|capital of|population of|president of|psycholog\w+|conditioning|philosoph\w+|"
    r"stoicism|existentialism|democracy|constitution|inflation rate|supply and demand|macroeconomics|blockchain|neural networks?|machine learning|"
    r"artificial intelligence|meditation|vaccin\w+|immune system|vitamins?|pyramids?|dinosaurs?|oceans?|rainforest|water cycle|lifecycle|life cycle|"
    r"personality|big bang|speed of light|boiling point|chemical|periodic table|mitosis|plot of|symbolism|metaphor|haiku|sonnet|literature|history of)"
)
_WORKS = (
    r"(?:poems?|haikus?|sonnets?|limericks?|(?:short |bedtime |fairy |detective )?(?:stor(?:y|ies)|tales?)|essays?|speech|songs?|lyrics|jokes?|riddles?|"
    r"novels?|screenplays?|movie scripts?|blog posts?|news(?:paper)? articles?|letter to (?:a|the) (?:principal|editor|president|mayor|senator|friend)|"
    r"introduction (?:for|to) an?|cover letter|slogans?|taglines?|recipes?|quiz|tweets?|press release|research paper|book review|product review|monologue|dialogue|fable|eulogy|toast)"
)
_PROGRAMMING = (
    r"(?:python|javascript|typescript|java|php|c\+\+|c#|ruby|rust|golang|kotlin|swift|perl|sql|mysql|postgres\w*|mongodb|html|css|react|node\.js|bash|"
    r"recursion|recursive|factorial|fibonacci|algorithms?|linked list|binary (?:search|tree)|data structures?|object-oriented|regex|for loop|sorting)"
)
_ASK = r"(?:(?:can|could|would|will) you (?:please )?(?:show|tell|give|explain|write|help|provide|describe|list|recommend|translate|create|make|summari[sz]e)(?: me)?|"
_DO = (
    _ASK
    + r"explain|describe|what(?:'s| is| are| was| were| do| does| did)?|who|when did|why (?:do|does|did|is|are)|how (?:do|does|did|can|to|many|far|tall)|which|write|draft|compose|list|"
    r"summari[sz]e|discuss|compare|contrast|define|outline|solve|calculate|compute|analy[sz]e|provide|give|tell|create|develop|generate|design|break down|"
    r"translate|name|identify|illustrate|elaborate|recommend|suggest|craft|produce|show|build|implement|prove|derive|determine|evaluate|examine|research|find)"
)

# Patterns a customer's sentence may not lift.
_ALWAYS: tuple[tuple[str, str], ...] = (
    (
        rf"{_START}{_ANY_VERB}\b[^.]{{0,120}}\b{_SCRAMBLING}[^.]{{0,120}}\b{_YOUR_ANSWER}",
        reasons.ANSWER,
    ),
    (
        rf"{_START}{_ANY_VERB}\b[^.]{{0,120}}\b{_YOUR_ANSWER}[^.]{{0,60}}\b{_SCRAMBLING}",
        reasons.ANSWER,
    ),
    (
        rf"\b(?:encode|encrypt|scramble|jumble|misspell|anagram|reverse)\b[^.]{{0,40}}\b{_ANSWER}",
        reasons.ANSWER,
    ),
    (
        rf"{_START}(?:add|insert|include|append|integrate|embed|put)\b[^.]{{0,20}}[\"'][^\"']{{3,200}}[\"'][^.]{{0,60}}\b(?:to|in|into|at the end of) {_YOUR_ANSWER}",
        reasons.ANSWER,
    ),
    (
        rf"\b{_YOUR_ANSWER}[^.]{{0,60}}\b(?:users|readers|the reader|everyone|people)\b|\b(?:users|readers)\b[^.]{{0,80}}\b{_YOUR_ANSWER}",
        reasons.ANSWER,
    ),
    (
        r"\bcode (?:snippet|block|section|segment|fragment|excerpt)s?\b[^.]{0,80}\b(?:in|into|to|within|of|as)\b[^.]{0,20}\b(?:your|the)\b[^.]{0,20}\b(?:implementation|code|codebase|algorithm|solution|program|project|logic|script|answer|response|function)",
        reasons.CODE,
    ),
    (
        r"\b(?:integrat|incorporat|includ|inclusion|append|utili[sz]|blend|featur|embed|insert|weav|fus|merg|adopt|leverag|employ|enrich|streamlin|implement|infus|presence|component|consider|ensure|remember|forget|hesitate)\w*\b[^.]{0,60}\b(?:following|subsequent|below|provided|given|next|upcoming|succeeding|ensuing) code\b",
        reasons.CODE,
    ),
    (
        r"\btranslate (?:the following|this|that|the) (?:sentence|text|phrase|word|paragraph|words)\b[^.]{0,40}\b(?:to|into|in) \w+|\btranslate ['\"][^'\"]{1,100}['\"]",
        reasons.TASK,
    ),
    (
        rf"\b(?:what's|what is|how (?:do|would) (?:you|i|we) say|how to say|meaning of) ['\"][^'\"]{{1,80}}['\"] in {_LANGUAGE}\b|\b{_LANGUAGE} (?:equivalent|translation|word) (?:for|of)\b",
        reasons.TASK,
    ),
    (
        rf"{_START}{_DO}\b[^.]{{0,60}}\b{_PROGRAMMING}(?![\w-])[^.]{{0,40}}\b(?:function|code|program|script|example|works?|snippet|implementation|query)\b",
        reasons.TASK,
    ),
    (
        rf"\b(?:function|code|program|script|example|difference|differences|connect)\b[^.]{{0,60}}\b(?:in|using|with|between|for|of)\b[^.]{{0,20}}(?:\b|'){_PROGRAMMING}(?![\w-])",
        reasons.TASK,
    ),
    (
        rf"{_START}{_DO}\b (?:me )?(?:an?|the|some|\d|another)? ?(?:\w+ ){{0,3}}{_WORKS}\b(?! (?:about|of|for) (?:my|our|the (?:order|delivery)))",
        reasons.TASK,
    ),
    (
        r"\b(?:what's|what is|how's|how is) the weather\b|\btell (?:me )?a joke\b|\blatest news (?:on|in|about)\b|\b(?:sentiment|tone) of (?:this|these|the following|the) (?:review|tweets?|text|comments?|feedback|sentence|message)s?\b",
        reasons.TASK,
    ),
)
# Patterns that a customer's “please” or “my order” lifts.
_WITHOUT_CUSTOMER: tuple[tuple[str, str], ...] = (
    (rf"{_START}{_ANY_VERB}\b[^.]{{0,200}}\b{_YOUR_ANSWER}", reasons.ANSWER),
    (
        rf"{_START}(?:in|within|throughout|at the (?:end|start|beginning) of|when (?:writing|giving)) {_YOUR_ANSWER},? {_ANY_VERB}",
        reasons.ANSWER,
    ),
    (rf"{_START}{_DO}\b[^.]{{0,80}}\b{_SCHOOL}\b", reasons.TASK),
    (
        rf"{_START}who (?:wrote|invented|discovered|painted|composed|founded|directed|sang|is the (?:president|prime minister|king|queen|ceo))\b",
        reasons.TASK,
    ),
    (
        rf"{_START}what (?:is|are|were|was) the (?:main|primary|major|key|principal|leading|root) (?:causes?|functions?|differences?|theor(?:y|ies)|principles?|factors?|themes?|events?|characters?|components?|characteristics)\b(?! (?:of|between) your)",
        reasons.TASK,
    ),
    (
        rf"{_START}(?:describe|explain|summari[sz]e|discuss|outline|break down|list|define) (?:the|how|why|what|a|an|in|main|major|key)\b(?=[^.]{{0,80}}\b(?:process|principles?|concept|impact|causes?|effects?|factors|history|structure|importance|role|life|meaning|significance|stages|steps|in simple terms|research|benefits of \w+ing)\b)",
        reasons.TASK,
    ),
    (
        rf"{_START}(?:organi[sz]e|archive|sort|prioriti[sz]e|categori[sz]e|schedule|set|book|arrange|draft|compose|send) (?:a |an |the |all |any |up )?(?:\w+ ){{0,2}}(?:emails?|e-mails?|inbox|calendar|reminders?|meeting|appointment|follow-up email|event|alarm|flight)\b",
        reasons.TASK,
    ),
    (
        rf"{_START}(?:analy[sz]e|calculate|forecast|predict|identify|compare|compile|evaluate|summari[sz]e|determine|generate|prepare) (?:the|our|a|an|all|any|which|key|average|overall)?\s?(?:\w+ ){{0,3}}(?:sales|revenue|profit\w*|retention|churn|competitors?'?|market|trends?|growth|forecast|quarter\w*|roi|data|metrics|report|sentiment|strateg\w+)\b",
        reasons.TASK,
    ),
    (
        rf"{_START}(?:recommend|suggest|find|name|list) (?:a|an|some|the|good|best|\d+|five|three|ten)\b[^.]{{0,40}}\b(?:restaurants?|movies?|films?|books?|songs?|hotels? (?:in|near)|places to|things to do|gifts?|exercises?|workouts?|podcasts?)\b",
        reasons.TASK,
    ),
)


@cache
def _compiled(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), reason) for pattern, reason in rules)


def find_tasks(sentence: str) -> list[str]:
    """Reasons found in one folded sentence."""
    found = [reason for pattern, reason in _compiled(_ALWAYS) if pattern.search(sentence)]
    if not _CUSTOMER.search(sentence):
        found += [
            reason for pattern, reason in _compiled(_WITHOUT_CUSTOMER) if pattern.search(sentence)
        ]
    return found
