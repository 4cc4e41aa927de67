"""How a promise sounds, and the good things that companies promise, in all languages at once.

The phrases are long enough not to mean something else in another of the languages.
"""

from __future__ import annotations

# Verbs that promise care or words, not money, goods or dates.
_SOFT_EN = (
    r"(?:be (?:in touch|happy|glad|able|here|waiting|sure|pleased|delighted)|look|check|see|get (?:back|in touch)|come back|write|reply|respond"
    r"|let|keep|need|wait|try|do (?:our|my)|ask|answer|investigate|review|find|help|assist|tell|explain|walk|hear|have (?:to|a look)|require|not|never"
    r"|use|also need|only)\b"
)
PROMISES = (
    rf"\b(?:we|i)(?: will|'ll| shall| are going to|'re going to|'m going to| am going to)\s+(?:(?:also|then|now|gladly|happily|certainly|immediately|personally|fully|just) )*(?!{_SOFT_EN})[a-z]+",
    r"\b(?:we|i|our team)(?: \w+){0,2} (?:promise|guarantee|assure|pledge|commit|vow)\b",
    r"\byou have (?:my|our) word\b|\brest assured\b|\bconsider it done\b",
    r"\byou(?:'ll| will| shall| are going to) (?:also |then |soon |automatically )?(?:get|receive|be (?:given|refunded|credited|compensated|reimbursed|upgraded|paid|sent|offered))\b",
    r"\b(?:will|'ll|shall|is going to|are going to) (?:now |then |automatically |soon |certainly |all )?be (?:\w+ly )?(?:refunded|credited|fixed|resolved|solved|repaired|replaced"
    r"|reimbursed|waived|compensated|cancelled|canceled|delivered|shipped|paid|upgraded|honou?red|corrected|sorted|back (?:on|in|with)|returned to you|taken care of|on us|free for you|on its way)\b",
    r"\bwe(?: also| happily| gladly)? (?:offer you|give you|grant you|owe you|refund|waive|reimburse|compensate|credit|send you|pay you|cover (?:the|your|all)|upgrade (?:you|your)|throw in|repair|replace|match|take .{1,20} off)\b",
    r"\bwe send (?:a|the|you|it)\b",
    r"\b(?:refund|voucher|discount|credit|replacement|compensation|upgrade|gift card|reimbursement) (?:of .{1,20} )?(?:is|are|has been|have been|was|will be) (?:already |now |on |all )*(?:the way|its way|way|yours|approved|granted|issued|guaranteed|confirmed|waiting|processed|set|coming)\b",
    r"\b(?:as (?:a|an|our) (?:apology|goodwill|gesture|thank you|compensation|courtesy|gift)|on the house|our treat|it's on us|is on us|with our compliments)\b",
    # German
    r"\b(?:wir|ich) (?:werden?|versprechen|verspreche|garantieren|garantiere|sichern? ihnen|erstatten|erstatte|schenken|gewahren|gewahre|ersetzen|reparieren|ubernehmen"
    r"|senden|schicken|liefern|gutschreiben|schreiben ihnen .{1,40} gut|bieten ihnen|uberweisen|holen .{1,60} ab)\b(?! (?:uns|mich) )",
    r"\b(?:versprechen|garantieren|erstatten|schenken|gewahren|ersetzen|ubernehmen|senden|schicken|uberweisen|bestatigen) (?:wir|ich)\b",
    r"\b(?:sie|ihnen) (?:erhalten|bekommen|wird|werden) .{0,40}(?:gutschein|rabatt|erstattung|gutschrift|entschadigung|ersatz|geschenk|erstattet|gutgeschrieben|ersetzt)\w*",
    r"\bwird (?:\w+ ){0,6}(?:erstattet|behoben|ersetzt|repariert|gutgeschrieben|geliefert|storniert)\b",
    # French
    r"\bnous (?:vous )?(?:offrons|rembourserons|remboursons|garantissons|promettons|enverrons|envoyons|accordons|remplacerons|remplacons|reparons|prendrons en charge|prenons en charge|livrerons|crediterons|versons|verserons)\b",
    r"\bje (?:vous )?(?:promets|garantis|rembourse|offre|accorde|confirme)\b",
    r"\bvous (?:recevrez|serez (?:rembourse|credite|livre|indemnise)\w*|beneficierez)\b|\bsera (?:rembourse|livre|remplace|regle|credite|resolu)\w*",
    # Spanish
    r"\b(?:le |les |te )?(?:prometemos|garantizamos|ofrecemos|regalamos|reembolsaremos|reembolsamos|devolveremos|abonaremos|abonamos|enviaremos|compensaremos|sustituiremos|repararemos|cubriremos|aseguramos)\b",
    r"\brecibira (?:un|una|su|el)\b|\bsera (?:reembolsad|abonad|entregad|sustituid|resuelt|reparad)\w*",
    # Italian
    r"\b(?:le |vi |ti )?(?:promettiamo|garantiamo|offriamo|regaliamo|rimborseremo|rimborsiamo|accrediteremo|invieremo|sostituiremo|ripareremo|copriremo|assicuriamo)\b",
    r"\bricevera\b|\bsara (?:rimborsat|accreditat|consegnat|sostituit|risolt|riparat)\w*|\bil rimborso parte\b",
    # Dutch
    r"\b(?:we|wij|ik) (?:beloven|beloof|garanderen|garandeer|vergoeden|vergoed|betalen .{0,40}terug|bieden u|geven u|sturen u|zullen|vervangen|repareren|crediteren|storten)\b",
    r"\bu (?:krijgt|ontvangt|zult .{0,30}(?:krijgen|ontvangen))\b|\bwordt (?:\w+ ){0,4}(?:terugbetaald|vergoed|vervangen|opgelost|geleverd)\b",
    # Polish
    r"\b(?:obiecujemy|gwarantujemy|zwrocimy|zwracamy|wyslemy|przyznamy|przyznajemy|wymienimy|wymieniamy|naprawimy|naprawiamy|pokryjemy|podarujemy|zapewniamy)\b",
    r"\botrzyma (?:pani|pan|panstwo)\b|\bzostanie (?:zwrocon|wyslan|wymienion|naprawion|dostarczon|przyznan)\w*",
    # Portuguese, Swedish, Danish, Turkish
    r"\b(?:prometemos|garantimos|oferecemos|reembolsaremos|reembolsamos|devolveremos|enviaremos|substituiremos|substituimos|reparamos|creditaremos)\b|\breceb(?:era|e) (?:um|uma|o)\b",
    r"\b(?:vi|jag) (?:lovar|garanterar|aterbetalar|ersatter|skickar|bjuder|kommer att (?:aterbetala|ersatta|skicka|ge))\b|\bdu (?:far|kommer att fa) (?:en|ett)\b",
    r"\b(?:vi|jeg) (?:lover|garanterer|refunderer|tilbagebetaler|erstatter|sender|giver)\b|\bdu far (?:en|et)\b",
    r"\b(?:soz veriyoruz|garanti ediyoruz|iade edecegiz|iade ederiz|gonderecegiz|gonderiririz|gondeririz|degistirecegiz|hediye ediyoruz|onariyoruz)\b",
)

