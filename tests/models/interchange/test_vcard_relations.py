"""Whom a vCard names beside its own person, in every dialect: a relation, a line of the note, never nothing."""

from dataclasses import replace

import pytest

from models.importing import carry_out, rehearse_files
from models.interchange.card import Card
from models.interchange.records import Bond, Whom
from models.interchange.vcard import read
from models.interchange.vcard_dialects import Version
from models.interchange.vcard_writer import write
from models.people import People
from models.people.person import Person
from models.relations import Relations
from models.vault import Vault
from tests.builders import everything
from tests.models.interchange.vcards import card, only, vcf


def relation(*lines: str, version: str = "3.0") -> tuple[str, Whom, str]:
    """The one relation that a card of these lines tells: its kind, the other, and the line for a note."""
    (bond,) = read(vcf("FN:Léa", "UID:lea", *lines, version=version)).records
    assert isinstance(bond, Bond)
    assert bond.people[1] == Whom(uid="lea")
    return bond.kind, bond.people[0], bond.otherwise


@pytest.mark.parametrize(
    ("lines", "kind", "whom", "words"),
    [
        (("RELATED;TYPE=spouse;VALUE=text:Sam",), "spouse", Whom(name="Sam"), "Spouse: Sam"),
        (("RELATED;TYPE=friend:urn:uuid:f81d",), "friend", Whom(uid="urn:uuid:f81d"), ""),
        (("RELATED:mailto:Sam@Example.org",), "knows", Whom(email="sam@example.org"), "Knows: Sam@Example.org"),
        (("RELATED;TYPE=contact:https://a.example/sam.vcf",), "contact", Whom(), "Contact: https://a.example/sam.vcf"),
        (("item1.X-ABRELATEDNAMES:Sam", "item1.X-ABLabel:_$!<Spouse>!$_"), "spouse", Whom(name="Sam"), "Spouse: Sam"),
        (("item1.X-ABLabel:Belle-mère", "ITEM1.X-ABRELATEDNAMES;type=pref:Ana\\, la grande"), "belle-mère",
         Whom(name="Ana, la grande"), "Belle-mère: Ana, la grande"),
        (("X-SPOUSE:Sam",), "spouse", Whom(name="Sam"), "Spouse: Sam"),
        (("X-MS-MANAGER:Ana",), "manager", Whom(name="Ana"), "Manager: Ana"),
        (("X-EVOLUTION-ASSISTANT:Bo",), "assistant", Whom(name="Bo"), "Assistant: Bo"),
        (("X-KADDRESSBOOK-X-SpousesName:Sam",), "spouse", Whom(name="Sam"), "Spouse: Sam"),
        (("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ana;8;;;",), "mother", Whom(name="Ana"), "Mother: Ana"),
        (("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ana;0;muse;;",), "muse", Whom(name="Ana"), "Muse: Ana"),
        (("AGENT:BEGIN:VCARD\\nFN:Susan Thomas\\nEND:VCARD\\n",), "agent", Whom(name="Susan Thomas"),
         "Agent: Susan Thomas"),
        (("AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN;CHARSET=UTF-8:Léo", "END:VCARD"), "agent", Whom(name="Léo"),
         "Agent: Léo"),
    ],
)  # fmt: skip
def test_relations_in_every_dialect(lines: tuple[str, ...], kind: str, whom: Whom, words: str) -> None:
    assert relation(*lines) == (kind, whom, words)


@pytest.mark.parametrize("version", Version)
def test_they_are_given_back_as_they_came(version: Version) -> None:
    lines = ("item1.X-ABRELATEDNAMES:Sam", "item1.X-ABLabel:_$!<Spouse>!$_", "RELATED;TYPE=friend:urn:uuid:f81d")
    found = only(vcf("FN:Léa", "UID:lea", *lines))
    assert found.properties == lines
    assert (found.note, found.contacts) == ("", ())
    assert only(write([(as_person(found), None)], version)).properties == lines


def as_person(found: Card) -> Person:
    return Person(id=1, uid="1", name=found.name, role=found.role, town=found.town, note=found.note, dates=found.dates,
                  contacts=found.contacts, properties=found.properties)  # fmt: skip


BOOK = (
    vcf("FN:Léa", "UID:urn:uuid:1", "RELATED;TYPE=spouse:urn:uuid:2", "X-MANAGER:Nobody We Know")
    + vcf("FN:Sam", "UID:2", "RELATED;TYPE=SPOUSE:urn:uuid:1", "RELATED;TYPE=friend:urn:uuid:3")
    + vcf("FN:Twin", "TEL:1", "X-SPOUSE:Ana")
    + vcf("FN:Twin", "TEL:2", "X-SPOUSE:Ana")
)


