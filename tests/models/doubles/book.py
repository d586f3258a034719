"""A made-up address book in which it is known who stands twice, and who only looks so."""

import random
from dataclasses import dataclass, field

from models.people import ContactKind, ContactMethod, People
from models.vault import Vault

_GIVEN = """Adèle Agathe Aïcha Alice Amélie Anaïs André Antoine Arthur Aurélie Baptiste Béatrice Benoît Bruno Camille
Céline Chloé Clément Corinne Damien Denis Diane Élise Émile Estelle Étienne Fabien Fanny Fatou Félix Florence
Gaëlle Georges Guillaume Hélène Hugo Inès Irène Jérôme Joël Judith Julie Karim Laëtitia Léon Lucie Malik
Marion Maël Naïma Noé Oscar Pascal Quentin Rachid Romain Sabine Salomé Sofia Sylvie Tristan Ulysse Yann
Yasmine Zoé Frédéric Philippe Isabelle Nicolas Sébastien Stéphane Thomas Valérie Christophe Catherine"""
GIVEN = _GIVEN.split()
_FAMILY = """Abadie Aubert Bailly Barbier Baudry Béranger Bertin Blanchard Bodin Boucher Bourgeois Bréchet Brunel Cadiou
Carpentier Chabrol Chevalier Clavel Collet Cordier Courtois Crépin Dallery Daumas Delmas Deschamps Diallo
Doumergue Drouet Dubreuil Dufour Durieux Esnault Fabre Ferrand Fléchard Fontaine Fournel Gaillard Garnier
Gautreau Gérard Girardin Gosselin Granger Grosjean Guérin Guichard Hamel Hébert Hénaff Jacquet Jolivet
Kervella Labbé Lacombe Lambert Langlois Larrieu Lebrun Leclerc Lefèvre Legrand Lemoine Lenoir Leroux Lévêque
Lombard Maillard Marchand Masson Mercier Meunier Michaud Moreau Morvan Nguyen Noël Okafor Pagès Pelletier
Perrin Picard Poirier Prévost Quéré Raynal Renaud Ricard Rolland Roussel Sabatier Santoni Schneider Ségur
Tanguy Texier Thibault Tissot Vaillant Valentin Vasseur Verdier Vidal Vignaud Weber Zimmermann"""
FAMILY = _FAMILY.split()
PET = {
    "Frédéric": "Fred",
    "Philippe": "Phil",
    "Isabelle": "Isa",
    "Nicolas": "Nico",
    "Sébastien": "Seb",
    "Stéphane": "Steph",
    "Thomas": "Tom",
    "Valérie": "Val",
    "Christophe": "Chris",
    "Catherine": "Cathy",
}
TOWNS = ["Brest", "Nantes", "Lyon", "Lille", "Rennes", "Toulouse", "Dijon", "Metz", "Pau", "Nice"]
WITHOUT = str.maketrans("àâäçéèêëîïôöùûüÿÉÈÊÀÇ", "aaaceeeeiioouuuyEEEAC")


@dataclass
class Entry:
    """One card: a name and what else tells who it is."""

    name: str
    email: str = ""
    phone: str = ""
    organisation: str = ""
    town: str = ""

    @property
    def contacts(self) -> list[ContactMethod]:
        """Its addresses."""
        said = ((ContactKind.EMAIL, self.email), (ContactKind.PHONE, self.phone))
        return [ContactMethod(kind=kind, value=value) for kind, value in said if value]


@dataclass
class Book:
    """Cards, and the pairs of places that are one person."""

    entries: list[Entry] = field(default_factory=list)
    doubles: set[tuple[int, int]] = field(default_factory=set)


def made_up(size: int = 5_000, doubles: int = 400, seed: int = 1) -> Book:
    """A book of ``size`` cards of which ``doubles`` stand for someone who is there already.

    Among the others are couples and sisters who share a number, houses that share an address, and homonyms.
    """
    draw = random.Random(seed)
    book = Book()
    names = [(given, family) for given in GIVEN for family in FAMILY]
    draw.shuffle(names)
    names += [(given, f"{family}-{draw.choice(FAMILY)}") for given, family in names]
    traps = doubles // 4
    singles = size - doubles - 3 * traps
    for number, (given, family) in enumerate(names[:singles]):
        book.entries.append(_someone(draw, number, given, family))
    for place in draw.sample(range(singles), doubles):
        twin = _twin(draw, book.entries[place])
        book.doubles.add((place, len(book.entries)))
        book.entries.append(twin)
    taken = {entry.name for entry in book.entries} | {f"{given} {family}" for given, family in names[:singles]}
    for place in draw.sample(range(singles), 3 * traps):
        book.entries.append(_lookalike(draw, book.entries[place], len(book.entries), taken))
    return book


def _someone(draw: random.Random, number: int, given: str, family: str) -> Entry:
    entry = Entry(f"{given} {family}", organisation=f"Maison {number % 900}", town=draw.choice(TOWNS))
    plain = f"{given}.{family}".lower().translate(WITHOUT)
    if draw.random() < 0.7:
        entry.email = f"{plain}@example{number % 50}.org"
    if draw.random() < 0.6:
        entry.phone = f"06 {number // 10000:02} {number // 100 % 100:02} {number % 100:02} {draw.randrange(100):02}"
    return entry


def _twin(draw: random.Random, of: Entry) -> Entry:
    """The same person as another program wrote them: fewer accents, another order, a short name, a slip of the pen."""
    given, family = of.name.split(" ", 1)
    ways = [
        of.name.translate(WITHOUT),
        f"{family} {given}",
        f"{family.upper()} {given}",
        f"{given[0]}. {family}",
        f"{PET.get(given, given)} {family}",
        f"M. {given} {family}",
        given + " " + family[:3] + family[2:],
    ]
    keeps_email, keeps_phone = draw.random() < 0.5, draw.random() < 0.5
    spaced = of.phone.replace(" ", draw.choice(["", ".", "-"]))
    abroad = "+33" + spaced[1:] if spaced and draw.random() < 0.5 else spaced
    return Entry(
        draw.choice(ways),
        email=of.email.upper() if keeps_email else "",
        phone=abroad if keeps_phone else "",
        organisation=of.organisation if draw.random() < 0.8 else "",
        town=of.town if draw.random() < 0.6 else "",
    )


def _lookalike(draw: random.Random, of: Entry, number: int, taken: set[str]) -> Entry:
    """Somebody else: at the same number, in the same firm, or of the same name in another town."""
    family = of.name.split(" ", 1)[1]
    free = [each for each in GIVEN if f"{each} {family}" not in taken]
    other = draw.choice(free or ["Ombeline"])
    taken.add(f"{other} {family}")
    kind = number % 3
    if kind == 0:
        return Entry(f"{other} {family}", phone=of.phone or "02 98 00 00 00", town=of.town)
    if kind == 1:
        return Entry(
            f"{other} {family}-{draw.choice(FAMILY)}", email="contact@example.org", organisation=of.organisation
        )
    towns = [town for town in TOWNS if town != of.town]
    return Entry(
        of.name, email=f"autre{number}@example.net", organisation=f"Ailleurs {number}", town=draw.choice(towns)
    )


def put_in(vault: Vault, book: Book) -> list[int]:
    """The ids of the people of a book, in its order."""
    people = People(vault)
    with vault.change("Import an address book"):
        return [
            people.add(entry.name, organisation=entry.organisation, town=entry.town, contacts=entry.contacts)
            for entry in book.entries
        ]
