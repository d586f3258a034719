"""Who knows whom is said once, from either side, and those who met are known to have."""

import unicodedata

import pytest

from models.errors import Refused
from models.interactions import Interactions
from models.people import People
from models.relations import Relations
from models.vault import Vault
from tests.builders import everything, people


def test_a_relation_is_seen_from_both_sides(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    id = Relations(vault).relate(lea, sam, "sister", "jumelles")
    [from_lea], [from_sam] = Relations(vault).of(lea), Relations(vault).of(sam)
    assert (from_lea.id, from_lea.other.name, from_lea.kind, from_lea.note) == (id, "Sam", "sister", "jumelles")
    assert (from_sam.id, from_sam.other.name, from_sam.kind) == (id, "Léa", "sister")
    assert (from_lea.outward, from_sam.outward, from_lea.met_together) == (True, False, False)


def test_the_same_said_twice_is_said_once(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    relations = Relations(vault)
    id = relations.relate(lea, sam, "proché")
    again = unicodedata.normalize("NFD", " proché ")
    assert relations.relate(lea, sam, again) == relations.relate(sam, lea, "proché") == id
    other = relations.relate(sam, lea, "neighbour")
    assert [relation.id for relation in relations.of(lea)] == [id, other]
    assert len([change for change in vault.history() if change.label == "Relate two people"]) == 2


def test_a_relation_can_be_said_otherwise_but_not_twice(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    relations = Relations(vault)
    knows = relations.relate(lea, sam)
    neighbour = relations.relate(sam, lea, "neighbour")
    relations.change(knows, kind="cousin", note="du côté de sa mère")
    assert [(one.kind, one.note) for one in relations.of(sam)] == [
        ("cousin", "du côté de sa mère"),
        ("neighbour", ""),
    ]
    before = everything(vault)
    for kind in ("cousin", " cousin "):
        with pytest.raises(Refused, match="noted already"):
            relations.change(neighbour, kind=kind, note="")  # told from the other side
    assert everything(vault) == before
    relations.change(neighbour, kind="neighbour", note="la porte à côté")


def test_nobody_is_related_to_themselves_or_to_someone_gone(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    id = Relations(vault).relate(lea, sam)
    People(vault).remove(sam)
    before = everything(vault)
    with pytest.raises(Refused, match="same person"):
        Relations(vault).relate(lea, lea)
    for other in (sam, 99):
        with pytest.raises(Refused, match="no longer there"):
            Relations(vault).relate(lea, other)
    with pytest.raises(Refused, match="no longer there"):
        Relations(vault).change(id, kind="x", note="")
    assert everything(vault) == before
    assert Relations(vault).of(lea) == []


def test_those_who_were_at_the_same_interaction_have_met(vault: Vault) -> None:
    lea, sam, omar, zoe = people(vault, "Léa", "Sam", "Omar", "Zoé")
    for on in ("2026-03-01", "2026-03-02"):
        Interactions(vault).log(on=on, people=[lea, sam, omar])
    Interactions(vault).log(on="2026-03-03", people=[zoe])
    Relations(vault).relate(sam, lea)
    relations = Relations(vault).of(lea)
    assert [(one.id is None, one.other.name, one.met_together) for one in relations] == [
        (False, "Sam", True),
        (True, "Omar", True),
    ]
    assert Relations(vault).of(zoe) == []


def test_a_relation_can_be_unsaid(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    id = Relations(vault).relate(lea, sam)
    Relations(vault).remove(id)
    assert Relations(vault).of(lea) == []
    vault.undo()
    assert [one.id for one in Relations(vault).of(lea)] == [id]


def test_those_one_knows_come_by_name(vault: Vault) -> None:
    me, zoe, elodie, ana = people(vault, "Moi", "Zoé", "Élodie", "Ana")
    for other in (zoe, elodie, ana):
        Relations(vault).relate(me, other)
    assert [one.other.name for one in Relations(vault).of(me)] == ["Ana", "Élodie", "Zoé"]
