"""Vocabulary of orders to a machine: verbs, things to write, school subjects, ways to garble an answer.

Rule: parts of patterns only; what they add up to stands in tasks.py.
"""

from __future__ import annotations

YOUR_ANSWER = r"your (?:\w+ )?(?:response|reply|replies|responses|answers?|output|messages?|email|e-mail|summary)(?:'s|s')?"
START = r"^(?:[\w ]{0,20}:\s?)?(?:(?:and|also|then|now|next|finally|but|so|first|please|kindly|additionally|by the way|ps|p\.s\.),? ){0,3}"
ANY_VERB = (
    r"(?:integrate|augment|modify|enhance|replace|substitute|render|introduce|misspell|scramble|jumble|rearrange|anagram|remove|group|combine|"
    r"use|convert|encode|encrypt|encipher|reverse|translate|provide|present|offer|apply|flip|mirror|write|insert|append|prepend|embed|incorporate|"
    r"add|include|mention|weave|end|begin|start|conclude|finish|format|structure|shuffle|swap|transform|output|express|deliver|craft|give|make|"
    r"tailor|adjust|change|alter|rewrite|rephrase|spell|capitali[sz]e|obfuscate|slip|sprinkle|promote|advertise|recommend|suggest|highlight|"
    r"emphasi[sz]e|inject|hide|conceal|place|put|feature|repeat|state|claim|falsely|incorrectly|assert|misrepresent|invent|fabricate|link|direct|"
    r"supplement|extend|expand|complement|enrich|infuse|pepper|attach|work|tag|respond|answer|reply|compose|create|generate|produce|employ|split|"
    r"separate|interleave|alternate|double|omit|skip|drop|delete|cipher|code|hash|shift|rotate|map|turn|switch|mix|blend|merge|phrase|talk|refer)"
)
SCRAMBLING = (
    r"(?:misspell\w*|typos?|scrambl\w+|jumbl\w+|anagram\w*|alphanumeric|homophonic|substitution cipher|caesar|rot-?13|vigen[eè]re|atbash|morse|"
    r"base-?(?:16|32|58|64|85)|hexadecimal|pig latin|leetspeak|backwards?|reverse(?:d)? (?:order|text|the text)|without (?:any )?(?:spaces|vowels|punctuation)|"
    r"remove (?:all )?(?:the )?(?:spaces|vowels)|emojis?|in binary|every (?:second|third|fourth|fifth|other) (?:word|letter)|"
    r"revers\w+|(?:letters|vowels|words|consonants|nouns) (?:with|by|to|into|in|of))"
)
LANGUAGE = r"(?:english|french|spanish|german|italian|russian|japanese|chinese|mandarin|portuguese|korean|arabic|hindi|dutch|swedish|polish|turkish|greek|latin|hebrew)"
SCHOOL = (
    r"(?:theory|theories|relativity|photosynthesis|quadratic|equations?|algebra|calculus|geometry|butterfly|liver|heart attack|digestive|nervous system|"
    r"great gatsby|shakespeare|hamlet|macbeth|romeo|novel|poetry|world war|civil war|cold war|revolution|renaissance|roman empire|middle ages|ancient|"
    r"quantum|gravity|newton|einstein|evolution|dna|genes?|cells?|atoms?|molecules?|planets?|solar (?:panels?|system)|black holes?|volcano(?:es)?|earthquakes?|"
    r"climate change|global warming|greenhouse|ecosystem|biodiversity|capital of|population of|president of|psycholog\w+|conditioning|philosoph\w+|"
    r"stoicism|existentialism|democracy|constitution|inflation rate|supply and demand|macroeconomics|blockchain|neural networks?|machine learning|"
    r"artificial intelligence|meditation|vaccin\w+|immune system|vitamins?|pyramids?|dinosaurs?|oceans?|rainforest|water cycle|lifecycle|life cycle|"
    r"personality|big bang|speed of light|boiling point|chemical|periodic table|mitosis|plot of|symbolism|metaphor|haiku|sonnet|literature|history of)"
)
WORKS = (
    r"(?:poems?|haikus?|sonnets?|limericks?|(?:short |bedtime |fairy |detective )?(?:stor(?:y|ies)|tales?)|essays?|speech|songs?|lyrics|jokes?|riddles?|"
    r"novels?|screenplays?|movie scripts?|blog posts?|news(?:paper)? articles?|letter to (?:a|the) (?:principal|editor|president|mayor|senator|friend)|"
    r"introduction (?:for|to) an?|cover letter|slogans?|taglines?|recipes?|quiz|tweets?|press release|research paper|book review|product review|monologue|dialogue|fable|eulogy|toast)"
)
PROGRAMMING = (
    r"(?:python|javascript|typescript|java|php|c\+\+|c#|ruby|rust|golang|kotlin|swift|perl|sql|mysql|postgres\w*|mongodb|html|css|react|node\.js|bash|"
    r"recursion|recursive|factorial|fibonacci|algorithms?|linked list|binary (?:search|tree)|data structures?|object-oriented|regex|for loop|sorting)"
)
_ASK = r"(?:(?:can|could|would|will) you (?:please )?(?:show|tell|give|explain|write|help|provide|describe|list|recommend|translate|create|make|summari[sz]e)(?: me)?|"
DO = (
    _ASK
    + r"explain|describe|what(?:'s| is| are| was| were| do| does| did)?|who|when did|why (?:do|does|did|is|are)|how (?:do|does|did|can|to|many|far|tall)|which|write|draft|compose|list|"
    r"summari[sz]e|discuss|compare|contrast|define|outline|solve|calculate|compute|analy[sz]e|provide|give|tell|create|develop|generate|design|break down|"
    r"translate|name|identify|illustrate|elaborate|recommend|suggest|craft|produce|show|build|implement|prove|derive|determine|evaluate|examine|research|find)"
)
# Verbs with which a customer asks for an answer, rather than for its form.
WEAK_VERB = r"(?:provide|give|deliver|present|offer|make|send|state|repeat|write)"
SITE = r"(?:https?://|www\.|\b[\w-]{2,40}\.(?:com|net|org|xyz|io|info|ru|top|shop|biz|co)\b)"
