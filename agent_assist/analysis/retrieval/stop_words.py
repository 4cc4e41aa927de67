"""Words that carry no topic, for the languages of the demo and the main ones of Europe.

Written for this project: function words, and the courtesies of letters ("hello", "please", "thanks"),
which are in every mail and therefore tell nothing. All are folded as `terms.fold` does.
"""

from __future__ import annotations

_WORDS = {
    "en": """a an the this that these those and or but if then so as of at by for with about into to from in on
        off over under again once here there when where why how what which who whom whose i me my mine
        myself we our ours us you your yours he him his she her hers it its they them their theirs am is are
        was were be been being have has had having do does did doing done can could will would shall should
        may might must not no nor only own same than too very just also any some all both each few more most
        other such up down out s t d ll m ve re don isn hi hello dear please thanks thank thx regards
        sincerely kind best wishes im ive id whats hey ok okay yes because until while before after during
        between through get got let tell know want like would need help try am theres see make""",
    "de": """der die das den dem des ein eine einer einem einen eines und oder aber wenn dann als wie so zu zum
        zur von vom mit fur auf an am im in aus bei nach uber unter um durch ohne gegen bis seit ich mich
        mir mein meine meiner meinem meinen du dich dir dein deine er ihn ihm sein seine sie ihr ihre ihrer
        ihrem ihren es wir uns unser unsere euch euer man ist sind war waren bin bist sein gewesen wird
        werden wurde wurden worden habe hat haben hatte hatten kann konnen konnte konnten konnt muss mussen
        musste soll sollen sollte will wollen wollte darf durfen mag mochte mochten nicht kein keine keinen
        keiner nur noch schon auch sehr mehr immer wieder da dort hier dass weil ob wer was wo wann
        warum wieso welche welcher welches dieser diese dieses diesem diesen jede jeder jedes alle alles
        einige bitte danke dank vielen hallo guten tag morgen abend geehrte geehrter damen herren
        freundliche freundlichen grusse grussen gruss liebe lieber mfg vg ja nein mal doch denn also nun
        jetzt etwas""",
    "fr": """le la les l un une des du de d au aux et ou mais si donc or ni car que qu qui quoi dont ou quand
        comment pourquoi quel quelle quels quelles ce cet cette ces c ca cela ceci je j me m moi mon ma mes
        tu te t toi ton ta tes il elle on nous vous ils elles se s son sa ses notre nos votre vos leur leurs
        lui eux y en ne n pas plus moins tres trop aussi encore deja bien peu suis es est sommes etes sont
        etait etaient etre ete ai as a avons avez ont avait avoir fait faire peux peut pouvez pourrais
        pourriez pouvoir dois doit devez veux veut voulez voudrais souhaite dans sur sous avec sans pour par
        vers chez entre depuis avant apres bonjour bonsoir madame monsieur merci cordialement salutations
        svp plait sil salut oui non alors tout tous toute toutes autre meme comme lors afin jai""",
    "es": """el la los las un una unos unas de del al a y e o u pero si que quien quienes cual cuales cuando como
        donde por porque para con sin sobre entre hasta desde en este esta estos estas ese esa esos esas
        aquel yo me mi mis tu te ti tus usted ustedes le les lo su sus se nos nuestro nuestra nuestros
        nuestras ellos ellas ella no ni ya muy mas menos tambien tampoco solo soy eres es somos son era eran
        fue ser estoy estas esta estan estaba estar he has ha hemos han habia haber hay tengo tiene tienen
        tenia tener puedo puede pueden podria podrian poder quiero quiere quisiera debo debe hacer hago hola
        buenos buenas dias tardes noches gracias saludos estimado estimada cordial favor si bien todo toda
        todos todas otro otra mismo""",
    "it": """il lo la i gli le l un uno una di del dello della dei degli delle da dal dalla al allo alla ai agli
        alle nel nella nei nelle sul sulla con per tra fra in su a e ed o ma se che chi cui quale quali
        quando come dove perche cosa questo questa questi queste quello quella io mi me mio mia miei mie tu
        ti te tuo tua lui lei ci noi nostro nostra voi vi vostro vostra loro si suo sua suoi sue ne non piu
        meno molto anche ancora gia solo sono sei e siamo siete era erano essere stato stata ho hai ha
        abbiamo avete hanno aveva avere fa fare fatto posso puo possiamo potete potrei potrebbe vorrei
        voglio vuole devo deve dovete buongiorno buonasera salve ciao gentile grazie cordiali saluti
        distinti prego favore si no tutto tutti tutta altro stesso""",
    "nl": """de het een en of maar als dan dus dat die dit deze wat wie welke waar wanneer waarom hoe ik mij me
        mijn jij je jou jouw u uw hij hem zijn zij ze haar het wij we ons onze jullie hun hen er te van voor
        met op in aan bij uit over onder naar om door tot tegen zonder sinds na is ben bent was waren zijn
        geweest wordt worden werd heb hebt heeft hebben had hadden kan kunt kunnen kon zou zouden zal zullen
        wil wilt willen moet moeten mag mogen doe doet niet geen wel nog al ook maar heel erg zeer meer veel
        weer hier daar nu graag alstublieft alsjeblieft bedankt dank hallo hoi beste geachte heer mevrouw
        groet groeten vriendelijke goedemorgen goedemiddag dag ja nee alle iets even omdat""",
    "pl": """a aby ale albo bo bez by byc byl byla bylo byly bym bys co czy czyli dla do gdy gdzie i ich ile im
        inny ja jak jaka jaki jakie je jego jej jest jestem jeszcze juz kiedy kto ktora ktore ktory ktorych
        lub ma mam mamy maja mi mial mnie moge mogla moze mozna moj moja moje my na nad nam nas nasz nie
        nich nim niz no o od on ona one ono oraz po pod prosze przed przez przy sa sie swoj ta tak takze tam
        te tego tej ten to tu tylko tym u w we wiec wszystko z za ze zeby panstwo panstwa pan pani pana
        dzien dobry witam dziekuje pozdrawiam pozdrowienia szanowni czesc chce chcialbym chcialabym prosba
        jesli jezeli bardzo""",
    "pt": """o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela para com sem
        sobre entre ate desde e ou mas se que quem qual quais quando como onde porque este esta estes estas
        esse essa isso isto aquele aquela eu me mim meu minha meus minhas tu te teu tua voce voces lhe ele
        ela eles elas nosso nossa nossos nossas seu sua seus suas nao nem ja muito mais menos tambem so sou
        es e somos sao era eram foi ser estou esta estao estava estar tenho tem temos tinha ter ha houve
        posso pode podem podia poderia poder quero quer gostaria devo deve fazer faz ola bom boa dia tarde
        noite obrigado obrigada cumprimentos atenciosamente prezado prezada caro cara favor sim tudo todo
        toda todos todas outro outra mesmo""",
    "sv": """en ett den det de dem och eller men om sa som att i pa av for med till fran vid under over efter
        innan utan mellan genom mot jag mig min mitt mina du dig din ditt dina han honom hans hon henne
        hennes vi oss var vart vara ni er ert era sig sin sitt sina ar var varit bli blir blev har hade ha
        kan kunde ska skall skulle vill ville maste far fick gor gjort inte ingen inget inga bara ocksa
        mycket mer redan an nu har dar nar hur vad vem vilken vilket vilka varfor denna detta dessa alla
        allt nagon nagot nagra hej god dag tack snalla halsningar vanliga vanlig basta ja nej da""",
    "da": """en et den det de dem og eller men hvis sa som at i pa af for med til fra ved under over efter uden
        mellem gennem mod jeg mig min mit mine du dig din dit dine han ham hans hun hende hendes vi os vores
        jer jeres sig sin sit sine er var vaeret bliver blev blive har havde have kan kunne skal skulle vil
        ville ma far fik gor gjort ikke ingen intet kun ogsa meget mere allerede end nu her der nar hvordan
        hvad hvem hvilken hvilket hvilke hvorfor denne dette disse alle alt nogen noget nogle hej god dag
        tak venlig venlige hilsen hilsner kaere ja nej da""",
    "tr": """bir ve veya ile icin bu su o da de ki mı mi mu mu ben bana beni benim sen sana seni senin siz size sizi
        sizin biz bize bizi bizim onlar onu ona onun ama fakat cok daha en gibi kadar sonra once her tum tumu ise
        ne nasıl nasil nerede nereye neden nicin kim hangi kac zaman var yok degil evet hayır hayir lutfen
        tesekkur tesekkurler ederim ederiz merhaba selam sayın sayin iyi gunler saygılarımla saygilarimla artık
        hala hem sadece ancak cunku eger olarak olan oldu olur olmak misiniz mısınız musunuz mıyım miyim""",
}


