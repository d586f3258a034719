"""Sentences of our own in both languages, and what each means.

What they mean was written from the grammar before any of them was read by it, but for those under the last but one
heading, which are what the grammar was found wanting in.
Read on Monday 16 March 2026, with the people of ``cast``.
"""

from tests.models.capture.cast import Meant

LEA, SAM, INES = "Léa Martin", "Sam Dubois", "Inès Caron"
COFFEE_LEA = f"coffee 2026-03-16 {LEA}"

OWN: tuple[tuple[str, Meant], ...] = (
    # A coffee and what came of it
    (
        "Café avec @Sam Dubois et @Léa hier ; promis devis type >ven ; relancer >2s",
        Meant(
            happened=f"coffee 2026-03-15 {SAM}, {LEA}",
            favours=(f"i_owe promised | devis type | 2026-03-20 | {SAM}, {LEA}",),
            follow_ups=(f"relancer | 2026-03-30 | {SAM}, {LEA}",),
        ),
    ),
    (
        "lunch @Marcus, talked pricing #pricing; he promised to send his rate card >next friday",
        Meant(
            happened="meal 2026-03-16 Marcus Bell",
            tags=("pricing",),
            favours=("owed_to_me agreed | send his rate card | 2026-03-20 | Marcus Bell",),
        ),
    ),
    (
        "Visio @Priya: she's looking for a copywriter; I promised an intro to @Inès >20/03",
        Meant(
            happened="video 2026-03-16 Priya Raman",
            needs=("Priya Raman | a copywriter",),
            favours=("i_owe promised | an intro | 2026-03-20 | Inès Caron",),
        ),
    ),
    (
        "verre avec @Claire\npromis de relire son dossier >fin du mois\nrelancer >1m",
        Meant(
            happened="drink 2026-03-16 Claire Dubosc",
            favours=("i_owe promised | relire son dossier | 2026-03-31 | Claire Dubosc",),
            follow_ups=("relancer | 2026-04-16 | Claire Dubosc",),
        ),
    ),
    (
        "appelé @Inès Caron mardi dernier, elle cherche un bureau à Rezé",
        Meant(happened=f"call 2026-03-10 {INES}", needs=(f"{INES} | un bureau à Rezé",)),
    ),
    # Who promised what to whom
    (
        "@Léa m'a promis une intro >vendredi",
        Meant(happened=f"other 2026-03-16 {LEA}", favours=(f"owed_to_me agreed | une intro | 2026-03-20 | {LEA}",)),
    ),
    (
        "café @Léa, elle m’a promis une intro avec @Marcus",
        Meant(
            happened=f"{COFFEE_LEA}, Marcus Bell", favours=(f"owed_to_me agreed | une intro avec Marcus | - | {LEA}",)
        ),
    ),
    (
        "café @Léa ; je lui ai promis une relecture >10j",
        Meant(happened=COFFEE_LEA, favours=(f"i_owe promised | une relecture | 2026-03-26 | {LEA}",)),
    ),
    (
        "café @Léa ; j'ai promis à @Sam Dubois de l'appeler",
        Meant(happened=COFFEE_LEA, favours=(f"i_owe promised | l'appeler | - | {SAM}",)),
    ),
    (
        "call @Niamh ; I owe her an answer >tomorrow",
        Meant(
            happened="call 2026-03-16 Niamh O'Neil", favours=("i_owe promised | an answer | 2026-03-17 | Niamh O'Neil",)
        ),
    ),
    (
        "café @Sam Dubois @Léa ; elle m'a promis une intro",
        Meant(
            happened=f"coffee 2026-03-16 {SAM}, {LEA}",
            favours=(f"owed_to_me agreed | une intro | - | {SAM}, {LEA}",),
            asks=("who:elle m'a promis une intro",),
        ),
    ),
    (
        "café @Sam Dubois @Léa ; ils m'ont promis une intro",
        Meant(
            happened=f"coffee 2026-03-16 {SAM}, {LEA}", favours=(f"owed_to_me agreed | une intro | - | {SAM}, {LEA}",)
        ),
    ),
    ("café @Léa ; elle lui a promis un stage", Meant(happened=COFFEE_LEA)),
    ("café @Léa ; comme promis, envoyé le devis", Meant(happened=COFFEE_LEA)),
    ("café @Léa ; elle n'a rien promis", Meant(happened=COFFEE_LEA)),
    ("café @Léa ; j'ai envoyé le devis promis", Meant(happened=COFFEE_LEA)),
    (
        "café @Léa ; sa sœur m'a promis un gâteau",
        Meant(
            happened=COFFEE_LEA,
            favours=(f"owed_to_me agreed | un gâteau | - | {LEA}",),
            asks=("who:m'a promis un gateau",),
        ),
    ),
    (
        "café @Léa ; elle doit m'envoyer le contrat >ven",
        Meant(happened=COFFEE_LEA, favours=(f"owed_to_me agreed | m'envoyer le contrat | 2026-03-20 | {LEA}",)),
    ),
    ("café @Léa ; je dois partir tôt", Meant(happened=COFFEE_LEA)),
    (
        "café @Léa ; je dois un livre à @Marcus",
        Meant(happened=COFFEE_LEA, favours=("i_owe promised | un livre | - | Marcus Bell",)),
    ),
    (
        "@Marcus owes me a dinner",
        Meant(happened="other 2026-03-16 Marcus Bell", favours=("owed_to_me agreed | a dinner | - | Marcus Bell",)),
    ),
    # Help, both ways
    (
        "café @Léa ; elle m'a beaucoup aidé pour le bilan",
        Meant(happened=COFFEE_LEA, favours=(f"received received | le bilan | - | {LEA}",)),
    ),
    (
        "@Sam Dubois m'a aidé",
        Meant(happened=f"other 2026-03-16 {SAM}", favours=(f"received received | A helping hand | - | {SAM}",)),
    ),
    ("café @Léa ; ça m'a aidé à réfléchir", Meant(happened=COFFEE_LEA)),
    ("café @Léa ; elle ne m'a pas aidé", Meant(happened=COFFEE_LEA)),
    (
        "I helped @Priya move house",
        Meant(happened="other 2026-03-16 Priya Raman", favours=("given given | move house | - | Priya Raman",)),
    ),
    (
        "j’ai aidé @Inès à préparer son oral, super contente",
        Meant(
            happened=f"other 2026-03-16 {INES}",
            favours=(f"given given | préparer son oral, super contente | - | {INES}",),
        ),
    ),
    # Follow-ups
    ("rappeler @Paul Mercier >lundi", Meant(follow_ups=("rappeler | 2026-03-23 | Paul Mercier",))),
    (
        "relancer @Paul Durand pour le devis >2s",
        Meant(follow_ups=("relancer Paul Durand pour le devis | 2026-03-30 | Paul Durand",)),
    ),
    ("message à @Léa >demain", Meant(follow_ups=(f"message | 2026-03-17 | {LEA}",))),
    (
        "café @Léa hier, relancer >ven",
        Meant(happened=f"coffee 2026-03-15 {LEA}", follow_ups=(f"relancer | 2026-03-20 | {LEA}",)),
    ),
    (
        "café @Léa ; à relancer >tous les 15 jours",
        Meant(happened=COFFEE_LEA, follow_ups=(f"à relancer | 2026-03-31 | {LEA} | P15D",)),
    ),
    ("@Claire ; déjeuner >every monday", Meant(follow_ups=("déjeuner | 2026-03-23 | Claire Dubosc | P1W",))),
    ("café @Léa ; elle va me rappeler", Meant(happened=COFFEE_LEA)),
    ("café @Léa ; ne pas relancer", Meant(happened=COFFEE_LEA)),
    # Relations, worlds, through whom
    (
        "café @Léa ; elle connaît @Marcus et @Zoé Petit",
        Meant(happened=COFFEE_LEA, relations=(f"{LEA} | knows | Marcus Bell", f"{LEA} | knows | +Zoé Petit")),
    ),
    ("@Léa et @Sam Dubois se connaissent", Meant(relations=(f"{LEA} | knows | {SAM}",))),
    ("@Léa ne connaît pas @Marcus", Meant(happened=f"other 2026-03-16 {LEA}, Marcus Bell")),
    (
        "@Léa knows @Marcus ; relancer >2s",
        Meant(relations=(f"{LEA} | knows | Marcus Bell",), follow_ups=(f"relancer | 2026-03-30 | {LEA}",)),
    ),
    (
        "@Zoé Petit via @Léa ; monde : édition, jeunesse",
        Meant(worlds=("+Zoé Petit | édition", "+Zoé Petit | jeunesse"), via=LEA),
    ),
    ("café @Léa ; tout le monde : content", Meant(happened=COFFEE_LEA)),
    # Names
    ("croisé @lea et @SAM DUBOIS ce matin", Meant(happened=f"meeting 2026-03-16 {LEA}, {SAM}")),
    (
        "lunch with @Sam I owe him a quote",
        Meant(happened=f"meal 2026-03-16 {SAM}", favours=(f"i_owe promised | a quote | - | {SAM}",)),
    ),
    ("le devis d’@Inès est parti", Meant(happened=f"other 2026-03-16 {INES}")),
    ("coffee with @Priya's boss", Meant(happened="coffee 2026-03-16 Priya Raman")),
    ("café @Core #veille", Meant(happened=f"coffee 2026-03-16 {LEA}, {SAM}", tags=("veille",))),
    ('dîner @"Close ones"', Meant(happened=f"meal 2026-03-16 {INES}")),
    ("apéro @Noyau", Meant(happened=f"drink 2026-03-16 {LEA}, {SAM}")),
    (
        "café @Léa du Crédit Agricole",
        Meant(happened="coffee 2026-03-16 ?Léa du Crédit Agricole", asks=("person:lea du credit agricole",)),
    ),
    (
        "vu @Paul Durand ; @Paul cherche un associé",
        Meant(happened="meeting 2026-03-16 Paul Durand", needs=("Paul Durand | un associé",)),
    ),
    ("vu @Bruno Mars hier", Meant(happened="meeting 2026-03-15 +Bruno Mars")),
    ("@Sam/@Léa : point budget", Meant(happened=f"other 2026-03-16 {SAM}, {LEA}")),
    ("café 🌿 @Zoé🌿 hier", Meant(happened="coffee 2026-03-15 +Zoé")),
    # In English
    (
        "coffee with @Priya and @Marcus yesterday; I owe Priya a reply >mon",
        Meant(
            happened="coffee 2026-03-15 Priya Raman, Marcus Bell",
            favours=("i_owe promised | a reply | 2026-03-23 | Priya Raman",),
        ),
    ),
    (
        "met @Dana Scott at the book fair last weekend, she's looking for an illustrator",
        Meant(happened="meeting 2026-03-14 +Dana Scott", needs=("+Dana Scott | an illustrator",)),
    ),
    (
        "email from @Niamh: contract signed; follow up >in 3 weeks",
        Meant(
            happened="email 2026-03-16 Niamh O'Neil",
            follow_ups=("follow up | 2026-04-06 | Niamh O'Neil",),
        ),
    ),
    (
        "drink with @Marcus on 7 March; he helped me with the tax forms",
        Meant(
            happened="drink 2026-03-07 Marcus Bell",
            favours=("received received | the tax forms | - | Marcus Bell",),
        ),
    ),
    (
        "@Niamh knows @Dana Scott ; @Dana offers workshops for schools",
        Meant(
            relations=("Niamh O'Neil | knows | +Dana Scott",),
            offers=("+Dana Scott | workshops for schools",),
        ),
    ),
    ("? move to Bristol >end of year", Meant(decision="move to Bristol | 2026-12-31")),
    (
        "video with @Priya, her new team >2w",
        Meant(follow_ups=("video with Priya, her new team | 2026-03-30 | Priya Raman",)),
    ),
    (
        "I was promised a refund by @Marcus",
        Meant(
            happened="other 2026-03-16 Marcus Bell",
            favours=("owed_to_me agreed | a refund by Marcus | - | Marcus Bell",),
        ),
    ),
    (
        "@Priya and @Marcus know each other ; world: publishing",
        Meant(
            relations=("Priya Raman | knows | Marcus Bell",),
            worlds=("Priya Raman | publishing", "Marcus Bell | publishing"),
            asks=("who:world: publishing",),
        ),
    ),
    ("called @Niamh last friday, no answer", Meant(happened="call 2026-03-13 Niamh O'Neil")),
    ("not looking for work, said @Marcus", Meant(happened="other 2026-03-16 Marcus Bell")),
    (
        "lunch @Sam Dubois promised a quote",
        Meant(
            happened=f"meal 2026-03-16 {SAM}",
            favours=(f"owed_to_me agreed | a quote | - | {SAM}",),
            asks=("promised:@sam dubois promised a quote",),
        ),
    ),
    ("dinner with @Priya in spring 2024", Meant(happened="meal 2024-21 Priya Raman")),
    ("Note to self: read the contract before Monday", Meant(happened="other 2026-03-16")),
    # What it was found wanting in
    (
        "vu @Léa, à relancer >2s",
        Meant(happened=f"meeting 2026-03-16 {LEA}", follow_ups=(f"à relancer | 2026-03-30 | {LEA}",)),
    ),
    (
        "rencontré @Zoé Petit >lundi",
        Meant(happened="meeting 2026-03-16 +Zoé Petit", follow_ups=("Follow up | 2026-03-23 | +Zoé Petit",)),
    ),
    (
        "café @Léa ; promis devis >ven, planning >lundi",
        Meant(
            happened=COFFEE_LEA,
            favours=(
                f"i_owe promised | devis | 2026-03-20 | {LEA}",
                f"i_owe promised | planning | 2026-03-23 | {LEA}",
            ),
        ),
    ),
    (
        "café @Léa ; promis un gâteau à ma sœur",
        Meant(
            happened=COFFEE_LEA,
            favours=(f"i_owe promised | un gâteau à ma sœur | - | {LEA}",),
            asks=("who:promis un gateau a ma soeur",),
        ),
    ),
    (
        "café @Sam Dubois @Léa ; promis à Sam un devis",
        Meant(
            happened=f"coffee 2026-03-16 {SAM}, {LEA}",
            favours=(f"i_owe promised | un devis | - | {SAM}",),
        ),
    ),
    ("l'associée de @Léa cherche un comptable", Meant(happened=f"other 2026-03-16 {LEA}")),
    ("2026-03-10 14:30 appel @Léa", Meant(happened=f"call 2026-03-10 {LEA}")),
    ("mar. 10/03 café @Léa", Meant(happened=f"coffee 2026-03-10 {LEA}")),
    ("coffee with @Léa last summer", Meant(happened=f"coffee 2025-22 {LEA}")),
    ("café @Léa December 3", Meant(happened=f"coffee 2025-12-03 {LEA}")),
    (
        "café @Léa;promis devis>ven",
        Meant(happened=COFFEE_LEA, favours=(f"i_owe promised | devis | 2026-03-20 | {LEA}",)),
    ),
    ("🎂 avec @Léa", Meant(happened=f"other 2026-03-16 {LEA}")),
    (
        "café @Léa ; @Sam Dubois ; promis devis",
        Meant(happened=f"coffee 2026-03-16 {LEA}, {SAM}", favours=(f"i_owe promised | devis | - | {SAM}",)),
    ),
    (
        "aidé par @Léa sur le bilan",
        Meant(happened=f"other 2026-03-16 {LEA}", favours=(f"received received | le bilan | - | {LEA}",)),
    ),
    (
        "dîner avec @Inès Caron et @Claire Dubosc ; Inès m'a aidée pour le pitch ; je dois à Claire un retour >jeudi",
        Meant(
            happened=f"meal 2026-03-16 {INES}, Claire Dubosc",
            favours=(
                f"received received | le pitch | - | {INES}",
                "i_owe promised | un retour | 2026-03-19 | Claire Dubosc",
            ),
        ),
    ),
    (
        "café @Léa ; I've helped her with the tax form",
        Meant(happened=COFFEE_LEA, favours=(f"given given | the tax form | - | {LEA}",)),
    ),
    # What only looks like a mark
    ("café @Léa, elle dit « promis ; demain >ven #fin » et part", Meant(happened=COFFEE_LEA)),
    ("appel @Léa -> rappel du contexte, attente > 3 mois", Meant(happened=f"call 2026-03-16 {LEA}")),
    ("mail @Léa : voir https://example.org/@sam/#top;x>ven", Meant(happened=f"email 2026-03-16 {LEA}")),
    ("café @Léa, merci ;) à bientôt", Meant(happened=COFFEE_LEA)),
    ("cours de C# et F# avec @Léa @ 14h", Meant(happened=f"other 2026-03-16 {LEA}")),
    ("vu que @Léa part, on attend", Meant(happened=f"other 2026-03-16 {LEA}")),
    ("@Léa met en place un atelier", Meant(happened=f"other 2026-03-16 {LEA}")),
    ("call for papers avec @Léa", Meant(happened=f"other 2026-03-16 {LEA}")),
    ("dispo 24/7 pour @Léa", Meant(happened=f"other 2026-03-16 {LEA}")),
    # When
    ("hier café @Léa", Meant(happened=f"coffee 2026-03-15 {LEA}")),
    ("2026-03-10: appel @Léa, tout va bien", Meant(happened=f"call 2026-03-10 {LEA}")),
    ("mardi 10 mars, réunion avec @Inès", Meant(happened=f"meeting 2026-03-10 {INES}")),
    ("dinner with @Priya last night", Meant(happened="meal 2026-03-15 Priya Raman")),
    ("coffee with @Marcus two weeks ago", Meant(happened="coffee 2026-03-02 Marcus Bell")),
    ("café @Léa, printemps 2024", Meant(happened=f"coffee 2024-21 {LEA}")),
    ("appel @Léa : livrer avant vendredi", Meant(happened=f"call 2026-03-16 {LEA}")),
    ("café @Léa, elle part lundi", Meant(happened=COFFEE_LEA, asks=("when:lundi",))),
    ("café @Léa demain", Meant(happened=COFFEE_LEA, asks=("when:demain",))),
    ("café @Léa ; on se revoit mardi", Meant(happened=COFFEE_LEA)),
    # Decisions
    (
        "? embaucher ou sous-traiter >30/06 ; relancer @Inès >2s",
        Meant(decision="embaucher ou sous-traiter | 2026-06-30", follow_ups=(f"relancer | 2026-03-30 | {INES}",)),
    ),
    ("Raise my day rate ? >end of the month", Meant(decision="Raise my day rate ? | 2026-03-31")),
    # Nobody to promise it to
    (
        "promis devis >ven",
        Meant(
            happened="other 2026-03-16",
            favours=("i_owe promised | devis | 2026-03-20",),
            asks=("nobody:promis devis >ven",),
        ),
    ),
    ("promis de dormir plus tôt", Meant(happened="other 2026-03-16")),
    ("@Léa ; elle va mieux", Meant(happened=f"other 2026-03-16 {LEA}")),
)
