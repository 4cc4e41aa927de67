"""Polish, Turkish, Czech, Finnish, Romanian and Russian phrases."""

from __future__ import annotations

from agent_assist.analysis.person_request.grammar import Phrases

_PL_MACHINE = r"(?:chat|ro)?bot(?:em|a|y)?|automat(?:em)?|maszyn(?:a|ą)|ai|komputer(?:em)?|programem|sztuczn(?:a|ą) inteligencj(?:a|ą)|si"
POLISH = Phrases(
    contact=(
        r"porozmawiać|rozmawiać|pogadać|mówić|pomówić|połączyć|połączenie|skontaktować|kontaktu?|czatować|zadzwonić|przełączyć|przełączenie|"
        r"połączcie|połącz|przekierować|przekazać|dodzwonić|rozmowę|rozmowy"
    ),
    person=(
        r"(?:(?:z|ze|do|jakimś|jakąś|waszym|prawdziwym|prawdziwą|żywym|żywą|innym|inną|się|mnie)\s+){0,4}"
        r"(?:człowiek(?:iem|a)|osob(?:ą|y)|konsultant(?:em|ką|a|ki)|pracownik(?:iem|a)|kimś|agent(?:em|a)|dorad(?:cą|cy)|przedstawiciel(?:em|a|ką)|"
        r"(?:biur(?:em|a)|dział(?:em|u)) (?:obsługi|obsługi klienta)|obsług(?:ą|i) klienta|kierownik(?:iem|a)|operator(?:em|a)|infolini(?:ą|i))"
    ),
    wishes=(
        r"\b(?:chcę|chciał(?:bym|abym)|proszę o|potrzebuję|żądam|wolę)\b[^.!?]{0,20}\b(?:człowieka|konsultanta|żywego człowieka|prawdziwą osobę|prawdziwego człowieka|kontakt z człowiekiem|pracownika)\b",
        rf"\b(?:nie|dość|żadnych) (?:chcę )?(?:rozmawiać |gadać )?(?:z )?(?:{_PL_MACHINE})\b",
        r"\bproszę (?:do mnie )?(?:zadzwonić|oddzwonić)\b",
    ),
    questions=(
        rf"\b(?:czy )?(?:jesteś|jest pan|jest pani|jesteście|to jest|czy to)\b[^.!?]{{0,25}}\b(?:{_PL_MACHINE}|człowiekiem|człowiek|prawdziwą osobą|prawdziwy)\b",
        rf"\b(?:rozmawiam|piszę|gadam)\b[^.!?]{{0,15}}\bz (?:{_PL_MACHINE}|człowiekiem|prawdziwą osobą|żywym człowiekiem)\b",
        rf"\b(?:napisał[ao]?|wygenerował[ao]?|odpisał[ao]?)\b[^.!?]{{0,15}}\b(?:{_PL_MACHINE})\b",
    ),
    refusals=r"(?:bez|nie (?:chcę|muszę|potrzebuję))",
    bare=frozenset({"człowiek", "konsultant", "osoba", "pracownik", "konsultanta"}),
)

_TR_MACHINE = r"(?:chat|ro)?bot(?:la|sunuz|musun|musunuz)?|robot(?:la|um|musun|musunuz)?|makine(?:yle)?|yapay zek[aâ](?:yla)?|bilgisayar(?:la)?|otomatik|program"
TURKISH = Phrases(
    contact=(
        r"görüşmek|görüşebilir|görüşeyim|konuşmak|konuşabilir|konuşayım|bağlan\w{0,10}|bağla\w{0,10}|iletişime geç\w{0,10}|aktar\w{0,10}|ulaşmak|ulaşabilir|"
        r"yönlendir\w{0,10}|yazışmak|arasın|istiyorum|lazım|görüştür\w{0,8}"
    ),
    person=(
        r"(?:(?:bir|gerçek|canlı|sizin|müşteri|herhangi|başka)\s+){0,3}"
        r"(?:insan(?:la|a)?|temsilci(?:si|niz)?(?:yle|ye|ne|nizle|siyle|sine)?|kişi(?:yle|ye)?|birisi(?:yle|ne)?|biri(?:yle|ne)|yetkili(?:yle|ye|niz)?|operatör(?:le|e)?|"
        r"hizmetleri(?:yle|ne)?|destek ekibi(?:yle)?|danışman(?:la|a)?|çalışan(?:la)?|müdür(?:le)?)"
    ),
    wishes=(
        r"\b(?:gerçek|canlı) (?:bir )?(?:insan|kişi|temsilci|destek)\w{0,6}(?: \w+){0,3} (?:istiyorum|lazım|görüş\w+|konuş\w+|bağla\w*)",
        r"\b(?:robot|bot|makine|yapay zek[aâ])\w{0,6} (?:\w+ ){0,2}(?:istemiyorum|değil)",
        r"\bbeni ara(?:yın|yabilir|r mısınız)\b",
    ),
    questions=(
        rf"\b(?:siz|sen|bu|burada|karşımdaki)?\s?(?:gerçek )?(?:bir )?(?:{_TR_MACHINE}|insan|kişi)\s?(?:mi|mı|mu|mü)(?:sin|sın|sun|sün|siniz|sınız|sunuz|sünüz|yım|yim|dir|dır)?\b",
        r"\b(?:robot|bot|makine|insan|yapay zek[aâ])\w{0,6} (?:mi|mı|mu|mü)\s?(?:konuşuyorum|yazışıyorum|görüşüyorum)",
        r"\b(?:konuşuyorum|yazışıyorum|görüşüyorum)\b[^.!?]{0,20}\b(?:robot|bot|makine|insan|yapay)\w{0,8}",
    ),
    bare=frozenset(
        {
            "insan",
            "temsilci",
            "yetkili",
            "kişi",
            "müşteri temsilcisi",
            "canlı destek",
            "gerçek kişi",
        }
    ),
    noun_first=True,
)

