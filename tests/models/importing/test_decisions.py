"""What was decided of a card, field by field, is what happens; nobody is asked twice whom a card is not about."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models.completing import differences, taking, what_is_missing
from models.doubles import Doubles
from models.exporting import as_archive
from models.importing import Beside, Decision, Rehearsal, Verdict, carry_out, read_beside
from models.interchange.card import Card
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People
from models.vault import Vault
from tests.models.importing.books import LEA, bring_in, counts, rehearse
from tests.models.interchange.vcards import vcf

WORDS = st.sampled_from(("", "Nantes", "Rennes", "Brest"))
CONTACTS = st.lists(
    st.builds(
        ContactMethod,
        kind=st.just(ContactKind.EMAIL),
        value=st.sampled_from(("a@example.org", "b@example.org", "c@example.org")),
        label=st.sampled_from(("", "work")),
    ),
    max_size=3,
    unique_by=lambda one: one.value,
)
DATES = st.lists(
    st.builds(
        ImportantDate,
        kind=st.just(DateKind.BIRTHDAY),
        on=st.sampled_from(("1984-05-12", "--05-12", "1984-05-13", "--06-01")),
    ),
    max_size=1,
)
CARDS = st.builds(
    Card,
    name=st.sampled_from(("Léa", "Léa Martin")),
    at=st.just(""),
    digest=st.just(b""),
    town=WORDS,
    role=WORDS,
    note=WORDS,
    contacts=CONTACTS.map(tuple),
    dates=DATES.map(tuple),
    tags=st.lists(WORDS.filter(bool), max_size=2, unique=True).map(tuple),
)


@given(CARDS, CARDS)
def test_what_is_taken_whole_leaves_no_difference(stands: Card, said: Card) -> None:
    found = differences(stands, said, has_photo=False)
    after = replace(stands, **taking(stands, found))
    assert differences(after, said, has_photo=False) == ()
    assert len([day for day in after.dates if day.kind is DateKind.BIRTHDAY]) <= 1


@given(CARDS, CARDS)
def test_what_completes_loses_nothing(stands: Card, said: Card) -> None:
    after = replace(stands, **what_is_missing(stands, said, has_photo=False))
    assert (after.name, after.town or said.town) == (stands.name, stands.town or said.town)
    assert stands.town in ("", after.town) and stands.note in after.note
    assert set(stands.contacts) <= set(after.contacts)
    assert all(any(now.on[-5:] == one.on[-5:] for now in after.dates) for one in stands.dates)


@given(CARDS, CARDS, st.sets(st.integers(0, 12)))
def test_only_what_is_taken_changes(stands: Card, said: Card, places: set[int]) -> None:
    found = differences(stands, said, has_photo=False)
    taken = [one for place, one in enumerate(found) if place in places]
    assert taking(stands, taken).keys() == {one.field for one in taken}


LATER = vcf("UID:lea-1", "FN:Léa Martin-Roux", "TITLE:Boss", "ORG:La Grange", "TEL;TYPE=cell:06 12 34 56 78")


def beside(vault: Vault, rehearsal: Rehearsal, person: int | None = None) -> Beside:
    return read_beside(vault, rehearsal, 0, person)


def test_theirs_is_taken_where_it_was_chosen_and_mine_kept_elsewhere(vault: Vault) -> None:
    bring_in(vault, vcf("UID:lea-1", "FN:Léa Martin", "TITLE:Designer", "ORG:Le Moulin"))
    before = as_archive(vault)
    rehearsal = rehearse(vault, LATER)
    found = {one.field: one for one in beside(vault, rehearsal).differences}
    assert {field: (one.now, one.completes) for field, one in found.items()} == {
        "name": ("Léa Martin", False),
        "role": ("Designer", False),
        "organisation": ("Le Moulin", False),
        "contacts": (None, True),
    }
    carry_out(vault, rehearsal, decisions={0: Decision(taken=(found["name"], found["organisation"]))})
    (id,) = People(vault).ids()
    lea = People(vault).get(id)
    assert (lea.name, lea.role, lea.organisation, lea.contacts) == ("Léa Martin-Roux", "Designer", "La Grange", ())
    vault.undo()
    assert as_archive(vault) == before


def test_who_only_says_otherwise_changes_nothing_unless_it_is_taken(vault: Vault) -> None:
    bring_in(vault, LEA)
    rehearsal = rehearse(vault, vcf("UID:lea-1", "FN:Léa Roux"))
    (planned,) = rehearsal.planned
    assert (planned.verdict, planned.differs) == (Verdict.UNCHANGED, True)
    (name,) = beside(vault, rehearsal).differences
    assert counts(carry_out(vault, rehearsal, decisions={0: Decision(taken=())})) == (0, 0, 1)
    vault.undo()
    assert counts(carry_out(vault, rehearsal, decisions={0: Decision(taken=(name,))})) == (0, 1, 0)
    assert [row.name for row in People(vault).rows(People(vault).ids())] == ["Léa Roux"]


def test_what_was_written_since_is_not_lost(vault: Vault) -> None:
    bring_in(vault, LEA)
    rehearsal = rehearse(vault, LATER)
    found = beside(vault, rehearsal).differences
    (id,) = People(vault).ids()
    People(vault).change(id, contacts=[*People(vault).get(id).contacts, ContactMethod(kind=ContactKind.URL, value="x")])
    carry_out(vault, rehearsal, decisions={0: Decision(taken=found)})
    assert "x" in [one.value for one in People(vault).get(id).contacts]


def test_two_who_are_one_are_made_one(vault: Vault) -> None:
    known = People(vault).add("lea MARTIN", town="Nantes")
    rehearsal = rehearse(vault, vcf("FN:Léa Martin", "TITLE:Designer"))
    assert rehearsal.planned[0].alike == ((known, "lea MARTIN"),)
    name = next(one for one in beside(vault, rehearsal, known).differences if one.field == "name")
    role = next(one for one in beside(vault, rehearsal, known).differences if one.field == "role")
    result = carry_out(vault, rehearsal, decisions={0: Decision(taken=(name, role), same_as=known)})
    assert (counts(result), result.possible_duplicates) == ((0, 1, 0), 0)
    lea = People(vault).get(known)
    assert (lea.name, lea.role, lea.town) == ("Léa Martin", "Designer", "Nantes")
    assert counts(rehearse(vault, vcf("FN:Léa Martin", "TITLE:Designer"))) == (0, 0, 1), "the card is known now"


def test_two_who_are_two_are_not_asked_about_again(vault: Vault) -> None:
    known = People(vault).add("lea MARTIN")
    before = as_archive(vault)
    rehearsal = rehearse(vault, vcf("FN:Léa Martin"))
    carry_out(vault, rehearsal, decisions={0: Decision(apart=(known,))})
    assert len(People(vault).ids()) == 2
    assert Doubles(vault).find() == []
    assert rehearse(vault, vcf("FN:Léa Martin", "TITLE:Designer")).planned[0].looks_like == ("Léa Martin",)
    vault.undo()
    assert as_archive(vault) == before


def test_of_two_cards_of_somebody_new_the_first_stands(vault: Vault) -> None:
    rehearsal = rehearse(vault, LEA + LATER)
    fields = [one.field for one in read_beside(vault, rehearsal, 1).differences]
    assert fields == ["name", "organisation", "role"]
