"""What a column of an address book can be about, and the headers that say so, in English and in French."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.text import fold


class Target(StrEnum):
    """What a column is about."""

    SKIP = "skip"
    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    ADDITIONAL = "additional"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    ORGANISATION = "organisation"
    ROLE = "role"
    TOWN = "town"
    NOTE = "note"
    TAGS = "tags"
    WORLDS = "worlds"
    CIRCLE = "circle"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    IM = "im"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birth_year"
    BIRTH_MONTH = "birth_month"
    BIRTH_DAY = "birth_day"
    ANNIVERSARY = "anniversary"
    DATE = "date"
    MET_ON = "met_on"
    BOX = "box"
    EXTENDED = "extended"
    STREET = "street"
    LOCALITY = "locality"
    REGION = "region"
    CODE = "code"
    COUNTRY = "country"
    ADDRESS = "address"
    LABEL = "label"
    KEPT = "kept"


ADDRESS_PARTS = (
    Target.BOX,
    Target.EXTENDED,
    Target.STREET,
    Target.LOCALITY,
    Target.REGION,
    Target.CODE,
    Target.COUNTRY,
)
"""In the order of RFC 6350, section 6.3.1."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one column says.

    ``label`` is whose or which one it is (``work``, ``mobile``). Columns with the same ``group`` belong together:
    the parts of one address, a number and its label.
    """

    target: Target
    label: str = ""
    group: str = ""


SKIPPED = Meaning(Target.SKIP)
KEPT = Meaning(Target.KEPT)
_T = Target

_PLAIN: dict[Target, str] = {
    _T.NAME: "name, full name, display name, file as, nom complet, nom et prenom, prenom et nom, contact",
    _T.GIVEN: "first name, given name, firstname, prenom, prenoms",
    _T.FAMILY: "last name, family name, surname, lastname, nom, nom de famille",
    _T.ADDITIONAL: "middle name, additional name, deuxieme prenom, autres prenoms",
    _T.PREFIX: "name prefix, prefix, civilite, title, titre",
    _T.SUFFIX: "name suffix, suffix, suffixe",
    _T.NICKNAME: "nickname, surnom",
    _T.ORGANISATION: "company, organization, organisation, organization name, societe, entreprise, employeur",
    _T.ROLE: "job title, position, role, occupation, organization title, fonction, poste, metier, profession",
    _T.TOWN: "town, city, ville",
    _T.NOTE: "notes, note, comments, comment, remarques, commentaire, commentaires",
    _T.TAGS: "labels, group membership, categories, category, tags, groups, categorie, groupes, etiquettes",
    _T.WORLDS: "world, worlds, monde, mondes",
    _T.CIRCLE: "circle, cercle",
    _T.BIRTHDAY: "birthday, date of birth, birth date, ne le, nee le, ne(e) le, date de naissance, naissance, "
    "anniversaire",
    _T.BIRTH_YEAR: "birth year",
    _T.BIRTH_MONTH: "birth month",
    _T.BIRTH_DAY: "birth day",
    _T.ANNIVERSARY: "anniversary, wedding anniversary, anniversaire de mariage, anniversaire de mariage ou fete",
    _T.MET_ON: "connected on",
}

_LABELLED: dict[Target, dict[str, str]] = {
    _T.EMAIL: {
        "": "email, e-mail, mail, email address, e-mail address, primary email, courriel, "
        "adresse e-mail, adresse email, adresse de messagerie, adresse electronique, mel",
        "other": "secondary email, e-mail 2 address, e-mail 3 address, adresse de messagerie 2, "
        "adresse de messagerie 3",
        "work": "work email, business email, email pro, e-mail professionnel, courriel professionnel",
        "home": "home email, personal email, email perso, e-mail personnel, courriel personnel",
    },
    _T.PHONE: {
        "": "phone, telephone, phone number, tel, tel., telephone number, numero de telephone, primary phone",
        "mobile": "mobile, mobile phone, cell, cell phone, mobile number, portable, tel. mobile, "
        "telephone mobile, telephone portable, tel portable",
        "work": "work phone, business phone, business phone 2, company main phone, telephone (bureau), "
        "telephone 2 (bureau), telephone professionnel, tel. bureau, tel bureau",
        "home": "home phone, home phone 2, telephone (domicile), telephone 2 (domicile), telephone fixe, "
        "fixe, tel. domicile, tel domicile",
        "other": "other phone, telephone (autre)",
        "fax": "fax, fax number, telecopie",
        "work fax": "business fax, telecopie (bureau)",
        "home fax": "home fax, telecopie (domicile)",
        "pager": "pager, pager number, recepteur de radiomessagerie",
        "car": "car phone, telephone (voiture)",
    },
    _T.URL: {
        "": "url, website, web page, web site, site web, site internet, page web, site",
        "work": "web page 1, business web page",
        "home": "web page 2, personal web page",
    },
    _T.IM: {"": "im address, chat", "aim": "screen name", "skype": "skype"},
}

_PLACES = {
    "work": ("business", "work", "(bureau)"),
    "home": ("home", "(domicile)"),
    "other": ("other", "(autre)"),
}
_PARTS: dict[Target, str] = {
    _T.STREET: "street, address, rue, adresse, street 2, street 3, address 2, rue 2, rue 3",
    _T.LOCALITY: "city, ville",
    _T.REGION: "state, dep/region, departement/region, region",
    _T.CODE: "postal code, zipcode, zip, zip code, code postal",
    _T.COUNTRY: "country, country/region, pays, pays/region",
    _T.BOX: "address po box, po box, b.p.",
}
_BARE_PARTS: dict[Target, str] = {
    _T.STREET: "street, street address, address line 1, rue, adresse, address, adresse postale",
    _T.EXTENDED: "address line 2, complement d'adresse",
    _T.REGION: "state, region, departement",
    _T.CODE: "postal code, zip, zip code, code postal, cp",
    _T.COUNTRY: "country, pays",
}

_NUMBERED = re.compile(r"(e-mail|phone|address|website|event|im|organization|relation|custom field) (\d{1,3}) - (.+)")
"""Google's columns: which, the how many-eth, and what of it."""

