"""English phrases. Rule: only forms that ask now (“speak to”), none that tell (“spoke to”)."""

from __future__ import annotations

from agent_assist.analysis.person_request.grammar import Phrases

_MACHINE = (
    r"(?:chat ?|ro)?bots?|robotic|ai|a\.i\.?|artificial(?: intelligence)?|machines?|computers?|copmuter|"
    r"(?:computer |chat)?programs?|programmed|software|automated|automatic|automation|algorithm|llm|"
    r"language model|chat ?gpt|virtual assistant|auto(?:mated)? ?repl(?:y|ies)"
)
_HUMAN = r"humans?|human beings?|person|people|real|alive|fake|living|being"
_ADJECTIVES = (
    r"(?:(?:a|an|the|any|some|just|only|really|actually|truly|real|actual|live|living|human|"
    r"physical|genuine|breathing|proper|another|or|like|this|right now|with|to|be|in fact)\s+){0,5}"
)
_STAFF = (
    r"human(?: being)?s?|persons?|people|somebody|someone|anyone|anybody|"
    r"(?:(?:live|customer|service|support|call|phone|human|sales|bank|help ?desk) )?"
    r"(?:agents?|representatives?|reps?|operators?|advis[oe]rs?|assistants?|consultants?)|"
    r"(?:customer|costumer|client|technical|tech|human|live|phone) "
    r"(?:services?|supports?|care|assistance|relations|help|desk|team)|"
    r"(?:support|service|help|customer) (?:team|desk|staff|department|line|person|employee|center|centre)|"
    r"supervisors?|managers?|employees?|staff(?: member)?|team members?|member of (?:your )?(?:staff|team)|"
    r"call cent(?:er|re)|hotline|helpline|helpdesk|specialist|colleague"
)

