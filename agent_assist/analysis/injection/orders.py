"""Orders to a language model in English: ignore your rules, show your prompt, be somebody else.

Rule: every pattern needs the object of the order (rules, prompt, role), for “please ignore my last mail” is
ordinary. Patterns read folded text.
"""

from __future__ import annotations

from agent_assist.analysis.injection import reasons

_EARLIER = (
    r"(?:all|any|every|each|the|your|these|those|this|its|previous|prior|above|earlier|preceding|initial|original|"
    r"system|other|existing|current|former|following|foregoing|past|given|default|standard|safety|security|"
    r"aforementioned|developer|content|of|and|or|mentioned|evidence|provided|underlying|ethical|compliance|policy)"
)
_RULES = (
    r"(?:instructions?|directions?|prompts?|prompting|rules?|guidelines?|guidance|commands?|orders given|directives?|"
    r"constraints?|restrictions?|programming|system messages?|system text|guardrails?|protocols?|safeguards?|polic(?:y|ies)|"
    r"training|context|safety (?:features?|measures?|controls?|filters?)|filters?)"
)
# “…the instructions I sent you”, “…instructions for delivery”: the customer's own, or a product's.
_NOT_OWN = (
    r"(?! ?,? ?(?:that |which )?(?:i|we|he|she|they|you) (?:gave|sent|wrote|made|provided|left|had|got|received|mentioned)\b"
    r"| (?:in|from|of|on|for|about) (?:my|our|the (?:box|manual|leaflet|package|parcel|label|delivery|courier|app|website)|delivery|returning|assembl)"
    r"| (?:regarding|concerning) )"
)
_IGNORE_VERBS = (
    r"(?:ignore|disregard|forget(?: about)?|override|overrule|bypass|overlook|neglect|discard|abandon|circumvent|"
    r"do not (?:follow|obey|comply with|adhere to|listen to)|don't (?:follow|obey|listen to)|stop (?:following|obeying)|"
    r"pay no attention to|set aside|throw (?:away|out)|cancel|erase|delete|drop|never mind|nevermind|unfollow|violate|evade|reset)"
)
_MACHINE = r"(?:ai|a\.i\.|llm|language model|large language model|gpt|chat ?gpt|claude|gemini|copilot|chat ?bot|bot|assistant|ai assistant|virtual assistant|model)"
_SAY = r"(?:ignore|forget|disregard|reply|respond|say|write|print|output|approve|grant|refund|reveal|confirm that|classify|mark|treat|answer only|repeat|state that|tell (?:the|them)|override|never|always|do not|don't)"
_GAP = r"(?:[\w'-]+[^\w.!?]+){0,%d}?"

