"""Made people and notes in French and English, whose words are as frequent as words are (Zipf)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from models.text import fold


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GIVEN = _words(
    "Léa Sam Zoé Jean Marie Ana Ben Chloé Hugo Inès Jules Karim Louise Manon Nadia Omar Paul Rose Sophie Théo "
    "Agnès Bruno Claire David Élise Farid Grace Hélène Igor Judith Kévin Laura Marc Noémie Olivia Pierre"
)
_FAMILY = _words(
    "Martin Dubois Bernard Petit Robert Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia Roux Vincent "
    "Smith Jones Taylor Brown Wilson Evans Walker Wright Green Hall Wood Clarke Lewis Kœnig Ågren Müller Nuñez"
)
_TOWNS = _words("Nantes Rezé Rennes Lyon Paris Lille Angers Brest Tours London Leeds Bristol")
_ROLES = _words("designer maraîchère developer comptable writer notaire baker photographe engineer avocate")
_WORDS = _words(
    "de la le et the to of pour and est on avec projet a devis client she he week café call vu parlé site budget "
    "idea atelier train fair vigne wine salon contrat invoice facture école team équipe vendredi friday merci help "
    "tarif quote retard déménage closing boutique shop banque loan prêt recrute hiring cherche looking appartement "
    "bébé baby malade sick retour feedback maquette draft version texte photo marché market ferme farm bio organic"
)
_SYLLABLES = _words("ba ca dé fi ga ho ju ka lo mé na or pi qui ra sou tu va xe zo cha bri plo tre gno")
_CHANNELS = ("coffee", "meal", "call", "video", "email", "message", "meeting", "event")
_FIRST_DAY = date(2022, 1, 3)
_DAYS = 1500
_RARE = 4000


@dataclass(frozen=True, slots=True)
class Made:
    """One person, as the columns of the schema name it."""

    name: str
    organisation: str
    role: str
    town: str
    note: str
    email: str
    phone: str

    @property
    def card(self) -> str:
        """The same as a vCard."""
        return (
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{self.name}\r\nN:{self.name.split()[-1]};{self.name.split()[0]};;;\r\n"
            f"ORG:{self.organisation}\r\nTITLE:{self.role}\r\nEMAIL;TYPE=INTERNET:{self.email}\r\n"
            f"TEL;TYPE=CELL:{self.phone}\r\nADR;TYPE=HOME:;;1 rue du Port;{self.town};;44000;France\r\n"
            f"NOTE:{self.note}\r\nEND:VCARD\r\n"
        )


@dataclass(frozen=True, slots=True)
class Meeting:
    """One interaction; ``people`` are places in the list of people, from 0."""

    on: str
    channel: str
    text: str
    people: tuple[int, ...]


class World:
    """So many people and meetings, the same for the same numbers."""

    def __init__(self, people: int, meetings: int) -> None:
        self._dice = Random(people)
        rare = ("".join(self._dice.choices(_SYLLABLES, k=self._dice.randint(2, 4))) for _ in range(_RARE))
        self._vocabulary = tuple(dict.fromkeys((*_WORDS, *rare)))
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._vocabulary) + 1)))
        self.people = [self._person(number) for number in range(people)]
        self._meetings = meetings

    def meetings(self) -> Iterator[Meeting]:
        """The meetings, from the first day on; most are with the few that one sees often."""
        for number in range(self._meetings):
            day = _FIRST_DAY + timedelta(days=number * _DAYS // self._meetings)
            count = self._dice.choice((1, 1, 1, 2))
            who = {int(len(self.people) * self._dice.random() ** 2) for _ in range(count)}
            yield Meeting(
                day.isoformat(), self._dice.choice(_CHANNELS), self._said(self._dice.randint(5, 30)), tuple(who)
            )

    def _person(self, number: int) -> Made:
        dice = self._dice
        name = f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)}"
        email = f"{fold(name).replace(' ', '.')}{number}@example.org"
        phone = f"+33 6 {number:08}"  # a number of their own: with one number and one name they would be one person
        work = f"Studio {number % 700}"
        return Made(name, work, dice.choice(_ROLES), dice.choice(_TOWNS), self._said(8), email, phone)

    def _said(self, words: int) -> str:
        return " ".join(self._dice.choices(self._vocabulary, cum_weights=self._weights, k=words))
