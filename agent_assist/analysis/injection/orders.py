"""Orders to a language model in English: ignore your rules, show your prompt, be somebody else.

Rule: every pattern needs the object of the order (rules, prompt, role), for “please ignore my last mail” is
ordinary. Patterns read folded text.
"""

from __future__ import annotations

from agent_assist.analysis.injection import reasons

_GAP = r"(?:[\w'’-]+[^\w.!?]+){0,%d}?"
_EARLIER = (
    r"(?:all|any|every|each|the|your|these|those|this|its|previous|prior|above|earlier|preceding|initial|original|"
    r"system|other|existing|current|former|following|foregoing|past|given|default|standard|safety|security|allprevious|"
    r"aforementioned|developer|content|of|and|or|mentioned|evidence|provided|underlying|ethical|compliance|policy)"
)
_RULES = (
    r"(?:instructions?|instruct|directions?|prompts?|prompting|rules?|guidelines?|guidance|commands?|orders given|directives?|"
    r"constraints?|restrictions?|programming|system messages?|system text|guardrails?|protocols?|safeguards?|polic(?:y|ies)|"
    r"training|context|safety (?:features?|measures?|controls?|filters?)|filters?)"
)
# “…the instructions I sent you”, “…instructions for delivery”: the customer's own, or a product's.
_OWN = (
    r"(?! ?,? ?(?:that |which )?(?:i|we|he|she|they|you) (?:gave|sent|wrote|made|provided|left|had|got|received|mentioned)\b"
    r"| (?:in|from|of|on|for|about) (?:my|our|the (?:box|manual|leaflet|package|parcel|label|delivery|courier|app|website)|delivery|returning|assembl)"
    r"| (?:regarding|concerning) )"
)
_IGNORE_VERBS = (
    r"(?:ignore|disregard|forget(?: about)?|override|overrule|bypass|overlook|neglect|discard|abandon|circumvent|"
    r"do not (?:follow|obey|comply with|adhere to|listen to)|don't (?:follow|obey|listen to)|stop (?:following|obeying)|"
    r"pay no attention to|set aside|throw (?:away|out)|cancel|erase|delete|drop|never mind|nevermind|unfollow|violate|evade|reset)"
)

