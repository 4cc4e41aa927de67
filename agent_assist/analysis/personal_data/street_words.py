"""The words by which a street is known, in the languages and word orders of Europe and America."""

from __future__ import annotations

# After the name, in any case: `12 Baker Street`.
TYPES_AFTER = (
    r"street|avenue|road|boulevard|parkway|highway|terrace|crescent|lane|blvd|ave|rd|pkwy|hwy|cres|expressway"
    r"|turnpike|freeway|causeway|esplanade|promenade"
)
# After the name, only with a capital: these are ordinary words as well.
CAPITAL_TYPES_AFTER = (
    r"St|Str|Drive|Dr|Court|Ct|Place|Pl|Square|Sq|Way|Close|Grove|Hill|Circle|Cir|Trail|Trl|Row|Mews|Walk"
    r"|Gardens?|Gdns|Quay|Wharf|View|Rise|Green|Heights|Ridge|Loop|Path|Point|Plaza|Alley|Park|Mount|Bridge"
    r"|Bend|Run|Cove|Island|Glen|Vale|Meadows?|Parade|Tce|Ln|Terr|STREET|ROAD|DRIVE|COURT|PLACE|SQUARE|WAY"
)
# Before the name, in any case: `rue de la Paix`, `ul. Długa`.
TYPES_BEFORE = (
    r"rue|ruelle|chemin|all[ée]e|impasse|faubourg|esplanade|avenue|boulevard|bd\.?|av\.?|avda\.?|avenida"
    r"|calle|c/|carrer|paseo|camino|carretera|ctra\.?|ronda|travessia|traves[ií]a|barrio"
    r"|rua|travessa|pra[çc]a|alameda|estrada|rodovia|viale|v\.le|piazza|p\.zza|piazzale|vicolo"
    r"|corso|c\.so|lungomare|contrada|str\.|strada|calea|bulevardul|ulica|ul\.|aleja|al\.|osiedle|os\.|plac|pl\."
    r"|ulice|t[řr][íi]da|n[áa]m[ěe]st[íi]|n[áa]b[řr]e[žz][íi]|trg|cesta|bulevar|sokak|cadde(?:si)?|οδ[όο]ς|λεωφόρος|λεωφ\.?"
    r"|улица|ул\.|проспект|пр\.|вул\.|jalan|jl\."
)
# Before the name, only with a capital.
CAPITAL_TYPES_BEFORE = (
    r"Via|Place|Quai|Cours|Route|Plaza|Largo|Plein|Calle|Am|An der|Auf dem|Im|Zum|Zur|Unter den"
)
# The end of a street's name written as one word, before its number: `Musterstraße 12`.
ENDINGS = (
    r"stra(?:ß|ss)e|str\.?|gasse|platz|allee|damm|ufer|chaussee|steig|stieg|markt|ring|graben"
    r"|straat|laan|plein|gracht|kade|dijk|singel|steeg|dreef|steenweg|weg|wegen|hof|pad"
    r"|gatan|gata|gate|gaten|v[äa]gen|v[äa]g|veien|vei|vegen|vejen|vej|gade|all[ée]|str[æa]de|gr[äa]nd|torg(?:et)?|plads|bakken"
    r"|haugen|backen|g[äa]rde|katu|kuja|polku|kaari|raitti|penger|tie|vegur|braut|g[öo]tu|gerði|holt|stígur|hóll?i|hólar"
    r"|utca|körút|útja|tänav|puiestee|maantee|iela|gatv[ėe]"
)
# The same as a word of its own, before the number: `Király u. 23`, `Luite tee 71`.
ENDING_WORDS = (
    r"n[áa]m[ěe]st[íi]|n[áa]m\.|t[řr][íi]da|t[řr]\.|ulice|ulica|n[áa]b[řr]e[žz][íi]|trg|cesta|utca|u\.|útja|út|tér|körút|krt\.?|tee|tn\.?|tänav|pst\.?|mnt\.?|vei|vej|gate|gata|plads|all[ée]|gatve|iela"
    r"|sok\.?|sk\.?|cad\.?|mah\.?|vägen|väg|weg|straat|straße|strasse|str\.?|platz|street|avenue|road|bulvarı"
)
UNITS = (
    r"apt|apartment|appartement|appt|app|suite|ste|unit|flat|floor|room|rm|wohnung|whg|etage|stock|top|stiege|piso"
    r"|puerta|int|interno|scala|bldg|building|b[âa]t(?:iment)?|[ée]tage|bus|box|lgh|m\.|lok\.?|esc"
)
MONTHS = (
    r"jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|m[aä]r(?:ch|z|s)?|apr(?:il)?|ma[iy]|june?|juni?|july?|juli?|aug(?:ust)?"
    r"|sep(?:t|tember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio"
    r"|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre"
    r"|octobre|novembre|décembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
)