_NUMBERED_TARGETS: dict[tuple[str, str], Target] = {
    ("e-mail", "value"): _T.EMAIL,
    ("phone", "value"): _T.PHONE,
    ("website", "value"): _T.URL,
    ("im", "value"): _T.IM,
    ("event", "value"): _T.DATE,
    ("organization", "name"): _T.ORGANISATION,
    ("organization", "title"): _T.ROLE,
    ("relation", "value"): _T.KEPT,
    ("custom field", "value"): _T.KEPT,
    ("address", "formatted"): _T.ADDRESS,
    ("address", "street"): _T.STREET,
    ("address", "city"): _T.LOCALITY,
    ("address", "po box"): _T.BOX,
    ("address", "region"): _T.REGION,
    ("address", "postal code"): _T.CODE,
    ("address", "country"): _T.COUNTRY,
    ("address", "extended address"): _T.EXTENDED,
}


def _known() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for target, headers in _BARE_PARTS.items():
        found |= {header: Meaning(target, "", "address") for header in headers.split(", ")}
    for place, marks in _PLACES.items():
        for target, parts in _PARTS.items():
            meaning = Meaning(target, place, f"{place} address")
            for mark in marks:
                ordered = ((part, mark) if mark.startswith("(") else (mark, part) for part in parts.split(", "))
                found |= {" ".join(pair): meaning for pair in ordered}
    for target, labels in _LABELLED.items():
        for label, headers in labels.items():
            found |= {header: Meaning(target, label) for header in headers.split(", ")}
    for target, headers in _PLAIN.items():
        found |= {header: Meaning(target) for header in headers.split(", ")}
    return found


_KNOWN = _known()


def meaning_of(header: str) -> Meaning:
    """What a column with this header says; ``SKIPPED`` where it is not known. Accents and case are forgiven."""
    said = fold(header)
    if known := _KNOWN.get(said):
        return known
    numbered = _NUMBERED.fullmatch(said)
    if numbered is None:
        return SKIPPED
    kind, number, part = numbered.groups()
    group = f"{kind} {number}"
    if part in ("type", "label", "service"):
        return Meaning(Target.LABEL, "", group)
    target = _NUMBERED_TARGETS.get((kind, part))
    return Meaning(target, "", group) if target else SKIPPED


def known_headers(headers: Sequence[str]) -> int:
    """How many of these headers are known: by it the separator of a file is found."""
    return sum(meaning_of(header).target is not Target.SKIP for header in headers)