ENGLISH = Phrases(
    contact=(
        r"talk|talking|speak|speaking|chat|chatting|converse|contact|contacting|contcat|conatct|"
        r"tocontact|reach|reaching|call|calling|phone|ring|get in touch|getting in touch|get in contact|"
        r"getting in contact|be in touch|get ahold|get hold|touch base|"
        r"(?:connect|redirect|escalate|uirect|direct|switch|link)(?:ing)?(?: (?:me|us|this|it|my (?:case|ticket|request|call|chat)))?(?: (?:through|over|on))? (?:to|with)|"
        r"(?:transfer|forward|pass|put|refer|hand|route)(?:ring|ing)? (?:me|us|this|it|my (?:case|ticket|request|call|chat|e-?mail))(?: (?:through|over|on|along))? (?:to|with)|"
        r"(?:connect|transfer|redirect|direct|uirect) (?:me|us|to me)|get me|give me|let me have|"
        r"escalate"
    ),
    person=rf"(?:(?:a|an|the|your|some|any|another|real|live|actual|human|goddamn|fucking|damn|one of your)\s+){{0,4}}(?:{_STAFF})",
    refusals=(
        r"(?:don't|do not|dont|didn't|did not|never|no) (?:want|need|wish|have|like|plan)(?:ed)? to|"
        r"without (?:having to|needing to)?|rather not|instead of(?: having to)?|no need to|"
        r"(?:do|did|must|should|shall|would) (?:i|we) (?:really )?(?:need|have|got) to|"
        r"(?:i|we)(?:'ve| have)? already|(?:you|they|he|she|it|courier|driver) (?:can|could|may|might|will|should|did|tried to)"
    ),
    wishes=(
        r"\b(?:want|need|require|demand|request|prefer|requesting|like|get|wanna have|looking for|asking for|insist on)\s+"
        r"(?:to have\s+)?(?:an?|the|some|your)?\s?(?:(?:real|live|actual|human|physical|proper|genuine)\s+){1,3}"
        r"(?:person|human|being|agent|operator|representative|advis[oe]r|assistant|support|help|assistance|answer|reply|response|contact)\b",
        r"\b(?:want|need|require|demand|request|prefer|requesting)\s+(?:an?\s+|your\s+|some\s+)?"
        r"(?:human(?: being)?|agent|operator|representative|rep|advis[oe]r|supervisor|live chat|call ?back|"
        r"customer (?:service|support|care|assistance) (?:agent|representative|rep|person|assistance))\b(?! (?:fee|number|error|account))",
        r"\b(?:any(?:one|body)|some(?:one|body)|agents?|operators?|human|person|people|assistant)(?: \w+){0,2} available\b",
        r"\b(?:is|are) there (?:an?|any|some)?\s?(?:real |live |actual |human )?(?:person|humans?|people|agent|operator|representative|one|body)"
        r"(?: \w+){0,4} (?:speak|talk|chat|contact|help|call|reach)\b",
        r"\b(?:a|an|by a|from a) (?:real|live|actual|human) (?:person|human|human being|agent|operator|representative|employee)"
        r"(?: \w+){0,6} (?:look|read|review|handle|answer|reply|respond|call|contact|help|check|take|decide|get back)",
        r"\b(?:have|let|ask) (?:a|an|some) ?(?:(?:real|live|actual|human) )?(?:person|human|one|body|colleague|manager|supervisor|agent)"
        r"(?: \w+){0,3} (?:call|phone|contact|ring|get back|look at|reply to|answer) (?:me|us|this|my)\b",
        r"\b(?:please|can|could|will) (?:some(?:one|body)|a (?:person|human|colleague|manager|supervisor|representative|member of \w+))"
        r"(?: please)? (?:call|phone|ring|contact) (?:me|us)\b",
        r"\b(?:no more|stop (?:sending (?:me )?)?(?:the|these|this|your)|not (?:to|with|by|from) an?|enough (?:of|with) (?:the|this|these|your)|"
        r"(?:don't|do not|dont) (?:want|wish|like)(?: to (?:talk|speak|chat|write|deal)(?: to| with)?| to be (?:answered|helped) by)?|"
        r"refuse to (?:talk|speak|chat|write|deal) (?:to|with)|sick of(?: talking to)?|tired of(?: talking to)?|fed up with) (?:(?:a|an|the|this|these|your|any|stupid|useless)\s+){0,3}"
        r"(?:chat ?bots?|bots?|robots?|ai|machines?|computers?|automated (?:\w+ )?(?:repl(?:y|ies)|answers?|messages?|responses?))\b",
        r"\b(?:can|could|may|would) (?:a|an) (?:real |actual |live )?(?:person|human|human being) (?:please )?(?:answer|reply|respond|help|call|look|read|handle|check|take)\b",
        r"^no (?:more )?(?:bots?|robots?|chat ?bots?|ai|machines?|computers?)\b[^.!?]{0,20}(?:please|pls|human|person)|\bhumans? only\b",
        r"\bnot (?:a|an|some) (?:bot|chat ?bot|robot|machine|computer|ai)(?: please)?$",
        r"\b(?:human|live|real) (?:agent|person|being|operator|representative|support|help|assistance)(?: (?:please|now|pls))?$",
        r"^(?:please )?(?:(?:speak|talk|chat|contact|call)\s)?(?:to\s|with\s)?(?:an?\s)?(?:live\s)?(?:agent|operator|representative|human|real person|live person)(?: (?:please|now|pls))?$",
    ),
    questions=(
        rf"\b(?:are|r|were|is it that) (?:you|u|your|an)\b(?: (?:sure )?(?:that )?(?:you(?:'re| are)))?\s*,?\s*(?:(?:considered|classified as|by any chance|maybe|possibly|even|still|not|in fact|indeed|sure (?:that )?(?:you're|you are)|some (?:kind|sort) of|a so-called)\s+){{0,3}}{_ADJECTIVES}(?:{_MACHINE}|{_HUMAN})\b",
        rf"\b(?:am|are|was) (?:i|we) (?:\w+ )?(?:talking|speaking|chatting|writing|texting|typing|dealing|communicating|corresponding|connected|in contact)"
        rf"\s*(?:now |here |right now |actually )?(?:to|with)?\s*{_ADJECTIVES}(?:{_MACHINE}|{_HUMAN}|someone real|somebody real|someone|anyone real)\b",
        rf"\b(?:is|was) (?:this|that|it(?! (?:possible|ok|okay|allowed|true|safe|legal))|there|anything|anyone)\b(?: (?:reply|answer|message|email|mail|response|chat))?(?: \w+){{0,3}}? ?"
        rf"(?:from |by |written by |generated by |about )?{_ADJECTIVES}(?:{_MACHINE}|human|human being|person|real person|real about you|someone real|genuine)\b"
        rf"(?=$|[ ,.]*(?:or|talking|speaking|writing|replying|answering|right now|responding|who|about|behind|i'm|i am))",
        rf"\byou(?:'re| are| sound| seem| look| appear)(?: (?:like|to be|just|only|probably|obviously|clearly|not|aren't|a|an|really|considered|nothing but))*\s+(?:{_MACHINE}|human|a real person)\b",
        rf"\b(?:prove|know|think|tell|say|consider|identify|regard|sure|whether|wonder|specify|classified|believe|confirm|admit)\b[^.!?]{{0,40}}?\b(?:you|you're|yourself|u)\b[^.!?]{{0,40}}?\b(?:{_MACHINE}|human|person|real)\b",
        rf"\b(?:do|would|should) (?:you|i) (?:identify|consider|regard)\b[^.!?]{{0,40}}\b(?:{_MACHINE}|human|person)\b",
        r"\bhow (?:real|human) are you\b|\bhow are you classified\b",
        rf"\bnot (?:a|an) (?:{_MACHINE}),? (?:are you|and you|what about you)\b",
        r"\bis there anything real about you\b",
        r"^(?:what|who or what|what exactly) are you$",
        rf"\b(?:did|does|do|has|is) (?:an?|the|some|your) (?:{_MACHINE})\b[^.!?]{{0,20}}\b(?:wr(?:i|o)tes?|written|answer(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|generated?|writing|typing)\b",
        rf"\b(?:written|answered|generated|sent|produced|composed|created) (?:by|with|using) (?:an? )?(?:{_MACHINE})\b",
    ),
    bare=frozenset(
        {
            "human",
            "person",
            "agent",
            "operator",
            "representative",
            "real person",
            "live agent",
            "human being",
            "humans",
        }
    ),
)