def test_who_is_known_becomes_a_relation_and_who_is_not_a_line(vault: Vault) -> None:
    before = everything(vault)
    result = carry_out(vault, rehearse_files(vault, [("book.vcf", BOOK)]))
    people = People(vault)
    lea, sam = people.named("Léa")[0].id, people.named("Sam")[0].id
    assert [(each.other.id, each.kind) for each in Relations(vault).of(lea)] == [(sam, "spouse")]
    assert (people.get(lea).note, people.get(sam).note) == ("Manager: Nobody We Know", "")
    assert [people.get(row.id).note for row in people.named("Twin")] == ["Spouse: Ana", "Spouse: Ana"]
    assert "RELATED;TYPE=friend:urn:uuid:3" in people.get(sam).properties
    again = carry_out(vault, rehearse_files(vault, [("book.vcf", BOOK)]))
    assert (result.new, again.new, again.updated, again.told, again.batch) == (4, 0, 0, 0, None)
    vault.undo()
    assert everything(vault) == before


def test_who_is_left_out_is_related_to_nobody(vault: Vault) -> None:
    carry_out(vault, rehearse_files(vault, [("book.vcf", BOOK)]), leave_out=frozenset({1}))
    lea = People(vault).named("Léa")[0].id
    assert Relations(vault).of(lea) == []


# One value said in several ways


def test_alternatives_are_one_value_and_the_others_are_kept() -> None:
    found = card(
        "TITLE;ALTID=1;LANGUAGE=fr:Patron",
        "TITLE;ALTID=1;LANGUAGE=en;PREF=1:Boss",
        "NOTE;ALTID=2;LANGUAGE=fr:Bonjour",
        "NOTE;ALTID=2;LANGUAGE=en:Hello",
        "ADR;ALTID=a;LANGUAGE=fr;TYPE=home:;;1 rue;Lyon;;69001;",
        "ADR;ALTID=a;LANGUAGE=ja;TYPE=home:;;一;リヨン;;69001;",
        "ADR:;;2 rue;Nice;;06000;",
        "TEL;ALTID=lone:12",
        version="4.0",
    )
    assert (found.role, found.note) == ("Boss", "Bonjour")
    assert [one.value for one in found.contacts] == ["1 rue\n69001 Lyon", "2 rue\n06000 Nice", "12"]
    assert found.properties == (
        "TITLE;ALTID=1;LANGUAGE=fr;X-WHISPEER-ALTERNATIVE=1:Patron",
        "NOTE;ALTID=2;LANGUAGE=en;X-WHISPEER-ALTERNATIVE=1:Hello",
        "ADR;TYPE=home;ALTID=a;LANGUAGE=ja;X-WHISPEER-ALTERNATIVE=1:;;一;リヨン;;69001;",
    )
    for version in Version:
        again = only(write([(as_person(found), None)], version))
        assert replace(again, uid="", digest=b"", at="") == replace(found, uid="", digest=b"", at="")


# What is preferred, in every style


@pytest.mark.parametrize(
    "preferred",
    [";PREF:b@x.fr", ";PREF;INTERNET:b@x.fr", ";TYPE=PREF:b@x.fr", ";type=INTERNET;type=pref:b@x.fr",
     ";TYPE=INTERNET,PREF:b@x.fr", ";PREF=1:b@x.fr", ';TYPE="home,pref":b@x.fr', ";TYPE=home;PREF=42:b@x.fr"],
)  # fmt: skip
def test_what_is_preferred_comes_first(preferred: str) -> None:
    assert [one.value for one in card("EMAIL:a@x.fr", f"EMAIL{preferred}").contacts] == ["b@x.fr", "a@x.fr"]


def test_an_address_in_quoted_printable_with_soft_breaks_and_a_charset() -> None:
    found = card(
        "ADR;HOME;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:;;1 rue de l'=C9glise=0D=0A=",
        "B=E2t. 2;Br=E9vannes;;94=",
        "450;France",
        version="2.1",
    )
    (address,) = found.contacts
    assert address.parts == ("", "", "1 rue de l'Église\nBât. 2", "Brévannes", "", "94450", "France")
    assert (address.label, found.town) == ("home", "Brévannes")