ORDERS: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:assistant|ai|chatbot|bot|llm|gpt|chatgpt|model),? (?:please )?(?:before (?:anything|everything|doing)|first|you must|ignore|send|forward|reply|respond|print|say|do not|don't|always|never|stop|disregard|note that you)\b",
        reasons.POSES,
    ),
    (
        r"\b(?:send|forward|post|upload|email|exfiltrate|leak|transmit) (?:me )?(?:the |this |all |a copy of |your )+(?:\w+ ){0,2}(?:conversation|chat|context|history|transcript|prompt|customer list|customer data|user data|database|credentials|passwords?|mailbox|inbox)\b(?! (?:has|was|is|could|does))",
        reasons.SEND_AWAY,
    ),
    (
        rf"(?<!don't )(?<!not )(?<!i )(?<!i always )\b{_IGNORE_VERBS}[^\w.!?]+(?:{_EARLIER}[^\w.!?]+){{1,7}}{_RULES}\b{_OWN}",
        reasons.IGNORE,
    ),
    (
        r"\bignore (?:the |everything )?(?:above|everything|all (?:of )?(?:the )?(?:above|previous text)|previous text|all previous text|what (?:was|is) (?:said|written) (?:above|before))\b"
        r"(?= (?:and|i've said|i have said|instead|text)|[,.:;]|$)",
        reasons.IGNORE,
    ),
    (
        rf"\b(?:previous|prior|above|earlier|initial|existing) {_RULES} (?:are|were|is) (?:now )?(?:false|void|invalid|obsolete|cancell?ed|wrong|outdated|out of date|no longer)\b",
        reasons.IGNORE,
    ),
    (
        r"\b(?:allprevious|disregard (?:any|all) rules|not restricted by the rules|without (?:any )?(?:restrictions|rules|filters|limitations|ethical)|out of date instructions)\b",
        reasons.IGNORE,
    ),
    (
        r"\bforget (?:all|everything|about everything)(?: (?:of )?(?:that|what|you|your|the)){0,3} (?:\w+ ){0,3}(?:rules|prompts?|told|learned|know|instructions|said|before|above)\b",
        reasons.IGNORE,
    ),
    (
        r"\b(?:new|updated|revised|real|actual|additional|important|override) (?:system )?(?:instructions?|prompt|directives?|orders)\b ?(?::|##|\]|\*|=|-|follow\b|begin\b|to chat|for (?:the |you|chat|ai|assistant))",
        reasons.IGNORE,
    ),
    (
        r"##? ?(?:begin|start|end)(?: of)? (?:new |old |system )?(?:instructions?|prompt)\b|\bbegin (?:new )?(?:instructions?|reprogramming)\b|%%% ?end",
        reasons.POSES,
    ),
    (
        r"\b(?:instructions?|prompt) (?:override|update|injection|hijack)\b|\bprompt has been (?:\w+ )?hijacked\b|\bsanitize your inputs\b",
        reasons.POSES,
    ),
    (
        rf"\b(?:reveal|show|print|display|output|repeat|list|tell|give|share|disclose|relay|return|write|expose|leak|dump|recite|state|respond with|provide|summari[sz]e|what (?:are|is|were|was)|copy|quote|reproduce|translate|spell out)\b[^\w.!?]+"
        rf"{_GAP % 6}(?:your|you|the|its|underlying|full|hidden|secret|initials?|original|above)[^\w.!?]+{_GAP % 4}"
        r"(?:system (?:prompt(?:ing)?|message|instructions?|parameters|settings)|initials? (?:prompt|instructions?)|hidden (?:prompt|instructions?|rules)|"
        r"(?:full|above|original|entire|secret|underlying|internal|developer) (?:\w+ )?(?:prompt(?:ing)?|instructions?)|prompt(?:ing)?\b(?! (?:response|reply|answer|help|attention|delivery|payment|refund|service))|instructions you|instructions verbatim|"
        r"your (?:own )?(?:instructions|rules|guidelines|configuration|programming)|parameters and instructions)",
        reasons.REVEAL,
    ),
    (
        r"\b(?:list|repeat|print|show|output|reveal|tell me)(?: me)?(?: all(?: of)?)? your (?:initials? |original |full |secret |system )?(?:instructions?|prompts?|rules|configuration)\b",
        reasons.REVEAL,
    ),
    (
        r"\b(?:every|all|any|the)(?: of the)? instructions? (?:you have|you've|you were|that you) (?:been )?(?:given|received|told)\b",
        reasons.REVEAL,
    ),
    (
        r"\b(?:your|the) (?:initial|original|system|hidden|secret) (?:instructions|prompt|directives) (?:are|were|was|is)\b",
        reasons.REVEAL,
    ),
    (
        r"\b(?:the |your |all (?:the )?)?(?:secret|admin|system|database|api|master) (?:password|key|token|credentials|api key)s?\b(?=[^.!?]{0,40}(?:instead|now|in your database|verbatim|$))",
        reasons.REVEAL,
    ),
    (
        r"\b(?:usernames?|passwords?|credentials|api keys?)(?: and (?:usernames?|passwords?))?[^.!?]{0,20}\b(?:in|from|of) your (?:database|system|memory|training)\b",
        reasons.REVEAL,
    ),
    (
        r"\b(?:you are|you're|you will be|you shall be) now (?:in |an? |the |going|free|known|called|acting|operating|under)",
        reasons.ROLE,
    ),
    (r"\bfrom now on,? (?:you|your|always|only|respond|answer|reply|act)\b", reasons.ROLE),
    (
        r"\b(?:pretend|imagine|roleplay|role-play|role play|simulate)(?: (?:that|to be|being|as|you|you're|you are|as if|like))+ (?:\w+ ){0,4}?(?:an? |the |my |ai|dan|unrestricted|evil|admin|developer|grandmother|hacker|no )",
        reasons.ROLE,
    ),
    (
        r"\b(?:act|behave|respond|answer|speak|operate|function) (?:as (?:if|though) you (?:are|were|have)|as (?:an? )?(?:unrestricted|unfiltered|evil|dan\b|jailbroken|uncensored|different ai|linux|terminal|developer mode|root|administrator|pirate))",
        reasons.ROLE,
    ),
    (
        r"\b(?:developer|debug|god|admin|maintenance|sudo|dan|jailbreak|unrestricted|safe) mode (?:is )?(?:on|off|enabled|disabled|activated|deactivated)\b|\b(?:enable|enter|activate|switch to|disable) (?:developer|debug|god|dan|jailbreak|unrestricted|safe) mode\b",
        reasons.ROLE,
    ),
    (
        r"\b(?:unrestricted|uncensored|unfiltered|jailbroken) (?:ai|bot|assistant|model|chatbot)\b|\bdo anything now\b|\bstay in character\b|\bbreaking character\b|\bsecret agenda\b",
        reasons.ROLE,
    ),
    (
        r"\b(?:the )?(?:ai |chat)?assistant is (?:in error|offline|disabled|no longer)\b|\bai(?:'s|’s) usual\b|\bthe bot will (?:never|insert|show|hide|discard)\b",
        reasons.POSES,
    ),
    (
        r"(?:^|[\s\[<({*#|])(?:system|assistant|developer|admin|instructions?|system note|system message|system prompt|note to (?:the )?(?:ai|assistant|bot|model|llm)|attention (?:ai|assistant|bot|llm))\s?[:\]>)]\s?(?=[\w“\"'])"
        r"(?=[^.!?]{0,80}\b(?:ignore|forget|reply only|respond only|you are|you must|must now|disregard|test|instead|write|print|output|say|approve|grant|refund|this chat|override|always|never|do not|classify|mark|treat|answer only)\b)",
        reasons.POSES,
    ),
    (
        r"<\|?(?:im_start|im_end|system|endoftext|assistant|user)\|?>|\[/?inst\]|<</?sys>>|\[system (?:note|message|prompt)\b|^###? ?(?:system|instruction|response) ?:?$",
        reasons.POSES,
    ),
    (
        r"\bi(?:'m| am) (?:your|the) (?:developer|creator|administrator|admin|programmer|engineer|owner|operator)\b|\bi (?:created|programmed|built|trained) you\b|\bas your (?:developer|creator|administrator)\b",
        reasons.POSES,
    ),
    (
        r"\b(?:you have been|you've been) (?:given a system )?(?:upgrade|reprogrammed|hacked|hijacked|updated with new)\w*\b|\bsystem (?:upgrade|override)\b",
        reasons.POSES,
    ),
    (
        r"\b(?:ai|llm|language model|gpt|chatgpt|claude|gemini|copilot|assistant|chatbots?)(?: \w+){0,3} (?:reading|processing|summari[sz]ing|handling|that reads?|who reads?|analy[sz]ing) this\b",
        reasons.POSES,
    ),
    (
        r"\bif you(?:'re| are) (?:an? )?(?:ai|llm|language model|large language model|gpt|bot|chatbot|assistant|automated|machine)\b[^.!?]{0,40}\b(?:then|please|reply|respond|write|include|say|ignore|approve|you must|do|mention|use|add)\b",
        reasons.POSES,
    ),
    (
        r"\bjail ?break(?:ing|s)?\b(?=[^.!?]{0,40}\b(?:ai|llm|model|gateway|chatbot|assistant|gpt|prompt|filter|compliance|yourself)\b)",
        reasons.UNSAFE,
    ),
    (
        r"\b(?:bypass|evade|disable|circumvent|override|turn off|switch off|defeat|get around|work around|deactivate|remove)\s+(?:\w+ ){0,3}(?:safety|content|policy|moderation|security|ethical|compliance|guardrail|output)\s?(?:controls?|filter(?:s|ing)?|enforcement|checks?|measures?|protocols?|restrictions?|guidelines?|polic(?:y|ies)|rules?|guardrails)\b",
        reasons.UNSAFE,
    ),
    (
        r"\bhow to (?:make|build|create) (?:a |an )?(?:bomb|explosive|weapon|virus|malware|meth|drugs?)\b|\bhow to (?:steal|hack|kill|poison|hotwire)\b|\bphishing (?:e-?mail|page|site|message)\b(?=[^.!?]{0,30}\bto\b)",
        reasons.UNSAFE,
    ),
    (r"\bprompt[- ]injection\b", reasons.UNSAFE),
    (
        r"\b(?:email|mail|e-mail|send|forward|post|upload|exfiltrate|transfer|leak)\b[^.!?]{0,30}\b(?:every|all|entire|whole|full|user(?:'s|’s)?|users'|customer(?:'s|s'|s)?|conversation|chat)\b[^.!?]{0,40}\b(?:e-?mails?|messages?|inbox|mailbox|histor(?:y|ies)|data|database|records|conversations?|contacts|lists?|files|details|information)\b[^.!?]{0,30}\bto\b[^!?]{0,30}(?:@|https?:|www\.|me\b)",
        reasons.SEND_AWAY,
    ),
    (
        r"\b(?:delete|erase|drop|wipe|remove|destroy) (?:all|every|any)(?: of)? (?:the |your )?(?:data|emails?|e-mails|files|records|users|customers|tables|messages|tickets)\b(?! (?:you (?:have|hold|store) )?(?:about|on|of) (?:me|us|my))",
        reasons.SEND_AWAY,
    ),
    (
        r"\b(?:say|print|output|write|reply|respond|return|answer|repeat|revert|only say|just say|just print)\b(?: with)?(?: only| just| exactly| nothing but| the word| the words| the phrase| the following| verbatim)+\b(?=[^.!?]{0,60}(?:[\"'“”]|\byes\b|\bno\b|:|\bword\b|approved|granted))",
        reasons.ANSWER,
    ),
    (
        r"\b(?:just|only|simply|instead) (?:say|print|output|write|reply|respond|return|repeat)\b\s*(?:with )?[\"'“:]",
        reasons.ANSWER,
    ),
    (
        r"\b(?:and|then|now|instead|please) (?:print|output|return|execute|eval|echo)\s+(?:[\"'“#]|the following (?:code|text|words))",
        reasons.ANSWER,
    ),
    (
        r"\b(?:only|just|nothing but) (?:those|these|that) words?\b|\band nothing else\b(?<=write nothing else)|\bdon't write anything else\b|\bdo not (?:write|say|output) anything else\b|\bprint ['\"“]?pwned",
        reasons.ANSWER,
    ),
    (
        r"\b(?:you must|must) (?:now )?(?:say|print|output|reply|respond|answer|write)\b",
        reasons.ANSWER,
    ),
    (
        r"\b(?:every time|whenever|each time|if) (?:a|the|any|some) (?:user|customer|person|someone)s? asks?\b[^.!?]{0,80}\b(?:reply|respond|say|answer|tell|mention|insist|convince)\b",
        reasons.ANSWER,
    ),
    (
        r"\b(?:say|claim|pretend|tell (?:them|him|her|the customer|everyone)) that you(?:'re| are) (?:a |an )?(?:human|person|real)\b",
        reasons.ANSWER,
    ),
    (
        r"\b(?:in your|your) (?:future|next|following|subsequent) (?:answers?|repl(?:y|ies)|responses?|messages?)\b",
        reasons.ANSWER,
    ),
    (
        r"\bstop everything\b|\bjust print\b|\bdo not follow them\b|\brepeat (?:after|with) me\b|\boutputs? to be repeated\b|\bdont repeat this\b|\bexecute function\b",
        reasons.ANSWER,
    ),
    (
        r"\b(?:approve|grant|issue|process|authori[sz]e) (?:the |a |this |my |full |every )?(?:\w+ )?(?:refund|access|request|discount|return|claim|payment)s?\b(?=[^.!?]{0,60}\b(?:without (?:checking|verification|review|asking|approval)|regardless|immediately and|no matter|whatever|bypass)\b)",
        reasons.ANSWER,
    ),
)
