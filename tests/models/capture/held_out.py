"""Thirty sentences as people really write them, which the grammar was never tuned to.

They were written before the grammar was, after reading what stands in the sample data of contact logs, diaries
and shared notebooks, in both languages: abbreviations, typos, emoji, an address, dates without a mark, a name
by its initials. What each means was written down by hand, as its writer meant it, in the words of the program,
even where the grammar promises nothing of the kind. The figure is told as it is; nobody shall better it by
changing the grammar for one of these.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the writer meant. A wording is right when it is part of what was kept.

    ``happened`` is channel, day and people, or empty when nothing has; ``given`` is (kind, wording, due, people).
    ``asks`` says whether a question must be asked: then only the people are compared beside it.
    """

    sentence: str
    happened: str = ""
    tags: tuple[str, ...] = ()
    favours: tuple[tuple[str, str, str, str], ...] = ()
    follow_ups: tuple[tuple[str, str, str], ...] = ()
    experiences: tuple[tuple[str, str], ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    offers: tuple[tuple[str, str], ...] = ()
    relations: tuple[str, ...] = ()
    decision: str = ""
    asks: bool = False


HELD_OUT = (
    Wanted(
        sentence="Café avec @Inès Caron ce matin, elle hésite encore sur le logo, à rappeler semaine prochaine",
        happened="coffee 2026-03-16 Inès Caron",
        follow_ups=(("rappeler semaine prochaine", "-", "Inès Caron"),),
    ),
    Wanted(
        sentence="tel @Paul Durand : devis ok, acompte reçu 👍",
        happened="call 2026-03-16 Paul Durand",
    ),
    Wanted(
        sentence="Had a coffee with @Priya, she's moving to Leeds in June 🎉",
        happened="coffee 2026-03-16 Priya Raman",
    ),
    Wanted(
        sentence="met @Dave at the coworking, does webflow sites, knows @Claire Dubosc",
        happened="meeting 2026-03-16 +Dave",
        relations=("+Dave | knows | Claire Dubosc",),
    ),
    Wanted(
        sentence="Dinner w/ @Marcus Bell last night. Owe him a book + intro to Samira",
        happened="meal 2026-03-15 Marcus Bell",
        favours=(("i_owe promised", "a book + intro to Samira", "-", "Marcus Bell"),),
    ),
    Wanted(
        sentence="visio @niamh 20min - rien de neuf, elle me tient au courant",
        happened="video 2026-03-16 Niamh O'Neil",
    ),
    Wanted(
        sentence="message de @Léa hier soir: le comité a validé!! facture à envoyer >ven",
        happened="message 2026-03-15 Léa Martin",
        follow_ups=(("facture à envoyer", "2026-03-20", "Léa Martin"),),
    ),
    Wanted(sentence="rdv dentiste jeudi", asks=True),
    Wanted(
        sentence="@Sam Dubois m'a filé le contact de son comptable (super sympa)",
        happened="other 2026-03-16 Sam Dubois",
    ),
    Wanted(
        sentence="déj avec @JB Koenig, il monte une asso #vélo",
        happened="meal 2026-03-16 +JB Koenig",
        tags=("vélo",),
    ),
    Wanted(sentence="appelé @Maman, ça va mieux", happened="call 2026-03-16 +Maman"),
    Wanted(
        sentence="Ran into @Mike Turner at the gym, training for a marathon. Follow up in 2 weeks",
        happened="meeting 2026-03-16 +Mike Turner",
        follow_ups=(("in 2 weeks", "-", "+Mike Turner"),),
    ),
    Wanted(
        sentence="vu @Claire au marché samedi, elle cherche un graphiste pour son fils ???",
        happened="meeting 2026-03-14 Claire Dubosc",
        needs=(("Claire Dubosc", "un graphiste pour son fils"),),
    ),
    Wanted(
        sentence="Email from @Tom Reed <tom@tallowreed.example>: wants quote by 12/04",
        happened="email 2026-03-16 +Tom Reed",
    ),
    Wanted(
        sentence="pas de nouvelles de @Paul Mercier depuis noël, relancer >10j",
        follow_ups=(("relancer", "2026-03-26", "Paul Mercier"),),
    ),
    Wanted(
        sentence="Coffee with @lena.k, talked about the studio move for two hours",
        happened="coffee 2026-03-16 +lena.k",
    ),
    Wanted(sentence="sms @Inès : merci pour hier soir ❤️", happened="message 2026-03-16 Inès Caron"),
    Wanted(
        sentence="Promised @Niamh I'd send the pricing sheet by Friday",
        happened="other 2026-03-16 Niamh O'Neil",
        favours=(("i_owe promised", "send the pricing sheet by Friday", "-", "Niamh O'Neil"),),
    ),
    Wanted(
        sentence="Apéro chez @Marcus vendredi dernier avec @Léa et @Sam. Top !",
        happened="drink 2026-03-13 Marcus Bell, Léa Martin, Sam Dubois",
    ),
    Wanted(sentence="Note: client prefers calls before 10am, hates Slack", happened="other 2026-03-16"),
    Wanted(sentence="Prendre un stagiaire cet été ?", decision="Prendre un stagiaire cet été ? | -"),
    Wanted(
        sentence="12/03 réunion @Claire Dubosc + @Hugo (stagiaire) : maquettes v2 validées, reste le footer",
        happened="meeting 2026-03-12 Claire Dubosc, +Hugo",
    ),
    Wanted(sentence="@Léa dit que Paul est parti chez Orange", happened="other 2026-03-16 Léa Martin"),
    Wanted(sentence="Lunch @Priya @David tmrw?? need to confirm", asks=True),
    Wanted(
        sentence="il me doit toujours 3 affiches, relancer @Hugo Blin >fin du mois",
        favours=(("owed_to_me agreed", "3 affiches", "-", "+Hugo Blin"),),
        follow_ups=(("relancer", "2026-03-31", "+Hugo Blin"),),
    ),
    Wanted(
        sentence="helped @Sam w/ his landing page, took 1h",
        happened="other 2026-03-16 Sam Dubois",
        favours=(("given given", "his landing page", "-", "Sam Dubois"),),
    ),
    Wanted(
        sentence="Zoom @Marie d'Alembert 10h : vécu : rachat de sa boîte en 2021, m'a tout raconté",
        happened="video 2026-03-16 Marie d’Alembert",
        experiences=(("Marie d’Alembert", "rachat de sa boîte en 2021"),),
    ),
    Wanted(
        sentence="2026-03-10 call @Jean-Baptiste Kœnig. He promised to review my contract",
        happened="call 2026-03-10 Jean-Baptiste Kœnig",
        favours=(("owed_to_me agreed", "review my contract", "-", "Jean-Baptiste Kœnig"),),
    ),
    Wanted(
        sentence="je dois un resto à @Sam pour le coup de main !!!",
        happened="other 2026-03-16 Sam Dubois",
        favours=(("i_owe promised", "un resto", "-", "Sam Dubois"),),
    ),
    Wanted(sentence="@Paul a rappelé, ok pour 450€ / jour, démarrage le 1er avril", asks=True),
)