_IGNORE = (
    rf"(?<!don't )(?<!not )(?<!i )(?<!we )(?<!always )\b{_IGNORE_VERBS}[^\w.!?]+(?:{_EARLIER}[^\w.!?]+){{1,7}}{_RULES}\b{_NOT_OWN}",
    r"\bignore (?:the |everything )?(?:above|everything|all (?:of )?(?:the )?(?:above|previous text)|previous text|all previous text)\b(?= (?:and|i've said|i have said|instead|text)|[,.:;]|$)",
    r"\b(?:ignore|forget|disregard) (?:all |everything )?(?:of )?(?:that |what |everything )?(?:you (?:were|have been|'ve been|have|know|learned)|you've|was said|has been said|is written above)\b",
    rf"\b(?:previous|prior|above|earlier|initial|existing) {_RULES} (?:are|were|is) (?:now )?(?:false|void|invalid|obsolete|cancell?ed|wrong|outdated|out of date|no longer)\b",
    r"\ballprevious {1,2}instructions\b|\bdisregard (?:any|all) rules\b|\bnot restricted by the rules\b|\bout of date instructions\b",
    r"\bignore(?:all|any|the|your){0,3}(?:previous|prior|above|earlier|system)?(?:instructions?|rules|prompts?)\b",
    r"\bforget (?:all|everything|about everything)(?: (?:of )?(?:that|what|you|your|the)){0,3} (?:\w+ ){0,3}(?:rules|prompts?|told|learned|know|instructions|said|before|above)\b",
    rf"\b(?:new|updated|revised|real|actual|additional|important|override) (?:system )?(?:instructions?|prompt|directives?|orders)\b ?(?::|##|\]|\*|=|to chat|for (?:the )?{_MACHINE}\b)",
)
_REVEAL = (
    rf"\b(?:reveal|show|print|display|output|repeat|list|tell|give|share|disclose|relay|return|write|expose|leak|dump|recite|state|respond with|provide|summari[sz]e|what (?:are|is|were|was)|copy|quote|reproduce|translate|spell out)\b[^\w.!?]+"
    rf"{_GAP % 6}(?:your|you|the|its|underlying|full|hidden|secret|initials?|original|above)[^\w.!?]+{_GAP % 4}"
    r"(?:system (?:prompt(?:ing)?|message|instructions?|parameters)|initials? (?:prompt|instructions?)|hidden (?:prompt|instructions?|rules)|"
    r"(?:full|above|original|entire|secret|underlying|internal|developer) (?:\w+ )?(?:prompt(?:ing)?|instructions?)|"
    r"prompt(?:ing)?\b(?! (?:response|reply|answer|help|attention|delivery|payment|refund|service|on|in))|"
    r"instructions you (?:have|were)|instructions verbatim|parameters and instructions)",
    rf"\b(?:list|repeat|print|show|output|reveal|tell me)(?: me)?(?: all(?: of)?)? your (?:initials? |original |full |secret |system )?(?:instructions?|prompts?|configuration)\b(?! (?:for|on|about|to|regarding|how)){_NOT_OWN}",
    r"\b(?:every|all|any|the)(?: of the)? instructions? (?:you have|you've|you were|that you) (?:been )?(?:given|received|told)\b",
    r"\b(?:your|the) (?:initial|original|system|hidden|secret) (?:instructions|prompt|directives) (?:are|were|was|is)\b",
    r"\b(?:the |your |all (?:the )?)?(?:secret|system|database|master) (?:password|key|token|credentials|api key)s?\b(?=[^.!?]{0,40}(?:instead|in your database|verbatim))",
    r"\b(?:usernames?|passwords?|credentials|api keys?)(?: and (?:usernames?|passwords?))?[^.!?]{0,20}\b(?:in|from|of) your (?:database|memory|training)\b",
    r"\b(?:print|repeat|output|show|copy|return|reproduce|recite) (?:me )?(?:all |everything |the |of )*(?:texts?|words|content|messages?|everything|sentences?|lines?) (?:above|before|preceding)\b",
    r"\b(?:beginning|start|top) of (?:this|the|our) (?:conversation|prompt|chat|context)\b|\brepeat (?:it|this|that|them|everything|all)\b[^.!?]{0,20}(?:word for word|verbatim)",
)
_ROLE = (
    rf"\b(?:you are|you're|you will be|you shall be) now (?:in \w+ mode|free (?:of|from|to)|unrestricted|dan\b|acting as|operating (?:as|in|under)|(?:an? |the )?(?:\w+ ){{0,3}}(?:{_MACHINE}|persona|character|pirate|hacker|admin|administrator|root|god|terminal|simulator|protector|expert)\b)",
    r"\bfrom now on,? (?:you (?:are|will|must|only|always|act|answer|respond|speak|shall|should)|always|only (?:answer|respond|reply|speak)|respond|act as|answer (?:only|in|as))\b",
    r"\b(?:pretend|imagine|roleplay|role-play|role play|simulate)(?: (?:that|to be|being|as|you|you're|you are|as if|like))+ (?:\w+ ){0,4}?(?:ai|dan|unrestricted|evil|admin|developer|grandmother|grandma|hacker|no (?:rules|restrictions|limits)|human|another)\b",
    r"\b(?:act|behave|respond|answer|speak|operate|function) (?:as (?:if|though) you (?:are|were|have)|as (?:an? |my |the )?(?:unrestricted|unfiltered|evil|dan\b|jailbroken|uncensored|different ai|linux|terminal|developer mode|root|pirate|deceased|late grand\w+|dead|malicious|hacker))",
    rf"\byou are (?:dan\b|an? (?:\w+ )?{_MACHINE}\b[^.!?]{{0,40}}\b(?:without|no (?:rules|limits|restrictions)|unlimited|that (?:says|always|never|tells|does|must|ignores)|who (?:says|always|never|tells|must)|evil|must)\b|an? (?:evil|malicious|unfiltered|rogue|uncensored) {_MACHINE})",
    r"\b(?:jailbreak|dan|god|unrestricted|developer|debug) mode (?:is )?(?:now )?(?:on|enabled|activated|engaged|unlocked)\b(?! (?:the|my|on my|and the))|(?<!i )(?<!to )\b(?:enter|activate|switch to|go into) (?:developer|god|dan|jailbreak|unrestricted) mode\b|\bsafe mode off\b",
    rf"\b(?:unrestricted|uncensored|unfiltered|jailbroken) {_MACHINE}\b|\bdo anything now\b|\bstay in character\b|\bbreaking character\b|\bsecret agenda\b",
)
_POSES = (
    rf"\b{_MACHINE},? (?:please )?(?:before (?:anything|everything|doing)|you must|ignore (?:all|the|your|my|any)|disregard|note that you)\b",
    rf"(?:^|[.!?:;>]\s?)(?:assistant|ai|chat ?bot|bot|llm|gpt|chat ?gpt|model),? (?:please )?(?:send|forward|{_SAY})\b",
    rf"\b(?:hey|hi|hello|dear|attention|ok|okay|yo) (?:\w+ )?{_MACHINE}\b[ ,:!]+(?:please )?(?:you must |kindly )?{_SAY}\b",
    r"\b(?:note|message|instructions?|attention|reminder) (?:to|for) (?:the |any |all )?(?:ai|llm|assistants?|bots?|model|language models?|chat ?bots?|automated systems?|agents? reading)\b",
    r"\b(?:when|while|before|after|if you are) (?:you (?:are )?)?(?:summari[sz]|process|answer|read|reply|handl|translat|classify|draft|respond)(?:e|es|ing|ing to|to)? (?:to )?(?:this|the) (?:ticket|e-?mail|message|mail|request|conversation|thread|document|text|customer|user)\b[^.!?]{0,60}\b(?:tell|say|add|include|ignore|approve|mention|state|write|also|always|recommend|reply|respond|mark|grant|treat|do not|don't)\b",
    r"#{2,} ?(?:begin |start |end )?(?:of )?(?:new |old )?(?:system|instructions?|responses?|human|assistant|prompt)\b|\bbegin (?:new )?(?:instructions?|reprogramming)\b|%%% ?end",
    r"\b(?:instructions?|prompt) (?:override|injection|hijack)\b|\bprompt has been (?:\w+ )?hijacked\b|\bsanitize your inputs\b",
    r"\b(?:the )?(?:ai |chat)?assistant is (?:in error|offline|disabled|no longer)\b|\bai's usual\b|\bthe bot will (?:never|insert|show|hide|discard)\b",
    rf"(?:^|[\s\[<({{*#|-])(?:system|assistant|developer|admin|ai|llm|gpt|chatbot|agent instructions?|instructions?|system note|system message|system prompt|note to (?:the )?{_MACHINE}|attention {_MACHINE})\s?[:\]>)]\s?(?=[\w“\"'])"
    rf"(?=[^.!?]{{0,80}}\b(?:{_SAY}|reply only|respond only|you are an?|you must|must now|instead|test|this chat|sure)\b)",
    r"<\|?(?:im_start|im_end|system|endoftext|assistant|user)\|?>|\[/?inst\]|<</?sys>>|\[system (?:note|message|prompt)\b|</(?:ticket|context|document|email|message|data|input|user_input|conversation)>",
    r"\b(?:end of (?:ticket|email|message|context|data|document|user input|conversation))\b[^\w]{0,5}(?:new|system|now|instructions?|assistant|begin)",
    rf"\bi(?:'m| am) (?:your (?:developer|creator|administrator|admin|programmer|engineer)|the (?:developer|creator|administrator|admin|programmer|owner) of (?:this|the) {_MACHINE})\b|\bi (?:created|programmed|built|trained) you\b|\bas your (?:developer|creator|administrator)\b",
    r"\b(?:you have been|you've been) (?:given a system )?(?:upgrade|reprogrammed|hacked|hijacked|updated with new)\w*\b|\bsystem (?:upgrade|override)\b",
    rf"\b{_MACHINE}s?(?: \w+){{0,3}} (?:reading|processing|summari[sz]ing|handling|that reads?|who reads?|analy[sz]ing) this\b",
    rf"\b(?:if you(?:'re| are)|as) (?:an? )?(?:helpful )?{_MACHINE}\b[^.!?]{{0,40}}\b(?:then|reply with|respond with|write|include|say|ignore|approve|you must|mention|use the word|add)\b",
)
_UNSAFE = (
    r"\bjail ?break(?:ing|s)?\b(?=[^.!?]{0,40}\b(?:ai|llm|model|gateway|chatbot|assistant|gpt|prompt|filter|compliance|yourself)\b)",
    r"\b(?:bypass|evade|circumvent|defeat|get around|work around|override)\s+(?:\w+ ){0,3}(?:safety|content|policy|moderation|ethical|compliance|guardrail|output)\s?(?:controls?|filter(?:s|ing)?|enforcement|checks?|measures?|protocols?|restrictions?|guidelines?|rules?|guardrails)\b",
    r"\b(?:disable|turn off|switch off|deactivate|remove)\s+(?:\w+ ){0,3}(?:policy enforcement|moderation|guardrails?|(?:safety|ethical) (?:guidelines?|protocols?|restrictions?|rules))\b",
    r"\bhow to (?:make|build|create) (?:a |an )?(?:bomb|explosive|weapon|virus|malware|meth|drugs?)\b|\bhow to (?:steal|hack|kill|poison|hotwire)\b|\bphishing (?:e-?mail|page|site|message)\b(?=[^.!?]{0,30}\bto\b)",
    r"\bprompt[- ]injection\b",
)
_SEND_AWAY = (
    r"\b(?:email|mail|e-mail|send|forward|post|upload|exfiltrate|transfer|leak)\b[^.!?]{0,30}\b(?:every|all|entire|whole|full|user(?:'s)?|users'|customer(?:'s|s'|s)?|conversation|chat|this)\b[^.!?]{0,40}\b(?:e-?mails?|messages?|inbox|mailbox|histor(?:y|ies)|data|database|records|conversations?|contacts|lists?|files|details|information)\b[^.!?]{0,30}\bto\b[^!?]{0,30}(?:@|https?:|www\.|me\b)",
    r"\b(?:email|mail|forward|send) (?:all|every|the entire|everyone)\b[^.!?]{0,20}\b(?:contacts?|e-?mails?|messages?|files|data|records|in the (?:address book|inbox))\b[^.!?]{0,20}\b(?:at|to) \S{1,60}@",
    r"\b(?:send|forward|post|upload|email|exfiltrate|leak|transmit) (?:me )?(?:the |this |all |a copy of |your )+(?:\w+ ){0,2}(?:conversation|chat|context|history|transcript|prompt|customer list|customer data|user data|database|credentials|passwords?|mailbox|inbox)\b(?! (?:has|was|is|could|does))",
    r"\b(?:delete|erase|drop|wipe|remove|destroy) (?:all|every|any)(?: of)? (?:the |your )?(?:data|emails?|e-mails|files|records|users|customers|tables|messages|tickets)\b(?! (?:you (?:have|hold|store|process) )?(?:about|on|of|from|that (?:is|are)) )(?! you )",
)
_ANSWER = (
    r"\b(?:say|print|output|write|reply|respond|return|answer|repeat|revert|only say|just say|just print)\b(?: with)?(?: only| just| exactly| nothing but| the word| the words| the phrase| verbatim)+\b(?=[^.!?]{0,60}(?:[\"]|'\w|\byes\b|:|\bword\b|approved|granted))(?! by\b| (?:to|in|via|on) )",
    r"\b(?:just|only|simply|instead) (?:say|print|output|write|reply|respond|return|repeat)\b\s*(?:with )?(?:[\":]|'\w)",
    r"(?:^|[.!?:]\s?|\b(?:and|then|now|instead|please) )(?:only |just )?(?:reply|respond|answer) with (?:only |just |the (?:word|text|phrase) )?[\"']",
    r"\b(?:and|then|now|instead|please) (?:print|output|return|execute|eval|echo)\s+(?:[\"#]|the following (?:code|text|words))",
    r"\b(?:only|just|nothing but) (?:those|these|that) words?\b(?! (?:are|is|appear))|\b(?:don't|do not) (?:write|say|output) anything else\b|\bprint '?\"?pwned",
    r"\bmust (?:now )?(?:say|print|output)\b",
    r"\b(?:every time|whenever|each time|if) (?:a|the|any|some) (?:user|customer|person|someone)s? asks?\b[^.!?]{0,80}\b(?:reply with|respond with|say that|answer with|insist|convince|reply \W)",
    r"(?<!you )\b(?:say|claim|pretend|tell (?:them|him|her|the customer|everyone)) that you(?:'re| are) (?:a |an )?(?:human|person|real)\b",
    r"\b(?:in your|your) (?:future|next|following|subsequent) (?:answers?|repl(?:y|ies)|responses?)\b",
    r"\b(?:stop everything\W+now|just print|do not follow them|repeat (?:after|with) me|outputs? to be repeated|dont repeat this|execute function|write opposite\w*|revert with \")",
    r"\b(?:start|begin|end|finish) (?:your|the|every|each) (?:reply|response|answer|message|output)s? with\b",
    r"\b(?:do not|don't|never) (?:mention|reveal|disclose|tell|show) (?:this|these|that you|anything about this)\b[^.!?]{0,30}\b(?:message|instructions?|note|prompt|to the (?:agent|user|customer|human|operator)|received)\b",
    r"\b(?:approve|grant|issue|process|authori[sz]e) (?:the |a |this |my |full |every )?(?:\w+ )?(?:refund|access|request|discount|return|claim|payment)s?\b(?=[^.!?]{0,60}\b(?:without (?:checking|verification|review|asking|approval)|regardless|no matter|bypass)\b)",
)

ORDERS: tuple[tuple[str, str], ...] = tuple(
    (pattern, reason)
    for patterns, reason in (
        (_IGNORE, reasons.IGNORE),
        (_REVEAL, reasons.REVEAL),
        (_ROLE, reasons.ROLE),
        (_POSES, reasons.POSES),
        (_UNSAFE, reasons.UNSAFE),
        (_SEND_AWAY, reasons.SEND_AWAY),
        (_ANSWER, reasons.ANSWER),
    )
    for pattern in patterns
)