CZECH = Phrases(
    contact=r"mluvit|promluvit|hovořit|spojit|spojte|kontaktovat|kontakt|chatovat|zavolat|přepojit|přepojte|hovoriť|hovoril|spojiť|rozprávať",
    person=(
        r"(?:(?:s|se|na|k|so|nějakým|nějakou|skutečným|skutečnou|živým|živou|vaším|mě)\s+){0,4}"
        r"(?:člověk(?:em|a)|človekom|osob(?:ou|u)|operátor(?:em|kou|om|a)|pracovník(?:em|om|a)|někým|niekým|zákaznick(?:ou|ý) (?:podporou|servis(?:em)?)|"
        r"zástupc(?:em|om)|vedoucí(?:m|ho))"
    ),
    wishes=(
        r"\b(?:chci|chcem|potřebuji|potrebujem|žádám)\b[^.!?]{0,20}\b(?:člověka|človeka|operátora|živého člověka|skutečnou osobu)\b",
    ),
    questions=(
        r"\b(?:jste|jsi|ste|si|je to|je toto)\b[^.!?]{0,25}\b(?:robot|bot|chatbot|stroj|člověk|človek|umělá inteligence|skutečný)\b",
        r"\b(?:mluvím|píšu|píšem|hovorím)\b[^.!?]{0,15}\b(?:s|se|so) (?:robotem|botem|strojem|člověkem|človekom|robotom|botom)\b",
    ),
    refusals=r"(?:bez|nechci|nechcem|nemusím)",
    bare=frozenset({"člověk", "človek", "operátor", "osoba"}),
)

FINNISH = Phrases(
    contact=r"puhua|puhuisin|keskustella|ottaa yhteyttä|yhteyttä|jutella|soittaa|yhdistäkää|yhdistä|tavoittaa|chatata",
    person=(
        r"(?:(?:oikean|oikealle|elävän|jonkun|teidän|toisen)\s+){0,3}"
        r"(?:ihmisen|ihmiselle|ihmiseen|henkilön|henkilölle|asiakaspalvelijan|asiakaspalvelijalle|asiakaspalvelun|asiakaspalveluun|jonkun|työntekijän|neuvojan|esimiehen)"
    ),
    wishes=(
        r"\b(?:haluan|haluaisin|tarvitsen)\b[^.!?]{0,20}\b(?:oikean ihmisen|ihmisen|asiakaspalvelijan)\b",
    ),
    questions=(
        r"\b(?:oletko|oletteko|onko tämä|puhunko|kirjoitanko)\b[^.!?]{0,25}\b(?:robotti|robotin|botti|botin|kone|koneen|ihminen|ihmisen|tekoäly|tekoälyn)\b",
    ),
    bare=frozenset({"ihminen", "asiakaspalvelija", "henkilö"}),
    noun_first=True,
)

ROMANIAN = Phrases(
    contact=r"vorbesc|vorbi|discut|discuta|contactez|contacta|contactat[ăa]?|legătura|transferați|comunica|comunic|sun|sunat[ăa]?",
    person=(
        r"(?:(?:cu|un|o|la|de|unui|unei|adevărat[ăa]?|real[ăa]?|către)\s+){0,4}"
        r"(?:om|persoan[ăa](?: reală)?|cineva|operator(?:ul)?|agent(?:ul)?|reprezentant|consultant|serviciul clienți|ființă umană|angajat|manager)"
    ),
    questions=(
        r"\b(?:ești|sunteți|este acesta|e acesta)\b[^.!?]{0,25}\b(?:robot|bot|om|persoană|uman|mașină|real)\b",
        r"\b(?:vorbesc|discut|scriu) cu (?:un |o )?(?:robot|bot|mașină|inteligență artificială|persoană reală)\b(?= sau|$)",
    ),
    refusals=r"(?:fără să|nu vreau să|nu trebuie să)",
    bare=frozenset({"om", "operator", "persoană", "persoana"}),
)

RUSSIAN = Phrases(
    contact=r"поговорить|говорить|связаться|связать|свяжите|соедините|соединить|переключите|пообщаться|позвонить|переведите|позовите|зв'язатися|поговорити|з'єднайте",
    person=(
        r"(?:(?:с|со|на|меня|мне|живым|живого|настоящим|реальным|вашим|з|із)\s+){0,4}"
        r"(?:человек(?:ом|а)|людиною|оператор(?:ом|а|у)|сотрудник(?:ом|а)|кем-нибудь|кем-то|специалист(?:ом|а)|менеджер(?:ом|а)|поддержк(?:ой|у)|"
        r"представител(?:ем|я)|консультант(?:ом|а))"
    ),
    wishes=(
        r"\b(?:хочу|нужен|нужна|требую)\b[^.!?]{0,20}\b(?:живого человека|человека|живой человек|оператора|оператор|консультант)\b",
    ),
    questions=(
        r"\b(?:вы|ты|это|ви|ти)\b[^.!?]{0,15}\b(?:робот|бот|машина|человек|людина|живой|нейросеть|искусственный интеллект)\b(?=$| или| чи)",
        r"\b(?:разговариваю|общаюсь|пишу|говорю) с (?:роботом|ботом|человеком|машиной|живым человеком|нейросетью)\b",
    ),
    refusals=r"(?:не хочу|не нужно|без)",
    bare=frozenset({"человек", "оператор", "людина"}),
)