# What a company gives. A sentence that names one needs a source that names the same one.
BENEFITS = {
    "refund": r"refund\w*|reimburs\w*|money[- ]back|(?:your|the) money .{0,20}back|\w*erstatt\w*|geld (?:\w+ )?zuruck|rembours\w*|reembols\w*|devol[uv]\w+|rimbors\w*|terugbeta\w*"
    r"|(?:betaal|betalen) .{0,30}terug|geld .{0,10}terug|zwrot\w*|zwroc\w*|zwrac\w*|aterbetal\w*|refunder\w*|tilbagebetal\w*|iade\w*|price back",
    "voucher": r"vouchers?|coupons?|gift cards?|gutschein\w*|bons? d'achat|cheques? cadeaux?|vales?|cupon\w*|buon[oi] (?:sconto|acquisto|regalo)|\w*bon\b(?= van)|tegoedbon\w*"
    r"|waardebon\w*|kupon\w*|presentkort\w*|vardecheck\w*|gavekort\w*|hediye ceki",
    "discount": r"discount\w*|\d+ ?% off|half price|price reduction|\w*rabatt?\w*|nachlass\w*|preisnachlass\w*|remises?|reductions?|descuent\w*|scont[oi]|korting\w*|znizk\w*|descont\w*|indirim\w*",
    "credit": r"store credits?|credit notes?|account credits?|credit to your account|credited|guthaben|gutschrift\w*|gutgeschrieben|un avoir|saldo a favor|tegoed|nota de credito",
    "compensation": r"compensat\w*|goodwill|entschadig\w*|kulanz\w*|dedommag\w*|geste commercial|compensacion\w*|risarcim\w*|vergoed\w*|rekompens\w*|odszkodow\w*|kompensation\w*|tazminat\w*|indemni\w*",
    "upgrade": r"upgrad\w*|surclass\w*|hoherstuf\w*",
    "gift": r"(?:free )?gifts?|\w*geschenk\w*|cadeaux?|regal[oi]s?|prezent\w*|hediye\w*|complimentary (?:night|breakfast|stay|drink|meal|dinner|bottle)|free (?:night|stay|month|meal|drink|dessert|item)",
    "replacement": r"replac\w*|ersatz\w*|austausch\w*|remplac\w*|sustitu\w*|reemplaz\w*|sostitu\w*|vervang\w*|wymian\w*|wymieni\w*|substitu\w*|ersatter|udskift\w*|degistir\w*",
    "covering costs": r"(?:cover|pay for|pick up|absorb) (?:the|your|all|any) .{0,15}(?:costs?|taxi|fare|bill|expenses|fees?)|kosten ubernehm\w*|ubernehmen (?:wir )?(?:die|ihre) .{0,20}kosten|prendr?\w* en charge",
    "waiver": r"waiv\w*|erlassen (?:wir|ihnen)|erlass der|exoner\w*|condon\w*",
    "guarantee": r"guarante\w*|garanti\w*|garantier\w*|garantiz\w*|garantir\w*|garanz\w*|gwaranc\w*|gwarant\w*|warranty|promise[ds]?",
    "upper hand": r"no questions asked|lifetime|for life|forever|any time you (?:like|want)",
}  # fmt: skip
