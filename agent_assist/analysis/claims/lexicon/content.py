"""Words that say little about what a sentence is about, and words that mean the same."""

from __future__ import annotations

# Verbs and nouns that stand in almost any answer; they count, but little.
GENERIC = {
    "en": """offer provide available availability service option use get take give make include place location site guest customer time currently
        present moment thing way need require able possible work show say list look check see find allow accept come go well sure also well still currently
        question information detail answer reply visit here welcome onsite facility""",
    "de": """anbieten bieten verfugbar service option nutzen bekommen geben machen ort kunde zeit derzeit moment sache brauchen moglich zeigen sagen
        finden sehen kommen gehen frage information antwort bitte""",
    "fr": "offrir proposer disponible service option utiliser obtenir prendre donner faire lieu client moment chose besoin possible montrer dire trouver voir question reponse information",
    "es": "ofrecer disponible servicio opcion usar obtener tomar dar hacer lugar cliente momento cosa necesitar posible mostrar decir encontrar ver pregunta respuesta informacion",
    "it": "offrire disponibile servizio opzione usare ottenere prendere dare fare luogo cliente momento cosa bisogno possibile mostrare dire trovare vedere domanda risposta informazione",
    "nl": "aanbieden bieden beschikbaar service optie gebruiken krijgen geven maken plaats klant moment ding nodig mogelijk tonen zeggen vinden zien vraag antwoord informatie",
    "pl": "oferowac dostepny usluga opcja uzywac otrzymac brac dac robic miejsce klient chwila rzecz mozliwe pokazac powiedziec znalezc pytanie odpowiedz informacja",
}
# Of each line every word is read as the first one.
SAME = {
    "en": """
        buy purchase purchased purchasing bought repurchase
        money cash
        child kid kids children baby babies toddler toddlers infant infants
        lift elevator elevators lifts
        car vehicle auto automobile
        bike bicycle cycle
        wifi wi-fi internet wireless
        fee charge cost price charges fees costs prices charged
        pay payment payable paid
        begin start commence starts begins
        end finish ends
        another additional extra other additionally new
        phone telephone call
        ask request apply
        require need must necessary
        refund reimburse reimbursement money-back
        hours hour time times opening
        pet pets dog dogs cat animal
        tv television tvs telly
        ambience ambiance atmosphere
        takeout takeaway take-out take-away
        gym fitness
        pool swimming
        bring carry
        daily everyday
        reserve reservation book booking booked reserved reservations bookings appointment appointments
        smoke smoking
        deliver delivery delivered delivering deliveries
        parcel package packet shipment
        mail e-mail email
        send ship dispatch sent shipped dispatched sends
        speak spoken language languages speaks
        heat heated heating
        outdoor outside outdoors
        seat seating seats
        amex americanexpress
        visa mastercard maestro
        quiet noise loud noisy
        accessible accessibility access
        disabled disability disabilities handicapped handicap
        drivethru drivethrough drive-thru drive-through
        alcohol alcoholic
        weekend saturday sunday
        repair fix fixed repaired mend
        return returned returning returns
        collect pickup picked collected collecting pick
        item article product
        order ordered ordering orders
        change alter modify amend changed
        cancel cancelled canceled cancellation
        find found locate
        free complimentary
    """,
    "de": """
        kaufen kauf gekauft erwerben
        erstattung erstatten erstattet ruckerstattung zuruckerstatten
        paket sendung lieferung
        senden schicken gesendet geschickt versenden versandt zuschicken
        gebuhr kosten preis
        mail e-mail email
        andern andert anderung geandert
        kundigung kundigen gekundigt storno stornieren storniert
        depot lager abholstelle
    """,
}