_TELLING = {
    "en": """how what which when where why who not no only can could may might must would should will did does do need
        make help get got until before after during through off over up down out again before""",
    "de": """wie wann wo warum wieso wer was nicht kein keine keinen keiner nur vor nach uber unter ohne gegen bis seit
        wieder kann konnen muss mussen darf durfen""",
    "fr": "quand comment pourquoi ou qui pas plus sans avant apres depuis entre encore peux peut pouvez dois doit",
    "es": "cuando como donde quien cuanto no sin hasta desde antes solo puedo puede debo debe",
    "it": "quando come dove perche chi non senza ancora solo posso puo potete devo",
    "nl": "wanneer hoe waar waarom wie niet geen zonder tot na kan kunt mag moet",
    "pl": "kiedy jak gdzie kto czy nie bez po przed przez od do moge mozna",
    "pt": "quando como onde quem nao sem ate desde so posso pode devo",
    "sv": "nar hur var vem varfor inte ingen utan efter innan kan far maste",
    "da": "hvornar hvordan hvor hvem hvorfor ikke ingen uden efter kan ma",
    "tr": "nasıl nasil nerede nereye neden kim hangi kac zaman degil yok sonra once",
}
"""Words that are empty in an article and tell questions apart ("how", "not", "before"): kept in the index."""


def stop_words(language: str) -> frozenset[str]:
    """What is left out of index and query (ISO 639-1), folded; empty where there is no list."""
    return _STOPPED.get(language, frozenset())


def telling_words(language: str) -> frozenset[str]:
    """The words of little weight that stay in the index, folded; empty where there is no list."""
    return _KEPT.get(language, frozenset())


_KEPT = {language: frozenset(words.split()) for language, words in _TELLING.items()}
_STOPPED = {
    language: frozenset(words.split()) - _KEPT[language] for language, words in _WORDS.items()
}
